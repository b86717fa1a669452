// Masks secrets in the job's log.

import { setSecret } from '@actions/core';
import { printUnredacted } from '../programs/guarded-output.ts';
import { protectSecret } from '../text/redaction.ts';

/** Neither this process nor a later step of the job prints the secret from now on. */
export function mask(secret: string): void {
  protectSecret(secret);
  printUnredacted(() => {
    setSecret(secret);
  });
}
