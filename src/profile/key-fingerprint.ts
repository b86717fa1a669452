// Which key is this? The fingerprint that OCI names keys by, read from a session directory.

import { createHash, createPublicKey } from 'node:crypto';
import path from 'node:path';
import { readRegularFile } from '../files/private-files.ts';
import { SESSION_FILES } from './profile-paths.ts';

/**
 * @returns the fingerprint of the key in that directory, or undefined when there is none that can be read. The private key is asked
 * when the public one is gone, so that a half-emptied directory is still recognised.
 */
export async function fingerprintIn(sessionDirectory: string): Promise<string | undefined> {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(path.join(sessionDirectory, name), 65_536);
      if (pem) return keyFingerprint(pem);
    } catch {
      // Not a key, or not readable: then it is not ours.
    }
  }
  return undefined;
}

/** MD5 of the DER SubjectPublicKeyInfo as 16 pairs: OCI's name for a key, not a security measure. @throws when it is no key */
export function keyFingerprint(pem: string | Buffer): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const pairs = createHash('md5').update(der).digest('hex').match(/../g) ?? [];
  return pairs.join(':');
}
