// The one error type. Its message starts with a phrase from the list below; each phrase is a heading of docs/troubleshooting.md.

import { harmless } from './text/printable.ts';
import { redact } from './text/redaction.ts';
import { describeSystemError } from './text/system-error.ts';

/**
 * - `input`: the user gave something wrong
 * - `denial`: the server answered and refused; trying again cannot help
 * - `transient`: the network or a server is in trouble; the same request may succeed later
 * - `mismatch`: the answer must not be trusted
 * - `files`: a file or directory on this machine
 */
export type FailureKind = 'input' | 'denial' | 'transient' | 'mismatch' | 'files';

/** The stable beginnings of every message. A test keeps them equal to the headings of docs/troubleshooting.md. */
export const PHRASES = [
  'Invalid input',
  'No subject token',
  'Invalid subject token',
  'Identity token request refused',
  'Token exchange denied',
  'Request failed',
  'Unexpected response',
  'Session token rejected',
  'Wrong tenancy',
  'Verification failed',
  'Renewal failed',
  'Registry login failed',
  'Invalid OCI config file',
  'Cannot write profile',
  'Cannot write runner file',
  'Administrator access denied',
  'Setup failed',
  'Setup conflict',
  'Cannot write secret',
  'Cannot write output',
] as const;

export type Phrase = (typeof PHRASES)[number];

export interface FailureOptions {
  /** What the user can do about it. */
  hint?: string | undefined;
  cause?: unknown;
}

/** Secrets are removed from the message and the hint, and both are harmless to print. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly phrase: Phrase;
  /** The message without its phrase. */
  readonly detail: string;
  readonly hint: string | undefined;

  constructor(kind: FailureKind, phrase: Phrase, detail: string, options: FailureOptions = {}) {
    const safeDetail = harmless(redact(detail));
    super(`${phrase}: ${safeDetail}`, 'cause' in options ? { cause: options.cause } : {});
    this.kind = kind;
    this.phrase = phrase;
    this.detail = safeDetail;
    this.hint = options.hint === undefined ? undefined : harmless(redact(options.hint));
  }

  /**
   * Adds what a caller knows about a failure that it passes on.
   *
   * @returns a failure of the same kind whose cause is this one; `furtherHint` goes on a line below the hint
   */
  with(changes: { phrase?: Phrase; detail?: string; furtherHint?: string }): Failure {
    const hints = [this.hint, changes.furtherHint].filter((hint) => hint !== undefined);
    return new Failure(this.kind, changes.phrase ?? this.phrase, changes.detail ?? this.detail, {
      hint: hints.length === 0 ? undefined : hints.join('\n'),
      cause: this,
    });
  }
}

/**
 * @param problem names the input and what is wrong with it
 * @param expected what is accepted
 * @param hint what the user can do about it, if that is not obvious
 * @returns Failure `input`, in one line
 */
export function invalidInput(problem: string, expected: string, hint?: string): Failure {
  return new Failure('input', 'Invalid input', `${problem}; expected: ${expected}`, { hint });
}

/**
 * @param product names whose defect an error is that nobody foresaw
 * @returns the text that a user reads
 */
export function describeFailure(error: unknown, product = 'oci-wif-action'): string {
  if (error instanceof Failure) return error.hint === undefined ? error.message : joinHint(error.message, error.hint);
  const fileProblem = describeSystemError(error);
  if (fileProblem !== undefined) return new Failure('files', 'Cannot write profile', fileProblem).message;
  // A message of unknown origin may contain a token, so only the type of the error and its location are shown.
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
  return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; please report this defect of ${product}`;
}

/** A short hint stays on the line of its message, a long one goes below it. */
function joinHint(message: string, hint: string): string {
  return message.includes('\n') || hint.includes('\n') ? `${message}\n${hint}` : `${message}. What to do: ${hint}`;
}
