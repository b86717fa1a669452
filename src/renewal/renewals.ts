// The renewals themselves: of the session token in the profile, and of the identity token in the file for the Terraform provider.

import { randomBytes } from 'node:crypto';
import { checkSessionToken } from '../federation/session-token.ts';
import { supplySubjectTokens } from '../federation/subject-supply.ts';
import { exchangeToken } from '../federation/token-exchange.ts';
import { stageFile } from '../files/private-files.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { replaceToken } from '../profile/token-replacement.ts';
import type { Timing } from '../timing.ts';
import type { RenewalRequest, SessionRenewal } from './request.ts';
import { requestSubjectToken } from './subject-source.ts';

export interface RenewalContext {
  timing: Timing;
  /** Whether the process was told to end: then no request is repeated. */
  isStopped: () => boolean;
}

/**
 * Keeps the session key: running Go and Terraform processes read the token again for each request, but the key only once.
 *
 * @returns the expiry of the new token, milliseconds since the epoch
 * @throws Failure of any kind; the old token is still in place then
 */
export async function renewSession(
  request: RenewalRequest,
  session: SessionRenewal,
  context: RenewalContext,
): Promise<number> {
  const now = (): number => context.timing.now();
  const http = httpClient(request, context);
  const supply = supplySubjectTokens(() => requestSubjectToken(http, request.source, request.requestTimeout), now);
  const token = await exchangeToken(http, session.exchange, supply, now);
  const { jwk, tenancy, exchange } = session;
  const { tokenType } = exchange;
  const login = checkSessionToken(token, { key: { jwk }, tokenType, tenancy, now: now() });
  await replaceToken(request.receipt, token);
  return login.expiresAt.getTime();
}

/**
 * @param file absolute
 * @returns the expiry of the new token, milliseconds since the epoch
 * @throws Failure of any kind; the old token is still in place then
 */
export async function renewIdentityToken(
  request: RenewalRequest,
  file: string,
  context: RenewalContext,
): Promise<number> {
  const http = httpClient(request, context);
  const token = await requestSubjectToken(http, request.source, request.requestTimeout);
  const staged = await stageFile(file, token.raw, randomBytes(8).toString('hex'));
  await staged.commit();
  const now = context.timing.now();
  const expiresAt = (token.claims.exp ?? Number.NaN) * 1000;
  const isUsable = expiresAt > now && expiresAt < now + LONGEST_IDENTITY_TOKEN_LIFETIME;
  return isUsable ? Math.round(expiresAt) : now + IDENTITY_TOKEN_LIFETIME;
}

/** Milliseconds: GitHub's tokens are valid for five minutes. Used for a token without a usable expiry. */
const IDENTITY_TOKEN_LIFETIME = 300_000;
const LONGEST_IDENTITY_TOKEN_LIFETIME = 24 * 3_600_000;

/** Seconds to wait while a server throttles. Short, because the loop looks at the job only between two renewals; it tries again later. */
const RETRY_TIMEOUT = 60;

/** One client per renewal, because the limits of a client count from its first request. */
function httpClient(
  { maxAttempts, requestTimeout }: RenewalRequest,
  { timing, isStopped }: RenewalContext,
): HttpClient {
  const overallTimeout = requestTimeout * (maxAttempts + 1);
  const limits = { maxAttempts, requestTimeout, overallTimeout, retryTimeout: RETRY_TIMEOUT };
  return createHttpClient({ userAgent: 'oci-wif-action', ...limits, timing, isStopped });
}
