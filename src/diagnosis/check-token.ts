// The subject token: whether there is one, whose it is, whether it is valid now, and whether the keys of its issuer verify it.

import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { KeyObject } from 'node:crypto';
import { Failure } from '../failure.ts';
import { audienceOf, type Claims, describeTime, type SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import type { Trust } from '../setup/api/scim.ts';
import { discover, keyOfTrust, rsaKeys, type RsaJwk } from '../setup/desired/issuer-keys.ts';
import { printable } from '../text/printable.ts';
import { type Checked, type CheckResult, failed, failedWith, findingsOf, notChecked, ok } from './checks.ts';

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
  return { result: checkClaims(found.claims, now()), found };
}

/** @param now milliseconds since the epoch */
export function checkClaims(claims: Claims, now: number): CheckResult {
  const { saw, problem, result } = findingsOf('subject-token');
  saw(...shownClaims(claims));
  const invalid = timeProblem(claims, now);
  if (invalid) problem(invalid.what, invalid.next);
  else saw(`valid until ${describeTime(claims.exp ?? 0)}`);
  return result();
}

export function shownClaims(claims: Claims): string[] {
  return Object.entries(describeClaims(claims)).map(([name, value]) => `${name} ${value}`);
}

/** The claims that the domain checks, harmless to print. */
export function describeClaims(claims: Claims): Record<'iss' | 'sub' | 'aud', string> {
  return {
    iss: printable(claims.iss ?? '(none)'),
    sub: printable(claims.sub ?? '(none)'),
    aud: printable(audienceOf(claims) || '(none)'),
  };
}

/**
 * @param now milliseconds since the epoch
 * @returns undefined if a token with these claims is valid now
 */
export function timeProblem({ exp, nbf }: Claims, now: number): { what: string; next: string } | undefined {
  if (exp === undefined)
    return { what: 'it has no expiry (claim exp)', next: 'The domain accepts only tokens that expire.' };
  if (exp * 1000 <= now) {
    return {
      what: `it expired at ${describeTime(exp)}, and this machine's clock says ${describeTime(Math.floor(now / 1000))}`,
      next:
        'Request the token right before the login: tokens of identity providers are usually valid for minutes. ' +
        "If it is new, set this machine's clock.",
    };
  }
  if (typeof nbf === 'number' && nbf * 1000 > now) {
    return {
      what: `it is not valid before ${describeTime(nbf)}`,
      next: 'Check the clocks of this machine and of the identity provider.',
    };
  }
  return undefined;
}

// The discovery document and the key set of the issuer, as far as this machine can reach them. OCI must reach them too.

const CERTIFICATE =
  'If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).';

/** Keys that may verify a token. */
export interface IssuerKeys {
  /** For messages. */
  origin: string;
  keys: KeyObject | readonly RsaJwk[];
}

/** An issuer that only this machine cannot reach is not a failure. */
export async function checkIssuerKeys({ iss = '' }: Claims, http: HttpClient): Promise<Checked<IssuerKeys>> {
  if (!iss.startsWith('https:')) {
    const seen = `the issuer ${printable(iss === '' ? '(none)' : iss)} is not an https URL, so it has no discovery document`;
    return { result: notChecked('issuer', seen, CERTIFICATE) };
  }
  try {
    const url = await discover(iss, http);
    const keys = await fetchKeys(url, http);
    if (typeof keys === 'number') return { result: failed('issuer', `${keySetAt(url)} answered ${keys}`, CERTIFICATE) };
    const ids = keys.map(({ kid = '(none)' }) => printable(kid, 60));
    return { result: ok('issuer', `key set ${url}`, `kid ${ids.join(', ')}`), found: { origin: keySetAt(url), keys } };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'transient')
      return { result: notChecked('issuer', error.message, 'OCI must be able to reach the issuer.', CERTIFICATE) };
    return { result: failedWith('issuer', error.with({ furtherHint: CERTIFICATE })) };
  }
}

