// The source of the issuer's public keys: a URL that the identity domain fetches, or a certificate in the trust.

import {
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { Failure, invalidInput } from '../../failure.ts';
import type { HttpClient } from '../../http/client.ts';
import { isObject, parseJson } from '../../text/form.ts';
import { printable, quoted } from '../../text/printable.ts';
import { checkHttpsUrl } from '../providers/provider.ts';

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
  const url = jwksUrl === undefined ? await discover(issuer, http) : checkHttpsUrl(jwksUrl, '--jwks-url');
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
  return checkHttpsUrl(String(document.jwks_uri), `jwks_uri of ${issuer}`);
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
  const json = parseJson(text, isObject);
  if (json) return json;
  throw invalidInput(`${origin} is not a JSON object (${text.length} characters)`, 'JSON');
}

// Creates a certificate for a public key: a trust needs a certificate, but a JWKS often contains only a key.

export interface RsaJwk {
  kty: 'RSA';
  n: string;
  e: string;
  kid?: string;
  x5c?: string[];
}

/**
 * @param jwk with `x5c` (RFC 7517 §4.7) its first certificate is taken; without, a certificate is made around the key. Its signature is by a
 *   key that is discarded, because only the owner of the private key could sign it. The service reads only the public key.
 * @returns PEM
 */
export function certificateForKey(jwk: RsaJwk): string {
  const [first] = jwk.x5c ?? [];
  if (first !== undefined) return publicKeyOf(armored(Buffer.from(first, 'base64')), 'x5c in --jwks-file').pem;
  let key: KeyObject;
  try {
    key = createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' });
  } catch {
    throw invalidInput('--jwks-file holds an RSA key that cannot be read', 'base64url modulus n and exponent e');
  }
  checkSize(key, '--jwks-file');
  return wrap(key);
}

/** @param pem a certificate or, wrapped into one, a bare public key */
export function publicKeyOf(pem: string, origin: string): { pem: string; key: KeyObject } {
  let key: KeyObject;
  let certificate: string | undefined;
  try {
    if (pem.includes('BEGIN CERTIFICATE')) {
      const parsed = new X509Certificate(pem);
      key = parsed.publicKey;
      certificate = parsed.toString();
    } else {
      if (pem.includes('PRIVATE KEY')) throw new Error('private');
      key = createPublicKey(pem);
    }
  } catch {
    throw invalidInput(
      `${origin} is not a readable certificate`,
      'a PEM that begins with -----BEGIN CERTIFICATE----- or -----BEGIN PUBLIC KEY-----',
    );
  }
  if (key.asymmetricKeyType !== 'rsa') throw invalidInput(`${origin} is not of an RSA key`, 'RSA; OCI verifies RS256');
  checkSize(key, origin);
  return { pem: certificate ?? wrap(key), key };
}

/**
 * The form in which a trust takes a certificate: base64 of its DER on one line, without PEM armor (oci-federation.md §9).
 *
 * @param pem a certificate
 */
export function oneLineOf(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64');
}

/**
 * Reads the `publicCertificate` of a trust: one line of base64, or PEM.
 *
 * @throws Failure `input`
 */
export function keyOfTrust(publicCertificate: string): KeyObject {
  const isArmored = publicCertificate.includes('-----');
  const pem = isArmored ? publicCertificate : armored(Buffer.from(publicCertificate, 'base64'));
  return publicKeyOf(pem, 'the certificate of the trust').key;
}

/** Returns whether the `publicCertificate` of a trust contains the key of a certificate. */
export function sameKey(publicCertificate: string, pem: string): boolean {
  try {
    return keyOfTrust(publicCertificate).equals(publicKeyOf(pem, '').key);
  } catch {
    return false;
  }
}

function checkSize(key: KeyObject, origin: string): void {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < 2048) throw invalidInput(`${origin} holds an RSA key of ${bits} bits`, '2048 bits or more');
}

const RSA_WITH_SHA256 = sequence(oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'));

function wrap(key: KeyObject): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const validity = [new Date('2025-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59Z')] as const;
  return createCertificate('Public key of an issuer', key, validity, privateKey);
}

/**
 * X.509 v3 (RFC 5280 §4.1) with one extension, which says that the key signs no certificates.
 *
 * @param name common name of subject and issuer
 * @param validity its begin and its end
 * @param signer the private key of `key`, if somebody checks the signature
 * @returns PEM
 */
export function createCertificate(
  name: string,
  key: KeyObject,
  validity: readonly [Date, Date],
  signer: KeyObject,
): string {
  const distinguished = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
  const toBeSigned = sequence(
    Buffer.from('a003020102', 'hex'),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    RSA_WITH_SHA256,
    distinguished,
    sequence(...validity.map(time)),
    distinguished,
    key.export({ type: 'spki', format: 'der' }),
    Buffer.from('a310300e300c0603551d130101ff04023000', 'hex'),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(signer);
  return armored(sequence(toBeSigned, RSA_WITH_SHA256, der(0x03, Buffer.concat([Buffer.from([0]), signature]))));
}

/** UTCTime, and from 2050 on GeneralizedTime (RFC 5280 §4.1.2.5). */
function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

/** Tag, length, content (ITU-T X.690 §8.1). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function armored(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
