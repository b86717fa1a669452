// One process at a time changes an OCI home.

import { lock } from 'proper-lockfile';
import { Failure } from '../failure.ts';
import { diskFailure, isMissing } from './disk-failure.ts';

/** Milliseconds between two looks at a lock that somebody else holds; it is held for a few. */
const INTERVAL = 25;

/** How often a home that another process removes under our hands is made again. */
const ATTEMPTS = 5;

/** Milliseconds after which a lock that nobody renews counts as left behind by a killed process. */
const STALE = 5_000;

export interface LockOptions {
  /** How long to wait for another process, in milliseconds; longer than a lock takes to go stale. */
  patience?: number | undefined;
  /** Makes the directory of the config; called again when another process removes it before the lock is ours. */
  prepare?: () => Promise<void>;
}

/**
 * Runs the task while holding `<configFile>.lock`, a directory beside the config. A lock left behind by a killed process is taken over.
 *
 * @param task is given a check that throws when the lock was lost (the machine slept); call it right before what cannot be undone
 * @throws Failure `Cannot write profile` when the lock cannot be had
 */
export async function withConfigLock<T>(
  configFile: string,
  task: (assertHeld: () => void) => Promise<T>,
  { patience = 15_000, prepare = () => Promise.resolve() }: LockOptions = {},
): Promise<T> {
  let lost = false;
  const lockPath = `${configFile}.lock`;
  const acquire = async () => {
    await prepare();
    return lock(configFile, {
      lockfilePath: lockPath,
      // The config need not exist yet.
      realpath: false,
      stale: STALE,
      update: 1_000,
      retries: { retries: Math.ceil(patience / INTERVAL), factor: 1, minTimeout: INTERVAL, maxTimeout: INTERVAL },
      onCompromised: () => {
        lost = true;
      },
    });
  };
  let release: () => Promise<void>;
  for (let attempt = 1; ; attempt += 1) {
    try {
      release = await acquire();
      break;
    } catch (error) {
      if (isMissing(error) && attempt < ATTEMPTS) continue;
      throw (error as { code?: unknown }).code === 'ELOCKED' ? held(lockPath) : diskFailure(error, lockPath);
    }
  }
  try {
    return await task(() => {
      if (lost) throw held(lockPath);
    });
  } finally {
    // A lock that was lost is somebody else's by now.
    await release().catch(() => undefined);
  }
}

function held(lockPath: string): Failure {
  return new Failure('files', 'Cannot write profile', `another process holds the lock ${lockPath}`, {
    hint: 'Try again when that process is done; if there is none, remove this directory.',
  });
}
