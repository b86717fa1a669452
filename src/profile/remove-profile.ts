// Undoes a login on disk: restores what it replaced, removes what it created, and changes nothing else.

import { lstat, readdir, readFile, realpath, rename, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { diskFailure, Failure } from '../failure.ts';
import {
  inspectDirectory,
  isPrivateDirectory,
  moveDirectory,
  readRegularFile,
  removeTree,
  replaceFile,
  temporaryName,
} from '../system/private-files.ts';
import { isSamePath, retryWhileHeld } from '../system/windows.ts';
import { type SectionIdentity, sectionsOf, undoSection } from './config-file.ts';
import { lockOf, withConfigLock } from './config-lock.ts';
import { configTarget, locateProfile, profilePaths, type ProfilePaths, readHomes, SESSION_FILES } from './paths.ts';
import {
  changeRecord,
  checkLoginName,
  directoryOf,
  fingerprintIn,
  fingerprintOf,
  hasLogins,
  type LoginDirectory,
  type LoginName,
  type LoginRecord,
  type RecordedLogin,
  readLogin,
  readLogins,
  removeUnfinished,
  saveSection,
} from './record.ts';

export interface ProfileRemoval {
  warnings: string[];
  section: RemovalOutcome;
  files: RemovalOutcome;
  /** The directory of a database token that was requested after the login, and that is not ours to remove. */
  databaseTokenLeft?: string;
  /** The OCI home was removed, or never created: nothing is left. */
  isHomeMissing?: boolean;
}

/**
 * Undoes a login that completed or was interrupted at any step. Logins of one job, and of jobs that share a home, can be undone in any order:
 * a profile with another key than this login's is left unchanged, and this login's files are removed from what a later login has replaced.
 *
 * Never throws: `warnings` contains one sentence for each thing that could not be undone.
 *
 * @param patience how long to wait for another process, in milliseconds
 * @param left the other parts of the login that could not be undone: if there are any, the record stays
 */
export async function removeProfile(
  name: LoginName,
  { patience, left }: { patience?: number | undefined; left?: OtherParts } = {},
): Promise<ProfileRemoval> {
  const removal: ProfileRemoval = { warnings: [], section: 'absent', files: 'absent' };
  await attempt(removal, async () => {
    checkLoginName(name);
    const paths = profilePaths(name.ociHome, name.profile);
    let { missingDirectories } = name;
    if (await inspectDirectory(paths.ociHome)) {
      // The path in the name contained no links. If it does now, it refers to another directory.
      if ((await realpath(paths.ociHome)) !== paths.ociHome)
        throw refusal(`${paths.ociHome} is now a different directory`);
      const task = async (): Promise<void> => {
        missingDirectories = await undoWhileLocked(name, paths, removal, left);
      };
      try {
        await withConfigLock(paths.configFile, task, { patience });
      } catch (error) {
        // A login that could not lock the home has written nothing into it, and has said why.
        if ((await hasLogins(paths.ociHome)) || (await remainsOf(name)).length > 0) throw error;
      }
    } else {
      removal.isHomeMissing = true;
    }
    await removeEmptyDirectories(paths, missingDirectories);
  });
  return removal;
}

/**
 * Runs while the lock is held. Never throws.
 *
 * @param removal is filled in
 * @returns the number of directories to remove if empty, counted from `sessions` upwards
 */
export async function undoWhileLocked(
  name: LoginName,
  paths: ProfilePaths,
  removal: ProfileRemoval = { warnings: [], section: 'absent', files: 'absent' },
  left: OtherParts = {},
): Promise<number> {
  let { missingDirectories } = name;
  await attempt(removal, async () => {
    const sessions = await inspectDirectory(paths.sessionsDirectory);
    const empty = directoryOf(paths, name);
    const stored = sessions ? await readLogin(empty) : undefined;
    const others = (sessions ? await readLogins(paths) : []).filter(({ directory }) => directory !== empty.directory);
    const fingerprint = fingerprintOf(name);
    const login: Login = { name, fingerprint, paths, own: stored ?? empty, others };
    missingDirectories = Math.max(missingDirectories, stored?.record?.missingDirectories ?? 0);

    // If anything fails, the directory of the login stays, because it is the only copy of what was replaced.
    let section: Undone = FAILED;
    let files: Undone = FAILED;
    // The section is removed first: a profile must not refer to missing files.
    await attempt(removal, async () => {
      section = await undoConfig(login);
    });
    await attempt(removal, async () => {
      files = await undoFiles(login);
    });
    removal.section = section.outcome;
    removal.files = files.outcome;
    if (section.outcome === 'left' || files.outcome === 'left') {
      removal.warnings.push(
        `The profile ${name.profile} in ${paths.ociHome} now belongs to another login and was left unchanged`,
      );
    }
    await attempt(removal, () => undoDatabaseToken(login, removal));
    await attempt(removal, () => transferCleanup(login));
    if (stored) await attempt(removal, () => dropLogin(stored, [section, files], left, removal));
    if (sessions) await attempt(removal, () => removeUnfinished(paths));
    // Removed while the lock is held, so that the next process sees whether it exists.
    await removeEmptyDirectories(paths, Math.min(missingDirectories, 1));
  });
  return missingDirectories;
}

/**
 * Removes what logins left that were killed before they had a record, of all profiles: their directories, and the lock.
 *
 * @throws Failure `Cannot write profile`
 */
export async function removeUnfinishedLogins(ociHome: string, profile: string): Promise<void> {
  const paths = await locateProfile(ociHome, profile);
  if (!(await hasLogins(ociHome)) && !(await inspectDirectory(lockOf(paths.configFile)))) return;
  await withConfigLock(paths.configFile, async () => {
    if (await inspectDirectory(paths.sessionsDirectory)) await removeUnfinished(paths);
  });
}

/**
 * Removes, from `sessions` upwards, the directories that the login created, as long as they are empty. The count may come from the runner's
 * state, which any step of the job can change, so only directories are removed that are as private as a login makes them, and no home directory.
 */
export async function removeEmptyDirectories(paths: ProfilePaths, count: number): Promise<void> {
  const { home, passwd } = readHomes();
  let directory = paths.sessionsDirectory;
  for (let level = 0; level < count; level += 1) {
    if (isSamePath(directory, home) || isSamePath(directory, passwd)) return;
    // The directory is not empty, or was removed already.
    if (await isPrivateDirectory(directory)) await rmdir(directory).catch(() => undefined);
    directory = path.dirname(directory);
  }
}

/** Directories and files that this login created and others still use: the last login that is undone removes them. */
async function transferCleanup({ name, own, others }: Login): Promise<void> {
  for (const other of others) {
    const emptied =
      other.record.isUndone && !hasOtherParts(other.record) && !other.section && !(await inspectDirectory(other.files));
    if (emptied) {
      await removeTree(other.directory);
      continue;
    }
    await changeRecord(other, {
      missingDirectories: Math.max(...[name, own.record, other.record].map((each) => each?.missingDirectories ?? 0)),
      configMissing: (own.record?.configMissing ?? false) || other.record.configMissing,
      databaseTokenMissing: (own.record?.databaseTokenMissing ?? false) || other.record.databaseTokenMissing,
    });
  }
}

export type OtherParts = Partial<Pick<LoginRecord, 'renewal' | 'registry'>>;

export function hasOtherParts({ renewal, registry }: OtherParts): boolean {
  return renewal !== undefined || registry !== undefined;
}

async function dropLogin(
  login: LoginDirectory,
  parts: readonly Undone[],
  left: OtherParts,
  removal: ProfileRemoval,
): Promise<void> {
  const isUndone = !parts.includes(FAILED);
  const isStranded =
    parts.some(({ stranded }) => stranded) && (login.section !== undefined || (await inspectDirectory(login.files)));
  if (isUndone && !isStranded && !(login.record && hasOtherParts(left))) {
    await removeTree(login.directory);
    return;
  }
  await removeTree(login.fresh);
  await changeRecord(login, { isUndone, renewal: left.renewal, registry: left.registry });
  if (isStranded)
    removal.warnings.push(`The files that the login replaced could not be restored; they are in ${login.directory}`);
}

async function attempt(removal: ProfileRemoval, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    const where = (error as { path?: unknown } | null)?.path;
    removal.warnings.push(diskFailure(error, typeof where === 'string' ? where : 'The profile').message);
  }
}

