// Ends the background process, exactly that one, and takes away what it leaves.

import { lstat, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readJournal, type JournalEntry } from './journal.ts';
import type { Renewal } from './launch.ts';
import { checkWorkDirectory } from '../files/work-directory.ts';
import { isRunning, type ProcessIdentity } from '../programs/process-identity.ts';

/** Milliseconds. */
const PATIENCE = 2_000;
/** Where it cannot be told apart by its start it notices within two looks that its directory is gone. */
const PATIENCE_WITHOUT_SIGNAL = 6_000;
const INTERVAL = 20;

export interface EndedRenewal {
  entries: JournalEntry[];
  /** It had work at all; if not, main has said why. */
  wasStarted: boolean;
  /** It was at work until now. */
  wasRunning: boolean;
  /** It could not be ended. */
  stillRuns: boolean;
}

/** @throws Error when the record does not lead to a directory of ours; nothing is touched then */
export async function stopRenewer({ directory, process: identity }: Renewal): Promise<EndedRenewal> {
  await checkDirectory(directory);
  const wasRunning = identity !== undefined && (await isRunning(identity));
  // By number alone nothing is killed.
  if (wasRunning && identity.start !== undefined) await kill(identity);
  const entries = await readJournal(directory);
  await rm(directory, { recursive: true, force: true });
  const stillRuns = identity !== undefined && wasRunning && !(await hasEnded(identity, PATIENCE_WITHOUT_SIGNAL));
  return { entries, wasStarted: identity !== undefined, wasRunning, stillRuns };
}

async function kill(identity: ProcessIdentity): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(identity.pid, signal);
    } catch {
      // Gone in this moment.
    }
    if (await hasEnded(identity, PATIENCE)) return;
  }
}

async function hasEnded(identity: ProcessIdentity, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (await isRunning(identity)) {
    if (performance.now() >= deadline) return false;
    await delay(INTERVAL);
  }
  return true;
}

async function checkDirectory(directory: string): Promise<void> {
  checkWorkDirectory(directory);
  const found = await lstat(directory).catch(() => undefined);
  if (found && !found.isDirectory()) throw new Error(`${directory} is not a directory any more`);
}
