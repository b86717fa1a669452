// The session token of the exchange: its key, its tenancy and its lifetime.

import { checkSessionToken } from '../federation/session-token.ts';
import type { ExchangedSession } from './check-exchange.ts';
import { ok, type LinkResult } from './link.ts';
import type { DoctorRequest } from './request.ts';

/**
 * @param now milliseconds since the epoch
 * @throws what checkSessionToken throws
 */
export function checkSession(
  { token, key }: ExchangedSession,
  { tokenType, tenancy }: DoctorRequest,
  now: number,
): LinkResult {
  const login = checkSessionToken(token, { key, tokenType, tenancy, now });
  const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
  return ok(
    'session',
    `principal ${login.principal}`,
    `tenancy ${login.tenancy}${tenancy === undefined ? ' (give --tenancy to compare it)' : ', as expected'}`,
    `it contains the key of this exchange and expires in ${minutes} min`,
  );
}
