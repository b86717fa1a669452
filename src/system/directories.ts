// The user's home directory, and a private directory for the duration of the job, in the runner's temporary directory, which the runner empties
// after the job.

import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { diskFailure, invalidInput } from '../failure.ts';
import { firstGiven } from '../text/form.ts';
import { printable, quoted } from '../text/printable.ts';
import { keepAccessOfOwner } from './private-files.ts';
import { restrictToAccount } from './windows.ts';

/** @returns a new path. The directory is not created yet, so that the post step can be told of it first. */
export function nameWorkDirectory(): string {
  return path.resolve(firstGiven(process.env.RUNNER_TEMP) ?? tmpdir(), `oci-wif-${randomBytes(8).toString('hex')}`);
}

/** @throws Failure `Cannot write profile` that names the temporary directory and the variable that it comes from */
export async function makeWorkDirectory(directory: string): Promise<void> {
  keepAccessOfOwner();
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    const variable = VARIABLES.find((name) => firstGiven(process.env[name]) !== undefined);
    const from = variable === undefined ? '' : ` (${variable})`;
    throw diskFailure(error, `the temporary directory ${printable(path.dirname(directory), 4096)}${from}`);
  }
  await restrictToAccount(directory);
}

/** Where the temporary directory comes from, as in Node's `os.tmpdir`: the first that is set. */
const VARIABLES =
  process.platform === 'win32' ? ['RUNNER_TEMP', 'TEMP', 'TMP'] : ['RUNNER_TEMP', 'TMPDIR', 'TMP', 'TEMP'];

/** The record of a login can be changed between two steps, so only a directory with such a name is removed. */
export function isWorkDirectory(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    path.isAbsolute(value) &&
    path.normalize(value) === value &&
    /^oci-wif-[0-9a-f]{16}$/.test(path.basename(value))
  );
}

// The home directory. A container can run with any user ID, so there may be none.

/** @returns undefined if HOME is not an absolute path, or if it is not set and the account database names no home directory */
export function findHomeDirectory(): string | undefined {
  try {
    const home = homedir();
    return path.isAbsolute(home) ? home : undefined;
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
