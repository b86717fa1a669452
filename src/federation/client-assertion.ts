// Authenticates the client with an assertion that it signs (`private_key_jwt`, RFC 7523 §2.2 and §3), for a login without a client secret.
// Oracle documents it for the token endpoint; no report confirms it for the token exchange.

import {
  constants,
  createPrivateKey,
  type KeyObject,
  randomUUID,
  sign,
  verify,
  type VerifyKeyObjectInput,
  X509Certificate,
} from 'node:crypto';
import { Failure, invalidInput } from '../failure.ts';
import { printable, quoted } from '../text/printable.ts';
import type { AssertingClient, ClientAuthentication, ClientKey, CommandKey, Signer } from './exchange-request.ts';

type CredentialName =
  'client-secret' | 'client-key' | 'client-certificate' | 'client-signing-command' | 'client-certificate-alias';

/** What the host calls a setting. */
export type NameOf = (setting: CredentialName | 'client-authentication' | 'terraform-federation') => string;

export interface CredentialsGiven {
  clientAuthentication: ClientAuthentication;
  clientSecret?: string | undefined;
  clientKey?: string | undefined;
  clientCertificate?: string | undefined;
  clientSigningCommand?: string | undefined;
  clientCertificateAlias?: string | undefined;
}

interface SigningContext {
  clientId: string;
  /** Seconds that a command has. */
  requestTimeout: number;
  /** The whole environment of a command. */
  environment: Record<string, string>;
}

const KEY_EXPECTED = 'an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase';

/** Runs a command; the caller's, because this folder knows only the network. Never throws. */
type Run = (
  call: Signer & { input: string; stderr: 'capture' },
) => Promise<{ problem: string | undefined; stdout: string; stderr: string }>;

/** @throws Failure `input` if something is missing, is given without use, or cannot sign */
export function readAssertingClient(
  given: CredentialsGiven & SigningContext & { terraformFederation: boolean },
  nameOf: NameOf,
  run: Run,
): AssertingClient {
  refuseUnusedCredentials(given, nameOf);
  const key = givenKey(given, nameOf);
  const but = `but ${nameOf('client-authentication')} is private_key_jwt`;
  if (key === undefined)
    throw invalidInput(
      `${nameOf('client-key')} is missing, ${but}`,
      `${KEY_EXPECTED}; or ${nameOf('client-signing-command')}`,
    );
  if (given.terraformFederation)
    throw invalidInput(
      `${nameOf('terraform-federation')} is true, ${but}, and the Terraform provider needs a client secret`,
      'true only with client_secret_basic',
    );
  return assertingClient(key, nameOf, run);
}

/** @throws Failure `input` for a credential that the client authentication does not use */
export function refuseUnusedCredentials(given: CredentialsGiven, nameOf: NameOf): void {
  const credentials: [CredentialName, string | undefined, ClientAuthentication][] = [
    ['client-secret', given.clientSecret, 'client_secret_basic'],
    ['client-key', given.clientKey, 'private_key_jwt'],
    ['client-certificate', given.clientCertificate, 'private_key_jwt'],
    ['client-signing-command', given.clientSigningCommand, 'private_key_jwt'],
    ['client-certificate-alias', given.clientCertificateAlias, 'private_key_jwt'],
  ];
  for (const [name, value, method] of credentials) {
    if (value !== undefined && method !== given.clientAuthentication)
      throw invalidInput(
        `${nameOf(name)} is given, but ${nameOf('client-authentication')} is ${given.clientAuthentication}`,
        `a value only with ${method}`,
      );
  }
}

/**
 * @returns undefined if neither a key nor a command is given
 * @throws Failure `input` if both are given, or the certificate is missing or without use
 */
