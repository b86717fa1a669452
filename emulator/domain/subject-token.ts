// Verifies a subject token with the trust for its issuer.

import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import { readCertificate } from './certificate.ts';
import type { KeySetFetcher } from './key-set.ts';
import {
  clientNotInTrust,
  invalidRequest,
  noTrust,
  serverError,
  severalTrusts,
  signatureNotVerified,
  tokenNotValid,
} from './refusal.ts';
import type { App, DomainStore, IdentityPropagationTrust } from './store.ts';

export interface Verified {
  trust: IdentityPropagationTrust;
  claims: JWTPayload;
}

/** No symmetric algorithm and no `none`: the keys of a trust are public. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384'];

/**
 * @param client undefined if a compute instance signed the request. Nobody has said what a trust must contain to allow that, so here each trust
 *   does.
 * @throws Refusal
 */
export async function verifySubjectToken(
  token: string,
  client: App | undefined,
  environment: { store: DomainStore; clock: Clock; keySets: KeySetFetcher; deviations: Deviations },
): Promise<Verified> {
  const issuer = issuerOf(token);
  const trust = findTrust(issuer, environment.store);
  const claims = await verifySignature(token, trust, environment.keySets, {
    algorithms: ALGORITHMS,
    currentDate: new Date(environment.clock.now()),
    clockTolerance: trust.clockSkewSeconds ?? 0,
    requiredClaims: ['exp'],
  });
  checkAudienceType(claims);
  if (trust.clientClaimName === 'aud' && Array.isArray(claims.aud) && environment.deviations.audienceLists === 'error')
    throw serverError('the trust restricts aud, and the token has a list of audiences');
  if (!passesClientClaim(trust, claims))
    throw tokenNotValid(`claim ${trust.clientClaimName ?? ''} has no accepted value`);
  if (client && !trust.oauthClients.includes(client.name)) throw clientNotInTrust();
  return { trust, claims };
}

function issuerOf(token: string): string {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(token);
  } catch {
    throw invalidRequest('subject_token is not a JWT');
  }
  if (typeof claims.iss !== 'string') throw invalidRequest('subject_token has no issuer');
  return claims.iss;
}

function findTrust(issuer: string, store: DomainStore): IdentityPropagationTrust {
  const [trust, ...others] = [...store.trusts.values()].filter((one) => one.active && one.issuer === issuer);
  if (!trust) throw noTrust(issuer);
  if (others.length > 0) throw severalTrusts(issuer);
  return trust;
}

async function verifySignature(
  token: string,
  trust: IdentityPropagationTrust,
  keySets: KeySetFetcher,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    if (trust.publicCertificate !== undefined) {
      const { payload } = await jwtVerify(token, readCertificate(trust.publicCertificate).publicKey, options);
      return payload;
    }
    const keySet = await keySets.fetch(trust.publicKeyEndpoint ?? '');
    const { payload } = await jwtVerify(token, createLocalJWKSet(keySet), options);
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw tokenNotValid('it has expired');
    if (error instanceof errors.JWTClaimValidationFailed) throw tokenNotValid(`claim ${error.claim} (${error.reason})`);
    throw signatureNotVerified(trust.issuer, error instanceof Error ? error.message : String(error));
  }
}

/** RFC 7519 §4.1.3: text, or a list of texts. */
function checkAudienceType({ aud }: JWTPayload): void {
  const ok = typeof aud === 'string' || (Array.isArray(aud) && aud.every((one: unknown) => typeof one === 'string'));
  if (!ok) throw tokenNotValid('claim aud is neither text nor a list of texts');
}

/** Checks the client claim of a trust: a claim, often `aud`, must have one of the listed values. */
function passesClientClaim(trust: IdentityPropagationTrust, claims: JWTPayload): boolean {
  if (trust.clientClaimName === undefined) return true;
  const value = claims[trust.clientClaimName];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => typeof one === 'string' && (trust.clientClaimValues ?? []).includes(one));
}
