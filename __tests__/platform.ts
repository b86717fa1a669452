// What tests can expect of the operating system that they run on. Where one cannot hold, it is skipped and its name gives the reason.

import { existsSync, statSync } from 'node:fs';

export const isWindows = process.platform === 'win32';
/** Wine sets this variable for every process: scripts/platforms/test-windows.mjs runs tests under it. */
export const isWine = isWindows && process.env.WINELOADER !== undefined;

/** @returns the permissions, or on Windows those that were expected: it reports the same for every file that can be written */
export function modeOf(file: string, expected: number): number {
  return isWindows ? expected : statSync(file).mode & 0o777;
}

/** Whether links can be made; without a privilege, Windows refuses. */
export const LINKS = isWine ? 'Wine makes no symbolic links' : undefined;
export const POSIX_SHELL = isWindows ? 'Windows has no POSIX shell' : undefined;
export const MODES = isWindows ? 'Windows has no file modes' : undefined;
export const SIGNALS = isWindows ? 'Windows has no signals' : undefined;
export const FULL_DEVICE = existsSync('/dev/full') ? undefined : 'this system has no /dev/full';
export const PROC = existsSync('/proc/self/environ') ? undefined : 'this system has no /proc';

/** macOS shows it through `ps`. */
export const PROCESS_START =
  process.platform === 'darwin' || PROC === undefined ? undefined : 'this system does not show when a process started';

/** @returns `it`, or a variant of it that skips and names the reason */
export function unless(reason: string | undefined): typeof it {
  return reason === undefined ? it : (withReason(it.skip, reason) as unknown as typeof it);
}

/** @returns `describe`, or a variant of it that skips and names the reason */
export function describeUnless(reason: string | undefined): typeof describe {
  return reason === undefined ? describe : (withReason(describe.skip, reason) as unknown as typeof describe);
}

function withReason(skip: jest.It | jest.Describe, reason: string) {
  const named = (name: unknown): string => `${String(name)} [skipped: ${reason}]`;
  const define = (name: unknown, ...rest: [never]) => {
    skip(named(name), ...rest);
  };
  const each =
    (table: never) =>
    (name: unknown, ...rest: [never]) => {
      skip.each(table)(named(name), ...rest);
    };
  return Object.assign(define, { each });
}