function refusal(detail: string): Failure {
  return new Failure('files', 'Cannot write profile', detail);
}

// Removes the section of a login from the config, and from what later logins keep that would restore it.

async function undoConfig(login: Login): Promise<Undone> {
  const { name, fingerprint, paths, own, others } = login;
  const { profile, loginId } = name;
  const config = await configTarget(paths.configFile);
  await retryWhileHeld(() => rm(temporaryName(config, loginId), { force: true }));
  const content = (await readRegularFile(config)) ?? Buffer.alloc(0);
  const replaced = own.section;
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });

  if (undone.outcome === 'restored' || undone.outcome === 'removed') {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    // If the record is lost, only an empty file tells that the login has created it.
    if ((own.record?.configMissing ?? true) && undone.config.length === 0) {
      await retryWhileHeld(() => unlink(config));
    } else {
      await replaceFile(config, undone.config, { suffix: loginId });
    }
    await takeOutOfOthers(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfOthers(login)) return { outcome: 'left', stranded: false };
  // The login was interrupted before it wrote the config, so the section is unchanged.
  const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === 'other' && own.record !== undefined && !untouched;
  return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}

/**
 * A later login of the same profile that replaced our section, or was about to, would restore it. It gets what we replaced instead.
 *
 * @returns whether there is such a login
 */
