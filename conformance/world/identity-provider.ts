// The identity provider of a run: a key that it makes itself. No server is needed, because the trusts contain its certificate.

import 'reflect-metadata'; // tsyringe, a dependency of x509, must find it loaded
import { randomUUID, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { exportJWK, SignJWT } from 'jose';
import { certificateForKey, oneLineOf, type RsaJwk } from '../../src/setup/desired/issuer-keys.ts';
import { protectSecret } from '../../src/text/redaction.ts';

export interface IdentityProvider {
  /** Of its key. */
  kid: string;
  /** Self-signed, base64 of the DER on one line. */
  certificate: string;
  /** The same with PEM armour. */
  armouredCertificate: string;
  /** The certificate that setup makes for a key without one: it is not signed by that key. */
  wrappedCertificate: string;
  /** @returns a JWT. Secret */
  mint(issuer: string, claims?: Record<string, unknown>, options?: MintOptions): Promise<string>;
}

export interface MintOptions {
  /** Signed with another key than that of the certificate. */
  foreign?: boolean;
  /** Seconds from now; negative: expired. Default: 300. */
  lifetime?: number;
  /** In the header. Default: that of the key. */
  kid?: string;
}

export const SUBJECT = 'repo:octo/app:ref:refs/heads/main';
export const AUDIENCE = 'https://cloud.oracle.com';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

export async function createIdentityProvider(): Promise<IdentityProvider> {
  const make = (): Promise<webcrypto.CryptoKeyPair> =>
    webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [keys, foreign] = await Promise.all([make(), make()]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=oci-wif conformance',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 24 * 3_600_000),
  });
  const kid = randomUUID();
  return {
    kid,
    certificate: certificate.toString('base64'),
    armouredCertificate: certificate.toString('pem'),
    wrappedCertificate: oneLineOf(certificateForKey((await exportJWK(keys.publicKey)) as RsaJwk)),
    async mint(issuer, claims = {}, options = {}) {
      const now = Math.floor(Date.now() / 1000);
      const { lifetime = 300 } = options;
      const begin = lifetime < 0 ? now + 2 * lifetime : now - 5;
      const payload = {
        jti: randomUUID(),
        iss: issuer,
        sub: SUBJECT,
        aud: AUDIENCE,
        iat: begin,
        nbf: begin,
        exp: now + lifetime,
      };
      const token = await new SignJWT({ ...payload, team: 'ops', list: ['ops'], ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: options.kid ?? kid, typ: 'JWT' })
        .sign(options.foreign === true ? foreign.privateKey : keys.privateKey);
      protectSecret(token);
      return token;
    },
  };
}
