// Finds the key for a keyId: a session token of the domain, or a registered API key.

import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import type { Domain } from '../domain/domain.ts';
import type { Principal } from '../policy.ts';
import type { KeyLookup } from './verify.ts';

/** `ST$<token>` and `tenancy/user/fingerprint`. A session token must be signed by the domain and not expired. */
export function createKeyLookup(domain: Domain, clock: Clock): KeyLookup {
  return async (keyId) => {
    if (!keyId.startsWith('ST$')) {
      const apiKey = domain.store.apiKeys.get(keyId);
      if (!apiKey) return `no key ${keyId}`;
      return { key: apiKey.publicKey, principal: { kind: 'user', ocid: apiKey.userOcid, tenancy: domain.tenancy } };
    }
    let claims: JWTPayload;
    try {
      const options = { algorithms: ['RS256'], currentDate: new Date(clock.now()), requiredClaims: ['exp', 'sub'] };
      claims = (await jwtVerify(keyId.slice(3), domain.key.publicKey, options)).payload;
    } catch (error) {
      return `session token: ${error instanceof Error ? error.message : String(error)}`;
    }
    const key = readJwk(claims.jwk);
    return key ? { key, principal: principalOf(claims) } : 'session token: no usable jwk';
  };
}

/** JSON text in a string, or the object itself. */
function readJwk(claim: unknown): KeyObject | undefined {
  try {
    const jwk = (typeof claim === 'string' ? JSON.parse(claim) : claim) as JsonWebKey;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

function principalOf(claims: JWTPayload): Principal {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const name = text('sub');
  // `x509`: a compute instance.
  if (!['rpst', 'x509'].includes(text('ttype'))) return { kind: 'user', ocid: name, tenancy: text('tenant') };
  const variables: Record<string, string> = { 'request.principal.type': text('ptype'), 'request.principal.name': name };
  for (const claim of Object.keys(claims).filter((one) => one.startsWith('var_'))) {
    variables[`request.principal.${claim.slice('var_'.length)}`] = text(claim);
  }
  return { kind: 'resource', name, tenancy: text('res_tenant') || text('tenant'), variables };
}
