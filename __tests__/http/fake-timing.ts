// A clock that moves only during a sleep, and a constant random number.

import type { Timing } from '../../src/clock.ts';

export interface FakeTiming extends Timing {
  /** Milliseconds of each sleep, in order. */
  sleeps: number[];
}

export function fakeTiming(random = 0.5, start = Date.UTC(2026, 10, 21)): FakeTiming {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    random: () => random,
    sleep: (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}
