// The retry policy: which errors are retried, how long to wait, how often, and for how long altogether.

import type { Timing } from '../clock.ts';
import { codeOf, ProxyError } from './error-text.ts';

/** 408 request timeout, 425 too early, 429 throttled, 5xx server error. Every other status is final. */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** Certificates, protocol errors, invalid headers and a proxy that refuses do not change within seconds; other network errors may go away. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ProxyError)
    return error.status === undefined ? isTransient(error.cause) : isTransientStatus(error.status);
  return !/CERT|SIGNED|VERIFY|EPROTO|ERR_SSL|ERR_PROTOCOL|ERR_INVALID_CHAR/.test(codeOf(error) ?? '');
}

/** 429 (RFC 6585 §4), and 503 if it names a time (RFC 9110 §15.6.4): the server is overloaded and says when it expects to be better. */
export function isThrottling(status: number, retryAfter: string | undefined): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined);
}

export interface RetryLimits {
  /** Maximum attempts per request, including the first. Throttled attempts do not count. */
  maxAttempts: number;
  /** Seconds in which throttled requests are repeated, from the first throttled answer to this client. */
  retryTimeout: number;
  /** Seconds for all requests of this client, including pauses. They start again with each throttled answer, after the pause. */
  overallTimeout: number;
}

export interface FailedAttempt {
  /** The status of the answer; undefined if there was none. */
  status?: number | undefined;
  /** The header `Retry-After`. */
  retryAfter?: string | undefined;
}

export interface RetryDecision {
  /** Milliseconds to wait before the next attempt; undefined: give up now. */
  pause: number | undefined;
  /** The request must not be sent again after this time, milliseconds since the epoch. */
  until: number;
  /** The end of the sentence `tried 2 times…`, if the request is not sent again: why not. */
  reason: string;
  wasThrottled: boolean;
  /** For the log, e.g. `2 of 4`. */
  progress: string;
}

export interface RetryBudget {
  /** Milliseconds that one attempt of the current request may take. */
  timeLeft(): number;
  /** @returns a function that decides after each failed attempt of one request */
  forRequest(): (failed: FailedAttempt) => RetryDecision;
}

/** @param started when the client was created, milliseconds since the epoch */
export function createRetryBudget(limits: RetryLimits, timing: Timing, started: number): RetryBudget {
  const { maxAttempts, retryTimeout, overallTimeout } = limits;
  let deadline = started + overallTimeout * 1000;
  let throttledSince: number | undefined;

  const afterThrottling = (retryAfter: string | undefined): RetryDecision => {
    const now = timing.now();
    throttledSince ??= now;
    const until = throttledSince + retryTimeout * 1000;
    const since = now - throttledSince;
    const asked = parseRetryAfter(retryAfter, now);
    const pause = throttlingPause({ since, asked, left: until - now }, timing.random());
    // The server is alive, and waiting for it must not use up the time for a server that does not answer.
    deadline = Math.max(deadline, now + (pause ?? 0) + overallTimeout * 1000);
    return {
      pause,
      until,
      // The last attempt may have ended after the limit, and then nothing is left.
      reason: asked > until - now && until - now >= 1000 ? waitsTooLong(asked, until - now) : noTimeLeft(retryTimeout),
      wasThrottled: true,
      progress: `throttled for ${seconds(since)} s, waiting at most ${retryTimeout} s`,
    };
  };

  const afterFailure = (attempts: number, retryAfter: string | undefined): RetryDecision => {
    const delay = retryDelay(attempts, retryAfter, timing);
    const hasAttempts = attempts < maxAttempts;
    // A pause that ends after the deadline would only delay the same message.
    const hasTime = timing.now() + delay < deadline;
    return {
      pause: hasAttempts && hasTime ? delay : undefined,
      until: deadline,
      reason: hasAttempts ? noTimeLeft(overallTimeout) : '',
      wasThrottled: false,
      progress: `${attempts + 1} of ${maxAttempts}`,
    };
  };

  return {
    timeLeft: () => deadline - timing.now(),
    forRequest() {
      let attempts = 0;
      return ({ status, retryAfter }) => {
        if (status !== undefined && isThrottling(status, retryAfter)) return afterThrottling(retryAfter);
        attempts += 1;
        return afterFailure(attempts, retryAfter);
      };
    },
  };
}

