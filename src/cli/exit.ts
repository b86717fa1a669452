// Exit codes, and the one place where an error becomes text.

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
  process.stderr.write(`${describe(error)}\n`);
  return error instanceof Failure && error.kind === 'input' ? EXIT.usage : EXIT.failed;
}

function describe(error: unknown): string {
  if (error instanceof Failure) {
    if (error.hint === undefined) return error.message;
    const apart = error.message.includes('\n') || error.hint.includes('\n');
    return apart ? `${error.message}\n${error.hint}` : `${error.message}. What to do: ${error.hint}`;
  }
  // A message of unknown origin may repeat what it was given, a token for one; the kind and the place may be told.
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
  return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; this is a defect of oci-wif, please report it`;
}
