// Masks secrets in the job's log.

import { setSecret } from '@actions/core';
import { readClaims } from '../federation/claims.ts';
import { printUnredacted } from '../programs/guarded-output.ts';
import { ocidsIn } from '../text/ocid.ts';
import { protectSecret, SHORTEST_MASK } from '../text/redaction.ts';

/** Neither this process nor a later step of the job prints the secret from now on, if it is long enough to be one. */
export function mask(secret: string): void {
  protectSecret(secret);
  if (secret.length < SHORTEST_MASK) return;
  printUnredacted(() => {
    setSecret(secret);
  });
}

/**
 * The same, and masks also the OCIDs that a token contains: the tenancy, the principal and all others. The runner shows them as `***` from
 * now on. This process still needs them, for the outputs, so they are not secrets for `redact`.
 */
export function maskWithOcids(secret: string): void {
  mask(secret);
  for (const ocid of ocidsIn(JSON.stringify(readClaims(secret) ?? {}))) setSecret(ocid);
}
