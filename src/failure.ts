// The one error type. Its message starts with a phrase from the list below; each phrase is a heading of docs/troubleshooting.md. An error of
// the file system becomes one here, in words.

import { harmless } from './text/printable.ts';
import { redact } from './text/redaction.ts';

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
  'Signing failed',
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

/** The documentation at the tag that moves with the releases of this major version, as users name it: `uses: org/oci-wif-action@v1`. */
export const DOCS = 'https://github.com/org/oci-wif-action/blob/v1/docs';

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
  const failure = asFailure(error);
  if (failure !== undefined)
    return failure.hint === undefined ? failure.message : joinHint(failure.message, failure.hint);
  // A message of unknown origin may contain a token, so only the type of the error and its location are shown.
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? (/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
  return `Internal error: ${kind}${place === '' ? '' : ` at ${place}`}; please report this defect of ${product}`;
}

/**
 * For the message that a step or a command ends with.
 *
 * @returns the text of `describeFailure`, and a line that links to its heading in docs/troubleshooting.md, if it has one
 */
export function describeLastFailure(error: unknown, product?: string): string {
  const text = describeFailure(error, product);
  const phrase = asFailure(error)?.phrase;
  if (phrase === undefined) return text;
  return `${text}\nMore: ${DOCS}/troubleshooting.md#${phrase.toLowerCase().replaceAll(' ', '-')}`;
}

/** @returns undefined for an error that nobody foresaw */
function asFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  const fileProblem = describeSystemError(error);
  return fileProblem === undefined ? undefined : new Failure('files', 'Cannot write profile', fileProblem);
}

/** A short hint stays on the line of its message, a long one goes below it. */
function joinHint(message: string, hint: string): string {
  return message.includes('\n') || hint.includes('\n') ? `${message}\n${hint}` : `${message}. What to do: ${hint}`;
}

// Errors of the operating system: of files, and of what this process prints.

/** @returns Failure `Cannot write profile` with the path and the cause in words; a Failure passes unchanged */
export function diskFailure(error: unknown, filePath: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure('files', 'Cannot write profile', `${filePath}: ${systemErrorCause(error)}`, { cause: error });
}

export function isMissing(error: unknown): boolean {
  return systemErrorCode(error) === 'ENOENT';
}

/** @returns the cause in words */
export function systemErrorCause(error: unknown): string {
  const code = systemErrorCode(error);
  return CAUSES[code] ?? `the operating system reported ${code}`;
}

/** @returns the path and the cause in words; undefined if it is no error of the file system */
function describeSystemError(error: unknown): string | undefined {
  const { path, syscall } = (error ?? {}) as { path?: unknown; syscall?: unknown };
  if (typeof path !== 'string' || typeof syscall !== 'string') return undefined;
  return `${path}: ${systemErrorCause(error)}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  // Elsewhere, only a place where something is mounted is too busy to be replaced or removed.
  EBUSY:
    process.platform === 'win32'
      ? 'another program has this open'
      : 'this is a mount point, such as a single file that is mounted into a container',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is not a directory',
  EISDIR: 'this is a directory',
  EEXIST: 'this already exists',
  ENOENT: 'this does not exist',
  ENOTEMPTY: 'this directory is not empty',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
  EFBIG: 'the file would be larger than is allowed here',
  EMFILE: 'too many open files',
  // Of what this process prints.
  EPIPE: 'the program that reads it has ended',
  EBADF: 'it is closed, or open for reading only',
  EIO: 'the device or the terminal does not answer',
};

// Checks properties instead of the class: the error may come from another JavaScript realm, such as that of a test.
export function systemErrorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : 'an unknown error';
}
