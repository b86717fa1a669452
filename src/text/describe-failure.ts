// An error as the text that a user reads.

import { Failure } from '../failure.ts';

/** @param product names whose defect an error is that nobody foresaw */
export function describeFailure(error: unknown, product = 'oci-wif-action'): string {
  if (error instanceof Failure) return error.hint === undefined ? error.message : joinHint(error.message, error.hint);
  // A message of unknown origin may contain a token, so only the type of the error and its location are shown.
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
  return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; please report this defect of ${product}`;
}

/** A short hint stays on the line of its message, a long one goes below it. */
function joinHint(message: string, hint: string): string {
  return message.includes('\n') || hint.includes('\n') ? `${message}\n${hint}` : `${message}. What to do: ${hint}`;
}
