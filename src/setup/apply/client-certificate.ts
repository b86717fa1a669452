// The key of a client and its certificate: creates both, saves them to one private file, and adds the certificate to the application.

import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { lstat, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Timing } from '../../clock.ts';
import { Failure, isMissing } from '../../failure.ts';
import { readClientCertificate, readClientKey } from '../../federation/client-assertion.ts';
import { makePrivateDirectory, readRegularFile, writePrivateFile } from '../../system/private-files.ts';
import { printable } from '../../text/printable.ts';
import { retryWhileHeld } from '../../system/windows.ts';
import { type IdentityDomain, READ_TIME, readUntil } from '../api/domain.ts';
import {
  aliasesOf,
  type App,
  CERTIFICATE_DAYS,
  CLIENT_CERTIFICATE_SCHEMA,
  clientIdOf,
  createdAt,
  filterValue,
  newAlias,
} from '../api/scim.ts';
import { createCertificate, oneLineOf } from '../desired/issuer-keys.ts';
import { configDirectory, guarded } from './client-secret.ts';

/** A key that was saved, with its certificate. */
export interface SavedKey {
  /** Of the certificate. */
  alias: string;
  file: string;
  /** Secret: the key, and then the certificate. */
  pem: string;
  /** The file has only the certificate: the key stays elsewhere. */
  isPublic: boolean;
}

export interface ClientKeyFiles {
  /** Of a key that stays elsewhere: a new certificate is for it. Undefined: a new certificate has a new key. */
  publicKey: KeyObject | undefined;
  /** Called before anything is changed. @throws Failure `files` 'Cannot write secret' if the file for a new key exists */
  check(): Promise<void>;
  /** @throws Failure `files` 'Cannot write secret' */
  save(alias: string, pem: string): Promise<SavedKey>;
  /** The key of the first of these certificates that is in a file here. @throws Failure `input` if --client-key-file is no key */
  find(aliases: readonly string[]): Promise<SavedKey | undefined>;
  /** Removes the file of a removed certificate, unless the user named it. */
  discard(alias: string): Promise<void>;
}

/** @param given as asked for with --client-key-file; undefined: one file for each certificate in the user's configuration directory */
export function clientKeyFiles(given: string | undefined, publicKey: KeyObject | undefined): ClientKeyFiles {
  const fileFor = (alias: string): string =>
    given === undefined ? join(configDirectory(), `${alias}.pem`) : resolve(given);
  return {
    publicKey,
    async check() {
      if (given === undefined) return;
      const file = resolve(given);
      const found = await guarded(file, () =>
        lstat(file).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        }),
      );
      if (found)
        throw new Failure('files', 'Cannot write secret', `${file} exists; it was not changed`, {
          hint: 'name another file with --client-key-file: an older key stays in use until its certificate is removed',
        });
    },
    async save(alias, pem) {
      const file = fileFor(alias);
      await guarded(file, async () => {
        await makePrivateDirectory(dirname(file));
        await writePrivateFile(file, pem);
      });
      return { alias, file, pem, isPublic: hasNoKey(pem) };
    },
    async find(aliases) {
      for (const alias of aliases.filter(isOurs)) {
        const file = fileFor(alias);
        const pem = (await guarded(file, () => readRegularFile(file)))?.toString('utf8');
        if (pem === undefined) continue;
        const isPublic = hasNoKey(pem);
        const found = isPublic ? readClientCertificate(pem, file) : readClientKey(pem, file);
        const isOfKey = publicKey === undefined || createPublicKey(pem).equals(publicKey);
        if (found.alias === alias && isOfKey) return { alias, file, pem, isPublic };
      }
      return undefined;
    },
    async discard(alias) {
      if (given === undefined && isOurs(alias)) await retryWhileHeld(() => rm(fileFor(alias), { force: true }));
    },
  };
}

function hasNoKey(pem: string): boolean {
  return pem.includes('BEGIN CERTIFICATE') && !pem.includes('PRIVATE KEY');
}

/** Only such an alias becomes the name of a file: others can have any characters. */
function isOurs(alias: string): boolean {
  return createdAt(alias) !== undefined;
}

/**
 * Adds a certificate beside those that the application has. Its key is saved first, so a run that is interrupted leaves no certificate whose key
 * is lost.
 *
 * @param now milliseconds since the epoch
 * @throws Failure
 */
export async function addCertificate(
  app: App,
  { domain, keyFiles, now }: { domain: IdentityDomain; keyFiles: ClientKeyFiles; now: number },
): Promise<SavedKey> {
  const alias = newAlias(clientIdOf(app), now);
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const end = new Date(now + CERTIFICATE_DAYS * 24 * 3600_000);
  // An hour earlier, because the clock of the domain may be behind.
  const validity = [new Date(now - 3600_000), end] as const;
  const certificate = createCertificate(alias, keyFiles.publicKey ?? publicKey, validity, privateKey);
  // The other key has only signed the certificate, which the owner of a key that stays elsewhere cannot do here.
  const key = keyFiles.publicKey ? '' : (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  const saved = await keyFiles.save(alias, `${key}${certificate}`);
  try {
    // Undefined: an attempt whose answer was lost has added it.
    await domain.create('OAuthClientCertificates', {
      schemas: [CLIENT_CERTIFICATE_SCHEMA],
      certificateAlias: alias,
      x509Base64Certificate: oneLineOf(certificate),
    });
    await domain.patch('Apps', app.id, [{ op: 'add', path: 'certificates', value: [{ certAlias: alias }] }]);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'denial') throw error;
    // An attempt whose answer was lost may have added it, and the next one is then refused as a duplicate.
    const shown = await domain.get('Apps', app.id).catch(() => 'unknown' as const);
    if (shown === 'unknown')
      throw error.with({
        furtherHint: `the application may have the certificate ${alias}, whose key is in ${saved.file}`,
      });
    if (shown && aliasesOf(shown).includes(alias)) return saved;
    await rm(saved.file, { force: true });
    throw error;
  }
  return saved;
}

/**
 * Removes certificates from the application, then from the domain, then their keys.
 *
 * @throws Failure `mismatch` if the application keeps one of them
 */
export async function removeCertificates(
  app: App,
  aliases: readonly string[],
  { domain, keyFiles, timing }: { domain: IdentityDomain; keyFiles: ClientKeyFiles; timing: Timing },
): Promise<void> {
  const read = async (): Promise<string[]> => aliasesOf((await domain.get('Apps', app.id)) ?? app);
  const isGoing = (alias: string): boolean => aliases.includes(alias);
  const used = (await read()).filter(isGoing);
  if (used.length > 0) {
    // Each by a filter: a new list would lose a certificate that somebody adds at the same time.
    const operations = used.map((alias) => ({
      op: 'remove' as const,
      path: `certificates[certAlias eq ${filterValue(alias)}]`,
    }));
    await domain.patch('Apps', app.id, operations);
    const left = (await readUntil(read, (shown) => !shown.some(isGoing), timing)).filter(isGoing);
    if (left.length > 0)
      throw new Failure(
        'mismatch',
        'Unexpected response',
        `the domain accepted the removal of client certificates, but after ${READ_TIME} seconds the application still shows ${left.map((alias) => printable(alias)).join(', ')}`,
        { hint: 'run the same command again; if the domain shows the same, remove them in the console' },
      );
  }
  for (const alias of aliases) {
    for (const { id } of await domain.find('OAuthClientCertificates', 'certificateAlias', alias))
      await domain.remove('OAuthClientCertificates', id);
    await keyFiles.discard(alias);
  }
}
