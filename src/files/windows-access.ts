// Lets only this account read a new directory on Windows, where file modes have no effect.

import { execFile } from 'node:child_process';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { comparablePath } from './same-path.ts';

/** Milliseconds for each of the two programs, which usually need less than fifty. */
const TIMEOUT = 10_000;

/** They can take over every file anyway: the system, and the administrators of the machine. */
const ALWAYS = ['S-1-5-18', 'S-1-5-32-544'];

/**
 * Replaces the access list of the directory; what is created in it later inherits the new one. Does nothing below the home directory, where
 * Windows gives access to the same accounts. Elsewhere, a new directory inherits what its drive allows: usually, every account may read it.
 *
 * @returns false if the list could not be replaced, as on a drive without access lists
 */
export async function replaceAccessList(directory: string): Promise<boolean> {
  if (isBelowHome(directory)) return true;
  try {
    const accounts = [await accountId(), ...ALWAYS].map((id) => `*${id}:(OI)(CI)F`);
    await runSystemProgram('icacls.exe', [directory, '/inheritance:r', '/grant:r', ...accounts, '/q']);
    return true;
  } catch {
    return false;
  }
}

function isBelowHome(directory: string): boolean {
  const homes = [homedir(), userInfo().homedir].map((home) => comparablePath(path.join(home, path.sep)));
  return homes.some((home) => comparablePath(directory).startsWith(home));
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
  return promisify(execFile)(program, args, { timeout: TIMEOUT, windowsHide: true });
}
