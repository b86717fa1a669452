// Repeats an operation of the file system that Windows refuses while another process holds a file open.

import { setTimeout as delay } from 'node:timers/promises';

/**
 * Milliseconds. Virus scanners, indexers and backup programs hold a new file for a fraction of a second. Shorter than the time after which
 * another process takes over the lock of the config.
 */
const PATIENCE = 3_000;

/** Milliseconds; each wait is longer than the one before. */
const SHORTEST_WAIT = 10;
const LONGEST_WAIT = 200;

/**
 * What Windows answers while a file is open elsewhere (EBUSY), while its directory is in use (EPERM, EACCES), and when it was deleted but
 * keeps its name until it is closed (EPERM, ENOTEMPTY).
 */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);

/** @throws what the operation throws, after three seconds at most */
export async function retry<T>(operation: () => Promise<T>): Promise<T> {
  const waits = waitTimes();
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === undefined || !isHeld(error)) throw error;
      await delay(wait);
    }
  }
}

/** For a caller that cannot wait asynchronously. */
export function retrySync<T>(operation: () => T): T {
  const waits = waitTimes();
  for (;;) {
    try {
      return operation();
    } catch (error) {
      const wait = waits.next().value;
      if (wait === undefined || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

/** Milliseconds between two attempts. Empty where open files prevent nothing. */
function* waitTimes(): Generator<number, undefined> {
  const deadline = performance.now() + PATIENCE;
  let wait = SHORTEST_WAIT;
  while (process.platform === 'win32' && performance.now() + wait <= deadline) {
    yield wait;
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
  return undefined;
}

function isHeld(error: unknown): boolean {
  return HELD.has(String((error as { code?: unknown } | null)?.code));
}
