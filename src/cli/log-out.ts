// `oci-wif logout`: ends the renewal, removes the profile of a login and restores what it replaced.

import { undoLogin, type LogoutOutcome } from '../login/log-out.ts';
import type { StoredReceipt } from '../login/receipt.ts';
import { findLogins } from '../profile/profile-store.ts';
import { EXIT } from './exit.ts';
import { readLoginPlace } from './login-request.ts';
import { findReceipts } from './receipts.ts';
import { createTerminal } from './terminal.ts';

export interface LogoutFlags {
  profile?: string;
  ociHome?: string;
}

/** @returns the exit code: 1 when something could not be restored. @throws Failure `input` */
export async function runLogout(flags: LogoutFlags): Promise<number> {
  const terminal = createTerminal(false);
  const { profile, ociHome } = readLoginPlace(flags);
  const logins = await loginsOf(ociHome, profile);
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return EXIT.done;
  }
  const outcomes: LogoutOutcome[] = [];
  for (const { receipt, remember } of logins) {
    const host = { product: 'oci-wif' as const, info: terminal.say, warn: terminal.warn, remember };
    outcomes.push(await undoLogin(receipt, host));
  }
  // The receipt is kept if something went wrong, so that another logout can finish.
  if (outcomes.includes('failed')) return EXIT.failed;
  terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  return EXIT.done;
}

/** `oci-wif login` stores a receipt. Logins of the action and of earlier versions are found by the backups beside the profile. */
async function loginsOf(ociHome: string, profile: string): Promise<StoredReceipt[]> {
  const stored = await findReceipts(ociHome, profile);
  if (stored.length > 0) return stored;
  return (await findLogins(ociHome, profile)).map((found) => ({
    receipt: { profile: found },
    remember: () => undefined,
  }));
}
