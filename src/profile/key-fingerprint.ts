// Reads the fingerprint of the key in a session directory.

import { createHash, createPublicKey } from 'node:crypto';
import path from 'node:path';
import { readRegularFile } from '../files/private-files.ts';
import { SESSION_FILES } from './profile-paths.ts';

/**
 * @returns the fingerprint of the key in the directory, or undefined if no key can be read. The private key is used if the public key is
 *   missing, so that a partly removed directory is still recognized.
 */
export async function fingerprintIn(sessionDirectory: string): Promise<string | undefined> {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(path.join(sessionDirectory, name), 65_536);
      if (pem) return keyFingerprint(pem);
    } catch {
      // A file that is not readable or not a key is not ours.
    }
  }
  return undefined;
}

/** MD5 of the DER SubjectPublicKeyInfo as 16 pairs: OCI's identifier of a key, not a security measure. @throws if the text is not a key */
export function keyFingerprint(pem: string | Buffer): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const pairs = createHash('md5').update(der).digest('hex').match(/../g) ?? [];
  return pairs.join(':');
}
