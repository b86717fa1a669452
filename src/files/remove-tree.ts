// Removes a directory with what it contains.

import { rm } from 'node:fs/promises';
import { retryWhileHeld } from './held-files.ts';

/** A missing directory is no error. */
export function removeTree(directory: string): Promise<void> {
  return retryWhileHeld(() => rm(directory, { recursive: true, force: true }));
}
