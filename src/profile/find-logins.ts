// Finds the logins of a home that have not been undone, by their records.

import path from 'node:path';
import { inspectDirectory, readRegularFile } from '../system/private-files.ts';
import { locateProfile, profilePaths, SESSION_FILES } from './paths.ts';
import { fingerprintOf, type LoginName, type LoginRecord, readLogins } from './record.ts';
import { fingerprintIn } from './replace-token.ts';

export interface FoundLogin {
  name: LoginName;
  record: LoginRecord;
}

/**
 * @param ociHome directory of config and sessions, as given by the user
 * @param profile undefined: the logins of all profiles
 * @returns newest first; a login whose record is damaged is left out
 * @throws Failure `Cannot write profile` for a home that cannot be read
 */
export async function findLogins(ociHome: string, profile: string | undefined): Promise<FoundLogin[]> {
  const paths = await locateProfile(ociHome, profile ?? ANY_PROFILE);
  if (!(await inspectDirectory(paths.sessionsDirectory))) return [];
  const logins: FoundLogin[] = [];
  for (const { loginId, record, profile: owner } of await readLogins(paths)) {
    if (profile !== undefined && owner !== profile) continue;
    if (record.isUndone && !record.renewal && !record.registry) continue;
    const { missingDirectories } = record;
    logins.push({ name: { ociHome: paths.ociHome, profile: owner, loginId, missingDirectories }, record });
  }
  return logins.sort((one, other) => other.record.time.localeCompare(one.record.time));
}

/** @returns the session token of the login, also if a later login has put it into its directory; undefined if there is none */
export async function tokenOf(name: LoginName): Promise<string | undefined> {
  const paths = profilePaths(name.ociHome, name.profile);
  const logins = await readLogins(paths);
  for (const directory of [paths.sessionDirectory, ...logins.flatMap(({ files, fresh }) => [files, fresh])]) {
    if ((await fingerprintIn(directory)) !== fingerprintOf(name)) continue;
    const token = await readRegularFile(path.join(directory, SESSION_FILES.token));
    if (token) return token.toString('latin1');
  }
  return undefined;
}

/** The paths of the home are the same for every profile. */
const ANY_PROFILE = 'DEFAULT';
