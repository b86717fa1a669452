// Waits for other processes that hold a file open: on Windows, it cannot be renamed, replaced or removed meanwhile.

import { rm } from 'node:fs/promises';

/**
 * Runs one operation of the file system, on Windows again until no other process prevents it. Elsewhere, open files prevent nothing.
 *
 * @throws what the operation throws, on Windows after three seconds at most
 */
export async function retryWhileHeld<T>(operation: () => Promise<T>): Promise<T> {
  return process.platform === 'win32' ? (await import('./windows-retry.ts')).retry(operation) : operation();
}

/** Removes a directory and what it contains. A missing directory is no error. */
export function removeTree(directory: string): Promise<void> {
  return retryWhileHeld(() => rm(directory, { recursive: true, force: true }));
}
