// The token exchange: sends the subject token to the identity domain and receives a session token (RFC 8693 §2, as OCI implements it); which
// attempt needs a new subject token; and all that leads to a checked session.

import type { Timing } from '../clock.ts';
import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { connectEarly, type EarlyConnection } from '../http/connection.ts';
import { generateSessionKey, type SessionKey } from '../session-key.ts';
import { isObject, parseJson } from '../text/form.ts';
import { protectSecret } from '../text/redaction.ts';
import {
  type ClientCredentials,
  exchangeBody,
  type ExchangeParameters,
  type ExchangeRequest,
  tokenRequest,
} from './exchange-request.ts';
import { checkSessionToken, type CheckedToken } from './session-token.ts';
import type { SubjectToken } from './subject-token.ts';

/**
 * @param subjectToken called for every attempt, with whether the one before it was throttled: GitHub's tokens live five minutes, and a domain
 *   may refuse one it has seen
 * @param timing for a client assertion or a signature, and to tell whether a refused subject token had expired
 * @param connection to the domain, opened before the subject token was known
 * @returns the session token, not yet checked
 * @throws Failure `denial` when the domain refuses, `mismatch` when it answers without a token, and what HttpClient.send throws
 * @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/json_web_token_exchange.htm
 */
export async function exchangeToken(
  http: HttpClient,
  request: ExchangeRequest,
  subjectToken: (attempt: number, wasThrottled: boolean) => Promise<SubjectToken>,
  timing: Timing,
  connection?: EarlyConnection,
): Promise<string> {
  const what = `the token exchange at ${request.domainUrl}`;
  let sent: SubjectToken | undefined;
  const answer = await http.send(what, async (attempt, wasThrottled) => {
    sent = await subjectToken(attempt, wasThrottled);
    const prepared = await tokenRequest(request, exchangeBody(request, sent.raw), timing.now());
    return { ...((await request.sign?.(prepared, http, timing)) ?? prepared), connection };
  });
  if (answer.status !== 200) {
    const { explainDenial } = await import('./denial.ts');
    throw explainDenial(answer, request, sent?.claims ?? {}, timing.now());
  }
  return tokenIn(answer.body, what);
}

/**
 * Seconds for all requests of a login or a renewal. Without throttling, they are enough for every attempt of one request and one attempt of
 * another. Without a secret and a key, a command or an instance signs: then they are also enough if the token and the signature take as long as
 * a request before every attempt.
 */
export function overallTimeoutOf(
  { requestTimeout, maxAttempts }: { requestTimeout: number; maxAttempts: number },
  { clientSecret, clientKey }: { clientSecret?: string | undefined; clientKey?: string | undefined },
): number {
  const waits = (clientSecret ?? clientKey) === undefined ? 3 : 1;
  return requestTimeout * (maxAttempts * waits + 1);
}

function tokenIn(body: string, what: string): string {
  const fields = parseJson(body, isObject);
  const token = fields?.token ?? fields?.access_token;
  if (typeof token === 'string' && token.trim() !== '') {
    protectSecret(token.trim());
    return token.trim();
  }
  throw new Failure(
    'mismatch',
    'Unexpected response',
    `${what} answered 200 without a token (${body.length} characters${fields ? '' : ', not a JSON object'})`,
    {
      hint: 'check that domain-url is the URL of an identity domain and that no proxy answered instead',
    },
  );
}

/**
 * Supplies the subject token of each attempt of an exchange. A domain that throttled has not read the token, so the token may be sent again.
 * After any other error the domain may have read it, and may refuse to see it twice.
 *
 * @param request requests a new token from the identity provider
 * @param now milliseconds since the epoch
 * @returns a function that supplies the token of an attempt, as {@link exchangeToken} needs it
 */
export function supplySubjectTokens(
  request: () => Promise<SubjectToken>,
  now: () => number,
): (attempt: number, wasThrottled: boolean) => Promise<SubjectToken> {
  let current: SuppliedToken | undefined;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || (wasThrottled && isFresh(current, now())));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}

/** The part of its lifetime for which a token counts as fresh: half of five minutes is enough for a request and for clocks that differ. */
const FRESH = 1 / 2;

/** Counted from the token's own time and from the request: a file may contain an old token, and this machine's clock may be wrong. */
function isFresh({ token: { claims }, since }: SuppliedToken, now: number): boolean {
  const { iat, exp } = claims;
  if (typeof iat !== 'number' || exp === undefined) return false;
  const limit = (exp - iat) * 1000 * FRESH;
  return now >= since && now - since < limit && now - iat * 1000 < limit;
}

interface SuppliedToken {
  token: SubjectToken;
  /** When it was requested, milliseconds since the epoch. */
  since: number;
}

// A session: the subject token, the session key and the connection to the identity domain in parallel, then the exchange, then the check of the
// session token.

export type SessionRequest = ExchangeParameters &
  ClientCredentials & {
    /** The expected tenancy, if known. */
    tenancy: string | undefined;
    /** Seconds for one request, as the client has it: an early connection must not use up the time of the request that takes it. */
    requestTimeout?: number | undefined;
  };

export interface Session {
  key: SessionKey;
  login: CheckedToken;
  /** The token that was exchanged. */
  subject: SubjectToken;
}

/** Called with every secret as soon as it exists, before it can be printed. */
export interface SecretWatch {
  onKey?: (key: SessionKey) => void;
  onToken?: (token: string) => void;
}

/**
 * The exchange needs the subject token, the key and a connection. The key is generated on another thread; the connection saves the round
 * trips of TCP and TLS, and nothing is sent on it before the exchange.
 *
 * @param subjectTokens requests a subject token; called once, and again for further attempts of the exchange that need a new one
 * @throws what `subjectTokens`, exchangeToken and checkSessionToken throw
 */
export async function obtainSession(
  http: HttpClient,
  request: SessionRequest,
  subjectTokens: () => Promise<SubjectToken>,
  timing: Timing,
  { onKey, onToken }: SecretWatch = {},
): Promise<Session> {
  const { tenancy, tokenType, domainUrl, requestTimeout = Infinity } = request;
  const now = (): number => timing.now();
  const supply = supplySubjectTokens(subjectTokens, now);
  const parts = Promise.all([generateSessionKey(), supply(1, false)]);
  const connection = connectEarly(domainUrl, now, requestTimeout * 1000);
  try {
    const [key, first] = await parts;
    onKey?.(key);
    let subject = first;
    const token = await exchangeToken(
      http,
      { ...request, publicKeyBase64: key.publicKeyBase64 },
      async (attempt, wasThrottled) => (subject = await supply(attempt, wasThrottled)),
      timing,
      connection,
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}
