// The subject token: the identity provider's JWT. Only its claims are read here; the identity domain verifies it.

import { Failure } from '../failure.ts';
import { protectSecret } from '../text/redaction.ts';
import { readClaims, type Claims } from './claims.ts';

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
