// The one error type. Its message starts with a phrase from the list below; each phrase is a heading of docs/troubleshooting.md.

/**
 * - `input`: what the user gave is wrong
 * - `denial`: the other side answered and said no; trying again cannot help
 * - `fault`: something passing: the network, a server in trouble
 * - `mismatch`: an answer came that must not be trusted
 * - `files`: something on this machine's disk
 */
export type FailureKind = 'input' | 'denial' | 'fault' | 'mismatch' | 'files';

/** The stable beginnings of every message. A test keeps them equal to the headings of docs/troubleshooting.md. */
export const PHRASES = [
  'Invalid input',
  'No subject token',
  'Invalid subject token',
  'Identity provider refused',
  'Exchange denied',
  'Request failed',
  'Unexpected answer',
  'Session token rejected',
  'Wrong tenancy',
  'Verification failed',
  'Registry login failed',
  'Damaged config file',
  'Cannot write profile',
  'Administrator refused',
  'Setup refused',
  'Setup conflict',
  'Cannot write secret',
] as const;

export type Phrase = (typeof PHRASES)[number];

export interface FailureOptions {
  /** What the user can do about it. */
  hint?: string | undefined;
  cause?: unknown;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly phrase: Phrase;
  readonly hint: string | undefined;

  constructor(kind: FailureKind, phrase: Phrase, detail: string, options: FailureOptions = {}) {
    super(`${phrase}: ${detail}`, 'cause' in options ? { cause: options.cause } : {});
    this.kind = kind;
    this.phrase = phrase;
    this.hint = options.hint;
  }
}
