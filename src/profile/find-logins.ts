// Finds the logins of a profile by the backups beside it, so that a login can be undone without its receipt.

import { stat } from 'node:fs/promises';
import { inspectDirectory } from '../files/private-files.ts';
import { readBackups } from './profile-backup.ts';
import { locateProfile } from './profile-paths.ts';
import type { ProfileReceipt } from './profile-receipt.ts';

/**
 * @param ociHome directory of config and sessions, as given by the user
 * @returns the receipts of the logins that have not been undone, newest first. A login without a backup is not found
 * @throws Failure `Cannot write profile` for a home that cannot be read
 */
export async function findLogins(ociHome: string, profile: string): Promise<ProfileReceipt[]> {
  const paths = await locateProfile(ociHome, profile);
  if (!(await inspectDirectory(paths.sessionsDirectory))) return [];
  const logins: { receipt: ProfileReceipt; time: number }[] = [];
  for (const { loginId, journal, directory, profile: owner } of await readBackups(paths)) {
    if (owner !== profile || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing } = journal;
    const receipt = { ociHome: paths.ociHome, profile, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await stat(directory);
    logins.push({ receipt, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt }) => receipt);
}
