// Certificates in the domain: the `publicCertificate` of a trust, and those of OAuth clients.

import { createHash, X509Certificate } from 'node:crypto';
import { selfSigned } from '../certificates.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { sharedByTheRun } from '../test-run.ts';
import { newResource, type App, type ClientCertificate, type DomainStore } from './store.ts';

/**
 * @param text base64 of the DER on one line, or PEM: which of the two a trust accepts is decided when it is saved.
 * @throws Error if it is no certificate
 */
export function readCertificate(text: string): X509Certificate {
  return new X509Certificate(isArmoured(text) ? text : Buffer.from(text, 'base64'));
}

export function isArmoured(text: string): boolean {
  return text.includes('-----');
}

/** Strict, because Buffer.from skips characters that are not base64, such as line breaks. */
export function isOneLineOfBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}

/** @returns the hash of a certificate, as `x5t` and `x5t#S256` have it (RFC 7515 §4.1.7 and §4.1.8) */
export function thumbprint(certificate: string, hash: 'sha1' | 'sha256'): string {
  return createHash(hash).update(Buffer.from(certificate, 'base64')).digest('base64url');
}

export function findClientCertificate(
  { clientCertificates }: DomainStore,
  alias: string,
): ClientCertificate | undefined {
  // The attribute is not case-exact.
  return [...clientCertificates.values()].find(
    ({ certificateAlias }) => certificateAlias.toLowerCase() === alias.toLowerCase(),
  );
}

/**
 * Adds a certificate to an application. Those of one alias are the same in a test run.
 *
 * @param alias usable as a file name
 * @returns its private key, PKCS #8 in PEM
 */
export async function addClientCertificate(store: DomainStore, app: App, alias: string): Promise<string> {
  const name = `client-${alias}`;
  const keys = await rsaKeyPair(name);
  const x509Base64Certificate = await sharedByTheRun(`${name}.certificate`, async () =>
    (await selfSigned(keys, alias)).toString('base64'),
  );
  if (!findClientCertificate(store, alias)) {
    const resource = newResource(
      'OAuthClientCertificate',
      'oauthclientcertificate',
      'urn:ietf:params:scim:schemas:oracle:idcs:OAuthClientCertificate',
    );
    store.clientCertificates.set(resource.id, { ...resource, certificateAlias: alias, x509Base64Certificate });
  }
  app.certificates = [...(app.certificates ?? []).filter(({ certAlias }) => certAlias !== alias), { certAlias: alias }];
  return keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}
