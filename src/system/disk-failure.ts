// Turns an error of the file system into a failure that tells the user what to do.

import { Failure } from '../failure.ts';
import { systemErrorCause, systemErrorCode } from '../text/system-error.ts';

/** @returns Failure `Cannot write profile` with the path and the cause in words; a Failure passes unchanged */
export function diskFailure(error: unknown, filePath: string): Failure {
  if (error instanceof Failure) return error;
  return new Failure('files', 'Cannot write profile', `${filePath}: ${systemErrorCause(error)}`, { cause: error });
}

export function isMissing(error: unknown): boolean {
  return systemErrorCode(error) === 'ENOENT';
}
