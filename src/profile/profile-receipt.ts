// What the post step needs to undo a login. It becomes runner state, which debug logs echo: names and numbers only, no secret.

import { Failure } from '../failure.ts';
import path from 'node:path';
import { checkProfileName } from './profile-name.ts';

export interface ProfileReceipt {
  /** Absolute, without symbolic links. */
  ociHome: string;
  profile: string;
  /** Random hex, names the backup. */
  loginId: string;
  fingerprint: string;
  /** How many directories were missing, counted from `<ociHome>/sessions` upwards. */
  missingDirectories: number;
  /** There was no config file. */
  configMissing: boolean;
}

/**
 * State can be lost or altered between two steps; a receipt that could lead out of the OCI home is refused.
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
    // Left out by a caller who does not know: then no directory is removed.
    Number.isInteger(missingDirectories);
  if (!sound) throw new Failure('files', 'Cannot write profile', 'the record of the login is invalid');
}

export function checkLoginId(loginId: string): void {
  if (/^[0-9a-f]{8,64}$/.test(loginId)) return;
  throw new Failure('files', 'Cannot write profile', 'the id of a login must be 8 to 64 hexadecimal digits');
}
