// A login of this job as a file in the runner's temporary directory, which the runner empties after the job. The state of a step can be read
// only by its own post step; with this file, the action in `logout/` can undo the login earlier. Like the state, it contains no secret.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoginReceipt } from '../login/receipt.ts';

export interface LoginRecord {
  /** As in the request for the login. */
  ociHome: string;
  profile: string;
  /** Milliseconds since the epoch. */
  time: number;
  /** What is left to undo. */
  receipt: LoginReceipt;
  /** The variables that the login exported. */
  variables: string[];
}

/** @returns a new path; undefined outside a runner */
export function nameRecord(): string | undefined {
  const { RUNNER_TEMP: directory = '' } = process.env;
  return directory === '' ? undefined : path.resolve(directory, `oci-wif-${randomBytes(8).toString('hex')}.json`);
}

/** Never throws: without the file, the login is undone by its post step only. */
export function writeRecord(file: string, record: LoginRecord): void {
  try {
    writeFileSync(file, JSON.stringify(record), { mode: 0o600 });
  } catch {
    // The post step has the state.
  }
}
