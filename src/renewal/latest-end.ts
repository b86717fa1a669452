// When a renewal ends at the latest. The login computes it, so this is not in the bundle of the background process. Pure.

import { readClaims } from '../federation/claims.ts';
import type { SubjectSource } from './subject-source.ts';

/** Milliseconds: how long a GitHub job may run on GitHub's runners. Used for a request token that does not declare its expiry. */
const SIX_HOURS = 6 * 3600_000;

/**
 * Without a valid request token, GitHub issues no new subject token.
 *
 * @param longest milliseconds that the renewal may last at most
 * @returns when the renewal ends at the latest, milliseconds since the epoch
 */
export function latestEnd(source: SubjectSource, now: number, longest = Infinity): number {
  let sourceEnds = Infinity;
  if ('requestToken' in source) {
    const expiry = (readClaims(source.requestToken)?.exp ?? 0) * 1000;
    sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
  }
  return Math.min(sourceEnds, now + longest);
}
