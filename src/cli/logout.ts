// `oci-wif logout`: ends the renewal, removes the profile of a login and restores what it replaced.

import { type LogoutOutcome, undoLogin, undoStaleLogins } from '../login/log-out.ts';
import type { StoredReceipt } from '../login/receipt.ts';
import { findLogins, type FoundLogin } from '../profile/find-logins.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { PLACE_FLAGS, readLoginPlace } from './login.ts';
import { findReceipts } from './receipts.ts';
import { createTerminal, EXIT } from './terminal.ts';

const LOGOUT_FLAGS = {
  ...PLACE_FLAGS,
  stale: {
    flag: '',
    help: 'undo only expired logins whose job is over; of all profiles, unless --profile names one',
  },
} as const;

export const logout: CommandDefinition = {
  define: (command) => addFlags(command, LOGOUT_FLAGS),
  run: runLogout,
};

/** @returns the exit code: 1 when something could not be restored. @throws Failure `input` */
async function runLogout(flags: Flags<typeof LOGOUT_FLAGS>): Promise<number> {
  const terminal = createTerminal('report');
  const { profile, ociHome } = readLoginPlace(flags);
  if (flags.stale === true) return undoStale(ociHome, flags.profile);
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
  if (outcomes.includes('undone')) terminal.say(`Removed the profile ${profile} and its session from ${ociHome}`);
  else if (outcomes.includes('missing')) terminal.say(`${ociHome} no longer exists, so there was no profile to remove`);
  return EXIT.done;
}

async function undoStale(ociHome: string, profile: string | undefined): Promise<number> {
  const terminal = createTerminal('report');
  const stored = async ({ receipt }: FoundLogin): Promise<StoredReceipt | undefined> => {
    const receipts = await findReceipts(receipt.ociHome, receipt.profile);
    return receipts.find((candidate) => candidate.receipt.profile?.loginId === receipt.loginId);
  };
  const outcomes = await undoStaleLogins(
    { ociHome, profile, now: Date.now(), unseenJobs: true, stored },
    { product: 'oci-wif', info: terminal.say, warn: terminal.warn },
  );
  if (outcomes.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
  return outcomes.includes('failed') ? EXIT.failed : EXIT.done;
}

/** `oci-wif login` stores a receipt. Logins of the action and of earlier versions are found by the backups beside the profile. */
async function loginsOf(ociHome: string, profile: string): Promise<StoredReceipt[]> {
  const stored = await findReceipts(ociHome, profile);
  if (stored.length > 0) return stored;
  return (await findLogins(ociHome, profile)).map(({ receipt }) => ({
    receipt: { profile: receipt },
    remember: () => undefined,
  }));
}
