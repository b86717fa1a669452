// A private directory for what lasts as long as the job: in the runner's own temporary directory, which is emptied after it.

import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.ts';

/** A new name; the directory is not made, so that post can be told of it first. */
export function nameWorkDirectory(): string {
  return path.resolve(process.env.RUNNER_TEMP ?? tmpdir(), `oci-wif-${randomBytes(8).toString('hex')}`);
}

/**
 * State can be altered between two steps: only a directory of such a name is removed.
 *
 * @throws Failure `files`
 */
export function checkWorkDirectory(directory: string): void {
  const sound =
    path.isAbsolute(directory) &&
    path.normalize(directory) === directory &&
    /^oci-wif-[0-9a-f]{16}$/.test(path.basename(directory));
  if (!sound) throw new Failure('files', 'Cannot write profile', 'the record of the login is invalid');
}
