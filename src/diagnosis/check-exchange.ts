// The client credentials alone, the token exchange, and the session token that it returns.

import { explainDenial } from '../federation/denial.ts';
import { type ExchangeRequest, tokenRequest } from '../federation/exchange-request.ts';
import { exchangeToken } from '../federation/exchange.ts';
import { checkSessionToken } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { readErrorBody, requestIdOf } from '../http/error-text.ts';
import { generateSessionKey, type SessionKey } from '../session-key.ts';
import { protectSecret } from '../text/redaction.ts';
import { type Checked, type CheckResult, type CheckTools, type DoctorRequest, failed, hintsOf, ok } from './checks.ts';

/** @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/Scopes.htm */
const MY_SCOPES = 'urn:opc:idm:__myscopes__';

/**
 * Without a trust and a token. Only an `invalid_client` is a failure: the exchange needs neither this grant nor a scope.
 *
 * @throws what HttpClient.send throws
 */
export async function checkClient(
  request: Pick<ExchangeRequest, 'domainUrl' | 'clientId' | 'clientSecret'>,
  { http, timing }: CheckTools,
): Promise<CheckResult> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: MY_SCOPES });
  const answer = await http.send(`the token request of the client at ${request.domainUrl}`, () =>
    tokenRequest(request, form),
  );
  if (answer.status === 200) {
    protectAccessToken(answer.body);
    return ok('client', 'the domain accepts the client ID and the client secret');
  }
  const said = readErrorBody(answer.body);
  const words = said?.text ?? 'without an OAuth error code';
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
    ...hintsOf(denial),
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

export interface ExchangedSession {
  /** Secret. */
  token: string;
  key: SessionKey;
}

/**
 * An exchange with a new key. The session is used for the next check only, and never written.
 *
 * @param subject for the first attempt
 * @param tokens supplies the token of every further attempt
 * @throws what exchangeToken throws
 */
export async function checkExchange(
  request: Omit<ExchangeRequest, 'publicKeyBase64'>,
  subject: SubjectToken,
  tokens: () => Promise<SubjectToken>,
  { http, timing }: CheckTools,
): Promise<Checked<ExchangedSession>> {
  const key = await generateSessionKey();
  const token = await exchangeToken(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    (attempt) => (attempt > 1 ? tokens() : Promise.resolve(subject)),
    () => timing.now(),
  );
  const type = request.tokenType.toUpperCase();
  return { result: ok('exchange', `the domain exchanged the token for a session (${type})`), found: { token, key } };
}

/**
 * The key, the tenancy and the lifetime of the session token.
 *
 * @param now milliseconds since the epoch
 * @throws what checkSessionToken throws
 */
export function checkSession(
  { token, key }: ExchangedSession,
  { tokenType, tenancy }: Pick<DoctorRequest, 'tokenType' | 'tenancy'>,
  now: number,
): CheckResult {
  const login = checkSessionToken(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
  return ok(
    'session',
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === undefined ? ' (give --tenancy to compare it)' : ', as expected'}`,
    `it contains the key of this exchange and expires in ${minutes} min`,
  );
}
