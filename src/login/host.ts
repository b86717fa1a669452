// What a login needs from the program that it runs in: the action's step, or the command line.

import type { ProcessIdentity } from '../programs/process-identity.ts';
import type { Remember, StoredReceipt } from './receipt.ts';
import type { LoginResult } from './result.ts';
import type { SettingName } from './settings.ts';

/** Enough to undo a login. */
export interface LogoutHost {
  /** The program's name, for messages about defects. */
  readonly product: 'oci-wif-action' | 'oci-wif';
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly remember: Remember;
}

export interface LoginHost extends LogoutHost {
  /** Keeps a secret out of everything that is printed from now on. */
  readonly mask: (secret: string) => void;
  /** What the setting is called here: `tenancy` or `--tenancy`. */
  readonly settingName: (setting: SettingName) => string;
  /** @returns the finished logins of this profile that this host undoes before the next one */
  readonly earlierLogins: (ociHome: string, profile: string) => Promise<StoredReceipt[]>;
  /** @returns the process whose end is the end of the job; undefined: it cannot be seen */
  readonly identifyJob: () => Promise<ProcessIdentity | undefined>;
  /** What ends the renewal, for the sentence "in the background until …". */
  readonly renewalEndsWith: string;
  /** Milliseconds after which the renewal ends in any case; undefined: only the identity provider limits it. */
  readonly longestRenewal: number | undefined;
  /** Gives the result to whoever comes next: environment, outputs, report. The login is undone when this fails. */
  readonly publish: (result: LoginResult) => void | Promise<void>;
}
