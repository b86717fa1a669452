// Exit codes, and the one place where an error is printed.

import { describeFailure } from '../text/describe-failure.ts';
import { Failure } from '../failure.ts';

export const EXIT = {
  done: 0,
  failed: 1,
  /** Flags, files or values that are wrong; nothing was changed. */
  usage: 2,
  /** `--dry-run` found something to change. */
  wouldChange: 3,
} as const;

/** Prints it on stderr. @returns the exit code */
export function reportError(error: unknown): number {
  process.stderr.write(`${describeFailure(error, 'oci-wif')}\n`);
  return error instanceof Failure && error.kind === 'input' ? EXIT.usage : EXIT.failed;
}
