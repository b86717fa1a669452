// What a login leaves behind that must be undone later. A host stores it where debug logs may show it: names and numbers, no secret.

import type { ProfileReceipt } from '../profile/backup.ts';
import type { Renewal } from '../renewal/start.ts';
import type { RegistryReceipt } from './registry-credentials.ts';

/** Each part is undone on its own; undefined: there is nothing to undo. */
export interface LoginReceipt {
  profile?: ProfileReceipt | undefined;
  renewal?: Renewal | undefined;
  registry?: RegistryReceipt | undefined;
}

/**
 * Stores one part. Called before the first byte of that part is written, so that a login that is killed can be undone too; again when the
 * part changes; and with undefined when it is undone.
 */
export type Remember = <Part extends keyof LoginReceipt>(part: Part, receipt: LoginReceipt[Part]) => void;

/** The receipt of a finished login, and how to update it. */
export interface StoredReceipt {
  receipt: LoginReceipt;
  remember: Remember;
}
