// Checks the session token: it contains our key, has not expired, and belongs to the expected tenancy. A token that fails is never written.

import { Failure } from '../failure.ts';
import type { SessionKey } from '../session-key.ts';
import { isObject, isText, parseJson } from '../text/form.ts';
import { isOcid } from '../text/ocid.ts';
import { printable, quoted } from '../text/printable.ts';
import type { TokenType } from './exchange-request.ts';
import { type Claims, describeTime, readClaims } from './subject-token.ts';

/** What of a session token is used, once it was checked. */
export interface CheckedToken {
  /** The session token. Secret. */
  token: string;
  /** OCID of the principal (`sub`). */
  principal: string;
  /** OCID of the tenancy: from the token, or the expected one if the token contains none. */
  tenancy: string;
  expiresAt: Date;
}

interface Expectations {
  key: Pick<SessionKey, 'jwk'>;
  /** The type that was requested. */
  tokenType: TokenType;
  /** The tenancy that the user expects, if configured. */
  tenancy: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Required claims are `sub`, `exp` and `jwk`; `tenant`, `res_tenant`, `ttype`, `iat`, `nbf` and `sess_exp` are used if present. Oracle publishes no schema, so
 * everything else is ignored. The token's own signature is not checked: it came over TLS from the domain, and OCI publishes no key for it.
 *
 * @throws Failure `mismatch`: 'Session token rejected' or 'Wrong tenancy'
 */
export function checkSessionToken(token: string, expected: Expectations): CheckedToken {
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
  const { ttype } = claims;
  if (typeof ttype === 'string' && /^(upst|rpst)$/i.test(ttype) && ttype.toLowerCase() !== expected.tokenType) {
    throw rejected(`it is of the type ${ttype.toLowerCase()}, but ${expected.tokenType} was requested`);
  }
  const expiresAt = new Date(expiryOf(claims, expected.now / 1000) * 1000);
  if (claims.sub === undefined || claims.sub === '') throw rejected('it has no principal (claim sub)');
  return { token, principal: printable(claims.sub), tenancy: tenancyOf(claims, expected.tenancy), expiresAt };
}

const CLOCK_HINT = "check this machine's clock; OCI tolerates five minutes";

/** Seconds. */
const CLOCK_TOLERANCE = 300;
const LONGEST_SESSION = 43_200;
/** As seconds, the year 5138. As milliseconds, 1973: a time from here on is in milliseconds. */
const SMALLEST_MILLISECONDS = 1e11;

/**
 * A wrong expiry would make the renewal spin, or never happen.
 *
 * @param now seconds since the epoch
 * @returns seconds since the epoch
 */
function expiryOf({ exp, iat, nbf, sess_exp: sessionExpiry }: Claims, now: number): number {
  const clock = `this machine's clock says ${describeTime(now)}`;
  if (exp === undefined) throw rejected('it has no expiry (claim exp)');
  if (exp >= SMALLEST_MILLISECONDS) throw rejected(`its expiry (claim exp) is ${exp}, which is not in seconds`);
  if (!Number.isInteger(exp)) throw rejected(`its expiry (claim exp) is ${exp}, not a whole number of seconds`);
  for (const end of [exp, sessionExpiry]) {
    if (typeof end === 'number' && end <= now)
      throw rejected(`it expired at ${describeTime(end)}, and ${clock}`, CLOCK_HINT);
  }
  if (exp > now + LONGEST_SESSION + CLOCK_TOLERANCE) {
    throw rejected(`it expires at ${describeTime(exp)}, after more than twelve hours, and ${clock}`, CLOCK_HINT);
  }
  for (const start of [iat, nbf]) {
    if (typeof start === 'number' && start > now + CLOCK_TOLERANCE) {
      throw rejected(`it is not valid before ${describeTime(start)}, and ${clock}`, CLOCK_HINT);
    }
  }
  return exp;
}

function tenancyOf(claims: Claims, expected: string | undefined): string {
  const named = [claims.tenant, claims.res_tenant].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
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
        hint: 'Check domain-url and tenancy: they belong to two tenancies. Nothing was written.',
      },
    );
  }
  if (!isOcid(named, 'tenancy')) throw rejected(`its tenancy ${quoted(named)} is not a tenancy OCID`);
  return named;
}

/** `jwk` occurs both as an object and as a string that contains JSON. */
export function carriesKey(claim: unknown, key: { n: string; e: string }): boolean {
  const jwk = isText(claim) ? parseJson(claim, isObject) : claim;
  return isObject(jwk) && sameNumber(jwk.n, key.n) && sameNumber(jwk.e, key.e);
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
