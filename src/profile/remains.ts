// Finds what is left of a login that could not be undone completely.

import { readFile } from 'node:fs/promises';
import { inspectDirectory } from '../files/private-files.ts';
import { sectionsOf } from './config-file.ts';
import { fingerprintIn } from './key-fingerprint.ts';
import { backupOf } from './profile-backup.ts';
import { profilePaths } from './profile-paths.ts';
import type { ProfileReceipt } from './profile-receipt.ts';

/** @returns the places where something of the login is still on disk, for a message. Never throws: what cannot be read is left out */
export async function remainsOf({ ociHome, profile, loginId, fingerprint }: ProfileReceipt): Promise<string[]> {
  try {
    const paths = profilePaths(ociHome, profile);
    // Also through a symbolic link: nothing is changed here.
    const config = await readFile(paths.configFile).catch(() => undefined);
    const isOurs = (section: { name: string; fingerprint: string | undefined }): boolean =>
      section.name === profile && section.fingerprint === fingerprint;
    const backup = backupOf(paths, profile, loginId).directory;
    return [
      ...(config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
      ...((await fingerprintIn(paths.sessionDirectory)) === fingerprint ? [paths.sessionDirectory] : []),
      ...((await inspectDirectory(backup)) ? [backup] : []),
    ];
  } catch {
    return [];
  }
}
