// The `public_key` of an exchange, to which the session token is bound.

import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { invalidRequest } from './refusal.ts';

/**
 * @param text base64 of a DER SubjectPublicKeyInfo on one line, RSA of 2048 bits or more.
 * @returns the key as a JWK.
 * @throws Refusal `invalid_request` for anything else, including PEM
 */
export function parsePublicKey(text: string): JsonWebKey {
  // Strict, because Buffer.from skips characters that are not base64: PEM headers, line breaks, or a `+` that the form encoding lost.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0)
    throw invalidRequest('public_key is not one line of base64');
  const key = decode(Buffer.from(text, 'base64'));
  if (key?.asymmetricKeyType !== 'rsa') throw invalidRequest('public_key is not an RSA SubjectPublicKeyInfo');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw invalidRequest('public_key has fewer than 2048 bits');
  return key.export({ format: 'jwk' });
}

function decode(der: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
