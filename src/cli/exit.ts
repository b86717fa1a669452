// Exit codes, and the one place where an error is printed.

import { describeFailure } from '../text/describe-failure.ts';
import { Failure } from '../failure.ts';

export const EXIT = {
  done: 0,
  failed: 1,
  /** Invalid flags, files or values; nothing was changed. */
  usage: 2,
  /** `--dry-run` found changes to apply. */
  wouldChange: 3,
  /** `explain` could not read the trust, and found nothing wrong with the token itself. */
  unchecked: 3,
  /** As a shell reports a program that Ctrl-C has ended. */
  cancelled: 130,
} as const;

/** The user pressed Ctrl-C at a question, before anything was changed. */
export class Cancelled extends Error {}

export const CANCELLED = 'Cancelled, nothing was changed.';

/** Prints the error on stderr. @returns the exit code */
export function reportError(error: unknown): number {
  if (error instanceof Cancelled) {
    process.stderr.write(`${CANCELLED}\n`);
    return EXIT.cancelled;
  }
  process.stderr.write(`${describeFailure(error, 'oci-wif')}\n`);
  return error instanceof Failure && error.kind === 'input' ? EXIT.usage : EXIT.failed;
}