async function takeOutOfOthers({ name, fingerprint, own, others }: Login): Promise<boolean> {
  const { newlineBefore = false, newlineBehind = false } = own.record ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== name.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === fingerprint)) continue;
    found = true;
    await changeRecord(other, {
      newlineBefore: newlineBefore || other.record.newlineBefore,
      newlineBehind: newlineBehind || other.record.newlineBehind,
    });
    await saveSection(other, own.section);
  }
  return found;
}

async function passNewlineOn(owner: SectionIdentity, others: RecordedLogin[]): Promise<void> {
  for (const other of others) {
    const isOwner = other.profile === owner.name && fingerprintOf(other) === owner.fingerprint;
    if (isOwner) await changeRecord(other, { newlineBefore: true });
  }
}

// Removes the session files of a login, wherever they are, and restores the files that the login replaced.

async function undoFiles({ name, fingerprint, paths, own, others }: Login): Promise<Undone> {
  const { profile } = name;
  const live = paths.sessionDirectory;
  const liveExists = await inspectDirectory(live);
  const oldExists = await inspectDirectory(own.files);

  // Our files are in the session directory, or in the directory of a later login of the same profile.
  const places = [live, ...others.filter((other) => other.profile === profile).map((other) => other.files)];
  for (const place of places) {
    const isOurs = (await inspectDirectory(place)) && (await fingerprintIn(place)) === fingerprint;
    if (!isOurs) continue;
    const stranded = await replaceWithOld(place, own.files);
    if (place !== live) return { outcome: 'left', stranded };
    return { outcome: oldExists ? 'restored' : 'removed', stranded };
  }
  if (liveExists) return { outcome: oldExists ? 'left' : 'absent', stranded: oldExists };
  if (!oldExists) return { outcome: 'absent', stranded: false };
  await moveDirectory(own.files, live);
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

/** Removes the database token that the job requested, if its directory is new, and has nothing else. The last login in the home does. */
async function undoDatabaseToken({ paths, own, others }: Login, removal: ProfileRemoval): Promise<void> {
  const directory = paths.databaseTokenDirectory;
  const found = await lstat(directory).catch(() => undefined);
  const isUsed = others.some(({ record }) => !record.isUndone && !record.isKept);
  if (!found || !own.record || own.record.isUndone || isUsed) return;
  if (own.record.databaseTokenMissing && found.isDirectory()) {
    const entries = await readdir(directory, { withFileTypes: true });
    if (entries.every((entry) => entry.isFile() && DATABASE_TOKEN_FILES.has(entry.name))) {
      for (const { name } of entries) await retryWhileHeld(() => unlink(path.join(directory, name)));
      await retryWhileHeld(() => rmdir(directory));
      return;
    }
  }
  const token = await lstat(path.join(directory, 'token')).catch(() => undefined);
  if (token && token.mtimeMs >= Date.parse(own.record.time)) removal.databaseTokenLeft = directory;
}

/** What `oci iam db-token get` writes. */
const DATABASE_TOKEN_FILES = new Set(['token', 'oci_db_key.pem', 'oci_db_key_public.pem']);

// What the two parts of undoing a login have in common: the login, and how a part ended.

/**
 * - `restored`: what the login replaced is restored
 * - `removed`: what the login created is removed; it had replaced nothing
 * - `left`: another login or the user has replaced it since, and it was left unchanged
 * - `absent`: nothing of this login was found
 */
type RemovalOutcome = 'restored' | 'removed' | 'left' | 'absent';

interface Login {
  name: LoginName;
  /** Of its session key. */
  fingerprint: string;
  paths: ProfilePaths;
  /** What this login keeps. */
  own: LoginDirectory;
  /** All other logins in the home. */
  others: RecordedLogin[];
}

/** A part that could not be undone; the record stays, so that another logout can finish. */
const FAILED: Undone = { outcome: 'absent', stranded: true };

/** `stranded`: what the login replaced cannot be restored, because its path is in use. */
interface Undone {
  outcome: RemovalOutcome;
  stranded: boolean;
}

// Finds what is left of a login that could not be undone completely.

/** @returns the places where something of the login is still on disk, for a message. Never throws: what cannot be read is left out */
export async function remainsOf(name: LoginName): Promise<string[]> {
  const { ociHome, profile } = name;
  const ours = fingerprintOf(name);
  try {
    const paths = profilePaths(ociHome, profile);
    // Also through a symbolic link: nothing is changed here.
    const config = await readFile(paths.configFile).catch(() => undefined);
    const isOurs = (section: { name: string; fingerprint: string | undefined }): boolean =>
      section.name === profile && section.fingerprint === ours;
    const { directory } = directoryOf(paths, name);
    return [
      ...(config && sectionsOf(config).some(isOurs) ? [`the section [${profile}] in ${paths.configFile}`] : []),
      ...((await fingerprintIn(paths.sessionDirectory)) === ours ? [paths.sessionDirectory] : []),
      ...((await inspectDirectory(directory)) ? [directory] : []),
    ];
  } catch {
    return [];
  }
}
