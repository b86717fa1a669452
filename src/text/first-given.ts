// Treats an empty text as not given: that is what an unset variable of a CI system or of a shell becomes.

/** @returns the first text that is not empty */
export function firstGiven(...candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((text) => text !== undefined && text !== '');
}
