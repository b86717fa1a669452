// The client credentials alone, without a trust and a token.

import { explainDenial } from '../federation/denial.ts';
import { tokenRequest, type ExchangeRequest } from '../federation/exchange-request.ts';
import { readErrorBody, requestIdOf } from '../http/error-body.ts';
import { protectSecret } from '../text/redaction.ts';
import { failed, ok, type LinkResult } from './link.ts';
import type { DoctorTools } from './request.ts';

/** @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/Scopes.htm */
const MY_SCOPES = 'urn:opc:idm:__myscopes__';

/**
 * Only an `invalid_client` is a failure: the exchange needs neither this grant nor a scope.
 *
 * @throws what HttpClient.send throws
 */
export async function checkClient(
  request: Pick<ExchangeRequest, 'domainUrl' | 'clientId' | 'clientSecret'>,
  { http, timing }: DoctorTools,
): Promise<LinkResult> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: MY_SCOPES });
  const answer = await http.send(`the token request of the client at ${request.domainUrl}`, () =>
    tokenRequest(request, form),
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    return ok('client', 'the domain accepts the client ID and the client secret');
  }
  const said = readErrorBody(answer.body);
  const words = said ? [said.error, said.description].filter(Boolean).join(': ') : 'without an OAuth error code';
  if (said && said.error !== 'invalid_client')
    return ok(
      'client',
      `the domain knows the client, but gives it no scope, which the exchange does not need (${words})`,
    );
  const denial = explainDenial(answer, { ...request, tokenType: 'upst', publicKeyBase64: '' }, {}, timing.now());
  const id = requestIdOf(answer);
  return failed(
    'client',
    [`the domain answered ${answer.status} ${words}`, ...(id === undefined ? [] : [`request ID: ${id}`])],
    ...(denial.hint?.split('\n') ?? []),
  );
}

/** The access token is not used. */
function protectAccessToken(body: string): void {
  try {
    const { access_token: token } = JSON.parse(body) as { access_token?: unknown };
    if (typeof token === 'string') protectSecret(token);
  } catch {
    // No token in this answer.
  }
}
