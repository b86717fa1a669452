// How long to wait when a server throttles. Made for many jobs that log in at once; docs/throttling.md has the simulation.

/** Milliseconds before the first repetition, if the server names no time. */
const FIRST_PAUSE = 1_250;

/** The pause as a part of the time for which the server has throttled so far. */
const GROWTH = 0.45;

/** Milliseconds of throttling after which the pauses stop growing, so that the last jobs of a storm and the end of an outage are not missed for long. */
const LONGEST_GROWTH = 45_000;

/** The longest pause as a multiple of the shortest. */
const SPREAD = { first: 1.6, later: 1.5 };

export interface Throttling {
  /** Milliseconds since the first throttled answer; 0 for the first one. */
  since: number;
  /** Milliseconds that the server asks to wait; 0 if it says nothing. */
  asked: number;
  /** Milliseconds that are left for attempts. */
  left: number;
}

/** 429 (RFC 6585 §4), and 503 if it names a time (RFC 9110 §15.6.4): the server is overloaded and says when it expects to be better. */
export function isThrottling(status: number, retryAfter: string | undefined): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined);
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
  const shortest = Math.max(asked, isFirst ? FIRST_PAUSE : GROWTH * Math.min(since, LONGEST_GROWTH));
  if (shortest >= left) return undefined;
  const longest = Math.min(left, shortest * (isFirst ? SPREAD.first : SPREAD.later));
  return shortest + random * (longest - shortest);
}
