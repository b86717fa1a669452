// RSA keys that sign JWTs, and the signing: shared by the issuers and the identity domain.

import { randomUUID, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { rsaKeyPair } from './rsa-keys.ts';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** As it appears in a key set. */
  publicJwk: JWK;
}

/**
 * RSA 2048 for RS256.
 * @param name see rsaKeyPair
 */
export async function createSigningKey(name: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await rsaKeyPair(name);
  const kid = randomUUID();
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateKey, publicKey, publicJwk };
}

export function signJwt(claims: JWTPayload, key: SigningKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' }).sign(key.privateKey);
}
