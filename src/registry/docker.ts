// Runs `docker login` if Docker is installed: it uses the configured credential store, and the registry checks the password.

import { runProgram, type ProgramResult } from '../programs/run-program.ts';
import { printable } from '../text/printable.ts';

export type DockerAnswer =
  | 'done'
  /** Docker is not installed, has no daemon, or does not answer. */
  | 'unavailable'
  /** Docker's error message, one line. */
  | { refused: string };

/** Seconds. */
const TIMEOUT = 30;

/** The password goes through standard input. Never throws. */
export async function dockerLogin(host: string, username: string, password: string): Promise<DockerAnswer> {
  const { exitCode, stderr } = await docker(['login', host, '-u', username, '--password-stdin'], password);
  if (exitCode === 0) return 'done';
  if (exitCode === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(stderr))
    return 'unavailable';
  return { refused: printable(stderr, 200) };
}

/** Removes a password from a credential store. Never throws. */
export async function dockerLogout(host: string): Promise<void> {
  await docker(['logout', host]);
}

function docker(args: string[], input = ''): Promise<ProgramResult> {
  return runProgram({ command: ['docker', ...args], input, stderr: 'capture', timeout: TIMEOUT });
}
