// The subject token, the identity provider's JWT, and its claims. They are read without verifying the signature: the domain verifies subject
// tokens, the services verify session tokens, of which the claims are read here as well.

import { Failure } from '../failure.ts';
import { protectSecret } from '../text/redaction.ts';

export interface SubjectToken {
  /** The JWT itself. Secret. */
  raw: string;
  claims: Claims;
}

/**
 * Parses a JWT (RFC 7519 §3).
 *
 * @param origin names where it came from, e.g. `subject-token`
 * @throws Failure `input`: not a JWT. The message never contains the text.
 */
export function readSubjectToken(raw: string, origin: string): SubjectToken {
  protectSecret(raw);
  const claims = readClaims(raw);
  if (claims) return { raw, claims };
  const parts = raw.split('.').length;
  throw new Failure(
    'input',
    'Invalid subject token',
    `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? '' : 's'} between dots; a JWT has three)`,
    {
      hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it',
    },
  );
}

/** `aud` as text; RFC 7519 §4.1.3 allows one or several. */
export function audienceOf(claims: Claims): string {
  return [claims.aud ?? []].flat().join(', ');
}

/** RFC 7519 §4.1: registered claims. All other claims depend on the issuer. */
export interface Claims {
  iss?: string;
  sub?: string;
  aud?: string | string[];
  /** Seconds since the epoch. */
  exp?: number;
  [name: string]: unknown;
}

/**
 * @returns undefined when the text is not a JWT in compact form (RFC 7519 §3: three base64url parts, two of them JSON objects), or when
 *   a registered claim is not of its type
 */
export function readClaims(jwt: string): Claims | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return undefined;
  const [header, claims] = jwt.split('.').slice(0, 2).map(readObject);
  return header && claims && hasRegisteredTypes(claims) ? claims : undefined;
}

/** @param seconds a NumericDate of RFC 7519 §2, which may be any number: seconds since the epoch */
export function describeTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}

function readObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function hasRegisteredTypes(claims: Record<string, unknown>): claims is Claims {
  const { iss, sub, aud, exp } = claims;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return (
    [iss, sub].every((claim) => claim === undefined || isText(claim)) &&
    (aud === undefined || [aud].flat().every(isText)) &&
    (exp === undefined || typeof exp === 'number')
  );
}
