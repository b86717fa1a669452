// What is different on Windows: access lists instead of file modes, files that cannot be replaced while they are open,
// spellings of a path, and how a program is killed.

import { execFile, spawnSync } from 'node:child_process';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemErrorCode } from '../failure.ts';
import { programEnvironment } from './program-environment.ts';

/**
 * On Windows, where modes have no effect: lets only this account read the new directory, by replacing its access list. What is created in the
 * directory later inherits the new list. Does nothing below the home directory, where Windows gives access to the same accounts. Elsewhere, a
 * new directory inherits what its drive allows: usually, every account may read it.
 *
 * @returns false if the list could not be replaced, as on a drive without access lists
 */
export async function restrictToAccount(directory: string): Promise<boolean> {
  if (process.platform !== 'win32' || isBelowHome(directory)) return true;
  try {
    const accounts = [await accountId(), ...ALWAYS].map((id) => `*${id}:(OI)(CI)F`);
    await runSystemProgram('icacls.exe', [directory, '/inheritance:r', '/grant:r', ...accounts, '/q']);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds for each of the two programs, which usually need less than fifty. */
const TIMEOUT = 10_000;

/** They can take over every file anyway: the system, and the administrators of the machine. */
const ALWAYS = ['S-1-5-18', 'S-1-5-32-544'];

function isBelowHome(directory: string): boolean {
  return [homedir, () => userInfo().homedir].some((find) => {
    try {
      return comparablePath(directory).startsWith(comparablePath(path.join(find(), path.sep)));
    } catch {
      // A process may have no home: a service without a profile, or an environment without the variables of the system.
      return false;
    }
  });
}

/** The security identifier, because names can be ambiguous. `whoami` prints `"machine\name","S-1-5-…"`. */
async function accountId(): Promise<string> {
  const { stdout } = await runSystemProgram('whoami.exe', ['/user', '/fo', 'csv', '/nh']);
  const [, id] = /"(S-1-[\d-]+)"\s*$/.exec(stdout) ?? [];
  if (id === undefined) throw new Error('whoami printed no security identifier');
  return id;
}

function runSystemProgram(name: string, args: string[]): Promise<{ stdout: string }> {
  const program = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', name);
  const options = { env: programEnvironment(), timeout: TIMEOUT, windowsHide: true };
  return promisify(execFile)(program, args, options);
}

/**
 * Runs one operation of the file system. On Windows, a file that another process holds open cannot be renamed, replaced or removed meanwhile,
 * so it is tried again for up to three seconds. Elsewhere, open files prevent nothing.
 *
 * @throws what the operation throws at last
 */
export async function retryWhileHeld<T>(operation: () => Promise<T>): Promise<T> {
  const waits = waitTimes();
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === undefined || !isHeld(error)) throw error;
      await delay(wait);
    }
  }
}

/**
 * Milliseconds. Virus scanners, indexers and backup programs hold a new file for a fraction of a second. Shorter than the time after which
 * another process takes over the lock of the config.
 */
const PATIENCE = 3_000;

/** Milliseconds; each wait is longer than the one before. */
const SHORTEST_WAIT = 10;
const LONGEST_WAIT = 200;

/**
 * What Windows answers while a file is open elsewhere (EBUSY), while its directory is in use (EPERM, EACCES), and when it was deleted but
 * keeps its name until it is closed (EPERM, ENOTEMPTY).
 */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);

/** Milliseconds between two attempts. Empty where open files prevent nothing. */
function* waitTimes(): Generator<number, undefined> {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === 'win32' && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return undefined;
}

function isHeld(error: unknown): boolean {
  return HELD.has(systemErrorCode(error));
}

/** Compares two paths as the operating system does: on Windows, upper and lower case and both slashes are the same. Links are not followed. */
export function isSamePath(one: string | undefined, other: string | undefined, platform = process.platform): boolean {
  if (one === undefined || other === undefined) return one === other;
  return comparablePath(one, platform) === comparablePath(other, platform);
}

/** @returns the text that all spellings of a path have in common */
function comparablePath(anyPath: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? path.win32.normalize(anyPath).toLowerCase() : anyPath;
}

/** Windows has no process groups, so the program's children are found by their parent. Synchronous, because it also runs when Node ends. */
export function killTree(pid: number): void {
  const taskkill = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  const options = { env: programEnvironment(), stdio: 'ignore', windowsHide: true } as const;
  const { status } = spawnSync(taskkill, ['/pid', String(pid), '/t', '/f'], options);
  if (status !== 0) process.kill(pid, 'SIGKILL');
}
