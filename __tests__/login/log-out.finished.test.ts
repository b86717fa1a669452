// A login whose process may still be running is left alone by a logout.

import { spawn, type ChildProcess } from 'node:child_process';
import { isFinished } from '../../src/login/log-out.ts';
import type { LoginRecord } from '../../src/profile/record.ts';
import { identify, type ProcessIdentity } from '../../src/system/process-identity.ts';

const HOUR = 60 * 60_000;
const NOW = Date.parse('2026-01-01T12:00:00Z');

let running: ChildProcess;
let pid: number;
beforeAll(() => {
  running = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  pid = running.pid!;
});
afterAll(() => {
  running.kill();
});

/** A login of this process so many milliseconds ago. */
const finished = (owner: ProcessIdentity, milliseconds: number): Promise<boolean> =>
  isFinished({ process: owner, time: new Date(NOW - milliseconds).toISOString() } as LoginRecord, NOW);

it('of this process is finished', async () => {
  expect(await finished({ pid: process.pid, start: undefined }, 0)).toBe(true);
});

it('of a process that has ended is finished', async () => {
  expect(await finished({ pid: 2 ** 30, start: '1' }, 0)).toBe(true);
});

it('of a process that is running is not finished', async () => {
  expect(await finished((await identify(pid))!, 0)).toBe(false);
});

it('of a process whose start is known is not finished while it runs, however old the login is', async () => {
  const owner = (await identify(pid))!;
  // Windows and systems without /proc do not tell it.
  expect(await finished(owner, 2 * HOUR)).toBe(owner.start === undefined);
});

it('is finished an hour later if only the number of its process is known, which another process may have by then', async () => {
  expect(await finished({ pid, start: undefined }, HOUR - 60_000)).toBe(false);
  expect(await finished({ pid, start: undefined }, HOUR + 60_000)).toBe(true);
});
