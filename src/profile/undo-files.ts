// Removes the session files of a login, wherever they are, and restores the files that the login replaced.

import { readdir, rename, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { retryWhileHeld } from '../files/held-files.ts';
import { inspectDirectory, moveDirectory } from '../files/private-files.ts';
import { fingerprintIn } from './key-fingerprint.ts';
import { SESSION_FILES } from './profile-paths.ts';
import type { Login, Undone } from './undo.ts';

export async function undoFiles({ receipt, paths, backup, others }: Login): Promise<Undone> {
  const { profile, fingerprint } = receipt;
  const live = paths.sessionDirectory;
  const liveExists = await inspectDirectory(live);
  const oldExists = await inspectDirectory(backup.files);

  // Our files are in the session directory, or in the backup of a later login of the same profile.
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = (await inspectDirectory(place)) && (await fingerprintIn(place)) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, backup.files);
    if (place !== live) return { outcome: 'left', stranded };
    return { outcome: oldExists ? 'restored' : 'removed', stranded };
  }
  if (liveExists) return { outcome: oldExists ? 'left' : 'absent', stranded: oldExists };
  if (!oldExists) return { outcome: 'absent', stranded: false };
  await moveDirectory(backup.files, live);
  return { outcome: 'restored', stranded: false };
}

/**
 * Replaces our files with the old directory. Files that others added beside ours stay.
 *
 * @returns whether some of the old files could not be restored because their path is in use
 */
async function replaceWithOld(place: string, old: string): Promise<boolean> {
  const ours = new Set<string>(Object.values(SESSION_FILES));
  for (const name of await readdir(place)) {
    if (ours.has(name) || /^\.token\.[0-9a-f]+$/.test(name)) await retryWhileHeld(() => unlink(path.join(place, name)));
  }
  const remaining = new Set(await readdir(place));
  if (remaining.size === 0) await retryWhileHeld(() => rmdir(place));
  if (!(await inspectDirectory(old))) return false;
  if (remaining.size === 0) {
    await moveDirectory(old, place);
    return false;
  }
  for (const name of await readdir(old)) {
    if (!remaining.has(name)) await retryWhileHeld(() => rename(path.join(old, name), path.join(place, name)));
  }
  return (await readdir(old)).length > 0;
}
