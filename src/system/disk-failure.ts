// Turns an error of the file system into a failure that tells the user what to do.

import { Failure } from '../failure.ts';

/** @returns Failure `Cannot write profile` with the path and the cause in words; a Failure passes unchanged */
export function diskFailure(error: unknown, filePath: string): Failure {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  const words = CAUSES[code] ?? `the operating system reported ${code}`;
  return new Failure('files', 'Cannot write profile', `${filePath}: ${words}`, { cause: error });
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EBUSY: 'another program has this open',
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
};

// Checks properties instead of the class: the error may come from another JavaScript realm, such as that of a test.
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : 'an unknown error';
}
