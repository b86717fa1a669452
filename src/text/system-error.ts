// The words for an error of the file system.

/** @returns the cause in words */
export function systemErrorCause(error: unknown): string {
  const code = systemErrorCode(error);
  return CAUSES[code] ?? `the operating system reported ${code}`;
}

/** @returns the path and the cause in words; undefined if it is no error of the file system */
export function describeSystemError(error: unknown): string | undefined {
  const { path, syscall } = (error ?? {}) as { path?: unknown; syscall?: unknown };
  if (typeof path !== 'string' || typeof syscall !== 'string') return undefined;
  return `${path}: ${systemErrorCause(error)}`;
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
export function systemErrorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : 'an unknown error';
}
