// Tokens for tests of the protocol: well-formed JWTs whose signature nobody checks there.

import { createSign } from 'node:crypto';
import { rsaKeyPair } from '../../emulator/rsa-keys.ts';
import { describePublicKey } from '../../src/session-key.ts';

const pair = await rsaKeyPair('session');
const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const key = { privateKeyPem: privateKey, ...describePublicKey(publicKey) };

export function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(privateKey, 'base64url')}`;
}

export const NOW = Date.UTC(2026, 10, 21, 12);
export const TENANCY = 'ocid1.tenancy.oc1..aaaatenancy';

export function sessionClaims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sub: 'ocid1.user.oc1..aaaauser',
    tenant: TENANCY,
    iat: NOW / 1000,
    exp: NOW / 1000 + 3600,
    jwk: JSON.stringify({ kty: 'RSA', ...key.jwk }),
    ...changes,
  };
}

export const GITHUB_CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/app:ref:refs/heads/main',
  aud: 'https://cloud.oracle.com',
  exp: NOW / 1000 + 300,
  repository: 'acme/app',
  repository_id: '222',
  repository_owner_id: '111',
};
