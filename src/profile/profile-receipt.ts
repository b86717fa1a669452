// What the post step needs to undo a login. It is stored in the runner's state, which debug logs print: names and numbers only, no secret.

import { Failure } from '../failure.ts';
import path from 'node:path';
import { checkProfileName } from './profile-name.ts';

export interface ProfileReceipt {
  /** Absolute, without symbolic links. */
  ociHome: string;
  profile: string;
  /** Random hexadecimal digits; part of the name of the backup. */
  loginId: string;
  fingerprint: string;
  /** Number of directories that the login created, counted from `<ociHome>/sessions` upwards. */
  missingDirectories: number;
  /** Whether the login created the config file. */
  configMissing: boolean;
}

/**
 * The state can be lost or changed between two steps. A receipt with a path outside the OCI home is refused.
 *
 * @throws Failure `Cannot write profile`
 */
export function checkReceipt({ ociHome, profile, loginId, fingerprint, missingDirectories }: ProfileReceipt): void {
  checkProfileName(profile);
  checkLoginId(loginId);
  const sound =
    path.isAbsolute(ociHome) &&
    path.normalize(ociHome) === ociHome &&
    /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(fingerprint) &&
    // Undefined if the caller does not know the number; then no directory is removed.
    Number.isInteger(missingDirectories);
  if (!sound) throw new Failure('files', 'Cannot write profile', 'the record of the login is invalid');
}

export function checkLoginId(loginId: string): void {
  if (/^[0-9a-f]{8,64}$/.test(loginId)) return;
  throw new Failure('files', 'Cannot write profile', 'the ID of a login must be 8 to 64 hexadecimal digits');
}
