// Files and directories that only their owner can read, and checks that they are regular files and directories.

import { constants } from 'node:fs';
import { chmod, chown, lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { diskFailure, isMissing } from './disk-failure.ts';
import { retryWhileHeld } from './held-files.ts';

/** Largest file that is read, in bytes. */
export const READ_LIMIT = 32 * 1024 * 1024;

/**
 * Creates a private file. If it cannot be written completely, it is removed.
 *
 * @throws Failure `Cannot write profile`, also if the path exists already
 */
export async function writePrivateFile(filePath: string, content: Buffer | string): Promise<void> {
  let handle;
  try {
    handle = await open(filePath, 'wx', 0o600);
  } catch (error) {
    throw diskFailure(error, filePath);
  }
  try {
    try {
      await handle.writeFile(content);
      // On disk before it is renamed: after a power failure there is the old content or the new one.
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(filePath, { force: true });
    throw diskFailure(error, filePath);
  }
}

/**
 * Writes the new content to a temporary file beside the target. {@link StagedFile.commit} renames it, so a reader sees either the old or the
 * new content, and a full disk is detected before anything changes. The owner of an existing file is kept.
 *
 * @param suffix makes the temporary name `.<name>.<suffix>` unique
 * @param mode default: that of the existing file, or 0600
 */
export async function stageFile(
  filePath: string,
  content: Buffer | string,
  suffix: string,
  mode?: number,
): Promise<StagedFile> {
  const temporary = temporaryName(filePath, suffix);
  const old = await inspectFile(filePath);
  await writePrivateFile(temporary, content);
  const discard = () => rm(temporary, { force: true });
  return {
    discard,
    async commit() {
      try {
        if (old) await copyOwnership(temporary, old);
        if (mode !== undefined) await chmod(temporary, mode);
        await retryWhileHeld(() => rename(temporary, filePath));
      } catch (error) {
        await discard();
        throw diskFailure(error, filePath);
      }
    },
  };
}

export interface StagedFile {
  commit(): Promise<void>;
  discard(): Promise<void>;
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
export async function inspectFile(filePath: string): Promise<Ownership | undefined> {
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
    throw refusal(directory, 'can be written by other users', `Run: chmod go-w '${directory}'`);
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
 */
export async function makePrivateDirectory(directory: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeLevels(directory);
    } catch (error) {
      // Another process removed the directory or a parent between two calls.
      if (!isMissing(error) || attempt === 5) throw diskFailure(error, (error as { path?: string }).path ?? directory);
    }
  }
}

/**
 * Level by level: Node's recursive mkdir never returns for `/proc/nope/x`, and reports a read-only file system as a missing directory.
 *
 * @returns the number of created directories. @throws the error of the first level that cannot be created
 */
async function makeLevels(directory: string): Promise<number> {
  const make = () => retryWhileHeld(() => mkdir(directory, { mode: 0o700 }));
  try {
    await make();
    return 1;
  } catch (error) {
    const exists = await stat(directory).catch(() => undefined);
    if (exists?.isDirectory() === true) return 0;
    const parent = path.dirname(directory);
    if (!isMissing(error) || parent === directory) throw error;
    const above = await makeLevels(parent);
    if (above === 0) throw error;
    await make();
    return above + 1;
  }
}

export async function moveDirectory(from: string, to: string): Promise<void> {
  try {
    await retryWhileHeld(() => rename(from, to));
  } catch (error) {
    throw diskFailure(error, to);
  }
}

interface Ownership {
  mode: number;
  uid: number;
  gid: number;
  size: number;
  ino: number;
}

async function copyOwnership(filePath: string, { mode, uid, gid }: Ownership): Promise<void> {
  const handle = await open(filePath, 'r');
  try {
    const ours = await handle.stat();
    // Only root can change the owner of a file. Other users own the new file, as with every editor.
    if (ours.uid !== uid || ours.gid !== gid) await chown(filePath, uid, gid).catch(() => undefined);
    await handle.chmod(mode & 0o777);
  } finally {
    await handle.close();
  }
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
