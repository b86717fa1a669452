// Creates session tokens (UPST and RPST), including the wrong ones that a test can request.

import { randomUUID, type JsonWebKey } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import { createSigningKey, signJwt, type SigningKey } from '../jwt.ts';
import { invalidRequest } from './refusal.ts';

/** How session tokens are created. Tests change it. */
export interface SessionTokenSettings {
  /** Lifetime of a UPST in seconds, at most 3600. */
  upstLifetimeSeconds: number;
  /** Lifetime of an RPST in seconds if the exchange requests none. */
  rpstLifetimeSeconds: number;
  /** The documentation does not define the type of `jwk`. `string` is a string that contains JSON. */
  jwkClaim: 'string' | 'object';
  /** Binds the token to another key than the one sent: a given key, or a new random one. */
  boundTo?: JsonWebKey | 'unrelated';
  /** Already expired. */
  expired?: boolean;
  /** Of another tenancy. */
  tenancy?: string;
  /** Without `tenant` and `res_tenant`. */
  withoutTenancy?: boolean;
  /** This text in place of a JWT. */
  raw?: string;
  /** The field of the answer. Some clients accept the second name, but it was never observed. */
  answerField: 'token' | 'access_token';
  /** Changes the claims last. */
  alterClaims?: (claims: JWTPayload) => JWTPayload;
}

export interface SessionTokenRequest {
  kind: 'upst' | 'rpst';
  sub: string;
  jwk: JsonWebKey;
  lifetimeSeconds: number;
  /** Claims that only this type of token has. */
  claims: Record<string, string>;
}

export const MAX_UPST_SECONDS = 3600;
const MAX_RPST_SECONDS = 43_200;

export async function mintSessionToken(
  request: SessionTokenRequest,
  settings: SessionTokenSettings,
  domain: { key: SigningKey; clock: Clock; tenancy: string },
): Promise<string> {
  if (settings.raw !== undefined) return settings.raw;
  const now = domain.clock.seconds() - (settings.expired === true ? request.lifetimeSeconds + 60 : 0);
  const tenancy = settings.tenancy ?? domain.tenancy;
  const jwk = await boundKey(request.jwk, settings);
  const tenancyClaims = request.kind === 'upst' ? { tenant: tenancy } : { tenant: tenancy, res_tenant: tenancy };
  const claims: JWTPayload = {
    jti: randomUUID(),
    sub: request.sub,
    ...(settings.withoutTenancy === true ? {} : tenancyClaims),
    iat: now,
    exp: now + request.lifetimeSeconds,
    jwk: settings.jwkClaim === 'string' ? JSON.stringify(jwk) : jwk,
    ttype: request.kind,
    ptype: request.kind === 'upst' ? 'user' : 'identityfederateddomainapp',
    ...request.claims,
  };
  return signJwt(settings.alterClaims?.(claims) ?? claims, domain.key);
}

async function boundKey(sent: JsonWebKey, settings: SessionTokenSettings): Promise<JsonWebKey> {
  if (settings.boundTo === 'unrelated')
    return (await createSigningKey('other-session')).publicKey.export({ format: 'jwk' });
  return settings.boundTo ?? sent;
}

/**
 * @param asked the field `rpst_exp`, capped at twelve hours
 * @throws Refusal if it is not a positive integer
 */
export function rpstLifetime(
  asked: string | undefined,
  settings: SessionTokenSettings,
  { rpstExpUnit }: Deviations,
): number {
  if (asked === undefined) return settings.rpstLifetimeSeconds;
  if (!/^[1-9][0-9]*$/.test(asked)) throw invalidRequest('rpst_exp is not a positive integer');
  return Math.min(Number(asked) * (rpstExpUnit === 'minutes' ? 60 : 1), MAX_RPST_SECONDS);
}
