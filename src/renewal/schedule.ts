// When to renew, and when to try again after a failure. Pure: the time and the random number are arguments.

import type { FailureKind } from '../failure.ts';
import type { RenewedToken } from './journal.ts';

/**
 * The part of a token's lifetime after which it is renewed. About a third of a session token's hour is left to sit out an outage. An identity
 * token lives five minutes, and a provider that has just read it needs some of them.
 */
const RENEWAL_POINT: Record<RenewedToken, number> = { session: 2 / 3, identity: 1 / 2 };

/** Milliseconds between two requests at least, whatever lifetime a token declares. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_TRANSIENT_PAUSE = 60_000;
const FIRST_DENIAL_PAUSE = 60_000;
const LONGEST_DENIAL_PAUSE = 600_000;

/**
 * When to renew a token: at a fixed part of its lifetime, plus or minus 10 %. The sessions of jobs that began together are thus renewed over
 * eight minutes: 10,000 of them at about 21 a second, which is less than a domain grants (docs/throttling.md).
 *
 * @param lifetime when the token was requested and when it expires, milliseconds since the epoch
 * @param random uniform in [0, 1)
 */
export function renewalTime(token: RenewedToken, lifetime: { from: number; until: number }, random: number): number {
  const jitter = 0.9 + random * 0.2;
  const { from, until } = lifetime;
  return from + Math.max(SHORTEST_PAUSE, (until - from) * RENEWAL_POINT[token] * jitter);
}

export interface RenewalFailure {
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
export function pauseAfter({ kind, count, now, expiresAt }: RenewalFailure, random: number): number {
  const jitter = 0.5 + random * 0.5;
  const doubled = 2 ** Math.min(count - 1, 20);
  if (kind === 'denial' || kind === 'input')
    return Math.min(LONGEST_DENIAL_PAUSE, FIRST_DENIAL_PAUSE * doubled) * jitter;
  const growing = Math.min(LONGEST_TRANSIENT_PAUSE, SHORTEST_PAUSE * 2 * doubled) * jitter;
  const left = expiresAt - now;
  return Math.max(SHORTEST_PAUSE, left > 0 ? Math.min(growing, left / 3) : growing);
}
