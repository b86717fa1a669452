// `oci-wif renew`: renews the session now, before a command that reads the token once and takes long.

import { findLogins, holdsKeyOf, type RenewalRecord } from '../profile/record.ts';
import { renewalFailed, renewNow, START_HINT } from '../renewal/renew-now.ts';
import { quoted } from '../text/printable.ts';
import { systemTiming } from '../clock.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { PLACE_FLAGS, readLoginPlace } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

export const renew: CommandDefinition = {
  define: (command) =>
    addFlags(command, PLACE_FLAGS).addHelpText(
      'after',
      '\nIt needs the running renewal of a login with --renew (in the action: renew: true), and returns when the new token is on disk.\n\n' +
        'Example: npx oci-wif renew && oci os object bulk-upload …',
    ),
  run: runRenew,
};

/** @returns the exit code. @throws Failure 'Renewal failed' */
async function runRenew(flags: Flags<typeof PLACE_FLAGS>): Promise<number> {
  const terminal = createTerminal('report');
  const { profile, ociHome } = readLoginPlace(flags);
  const renewal = await renewalOf(ociHome, profile);
  if (!renewal) throw renewalFailed(`no login renews the profile ${quoted(profile)} in ${ociHome}`, START_HINT);
  const expiresAt = await renewNow(renewal, systemTiming);
  terminal.say(`Renewed the session token of the profile ${profile}; it expires at ${expiresAt}`);
  return EXIT.done;
}

/** Of several logins with the profile, the one whose key is in it. */
async function renewalOf(ociHome: string, profile: string): Promise<RenewalRecord | undefined> {
  for (const { name, record } of await findLogins(ociHome, profile)) {
    if (await holdsKeyOf(name)) return record.renewal;
  }
  return undefined;
}
