// How long to wait after a transient error. throttling.ts has the policy for a server that throttles.

import type { Timing } from '../timing.ts';

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
export function parseRetryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
