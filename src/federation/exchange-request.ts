// What a token exchange sends: the address, the credentials and the body.

import type { HttpRequest } from '../http/client.ts';

/** `upst`: a service user's session; `rpst`: a resource principal's. */
export type TokenType = 'upst' | 'rpst';

export interface ExchangeRequest {
  /** Origin of the identity domain, without a trailing slash. */
  domainUrl: string;
  clientId: string;
  /** Secret. */
  clientSecret: string;
  tokenType: TokenType;
  /** RPST only: the trust's `impersonatingResource`. */
  resourceType?: string | undefined;
  /** RPST only: sent as `rpst_exp`, as given. The token's own `exp` tells what was granted. */
  tokenLifetime?: number | undefined;
  /** DER SubjectPublicKeyInfo of the session key, base64 on one line. */
  publicKeyBase64: string;
}

type Client = Pick<ExchangeRequest, 'domainUrl' | 'clientId' | 'clientSecret'>;

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

/** A request to the token endpoint of the domain (RFC 6749 §3.2), authenticated as the client. */
export function tokenRequest(client: Client, body: URLSearchParams): HttpRequest {
  return {
    method: 'POST',
    url: `${client.domainUrl}/oauth2/v1/token`,
    headers: {
      authorization: `Basic ${basicCredentials(client)}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: body.toString(),
  };
}

/**
 * @returns ID and secret for HTTP Basic (RFC 7617). The domain expects both unchanged, not form-encoded as RFC 6749 §2.3.1 requires.
 */
export function basicCredentials({ clientId, clientSecret }: Omit<Client, 'domainUrl'>): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
}
