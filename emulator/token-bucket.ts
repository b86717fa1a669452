// A token bucket: how services commonly limit the rate of requests.

export interface TokenBucketOptions {
  /** Requests granted per second on average. */
  perSecond: number;
  /** Requests granted at once after a pause. Default: one second's worth, at least 1. */
  burst?: number;
}

/**
 * @param now milliseconds
 * @returns a function that says whether a request at this moment is granted
 */
export function createTokenBucket({ perSecond, burst }: TokenBucketOptions, now: () => number): () => boolean {
  const size = burst ?? Math.max(1, perSecond);
  let tokens = size;
  let updated = now();
  return () => {
    const time = now();
    tokens = Math.min(size, tokens + (Math.max(0, time - updated) / 1000) * perSecond);
    updated = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
