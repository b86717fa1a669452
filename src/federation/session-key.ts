// The session key: an RSA key pair made for one login. Its private half never leaves the machine.

import { createHash, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

export interface SessionKey {
  /** PKCS #8, unencrypted: what every OCI tool reads. */
  privateKeyPem: string;
  /** SubjectPublicKeyInfo. */
  publicKeyPem: string;
  /** DER SubjectPublicKeyInfo as base64 on one line: the `public_key` field of the exchange, which refuses PEM armour. */
  publicKeyBase64: string;
  /** MD5 of the DER SubjectPublicKeyInfo, sixteen pairs: OCI's form of a key fingerprint. */
  fingerprint: string;
  /** Base64url modulus and exponent, to recognise the key in a session token. */
  jwk: { n: string; e: string };
}

const generate = promisify(generateKeyPair);

/** RSA 2048, which is what every OCI client sends; made on a thread of its own, beside the request for the subject token. */
export async function generateSessionKey(): Promise<SessionKey> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, ...describePublicKey(publicKey) };
}

/** Everything that follows from the public half. */
export function describePublicKey(publicKeyPem: string): Omit<SessionKey, 'privateKeyPem'> {
  const key = createPublicKey(publicKeyPem);
  const der = key.export({ type: 'spki', format: 'der' });
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  const pairs = createHash('md5').update(der).digest('hex').match(/../g) ?? [];
  return { publicKeyPem, publicKeyBase64: der.toString('base64'), fingerprint: pairs.join(':'), jwk: { n, e } };
}
