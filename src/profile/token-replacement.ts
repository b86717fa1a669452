// Replaces the session token of a profile that is in use. The key stays the same.

import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { withConfigLock } from './config-lock.ts';
import { inspectDirectory, stageFile } from '../files/private-files.ts';
import { fingerprintIn } from './key-fingerprint.ts';
import { profilePaths } from './profile-paths.ts';
import { checkReceipt, type ProfileReceipt } from './profile-receipt.ts';

/**
 * The new file is renamed, so a reader sees either the old or the new token. The key stays the same, because running Go and Terraform
 * processes read the token again for each request but keep the key.
 *
 * @throws Failure `Cannot write profile`, also if the profile was removed or now contains the key of another login
 */
export async function replaceToken(receipt: ProfileReceipt, token: string): Promise<void> {
  checkReceipt(receipt);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('files', 'Cannot write profile', 'the session token is empty or contains spaces or line breaks');
  }
  const paths = profilePaths(receipt.ociHome, receipt.profile);
  const whole = (await inspectDirectory(paths.sessionsDirectory)) && (await inspectDirectory(paths.sessionDirectory));
  if (!whole) throw gone(paths.sessionDirectory);
  await withConfigLock(paths.configFile, async (assertHeld) => {
    if ((await fingerprintIn(paths.sessionDirectory)) !== receipt.fingerprint) throw gone(paths.sessionDirectory);
    const file = await stageFile(paths.tokenFile, token, randomBytes(8).toString('hex'));
    try {
      assertHeld();
    } catch (error) {
      await file.discard();
      throw error;
    }
    await file.commit();
  });
}

/** Returns whether the profile exists and belongs to this login. Never throws: a profile that cannot be read counts as missing. */
export async function holdsKeyOf(receipt: ProfileReceipt): Promise<boolean> {
  const { sessionDirectory } = profilePaths(receipt.ociHome, receipt.profile);
  return (await fingerprintIn(sessionDirectory)) === receipt.fingerprint;
}

function gone(sessionDirectory: string): Failure {
  return new Failure('files', 'Cannot write profile', `${sessionDirectory} no longer contains the key of this login`);
}
