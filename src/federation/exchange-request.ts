// What a token exchange sends.

export type TokenType = 'upst' | 'rpst';

/** @returns the value of the header `authorization` (RFC 7617). The domain expects ID and secret unchanged, not form-encoded as RFC 6749 §2.3.1 requires. */
export function basicCredentials({
  clientId,
  clientSecret,
}: Pick<ExchangeRequest, 'clientId' | 'clientSecret'>): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
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
