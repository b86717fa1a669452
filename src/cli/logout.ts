// `oci-wif logout`: ends the background process, takes away what login wrote and puts back what it replaced.

import { removeProfile } from '../profile/profile-store.ts';
import { EXIT } from './exit.ts';
import { checkHome, checkProfile } from './login-settings.ts';
import { findReceipt, forgetReceipt } from './receipts.ts';
import { endRenewal } from './renewal.ts';
import { createTerminal } from './terminal.ts';

export interface LogoutFlags {
  profile: string;
  ociHome: string;
}

/** @returns the exit code: 1 when something could not be put back. @throws Failure `input` */
export async function runLogout(flags: LogoutFlags): Promise<number> {
  const terminal = createTerminal(false);
  const [ociHome, profile] = [checkHome(flags.ociHome), checkProfile(flags.profile)];
  const receipt = findReceipt(ociHome, profile);
  if (!receipt) {
    terminal.say(`No login of the profile ${profile} in ${ociHome} is known: nothing to do`);
    return EXIT.done;
  }
  // First: what it renews is about to be removed.
  await endRenewal(ociHome, receipt, terminal);
  const { warnings } = await removeProfile(receipt);
  for (const line of warnings) terminal.warn(line);
  // Kept when something went wrong, so that another try can finish.
  if (warnings.length > 0) return EXIT.failed;
  forgetReceipt(ociHome, profile);
  terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  return EXIT.done;
}