/** @returns the status if it is not 200. @throws Failure `input`: not a key set, or without an RSA key; and what HttpClient.send throws */
async function fetchKeys(url: string, http: HttpClient): Promise<RsaJwk[] | number> {
  const headers = { accept: 'application/json' };
  const answer = await http.send(keySetAt(url), () => ({ method: 'GET', url, headers }));
  return answer.status === 200 ? rsaKeys(answer.body, keySetAt(url)) : answer.status;
}

function keySetAt(url: string): string {
  return `the key set at ${url}`;
}

// The key ID and the algorithm of the subject token, and whether a key verifies it.

/**
 * With the keys of the trust, which decide.
 *
 * @param known the keys of the issuer, if they have been fetched
 */
export async function checkTrustedSignature(
  subject: SubjectToken,
  { publicKeyEndpoint: url, publicCertificate = '' }: Trust,
  known: IssuerKeys | undefined,
  http: HttpClient,
): Promise<CheckResult> {
  const next =
    'If the issuer has changed its keys, run setup again with the new ones: --jwks-url, --jwks-file or --certificate.';
  const origin = url === undefined ? 'the certificate of the trust' : keySetAt(url);
  try {
    if (url === undefined) return await checkSignature(subject, { origin, keys: keyOfTrust(publicCertificate) }, next);
    if (known?.origin === origin) return await checkSignature(subject, known, next);
    const keys = await fetchKeys(url, http);
    if (typeof keys !== 'number') return await checkSignature(subject, { origin, keys }, next);
    return notChecked('signature', `${origin} answered ${keys}`, 'OCI must be able to reach this URL.');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind !== 'input')
      return notChecked('signature', error.message, 'OCI must be able to reach this URL, this machine need not.');
    return failed('signature', error.message, 'Check that the trust has the keys of the issuer, as RSA keys.');
  }
}

/** With the keys that the issuer publishes. */
export function checkIssuedSignature(subject: SubjectToken, keys: IssuerKeys): Promise<CheckResult> {
  const next =
    'Check that the token is of this issuer, complete and unchanged. If the issuer has just replaced its keys, wait until its key set shows the new one.';
  return checkSignature(subject, keys, next);
}

/** @param next what to do if the keys do not verify the token */
async function checkSignature(
  { raw, claims }: SubjectToken,
  { origin, keys }: IssuerKeys,
  next: string,
): Promise<CheckResult> {
  // Both must be texts (RFC 7515 §4.1.1 and §4.1.4), but the library does not check that.
  const header: Readonly<Record<string, unknown>> = decodeProtectedHeader(raw);
  const text = (value: unknown = '(none)'): string => String(value);
  const [kid, alg] = [text(header.kid), text(header.alg)];
  const seen = `kid ${printable(kid, 60)}, alg ${printable(alg, 20)}`;
  if (!/^RS(256|384|512)$/.test(alg))
    return failed('signature', seen, 'Make the identity provider sign with RS256: OCI verifies RSA signatures.');
  // The library also compares exp and nbf with a time. The check of the subject token reports those, so this time is one second before the
  // expiry, and any nbf is tolerated.
  const options = { currentDate: new Date((claims.exp ?? 1) * 1000 - 1000), clockTolerance: 1e9 };
  try {
    if (isKeySet(keys)) await jwtVerify(raw, createLocalJWKSet({ keys: [...keys] }), options);
    else await jwtVerify(raw, keys, options);
    return ok('signature', `${seen}: verified with ${origin}`);
  } catch (error) {
    const why =
      error instanceof errors.JWKSNoMatchingKey
        ? 'has no such key'
        : error instanceof errors.JWSSignatureVerificationFailed
          ? 'does not verify the signature'
          : 'cannot verify it';
    return failed('signature', `${seen}: ${origin} ${why}`, next);
  }
}

function isKeySet(keys: IssuerKeys['keys']): keys is readonly RsaJwk[] {
  return Array.isArray(keys);
}
