// Saves the client secret, which the domain shows only once: to a file that only its owner can read, or to stdout on request.

import { randomBytes } from 'node:crypto';
import { lstat, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../failure.ts';
import { retryWhileHeld } from '../../files/held-files.ts';
import { protectSecret } from '../../text/redaction.ts';
import { shellQuoted } from '../../text/shell-quoted.ts';
import { makePrivateDirectory, readRegularFile, stageFile } from '../../files/private-files.ts';

export interface SecretStore {
  /** Called before anything is changed. @throws Failure `files` 'Cannot write secret' if saving would fail */
  check(): Promise<void>;
  /** @throws Failure `files` 'Cannot write secret' */
  save(clientId: string, secret: string): Promise<void>;
  /** The file for the secret of a client, if secrets are saved to files. */
  fileFor(clientId: string): string | undefined;
  /** The file of a secret that this or an earlier run saved. */
  read(clientId: string): Promise<string | undefined>;
  /** Removes the file of a removed client. */
  discard(clientId: string): Promise<void>;
}

/** @param file as asked for with --client-secret-file; undefined: one file for each client in the user's configuration directory */
export function secretFiles(file: string | undefined): SecretStore {
  const fileFor = (clientId: string): string =>
    file === undefined ? join(configDirectory(), `${clientId.replace(/[^\w.-]/g, '_')}.secret`) : resolve(file);
  return {
    fileFor,
    async check() {
      if (file !== undefined) await guarded(() => refuseUnrelatedFile(resolve(file)));
    },
    async save(clientId, secret) {
      const path = fileFor(clientId);
      await guarded(async () => {
        await makePrivateDirectory(dirname(path));
        await refuseUnrelatedFile(path);
        // Without a final newline: "gh secret set < file" stores the text unchanged.
        const staged = await stageFile(path, secret, randomBytes(8).toString('hex'));
        await staged.commit();
      });
    },
    async read(clientId) {
      const content = await guarded(() => readRegularFile(fileFor(clientId), 4096));
      const secret = content?.toString('utf8').trim();
      protectSecret(secret ?? '');
      return secret;
    },
    async discard(clientId) {
      if (file !== undefined) return;
      await retryWhileHeld(() => rm(fileFor(clientId), { force: true }));
    },
  };
}

/** @param write puts one line on stdout */
export function secretOnStdout(write: (line: string) => void): SecretStore {
  const seen = new Map<string, string>();
  return {
    fileFor: () => undefined,
    check: () => Promise.resolve(),
    save(clientId, secret) {
      seen.set(clientId, secret);
      write(secret);
      return Promise.resolve();
    },
    read: (clientId) => Promise.resolve(seen.get(clientId)),
    discard: () => Promise.resolve(),
  };
}

/** `$XDG_CONFIG_HOME/oci-wif`, on Windows below `%APPDATA%`. */
export function configDirectory(): string {
  const base = process.platform === 'win32' ? process.env.APPDATA : process.env.XDG_CONFIG_HOME;
  return join(base === undefined || base === '' ? join(homedir(), '.config') : base, 'oci-wif');
}

/** A typing error must not overwrite a private key: only a file that looks like a saved secret is overwritten. */
async function refuseUnrelatedFile(path: string): Promise<void> {
  const old = await lstat(path).catch(() => undefined);
  if (!old || old.size === 0) return;
  const text = (await readRegularFile(path, 4096))?.toString('utf8') ?? '';
  if (!/^[\x21-\x7e]{1,512}\n?$/.test(text)) {
    throw new Failure(
      'files',
      'Cannot write secret',
      `${path} exists and does not look like a client secret; it was not changed`,
      {
        hint: 'name another file with --client-secret-file',
      },
    );
  }
  // Writing keeps the mode of an existing file, so others could still read it.
  if ((old.mode & 0o077) !== 0 && process.platform !== 'win32') {
    throw new Failure('files', 'Cannot write secret', `${path} exists and can be read by others`, {
      hint: `run: chmod 600 ${shellQuoted(path)}`,
    });
  }
}

async function guarded<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Failure) || error.phrase === 'Cannot write secret') throw error;
    throw error.with({ phrase: 'Cannot write secret' });
  }
}
