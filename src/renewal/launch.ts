// Starts the background process so that it outlives the step that starts it and keeps none of the step's pipes open, and waits until it says
// that it has started.

import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, type ProcessIdentity } from '../programs/process-identity.ts';
import { diskFailure } from '../files/disk-failure.ts';
import { printable } from '../text/printable.ts';
import { renewerEnvironment } from './environment.ts';
import { serialiseRequest, STARTED, type RenewalRequest } from './request.ts';

export interface Renewer {
  /** @returns undefined when the process could not be started, or has ended already */
  identify(): Promise<ProcessIdentity | undefined>;
  /**
   * Sends the request, and waits until the process has loaded everything and written the first line of its journal. A process that gets no
   * request ends with this process.
   *
   * @returns why the process did not start, in words; undefined: it has started
   */
  start(request: RenewalRequest): Promise<string | undefined>;
  /** Ends the process, also one that has not started. */
  kill(): Promise<void>;
}

/** What the logout needs to end the renewal. It contains no secret. */
export interface Renewal {
  directory: string;
  process: ProcessIdentity | undefined;
  /** Expiry of the session token that the login obtained, ISO 8601; undefined if the session is not renewed. */
  sessionExpiresAt?: string | undefined;
}

/** A small heap is enough for one token exchange every forty minutes. */
const NODE_FLAGS = ['--max-semi-space-size=1', '--max-old-space-size=64'];

/** Milliseconds. The process starts in a twentieth of a second; a machine may be very busy. */
const START_TIMEOUT = 30_000;

/** Characters of the message of a process that cannot start. */
const LONGEST_MESSAGE = 16 * 1024;

/**
 * The working directory is this process's, so that relative paths in the environment mean the same; the process leaves it once it has started.
 *
 * @param entry the built program, absolute
 */
export function startRenewer(entry: string, { timeout = START_TIMEOUT } = {}): Renewer {
  const child = spawn(process.execPath, [...NODE_FLAGS, entry], {
    // A separate session, so that the end of the step's process group does not end it.
    detached: true,
    // The runner waits until the step's pipes are closed, so the process must not inherit them. These pipes end with this process.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: renewerEnvironment(process.env, process.cwd()),
    windowsHide: true,
  });
  const pipes = [child.stdout, child.stderr] as Pipe[];
  // The login may fail before it has a request, and must not wait for this process then.
  for (const handle of [child, ...pipes]) handle.unref();
  const problem = problemOf(child);
  const killUnused = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killUnused);

  return {
    identify: () => (child.pid === undefined ? Promise.resolve(undefined) : identify(child.pid)),
    start: async (request) => {
      process.off('exit', killUnused);
      for (const pipe of pipes) pipe.ref();
      const timer = new AbortController();
      try {
        child.stdin.end(serialiseRequest(request));
        return await Promise.race([problem, lateness(timeout, timer.signal)]);
      } finally {
        timer.abort();
        for (const pipe of pipes) pipe.destroy();
      }
    },
    kill: async () => {
      child.ref();
      if (child.kill('SIGKILL')) await problem;
    },
  };
}

/** Node's types do not say that the pipes of a process are sockets. */
type Pipe = Readable & { ref(): void; unref(): void };

type PipedProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** @returns why the process did not start, in words; undefined: it says that it has started */
function problemOf(child: PipedProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes(STARTED)) resolve(undefined);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < LONGEST_MESSAGE) stderr += text;
    });
    child.once('error', (error) => {
      resolve(diskFailure(error, process.execPath).detail);
    });
    child.once('close', (code, signal) => {
      const end = signal === null ? `it ended with exit code ${String(code)}` : `it was ended by ${signal}`;
      resolve(causeIn(stderr) ?? end);
    });
    // The end of a process that has not read its request says why.
    child.stdin.on('error', () => undefined);
  });
}

async function lateness(timeout: number, signal: AbortSignal): Promise<string> {
  await delay(timeout, undefined, { signal }).catch(() => undefined);
  return `it did not start within ${timeout / 1000} s`;
}

/** Node prints the line of the program, then the error with its stack. */
function causeIn(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /^[\w ]*error\b.*: |^Cannot write/i.test(each)) ?? lines[0];
  return line === undefined ? undefined : printable(line);
}