/** @param limit seconds */
function noTimeLeft(limit: number): string {
  return limit === 0 ? ', and throttled requests are not repeated' : `, no time left for another within ${limit} s`;
}

function waitsTooLong(asked: number, left: number): string {
  return `, and the server asks to wait ${seconds(asked)} s, but only ${seconds(left)} s are left`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(0);
}

// How long to wait after a transient error of a server that does not throttle. Milliseconds.

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
const LONGEST_RETRY_AFTER = 30_000;

/**
 * Exponential backoff with full jitter (uniform between 0 and the ceiling, so that the jobs of a matrix do not retry at the same moment);
 * `Retry-After` (RFC 9110 §10.2.3, seconds or a date) is the minimum pause, up to 30 s.
 *
 * @param attempt the attempt that just failed, 1 for the first
 * @returns milliseconds
 */
export function retryDelay(attempt: number, retryAfter: string | undefined, timing: Timing): number {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  const asked = Math.min(LONGEST_RETRY_AFTER, parseRetryAfter(retryAfter, timing.now()));
  return Math.max(asked, timing.random() * ceiling);
}

/** @returns milliseconds from `now`; 0 for a missing or meaningless value */
function parseRetryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

// How long to wait when a server throttles. Made for many jobs that log in at once; docs/simulation.md has the simulation.

/** Milliseconds before the first repetition, if the server names no time. */
const FIRST_THROTTLING_PAUSE = 1_250;

/** The pause as a part of the time for which the server has throttled so far. */
const GROWTH = 0.45;

/** Milliseconds of throttling after which the pauses stop growing, so that the last jobs of a storm and the end of an outage are not missed for long. */
const LONGEST_GROWTH = 45_000;

/** The longest pause as a multiple of the shortest. */
const SPREAD = { first: 1.6, later: 1.5 };

interface Throttling {
  /** Milliseconds since the first throttled answer; 0 for the first one. */
  since: number;
  /** Milliseconds that the server asks to wait; 0 if it says nothing. */
  asked: number;
  /** Milliseconds that are left for attempts. */
  left: number;
}

/**
 * The pause grows with the time for which the server has throttled, because that is all that one job can know about the queue: what has
 * lasted for ten seconds is likely to last for some more. The pause is never shorter than what the server asks for. It is random, so that
 * jobs that got the same `Retry-After` in the same second do not return together.
 *
 * The known policies were simulated with 1,000 and 10,000 jobs at 50 a second (`npm run simulate`). With each of them, the last of 1,000 jobs
 * waits at least 1.5 times as long as necessary, against 1.1 times here:
 * - Exponential backoff, with full or equal jitter: the longest pauses are as long as all the time before them, so the last jobs are late.
 * - Decorrelated jitter: a pause may be three times the one before it, with the same effect.
 * - AIMD and token buckets (the adaptive mode of the AWS SDKs) regulate the rate of a client that sends many requests and learns from those
 *   that succeed. A login has nothing left to send after its first success.
 * The price is one or two more requests per job than with the exponential policies.
 *
 * @param random uniform in [0, 1)
 * @returns milliseconds, or undefined if even the shortest pause would use up the time that is left
 */
export function throttlingPause({ since, asked, left }: Throttling, random: number): number | undefined {
  const isFirst = since === 0;
  const shortest = Math.max(asked, isFirst ? FIRST_THROTTLING_PAUSE : GROWTH * Math.min(since, LONGEST_GROWTH));
  if (shortest >= left) return undefined;
  const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
  return shortest + random * (longest - shortest);
}
