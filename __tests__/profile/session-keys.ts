// Session keys, created once per process, because creating one takes a tenth of a second.

import { createHash, generateKeyPairSync } from 'node:crypto';

export interface TestKey {
  privateKeyPem: string;
  publicKeyPem: string;
  fingerprint: string;
}

const keys: TestKey[] = [];

/** The same number gives the same key. */
export function sessionKey(number: number): TestKey {
  return (keys[number] ??= newKey());
}

function newKey(): TestKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // Computed here on its own, so that the code under test is not its own judge.
  const der = pair.publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKeyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: createHash('md5')
      .update(der)
      .digest('hex')
      .replace(/..(?!$)/g, '$&:'),
  };
}
