// Other retry policies, for comparison with the real one. Each honors `Retry-After` and the same time limit.

import { retryDelay } from '../../../src/http/retry.ts';
import type { Client, ClientFactory } from './storm.ts';

/** @param pauseAfter the pause after a number of refusals in milliseconds, from the pause before it */
function limited(pauseAfter: (refusals: number, previous: number, random: () => number) => number): ClientFactory {
  return ({ retryAfter, retryTimeout }, now, random): Client => {
    let start: number | undefined;
    let [refusals, previous] = [0, 0];
    return () => {
      start ??= now();
      refusals += 1;
      previous = pauseAfter(refusals, previous, random);
      const pause = Math.max(previous, retryAfter * 1000);
      return now() + pause >= start + retryTimeout * 1000 ? undefined : pause;
    };
  };
}

/** Milliseconds: one second, doubled after each refusal, up to a minute. */
const doubled = (refusals: number): number => Math.min(60_000, 1_000 * 2 ** (refusals - 1));

/** Four attempts, as after other transient errors. */
const fourAttempts: ClientFactory = ({ retryAfter }, now, random) => {
  let refusals = 0;
  const sleep = (): never => {
    throw new Error('the simulation waits by itself');
  };
  const header = retryAfter > 0 ? String(retryAfter) : undefined;
  return () => {
    refusals += 1;
    return refusals < 4 ? retryDelay(refusals, header, { now, random, sleep }) : undefined;
  };
};

export const OTHER_POLICIES: Record<string, ClientFactory> = {
  'four attempts, full jitter': fourAttempts,
  'exponential, full jitter': limited((refusals, _previous, random) => random() * doubled(refusals)),
  'exponential, equal jitter': limited((refusals, _previous, random) => (0.5 + random() * 0.5) * doubled(refusals)),
  'decorrelated jitter': limited((_refusals, previous, random) =>
    Math.min(60_000, 1_000 + random() * (3 * Math.max(previous, 1_000) - 1_000)),
  ),
  // The rate is halved after each refusal. It would grow again with each success, but the first success is the last request.
  AIMD: limited(doubled),
  // The SDKs pause with full jitter up to 20 s, and then wait for a token of a bucket that refills at half a token a second at least.
  'token bucket (AWS adaptive)': limited(
    (refusals, _previous, random) => 2_000 + random() * Math.min(20_000, doubled(refusals)),
  ),
};
