// Obtains a session: the subject token, the session key and the connection to the identity domain in parallel, then the exchange, then the
// check of the session token.

import type { HttpClient } from '../http/client.ts';
import { connectEarly } from '../http/connection.ts';
import { generateSessionKey, type SessionKey } from '../session-key.ts';
import type { Timing } from '../timing.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { exchangeToken } from './exchange.ts';
import { checkSessionToken, type Login } from './session-token.ts';
import type { SubjectToken } from './subject-token.ts';

export interface SessionRequest extends Omit<ExchangeRequest, 'publicKeyBase64'> {
  /** The expected tenancy, if known. */
  tenancy: string | undefined;
  /** Seconds for one request, as the client has it: an early connection must not use up the time of the request that takes it. */
  requestTimeout?: number | undefined;
}

export interface Session {
  key: SessionKey;
  login: Login;
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
      now,
      connection,
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}

// Supplies the subject token for each attempt of an exchange: the same one while it is fresh, as far as the domain has not read it.

/** The part of its lifetime for which a token counts as fresh: half of five minutes is enough for a request and for clocks that differ. */
const FRESH = 1 / 2;

/**
 * A domain that throttled has not read the token, so the token may be sent again. After any other error the domain may have read it, and
 * may refuse to see it twice.
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
