// A token for GitHub's API: from the environment, or as the gh command has it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @returns undefined when there is none. Secret. */
export async function findGithubToken(apiHost: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = [environment.GITHUB_TOKEN, environment.GH_TOKEN].find((value) => value !== undefined && value !== '');
  if (given !== undefined) return /^[\x21-\x7e]+$/.test(given) ? given : undefined;
  try {
    const host = apiHost === 'api.github.com' ? 'github.com' : apiHost;
    const { stdout } = await run('gh', ['auth', 'token', '--hostname', host], { timeout: 5_000, env: environment });
    return stdout.trim() === '' ? undefined : stdout.trim();
  } catch {
    // Not installed, or not logged in to that host.
    return undefined;
  }
}
