// Starts the background process so that it outlives the step that starts it and keeps none of the step's pipes open, and waits until it says
// that it has started.

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { readClaims } from '../federation/subject-token.ts';
import { diskFailure } from '../failure.ts';
import { identify, type ProcessIdentity } from '../system/process-identity.ts';
import { printable } from '../text/printable.ts';
import { type RenewalRequest, serializeRequest, STARTED } from './request.ts';
import type { SubjectSource } from './subject-source.ts';

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
        child.stdin.end(serializeRequest(request));
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

// When a renewal ends at the latest. The login computes it, so this is not in the bundle of the background process. Pure.

/** Milliseconds: how long a GitHub job may run on GitHub's runners. Used for a request token that does not declare its expiry. */
const SIX_HOURS = 6 * 3600_000;

/**
 * Without a valid request token, GitHub issues no new subject token.
 *
 * @param longest milliseconds that the renewal may last at most
 * @returns when the renewal ends at the latest, milliseconds since the epoch
 */
export function latestEnd(source: SubjectSource, now: number, longest = Infinity): number {
  let sourceEnds = Infinity;
  if ('requestToken' in source) {
    const expiry = (readClaims(source.requestToken)?.exp ?? 0) * 1000;
    sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
  }
  return Math.min(sourceEnds, now + longest);
}

// The environment of the background process: what it needs to reach the network as the login does, and nothing that a later step can take away.

/** The variables needed to reach the network as this process does, and the one by which the runner finds processes that a job has left. */
const INHERITED =
  /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|OCI_METADATA_BASE_URL|SystemRoot|TEMP|TMP|TMPDIR)$/i;

/** @param directory where relative paths start, absolute */
export function renewerEnvironment(environment: NodeJS.ProcessEnv, directory: string): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value === '' || !INHERITED.test(name)) continue;
    inherited[name] = value;
  }
  const {
    NODE_OPTIONS: options,
    NODE_EXTRA_CA_CERTS: extra,
    SSL_CERT_FILE: file,
    SSL_CERT_DIR: directories,
  } = inherited;
  // The process does not stay in this directory, and OpenSSL reads SSL_CERT_DIR for each connection.
  if (extra !== undefined) inherited.NODE_EXTRA_CA_CERTS = resolve(directory, extra);
  if (file !== undefined) inherited.SSL_CERT_FILE = resolve(directory, file);
  if (directories !== undefined)
    inherited.SSL_CERT_DIR = directories
      .split(delimiter)
      .map((each) => resolve(directory, each))
      .join(delimiter);
  if (options !== undefined) inherited.NODE_OPTIONS = withoutForeignCode(options);
  return inherited;
}

/**
 * Code that is loaded into every Node program of the job, such as a tracer, is not for a process that holds the client secret, and may be found
 * in the directory of one step only. A debugger could make the process wait for ever.
 *
 * @returns NODE_OPTIONS without the options that load code or open a debugger
 */
export function withoutForeignCode(options: string): string {
  const kept: string[] = [];
  const words = splitOptions(options);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [name = ''] = word.split('=', 1);
    // Node takes `_` for `-`, except at the beginning.
    const option = name.replace(/(?<=^--.*)_/g, '-');
    if (option.startsWith('--inspect') || FOREIGN_CODE.has(option)) {
      if (WITH_VALUE.has(option) && !word.includes('=')) words.shift();
    } else {
      kept.push(word);
    }
  }
  return kept.map(quoted).join(' ');
}

/** With the value in the same word, behind `=`, or in the next one. */
const WITH_VALUE = new Set([
  ...['-r', '--require', '--import', '--loader', '--experimental-loader', '--experimental-config-file'],
  ...['--inspect-port', '--debug-port', '--inspect-publish-uid'],
]);
const FOREIGN_CODE = new Set([...WITH_VALUE, '--experimental-default-config-file']);

/**
 * As Node does: words are separated by spaces, double quotes hold one together, and a backslash escapes a character only between them.
 *
 * @see https://nodejs.org/api/cli.html#node_optionsoptions, and ParseNodeOptionsEnvVar in Node's src/node_options.cc
 */
function splitOptions(options: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let index = 0; index < options.length; index += 1) {
    let character = options.charAt(index);
    if (character === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    if (character === ' ' && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    if (character === '\\' && isQuoted) {
      index += 1;
      character = options.charAt(index);
    }
    word = (word ?? '') + character;
  }
  return word === undefined ? words : [...words, word];
}

function quoted(word: string): string {
  return /[ "\\]/.test(word) ? `"${word.replace(/["\\]/g, '\\$&')}"` : word;
}
