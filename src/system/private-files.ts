// Files and directories that only their owner can read, and checks that they are regular files and directories.

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskFailure, Failure, isMissing, systemErrorCode } from '../failure.ts';
import { retryWhileHeld } from './windows.ts';

/** Largest file that is read, in bytes. */
const READ_LIMIT = 32 * 1024 * 1024;

/**
 * Creates a private file. If it cannot be written completely, it is removed.
 *
 * @throws Failure `Cannot write profile`, also if the path exists already
 */
export async function writePrivateFile(filePath: string, content: Buffer | string): Promise<void> {
  const handle = await createFile(filePath, content);
  await handle.close();
}

/**
 * Writes the new content to a temporary file beside the target and renames it, so a reader sees either the old or the new content, and a full
 * disk is detected before anything changes. The owner of an existing file is kept.
 *
 * @throws Failure `Cannot write profile`, and what `beforeRename` throws
 */
export async function replaceFile(
  filePath: string,
  content: Buffer | string,
  { suffix = randomBytes(8).toString('hex'), mode, beforeRename }: Replacement = {},
): Promise<void> {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  const handle = await createFile(temporary, content, { owner: old, mode: mode ?? (old && old.mode & 0o777) });
  try {
    beforeRename?.();
    await assertInPlace(handle, temporary);
    await handle.close();
    await retryWhileHeld(() => rename(temporary, filePath));
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw diskFailure(error, filePath);
  }
}

interface Replacement {
  /** Makes the temporary name `.<name>.<suffix>` unique. */
  suffix?: string;
  /** Default: that of the existing file, or 0600. */
  mode?: number | undefined;
  /** Called when everything is written. If it throws, nothing is replaced. */
  beforeRename?: () => void;
}

export function temporaryName(filePath: string, suffix: string): string {
  return path.join(path.dirname(filePath), `.${path.basename(filePath)}.${suffix}`);
}

/**
 * @returns the content, or undefined if the file does not exist
 * @throws Failure `Cannot write profile` for a symbolic link, anything but a regular file, and a file over the limit
 */
export async function readRegularFile(filePath: string, limit = READ_LIMIT, attempts = 5): Promise<Buffer | undefined> {
  const found = await inspectFile(filePath);
  if (!found) return undefined;
  if (found.size > limit) throw refusal(filePath, `is larger than ${limit} bytes`);
  try {
    const flags = constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0);
    const handle = await retryWhileHeld(() => open(filePath, flags));
    try {
      // Windows has no O_NOFOLLOW. Without the lock, another process can replace the file between the two calls.
      if ((await handle.stat()).ino === found.ino) return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw diskFailure(error, filePath);
  }
  if (attempts === 1) throw refusal(filePath, 'keeps being replaced by another program');
  return readRegularFile(filePath, limit, attempts - 1);
}

/** @returns undefined if the file does not exist. @throws Failure `Cannot write profile` for anything but a regular file */
export async function inspectFile(filePath: string): Promise<FileStatus | undefined> {
  const found = await inspect(filePath);
  if (found && !found.isFile()) throw refusal(filePath, `is ${kindOf(found)}, not a regular file`);
  return found;
}

/**
 * @param refuseShared refuse a directory in which group or others may write
 * @returns whether it exists
 * @throws Failure `Cannot write profile` for anything but a real directory
 */
export async function inspectDirectory(directory: string, { refuseShared = false } = {}): Promise<boolean> {
  const found = await inspect(directory);
  if (!found) return false;
  if (!found.isDirectory()) throw refusal(directory, `is ${kindOf(found)}, not a directory`);
  if (refuseShared && isWritableByOthers(found)) {
    throw refusal(directory, 'can be written by other users', `run: chmod go-w '${directory}'`);
  }
  return true;
}

/** Windows has no such modes; the values that it reports mean nothing. */
export function isWritableByOthers({ mode }: { mode: number }): boolean {
  return process.platform !== 'win32' && (mode & 0o022) !== 0;
}

/** Whether it is a directory with the mode that {@link makePrivateDirectory} gives. Never throws. */
export async function isPrivateDirectory(directory: string): Promise<boolean> {
  const found = await lstat(directory).catch(() => undefined);
  return found?.isDirectory() === true && (process.platform === 'win32' || (found.mode & 0o077) === 0);
}

/**
 * Creates the directory and its missing parents with mode 0700. Existing directories keep their mode.
 *
 * @returns the number of created directories
 * @throws Failure `Cannot write profile` naming the first directory that cannot be created
 */
export async function makePrivateDirectory(directory: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeDirectories(directory, 0o700);
    } catch (error) {
      // Another process removed the directory or a parent between two calls.
      if (isMissing(error) && attempt < 5) continue;
      const { path: level = directory } = error as NodeJS.ErrnoException;
      if (isMissing(error)) throw refusal(level, 'cannot be created: its parent takes no directories');
      throw systemErrorCode(error) === 'EEXIST' ? refusal(level, 'is not a directory') : diskFailure(error, level);
    }
  }
}

