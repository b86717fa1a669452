// Runs the user's command for a subject token. Everything it prints is treated as a secret and never repeated, whatever it is.

import { Failure } from '../failure.ts';
import { runProgram } from '../programs/run-program.ts';

export interface CommandSource {
  /** The command line for the shell, as the user wrote it. */
  command: string;
  /** The working directory of the login, absolute. */
  directory: string;
  /** The whole environment of the command. Secret. */
  environment: Record<string, string>;
  /** Where the command's stderr goes. Default: the user sees it. */
  stderr?: 'ignore';
}

/**
 * @param timeout seconds
 * @returns what the command printed on stdout, without surrounding white space
 * @throws Failure `transient`: a command that requests the token from a server may succeed the next time
 */
export async function readTokenFromCommand(source: CommandSource, timeout: number): Promise<string> {
  const result = await runProgram({ stderr: 'inherit', ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === '' ? 'printed nothing on stdout (exit code 0)' : undefined);
  if (problem !== undefined) throw new Failure('transient', 'No subject token', `--subject-token-command ${problem}`);
  return token;
}
