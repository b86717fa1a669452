// Obtains a session: the subject token, the session key and the connection to the identity domain in parallel, then the exchange, then the
// check of the session token.

import type { HttpClient } from '../http/client.ts';
import { connectEarly } from '../http/connection.ts';
import { generateSessionKey, type SessionKey } from '../session-key.ts';
import type { Timing } from '../clock.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { exchangeToken, supplySubjectTokens } from './exchange.ts';
import { checkSessionToken, type CheckedToken } from './session-token.ts';
import type { SubjectToken } from './subject-token.ts';

export interface SessionRequest extends Omit<ExchangeRequest, 'publicKeyBase64'> {
  /** The expected tenancy, if known. */
  tenancy: string | undefined;
  /** Seconds for one request, as the client has it: an early connection must not use up the time of the request that takes it. */
  requestTimeout?: number | undefined;
}

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
      now,
      connection,
    );
    onToken?.(token);
    return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
  } finally {
    connection.close();
  }
}
