// Supplies the subject token for each attempt of an exchange: the same one while it is fresh, as far as the domain has not read it.

import type { SubjectToken } from './subject-token.ts';

/** The part of its lifetime for which a token counts as fresh: half of five minutes is enough for a request and for clocks that differ. */
const FRESH = 1 / 2;

/**
 * A domain that throttled has not read the token, so the token may be sent again. After any other error the domain may have read it, and
 * may refuse to see it twice.
 *
 * @param request requests a new token from the identity provider
 * @param now milliseconds since the epoch
 * @returns a function that supplies the token of an attempt, as {@link exchangeToken} needs it
 */
export function supplySubjectTokens(
  request: () => Promise<SubjectToken>,
  now: () => number,
): (attempt: number, wasThrottled: boolean) => Promise<SubjectToken> {
  let current: SuppliedToken | undefined;
  return async (attempt, wasThrottled) => {
    const isUsable = current && (attempt === 1 || (wasThrottled && isFresh(current, now())));
    if (!current || !isUsable) current = { since: now(), token: await request() };
    return current.token;
  };
}

/** Counted from the token's own time and from the request: a file may contain an old token, and this machine's clock may be wrong. */
function isFresh({ token: { claims }, since }: SuppliedToken, now: number): boolean {
  const { iat, exp } = claims;
  if (typeof iat !== 'number' || exp === undefined) return false;
  const limit = (exp - iat) * 1000 * FRESH;
  return now >= since && now - since < limit && now - iat * 1000 < limit;
}

interface SuppliedToken {
  token: SubjectToken;
  /** When it was requested, milliseconds since the epoch. */
  since: number;
}
