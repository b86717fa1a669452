// Decides after a failed attempt whether and when a client tries again, and how many attempts and how much time are left.

import type { Timing } from '../timing.ts';
import { parseRetryAfter, retryDelay } from './retry.ts';
import { isThrottling, throttlingPause } from './throttling.ts';

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
