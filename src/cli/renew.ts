// `oci-wif renew`: renews the session now, before a command that reads the token once and takes long.

import { describeRenewal, renewProfile } from '../renewal/renew-now.ts';
import { systemTiming } from '../clock.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { PLACE_FLAGS, readLoginPlace } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

export const renew: CommandDefinition = {
  define: (command) =>
    addFlags(command, PLACE_FLAGS).addHelpText(
      'after',
      '\nIt needs the running renewal of a login with --renew (in the action: renew: true), and returns\n' +
        'when the new token is on disk.\n\n' +
        'Example: npx oci-wif renew && oci os object bulk-upload …',
    ),
  run: runRenew,
};

/** @returns the exit code. @throws Failure 'Renewal failed' */
async function runRenew(flags: Flags<typeof PLACE_FLAGS>): Promise<number> {
  const terminal = createTerminal('report');
  const { profile, ociHome } = readLoginPlace(flags);
  const { expiresAt } = await renewProfile(ociHome, profile, systemTiming);
  terminal.say(describeRenewal(profile, expiresAt));
  return EXIT.done;
}
