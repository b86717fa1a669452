// Makes sure that only one process at a time changes an OCI home.

import { rmdirSync, statSync } from 'node:fs';
import { mkdir, rmdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { diskFailure, Failure, isMissing, systemErrorCode } from '../failure.ts';
import { retryWhileHeld } from '../system/windows.ts';

/** Milliseconds between two attempts to get a lock that another process holds. Locks are usually held for a few milliseconds. */
const INTERVAL = { longest: 50, shortest: 8 };

/** Milliseconds between two looks at the lock itself, to see whether it changes hands or is stale. */
const LOOK_INTERVAL = 200;

/** Milliseconds to wait at most, even if the lock changes hands. */
const LONGEST_WAIT = 120_000;

/** How often to create the home again if another process removes it at the same time. */
const ATTEMPTS = 5;

/** Milliseconds after which a lock counts as stale: its process was killed. Locks are held for milliseconds. */
const STALE = 5_000;

export interface LockOptions {
  /** Milliseconds to wait while the same process holds the lock. Longer than it takes for a lock to become stale. */
  patience?: number | undefined;
  /** Creates the directory of the config. Called again if another process removes it before we hold the lock. */
  prepare?: () => Promise<void>;
}

/**
 * Runs the task while holding `<configFile>.lock`, a directory beside the config: creating a directory is atomic on every file system,
 * including network file systems. A stale lock is taken over. This is our own code because the libraries for it are several times
 * its size in the bundle and install signal handlers.
 *
 * @param task is given a check that throws when the lock was lost (the machine slept); call it right before what cannot be undone
 * @throws Failure `Cannot write profile` if the lock cannot be acquired
 */
export async function withConfigLock<T>(
  configFile: string,
  task: (assertHeld: () => void) => Promise<T>,
  { patience = 15_000, prepare = () => Promise.resolve() }: LockOptions = {},
): Promise<T> {
  const lockPath = lockOf(configFile);
  const ours = await acquire(lockPath, patience, prepare);
  try {
    return await task(() => {
      if (identityOf(lockPath) !== ours) throw held(lockPath);
    });
  } finally {
    // If we lost the lock, it now belongs to another process.
    if (identityOf(lockPath) === ours) await retryWhileHeld(() => rmdir(lockPath)).catch(() => undefined);
  }
}

/** @returns the path of the lock, which exists while a process holds it, or if one was killed that held it */
export function lockOf(configFile: string): string {
  return `${configFile}.lock`;
}

/**
 * There is no queue, because a process that was killed would leave its place in it. Instead a process tries more often the longer it has
 * waited, so that of many processes the ones that came first are the likeliest to be next.
 *
 * @returns the identity of the new lock
 */
async function acquire(lockPath: string, patience: number, prepare: () => Promise<void>): Promise<string> {
  const start = performance.now();
  let observed: { identity: string | undefined; since: number } | undefined;
  let [lastLook, missing] = [-Infinity, 0];
  let isPrepared = false;
  let refusal: unknown;
  for (;;) {
    try {
      if (!isPrepared) await prepare();
      isPrepared = true;
      await mkdir(lockPath, { mode: 0o700 });
      const identity = identityOf(lockPath);
      if (identity !== undefined) return identity;
    } catch (error) {
      if (isMissing(error)) {
        isPrepared = false;
        missing += 1;
        if (missing < ATTEMPTS) continue;
      }
      if (!isHeld(error)) throw diskFailure(error, lockPath);
      refusal = error;
    }
    const now = performance.now();
    if (now - lastLook >= LOOK_INTERVAL) {
      lastLook = now;
      // The clock may have been set back since the lock was created, so its own time alone does not decide.
      const identity = identityOf(lockPath);
      if (!observed || observed.identity !== identity) observed = { identity, since: now };
      removeStale(lockPath, now - observed.since >= STALE);
    }
    // While the lock changes hands, the others make progress, and our turn comes.
    if (now - (observed?.since ?? start) >= patience || now - start >= LONGEST_WAIT) {
      throw isNotPermitted(refusal) && observed?.identity === undefined
        ? diskFailure(refusal, lockPath)
        : held(lockPath);
    }
    await delay(untilNextAttempt(now - start));
  }
}

/** @param waited milliseconds so far. @returns milliseconds */
function untilNextAttempt(waited: number): number {
  const interval = INTERVAL.longest / (1 + waited / 1_000);
  return Math.max(INTERVAL.shortest, interval * (0.5 + Math.random()));
}

/** Windows answers EPERM while the directory of the previous holder is being deleted, and where no directory may be created. */
function isHeld(error: unknown): boolean {
  return systemErrorCode(error) === 'EEXIST' || (isNotPermitted(error) && process.platform === 'win32');
}

function isNotPermitted(error: unknown): boolean {
  return systemErrorCode(error) === 'EPERM';
}

/**
 * Synchronous, to keep the time between the look at the lock and its removal short: another process may replace the stale lock with its own in
 * that time. Its owner then notices the loss by the identity. A directory that is not empty is not a lock, and stays.
 */
function removeStale(lockPath: string, isUnchanged: boolean): void {
  try {
    if (isUnchanged || Date.now() - statSync(lockPath).mtimeMs >= STALE) rmdirSync(lockPath);
  } catch {
    // It was removed already, or may not be removed: the next attempt to create it shows which.
  }
}

/** Inode numbers are reused immediately, so the creation time is part of the identity. */
function identityOf(lockPath: string): string | undefined {
  const stats = statSync(lockPath, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.birthtimeNs}`;
}

function held(lockPath: string): Failure {
  return new Failure('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
    hint: 'Try again when that process has ended. If there is no such process, remove this directory.',
  });
}
