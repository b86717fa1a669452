// The session token of the profile: whether it belongs to the key and the tenancy of the profile, and whether it is still valid.

import { readFile } from 'node:fs/promises';
import { describeTime, readClaims, type Claims } from '../federation/claims.ts';
import { carriesKey } from '../federation/session-token.ts';
import { describePublicKey } from '../keys/session-key.ts';
import { printable } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import type { SavedProfile } from './check-profile.ts';
import { failed, ok, type LinkResult } from './link.ts';

const AGAIN = 'Log in again: oci-wif login, or the step of the action. In long jobs, use renew.';

/**
 * @param expected the tenancy that the user expects, if known
 * @param now milliseconds since the epoch
 */
export async function checkSavedSession(
  { entries, tokenFile, keyFile }: SavedProfile,
  expected: string | undefined,
  now: number,
): Promise<LinkResult> {
  const [token, key] = [await read(tokenFile), await read(keyFile)];
  if (token === undefined)
    return failed('saved-session', `${tokenFile} cannot be read`, 'Check its owner and its mode.');
  protectSecret(token.trim());
  const claims = readClaims(token.trim());
  if (!claims) return failed('saved-session', `${tokenFile} does not contain a session token`, AGAIN);
  const problems = [
    ...(token === token.trim()
      ? []
      : [`${tokenFile} has a line break or a space around the token, which no SDK can send`]),
    ...keyProblems(claims, key, keyFile, entries.get('fingerprint') ?? ''),
    ...tenancyProblems(claims, entries.get('tenancy') ?? '', expected),
    ...timeProblems(claims, now),
  ];
  if (problems.length > 0) return failed('saved-session', problems, AGAIN);
  return ok(
    'saved-session',
    `principal ${printable(claims.sub ?? '(none)')}`,
    `its key, fingerprint and tenancy match the profile; it expires at ${describeTime(claims.exp ?? 0)}`,
  );
}

function keyProblems({ jwk }: Claims, pem: string | undefined, keyFile: string, fingerprint: string): string[] {
  if (pem === undefined) return [`${keyFile} cannot be read`];
  let key: ReturnType<typeof describePublicKey>;
  try {
    // Node derives the public key from the private one.
    key = describePublicKey(pem);
  } catch {
    return [`${keyFile} does not contain an RSA key without a pass phrase`];
  }
  return [
    ...(carriesKey(jwk, key.jwk)
      ? []
      : [`${keyFile} contains another key than the session token: it was replaced after the login, or the token was`]),
    ...(key.fingerprint === fingerprint ? [] : [`the fingerprint in the config is not that of ${keyFile}`]),
  ];
}

function tenancyProblems(claims: Claims, configured: string, expected: string | undefined): string[] {
  const named = [claims.tenant, claims.res_tenant].find((value) => typeof value === 'string' && value !== '');
  const actual = typeof named === 'string' ? printable(named) : configured;
  return [
    ...(actual === configured
      ? []
      : [`it belongs to the tenancy ${actual}, but the config says ${printable(configured)}`]),
    ...(expected === undefined || actual === expected
      ? []
      : [`it belongs to the tenancy ${actual}, expected ${expected}`]),
  ];
}

function timeProblems({ exp }: Claims, now: number): string[] {
  if (exp === undefined) return ['it has no expiry (claim exp)'];
  return exp * 1000 > now ? [] : [`it expired at ${describeTime(exp)}`];
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
