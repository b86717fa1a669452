// Creates a certificate authority and its server certificates: one for loopback and, on demand, for any other name. Nothing is stored.

import 'reflect-metadata'; // tsyringe, a dependency of x509, must find it loaded
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

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

/** Elliptic-curve keys, because generating one takes a millisecond, and an RSA key up to half a second. */
export async function createServerCertificate(): Promise<ServerCertificate> {
  const [authority, server] = await Promise.all([ecKeys(), ecKeys()]);
  // Valid since yesterday, so that a client with a slow clock accepts them.
  const validity = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 30 * DAY) };

  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=OCI emulator CA',
    keys: authority,
    signingAlgorithm: P256,
    ...validity,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const issue = async (commonName: string, names: x509.JsonGeneralName[]): Promise<string> => {
    const leaf = await x509.X509CertificateGenerator.create({
      // A common name has at most 64 characters; clients read the alternative names.
      subject: `CN=${commonName.slice(0, 64)}`,
      issuer: ca.subject,
      publicKey: server.publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: P256,
      ...validity,
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
  };
  const loopback = await issue('localhost', [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
  ]);
  const byName = new Map([['localhost', Promise.resolve(loopback)]]);
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', server.privateKey);
  return {
    ca: `${ca.toString('pem')}\n`,
    cert: loopback,
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    forHost(name) {
      const made = byName.get(name) ?? issue(name, [{ type: 'dns', value: name }]);
      byName.set(name, made);
      return made;
    },
  };
}

function ecKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
}
