// What the two parts of undoing a login have in common: the login, and how a part ended.

import type { LoginBackup, ProfileBackup } from './profile-backup.ts';
import type { ProfilePaths } from './profile-paths.ts';
import type { ProfileReceipt } from './profile-receipt.ts';

/**
 * - `restored`: what the login replaced is restored
 * - `removed`: what the login created is removed; it had replaced nothing
 * - `left`: another login or the user has replaced it since, and it was left unchanged
 * - `absent`: nothing of this login was found
 */
export type RemovalOutcome = 'restored' | 'removed' | 'left' | 'absent';

export interface Login {
  receipt: ProfileReceipt;
  paths: ProfilePaths;
  /** The backup of this login. */
  backup: ProfileBackup;
  /** The backups of all other logins in the home. */
  others: LoginBackup[];
}

/** `stranded`: what the login replaced cannot be restored, because its path is in use. */
export interface Undone {
  outcome: RemovalOutcome;
  stranded: boolean;
}
