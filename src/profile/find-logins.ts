// Finds logins by the backups beside their profiles, so that a login can be undone without its receipt.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { inspectDirectory, readRegularFile } from '../system/private-files.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { type ProfileReceipt, readBackups } from './backup.ts';
import { locateProfile, profilePaths, SESSION_FILES } from './paths.ts';
import { fingerprintIn } from './replace-token.ts';

export interface FoundLogin {
  receipt: ProfileReceipt;
  /** The process of the job that logged in; undefined if it could not be seen. */
  job: ProcessIdentity | undefined;
}

/**
 * @param ociHome directory of config and sessions, as given by the user
 * @param profile undefined: the logins of all profiles
 * @returns the logins that have not been undone, newest first. A login without a backup is not found
 * @throws Failure `Cannot write profile` for a home that cannot be read
 */
export async function findLogins(ociHome: string, profile: string | undefined): Promise<FoundLogin[]> {
  const paths = await locateProfile(ociHome, profile ?? ANY_PROFILE);
  if (!(await inspectDirectory(paths.sessionsDirectory))) return [];
  const logins: (FoundLogin & { time: number })[] = [];
  for (const { loginId, journal, directory, profile: owner } of await readBackups(paths)) {
    if ((profile !== undefined && owner !== profile) || journal.undone) continue;
    const { fingerprint, missingDirectories, configMissing, job } = journal;
    const receipt = { ociHome: paths.ociHome, profile: owner, loginId, fingerprint, missingDirectories, configMissing };
    const { birthtimeMs } = await stat(directory);
    logins.push({ receipt, job, time: birthtimeMs });
  }
  return logins.sort((one, other) => other.time - one.time).map(({ receipt, job }) => ({ receipt, job }));
}

/** @returns the session token of the login, also if a later login has put it into its backup; undefined if there is none */
export async function tokenOf({ ociHome, profile, fingerprint }: ProfileReceipt): Promise<string | undefined> {
  const paths = profilePaths(ociHome, profile);
  const backups = await readBackups(paths);
  for (const directory of [paths.sessionDirectory, ...backups.flatMap(({ files, fresh }) => [files, fresh])]) {
    if ((await fingerprintIn(directory)) !== fingerprint) continue;
    const token = await readRegularFile(path.join(directory, SESSION_FILES.token));
    if (token) return token.toString('latin1');
  }
  return undefined;
}

/** The paths of the home are the same for every profile. */
const ANY_PROFILE = 'DEFAULT';
