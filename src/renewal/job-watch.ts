// Tells whether the job that the background process works for is still running. It is asked every four seconds, so it must be cheap: files are
// read without the thread pool, and a key is compared as text.

import { lstatSync, readFileSync } from 'node:fs';
import { profilePaths } from '../profile/paths.ts';
import { holdsKeyOf } from '../profile/record.ts';
import { exists, isRunning } from '../system/process-identity.ts';
import type { Timing } from '../clock.ts';
import type { RenewalRequest } from './request.ts';

/** Where the start of a process is known from another program only (macOS: `ps`), one check in so many compares it: once a minute. */
const CHECKS_PER_COMPARISON = process.platform === 'linux' ? 1 : 15;

/**
 * @param isStopped whether the process was told to end
 * @returns a function that returns the reason to end, or undefined while the renewal goes on
 */
export function watchJob(
  request: RenewalRequest,
  timing: Timing,
  isStopped: () => boolean,
): () => Promise<string | undefined> {
  let checks = 0;
  let checksWithoutProfile = 0;
  const isJobRunning = async (): Promise<boolean> => {
    if (!request.runner) return true;
    if (checks % CHECKS_PER_COMPARISON > 0) return exists(request.runner.pid);
    return isRunning(request.runner);
  };
  return async () => {
    if (isStopped()) return 'it was told to end';
    if (timing.now() >= request.endBy) return 'the time limit is reached';
    if (!(await isJobRunning())) return 'the process of the job has ended';
    if (!isDirectory(request.directory)) return 'its directory was removed';
    checks += 1;
    // Another login moves the directory for a moment, so one check without the profile is not enough.
    checksWithoutProfile = (await isProfileOurs(request)) ? 0 : checksWithoutProfile + 1;
    return checksWithoutProfile >= 2 ? 'the profile was removed or replaced by another login' : undefined;
  };
}

function isDirectory(directory: string): boolean {
  try {
    return lstatSync(directory).isDirectory();
  } catch {
    return false;
  }
}

async function isProfileOurs({ login, publicKeyBase64 }: RenewalRequest): Promise<boolean> {
  const { publicKeyFile } = profilePaths(login.ociHome, login.profile);
  if (keyIn(publicKeyFile) === publicKeyBase64) return true;
  // Costs more, because it computes fingerprints, and knows a directory without the public key.
  return holdsKeyOf(login);
}

/** @returns the content of a PEM file without its first and last line, on one line */
function keyIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1').replace(/-----[^-]+-----|\s/g, '');
  } catch {
    return undefined;
  }
}
