// Reads the fingerprint of the key in a session directory.

import path from 'node:path';
import { readRegularFile } from '../files/private-files.ts';
import { keyFingerprint } from '../keys/fingerprint.ts';
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
