// Identifies processes by more than their ID.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identify, isRunning } from '../../src/programs/process-identity.ts';
import { until } from '../e2e/background.ts';
import { POSIX_SHELL, PROCESS_START, unless } from '../platform.ts';

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
  // The shell starts a child, then becomes a program that never waits for it.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await until('its end', async () => (await identify(Number(line.toString()))) === undefined, 10);
    expect(() => process.kill(Number(line.toString()), 0)).not.toThrow();
  } finally {
    parent.kill('SIGKILL');
  }
});
