// Finds the logins of this job that login-record.ts has stored.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LoginRecord } from './login-record.ts';

const RECORD_NAME = /^oci-wif-[0-9a-f]{16}\.json$/;

export interface FoundRecord {
  file: string;
  record: LoginRecord;
}

/** @returns the logins with this profile in this home, newest first */
export function findRecords(ociHome: string, profile: string): FoundRecord[] {
  const { RUNNER_TEMP: directory = '' } = process.env;
  const records = namesIn(directory)
    .filter((name) => RECORD_NAME.test(name))
    .map((name) => path.resolve(directory, name))
    .map((file) => ({ file, record: readRecord(file) }))
    .filter((found): found is FoundRecord => found.record?.ociHome === ociHome && found.record.profile === profile);
  return records.sort((one, other) => other.record.time - one.record.time);
}

/** @returns undefined if there is none, or if it is damaged */
export function readRecord(file: string): LoginRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as LoginRecord | null;
    const isWhole = typeof record?.time === 'number' && Object(record.receipt) === record.receipt;
    return isWhole && Array.isArray(record.variables) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** The state that names the file can be changed between two steps, so only a file with such a name is removed. */
export function removeRecord(file: string): void {
  if (!RECORD_NAME.test(path.basename(file))) return;
  try {
    rmSync(file, { force: true });
  } catch {
    // It holds no secret, and the runner empties its directory.
  }
}

export function hasParts({ receipt }: LoginRecord): boolean {
  return Object.values(receipt).some((part) => part !== undefined);
}

function namesIn(directory: string): string[] {
  try {
    return directory === '' ? [] : readdirSync(directory);
  } catch {
    return [];
  }
}
