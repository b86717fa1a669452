// One process at a time changes an OCI home.

import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { diskFailure, isMissing } from '../files/disk-failure.ts';

/** Milliseconds between two looks at a lock that somebody else holds; it is held for a few. */
const INTERVAL = 25;

/** How often a home that another process removes under our hands is made again. */
const ATTEMPTS = 5;

/** Milliseconds after which a lock counts as left behind by a killed process. */
const STALE = 5_000;

export interface LockOptions {
  /** How long to wait for another process, in milliseconds; longer than a lock takes to go stale. */
  patience?: number | undefined;
  /** Makes the directory of the config; called again when another process removes it before the lock is ours. */
  prepare?: () => Promise<void>;
}

/**
 * Runs the task while holding `<configFile>.lock`, a directory beside the config: making a directory is atomic on every file system,
 * network ones included. A lock left behind by a killed process is taken over. Own code because the libraries for it are several
 * times its size in the bundle and hook into the process's signals.
 *
 * @param task is given a check that throws when the lock was lost (the machine slept); call it right before what cannot be undone
 * @throws Failure `Cannot write profile` when the lock cannot be had
 */
export async function withConfigLock<T>(
  configFile: string,
  task: (assertHeld: () => void) => Promise<T>,
  { patience = 15_000, prepare = () => Promise.resolve() }: LockOptions = {},
): Promise<T> {
  const lockPath = `${configFile}.lock`;
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    // A lock that was lost is somebody else's by now.
    if (identityOf(lockPath) === ours) await rmdir(lockPath).catch(() => undefined);
  }
}

/** @returns the identity of the lock made */
async function acquire(lockPath: string, patience: number, prepare: () => Promise<void>): Promise<string> {
  const deadline = performance.now() + patience;
  let missing = 0;
  for (;;) {
    try {
      await prepare();
      await mkdir(lockPath, { mode: 0o700 });
      const identity = identityOf(lockPath);
      if (identity !== undefined) return identity;
    } catch (error) {
      if (isMissing(error) && (missing += 1) < ATTEMPTS) continue;
      if (!isHeld(error)) throw diskFailure(error, lockPath);
    }
    await removeStale(lockPath);
    if (performance.now() >= deadline) throw held(lockPath);
    await delay(INTERVAL);
  }
}

/** Windows answers EPERM while the directory of the last holder is still being deleted. */
function isHeld(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}

/** Renamed first: of several processes that find the same stale lock only one can. Who held it after all notices by its identity. */
async function removeStale(lockPath: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(lockPath);
    if (Date.now() - mtimeMs < STALE) return;
    const aside = `${lockPath}.${randomUUID()}`;
    await rename(lockPath, aside);
    await rm(aside, { recursive: true });
  } catch {
    // Gone already, or not ours to remove: the next attempt to make it tells.
  }
}

/** Inode numbers are used again at once, so the time of birth goes with it. */
function identityOf(lockPath: string): string | undefined {
  const stats = statSync(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}

function held(lockPath: string): Failure {
  return new Failure('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
    hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
  });
}
