// The session key: an RSA key pair that is created for one login. The private key never leaves the machine.

import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { keyFingerprint } from './fingerprint.ts';

export interface SessionKey {
  /** PKCS #8, unencrypted: what every OCI tool reads. */
  privateKeyPem: string;
  /** SubjectPublicKeyInfo. */
  publicKeyPem: string;
  /** DER SubjectPublicKeyInfo as base64 on one line: the `public_key` field of the exchange, which refuses PEM. */
  publicKeyBase64: string;
  /** MD5 of the DER SubjectPublicKeyInfo as sixteen pairs of hexadecimal digits: OCI's format of a key fingerprint. */
  fingerprint: string;
  /** Modulus and exponent, base64url, to find the key in a session token. */
  jwk: { n: string; e: string };
}

const generate = promisify(generateKeyPair);

/** RSA 2048, as in every OCI client. Generated on another thread, during the request for the subject token. */
export async function generateSessionKey(): Promise<SessionKey> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}

/** Derives the other fields from the key pair. */
export function describePublicKey(publicKeyPem: string): Omit<SessionKey, 'privateKeyPem'> {
  const key = createPublicKey(publicKeyPem);
  const der = key.export({ type: 'spki', format: 'der' });
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  return {
    publicKeyPem,
    publicKeyBase64: der.toString('base64'),
    fingerprint: keyFingerprint(publicKeyPem),
    jwk: { n, e },
  };
}
