// The record of a login: `record.json` in a private directory beside the sessions, with everything that undoing the login needs. The directory
// also keeps what the login replaced. Both are there until the login is undone; the logins of a home are found by their records.

import { lstat, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import { keyFingerprint } from '../session-key.ts';
import { inspectDirectory, readRegularFile, removeTree, replaceFile, temporaryName } from '../system/private-files.ts';
import { isWorkDirectory } from '../system/directories.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { retryWhileHeld } from '../system/windows.ts';
import { isFlag, isText, isWhole, objectOf, oneOf, optional, parseJson } from '../text/form.ts';
import { withConfigLock } from './config-lock.ts';
import { checkProfileName, locateProfile, type ProfilePaths, profilePaths, SESSION_FILES } from './paths.ts';

/** Names a login. It is all that a host keeps: numbers and paths, no secret. */
export interface LoginName {
  /** Absolute, without symbolic links. */
  ociHome: string;
  profile: string;
  /** The fingerprint of the session key without its colons, so the files of the login are known even if its record is lost. */
  loginId: string;
  /**
   * Number of directories that did not exist before the login, counted from `<ociHome>/sessions` upwards. The record has it too; here it
   * serves for a login that was killed before it had a record.
   */
  missingDirectories: number;
}

/** Contains no secret. */
export interface LoginRecord {
  /** The program that logged in. */
  host: 'oci-wif-action' | 'oci-wif';
  /** When, ISO 8601, UTC. */
  time: string;
  /** The process of the login itself; while it runs, the login is not finished. */
  process: ProcessIdentity;
  /** The process of the job that logged in; undefined if it could not be seen. */
  job: ProcessIdentity | undefined;
  /** What tells the job apart from others that share the home; undefined outside a runner. */
  jobId: string | undefined;

  /** As in SectionUndo. */
  newlineBefore: boolean;
  newlineBehind: boolean;
  /** As in {@link LoginName}, and at least that many. */
  missingDirectories: number;
  /** Whether the login created the config file. */
  configMissing: boolean;
  /** Whether the home had no directory of a database token, so one that is there at the end is of a job that used the login. */
  databaseTokenMissing: boolean;
  /** The profile stays at the end (`cleanup: false`). Only the other parts are undone. */
  isKept: boolean;
  /** The profile is undone; only other parts, or files that could not be put back, remain. */
  isUndone: boolean;

  /** Undefined: there is nothing to undo. */
  renewal: RenewalRecord | undefined;
  registry: RegistryRecord | undefined;
}

/** What ends the renewal. */
export interface RenewalRecord {
  /** Private, absolute; the process ends when the directory is removed. */
  directory: string;
  /** Undefined if it could not be started. */
  process: ProcessIdentity | undefined;
  /** Expiry of the session token that the login obtained, ISO 8601; undefined if the session is not renewed. */
  sessionExpiresAt: string | undefined;
}

/** What undoes a registry login. The previous file is in `directory`. */
export interface RegistryRecord {
  host: string;
  /** Docker's config file, absolute. */
  configFile: string;
  /** Private, absolute. Contains the file as it was before the login and directly after it. */
  directory: string;
  /** Mode of the previous file; undefined if there was none. */
  mode: number | undefined;
  /** Whether the login created the directory of the file. */
  madeDirectory: boolean;
}

/** The private directory of a login. */
export interface LoginDirectory {
  profile: string;
  loginId: string;
  /** `<sessions>/.<profile>.<loginId>` */
  directory: string;
  /** The replaced session directory. */
  files: string;
  /** The new session directory until it is complete. */
  fresh: string;
  /** Undefined if it is damaged, or the login was killed before it was written; the config is unchanged in the second case. */
  record: LoginRecord | undefined;
  /** The replaced section. */
  section: Buffer | undefined;
}

export type RecordedLogin = LoginDirectory & { record: LoginRecord };

/** Returns the paths of a login without reading anything. */
export function directoryOf(
  { sessionsDirectory }: ProfilePaths,
  { profile, loginId }: Pick<LoginName, 'profile' | 'loginId'>,
): LoginDirectory {
  const directory = path.join(sessionsDirectory, `.${profile}.${loginId}`);
  const [files, fresh] = [path.join(directory, 'files'), path.join(directory, 'new')];
  return { profile, loginId, directory, files, fresh, record: undefined, section: undefined };
}

/** Pure. @returns the path of the record of a login. @throws Failure `Cannot write profile`, as {@link profilePaths} */
export function recordFile(name: LoginName): string {
  return path.join(directoryOf(profilePaths(name.ociHome, name.profile), name).directory, RECORD);
}

/** @returns the directory as it is on disk, or undefined if there is none */
export async function readLogin(login: LoginDirectory): Promise<LoginDirectory | undefined> {
  if (!(await inspectDirectory(login.directory))) return undefined;
  return {
    ...login,
    record: parseJson((await readRegularFile(path.join(login.directory, RECORD)))?.toString() ?? '', isRecord),
    section: await readRegularFile(path.join(login.directory, SECTION)),
  };
}

/** All logins that have not been undone, of this job and of others that share the home. */
export async function readLogins(paths: ProfilePaths): Promise<RecordedLogin[]> {
  const logins: RecordedLogin[] = [];
  for (const name of await readdir(paths.sessionsDirectory)) {
    const [, profile, loginId] = DIRECTORY_NAME.exec(name) ?? [];
    if (profile === undefined || loginId === undefined) continue;
    const login = await readLogin(directoryOf(paths, { profile, loginId })).catch(() => undefined);
    if (login?.record) logins.push({ ...login, record: login.record });
  }
  return logins;
}

/** Whether any login in the home has not been undone. Never throws. */
export async function hasLogins(ociHome: string): Promise<boolean> {
  const names = await readdir(path.join(ociHome, 'sessions')).catch(() => []);
  return names.some((name) => DIRECTORY_NAME.test(name));
}

/**
 * Removes the directories of logins that were killed before they wrote a record, and so before they changed anything else. Call it while the
 * lock is held: no other login can be writing its record then.
 */
export async function removeUnfinished({ sessionsDirectory }: ProfilePaths): Promise<void> {
  for (const name of await readdir(sessionsDirectory)) {
    const directory = path.join(sessionsDirectory, name);
    if (!DIRECTORY_NAME.test(name) || !(await lstat(directory)).isDirectory()) continue;
    const contents = await readdir(directory);
    if (contents.every((file) => UNFINISHED.has(file))) await removeTree(directory);
  }
}

export async function saveRecord({ directory }: LoginDirectory, record: LoginRecord): Promise<void> {
  await replaceOwn(path.join(directory, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

/** Saves the record if it differs. Does nothing without a record. Call it while the lock is held. */
export async function changeRecord(login: LoginDirectory, change: Partial<LoginRecord>): Promise<void> {
  if (!login.record) return;
  const changed = { ...login.record, ...change };
  if (isDeepStrictEqual(changed, login.record)) return;
  login.record = changed;
  await saveRecord(login, changed);
}

/**
 * Adds to the record of a login what is about to happen, or removes what is undone.
 *
 * @throws Failure `Cannot write profile`, also if the record is lost
 */
export async function updateRecord(
  name: LoginName,
  change: Partial<Pick<LoginRecord, 'renewal' | 'registry'>>,
): Promise<void> {
  await whileLocked(name, async (login) => {
    if (!login?.record)
      throw new Failure(
        'files',
        'Cannot write profile',
        `the record of the login (${recordFile(name)}) is missing or damaged`,
        { hint: 'log in again' },
      );
    await changeRecord(login, change);
  });
}

/**
 * Lets a profile stay (`cleanup: false`): what it replaced is removed.
 *
 * @returns whether something else of the login has to be undone later
 */
export async function keepProfile(name: LoginName): Promise<boolean> {
  return whileLocked(name, async (login) => {
    if (!login) return false;
    await moveOtherFiles(login.files, profilePaths(name.ociHome, name.profile).sessionDirectory);
    if (!login.record?.renewal && !login.record?.registry) {
      await removeTree(login.directory);
      return false;
    }
    await changeRecord(login, { isKept: true, missingDirectories: 0, configMissing: false });
    await removeTree(login.files);
    await saveSection(login, undefined);
    return true;
  });
}

/** Files that are not part of a session belong to the user. */
async function moveOtherFiles(from: string, to: string): Promise<void> {
  if (!(await inspectDirectory(from))) return;
  const ours = new Set<string>(Object.values(SESSION_FILES));
  for (const name of await readdir(from)) {
    if (!ours.has(name)) await retryWhileHeld(() => rename(path.join(from, name), path.join(to, name)));
  }
}

/** Removes the record of a login whose profile stays. */
export async function dropRecord(name: LoginName): Promise<void> {
  await whileLocked(name, async (login) => {
    if (login) await removeTree(login.directory);
  });
}

/** @returns undefined if there is none. @throws Failure `Cannot write profile` for a name that is not valid, and for links */
export async function readRecord(name: LoginName): Promise<LoginRecord | 'damaged' | undefined> {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  if (!(await inspectDirectory(paths.sessionsDirectory))) return undefined;
  const login = await readLogin(directoryOf(paths, name));
  if (login?.record) return login.record;
  return (await readRegularFile(recordFile(name))) ? 'damaged' : undefined;
}

async function whileLocked<T>(name: LoginName, task: (login: LoginDirectory | undefined) => Promise<T>): Promise<T> {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  return withConfigLock(paths.configFile, async () => task(await readLogin(directoryOf(paths, name))));
}

/** @param section undefined: there was none */
export async function saveSection(login: LoginDirectory, section: Buffer | undefined): Promise<void> {
  const file = path.join(login.directory, SECTION);
  login.section = section;
  if (section) await replaceOwn(file, section);
  else await removeTree(file);
}

async function replaceOwn(file: string, content: Buffer | string): Promise<void> {
  // Only the process that holds the lock writes here, so this is left of one that was killed.
  await removeTree(temporaryName(file, TEMPORARY));
  await replaceFile(file, content, { suffix: TEMPORARY });
}

const DIRECTORY_NAME = /^\.(.+)\.([0-9a-f]{32})$/;
const RECORD = 'record.json';
const SECTION = 'section';
const TEMPORARY = 'new';
/** The files that a login writes before its record is complete. */
const UNFINISHED = new Set([SECTION, temporaryName(SECTION, TEMPORARY), temporaryName(RECORD, TEMPORARY)]);

// A record is refused as a whole if any part of it is not of its form.

const isProcess = objectOf<ProcessIdentity>({ pid: isWhole, start: optional(isText) });

const isRecord = objectOf<LoginRecord>({
  host: oneOf('oci-wif-action', 'oci-wif'),
  time: isText,
  process: isProcess,
  job: optional(isProcess),
  jobId: optional(isText),
  newlineBefore: isFlag,
  newlineBehind: isFlag,
  missingDirectories: isWhole,
  configMissing: isFlag,
  databaseTokenMissing: isFlag,
  isKept: isFlag,
  isUndone: isFlag,
  renewal: optional(
    objectOf<RenewalRecord>({
      directory: isWorkDirectory,
      process: optional(isProcess),
      sessionExpiresAt: optional(isText),
    }),
  ),
  registry: optional(
    objectOf<RegistryRecord>({
      host: isText,
      configFile: isText,
      directory: isWorkDirectory,
      mode: optional(isWhole),
      madeDirectory: isFlag,
    }),
  ),
});

/**
 * A name with a path outside the OCI home is refused.
 *
 * @throws Failure `Cannot write profile`
 */
export function checkLoginName({ ociHome, profile, loginId, missingDirectories }: LoginName): void {
  checkProfileName(profile);
  const sound = path.isAbsolute(ociHome) && path.normalize(ociHome) === ociHome && Number.isInteger(missingDirectories);
  if (!sound || !/^[0-9a-f]{32}$/.test(loginId))
    throw new Failure('files', 'Cannot write profile', 'the saved name of the login is not valid', {
      hint: 'remove the profile with oci-wif logout',
    });
}

/** @param fingerprint of the session key: 16 pairs of hexadecimal digits */
export function loginIdOf(fingerprint: string): string {
  return fingerprint.replaceAll(':', '');
}

/** @returns the fingerprint of the login's session key */
export function fingerprintOf({ loginId }: Pick<LoginName, 'loginId'>): string {
  return loginId.replace(/..(?!$)/g, '$&:');
}

// The logins of a home that have not been undone.

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

/**
 * @param ociHome directory of config and sessions, as given by the user
 * @returns the login whose session the profile has, if its record cannot be read: its key says which login that is
 */
export async function findDamagedLogin(ociHome: string, profile: string): Promise<LoginName | undefined> {
  const paths = await locateProfile(ociHome, profile);
  const fingerprint = await fingerprintIn(paths.sessionDirectory);
  if (fingerprint === undefined) return undefined;
  const name = { ociHome: paths.ociHome, profile, loginId: loginIdOf(fingerprint), missingDirectories: 0 };
  return (await readRecord(name)) === 'damaged' ? name : undefined;
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

/** @returns whether the profile exists and belongs to this login. Never throws: a profile that cannot be read counts as missing. */
export async function holdsKeyOf(name: LoginName): Promise<boolean> {
  const { sessionDirectory } = profilePaths(name.ociHome, name.profile);
  return (await fingerprintIn(sessionDirectory)) === fingerprintOf(name);
}

/**
 * @returns the fingerprint of the key in the directory, or undefined if no key can be read. The private key is used if the public key is
 *   missing, so that a partly removed directory is still recognized.
 */
export async function fingerprintIn(sessionDirectory: string): Promise<string | undefined> {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(path.join(sessionDirectory, name), 65_536);
      if (pem) return keyFingerprint(pem);
    } catch {
      // A file that is not readable or not a key is not ours.
    }
  }
  return undefined;
}
