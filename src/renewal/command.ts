// Runs the user's command for a subject token. What it prints is a secret, also when it is the wrong thing: it is never repeated.

import { spawn } from 'node:child_process';
import { Failure } from '../failure.ts';

export interface CommandSource {
  /** One text, as it was typed: for the shell. */
  command: string;
  /** Absolute; where it was typed. */
  directory: string;
  /** All that the command is given. Secret. */
  environment: Record<string, string>;
}

/** Characters. No token comes near it. */
const LIMIT = 1024 * 1024;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * @param timeout seconds
 * @returns what it printed on stdout, without blanks around it
 * @throws Failure `fault`: a command that asks somebody else for the token may fail in passing
 */
export async function outputOf({ command, directory, environment }: CommandSource, timeout: number): Promise<string> {
  const child = spawn(command, {
    shell: true,
    cwd: directory,
    env: environment,
    // What it has to say to the user goes where ours goes.
    stdio: ['ignore', 'pipe', 'inherit'],
    // A process group of its own: the shell is ended with all that it has started.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const kill = (): void => {
    try {
      if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Gone in this moment.
    }
    // Whoever has left the group may still hold the other end.
    child.stdout.destroy();
  };
  // In its own group it does not hear what the terminal tells ours.
  const interrupted = (_name: string, number: number): void => {
    process.exit(128 + number);
  };
  process.once('exit', kill);
  for (const signal of SIGNALS) process.on(signal, interrupted);

  let output = '';
  let why: string | undefined;
  const giveUp = (reason: string): void => {
    why ??= reason;
    kill();
  };
  const timer = setTimeout(giveUp, timeout * 1000, `did not end within ${timeout} s`);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.length > LIMIT) giveUp(`printed more than ${LIMIT} characters`);
  });
  try {
    const end = await new Promise<string | undefined>((resolve) => {
      child.once('error', () => {
        resolve('could not be started: there is no shell, or its directory is gone');
      });
      child.once('close', (code, signal) => {
        const said = code === null ? `was ended by ${String(signal)}` : `ended with exit code ${code}`;
        resolve(code === 0 ? undefined : said);
      });
    });
    why ??= end;
  } finally {
    clearTimeout(timer);
    process.off('exit', kill);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
  const token = output.trim();
  if (why === undefined && token === '') why = 'printed nothing on stdout (exit code 0)';
  if (why !== undefined) throw new Failure('transient', 'No subject token', `--subject-token-command ${why}`);
  return token;
}
