// The files through which a step gives variables, outputs and state to the runner.

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { getState, saveState } from '@actions/core';
import { Failure } from '../failure.ts';
import type { LoginReceipt, Remember } from '../login/receipt.ts';
import { diskFailure } from '../system/disk-failure.ts';

const VARIABLES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'] as const;

/**
 * Call it before anything is written, because without these files a login could be neither used nor undone.
 *
 * @throws Failure `Cannot write runner file`
 */
export function checkCommandFiles(): void {
  for (const file of commandFiles()) {
    try {
      accessSync(file, constants.W_OK);
    } catch (error) {
      throw failure(error, 'nothing was changed', file);
    }
  }
}

/**
 * If `write` fails, what it has written to the files is removed again, so that no later step uses an undone login.
 *
 * @throws what `write` throws; Failure `Cannot write runner file` for an error of the file system
 */
export async function writeCommandFiles(write: () => void | Promise<void>): Promise<void> {
  const lengths = commandFiles().map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? 0] as const);
  try {
    await write();
  } catch (error) {
    for (const [file, length] of lengths) restoreLength(file, length);
    throw error instanceof Failure ? error : failure(error, 'the login was undone');
  }
}

/** @throws Failure `Cannot write runner file` for an error of the file system */
export function reportingFailure(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw failure(error, 'the login was undone');
  }
}

/** Without a variable, the toolkit uses commands on stdout instead of the file. */
function commandFiles(): string[] {
  return VARIABLES.map((name) => process.env[name] ?? '').filter((file) => file !== '');
}

function restoreLength(file: string, length: number): void {
  try {
    truncateSync(file, length);
  } catch {
    // The failure of the write is reported.
  }
}

/**
 * The toolkit reports a missing file without a code.
 *
 * @param consequence what became of the login
 */
function failure(error: unknown, consequence: string, file?: string): Failure {
  const missing = commandFiles().find((candidate) => !existsSync(candidate));
  const { path, code } = error as { path?: string; code?: string };
  const cause = code === undefined && missing !== undefined ? { code: 'ENOENT' } : error;
  const where = file ?? path ?? missing ?? 'a file of the runner';
  return diskFailure(cause, where).with({
    phrase: 'Cannot write runner file',
    furtherHint: `check the free space and the permissions of the runner; ${consequence}`,
  });
}

// What the main step stores for the post step. The runner prints state in debug logs, so it contains only names and paths.

/** The texts without which a part cannot be undone. */
const REQUIRED: Readonly<Record<keyof LoginReceipt, readonly string[]>> = {
  profile: ['ociHome', 'profile', 'loginId', 'fingerprint'],
  renewal: ['directory'],
  registry: ['host', 'configFile', 'directory'],
};

export interface JobMemory {
  /**
   * The last value of a state counts; an empty one says that there is nothing to undo.
   *
   * @throws Failure `Cannot write runner file`
   */
  remember: Remember;
  /** The login has exported these variables. */
  rememberVariables: (names: string[]) => void;
}

/** Stores a login for its post step, as state, and for the action in `logout/`, as a file. */
export function rememberLogin({ ociHome, profile }: { ociHome: string; profile: string }, now: number): JobMemory {
  const file = nameRecord();
  const record: LoginRecord = { ociHome, profile, time: now, receipt: {}, variables: [] };
  return {
    remember(part, receipt) {
      reportingFailure(() => {
        if (file !== undefined && Object.keys(record.receipt).length === 0) saveState('record', file);
        saveState(part, receipt === undefined ? '' : JSON.stringify(receipt));
      });
      record.receipt[part] = receipt;
      if (file !== undefined) writeRecord(file, record);
    },
    rememberVariables(names) {
      record.variables = names;
      if (file !== undefined && Object.keys(record.receipt).length > 0) writeRecord(file, record);
    },
  };
}

/** @returns the file for the action in `logout/`; empty if there is none */
export function recallRecordFile(): string {
  return getState('record');
}

/** @returns the parts that the main step has stored and that are readable */
export function recallReceipt(): LoginReceipt {
  return { profile: recall('profile'), renewal: recall('renewal'), registry: recall('registry') };
}

/** @returns the parts whose state is not readable, e.g. because another step has changed it */
export function damagedParts(): string[] {
  const parts = Object.keys(REQUIRED) as (keyof LoginReceipt)[];
  return parts.filter((part) => getState(part) !== '' && recall(part) === undefined);
}

function recall<Part extends keyof LoginReceipt>(part: Part): LoginReceipt[Part] {
  try {
    const receipt = JSON.parse(getState(part)) as Record<string, unknown> | null;
    const isWhole = receipt !== null && REQUIRED[part].every((name) => typeof receipt[name] === 'string');
    return isWhole ? (receipt as unknown as LoginReceipt[Part]) : undefined;
  } catch {
    return undefined;
  }
}

// A login of this job as a file in the runner's temporary directory, which the runner empties after the job. The state of a step can be read
// only by its own post step; with this file, the action in `logout/` can undo the login earlier. Like the state, it contains no secret.

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

// Finds the logins of this job that login-record.ts has stored.

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