export function givenKey(
  given: Omit<CredentialsGiven, 'clientAuthentication'> & SigningContext,
  nameOf: NameOf,
): ClientKey | CommandKey | undefined {
  const { clientId, clientKey, clientCertificate, clientCertificateAlias, clientSigningCommand: command } = given;
  const [key, certificate, signing] = [
    nameOf('client-key'),
    nameOf('client-certificate'),
    nameOf('client-signing-command'),
  ];
  if (command === undefined) {
    if (clientCertificate !== undefined)
      throw invalidInput(
        `${certificate} is given, but ${signing} is not`,
        `a value only with ${signing}; ${key} can contain its own certificate`,
      );
    return clientKey === undefined ? undefined : { clientId, clientKey, clientCertificateAlias };
  }
  if (clientKey !== undefined) throw invalidInput(`${key} and ${signing} are both given`, 'one of them');
  if (clientCertificate === undefined)
    throw invalidInput(
      `${certificate} is missing, but ${signing} is given`,
      'the certificate in PEM of the key that the command signs with',
    );
  const { environment, requestTimeout: timeout } = given;
  const signer = { command, directory: process.cwd(), environment, timeout };
  return { clientId, clientCertificate, clientCertificateAlias, signer };
}

/** What a signing command does not get: the runner's token, which the steps of a job do not get, and an input of the action. */
export const SECRETS_OF_ACTIONS = ['ACTIONS_RUNTIME_TOKEN', 'INPUT_SUBJECT-TOKEN'];

/** Seconds. Each request has an assertion of its own. */
const LIFETIME = 300;

/**
 * @throws Failure `input` if the key cannot sign, or no alias is known; the key is never repeated
 * @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/ClientAssertion.htm
 */
export function assertingClient(given: Readonly<ClientKey | CommandKey>, nameOf: NameOf, run: Run): AssertingClient {
  const { clientId } = given;
  const source = given.clientKey === undefined ? 'client-certificate' : 'client-key';
  const { signText, alias, expires } = readSigningKey(given, nameOf, run);
  const kid = given.clientCertificateAlias ?? alias;
  if (kid === undefined)
    throw invalidInput(
      `${nameOf('client-certificate-alias')} is missing, but ${nameOf('client-authentication')} is private_key_jwt`,
      given.clientKey === undefined
        ? `the alias under which the application has ${nameOf(source)}, which has no common name`
        : `the alias under which the application has the certificate of the key; or append the certificate to ${nameOf(source)}, if its common name is the alias`,
    );
  return {
    clientId,
    clientSecret: undefined,
    key: given,
    async assert(domainUrl, now) {
      const iat = Math.floor(now / 1000);
      const header = { alg: 'RS256', typ: 'JWT', kid };
      const times = { iat, exp: iat + LIFETIME };
      const claims = { iss: clientId, sub: clientId, aud: [`${domainUrl}/`], jti: randomUUID(), ...times };
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${text}.${(await signText(text)).toString('base64url')}`;
    },
    certificateExpires: expires,
    adviceIfRefused: [
      `The domain does not accept the client assertion. Check, in this order: the application has the certificate of ${source}, under the alias ${quoted(kid)}; the certificate is valid now, and this machine's clock is right; the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.`,
      'No report confirms that OCI accepts an assertion for a token exchange. If all of this is right, use client-authentication: client_secret_basic.',
    ],
  };
}

interface SigningKey {
  /** @throws Failure 'Signing failed' if a command signs */
  signText: (text: string) => Buffer | Promise<Buffer>;
  /** The common name of the certificate, which setup also makes its alias. */
  alias?: string | undefined;
  /** When the certificate expires. */
  expires?: Date | undefined;
}

/** @throws Failure `input` if the key or the certificate cannot be used; the key is never repeated */
export function readSigningKey(given: Readonly<ClientKey | CommandKey>, nameOf: NameOf, run: Run): SigningKey {
  if (given.clientKey === undefined) {
    const { certificate, ...described } = readClientCertificate(given.clientCertificate, nameOf('client-certificate'));
    return {
      signText: async (text) => {
        const result = await run({ ...given.signer, input: text, stderr: 'capture' });
        return readSignature(result, { text, certificate }, nameOf);
      },
      ...described,
    };
  }
  const { key, ...described } = readClientKey(given.clientKey, nameOf('client-key'));
  return { signText: (text) => sign('sha256', Buffer.from(text), key), ...described };
}

/**
 * @param pem the key, and as setup writes it also its certificate, so that both are replaced at once
 * @param name what the host calls the key
 * @throws Failure `input` if the key cannot sign, or the certificate is of another key; neither is repeated
 */