export async function moveDirectory(from: string, to: string): Promise<void> {
  try {
    await retryWhileHeld(() => rename(from, to));
  } catch (error) {
    throw diskFailure(error, to);
  }
}

interface FileStatus {
  mode: number;
  uid: number;
  gid: number;
  size: number;
  ino: number;
}

interface Access {
  /** Whose owner and group the file gets. */
  owner?: FileStatus | undefined;
  mode?: number | undefined;
}

/**
 * Owner and mode are set through the handle of the exclusive open: the path could lead to another file by then.
 *
 * @returns the handle, still open
 */
async function createFile(filePath: string, content: Buffer | string, access: Access = {}): Promise<FileHandle> {
  let handle;
  try {
    handle = await open(filePath, 'wx', 0o600);
  } catch (error) {
    throw diskFailure(error, filePath);
  }
  try {
    await handle.writeFile(content);
    await setAccess(handle, access);
    // On disk before it is renamed: after a power failure there is the old content or the new one.
    await handle.sync();
    return handle;
  } catch (error) {
    await handle.close();
    await rm(filePath, { force: true });
    throw diskFailure(error, filePath);
  }
}

/**
 * Whoever can write to the directory can have put another file, or a link, in the place of ours. The number of a file is reused as soon as it
 * is gone, so the comparison means something only while ours is open.
 */
async function assertInPlace(handle: FileHandle, filePath: string): Promise<void> {
  const [ours, found] = [await handle.stat(), await inspect(filePath)];
  if (found?.ino === ours.ino && found.dev === ours.dev) return;
  const hint = `Make sure that no other account can write to ${path.dirname(filePath)}.`;
  throw refusal(filePath, 'was replaced by another program', hint);
}

async function setAccess(handle: FileHandle, { owner, mode = 0o600 }: Access): Promise<void> {
  const ours = await handle.stat();
  if (owner && (ours.uid !== owner.uid || ours.gid !== owner.gid)) {
    // Only root can change the owner of a file. Other users own the new file, as with every editor.
    await handle.chown(owner.uid, owner.gid).catch(() => undefined);
  }
  // Also for a new file: a umask may have taken the owner's access away.
  await handle.chmod(mode);
}

async function inspect(anyPath: string) {
  try {
    return await lstat(anyPath);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw diskFailure(error, anyPath);
  }
}

function kindOf(found: { isSymbolicLink(): boolean; isDirectory(): boolean; isFile(): boolean }): string {
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isDirectory()) return 'a directory';
  return found.isFile() ? 'a file' : 'a special file';
}

function refusal(anyPath: string, defect: string, hint?: string): Failure {
  return new Failure('files', 'Cannot write profile', `${anyPath} ${defect}`, hint === undefined ? {} : { hint });
}

/**
 * Creates a directory with its missing parents. Existing directories keep their mode. Node's `recursive` option is not used: it never returns
 * for a path such as /proc/nope/x, and reports ENOENT where the file system is read-only.
 *
 * @returns the number of created directories
 * @throws the error of the file system for the first level that cannot be created; its `path` is that level
 */
export async function makeDirectories(directory: string, mode: number): Promise<number> {
  try {
    return await makeOne(directory, mode);
  } catch (error) {
    const parent = path.dirname(directory);
    if (!isMissing(error) || parent === directory) throw error;
    const made = await makeDirectories(parent, mode);
    // If the parent exists and this fails again, no directory can be created there.
    return made + (await makeOne(directory, mode));
  }
}

/** @returns 1, or 0 if the directory exists */
async function makeOne(directory: string, mode: number, attempts = 5): Promise<number> {
  keepAccessOfOwner();
  try {
    await retryWhileHeld(() => mkdir(directory, { mode }));
    return 1;
  } catch (error) {
    const code = systemErrorCode(error);
    if (REPORTED_FOR_EXISTING.has(code) && (await isDirectory(directory))) return 0;
    // It existed, but another process removed it between the two calls.
    const isGone = code === 'EEXIST' && !(await inspect(directory));
    if (isGone && attempts > 1) return makeOne(directory, mode, attempts - 1);
    throw error;
  }
}

/** Besides EEXIST, some file systems report for an existing directory that none may be created. */
const REPORTED_FOR_EXISTING = new Set(['EEXIST', 'EACCES', 'EPERM', 'EROFS', 'EISDIR']);

async function isDirectory(directory: string): Promise<boolean> {
  return (await stat(directory).catch(() => undefined))?.isDirectory() === true;
}

/** With a umask such as 0777, this process could not read what it creates. The bits of the group and of others stay masked. */
export function keepAccessOfOwner(): void {
  // Setting it is the only way to read it that does not make it weaker for a moment.
  const umask = process.umask(0o077);
  process.umask(umask & 0o077);
}

/** Removes a file, or a directory with what it contains, if it exists. @throws Failure `Cannot write profile` */
export async function removeTree(anyPath: string): Promise<void> {
  try {
    await retryWhileHeld(() => rm(anyPath, { recursive: true, force: true }));
  } catch (error) {
    throw diskFailure(error, anyPath);
  }
}
