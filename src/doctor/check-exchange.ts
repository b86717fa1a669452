// A token exchange with a new key. The session is used for the next check only, and never written.

import { exchangeToken } from '../federation/token-exchange.ts';
import type { ExchangeRequest } from '../federation/exchange-request.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { generateSessionKey, type SessionKey } from '../keys/session-key.ts';
import { ok, type Checked } from './link.ts';
import type { DoctorTools } from './request.ts';

export interface ExchangedSession {
  /** Secret. */
  token: string;
  key: SessionKey;
}

/**
 * @param subject for the first attempt
 * @param tokens supplies the token of every further attempt
 * @throws what exchangeToken throws
 */
export async function checkExchange(
  request: Omit<ExchangeRequest, 'publicKeyBase64'>,
  subject: SubjectToken,
  tokens: () => Promise<SubjectToken>,
  { http, timing }: DoctorTools,
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
