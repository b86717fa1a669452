// API keys of the domain's users.

import { createHash, createPublicKey } from 'node:crypto';
import { rsaKeyPair } from '../rsa-keys.ts';
import { USER_EXTENSION, type DomainStore, type User } from './store.ts';

export interface RegisteredApiKey {
  /** `tenancy/user/fingerprint`, as a signature names it. */
  keyId: string;
  fingerprint: string;
  /** PKCS #8 PEM; absent if the public key was given. */
  privateKeyPem?: string;
}

/** @throws Error for a service user: they cannot have API keys (oci-federation.md §4). */
export async function registerApiKey(
  store: DomainStore,
  tenancy: string,
  user: User,
  publicKeyPem?: string,
): Promise<RegisteredApiKey> {
  if (user[USER_EXTENSION].serviceUser) throw new Error('a service user holds no API keys');
  const pair = publicKeyPem === undefined ? await rsaKeyPair(`api-key-${store.apiKeys.size}`) : undefined;
  const publicKey = pair?.publicKey ?? createPublicKey(publicKeyPem ?? '');
  const digest = createHash('md5')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const fingerprint = digest.replace(/..(?=.)/g, '$&:');
  const keyId = `${tenancy}/${user.ocid}/${fingerprint}`;
  store.apiKeys.set(keyId, { keyId, userOcid: user.ocid, publicKey });
  const privateKeyPem = pair?.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string | undefined;
  return privateKeyPem === undefined ? { keyId, fingerprint } : { keyId, fingerprint, privateKeyPem };
}
