// The tokens that the background process renews, each a task with a time at which it is due: when to renew, how, and when to try again.

import { Failure, type FailureKind } from '../failure.ts';
import { assertingClient } from '../federation/client-assertion.ts';
import type { ClientCredentials, CommandKey, GivenCredentials } from '../federation/exchange-request.ts';
import { exchangeToken, overallTimeoutOf, supplySubjectTokens } from '../federation/exchange.ts';
import { instancePrincipal } from '../federation/instance-principal.ts';
import { checkSessionToken } from '../federation/session-token.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { replaceToken } from '../profile/write-profile.ts';
import { replaceFile } from '../system/private-files.ts';
import { runProgram } from '../system/run-program.ts';
import type { Timing } from '../clock.ts';
import type { Journal, RenewedToken } from './journal.ts';
import type { RenewalRequest, SessionRenewal } from './request.ts';
import { requestSubjectToken } from './subject-source.ts';

interface RenewalTask {
  token: RenewedToken;
  /** Milliseconds since the epoch. */
  due: number;
  /** Renews the token and sets `due` to the next time. Never throws: a failure is written to the journal. */
  run(): Promise<void>;
}

interface RenewalContext {
  timing: Timing;
  /** Whether the process was told to end: then no request is repeated. */
  isStopped: () => boolean;
}

interface TaskContext extends RenewalContext {
  journal: Journal;
}

export function renewalTasks(request: RenewalRequest, { journal, ...context }: TaskContext): RenewalTask[] {
  const { timing } = context;
  const { session, identityTokenFile: file } = request;
  const now = timing.now();
  const tasks: RenewalTask[] = [];
  if (file !== undefined) {
    // Due at once: the login has already exchanged the token that is in the file.
    const start = { due: now, expiresAt: now };
    const renew = async (): Promise<number> => renewIdentityToken(request, file, context);
    tasks.push(createTask({ token: 'identity', start, renew, journal, timing }));
  }
  if (session) {
    const { expiresAt } = session;
    const start = { due: renewalTime('session', { from: now, until: expiresAt }, timing.random()), expiresAt };
    const renew = async (): Promise<number> => renewSession(request, session, context);
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
    token,
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
        this.due = now + pauseAfterFailure({ kind: failure.kind, count: failures, now, expiresAt }, timing.random());
        await journal.write({ event: 'failed', token, ...failure, next: isoTime(this.due) });
      }
    },
  };
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

/**
 * Renews the session token in the profile. Keeps the session key: running Go and Terraform processes read the token again for each request, but the key only once.
 *
 * @returns the expiry of the new token, milliseconds since the epoch
 * @throws Failure of any kind; the old token is still in place then
 */
async function renewSession(
  request: RenewalRequest,
  session: SessionRenewal,
  context: RenewalContext,
): Promise<number> {
  const now = (): number => context.timing.now();
  const http = renewalClient(request, context);
  const supply = supplySubjectTokens(() => requestSubjectToken(http, request.source, request.requestTimeout), now);
  const { jwk, tenancy, exchange } = session;
  const token = await exchangeToken(http, { ...exchange, ...clientOf(exchange) }, supply, context.timing);
  const { tokenType } = exchange;
  const login = checkSessionToken(token, { key: { jwk }, tokenType, tenancy, now: now() });
  await replaceToken(request.login, token);
  return login.expiresAt.getTime();
}

function clientOf(given: GivenCredentials | CommandKey): ClientCredentials {
  if (given.clientKey !== undefined || 'signer' in given) return assertingClient(given, (name) => name, runProgram);
  return given.clientSecret === undefined ? instancePrincipal(given.clientId) : given;
}

/**
 * Renews the identity token in the file for the Terraform provider.
 *
 * @param file absolute
 * @returns the expiry of the new token, milliseconds since the epoch
 * @throws Failure of any kind; the old token is still in place then
 */
export async function renewIdentityToken(
  request: RenewalRequest,
  file: string,
  context: RenewalContext,
): Promise<number> {
  const http = renewalClient(request, context);
  const token = await requestSubjectToken(http, request.source, request.requestTimeout);
  await replaceFile(file, token.raw);
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
function renewalClient(
  { userAgent, maxAttempts, requestTimeout, session }: RenewalRequest,
  { timing, isStopped }: RenewalContext,
): HttpClient {
  const attempts = { maxAttempts, requestTimeout };
  const overallTimeout = overallTimeoutOf(attempts, session?.exchange ?? {});
  const limits = { ...attempts, overallTimeout, retryTimeout: RETRY_TIMEOUT };
  return createHttpClient({ userAgent, ...limits, timing, isStopped });
}

/**
 * The part of a token's lifetime after which it is renewed. Most tools read the session token once, at their start, so whatever starts should
 * find most of its hour left. An identity token lives five minutes, and a provider that has just read it needs some of them.
 */
const RENEWAL_POINT: Record<RenewedToken, number> = { session: 1 / 4, identity: 1 / 2 };

/** Milliseconds between two requests at least, whatever lifetime a token declares. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_TRANSIENT_PAUSE = 60_000;
const FIRST_DENIAL_PAUSE = 60_000;
const LONGEST_DENIAL_PAUSE = 600_000;

/**
 * When to renew a token: at a fixed part of its lifetime, plus or minus 10 %, so that the sessions of jobs that began together are not renewed
 * together (docs/simulation.md has the numbers).
 *
 * @param lifetime when the token was requested and when it expires, milliseconds since the epoch
 * @param random uniform in [0, 1)
 */
export function renewalTime(token: RenewedToken, lifetime: { from: number; until: number }, random: number): number {
  const jitter = 0.9 + random * 0.2;
  const { from, until } = lifetime;
  return from + Math.max(SHORTEST_PAUSE, (until - from) * RENEWAL_POINT[token] * jitter);
}

interface RenewalFailure {
  kind: FailureKind;
  /** Failures since the last success, including this one. */
  count: number;
  /** Milliseconds since the epoch. */
  now: number;
  /** Expiry of the token in use, milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * A transient error may be over in a second: the pause grows from one second to a minute, and is never more than a third of the time that
 * the token in use has left. A denial lasts until somebody changes the trust: the next attempt is minutes later.
 *
 * @param random uniform in [0, 1); it decides one half of the pause
 * @returns milliseconds
 */
export function pauseAfterFailure({ kind, count, now, expiresAt }: RenewalFailure, random: number): number {
  const jitter = 0.5 + random * 0.5;
  const doubled = 2 ** Math.min(count - 1, 20);
  if (kind === 'denial' || kind === 'input')
    return Math.min(LONGEST_DENIAL_PAUSE, FIRST_DENIAL_PAUSE * doubled) * jitter;
  const growing = Math.min(LONGEST_TRANSIENT_PAUSE, SHORTEST_PAUSE * 2 * doubled) * jitter;
  const left = expiresAt - now;
  return Math.max(SHORTEST_PAUSE, left > 0 ? Math.min(growing, left / 3) : growing);
}
