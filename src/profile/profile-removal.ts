// Undoes a login on disk: restores what it replaced, removes what it created, and changes nothing else.

import { realpath, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { withConfigLock } from './config-lock.ts';
import { inspectDirectory, isPrivateDirectory } from '../files/private-files.ts';
import { diskFailure } from '../files/disk-failure.ts';
import { removeTree } from '../files/remove-tree.ts';
import { isSamePath } from '../files/same-path.ts';
import {
  backupOf,
  changeJournal,
  readBackup,
  readBackups,
  removeUnfinishedBackups,
  type ProfileBackup,
} from './profile-backup.ts';
import { profilePaths, type ProfilePaths } from './profile-paths.ts';
import { readHomes } from './homes.ts';
import { checkReceipt, type ProfileReceipt } from './profile-receipt.ts';
import type { Login, RemovalOutcome, Undone } from './undo.ts';
import { undoConfig } from './undo-config.ts';
import { undoFiles } from './undo-files.ts';

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
