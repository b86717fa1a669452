// The paths of a profile on disk, with the file names that `oci session authenticate` uses, and where a config that is a symbolic link leads.

import { lstat, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { diskFailure, Failure, isMissing, systemErrorCode } from '../failure.ts';
import { findHomeDirectory } from '../system/directories.ts';
import type { Form } from '../text/form.ts';
import { quoted } from '../text/printable.ts';

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
  /** Where `oci iam db-token get` writes, unless it is told another directory. */
  databaseTokenDirectory: string;
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
    databaseTokenDirectory: path.join(ociHome, 'db-token'),
  };
}

/** Resolves symbolic links in a path whose last parts may not exist. */
async function realPath(absolute: string): Promise<string> {
  try {
    return await realpath(absolute);
  } catch (error) {
    const parent = path.dirname(absolute);
    if (!isMissing(error) || parent === absolute) throw withWayOut(diskFailure(error, absolute));
    return path.join(await realPath(parent), path.basename(absolute));
  }
}

/** @returns the failure, with what helps if this account cannot use the home */
export function withWayOut(error: unknown): unknown {
  if (!(error instanceof Failure) || error.hint !== undefined) return error;
  switch (systemErrorCode(error.cause)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return error.with({
        furtherHint:
          'Choose a directory that this account can write with oci-home. In a container, the user of the image may be the reason: in a ' +
          'GitHub job, "container: { options: --user root }" runs it as root.',
      });
    case 'EBUSY':
      return error.with({
        furtherHint: 'mount the directory of the file instead, or choose another directory with oci-home',
      });
    default:
      return error;
  }
}

/**
 * The names that `oci session` accepts, without `@`. A name is used for a section of the config and for a directory. The limit of 64
 * characters leaves room for the ID of a login. Windows keeps some names for devices, and drops a dot at the end.
 */
export const PROFILE_NAME: Form =
  process.platform === 'win32'
    ? {
        pattern: /^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9._-]{0,63}[a-z0-9_-]$/i,
        expected:
          'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON',
      }
    : {
        pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
        expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
      };

/** @throws Failure `files` for a name that could refer to a path outside the sessions directory */
export function checkProfileName(profile: string): void {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new Failure(
    'files',
    'Cannot write profile',
    `the profile name ${quoted(profile)} is not valid: use ${PROFILE_NAME.expected}`,
  );
}

/** The two directories that tools use as home: most read $HOME, Go and Java read the account database. */
export interface Homes {
  /** `$HOME` */
  home: string | undefined;
  /** From the account database: in a container job it differs from `$HOME`. */
  passwd: string | undefined;
}

export function readHomes(): Homes {
  return { home: findHomeDirectory(), passwd: accountHome() };
}

/** Not every user ID has an entry: a container can run with any ID. */
function accountHome(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

// A config that is a symbolic link: people who keep their dotfiles in a repository link to it.

/**
 * @returns the path itself, or where the symbolic link leads
 * @throws Failure `Cannot write profile` for a link that is not followed
 */
export async function configTarget(configFile: string): Promise<string> {
  const found = await lstat(configFile).catch(() => undefined);
  return found?.isSymbolicLink() === true ? followConfigLink(configFile, found.uid) : configFile;
}

/**
 * A link is followed only to a file that belongs to this account and lies in its home directory: whoever can place a link must not be
 * able to have any other file replaced.
 *
 * @param owner the user ID of the link's owner
 * @throws Failure `Cannot write profile` for any other link
 */
export async function followConfigLink(configFile: string, owner: number): Promise<string> {
  const target = await realpath(configFile).catch((error: unknown) => {
    throw isMissing(error) ? refusal(configFile, 'to a file that does not exist') : diskFailure(error, configFile);
  });
  const found = await stat(target);
  if (!found.isFile()) throw refusal(configFile, `to ${target}, which is not a regular file`);
  const account = process.getuid?.();
  if (account !== undefined && (owner !== account || found.uid !== account))
    throw refusal(configFile, `to ${target}, and one of the two belongs to another user`);
  if (!(await isInHome(target))) throw refusal(configFile, `to ${target}, which is outside your home directory`);
  return target;
}

async function isInHome(target: string): Promise<boolean> {
  const { home, passwd } = readHomes();
  for (const directory of [home, passwd]) {
    const real = directory === undefined ? undefined : await realpath(directory).catch(() => undefined);
    // Nothing begins with the root directory and another separator, so a home that is the root contains nothing.
    if (real !== undefined && target.startsWith(real + path.sep)) return true;
  }
  return false;
}

function refusal(configFile: string, where: string): Failure {
  return new Failure('files', 'Cannot write profile', `${configFile} is a symbolic link ${where}`, {
    hint: 'replace the link with a regular file, or choose another directory with oci-home',
  });
}
