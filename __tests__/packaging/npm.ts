// Runs npm and git as a user does, on every platform.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/**
 * `npm run` sets the path of npm; otherwise the one on the PATH is used. npm asks its registry for a newer npm, even with --offline, and prints
 * a notice if the answer arrives before it ends; the variable stops that.
 */
export function npm(args: string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ran {
  const own = process.env.npm_execpath;
  const quiet = { ...options, env: { npm_config_update_notifier: 'false', ...options.env } };
  return own === undefined ? run('npm', args, quiet) : run(process.execPath, [own, ...args], quiet);
}

export function git(...args: string[]): Ran {
  return run('git', args);
}

export function run(
  program: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Ran {
  const { cwd = root, env = {} } = options;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (error) throw error;
  return { exitCode: status, stdout, stderr };
}