export function readClientKey(pem: string, name: string): { key: KeyObject } & Omit<SigningKey, 'signText'> {
  let key;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw invalidInput(`${name} cannot be read as a private key`, KEY_EXPECTED);
  }
  const problem = problemOf(key);
  if (problem !== undefined) throw invalidInput(`${name} is ${problem}`, KEY_EXPECTED);
  if (!pem.includes('BEGIN CERTIFICATE')) return { key };
  let certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    throw invalidInput(`${name} has a certificate that cannot be read`, 'the certificate of the key in PEM, or none');
  }
  if (!certificate.checkPrivateKey(key))
    throw invalidInput(`${name} has the certificate of another key`, 'the certificate of the key, or none');
  return { key, ...describe(certificate) };
}

/** @throws Failure `input` if it is not the certificate of an RSA key */
export function readClientCertificate(
  pem: string,
  name: string,
): { certificate: X509Certificate } & Omit<SigningKey, 'signText'> {
  let certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    throw invalidInput(`${name} cannot be read as a certificate`, 'a certificate in PEM, with its line breaks');
  }
  const problem = problemOf(certificate.publicKey);
  if (problem !== undefined)
    throw invalidInput(`the key of ${name} is ${problem}`, 'the certificate of an RSA key of at least 2048 bits');
  return { certificate, ...describe(certificate) };
}

/** @returns why no key of this kind can make the signature */
function problemOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  const { modulusLength = 0 } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType !== 'rsa') return 'not an RSA key';
  return modulusLength < 2048 ? `an RSA key of ${modulusLength} bits` : undefined;
}

function describe({ subject, validTo }: X509Certificate): Omit<SigningKey, 'signText'> {
  return { alias: /^CN=(.+)$/m.exec(subject)?.[1], expires: new Date(validTo) };
}

/** Characters of the end of stderr, where most programs say what was wrong. */
const STDERR_SHOWN = 500;

/** @returns from the beginning of a word on, because the runner masks only whole secrets */
function endOf(stderr: string): string {
  const said = printable(stderr, Infinity);
  const end = said.length > STDERR_SHOWN ? `…${said.slice(-STDERR_SHOWN).replace(/^\S+/, '')}` : said;
  return end && `: ${end}`;
}

/**
 * The signature is checked here, because the domain would only answer `invalid_client`.
 *
 * @throws Failure 'Signing failed'; nothing that the command printed on stdout is repeated
 */
function readSignature(
  { problem, stdout, stderr }: Awaited<ReturnType<Run>>,
  { text, certificate }: { text: string; certificate: X509Certificate },
  nameOf: NameOf,
): Buffer {
  const command = nameOf('client-signing-command');
  if (problem !== undefined) {
    // The service that the command asks may be unavailable.
    throw new Failure('transient', 'Signing failed', `${command} ${problem}${endOf(stderr)}`, {
      hint: 'run the command by itself, with any text on its stdin, to see what it needs',
    });
  }
  // In a pipeline, the signer may have failed.
  const failed = (what: string, hint: string): Failure =>
    new Failure('mismatch', 'Signing failed', `${command} printed ${what} (exit code 0)${endOf(stderr)}`, { hint });
  if (stdout.trim() === '') throw failed('nothing on stdout', 'let the command print the signature in base64');
  // Programs break lines of base64, and Vault puts the version of the key before it.
  const base64 = stdout.replace(/\s+/g, '').replace(/^vault:v\d+:/, '');
  if (!/^[\w+/-]+={0,2}$/.test(base64))
    throw failed(
      `${stdout.length} characters that are not base64`,
      'let it print the signature and nothing else; if the signer writes bytes, append "| base64"',
    );
  const signature = Buffer.from(base64, 'base64');
  const isSigned = (options: Omit<VerifyKeyObjectInput, 'key'>): boolean =>
    verify('sha256', Buffer.from(text), { key: certificate.publicKey, ...options }, signature);
  if (isSigned({ padding: constants.RSA_PKCS1_PADDING })) return signature;
  if (isSigned({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }))
    throw failed(
      'a signature with PSS padding, which RS256 does not have',
      'choose RSASSA-PKCS1-v1_5 with SHA-256: signature_algorithm=pkcs1v15 in Vault, RSASSA_PKCS1_V1_5_SHA_256 in AWS KMS',
    );
  throw failed(
    `a signature that the key of ${nameOf('client-certificate')} did not make`,
    'check that the certificate is of the key with which the command signs, and that the command signs exactly the bytes on its stdin, with RSASSA-PKCS1-v1_5 and SHA-256',
  );
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
