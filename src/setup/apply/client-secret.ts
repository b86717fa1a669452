// Saves the client secret, which the domain shows only once: to a file that only its owner can read, or to stdout on request.

import { randomBytes } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { homeDirectory } from '../../system/directories.ts';
import { diskFailure, Failure } from '../../failure.ts';
import { reasonNotToPrint } from '../../system/output.ts';
import { makePrivateDirectory, readRegularFile, temporaryName, writePrivateFile } from '../../system/private-files.ts';
import { retryWhileHeld } from '../../system/windows.ts';
import { shellQuoted } from '../../text/printable.ts';
import { protectSecret } from '../../text/redaction.ts';

export interface SecretStore {
  /**
   * Called before anything is changed: first without a client ID, and once more when the domain has shown it.
   *
   * @param clientId undefined: not known yet
   * @throws Failure `files` 'Cannot write secret' if the file has something else than a secret
   */
  check(clientId?: string): Promise<void>;
  /**
   * Called before the domain creates a secret, which it shows only once and which ends the old one: saving can then hardly fail.
   *
   * @param clientId undefined: the application does not exist yet
   * @throws Failure `files` 'Cannot write secret'
   */
  reserve(clientId?: string): Promise<ReservedPlace>;
  /** The file for the secret of a client, if secrets are saved to files. */
  fileFor(clientId: string): string | undefined;
  /** The secret that this or an earlier run saved. @throws Failure `files` 'Cannot write secret' if the file has something else */
  read(clientId: string): Promise<string | undefined>;
  /** Removes the file of a removed client. */
  discard(clientId: string): Promise<void>;
}

export interface ReservedPlace {
  /** @throws Failure `files` 'Cannot write secret' */
  save(clientId: string, secret: string): Promise<void>;
  /** The private file that has the secret, if {@link save} could write but not rename it. */
  keptIn(): string | undefined;
  /** Removes what was reserved and not saved. */
  release(): Promise<void>;
}

/** Longest secret, in bytes: so many are reserved. */
const LONGEST = 512;

/** @param file as asked for with --client-secret-file; undefined: one file for each client in the user's configuration directory */
export function secretFiles(file: string | undefined): SecretStore {
  const fileFor = (clientId: string): string =>
    file === undefined ? join(configDirectory(), `${clientId.replace(/[^\w.-]/g, '_')}.secret`) : resolve(file);
  const known = (clientId: string | undefined): string | undefined =>
    clientId === undefined && file === undefined ? undefined : fileFor(clientId ?? '');
  return {
    fileFor,
    async check(clientId) {
      const path = known(clientId);
      if (path !== undefined) await guarded(path, () => readSecret(path));
    },
    async reserve(clientId) {
      const path = known(clientId);
      if (path !== undefined) await guarded(path, () => refuseToReplace(path));
      return reserveIn(path ?? join(configDirectory(), 'secret'), fileFor);
    },
    async read(clientId) {
      const path = fileFor(clientId);
      const secret = await guarded(path, () => readSecret(path));
      protectSecret(secret ?? '');
      return secret;
    },
    async discard(clientId) {
      if (file !== undefined) return;
      await retryWhileHeld(() => rm(fileFor(clientId), { force: true }));
    },
  };
}

