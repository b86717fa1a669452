// The source of the issuer's public keys: a URL that the identity domain fetches, or a certificate in the trust.

import type { HttpClient } from '../../http/client.ts';
import { Failure, invalidInput } from '../../failure.ts';
import { printable, quoted } from '../../text/printable.ts';
import { certificateForKey, publicKeyOf, type RsaJwk } from './certificate.ts';
import { checkIssuer } from '../providers/issuer.ts';

export type KeySource =
  | { kind: 'address'; url: string }
  /** PEM of an X.509 certificate. */
  | { kind: 'certificate'; pem: string };

export interface KeyOptions {
  /** `--jwks-url` */
  jwksUrl?: string | undefined;
  /** Text of `--jwks-file`. */
  jwks?: string | undefined;
  /** `--key-id`: which key of the file to use, if there are several. */
  keyId?: string | undefined;
  /** Text of `--certificate`. */
  certificate?: string | undefined;
}

/**
 * @returns the source, and whether the user set it (if so, a trust with another source is changed)
 * @throws Failure `input`: discovery returns another issuer, or there is no RSA key; and what HttpClient.send throws
 */
export async function keySource(
  issuer: string,
  options: KeyOptions,
  http: HttpClient,
): Promise<{ source: KeySource; explicit: boolean }> {
  const { jwksUrl, jwks, certificate } = options;
  if ([jwksUrl, jwks, certificate].filter((given) => given !== undefined).length > 1) {
    throw invalidInput('several sources of keys are given', 'one of --jwks-url, --jwks-file, --certificate');
  }
  if (certificate !== undefined) {
    return { source: { kind: 'certificate', pem: publicKeyOf(certificate, '--certificate').pem }, explicit: true };
  }
  if (jwks !== undefined) {
    const key = oneKey(rsaKeys(jwks, '--jwks-file'), options.keyId);
    return { source: { kind: 'certificate', pem: certificateForKey(key) }, explicit: true };
  }
  const url = jwksUrl === undefined ? await discover(issuer, http) : checkIssuer(jwksUrl, '--jwks-url');
  rsaKeys(await fetchText(url, 'the key set', http), `the key set at ${url}`);
  return { source: { kind: 'address', url }, explicit: jwksUrl !== undefined };
}

/** @returns `jwks_uri`. @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationResponse */
export async function discover(issuer: string, http: HttpClient): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const document = parse(await fetchText(url, 'the discovery document', http), `the discovery document at ${url}`);
  if (document.issuer !== issuer) {
    throw invalidInput(
      `the discovery document at ${url} declares issuer ${quoted(String(document.issuer))}, expected ${quoted(issuer)}`,
      'exactly the claim iss of the tokens, including a final slash',
    );
  }
  return checkIssuer(String(document.jwks_uri), `jwks_uri of ${issuer}`);
}

const OFFLINE = 'for an issuer that cannot be reached, give its keys with --jwks-file or --certificate';

async function fetchText(url: string, what: string, http: HttpClient): Promise<string> {
  let answer;
  try {
    answer = await http.send(`${what} at ${url}`, () => ({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
    }));
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'transient') throw error;
    throw error.with({ furtherHint: OFFLINE });
  }
  if (answer.status === 200) return answer.body;
  throw invalidInput(
    `${what} at ${url} answered ${answer.status}`,
    `an issuer with discovery, or --jwks-url; ${OFFLINE}`,
  );
}

/** The RSA signing keys of a key set. @throws Failure `input` if there are none */
export function rsaKeys(text: string, origin: string): RsaJwk[] {
  const { keys } = parse(text, origin);
  const found = (Array.isArray(keys) ? keys : []).map(rsaJwk).filter((key) => key !== undefined);
  if (found.length === 0) {
    throw invalidInput(
      `${origin} contains no RSA key for signatures`,
      'a JWKS, {"keys": [...]}, with a key of kty RSA; OCI verifies RS256',
    );
  }
  return found;
}

/** @returns undefined if it is no RSA key for signatures. Optional members of another type than RFC 7517 requires are left out */
function rsaJwk(key: unknown): RsaJwk | undefined {
  const { kty, n, e, use, kid, x5c } = (key ?? {}) as Record<string, unknown>;
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string' || (use !== undefined && use !== 'sig')) {
    return undefined;
  }
  const hasChain = Array.isArray(x5c) && x5c.every((each) => typeof each === 'string');
  return { kty, n, e, ...(typeof kid === 'string' ? { kid } : {}), ...(hasChain ? { x5c } : {}) };
}

function oneKey(keys: readonly RsaJwk[], keyId: string | undefined): RsaJwk {
  const ids = keys.map(({ kid }) => printable(kid ?? '(none)')).join(', ');
  const [key, ...others] = keyId === undefined ? keys : keys.filter(({ kid }) => kid === keyId);
  if (!key) throw invalidInput(`--key-id is ${quoted(keyId ?? '')}, which --jwks-file does not contain`, ids);
  if (others.length > 0)
    throw invalidInput('--jwks-file contains several keys, but a trust accepts one', `--key-id with one of ${ids}`);
  return key;
}

function parse(text: string, origin: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  } catch {
    // The parser's message would contain the text.
  }
  throw invalidInput(`${origin} is not a JSON object (${text.length} characters)`, 'JSON');
}
