// The clock, sleep and randomness, which are passed as arguments everywhere, because tests replace nothing else; and how far this machine's clock
// is from a server's.

import { setTimeout as delay } from 'node:timers/promises';

export interface Timing {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after this many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await delay(milliseconds);
  },
  random: () => Math.random(),
};

/** Seconds. OCI refuses signed requests that are further off. */
const TOLERANCE = 300;

export const CLOCK_ADVICE =
  'Set the clock of this machine, for example with NTP: OCI tolerates five minutes, and tokens are valid for minutes';

interface ClockOffset {
  /** More than OCI tolerates. */
  isWrong: boolean;
  /** E.g. `this machine says …, the domain …: this machine is 10 min behind` */
  text: string;
}

/**
 * @param date the header `Date` of an answer
 * @param time of this machine when the server answered, in milliseconds since the epoch
 * @param server names it in the text
 * @returns undefined if the header is missing or not a date
 */
export function compareClocks(date = '', time: number, server: string): ClockOffset | undefined {
  const theirs = Date.parse(date);
  if (Number.isNaN(theirs)) return undefined;
  // The header has no fraction of a second: on average, it is half a second late.
  const seconds = Math.round((time - theirs - 500) / 1000);
  return {
    isWrong: Math.abs(seconds) > TOLERANCE,
    text: `this machine says ${isoSeconds(time)}, ${server} ${isoSeconds(theirs)}: ${describeOffset(seconds)}`,
  };
}

function describeOffset(seconds: number): string {
  if (Math.abs(seconds) <= 1) return 'no difference';
  const size = Math.abs(seconds) < 120 ? `${Math.abs(seconds)} s` : `${Math.round(Math.abs(seconds) / 60)} min`;
  return `this machine is ${size} ${seconds < 0 ? 'behind' : 'ahead'}`;
}

function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
