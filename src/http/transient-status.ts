// Which statuses are transient errors.

/** 408 request timeout, 425 too early, 429 throttled, 5xx server error. Every other status is final. */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
