// The token exchange: sends the subject token to the identity domain and receives a session token (RFC 8693 §2, as OCI implements it).

import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import type { EarlyConnection } from '../http/connection.ts';
import { protectSecret } from '../text/redaction.ts';
import { explainDenial } from './denial.ts';
import { type ExchangeRequest, tokenRequest, type TokenType } from './exchange-request.ts';
import type { SubjectToken } from './subject-token.ts';

const REQUESTED_TOKEN_TYPES: Record<TokenType, string> = {
  upst: 'urn:oci:token-type:oci-upst',
  rpst: 'urn:oci:token-type:oci-rpst',
};

/**
 * @param subjectToken called for every attempt, with whether the one before it was throttled: GitHub's tokens live five minutes, and a domain
 *   may refuse one it has seen
 * @param now milliseconds since the epoch, to tell whether a refused subject token had expired
 * @param connection to the domain, opened before the subject token was known
 * @returns the session token, not yet checked
 * @throws Failure `denial` when the domain refuses, `mismatch` when it answers without a token, and what HttpClient.send throws
 * @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/json_web_token_exchange.htm
 */
export async function exchangeToken(
  http: HttpClient,
  request: ExchangeRequest,
  subjectToken: (attempt: number, wasThrottled: boolean) => Promise<SubjectToken>,
  now: () => number,
  connection?: EarlyConnection,
): Promise<string> {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent: SubjectToken | undefined;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    return { ...tokenRequest(request, formOf(request, sent.raw)), connection };
  });
  if (answer.status !== 200) {
    // Loaded on demand, because it is as large as the rest of the exchange.
    throw explainDenial(answer, request, sent?.claims ?? {}, now());
  }
  return tokenOf(answer.body, what);
}

function formOf(request: ExchangeRequest, subjectToken: string): URLSearchParams {
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: REQUESTED_TOKEN_TYPES[request.tokenType],
    subject_token: subjectToken,
    subject_token_type: 'jwt',
    public_key: request.publicKeyBase64,
  });
  if (request.resourceType !== undefined) form.set('res_type', request.resourceType);
  if (request.tokenLifetime !== undefined) form.set('rpst_exp', String(request.tokenLifetime));
  return form;
}

function tokenOf(body: string, what: string): string {
  let fields: { token?: unknown; access_token?: unknown } | null;
  try {
    fields = JSON.parse(body) as typeof fields;
  } catch {
    fields = null;
  }
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === 'string' && token.trim() !== '') {
    protectSecret(token.trim());
    return token.trim();
  }
  throw new Failure(
    'mismatch',
    'Unexpected response',
    `${what} answered 200 without a token (${body.length} characters${fields === null ? ', not JSON' : ''})`,
    {
      hint: 'check that domain-url is the URL of an identity domain and that no proxy answered instead',
    },
  );
}
