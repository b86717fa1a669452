// RSA 2048 key pairs.

import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { sharedByTheRun } from './test-run.ts';

export interface RsaKeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/**
 * Generating a pair takes 0.2 s of processor time, so the emulators of a test run share it.
 *
 * @param name of the pair, usable as a file name
 */
export async function rsaKeyPair(name: string): Promise<RsaKeyPair> {
  const pem = await sharedByTheRun(`${name}.pem`, async () => {
    const pair = await generate('rsa', { modulusLength: 2048 });
    return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  });
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
