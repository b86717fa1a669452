// Identifies processes by more than their ID.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identify, identifyRunner, isRunning } from '../../src/system/process-identity.ts';
import { until } from '../e2e/background.ts';
import { POSIX_SHELL, PROC, PROCESS_START, unless } from '../platform.ts';

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

unless(POSIX_SHELL ?? PROCESS_START)('treats a zombie process as ended', async () => {
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
    await until('its end', async () => (await identify(child)) === undefined, 10);
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
    // The second command keeps a shell from becoming the first one.
    const script = Array.from({ length: inner }).reduce<string>(
      (within) => `sh -c '${within.replaceAll("'", `'\\''`)}'; :`,
      'echo $$; read line; :',
    );
    const first = spawn(program, ['-c', script], { argv0: 'sh', stdio: ['pipe', 'pipe', 'ignore'] });
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

unless(existsSync('/bin/ps') ? PROC : 'this system has no /bin/ps')(
  'reads the start from ps where there is no /proc',
  async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { configurable: true, value: 'darwin' });
    try {
      const own = (await identify(process.pid))!;
      expect(own.start).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}$/);
      expect(await isRunning(own)).toBe(true);
      expect(await identifyRunner()).toEqual(await identify(process.ppid));
      expect(await identify(2 ** 22 + 1)).toBeUndefined();
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  },
);
