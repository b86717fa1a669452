// The session key: an RSA key pair that is created for one login. The private key never leaves the machine.

import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

export interface SessionKey {
  /** PKCS #8, unencrypted: what every OCI tool reads. */
  privateKeyPem: string;
  /** SubjectPublicKeyInfo. */
  publicKeyPem: string;
  /** DER SubjectPublicKeyInfo as base64 on one line: the `public_key` field of the exchange, which refuses PEM. */
  publicKeyBase64: string;
  /** MD5 of the DER SubjectPublicKeyInfo as 16 pairs of hexadecimal digits: OCI's format of a key fingerprint. */
  fingerprint: string;
  /** Modulus and exponent, base64url, to find the key in a session token. */
  jwk: { n: string; e: string };
}

/** RSA 2048, as in every OCI client. Generated on another thread, during the request for the subject token. */
export async function generateSessionKey(): Promise<SessionKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}

/** @returns the fields that follow from the public key */
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

/**
 * OCI's identifier of a public key. It is not a security measure.
 *
 * @param pem public or private key
 * @throws Error if the text is not a key
 */
export function keyFingerprint(pem: string | Buffer): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  const pairs = createHash('md5').update(der).digest('hex').match(/../g) ?? [];
  return pairs.join(':');
}

/**
 * The lines of a private key that are masked in the job's log. It masks the key line by line: a mask for the whole PEM would also hide every "BEGIN PRIVATE KEY" in the log. The header lines are
 * not secret, and a short last line also occurs in ordinary words.
 */
export function secretLines(privateKeyPem: string): string[] {
  return privateKeyPem.split(/[\r\n]+|\\n/).filter((line) => line.length > 16 && !line.startsWith('-----'));
}

/** @returns what is masked of a secret that may be a private key, also one whose line breaks were lost */
export function secretParts(secret: string): string[] {
  if (!secret.includes('-----BEGIN ')) return [secret];
  return secretLines(secret.replaceAll(/-----[A-Z ]+-----|[ \t]+/g, '\n'));
}
