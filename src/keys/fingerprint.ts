// OCI's identifier of a public key.

import { createHash, createPublicKey } from 'node:crypto';

/**
 * MD5 of the DER SubjectPublicKeyInfo as 16 pairs of hexadecimal digits. It identifies a key; it is not a security measure.
 *
 * @param pem public or private key
 * @throws Error if the text is not a key
 */
export function keyFingerprint(pem: string | Buffer): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const pairs = createHash('md5').update(der).digest('hex').match(/../g) ?? [];
  return pairs.join(':');
}
