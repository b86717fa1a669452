// Tells whether the job that the background process works for is still running.

import { lstat } from 'node:fs/promises';
import { holdsKeyOf } from '../profile/token-replacement.ts';
import { isRunning } from '../programs/process-identity.ts';
import type { Timing } from '../timing.ts';
import type { RenewalRequest } from './request.ts';

/**
 * @param isStopped whether the process was told to end
 * @returns a function that returns the reason to end, or undefined while the renewal goes on
 */
export function watchJob(
  request: RenewalRequest,
  timing: Timing,
  isStopped: () => boolean,
): () => Promise<string | undefined> {
  let checksWithoutProfile = 0;
  return async () => {
    if (isStopped()) return 'it was told to end';
    if (timing.now() >= request.endBy) return 'the time limit is reached';
    if (request.runner && !(await isRunning(request.runner))) return 'the process of the job has ended';
    if (!(await isDirectory(request.directory))) return 'its directory was removed';
    // Another login moves the directory for a moment, so one check without the profile is not enough.
    checksWithoutProfile = (await holdsKeyOf(request.receipt)) ? 0 : checksWithoutProfile + 1;
    return checksWithoutProfile >= 2 ? 'the profile was removed or replaced by another login' : undefined;
  };
}

async function isDirectory(directory: string): Promise<boolean> {
  return lstat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
