// Undoes a login on disk: restores what it replaced, removes what it created, and changes nothing else.

import { readdir, realpath, rename, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import { sectionsOf, undoSection, type SectionIdentity } from './config-file.ts';
import { withConfigLock } from './config-lock.ts';
import { inspectDirectory, moveDirectory, readRegularFile, stageFile, temporaryName } from '../files/private-files.ts';
import { diskFailure } from '../files/disk-failure.ts';
import { fingerprintIn } from './key-fingerprint.ts';
import {
  backupOf,
  readBackup,
  readBackups,
  saveJournal,
  saveSection,
  type Journal,
  type ProfileBackup,
} from './profile-backup.ts';
import { profilePaths, SESSION_FILES, type ProfilePaths } from './profile-paths.ts';
import { checkReceipt, type ProfileReceipt } from './profile-receipt.ts';

/**
 * - `restored`: what the login replaced is restored
 * - `removed`: what the login created is removed; it had replaced nothing
 * - `left`: another login or the user has replaced it since, and it was left unchanged
 * - `absent`: nothing of this login was found
 */
export type RemovalOutcome = 'restored' | 'removed' | 'left' | 'absent';

export interface ProfileRemoval {
  warnings: string[];
  section: RemovalOutcome;
  files: RemovalOutcome;
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
  { patience }: { patience?: number } = {},
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
      removal.warnings.push(`${paths.ociHome} does not exist any more, so there was nothing to remove`);
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
    await rm(temporaryName(paths.configFile, receipt.loginId), { force: true });
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
    // Removed while the lock is held, so that the next process sees whether it exists.
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}

/** Removes, from `sessions` upwards, the directories that the login created, as long as they are empty. */
export async function removeEmptyDirectories(paths: ProfilePaths, count: number): Promise<void> {
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    // The directory is not empty, or was removed already.
    await rmdir(directory).catch(() => undefined);
    directory = path.dirname(directory);
  }
}

interface Login {
  receipt: ProfileReceipt;
  paths: ProfilePaths;
  backup: ProfileBackup;
  others: ProfileBackup[];
}

/** `stranded`: what the login replaced cannot be restored, because its path is in use. */
interface Undone {
  outcome: RemovalOutcome;
  stranded: boolean;
}

async function undoConfig(login: Login): Promise<Undone> {
  const { receipt, paths, backup, others } = login;
  const { fingerprint, profile } = receipt;
  const content = (await readRegularFile(paths.configFile)) ?? Buffer.alloc(0);
  const replaced = backup.section;
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });

  if (undone.outcome === 'restored' || undone.outcome === 'removed') {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
    if (created && undone.config.length === 0) {
      await unlink(paths.configFile);
    } else {
      const file = await stageFile(paths.configFile, undone.config, receipt.loginId);
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
      newlineBefore: newlineBefore || other.journal?.newlineBefore === true,
      newlineBehind: newlineBehind || other.journal?.newlineBehind === true,
    });
    await saveSection(other, backup.section);
  }
  return found;
}

async function undoFiles({ receipt, paths, backup, others }: Login): Promise<Undone> {
  const { profile, fingerprint } = receipt;
  const live = paths.sessionDirectory;
  const liveExists = await inspectDirectory(live);
  const oldExists = await inspectDirectory(backup.files);

  // Our files are in the session directory, or in the backup of a later login of the same profile.
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = (await inspectDirectory(place)) && (await fingerprintIn(place)) === fingerprint;
    if (!isOurs) continue;
    const stranded = await exchange(place, backup.files);
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
async function exchange(place: string, old: string): Promise<boolean> {
  const ours = new Set<string>(Object.values(SESSION_FILES));
  for (const name of await readdir(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await unlink(path.join(place, name));
  }
  const remaining = new Set(await readdir(place));
  if (remaining.size === 0) await rmdir(place);
  if (!(await inspectDirectory(old))) return false;
  if (remaining.size === 0) {
    await moveDirectory(old, place);
    return false;
  }
  for (const name of await readdir(old)) {
    if (!remaining.has(name)) await rename(path.join(old, name), path.join(place, name));
  }
  return (await readdir(old)).length > 0;
}

async function passNewlineOn(owner: SectionIdentity, others: ProfileBackup[]): Promise<void> {
  for (const other of others) {
    const isOwner = other.profile === owner.name && other.journal?.fingerprint === owner.fingerprint;
    if (isOwner) await changeJournal(other, { newlineBefore: true });
  }
}

/** Directories and files that this login created and others still use: the last login that is undone removes them. */
async function transferCleanup({ receipt, backup, others }: Login): Promise<void> {
  for (const other of others) {
    if (!other.journal) continue;
    const emptied = other.journal.undone && !other.section && !(await inspectDirectory(other.files));
    if (emptied) {
      await rm(other.directory, { recursive: true, force: true });
      continue;
    }
    const made = [receipt, backup.journal, other.journal].filter((found) => found !== undefined);
    await changeJournal(other, {
      missingDirectories: Math.max(...made.map((found) => found.missingDirectories)),
      configMissing: made.some((found) => found.configMissing),
    });
  }
}

async function changeJournal(backup: ProfileBackup, change: Partial<Journal>): Promise<void> {
  if (!backup.journal) return;
  const changed = { ...backup.journal, ...change };
  if (isDeepStrictEqual(changed, backup.journal)) return;
  backup.journal = changed;
  await saveJournal(backup, changed);
}

async function dropBackup(backup: ProfileBackup, stranded: boolean, removal: ProfileRemoval): Promise<void> {
  const replaced = backup.section !== undefined || (await inspectDirectory(backup.files));
  if (!stranded || !replaced) {
    await rm(backup.directory, { recursive: true, force: true });
    return;
  }
  await rm(backup.fresh, { recursive: true, force: true });
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
