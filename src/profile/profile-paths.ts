// The paths of a profile on disk, with the file names that `oci session authenticate` uses.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { diskFailure, isMissing } from '../files/disk-failure.ts';
import { checkProfileName } from './profile-name.ts';

/** All absolute. */
export interface ProfilePaths {
  /** Without symbolic links, as written into the config. */
  ociHome: string;
  /** As configured, with symbolic links: Terraform may find the config through a link such as `~/.oci`. */
  givenHome: string;
  configFile: string;
  sessionsDirectory: string;
  sessionDirectory: string;
  tokenFile: string;
  keyFile: string;
  publicKeyFile: string;
}

export const SESSION_FILES = { token: 'token', key: 'oci_api_key.pem', publicKey: 'oci_api_key_public.pem' } as const;

/**
 * @param ociHome directory of config and sessions, as given by the user; it need not exist
 * @throws Failure `Cannot write profile` for a profile name that is not valid as a file name, and for a home that cannot be accessed
 */
export async function locateProfile(ociHome: string, profile: string): Promise<ProfilePaths> {
  const givenHome = path.resolve(ociHome);
  return profilePaths(await realPath(givenHome), profile, givenHome);
}

/** Pure. @throws Failure `Cannot write profile` for a profile name that is not valid as a file name */
export function profilePaths(ociHome: string, profile: string, givenHome = ociHome): ProfilePaths {
  checkProfileName(profile);
  const sessionsDirectory = path.join(ociHome, 'sessions');
  const sessionDirectory = path.join(sessionsDirectory, profile);
  return {
    ociHome,
    givenHome,
    configFile: path.join(ociHome, 'config'),
    sessionsDirectory,
    sessionDirectory,
    tokenFile: path.join(sessionDirectory, SESSION_FILES.token),
    keyFile: path.join(sessionDirectory, SESSION_FILES.key),
    publicKeyFile: path.join(sessionDirectory, SESSION_FILES.publicKey),
  };
}

/** Resolves symbolic links in a path whose last parts may not exist. */
async function realPath(absolute: string): Promise<string> {
  try {
    return await realpath(absolute);
  } catch (error) {
    const parent = path.dirname(absolute);
    if (!isMissing(error) || parent === absolute) throw diskFailure(error, absolute);
    return path.join(await realPath(parent), path.basename(absolute));
  }
}
