// Obtains a session: the subject token and the session key in parallel, then the exchange, then the check of the session token.

import type { HttpClient } from '../http/client.ts';
import type { Timing } from '../timing.ts';
import { generateSessionKey, type SessionKey } from '../keys/session-key.ts';
import { checkSessionToken, type Login } from './session-token.ts';
import { supplySubjectTokens } from './subject-supply.ts';
import type { SubjectToken } from './subject-token.ts';
import { exchangeToken } from './token-exchange.ts';
import type { ExchangeRequest } from './exchange-request.ts';

export interface SessionRequest extends Omit<ExchangeRequest, 'publicKeyBase64'> {
  /** The expected tenancy, if known. */
  tenancy: string | undefined;
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
 * The key is generated on another thread during the request to the identity provider. The exchange needs both.
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
  const { tenancy, tokenType } = request;
  const now = (): number => timing.now();
  const supply = supplySubjectTokens(subjectTokens, now);
  const [key, first] = await Promise.all([generateSessionKey(), supply(1, false)]);
  onKey?.(key);
  let subject = first;
  const token = await exchangeToken(
    http,
    { ...request, publicKeyBase64: key.publicKeyBase64 },
    async (attempt, wasThrottled) => (subject = await supply(attempt, wasThrottled)),
    now,
  );
  onToken?.(token);
  return { key, subject, login: checkSessionToken(token, { key, tokenType, tenancy, now: now() }) };
}
