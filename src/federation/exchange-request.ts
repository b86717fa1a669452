// What a token exchange sends: the address, the credentials and the body. Also the check of the address, as users give it.

import type { Timing } from '../clock.ts';
import { invalidInput } from '../failure.ts';
import type { HttpClient, HttpRequest } from '../http/client.ts';
import { quoted } from '../text/printable.ts';

/** `upst`: a service user's session; `rpst`: a resource principal's. */
export type TokenType = 'upst' | 'rpst';

/**
 * How the client of a token request authenticates (OpenID Connect Core §9): with HTTP Basic, or with an assertion that it signs. With
 * `instance_principal`, a compute instance signs the request and no client is named.
 */
export type ClientAuthentication = 'client_secret_basic' | 'private_key_jwt' | 'instance_principal';

/** The client and what it authenticates with. */
export type ClientCredentials = ClientSecret | AssertingClient | SigningInstance;

interface ClientSecret {
  clientId: string;
  /** Secret. */
  clientSecret: string;
  assert?: undefined;
  sign?: undefined;
}

export interface AssertingClient {
  clientId: string;
  clientSecret: undefined;
  /**
   * @param now milliseconds since the epoch
   * @returns an assertion for one request
   * @throws Failure 'Signing failed' if a command signs
   */
  assert: (domainUrl: string, now: number) => Promise<string>;
  sign?: undefined;
  /** What it was made from, for the background process. */
  key: ClientKey | CommandKey;
  /** When the certificate of the key expires; undefined: it is not known. */
  certificateExpires: Date | undefined;
  /** What to check if the domain does not accept the client. */
  adviceIfRefused: readonly string[];
}

export interface SigningInstance {
  /** Of the trust's application, for the explanation of a refusal; the exchange does not name it. */
  clientId: string;
  clientSecret: undefined;
  assert?: undefined;
  /** @returns the request with a signature */
  sign: (request: HttpRequest, http: HttpClient, timing: Pick<Timing, 'now' | 'sleep'>) => Promise<HttpRequest>;
  /** What to check if the domain does not accept the signature. */
  adviceIfRefused: readonly string[];
}

/** The credentials as they are given. */
export type GivenCredentials =
  (ClientSecret & { clientKey?: undefined; clientCertificateAlias?: string | undefined }) | ClientKey | NoCredentials;

/** Those of `instance_principal`. */
interface NoCredentials {
  clientId: string;
  clientSecret?: undefined;
  clientKey?: undefined;
  clientCertificateAlias?: undefined;
}

export interface ClientKey {
  clientId: string;
  clientSecret?: undefined;
  /** Secret: an RSA private key in PEM, perhaps with its certificate. */
  clientKey: string;
  /** Under which the application has the certificate of the key. Undefined: the common name of the certificate in `clientKey`. */
  clientCertificateAlias?: string | undefined;
}

/** A key that is not here: a command signs with it. */
export interface CommandKey {
  clientId: string;
  clientSecret?: undefined;
  clientKey?: undefined;
  /** In PEM. */
  clientCertificate: string;
  /** Undefined: the common name of the certificate. */
  clientCertificateAlias?: string | undefined;
  signer: Signer;
}

/** A shell command that gets the bytes to sign on stdin and prints the signature. */
export interface Signer {
  command: string;
  /** The working directory, absolute. */
  directory: string;
  /** The whole environment. Secret. */
  environment: Record<string, string | undefined>;
  /** Seconds. */
  timeout: number;
}

/** Where to exchange, and for what. */
export interface ExchangeParameters {
  /** Origin of the identity domain, without a trailing slash. */
  domainUrl: string;
  tokenType: TokenType;
  /** RPST only: the trust's `impersonatingResource`. */
  resourceType?: string | undefined;
  /** RPST only: sent as `rpst_exp`, as given. The token's own `exp` tells what was granted. */
  tokenLifetime?: number | undefined;
}

export type ExchangeRequest = ExchangeParameters &
  ClientCredentials & {
    /** DER SubjectPublicKeyInfo of the session key, base64 on one line. */
    publicKeyBase64: string;
  };

/** RFC 8693 §2.1, with OCI's own token types and fields. */
export function exchangeBody(request: ExchangeRequest, subjectToken: string): URLSearchParams {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: 'jwt',
    public_key: request.publicKeyBase64,
  });
  if (request.resourceType !== undefined) body.set('res_type', request.resourceType);
  if (request.tokenLifetime !== undefined) body.set('rpst_exp', String(request.tokenLifetime));
  return body;
}

const REQUESTED_TOKEN_TYPES: Record<TokenType, string> = {
  upst: 'urn:oci:token-type:oci-upst',
  rpst: 'urn:oci:token-type:oci-rpst',
};

/**
 * A request to the token endpoint of the domain (RFC 6749 §3.2), authenticated as the client, or still to be signed by the instance.
 *
 * @param now milliseconds since the epoch
 */
export async function tokenRequest(
  client: ClientCredentials & { domainUrl: string },
  body: URLSearchParams,
  now: number,
): Promise<HttpRequest> {
  const { domainUrl, clientSecret, assert } = client;
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  const form = new URLSearchParams(body);
  if (clientSecret !== undefined) headers.authorization = `Basic ${basicCredentials(client)}`;
  if (assert !== undefined) {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', await assert(domainUrl, now));
  }
  return { method: 'POST', url: `${domainUrl}/oauth2/v1/token`, headers, body: form.toString() };
}

/**
 * @returns ID and secret for HTTP Basic (RFC 7617). The domain expects both unchanged, not form-encoded as RFC 6749 §2.3.1 requires.
 */
export function basicCredentials({ clientId, clientSecret }: Pick<ClientSecret, 'clientId' | 'clientSecret'>): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}

// The URL of the identity domain, as users paste it.

export const DOMAIN_URL_EXPECTED =
  'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

/**
 * OCI prints a domain's URL with `:443`, and people paste it with a trailing slash; both are the same origin.
 *
 * @param name of the input or flag, for the message
 * @param value undefined or empty: it is missing
 * @returns the origin
 * @throws Failure `input`
 */
export function checkDomainUrl(value: string | undefined, name = '--domain-url'): string {
  if (value === undefined || value === '') throw invalidInput(`${name} is missing`, DOMAIN_URL_EXPECTED);
  // Checked before the value is printed: the part before an @ may be a password.
  if (value.includes('@')) throw invalidInput(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
  const problem = problemOf(value);
  if (problem !== undefined) throw invalidInput(`${name} is ${quoted(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
  return new URL(value).origin;
}

function problemOf(value: string): string | undefined {
  if (!URL.canParse(value)) return 'which is not a URL';
  const url = new URL(value);
  if (url.protocol !== 'https:') return 'which is not https';
  // A URL allows more, for example quotes and parentheses, and this one becomes a part of commands to copy.
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return 'whose host has other characters than letters, digits, dots and hyphens';
  if (/[?#]/.test(value)) return 'with a query or fragment';
  return url.pathname === '/' ? undefined : `with the path ${quoted(url.pathname)}`;
}
