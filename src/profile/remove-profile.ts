// Undoes a login on disk: restores what it replaced, removes what it created, and changes nothing else.

import { readdir, readFile, realpath, rename, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { diskFailure } from '../system/disk-failure.ts';
import {
  inspectDirectory,
  isPrivateDirectory,
  moveDirectory,
  readRegularFile,
  removeTree,
  stageFile,
  temporaryName,
} from '../system/private-files.ts';
import { isSamePath, retryWhileHeld } from '../system/windows.ts';
import {
  backupOf,
  changeJournal,
  checkReceipt,
  type LoginBackup,
  type ProfileBackup,
  type ProfileReceipt,
  readBackup,
  readBackups,
  removeUnfinishedBackups,
  saveSection,
} from './backup.ts';
import { type SectionIdentity, sectionsOf, undoSection } from './config-file.ts';
import { configTarget } from './config-link.ts';
import { withConfigLock } from './config-lock.ts';
import { profilePaths, type ProfilePaths, readHomes, SESSION_FILES } from './paths.ts';
import { fingerprintIn } from './replace-token.ts';

export interface ProfileRemoval {
  warnings: string[];
  section: RemovalOutcome;
  files: RemovalOutcome;
  /** The OCI home was removed, or never created: nothing is left. */
  isHomeMissing?: boolean;
}

/**
 * Undoes a login that completed or was interrupted at any step. Logins of one job, and of jobs that share a home, can be undone in any order:
 * a profile with another key than this login's is left unchanged, and this login's files are removed from the backup of a later login.
 *
 * Never throws: `warnings` contains one sentence for each thing that could not be undone.
 *
 * @param patience how long to wait for another process, in milliseconds
 */
export async function removeProfile(
  receipt: ProfileReceipt,
  { patience }: { patience?: number | undefined } = {},
): Promise<ProfileRemoval> {
  const removal: ProfileRemoval = { warnings: [], section: 'absent', files: 'absent' };
  await attempt(removal, async () => {
    checkReceipt(receipt);
    const paths = profilePaths(receipt.ociHome, receipt.profile);
    let { missingDirectories } = receipt;
    if (await inspectDirectory(paths.ociHome)) {
      // The path in the receipt contained no links. If it does now, it refers to another directory.
      if ((await realpath(paths.ociHome)) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      await withConfigLock(
        paths.configFile,
        async () => {
          missingDirectories = await undoLogin(receipt, paths, removal);
        },
        { patience },
      );
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}

/**
 * Runs while the lock is held. Never throws.
 *
 * @param removal is filled in
 * @returns the number of directories to remove if empty, counted from `sessions` upwards
 */
export async function undoLogin(
  receipt: ProfileReceipt,
  paths: ProfilePaths,
  removal: ProfileRemoval,
): Promise<number> {
  let { missingDirectories } = receipt;
  await attempt(removal, async () => {
    const sessions = await inspectDirectory(paths.sessionsDirectory);
    const empty = backupOf(paths, receipt.profile, receipt.loginId);
    const kept = sessions ? await readBackup(empty) : undefined;
    const others = (sessions ? await readBackups(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const login: Login = { receipt, paths, backup: kept ?? empty, others };
    missingDirectories = Math.max(missingDirectories, kept?.journal?.missingDirectories ?? 0);

    // If anything fails, the backup stays, because it is the only copy of what was replaced.
    let section: Undone = { outcome: 'absent', stranded: true };
    let files: Undone = { outcome: 'absent', stranded: true };
    // The section is removed first: a profile must not refer to missing files.
    await attempt(removal, async () => {
      section = await undoConfig(login);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === 'left' || files.outcome === 'left') {
      removal.warnings.push(
        `The profile ${receipt.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`,
      );
    }
    await attempt(removal, () => transferCleanup(login));
    if (kept) await attempt(removal, () => dropBackup(kept, section.stranded || files.stranded, removal));
    if (sessions) await attempt(removal, () => removeUnfinishedBackups(paths));
    // Removed while the lock is held, so that the next process sees whether it exists.
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}

/**
 * Removes, from `sessions` upwards, the directories that the login created, as long as they are empty. The count may come from the runner's
 * state, which any step of the job can change, so only directories are removed that are as private as a login makes them, and no home directory.
 */
export async function removeEmptyDirectories(paths: ProfilePaths, count: number): Promise<void> {
  const { home, passwd } = readHomes();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if (isSamePath(directory, home) || isSamePath(directory, passwd)) return;
    // The directory is not empty, or was removed already.
    if (await isPrivateDirectory(directory)) await rmdir(directory).catch(() => undefined);
    directory = path.dirname(directory);
  }
}

/** Directories and files that this login created and others still use: the last login that is undone removes them. */
async function transferCleanup({ receipt, backup, others }: Login): Promise<void> {
  for (const other of others) {
    const emptied = other.journal.undone && !other.section && !(await inspectDirectory(other.files));
    if (emptied) {
      await removeTree(other.directory);
      continue;
    }
    const made = [receipt, backup.journal, other.journal].filter((found) => found !== undefined);
    await changeJournal(other, {
      missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
      configMissing: made.some((found) => found.configMissing),
    });
  }
}

async function dropBackup(backup: ProfileBackup, stranded: boolean, removal: ProfileRemoval): Promise<void> {
  const replaced = backup.section !== undefined || (await inspectDirectory(backup.files));
  if (!stranded || !replaced) {
    await removeTree(backup.directory);
    return;
  }
  await removeTree(backup.fresh);
  await changeJournal(backup, { undone: true });
  removal.warnings.push(`The files that the login replaced could not be restored; they are in ${backup.directory}`);
}

async function attempt(removal: ProfileRemoval, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    const where = (error as { path?: unknown } | null)?.path;
    removal.warnings.push(diskFailure(error, typeof where === 'string' ? where : 'The profile').message);
  }
}

function refusal(detail: string): Failure {
  return new Failure('files', 'Cannot write profile', detail);
}

// Removes the section of a login from the config, and from the backups of later logins that would restore it.

export async function undoConfig(login: Login): Promise<Undone> {
  const { receipt, paths, backup, others } = login;
  const { fingerprint, profile, loginId } = receipt;
  const config = await configTarget(paths.configFile);
  await retryWhileHeld(() => rm(temporaryName(config, loginId), { force: true }));
  const content = (await readRegularFile(config)) ?? Buffer.alloc(0);
  const replaced = backup.section;
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });

  if (undone.outcome === 'restored' || undone.outcome === 'removed') {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
    if (created && undone.config.length === 0) {
      await retryWhileHeld(() => unlink(config));
    } else {
      const file = await stageFile(config, undone.config, loginId);
      await file.commit();
    }
    await takeOutOfBackups(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfBackups(login)) return { outcome: 'left', stranded: false };
  // The login was interrupted before it wrote the config, so the section is unchanged.
  const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === 'other' && backup.journal !== undefined && !untouched;
  return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}

/**
 * A later login of the same profile that replaced our section, or was about to, would restore it. It gets what we replaced instead.
 *
 * @returns whether there is such a login
 */
async function takeOutOfBackups({ receipt, backup, others }: Login): Promise<boolean> {
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== receipt.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === receipt.fingerprint)) continue;
    found = true;
    await changeJournal(other, {
      newlineBefore: newlineBefore || other.journal.newlineBefore,
      newlineBehind: newlineBehind || other.journal.newlineBehind,
    });
    await saveSection(other, backup.section);
  }
  return found;
}

async function passNewlineOn(owner: SectionIdentity, others: LoginBackup[]): Promise<void> {
  for (const other of others) {
    const isOwner = other.profile === owner.name && other.journal.fingerprint === owner.fingerprint;
    if (isOwner) await changeJournal(other, { newlineBefore: true });
  }
}

// Removes the session files of a login, wherever they are, and restores the files that the login replaced.

export async function undoFiles({ receipt, paths, backup, others }: Login): Promise<Undone> {
  const { profile, fingerprint } = receipt;
  const live = paths.sessionDirectory;
  const liveExists = await inspectDirectory(live);
  const oldExists = await inspectDirectory(backup.files);

  // Our files are in the session directory, or in the backup of a later login of the same profile.
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = (await inspectDirectory(place)) && (await fingerprintIn(place)) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, backup.files);
    if (place !== live) return { outcome: 'left', stranded };
    return { outcome: oldExists ? 'restored' : 'removed', stranded };
  }
  if (liveExists) return { outcome: oldExists ? 'left' : 'absent', stranded: oldExists };
  if (!oldExists) return { outcome: 'absent', stranded: false };
  await moveDirectory(backup.files, live);
  return { outcome: 'restored', stranded: false };
}

/**
 * Replaces our files with the old directory. Files that others added beside ours stay.
 *
 * @returns whether some of the old files could not be restored because their path is in use
 */
async function replaceWithOld(place: string, old: string): Promise<boolean> {
  const ours = new Set<string>(Object.values(SESSION_FILES));
  for (const name of await readdir(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await retryWhileHeld(() => unlink(path.join(place, name)));
  }
  const remaining = new Set(await readdir(place));
  if (remaining.size === 0) await retryWhileHeld(() => rmdir(place));
  if (!(await inspectDirectory(old))) return false;
  if (remaining.size === 0) {
    await moveDirectory(old, place);
    return false;
  }
  for (const name of await readdir(old)) {
    if (!remaining.has(name)) await retryWhileHeld(() => rename(path.join(old, name), path.join(place, name)));
  }
  return (await readdir(old)).length > 0;
}

// What the two parts of undoing a login have in common: the login, and how a part ended.

/**
 * - `restored`: what the login replaced is restored
 * - `removed`: what the login created is removed; it had replaced nothing
 * - `left`: another login or the user has replaced it since, and it was left unchanged
 * - `absent`: nothing of this login was found
 */
export type RemovalOutcome = 'restored' | 'removed' | 'left' | 'absent';

export interface Login {
  receipt: ProfileReceipt;
  paths: ProfilePaths;
  /** The backup of this login. */
  backup: ProfileBackup;
  /** The backups of all other logins in the home. */
  others: LoginBackup[];
}

/** `stranded`: what the login replaced cannot be restored, because its path is in use. */
export interface Undone {
  outcome: RemovalOutcome;
  stranded: boolean;
}

// Finds what is left of a login that could not be undone completely.

/** @returns the places where something of the login is still on disk, for a message. Never throws: what cannot be read is left out */
export async function remainsOf({ ociHome, profile, loginId, fingerprint }: ProfileReceipt): Promise<string[]> {
  try {
    const paths = profilePaths(ociHome, profile);
    // Also through a symbolic link: nothing is changed here.
    const config = await readFile(paths.configFile).catch(() => undefined);
    const isOurs = (section: { name: string; fingerprint: string | undefined }): boolean =>
      section.name === profile && section.fingerprint === fingerprint;
    const backup = backupOf(paths, profile, loginId).directory;
    return [
      ...(config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
      ...((await fingerprintIn(paths.sessionDirectory)) === fingerprint ? [paths.sessionDirectory] : []),
      ...((await inspectDirectory(backup)) ? [backup] : []),
    ];
  } catch {
    return [];
  }
}
