// A token for GitHub's API: from the environment, or from the gh command if the user is logged in there.

import { runProgram } from '../../programs/run-program.ts';
import { firstGiven } from '../../text/first-given.ts';

/** @returns undefined when there is no token. Secret. */
export async function findGithubToken(apiHost: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = firstGiven(environment.GITHUB_TOKEN, environment.GH_TOKEN);
  // A secret that was pasted or read from a file often ends in a line break.
  if (given !== undefined) return /^[\x21-\x7e]+$/.test(given.trim()) ? given.trim() : undefined;
  const host = apiHost === 'api.github.com' ? 'github.com' : apiHost;
  const command = ['gh', 'auth', 'token', '--hostname', host] as const;
  const { exitCode, stdout } = await runProgram({ command, environment, stderr: 'capture', timeout: 5 });
  const token = stdout.trim();
  return exitCode === 0 && token !== '' ? token : undefined;
}
