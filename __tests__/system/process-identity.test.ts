// Identifies processes by more than their ID.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { exists, identify, identifyRunner, isRunning } from '../../src/system/process-identity.ts';
import { until } from '../e2e/background.ts';
import { POSIX_SHELL, PROC, PROCESS_START, unless } from '../platform.ts';

const PS = existsSync('/bin/ps') ? PROC : 'this system has no /bin/ps';
/** On Linux, ps also shows what it shows on macOS. */
const platforms = PS === undefined ? (['linux', 'darwin'] as const) : ([process.platform] as const);

const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
const platformIs = (value: NodeJS.Platform): void => {
  Object.defineProperty(process, 'platform', { configurable: true, value });
};
afterEach(() => {
  Object.defineProperty(process, 'platform', platform);
  jest.restoreAllMocks();
});

unless(PROCESS_START)('recognizes a process, and not another one with the same ID', async () => {
  const own = (await identify(process.pid))!;
  expect(own.start).toMatch(process.platform === 'darwin' ? /^\w+ .*\d{4}$/ : /^\d+$/);
  expect(await identify(process.pid)).toEqual(own);
  expect(await isRunning(own)).toBe(true);
  expect(await isRunning({ ...own, start: `${own.start!}0` })).toBe(false);
  // If the start is unknown, only the ID can be compared.
  expect(await isRunning({ ...own, start: undefined })).toBe(true);
});

it('recognizes its own process and its parent', async () => {
  expect(await isRunning((await identify(process.pid))!)).toBe(true);
  expect(await identify(process.pid)).toMatchObject({ pid: process.pid });
});

it.each([0, -1, 1.5, 2 ** 30])('finds no process %p', async (pid) => {
  expect(await identify(pid)).toBeUndefined();
  expect(await isRunning({ pid, start: undefined })).toBe(false);
});

unless(POSIX_SHELL ?? PROCESS_START).each(platforms)('treats a zombie process as ended, on %s', async (platform) => {
  platformIs(platform);
  // The shell starts a child, then becomes a program that never waits for it. Only then does the child end, with its input.
  const becomes = `"$0" -e 'console.log("ready"); setInterval(() => undefined, 1000)'`;
  const script = `exec 3<&0; cat <&3 & echo $!; exec ${becomes}`;
  const parent = spawn('sh', ['-c', script, process.execPath], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    let output = '';
    parent.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (!output.includes('ready')) await once(parent.stdout, 'data');
    const child = Number(output.split('\n')[0]);
    expect(await identify(child)).toMatchObject({ pid: child });
    parent.stdin.end();
    await until('its end', async () => (await identify(child)) === undefined);
    expect(() => process.kill(child, 0)).not.toThrow();
  } finally {
    parent.kill('SIGKILL');
  }
});

describe('the process of the runner', () => {
  const ppid = Object.getOwnPropertyDescriptor(process, 'ppid')!;
  const parentIs = (pid: number): void => {
    Object.defineProperty(process, 'ppid', { configurable: true, value: pid });
  };
  afterEach(() => {
    Object.defineProperty(process, 'ppid', ppid);
  });

  /** A shell of this name that starts as many shells, each within the one before. @returns the first and the last of them */
  async function startShells(name: string, inner: number) {
    const directory = mkdtempSync(path.join(tmpdir(), 'oci-wif-runner-'));
    const program = path.join(directory, name);
    symlinkSync('/bin/sh', program);
    const script = path.join(directory, 'script');
    // The last command keeps a shell from becoming the one before it.
    writeFileSync(script, 'if [ $1 -gt 0 ]; then sh "$0" $(($1 - 1)); else echo $$; read line; fi; :');
    const first = spawn(program, [script, String(inner)], { argv0: 'sh', stdio: ['pipe', 'pipe', 'ignore'] });
    const [line] = (await once(first.stdout, 'data')) as [Buffer];
    rmSync(directory, { recursive: true });
    return { first: first.pid!, last: Number(line), end: () => first.stdin.end() };
  }

  unless(PROC)('is found above the shell that runs the step', async () => {
    const { first, last, end } = await startShells('Runner.Worker', 2);
    try {
      parentIs(last);
      expect(await identifyRunner()).toEqual(await identify(first));
      parentIs(first);
      expect(await identifyRunner()).toEqual(await identify(first));
    } finally {
      end();
    }
  });

  unless(PROC)('is looked for in ten generations', async () => {
    for (const [inner, isFound] of [
      [9, true],
      [10, false],
    ] as const) {
      const { first, last, end } = await startShells('Runner.Worker', inner);
      try {
        parentIs(last);
        expect(await identifyRunner()).toEqual(isFound ? await identify(first) : undefined);
      } finally {
        end();
      }
    }
  });

  unless(PROC)('is not taken for another process, nor for one that does not exist', async () => {
    const { last, end } = await startShells('Runner (Worker)', 1);
    try {
      parentIs(last);
      expect(await identifyRunner()).toBeUndefined();
      parentIs(2 ** 30);
      expect(await identifyRunner()).toBeUndefined();
    } finally {
      end();
    }
  });
});

unless(PS)('reads the start from ps where there is no /proc', async () => {
  platformIs('darwin');
  const own = (await identify(process.pid))!;
  expect(own.start).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}$/);
  expect(await isRunning(own)).toBe(true);
  expect(await identifyRunner()).toEqual(await identify(process.ppid));
  expect(await identify(2 ** 22 + 1)).toBeUndefined();
});

it('compares the numbers alone on Windows', async () => {
  platformIs('win32');
  expect(await identify(process.pid)).toEqual({ pid: process.pid, start: undefined });
  expect(await isRunning({ pid: process.pid, start: 'any' })).toBe(true);
  expect(await isRunning({ pid: 2 ** 30, start: 'any' })).toBe(false);
});

unless(PROC)('reads the start as other programs do', async () => {
  const child = spawn('sleep', ['60']);
  try {
    await once(child, 'spawn');
    // The name has no blanks.
    const start = execFileSync('cut', ['-d', ' ', '-f', '22', `/proc/${child.pid!}/stat`], { encoding: 'utf8' });
    expect(await identify(child.pid!)).toEqual({ pid: child.pid, start: start.trim() });
  } finally {
    child.kill();
  }
});

/** What the system answers to one call after the other: whether the process exists. */
function systemAnswers(...answers: (true | 'ESRCH' | 'EPERM')[]): void {
  jest.spyOn(process, 'kill').mockImplementation(() => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === true) return true;
    throw Object.assign(new Error(answer), { code: answer });
  });
}

it('knows that a process of another account exists', async () => {
  systemAnswers('EPERM');
  expect(exists(process.pid)).toBe(true);
  expect(await isRunning({ pid: process.pid, start: undefined })).toBe(true);
  systemAnswers('ESRCH');
  expect(exists(process.pid)).toBe(false);
});

const NOBODY = 2 ** 22 + 1;
describe.each(platforms)('on %s, a process that ends while it is looked at', (platform) => {
  unless(platform === 'linux' ? PROC : PS)('does not exist', async () => {
    platformIs(platform);
    systemAnswers(true, 'ESRCH');
    expect(await identify(NOBODY)).toBeUndefined();
  });

  unless(platform === 'linux' ? PROC : PS)('has no start if the system shows none, as in some containers', async () => {
    platformIs(platform);
    systemAnswers(true);
    expect(await identify(NOBODY)).toEqual({ pid: NOBODY, start: undefined });
  });
});
