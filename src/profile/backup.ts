// What a login replaced, stored in a private directory beside the sessions until the login is undone. It may contain keys and pass phrases, so
// it is on disk and not in the runner's state.

import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import { inspectDirectory, readRegularFile, removeTree, stageFile, temporaryName } from '../system/private-files.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { retryWhileHeld } from '../system/windows.ts';
import { checkProfileName, type ProfilePaths } from './paths.ts';

export interface Journal {
  fingerprint: string;
  /** As in SectionUndo. */
  newlineBefore: boolean;
  newlineBehind: boolean;
  missingDirectories: number;
  configMissing: boolean;
  /** The login is undone; only files that could not be put back remain. */
  undone: boolean;
  /** The process of the job that logged in; undefined if it could not be seen. */
  job: ProcessIdentity | undefined;
}

export interface ProfileBackup {
  profile: string;
  /** `<sessions>/.<profile>.<loginId>` */
  directory: string;
  /** The replaced session directory. */
  files: string;
  /** The new session directory until it is complete. */
  fresh: string;
  /** Undefined if the login was killed before it was written; the config is unchanged in that case. */
  journal: Journal | undefined;
  /** The replaced section. */
  section: Buffer | undefined;
}

/** Returns the paths of a backup without reading anything. */
export function backupOf({ sessionsDirectory }: ProfilePaths, profile: string, loginId: string): ProfileBackup {
  return emptyBackup(path.join(sessionsDirectory, `.${profile}.${loginId}`), profile);
}

/** @returns the backup as it is on disk, or undefined if there is none */
export async function readBackup(backup: ProfileBackup): Promise<ProfileBackup | undefined> {
  if (!(await inspectDirectory(backup.directory))) return undefined;
  return {
    ...backup,
    journal: parseJournal(await readRegularFile(path.join(backup.directory, JOURNAL))),
    section: await readRegularFile(path.join(backup.directory, SECTION)),
  };
}

/** A backup with the ID of its login. */
export interface LoginBackup extends ProfileBackup {
  loginId: string;
  journal: Journal;
}

/** The backups of all logins that have not been undone, in this job and in others that share the home. */
export async function readBackups({ sessionsDirectory }: ProfilePaths): Promise<LoginBackup[]> {
  const backups: LoginBackup[] = [];
  for (const name of await readdir(sessionsDirectory)) {
    const [, profile, loginId] = BACKUP_NAME.exec(name) ?? [];
    if (profile === undefined || loginId === undefined) continue;
    const empty = emptyBackup(path.join(sessionsDirectory, name), profile);
    const backup = await readBackup(empty).catch(() => undefined);
    if (backup?.journal) backups.push({ ...backup, loginId, journal: backup.journal });
  }
  return backups;
}

/** Whether any login in the home has not been undone. Never throws. */
export async function hasBackups(ociHome: string): Promise<boolean> {
  const names = await readdir(path.join(ociHome, 'sessions')).catch(() => []);
  return names.some((name) => BACKUP_NAME.test(name));
}

/**
 * Removes the backups of logins that were killed before they wrote a journal, and so before they changed anything else. Call it while the
 * lock is held: no other login can be writing its journal then.
 */
export async function removeUnfinishedBackups({ sessionsDirectory }: ProfilePaths): Promise<void> {
  for (const name of await readdir(sessionsDirectory)) {
    const directory = path.join(sessionsDirectory, name);
    if (!BACKUP_NAME.test(name) || !(await lstat(directory)).isDirectory()) continue;
    const contents = await readdir(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await removeTree(directory);
  }
}

export async function saveJournal({ directory }: ProfileBackup, journal: Journal): Promise<void> {
  const file = await stageFile(path.join(directory, JOURNAL), JSON.stringify(journal), TEMPORARY);
  await file.commit();
}

/** Saves the journal if it differs. Does nothing without a journal. */
export async function changeJournal(backup: ProfileBackup, change: Partial<Journal>): Promise<void> {
  if (!backup.journal) return;
  const changed = { ...backup.journal, ...change };
  if (isDeepStrictEqual(changed, backup.journal)) return;
  backup.journal = changed;
  await saveJournal(backup, changed);
}

/** @param section undefined: there was none */
export async function saveSection(backup: ProfileBackup, section: Buffer | undefined): Promise<void> {
  const file = path.join(backup.directory, SECTION);
  backup.section = section;
  if (section) {
    const staged = await stageFile(file, section, TEMPORARY);
    await staged.commit();
  } else {
    await retryWhileHeld(() => rm(file, { force: true }));
  }
}

const BACKUP_NAME = /^\.(.+)\.([0-9a-f]{8,64})$/;
const JOURNAL = 'journal.json';
const SECTION = 'section';
const TEMPORARY = 'new';
/** The files that a login writes to its backup before the journal is complete. */
const UNFINISHED = new Set([SECTION, temporaryName(SECTION, TEMPORARY), temporaryName(JOURNAL, TEMPORARY)]);

function emptyBackup(directory: string, profile: string): ProfileBackup {
  return {
    profile,
    directory,
    files: path.join(directory, 'files'),
    fresh: path.join(directory, 'new'),
    journal: undefined,
    section: undefined,
  };
}

function parseJob(read: unknown): ProcessIdentity | undefined {
  const { pid, start } = (read ?? {}) as Partial<Record<keyof ProcessIdentity, unknown>>;
  return typeof pid === 'number' ? { pid, start: typeof start === 'string' ? start : undefined } : undefined;
}

function parseJournal(text: Buffer | undefined): Journal | undefined {
  try {
    const read = JSON.parse(text?.toString() ?? '') as Partial<Record<keyof Journal, unknown>>;
    const { fingerprint, missingDirectories } = read;
    if (typeof fingerprint !== 'string' || typeof missingDirectories !== 'number') return undefined;
    return {
      fingerprint,
      missingDirectories,
      newlineBefore: read.newlineBefore === true,
      newlineBehind: read.newlineBehind === true,
      configMissing: read.configMissing === true,
      undone: read.undone === true,
      job: parseJob(read.job),
    };
  } catch {
    return undefined;
  }
}

// What the post step needs to undo a login. It is stored in the runner's state, which debug logs print: names and numbers only, no secret.

export interface ProfileReceipt {
  /** Absolute, without symbolic links. */
  ociHome: string;
  profile: string;
  /** Random hexadecimal digits; part of the name of the backup. */
  loginId: string;
  fingerprint: string;
  /** Number of directories that the login created, counted from `<ociHome>/sessions` upwards. */
  missingDirectories: number;
  /** Whether the login created the config file. */
  configMissing: boolean;
}

/**
 * The state can be lost or changed between two steps. A receipt with a path outside the OCI home is refused.
 *
 * @throws Failure `Cannot write profile`
 */
export function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }: ProfileReceipt): void {
  checkProfileName(profile);
  checkLoginId(loginId);
  const sound =
    path.isAbsolute(ociHome) &&
    path.normalize(ociHome) === ociHome &&
    /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
    // Undefined if the caller does not know the number; then no directory is removed.
    Number.isInteger(missingDirectories);
  if (!sound) throw new Failure('files', 'Cannot write profile', 'the record of the login is invalid');
}

export function checkLoginId(loginId: string): void {
  if (/^[0-9a-f]{8,64}$/.test(loginId)) return;
  throw new Failure('files', 'Cannot write profile', 'the ID of a login must be 8 to 64 hexadecimal digits');
}
