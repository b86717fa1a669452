// Authenticates the client with an assertion that it signs (`private_key_jwt`, RFC 7523 §2.2 and §3), for a login without a client secret.
// Oracle documents it for the token endpoint; no report confirms it for the token exchange.

import { createPrivateKey, type KeyObject, randomUUID, sign, X509Certificate } from 'node:crypto';
import { invalidInput } from '../failure.ts';
import { quoted } from '../text/printable.ts';
import type { AssertingClient, ClientAuthentication, ClientKey } from './exchange-request.ts';

export type CredentialName = 'client-secret' | 'client-key' | 'client-certificate-alias';

export interface CredentialsGiven {
  clientAuthentication: ClientAuthentication;
  clientSecret?: string | undefined;
  clientKey?: string | undefined;
  clientCertificateAlias?: string | undefined;
}

const KEY_EXPECTED = 'an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase';

/**
 * @param nameOf what the host calls a setting
 * @throws Failure `input` if something is missing, is given without use, or cannot sign
 */
export function readAssertingClient(
  given: CredentialsGiven & { clientId: string; terraformFederation: boolean },
  nameOf: (setting: CredentialName | 'client-authentication' | 'terraform-federation') => string,
): AssertingClient {
  refuseUnusedCredentials(given, nameOf);
  const { clientId, clientKey, clientCertificateAlias, terraformFederation } = given;
  const but = `but ${nameOf('client-authentication')} is private_key_jwt`;
  if (clientKey === undefined) throw invalidInput(`${nameOf('client-key')} is missing, ${but}`, KEY_EXPECTED);
  if (terraformFederation)
    throw invalidInput(
      `${nameOf('terraform-federation')} is true, ${but}, and the Terraform provider needs a client secret`,
      'true only with client_secret_basic',
    );
  return assertingClient({ clientId, clientKey, clientCertificateAlias }, nameOf);
}

/** @throws Failure `input` for a credential that the client authentication does not use */
export function refuseUnusedCredentials(
  { clientAuthentication, clientSecret, clientKey, clientCertificateAlias }: CredentialsGiven,
  nameOf: (setting: CredentialName | 'client-authentication') => string,
): void {
  const credentials: [CredentialName, string | undefined, ClientAuthentication][] = [
    ['client-secret', clientSecret, 'client_secret_basic'],
    ['client-key', clientKey, 'private_key_jwt'],
    ['client-certificate-alias', clientCertificateAlias, 'private_key_jwt'],
  ];
  for (const [name, value, method] of credentials) {
    if (value !== undefined && method !== clientAuthentication)
      throw invalidInput(
        `${nameOf(name)} is given, but ${nameOf('client-authentication')} is ${clientAuthentication}`,
        `a value only with ${method}`,
      );
  }
}

/** Seconds. Each request has an assertion of its own. */
const LIFETIME = 300;

/**
 * @param nameOf what the host calls a setting
 * @throws Failure `input` if the key cannot sign, or no alias is known; the key is never repeated
 * @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/ClientAssertion.htm
 */
export function assertingClient(
  given: Readonly<ClientKey>,
  nameOf: (setting: 'client-key' | 'client-certificate-alias' | 'client-authentication') => string,
): AssertingClient {
  const { clientId } = given;
  const { key, alias, expires } = readClientKey(given.clientKey, nameOf('client-key'));
  const kid = given.clientCertificateAlias ?? alias;
  if (kid === undefined)
    throw invalidInput(
      `${nameOf('client-certificate-alias')} is missing, but ${nameOf('client-authentication')} is private_key_jwt`,
      `the alias under which the application has the certificate of the key; or append the certificate to ${nameOf('client-key')}, if its common name is the alias`,
    );
  return {
    clientId,
    clientSecret: undefined,
    assert(domainUrl, now) {
      const iat = Math.floor(now / 1000);
      const header = { alg: 'RS256', typ: 'JWT', kid };
      const times = { iat, exp: iat + LIFETIME };
      const claims = { iss: clientId, sub: clientId, aud: [`${domainUrl}/`], jti: randomUUID(), ...times };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
    },
    certificateExpires: expires,
    adviceIfRefused: [
      `The domain does not accept the client assertion. Check, in this order: the application has the certificate of client-key, under the alias ${quoted(kid)}; the certificate is valid now, and this machine's clock is right; the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.`,
      'No report confirms that OCI accepts an assertion for a token exchange. If all of this is right, use client-authentication: client_secret_basic.',
    ],
  };
}

interface ReadKey {
  key: KeyObject;
  /** The common name of the certificate, which setup also makes its alias. */
  alias?: string | undefined;
  /** When the certificate expires. */
  expires?: Date | undefined;
}

/**
 * @param pem the key, and as setup writes it also its certificate, so that both are replaced at once
 * @param name what the host calls the key
 * @throws Failure `input` if the key cannot sign, or the certificate is of another key; neither is repeated
 */
export function readClientKey(pem: string, name: string): ReadKey {
  let key;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw invalidInput(`${name} cannot be read as a private key`, KEY_EXPECTED);
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: { modulusLength = 0 } = {} } = key;
  if (type !== 'rsa') throw invalidInput(`${name} is not an RSA key`, KEY_EXPECTED);
  if (modulusLength < 2048) throw invalidInput(`${name} is an RSA key of ${modulusLength} bits`, KEY_EXPECTED);
  if (!pem.includes('BEGIN CERTIFICATE')) return { key };
  let certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    throw invalidInput(`${name} has a certificate that cannot be read`, 'the certificate of the key in PEM, or none');
  }
  if (!certificate.checkPrivateKey(key))
    throw invalidInput(`${name} has the certificate of another key`, 'the certificate of the key, or none');
  return { key, alias: /^CN=(.+)$/m.exec(certificate.subject)?.[1], expires: new Date(certificate.validTo) };
}

/** Days before the end of a certificate from which on a login warns. */
const WARNING_DAYS = 30;

/**
 * @param now milliseconds since the epoch
 * @param what names the certificate
 * @returns what to say if the certificate expires soon
 */
export function expiryWarning(expires: Date | undefined, now: number, what: string): string | undefined {
  if (expires === undefined || expires.getTime() - now > WARNING_DAYS * 24 * 3600_000) return undefined;
  const verb = expires.getTime() > now ? 'expires' : 'expired';
  return `${what} ${verb} on ${expires.toISOString().slice(0, 10)}, and the domain may refuse its key from then on; add another with oci-wif setup --rotate-client-certificate`;
}
