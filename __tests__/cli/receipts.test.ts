// Receipts of logins whose process may still be running are left alone by a logout.

import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createReceipt, findReceipts } from '../../src/cli/receipts.ts';
import { identify, type ProcessIdentity } from '../../src/system/process-identity.ts';
import { isWindows } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

const STATE = isWindows ? 'LOCALAPPDATA' : 'XDG_STATE_HOME';
const HOUR = 60 * 60_000;

let running: ChildProcess;
let pid: number;
beforeAll(() => {
  running = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  pid = running.pid!;
});
afterAll(() => {
  running.kill();
  removeTemporaryDirectories();
});

/** A receipt that the process has written so long ago. @returns whether a logout finds it */
async function isFound(owner: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const state = temporaryDirectory();
  process.env[STATE] = state;
  const remember = await createReceipt('/home/me/.oci', 'WIF');
  remember('registry', { configFile: 'c', registry: 'r' } as never);
  const directory = path.join(state, 'oci-wif');
  const file = path.join(directory, readdirSync(directory)[0]!);
  const content = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...content, process: owner }));
  const written = new Date(Date.now() - milliseconds);
  utimesSync(file, written, written);
  return (await findReceipts('/home/me/.oci', 'WIF')).length === 1;
}

it('of this process is found', async () => {
  expect(await isFound({ pid: process.pid, start: undefined }, 0)).toBe(true);
});

it('of a process that has ended is found', async () => {
  expect(await isFound({ pid: 2 ** 30, start: '1' }, 0)).toBe(true);
});

it('of a process that is running is not found', async () => {
  expect(await isFound((await identify(pid))!, 0)).toBe(false);
});

it('of a process whose start is known is not found while it runs, however old the receipt is', async () => {
  const owner = (await identify(pid))!;
  // Windows and systems without /proc do not tell it.
  expect(await isFound(owner, 2 * HOUR)).toBe(owner.start === undefined);
});

it('is found an hour later if only the number of its process is known, which another process may have by then', async () => {
  expect(await isFound({ pid, start: undefined }, HOUR - 60_000)).toBe(false);
  expect(await isFound({ pid, start: undefined }, HOUR + 60_000)).toBe(true);
});
