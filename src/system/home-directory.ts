// The home directory of the user. A container can run with any user ID, so there may be none.

import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { invalidInput } from '../failure.ts';
import { quoted } from '../text/printable.ts';

/** @returns undefined if HOME is not an absolute path, or if it is not set and the account database names no home directory */
export function findHomeDirectory(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param otherwise the setting that makes the home directory unnecessary, e.g. `oci-home`
 * @throws Failure `input` if there is none
 */
export function homeDirectory(otherwise: string): string {
  const home = findHomeDirectory();
  if (home !== undefined) return home;
  const { HOME: given = '' } = process.env;
  throw invalidInput(
    given === ''
      ? 'HOME is not set, and the account has no home directory'
      : `HOME is ${quoted(given)}, a relative path`,
    `an absolute path in HOME or in ${otherwise}`,
  );
}
