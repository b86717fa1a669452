// The subject token: whether there is one, whose it is, and whether it is valid now.

import { createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { Failure } from '../failure.ts';
import { audienceOf, type Claims, describeTime, type SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { discover, rsaKeys } from '../setup/desired/keys.ts';
import { printable } from '../text/printable.ts';
import { type Checked, failed, failedWith, type LinkResult, notChecked, ok } from './link.ts';

/**
 * @param tokens requests the token; Failure: why there is none; undefined: none is given
 * @param now milliseconds since the epoch
 * @throws Failure if there is no token although there should be one
 */
export async function checkSubjectToken(
  tokens: (() => Promise<SubjectToken>) | Failure | undefined,
  now: () => number,
): Promise<Checked<SubjectToken>> {
  if (tokens === undefined) {
    const next =
      'In a GitHub job with "permissions: id-token: write", the token is requested. Elsewhere, give it with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command.';
    return { result: notChecked('subject-token', 'needs a token of the identity provider', next) };
  }
  if (tokens instanceof Failure) throw tokens;
  const found = await tokens();
  return { result: describe(found, now()), found };
}

function describe({ claims }: SubjectToken, now: number): LinkResult {
  const seen = [
    `iss ${printable(claims.iss ?? '(none)')}`,
    `sub ${printable(claims.sub ?? '(none)')}`,
    `aud ${printable(audienceOf(claims) || '(none)')}`,
  ];
  const { exp, nbf } = claims;
  if (exp === undefined)
    return failed(
      'subject-token',
      [...seen, 'it has no expiry (claim exp)'],
      'The domain accepts only tokens that expire.',
    );
  if (exp * 1000 <= now) {
    return failed(
      'subject-token',
      [...seen, `it expired at ${describeTime(exp)}`],
      'Request the token right before the login: tokens of identity providers are usually valid for minutes.',
    );
  }
  if (typeof nbf === 'number' && nbf * 1000 > now) {
    return failed(
      'subject-token',
      [...seen, `it is not valid before ${describeTime(nbf)}`],
      'Check the clocks of this machine and of the identity provider.',
    );
  }
  return ok('subject-token', ...seen, `valid until ${describeTime(exp)}`);
}

// The discovery document and the key set of the issuer, as far as this machine can reach them. OCI must reach them too.

const CERTIFICATE =
  'If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).';

/** @returns the key set as text. An issuer that only this machine cannot reach is not a failure. */
export async function checkIssuer({ iss = '' }: Claims, http: HttpClient): Promise<Checked<string>> {
  if (!iss.startsWith('https:')) {
    const seen = `the issuer ${printable(iss === '' ? '(none)' : iss)} is not an https URL, so it has no discovery document`;
    return { result: notChecked('issuer', seen, CERTIFICATE) };
  }
  try {
    const url = await discover(iss, http);
    const answer = await http.send(`the key set at ${url}`, () => ({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
    }));
    if (answer.status !== 200)
      return { result: failed('issuer', `the key set at ${url} answered ${answer.status}`, CERTIFICATE) };
    const ids = rsaKeys(answer.body, `the key set at ${url}`).map(({ kid = '(none)' }) => printable(kid, 60));
    return { result: ok('issuer', `key set ${url}`, `kid ${ids.join(', ')}`), found: answer.body };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'transient')
      return { result: notChecked('issuer', error.message, 'OCI must be able to reach the issuer.', CERTIFICATE) };
    return { result: failedWith('issuer', error.with({ furtherHint: CERTIFICATE })) };
  }
}

// The key ID and the algorithm of the subject token, and whether a key of the issuer verifies it.

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
