// Ends the background process and removes its directory.

import { lstat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { removeTree } from '../files/remove-tree.ts';
import { checkWorkDirectory } from '../files/work-directory.ts';
import { identify, isRunning, type ProcessIdentity } from '../programs/process-identity.ts';
import { readJournal, type JournalEntry } from './journal.ts';
import type { Renewal } from './launch.ts';

/** Milliseconds to wait for a process after a signal. */
const SIGNAL_TIMEOUT = 2_000;
/** Milliseconds to wait for a process that gets no signal: it checks its directory every four seconds. */
const DIRECTORY_TIMEOUT = 6_000;
const POLL_INTERVAL = 20;

export interface EndedRenewal {
  entries: JournalEntry[];
  /** Expiry of the session token that the login obtained, ISO 8601; undefined if the session is not renewed. */
  sessionExpiresAt: string | undefined;
  /** Whether the process was started; if not, the login has warned of it. */
  wasStarted: boolean;
  /** Whether the process was running until now. */
  wasRunning: boolean;
  /** Whether the process could not be ended. */
  stillRuns: boolean;
}

/** @throws Error if the record does not name a work directory; nothing is changed then */
export async function stopRenewer(renewal: Renewal): Promise<EndedRenewal> {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  await checkDirectory(directory);
  const wasRunning = identity !== undefined && (await isRunning(identity));
  // The number alone does not identify a process, so a process without a known start gets no signal.
  if (wasRunning && (await isVerified(identity))) await kill(identity);
  const entries = await readJournal(directory);
  await removeTree(directory);
  const stillRuns = identity !== undefined && wasRunning && !(await hasEnded(identity, DIRECTORY_TIMEOUT));
  return { entries, sessionExpiresAt, wasStarted: identity !== undefined, wasRunning, stillRuns };
}

/** Whether it is certainly this process that runs: false if either start is unknown. */
async function isVerified(identity: ProcessIdentity): Promise<boolean> {
  const found = await identify(identity.pid);
  return found?.start !== undefined && found.start === identity.start;
}

async function kill(identity: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(identity.pid, signal);
    } catch {
      // It has ended meanwhile.
    }
    if (await hasEnded(identity, SIGNAL_TIMEOUT)) return;
  }
}

async function hasEnded(identity: ProcessIdentity, timeout: number): Promise<boolean> {
  const deadline = performance.now() + timeout;
  while (await isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await delay(POLL_INTERVAL);
  }
  return true;
}

async function checkDirectory(directory: string): Promise<void> {
  checkWorkDirectory(directory);
  const found = await lstat(directory).catch(() => undefined);
  if (found && !found.isDirectory()) throw new Error(`${directory} is no longer a directory`);
}
