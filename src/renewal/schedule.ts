// When to try next. Pure: the clock's reading and the dice are passed in.

import type { FailureKind } from '../failure.ts';

/** Milliseconds. Whatever a token or an answer says, nothing is asked for more often than this. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_FAULT_PAUSE = 60_000;
const FIRST_DENIAL_PAUSE = 60_000;
const LONGEST_DENIAL_PAUSE = 600_000;

/**
 * The moment to replace something that has just been obtained: at this part of its life, give or take a twentieth, so that a matrix of
 * jobs does not come back in step.
 *
 * @param life when it was obtained and when it ends, milliseconds since the epoch
 * @param part 2/3: a third is left to sit out an outage
 * @param random uniform in [0, 1)
 */
export function replacementTime(life: { from: number; until: number }, part: number, random: number): number {
  const jitter = 0.95 + random * 0.1;
  return life.from + Math.max(SHORTEST_PAUSE, (life.until - life.from) * part * jitter);
}

export interface Setback {
  kind: FailureKind;
  /** Failures since the last success, this one included. */
  count: number;
  now: number;
  /** When what is to be replaced ends, milliseconds since the epoch. */
  until: number;
}

/**
 * A fault may be over in a second, so the pauses grow from one second to a minute, and while the old token lives there is always time for
 * another try before its end. A denial is a decision: somebody has to change something, so it is asked about again in minutes.
 *
 * @returns milliseconds, with equal jitter (half of the pause is certain, half is dice)
 */
export function pauseAfter({ kind, count, now, until }: Setback, random: number): number {
  const jitter = 0.5 + random * 0.5;
  const doubled = 2 ** Math.min(count - 1, 20);
  if (kind === 'denial' || kind === 'input')
    return Math.min(LONGEST_DENIAL_PAUSE, FIRST_DENIAL_PAUSE * doubled) * jitter;
  const growing = Math.min(LONGEST_FAULT_PAUSE, SHORTEST_PAUSE * 2 * doubled) * jitter;
  const left = until - now;
  return Math.max(SHORTEST_PAUSE, left > 0 ? Math.min(growing, left / 3) : growing);
}
