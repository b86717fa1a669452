// Creates a directory with its missing parents. Node's `recursive` option is not used: it never returns for a path such as /proc/nope/x, and
// reports ENOENT where the file system is read-only.

import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './disk-failure.ts';
import { retryWhileHeld } from './held-files.ts';

/**
 * Existing directories keep their mode.
 *
 * @returns the number of created directories
 * @throws the error of the file system for the first level that cannot be created; its `path` is that level
 */
export async function makeDirectories(directory: string, mode: number): Promise<number> {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = path.dirname(directory);
    if (!isMissing(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    // If the parent exists and this fails again, no directory can be created there.
    return made + (await makeOne(directory, mode));
  }
}

/** @returns 1, or 0 if the directory exists */
async function makeOne(directory: string, mode: number): Promise<number> {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => mkdir(directory, { mode }));
    return 1;
  } catch (error) {
    const exists =
      REPORTED_FOR_EXISTING.has(String((error as { code?: unknown }).code)) && (await isDirectory(directory));
    if (exists) return 0;
    throw error;
  }
}

/** Besides EEXIST, some file systems report for an existing directory that none may be created. */
const REPORTED_FOR_EXISTING = new Set(['EEXIST', 'EACCES', 'EPERM', 'EROFS', 'EISDIR']);

async function isDirectory(directory: string): Promise<boolean> {
  return (await stat(directory).catch(() => undefined))?.isDirectory() === true;
}

/** With a umask such as 0777, this process could not read what it creates. The bits of the group and of others stay masked. */
export function keepAccessOfOwner(): void {
  // Setting it is the only way to read it that does not make it weaker for a moment.
  const umask = process.umask(0o077);
  process.umask(umask & 0o077);
}
