// The tokens that the background process renews, each a task with a time at which it is due.

import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { checkSessionToken } from '../federation/session-token.ts';
import { supplySubjectTokens } from '../federation/subject-supply.ts';
import { exchangeToken } from '../federation/token-exchange.ts';
import { stageFile } from '../files/private-files.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { replaceToken } from '../profile/token-replacement.ts';
import type { Timing } from '../timing.ts';
import type { Journal, RenewedToken } from './journal.ts';
import type { RenewalRequest, SessionRenewal } from './request.ts';
import { pauseAfter, renewalTime } from './schedule.ts';
import { requestSubjectToken } from './subject-source.ts';

export interface RenewalTask {
  /** Milliseconds since the epoch. */
  due: number;
  /** Renews the token and sets `due` to the next time. Never throws: a failure is written to the journal. */
  run(): Promise<void>;
}

export interface RenewalContext {
  journal: Journal;
  timing: Timing;
  /** Whether the process was told to end: then no request is repeated. */
  isStopped: () => boolean;
}

export function renewalTasks(request: RenewalRequest, context: RenewalContext): RenewalTask[] {
  const { journal, timing } = context;
  const { session, identityTokenFile: file } = request;
  const now = timing.now();
  const tasks: RenewalTask[] = [];
  if (file !== undefined) {
    // Due at once: the login has already exchanged the token that is in the file.
    const start = { due: now, expiresAt: now };
    const renew = (): Promise<number> => renewIdentityToken(request, file, context);
    tasks.push(createTask({ token: 'identity', start, renew, journal, timing }));
  }
  if (session) {
    const { expiresAt } = session;
    const start = { due: renewalTime('session', { from: now, until: expiresAt }, timing.random()), expiresAt };
    const renew = (): Promise<number> => renewSession(request, session, context);
    tasks.push(createTask({ token: 'session', start, renew, journal, timing }));
  }
  return tasks;
}

interface TaskParts {
  token: RenewedToken;
  /** When to renew first, and when the token in use expires. */
  start: { due: number; expiresAt: number };
  /** Replaces the token. @returns its expiry, milliseconds since the epoch */
  renew: () => Promise<number>;
  journal: Journal;
  timing: Timing;
}

function createTask({ token, start, renew, journal, timing }: TaskParts): RenewalTask {
  let { expiresAt } = start;
  let failures = 0;
  return {
    due: start.due,
    async run() {
      // The lifetime counts from before the request, because the request itself may take a while.
      const from = timing.now();
      try {
        expiresAt = await renew();
        failures = 0;
        this.due = renewalTime(token, { from, until: expiresAt }, timing.random());
        await journal.write({ event: 'renewed', token, expiresAt: isoTime(expiresAt), next: isoTime(this.due) });
      } catch (error) {
        failures += 1;
        const failure = describe(error);
        const now = timing.now();
        this.due = now + pauseAfter({ kind: failure.kind, count: failures, now, expiresAt }, timing.random());
        await journal.write({ event: 'failed', token, ...failure, next: isoTime(this.due) });
      }
    },
  };
}

/** Keeps the session key: running Go and Terraform processes read the token again for each request, but the key only once. */
async function renewSession(
  request: RenewalRequest,
  session: SessionRenewal,
  context: RenewalContext,
): Promise<number> {
  const { timing } = context;
  const now = (): number => timing.now();
  const http = httpClient(request, context);
  const supply = supplySubjectTokens(() => requestSubjectToken(http, request.source, request.requestTimeout), now);
  const token = await exchangeToken(http, session.exchange, supply, now);
  const { jwk, tenancy, exchange } = session;
  const { tokenType } = exchange;
  const login = checkSessionToken(token, { key: { jwk }, tokenType, tenancy, now: now() });
  await replaceToken(request.receipt, token);
  return login.expiresAt.getTime();
}

/** Milliseconds: GitHub's tokens are valid for five minutes. Used for a token without a usable expiry. */
const IDENTITY_TOKEN_LIFETIME = 300_000;
const LONGEST_IDENTITY_TOKEN_LIFETIME = 24 * 3_600_000;

async function renewIdentityToken(request: RenewalRequest, file: string, context: RenewalContext): Promise<number> {
  const http = httpClient(request, context);
  const token = await requestSubjectToken(http, request.source, request.requestTimeout);
  const staged = await stageFile(file, token.raw, randomBytes(8).toString('hex'));
  await staged.commit();
  const now = context.timing.now();
  const expiresAt = (token.claims.exp ?? Number.NaN) * 1000;
  const isUsable = expiresAt > now && expiresAt < now + LONGEST_IDENTITY_TOKEN_LIFETIME;
  return isUsable ? Math.round(expiresAt) : now + IDENTITY_TOKEN_LIFETIME;
}

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

function describe(error: unknown): Pick<Failure, 'kind' | 'message' | 'hint'> {
  if (error instanceof Failure) return { kind: error.kind, message: error.message, hint: error.hint };
  // The message of an unexpected error may contain a secret.
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'transient', message: `Internal error: ${name}`, hint: undefined };
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
