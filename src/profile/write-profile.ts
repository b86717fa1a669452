// Writes a profile to disk, so that it can be undone at any moment, and a new session token into one that is in use.

import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure, isMissing } from '../failure.ts';
import {
  inspectDirectory,
  inspectFile,
  isWritableByOthers,
  makePrivateDirectory,
  moveDirectory,
  readRegularFile,
  replaceFile,
  writePrivateFile,
} from '../system/private-files.ts';
import { restrictToAccount } from '../system/windows.ts';
import { shellQuoted } from '../text/printable.ts';
import { checkConfig, putSection, type SectionEntries, sectionsOf } from './config-file.ts';
import { type LockOptions, withConfigLock } from './config-lock.ts';
import { configTarget, locateProfile, type ProfilePaths, profilePaths, SESSION_FILES, withWayOut } from './paths.ts';
import {
  checkLoginName,
  directoryOf,
  fingerprintIn,
  fingerprintOf,
  loginIdOf,
  type LoginName,
  type LoginRecord,
  removeUnfinished,
  saveRecord,
  saveSection,
} from './record.ts';
import { removeEmptyDirectories, removeProfile, undoWhileLocked } from './remove-profile.ts';

export interface ProfileRequest {
  /** Directory of the config and the sessions; created if missing. */
  ociHome: string;
  profile: string;
  tenancy: string;
  region: string;
  /** Of the session key: MD5 of the DER SubjectPublicKeyInfo, 16 pairs. It decides later whether these files may be removed. */
  fingerprint: string;
  /** Unencrypted PEM. */
  privateKeyPem: string;
  publicKeyPem: string;
  /** The session token, after its check: a JWT, so without spaces and line breaks. */
  token: string;
  /** Who logs in, for the record. */
  origin: Pick<LoginRecord, 'host' | 'time' | 'process' | 'job' | 'jobId'>;
}

/**
 * Everything is checked before the first byte is written. The config is changed last, so that a profile never refers to missing files.
 * What is needed to undo a step is on disk before the step. If a step fails, all steps are undone.
 *
 * @param announce called once, before the first byte: save the name for {@link removeProfile} here
 * @param whileLocked called before the first byte, while no other process can change the home; if it throws, nothing is written
 * @returns the name again, and warnings about the config file for the user
 * @throws Failure `Invalid OCI config file`, `Cannot write profile`
 */
export async function writeProfile(
  request: ProfileRequest,
  announce: (name: LoginName) => void,
  { patience, whileLocked }: Pick<LockOptions, 'patience'> & { whileLocked?: () => Promise<void> } = {},
): Promise<{ paths: ProfilePaths; name: LoginName; warnings: string[] }> {
  const { profile, fingerprint } = request;
  const loginId = loginIdOf(fingerprint);
  const paths = await locateProfile(request.ociHome, profile);
  const found = await inspectPlace(paths);
  const { warnings } = planConfig(request, paths, await readRegularFile(await configTarget(paths.configFile)));

  warnings.push(...(await permissionWarnings(paths)));
  const name = { ociHome: paths.ociHome, profile, loginId, missingDirectories: found.missingDirectories };
  announce(name);
  // Until we hold the lock, another process may remove an empty home that it created, or an empty config.
  const made = { ...found };
  const note = (count: number) => {
    made.missingDirectories = Math.max(made.missingDirectories, count);
  };
  const prepare = async () => {
    const levels = await makePrivateDirectory(paths.ociHome);
    if (levels > 0) note(levels + 1);
  };
  const lock = { isLost: false };
  const task = async (assertHeld: () => void) => {
    try {
      const again = await inspectPlace(paths);
      note(again.missingDirectories);
      made.configMissing ||= again.configMissing;
      made.databaseTokenMissing = again.databaseTokenMissing;
      await whileLocked?.();
      warnings.push(...(await writeEverything(request, loginId, paths, made, assertHeld)));
    } catch (error) {
      lock.isLost = isLockLost(assertHeld);
      if (!lock.isLost) await undoWhileLocked(name, paths);
      throw error;
    }
  };
  try {
    await withConfigLock(paths.configFile, task, { patience, prepare });
  } catch (error) {
    // Another process may be changing the config now, so the login is undone under a lock of its own.
    if (lock.isLost) await removeProfile(name, { patience });
    await removeEmptyDirectories(paths, made.missingDirectories);
    throw withWayOut(error);
  }
  return { paths, name, warnings };
}

function isLockLost(assertHeld: () => void): boolean {
  try {
    assertHeld();
    return false;
  } catch {
    return true;
  }
}

type Found = Pick<LoginRecord, 'missingDirectories' | 'configMissing' | 'databaseTokenMissing'>;

