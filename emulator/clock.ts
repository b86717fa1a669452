// The emulator's clock, which a test can change.

export interface Clock {
  /** Seconds added to this machine's time; negative for a clock that is behind. */
  offsetSeconds: number;
  /** Milliseconds since the epoch, shifted. */
  now: () => number;
  /** Whole seconds since the epoch, shifted: the unit of JWT claims. */
  seconds: () => number;
}

export function createClock(): Clock {
  const clock: Clock = {
    offsetSeconds: 0,
    now: () => Date.now() + clock.offsetSeconds * 1000,
    seconds: () => Math.floor(clock.now() / 1000),
  };
  return clock;
}
