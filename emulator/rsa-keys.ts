// RSA 2048 key pairs: new ones, or the ones that all emulators of a test run share.

import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface RsaKeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/**
 * Generating a pair takes 0.2 s of processor time. If the environment variable OCI_WIF_TEST_KEYS names a directory, the pair is kept there
 * and every later call with the same name returns it.
 * @param name of the pair, usable as a file name
 */
export async function rsaKeyPair(name: string): Promise<RsaKeyPair> {
  const directory = process.env.OCI_WIF_TEST_KEYS;
  if (directory === undefined) return generate('rsa', { modulusLength: 2048 });
  const file = join(directory, `${name}.pem`);
  if (!existsSync(file)) await storeNewPair(file);
  const privateKey = createPrivateKey(readFileSync(file));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** If two processes store a pair at the same time, both use the first one. */
async function storeNewPair(file: string): Promise<void> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
}