/** Runs the steps in an order that can be undone at any moment, while the lock is held. @returns warnings */
async function writeEverything(
  request: ProfileRequest,
  loginId: string,
  paths: ProfilePaths,
  made: Found,
  assertHeld: () => void,
): Promise<string[]> {
  const target = await configTarget(paths.configFile);
  const plan = planConfig(request, paths, await readRegularFile(target));
  await makePrivateDirectory(paths.sessionsDirectory);
  await removeUnfinished(paths);

  const login = directoryOf(paths, { profile: request.profile, loginId });
  await makePrivateDirectory(login.directory);
  const isRestricted = await restrictToAccount(login.directory);
  const { replaced, newlineBefore, newlineBehind } = plan;
  await saveSection(login, replaced);
  await saveRecord(login, {
    ...request.origin,
    ...made,
    newlineBefore,
    newlineBehind,
    isKept: false,
    isUndone: false,
    renewal: undefined,
    registry: undefined,
  });
  await makePrivateDirectory(login.fresh);
  await writeTogether(sessionFiles(request).map(([name, content]) => [path.join(login.fresh, name), content]));
  if (await inspectDirectory(paths.sessionDirectory)) await moveDirectory(paths.sessionDirectory, login.files);
  await moveDirectory(login.fresh, paths.sessionDirectory);
  await replaceFile(target, plan.config, { suffix: loginId, beforeRename: assertHeld });
  return isRestricted ? [] : [`Other accounts may be able to read the key in ${paths.sessionDirectory}`];
}

/** At the same time, because each file waits for the disk. When this returns or throws, no write is still under way. */
async function writeTogether(files: [string, string][]): Promise<void> {
  const results = await Promise.allSettled(files.map(([file, content]) => writePrivateFile(file, content)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function sessionFiles({ privateKeyPem, publicKeyPem, token }: ProfileRequest): [string, string][] {
  return [
    [SESSION_FILES.key, privateKeyPem],
    [SESSION_FILES.publicKey, publicKeyPem],
    // Without a final newline: several tools send the text of the file unchanged as a header.
    [SESSION_FILES.token, token],
  ];
}

function planConfig(request: ProfileRequest, paths: ProfilePaths, content: Buffer = Buffer.alloc(0)) {
  const check = content.length === 0 ? undefined : checkConfig;
  check?.(content, paths.configFile);
  const entries: SectionEntries = {
    tenancy: request.tenancy,
    fingerprint: request.fingerprint,
    region: request.region,
    key_file: paths.keyFile,
    security_token_file: paths.tokenFile,
  };
  const plan = putSection(content, request.profile, entries);
  // Checks the result, because errors in the replaced section no longer matter.
  const warnings = check?.(plan.config, paths.configFile) ?? [];
  if (request.profile === 'DEFAULT' && sectionsOf(plan.config).some(({ name }) => name !== 'DEFAULT')) {
    warnings.push('All other profiles of the config inherit the values of the profile DEFAULT; choose another name');
  }
  return { ...plan, warnings };
}

/** @throws Failure if a path is not a regular file or directory, e.g. a symbolic link */
async function inspectPlace(paths: ProfilePaths): Promise<Found> {
  let missingDirectories = 0;
  if (!(await inspectDirectory(paths.sessionsDirectory, { refuseShared: true }))) {
    missingDirectories = 1;
    let directory = paths.ociHome;
    while (!(await inspectDirectory(directory))) {
      missingDirectories += 1;
      directory = path.dirname(directory);
    }
  }
  if (await inspectDirectory(paths.sessionDirectory, { refuseShared: true })) {
    for (const file of [paths.tokenFile, paths.keyFile, paths.publicKeyFile]) await inspectFile(file);
  }
  return {
    missingDirectories,
    configMissing: (await inspectFile(await configTarget(paths.configFile))) === undefined,
    databaseTokenMissing: (await lstat(paths.databaseTokenDirectory).catch(isMissing)) === true,
  };
}

/**
 * Whoever can write to these can make the tools of this account use another profile.
 *
 * @throws Failure for such a home of another account: only its owner could correct that
 */
async function permissionWarnings({ ociHome, configFile }: ProfilePaths): Promise<string[]> {
  const warnings: string[] = [];
  for (const place of [ociHome, configFile]) {
    const found = await stat(place).catch(() => undefined);
    if (!found || !isWritableByOthers(found)) continue;
    if (place === ociHome && isOfAnotherAccount(found)) {
      const detail = `${place} belongs to another account and can be written by other users`;
      throw new Failure('files', 'Cannot write profile', detail, { hint: 'choose another directory with oci-home' });
    }
    warnings.push(`${place} can be written by other users. To change that, run: chmod go-w ${shellQuoted(place)}`);
  }
  return warnings;
}

/** Root can change everything anyway, and owns the shared volumes of a container. */
function isOfAnotherAccount({ uid }: { uid: number }): boolean {
  return uid !== 0 && uid !== process.getuid?.();
}

/**
 * The new file is renamed, so a reader sees either the old or the new token. The key stays the same, because running Go and Terraform
 * processes read the token again for each request, but the key only once.
 *
 * @param token after its check
 * @throws Failure `Cannot write profile`, also if the profile was removed or now contains the key of another login
 */
export async function replaceToken(name: LoginName, token: string): Promise<void> {
  checkLoginName(name);
  const paths = profilePaths(name.ociHome, name.profile);
  const whole = (await inspectDirectory(paths.sessionsDirectory)) && (await inspectDirectory(paths.sessionDirectory));
  if (!whole) throw gone(paths.sessionDirectory);
  await withConfigLock(paths.configFile, async (assertHeld) => {
    if ((await fingerprintIn(paths.sessionDirectory)) !== fingerprintOf(name)) throw gone(paths.sessionDirectory);
    await replaceFile(paths.tokenFile, token, { beforeRename: assertHeld });
  });
}

function gone(sessionDirectory: string): Failure {
  return new Failure('files', 'Cannot write profile', `${sessionDirectory} no longer contains the key of this login`, {
    hint: 'log in again',
  });
}
