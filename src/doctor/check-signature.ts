// The key ID and the algorithm of the subject token, and whether a key of the issuer verifies it.

import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import type { SubjectToken } from '../federation/subject-token.ts';
import { printable } from '../text/printable.ts';
import { failed, ok, type LinkResult } from './link.ts';

/** @param keySet a JWKS as text */
export async function checkSignature({ raw, claims }: SubjectToken, keySet: string): Promise<LinkResult> {
  // Both must be texts (RFC 7515 §4.1.1 and §4.1.4), but the library does not check that.
  const header: Readonly<Record<string, unknown>> = decodeProtectedHeader(raw);
  const [kid, alg] = [header.kid, header.alg].map((value = '(none)') => String(value)) as [string, string];
  const seen = `kid ${printable(kid, 60)}, alg ${printable(alg, 20)}`;
  if (!/^RS(256|384|512)$/.test(alg))
    return failed('signature', seen, 'Make the identity provider sign with RS256: OCI verifies RSA signatures.');
  // The link of the token reports one that has expired.
  const options = { currentDate: new Date((claims.exp ?? 1) * 1000 - 1000), clockTolerance: 1e9 };
  try {
    await jwtVerify(raw, createLocalJWKSet(JSON.parse(keySet) as JSONWebKeySet), options);
    return ok('signature', `${seen}: verified`);
  } catch (error) {
    const why =
      error instanceof errors.JWKSNoMatchingKey
        ? 'the key set of the issuer has no such key'
        : error instanceof errors.JWSSignatureVerificationFailed
          ? 'the key of the issuer does not verify the signature'
          : 'the keys of the issuer cannot verify it';
    return failed(
      'signature',
      `${seen}: ${why}`,
      'Check that the token is of this issuer, complete and unchanged. If the issuer has just replaced its keys, wait until its key set shows the new one.',
    );
  }
}
