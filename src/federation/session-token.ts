// Checks the session token: it contains our key, has not expired, and belongs to the expected tenancy. A token that fails is never written.

import { Failure } from '../failure.ts';
import { printable, quoted } from '../text/printable.ts';
import { readClaims, type Claims } from './claims.ts';
import type { SessionKey } from '../keys/session-key.ts';

export interface Login {
  /** The session token. Secret. */
  token: string;
  /** OCID of the principal (`sub`). */
  principal: string;
  /** OCID of the tenancy: from the token, or the expected one if the token contains none. */
  tenancy: string;
  expiresAt: Date;
}

export interface Expectations {
  key: Pick<SessionKey, 'jwk'>;
  /** The tenancy that the user expects, if configured. */
  tenancy: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Required claims are `sub`, `exp` and `jwk`; `tenant` and `res_tenant` are used if present. Oracle publishes no schema, so
 * everything else is ignored. The token's own signature is not checked: it came over TLS from the domain, and OCI publishes no key for it.
 *
 * @throws Failure `mismatch`: 'Session token rejected' or 'Wrong tenancy'
 */
export function checkSessionToken(token: string, expected: Expectations): Login {
  const claims = readClaims(token);
  if (!claims) throw rejected(`it is not a JWT (${token.length} characters)`);
  if (!carriesKey(claims.jwk, expected.key.jwk)) {
    throw rejected(
      claims.jwk === undefined
        ? 'it contains no public key (claim jwk)'
        : 'it contains a public key other than the session key',
      'check whether a caching proxy returned the answer to another request',
    );
  }
  if (claims.exp === undefined) throw rejected('it has no expiry (claim exp)');
  const expiresAt = new Date(claims.exp * 1000);
  if (expiresAt.getTime() <= expected.now) {
    throw rejected(
      `it expired at ${iso(expiresAt)}, and this machine's clock says ${iso(new Date(expected.now))}`,
      "check this machine's clock; OCI tolerates five minutes",
    );
  }
  if (claims.sub === undefined || claims.sub === '') throw rejected('it has no principal (claim sub)');
  return { token, principal: printable(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}

function tenancyOf(claims: Claims, expected: string | undefined): string {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === 'string' && value !== '') as
    string | undefined;
  if (named === undefined) {
    if (expected !== undefined) return expected;
    throw rejected(
      'it has no tenancy (claims tenant, res_tenant)',
      'set tenancy to the OCID of your tenancy, which the profile needs',
    );
  }
  if (expected !== undefined && named !== expected) {
    throw new Failure(
      'mismatch',
      'Wrong tenancy',
      `the session token belongs to ${printable(named)}, expected ${expected}`,
      {
        hint: 'check domain-url and tenancy: they belong to two tenancies. Nothing was written',
      },
    );
  }
  if (!/^ocid1\.tenancy\.[\w.-]+$/.test(named)) throw rejected(`its tenancy ${quoted(named)} is not a tenancy OCID`);
  return named;
}

/** `jwk` occurs both as an object and as a string that contains JSON. */
function carriesKey(claim: unknown, key: { n: string; e: string }): boolean {
  let jwk: unknown = claim;
  if (typeof claim === 'string') {
    try {
      jwk = JSON.parse(claim);
    } catch {
      return false;
    }
  }
  const { n, e } = (jwk ?? {}) as { n?: unknown; e?: unknown };
  return sameNumber(n, key.n) && sameNumber(e, key.e);
}

/** Compares base64url integers as numbers: encoders differ about padding and a leading zero byte. */
function sameNumber(claim: unknown, ours: string): boolean {
  const digits = (text: string): string =>
    Buffer.from(text, 'base64url')
      .toString('hex')
      .replace(/^(00)+/, '');
  return typeof claim === 'string' && digits(claim) === digits(ours);
}

function rejected(why: string, hint?: string): Failure {
  return new Failure(
    'mismatch',
    'Session token rejected',
    `the domain answered with a session token that cannot be used: ${why}`,
    { hint },
  );
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an invalid time' : date.toISOString();
}
