// Creates a certificate authority and its server certificates: one for loopback and, on demand, for any other name.

import { createPrivateKey, createPublicKey, KeyObject, webcrypto } from 'node:crypto';
import type { JsonGeneralName, X509Certificate } from '@peculiar/x509';
import type { RsaKeyPair } from './rsa-keys.ts';
import { sharedByTheRun } from './test-run.ts';

export interface ServerCertificate {
  /** PEM of the authority's certificate. */
  ca: string;
  /** PEM of the server's certificate and its private key. */
  cert: string;
  key: string;
  /** A certificate (PEM) for another name and the same private key; created once per name. */
  forHost(name: string): Promise<string>;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 24 * 3600 * 1000;

/** An authority with the certificate for loopback; everything is PEM. */
interface Made {
  ca: string;
  authorityKey: string;
  cert: string;
  key: string;
}

/** Those of the emulators of a test run are the same. */
export async function serverCertificate(): Promise<ServerCertificate> {
  const text = await sharedByTheRun('certificates.json', async () => JSON.stringify(await createAuthority()));
  return serverCertificateOf(JSON.parse(text) as Made);
}

/** With an authority of its own. */
export async function createServerCertificate(): Promise<ServerCertificate> {
  return serverCertificateOf(await createAuthority());
}

function serverCertificateOf(made: Made): ServerCertificate {
  const byName = new Map([['localhost', Promise.resolve(made.cert)]]);
  return {
    ca: `${made.ca}\n`,
    cert: made.cert,
    key: made.key,
    forHost(name) {
      const issued = byName.get(name) ?? issue(made, name, [{ type: 'dns', value: name }]);
      byName.set(name, issued);
      return issued;
    },
  };
}

/** Loading it takes longer than most tests, and those that share their certificates do not need it. */
async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  await import('reflect-metadata'); // tsyringe, a dependency of x509, must find it loaded
  return import('@peculiar/x509');
}

/** @returns the certificate of an RSA key, signed by the key itself */
export async function selfSigned(
  keys: RsaKeyPair,
  commonName: string,
  valid: { notBefore?: Date; notAfter?: Date } = {},
): Promise<X509Certificate> {
  const x509 = await loadX509();
  return x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${commonName}`,
    ...{ keys: await webKeys(keys), signingAlgorithm: RSA, ...valid },
  });
}

/** @returns the certificate of an RSA key, signed by the key of another certificate */
export async function signedBy(
  issuer: { subject: string; keys: RsaKeyPair },
  keys: RsaKeyPair,
  subject: string,
): Promise<X509Certificate> {
  const x509 = await loadX509();
  const [{ publicKey }, { privateKey: signingKey }] = await Promise.all([webKeys(keys), webKeys(issuer.keys)]);
  return x509.X509CertificateGenerator.create({
    ...{ subject, issuer: issuer.subject, publicKey, signingKey, signingAlgorithm: RSA, ...validity() },
  });
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

async function webKeys({ privateKey, publicKey }: RsaKeyPair): Promise<webcrypto.CryptoKeyPair> {
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, RSA, true, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', spki, RSA, true, ['verify']),
  };
}

async function createAuthority(): Promise<Made> {
  const x509 = await loadX509();
  // Elliptic-curve keys, because generating one takes a millisecond, and an RSA key up to half a second.
  const [authority, server] = await Promise.all([ecKeys(), ecKeys()]);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=OCI emulator CA',
    keys: authority,
    signingAlgorithm: P256,
    ...validity(),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const keys = { ca: ca.toString('pem'), authorityKey: pemOf(authority), key: pemOf(server) };
  const names: JsonGeneralName[] = [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
  ];
  return { ...keys, cert: await issue(keys, 'localhost', names) };
}

/** @returns a certificate (PEM) of the server's key */
async function issue(made: Omit<Made, 'cert'>, commonName: string, names: JsonGeneralName[]): Promise<string> {
  const x509 = await loadX509();
  const [authority, server] = await Promise.all([keysOf(made.authorityKey), keysOf(made.key)]);
  const leaf = await x509.X509CertificateGenerator.create({
    // A common name has at most 64 characters; clients read the alternative names.
    subject: `CN=${commonName.slice(0, 64)}`,
    issuer: new x509.X509Certificate(made.ca).subject,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: P256,
    ...validity(),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names),
      // Python's strict mode requires both identifiers.
      await x509.SubjectKeyIdentifierExtension.create(server.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  return leaf.toString('pem');
}

/** Valid since yesterday, so that a client with a slow clock accepts them. */
function validity(): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 30 * DAY) };
}

function ecKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
}

const pemOf = ({ privateKey }: webcrypto.CryptoKeyPair): string =>
  KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }) as string;

async function keysOf(pem: string): Promise<webcrypto.CryptoKeyPair> {
  const key = createPrivateKey(pem);
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const [privateKey, publicKey] = await Promise.all([
    webcrypto.subtle.importKey('pkcs8', pkcs8, P256, true, ['sign']),
    webcrypto.subtle.importKey('spki', spki, P256, true, ['verify']),
  ]);
  return { privateKey, publicKey };
}