/** Creates a private file in the directory of `path`, as long as the longest secret: then the disk has room for the secret. */
async function reserveIn(path: string, fileFor: (clientId: string) => string): Promise<ReservedPlace> {
  const temporary = temporaryName(path, randomBytes(8).toString('hex'));
  let handle: FileHandle | undefined = await guarded(path, async () => {
    await makePrivateDirectory(dirname(path));
    await writePrivateFile(temporary, ' '.repeat(LONGEST));
    return open(temporary, constants.O_RDWR | ((constants.O_NOFOLLOW as number | undefined) ?? 0));
  });
  const close = async (): Promise<void> => {
    const open = handle;
    handle = undefined;
    await open?.close();
  };
  let keptIn: string | undefined;
  // If a signal ends the program.
  const removeAtExit = (): void => {
    if (keptIn === undefined) rmSync(temporary, { force: true });
  };
  process.once('exit', removeAtExit);
  return {
    keptIn: () => keptIn,
    async save(clientId, secret) {
      const target = fileFor(clientId);
      await guarded(target, async () => {
        const ours = await handle?.stat();
        // Without a final newline: "gh secret set < file" stores the text unchanged.
        const { bytesWritten = 0 } = (await handle?.write(secret, 0)) ?? {};
        await handle?.truncate(bytesWritten);
        await handle?.sync();
        await close();
        // The directory may be gone, or the file replaced.
        if ((await lstat(temporary)).ino === ours?.ino) keptIn = temporary;
        await refuseToReplace(target);
        await retryWhileHeld(() => rename(temporary, target));
        keptIn = undefined;
      });
    },
    async release() {
      process.off('exit', removeAtExit);
      await close();
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

/** @param print puts one line on stdout. It returns why that failed, in words; undefined if it did not */
export function secretOnStdout(print: (line: string) => Promise<string | undefined>): SecretStore {
  const seen = new Map<string, string>();
  const place: ReservedPlace = {
    async save(clientId, secret) {
      seen.set(clientId, secret);
      const problem = await print(secret);
      if (problem !== undefined)
        throw new Failure('files', 'Cannot write secret', `${problem}; the new client secret is lost`);
    },
    keptIn: () => undefined,
    release: () => Promise.resolve(),
  };
  return {
    fileFor: () => undefined,
    check() {
      const reason = reasonNotToPrint();
      if (reason === undefined) return Promise.resolve();
      return Promise.reject(
        new Failure('files', 'Cannot write secret', `${reason}; nothing was changed`, {
          hint: 'direct stdout to a program or a file that can take the secret, or leave out --client-secret-stdout to save it to a file',
        }),
      );
    },
    reserve: () => Promise.resolve(place),
    read: (clientId) => Promise.resolve(seen.get(clientId)),
    discard: () => Promise.resolve(),
  };
}

/** `$XDG_CONFIG_HOME/oci-wif`, on Windows below `%APPDATA%`. */
export function configDirectory(): string {
  const base = process.platform === 'win32' ? process.env.APPDATA : process.env.XDG_CONFIG_HOME;
  return join(base === undefined || base === '' ? join(homeDirectory('XDG_CONFIG_HOME'), '.config') : base, 'oci-wif');
}

/**
 * Reads only what setup writes: a typing error must not send a private key to GitHub or to the domain, nor overwrite it. A final line feed
 * may come from an editor.
 *
 * @returns undefined if the file does not exist or is empty
 */
async function readSecret(path: string): Promise<string | undefined> {
  const content = await readRegularFile(path);
  if (content === undefined || content.length === 0) return undefined;
  const secret = content.toString('utf8').replace(/\r?\n$/, '');
  // JSON may have no blanks either, and a JWT is a secret of somebody else.
  if (secret.length <= LONGEST && /^[\x21-\x7e]+$/.test(secret) && !/^([{["']|eyJ|-----)/.test(secret)) return secret;
  throw new Failure(
    'files',
    'Cannot write secret',
    `${path} exists and does not look like a client secret; it was not changed`,
    { hint: 'name another file with --client-secret-file' },
  );
}

async function refuseToReplace(path: string): Promise<void> {
  if ((await readSecret(path)) === undefined || process.platform === 'win32') return;
  // Whoever could read the old secret may expect to read the new one.
  if (((await lstat(path)).mode & 0o077) !== 0) {
    throw new Failure('files', 'Cannot write secret', `${path} exists and can be read by others`, {
      hint: `run: chmod 600 ${shellQuoted(path)}`,
    });
  }
}

/** @param path for the message about an error of the file system */
export async function guarded<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    const failure = diskFailure(error, path);
    throw failure.phrase === 'Cannot write secret' ? failure : failure.with({ phrase: 'Cannot write secret' });
  }
}
