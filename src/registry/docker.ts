// The docker program, where there is one: it knows its credential stores, and asks the registry whether it takes the password.

import { spawn } from 'node:child_process';
import { printable } from '../text/printable.ts';

export type DockerAnswer =
  | 'done'
  /** It is not there, or has no daemon to talk to, or does not answer. */
  | 'unavailable'
  /** In its own words, one line. */
  | { refused: string };

/** Milliseconds. */
const PATIENCE = 30_000;

/** The password goes through standard input. Never throws. */
export async function dockerLogin(host: string, username: string, password: string): Promise<DockerAnswer> {
  const { code, said } = await run(['login', host, '-u', username, '--password-stdin'], password);
  if (code === 0) return 'done';
  if (code === undefined || /daemon|permission denied|credential.*helper|executable file not found/i.test(said))
    return 'unavailable';
  return { refused: printable(said.replaceAll(password, '(withheld)').replace(/\s+/g, ' '), 200) };
}

/** Takes the password out of a credential store. Never throws. */
export async function dockerLogout(host: string): Promise<void> {
  await run(['logout', host], '');
}

/** @returns no code when the program cannot be started or does not end in time */
function run(args: string[], input: string): Promise<{ code: number | undefined; said: string }> {
  return new Promise((resolve) => {
    const child = spawn('docker', args, {
      env: process.env,
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    // Not spawn's own timeout: its timer keeps the step alive when there is no such program.
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    let said = '';
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code: code ?? undefined, said });
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text.slice(0, 2_000)));
    child.stdin.on('error', () => undefined);
    child.once('error', () => {
      end(null);
    });
    child.once('close', end);
    child.stdin.end(input);
  });
}
