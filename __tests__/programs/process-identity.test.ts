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
