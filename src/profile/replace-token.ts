// Replaces the session token of a profile that is in use, and tells whose key a profile contains.

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { keyFingerprint } from '../session-key.ts';
import { inspectDirectory, readRegularFile, stageFile } from '../system/private-files.ts';
import { withConfigLock } from './config-lock.ts';
import { profilePaths, SESSION_FILES } from './paths.ts';
import { checkLoginName, fingerprintOf, type LoginName } from './record.ts';

/**
 * The new file is renamed, so a reader sees either the old or the new token. The key stays the same, because running Go and Terraform
 * processes read the token again for each request, but the key only once.
 *
 * @throws Failure `Cannot write profile`, also if the profile was removed or now contains the key of another login
 */
export async function replaceToken(name: LoginName, token: string): Promise<void> {
  checkLoginName(name);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('files', 'Cannot write profile', 'the session token is empty or contains spaces or line breaks');
  }
  const paths = profilePaths(name.ociHome, name.profile);
  const whole = (await inspectDirectory(paths.sessionsDirectory)) && (await inspectDirectory(paths.sessionDirectory));
  if (!whole) throw gone(paths.sessionDirectory);
  await withConfigLock(paths.configFile, async (assertHeld) => {
    if ((await fingerprintIn(paths.sessionDirectory)) !== fingerprintOf(name)) throw gone(paths.sessionDirectory);
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

/** @returns whether the profile exists and belongs to this login. Never throws: a profile that cannot be read counts as missing. */
export async function holdsKeyOf(name: LoginName): Promise<boolean> {
  const { sessionDirectory } = profilePaths(name.ociHome, name.profile);
  return (await fingerprintIn(sessionDirectory)) === fingerprintOf(name);
}

function gone(sessionDirectory: string): Failure {
  return new Failure('files', 'Cannot write profile', `${sessionDirectory} no longer contains the key of this login`);
}

/**
 * @returns the fingerprint of the key in the directory, or undefined if no key can be read. The private key is used if the public key is
 *   missing, so that a partly removed directory is still recognized.
 */
export async function fingerprintIn(sessionDirectory: string): Promise<string | undefined> {
  for (const name of [SESSION_FILES.publicKey, SESSION_FILES.key]) {
    try {
      const pem = await readRegularFile(path.join(sessionDirectory, name), 65_536);
      if (pem) return keyFingerprint(pem);
    } catch {
      // A file that is not readable or not a key is not ours.
    }
  }
  return undefined;
}
