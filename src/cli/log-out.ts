// `oci-wif logout`: ends the renewal, removes the profile of a login and restores what it replaced.

import type { LogoutHost } from '../login/host.ts';
import { undoLogin } from '../login/log-out.ts';
import type { LoginReceipt } from '../login/receipt.ts';
import { findLogins } from '../profile/profile-store.ts';
import { EXIT } from './exit.ts';
import { readLoginPlace } from './login-request.ts';
import { findReceipt, receiptWriter } from './receipts.ts';
import { createTerminal } from './terminal.ts';

export interface LogoutFlags {
  profile?: string;
  ociHome?: string;
}

/** @returns the exit code: 1 when something could not be restored. @throws Failure `input` */
export async function runLogout(flags: LogoutFlags): Promise<number> {
  const terminal = createTerminal(false);
  const { profile, ociHome } = readLoginPlace(flags);
  const host: LogoutHost = {
    product: 'oci-wif',
    info: terminal.say,
    warn: terminal.warn,
    remember: receiptWriter(ociHome, profile),
  };
  const receipts = await receiptsOf(ociHome, profile);
  if (receipts.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return EXIT.done;
  }
  let isUndone = true;
  for (const receipt of receipts) isUndone = (await undoLogin(receipt, host)) && isUndone;
  // The receipt is kept when something went wrong, so that another logout can finish.
  if (!isUndone) return EXIT.failed;
  terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  return EXIT.done;
}

/** `oci-wif login` stores a receipt. Logins of the action and of earlier versions are found by the backups beside the profile. */
async function receiptsOf(ociHome: string, profile: string): Promise<LoginReceipt[]> {
  const receipt = findReceipt(ociHome, profile);
  if (receipt) return [receipt];
  return (await findLogins(ociHome, profile)).map((found) => ({ profile: found }));
}
