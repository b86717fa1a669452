// The flags of `oci-wif doctor`: those of a login that say where and as whom, and its own.

import type { LoginFlags } from './login-flags.ts';

export interface DoctorFlags extends LoginFlags {
  /** The administrator's profile; `profile` is the one that is checked. */
  adminProfile?: string;
  adminConfigFile?: string;
  full?: boolean;
}
