// What a token exchange sends.

import type { HttpRequest } from '../http/client.ts';

export type TokenType = 'upst' | 'rpst';

/** @returns the value of the header `authorization` (RFC 7617). The domain expects ID and secret unchanged, not form-encoded as RFC 6749 §2.3.1 requires. */
export function basicCredentials({
  clientId,
  clientSecret,
}: Pick<ExchangeRequest, 'clientId' | 'clientSecret'>): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}

/** A request to the token endpoint of the domain (RFC 6749 §3.2), authenticated as the client. */
export function tokenRequest(
  client: Pick<ExchangeRequest, 'domainUrl' | 'clientId' | 'clientSecret'>,
  form: URLSearchParams,
): HttpRequest {
  return {
    method: 'POST',
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: form.toString(),
  };
}

export interface ExchangeRequest {
  /** Origin of the identity domain, without a trailing slash. */
  domainUrl: string;
  clientId: string;
  /** Secret. */
  clientSecret: string;
  /** `upst`: a service user's session; `rpst`: a resource principal's. */
  tokenType: TokenType;
  /** RPST only: the trust's `impersonatingResource`. */
  resourceType?: string | undefined;
  /** RPST only: sent as `rpst_exp`, as given. The token's own `exp` tells what was granted. */
  tokenLifetime?: number | undefined;
  /** DER SubjectPublicKeyInfo of the session key, base64 on one line. */
  publicKeyBase64: string;
}
