// What a login replaced, stored in a private directory beside the sessions until the login is undone. It may contain keys and pass phrases, so
// it is on disk and not in the runner's state.

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { inspectDirectory, readRegularFile, stageFile } from '../files/private-files.ts';
import type { ProfilePaths } from './profile-paths.ts';

export interface Journal {
  fingerprint: string;
  /** As in SectionUndo. */
  newlineBefore: boolean;
  newlineBehind: boolean;
  missingDirectories: number;
  configMissing: boolean;
  /** The login is undone; only files that could not be put back remain. */
  undone: boolean;
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
    const [, profile, loginId] = /^\.(.+)\.([0-9a-f]{8,64})$/.exec(name) ?? [];
    if (profile === undefined || loginId === undefined) continue;
    const empty = emptyBackup(path.join(sessionsDirectory, name), profile);
    const backup = await readBackup(empty).catch(() => undefined);
    if (backup?.journal) backups.push({ ...backup, loginId, journal: backup.journal });
  }
  return backups;
}

export async function saveJournal({ directory }: ProfileBackup, journal: Journal): Promise<void> {
  const file = await stageFile(path.join(directory, JOURNAL), JSON.stringify(journal), 'new');
  await file.commit();
}

/** @param section undefined: there was none */
export async function saveSection(backup: ProfileBackup, section: Buffer | undefined): Promise<void> {
  const file = path.join(backup.directory, SECTION);
  backup.section = section;
  if (section) {
    const staged = await stageFile(file, section, 'new');
    await staged.commit();
  } else {
    await rm(file, { force: true });
  }
}

const JOURNAL = 'journal.json';
const SECTION = 'section';

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

function parseJournal(text: Buffer | undefined): Journal | undefined {
  if (!text) return undefined;
  try {
    const read = JSON.parse(text.toString()) as Partial<Record<keyof Journal, unknown>>;
    const { fingerprint, missingDirectories } = read;
    if (typeof fingerprint !== 'string' || typeof missingDirectories !== 'number') return undefined;
    return {
      fingerprint,
      missingDirectories,
      newlineBefore: read.newlineBefore === true,
      newlineBehind: read.newlineBehind === true,
      configMissing: read.configMissing === true,
      undone: read.undone === true,
    };
  } catch {
    return undefined;
  }
}
