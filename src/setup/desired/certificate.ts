// Creates a certificate for a public key: a trust needs a certificate, but a JWKS often contains only a key.

import { createPublicKey, createSign, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { invalidInput } from '../../failure.ts';

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
  if (first !== undefined) return publicKeyOf(armoured(Buffer.from(first, 'base64')), 'x5c in --jwks-file').pem;
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
 * The form in which a trust takes a certificate: base64 of its DER on one line, without PEM armour (oci-federation.md §9).
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
  const isArmoured = publicCertificate.includes('-----');
  const pem = isArmoured ? publicCertificate : armoured(Buffer.from(publicCertificate, 'base64'));
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

/** X.509 v1 (RFC 5280 §4.1), because a version and extensions would mean nothing here. */
function wrap(key: KeyObject): string {
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('Public key of an issuer')))));
  const toBeSigned = sequence(
    der(0x02, Buffer.from([1])),
    RSA_WITH_SHA256,
    name,
    sequence(der(0x17, Buffer.from('250101000000Z')), der(0x18, Buffer.from('99991231235959Z'))),
    name,
    key.export({ type: 'spki', format: 'der' }),
  );
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  return armoured(sequence(toBeSigned, RSA_WITH_SHA256, der(0x03, Buffer.concat([Buffer.from([0]), signature]))));
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

function armoured(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
