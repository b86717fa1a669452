// `oci-wif logout`: ends the renewal, removes the profile of a login and restores what it replaced.

import { existsSync } from 'node:fs';
import { describeOutcome, isFinished, type LogoutOutcome, endLogin, undoStaleLogins } from '../login/log-out.ts';
import type { LogoutHost } from '../login/host-interface.ts';
import { findDamagedLogin, findLogins, type FoundLogin, type LoginName } from '../profile/record.ts';
import { removeUnfinishedLogins } from '../profile/remove-profile.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { PLACE_FLAGS, readLoginPlace } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

const LOGOUT_FLAGS = {
  ...PLACE_FLAGS,
  stale: {
    flag: '',
    help: 'undo only expired logins whose job is over; of all profiles, unless --profile names one',
  },
} as const;

export const logout: CommandDefinition = {
  define: (command) =>
    addFlags(command, LOGOUT_FLAGS).addHelpText('after', '\nExample: npx oci-wif logout --profile WIF'),
  run: runLogout,
};

/** @returns the exit code: 1 when something could not be restored. @throws Failure `input` */
async function runLogout(flags: Flags<typeof LOGOUT_FLAGS>): Promise<number> {
  const terminal = createTerminal('report');
  const host: LogoutHost = { product: 'oci-wif', info: terminal.say, warn: terminal.warn };
  const { profile, ociHome } = readLoginPlace(flags);
  if (!existsSync(ociHome)) {
    terminal.say(`${ociHome} does not exist, so there is nothing to do`);
    return EXIT.done;
  }
  await removeUnfinishedLogins(ociHome, profile);
  if (flags.stale === true) {
    const stale = { ociHome, profile: flags.profile, now: Date.now(), unseenJobs: true };
    const outcomes = await undoStaleLogins(stale, host);
    if (outcomes.length === 0) terminal.say(`No expired logins in ${ociHome}, so there is nothing to do`);
    return exitCodeOf(outcomes);
  }
  const logins = await loginsToUndo(ociHome, profile, Date.now());
  if (logins.length === 0) {
    terminal.say(`No login with the profile ${profile} in ${ociHome}, so there is nothing to do`);
    return EXIT.done;
  }
  const outcomes: LogoutOutcome[] = [];
  for (const name of logins) outcomes.push(await endLogin(name, host));
  const said = new Set(logins.map((name, index) => describeOutcome(outcomes[index] ?? 'failed', name)));
  // Several logins of one profile are one logout for the user.
  if (!outcomes.includes('failed')) for (const line of said) if (line !== undefined) terminal.say(line);
  return exitCodeOf(outcomes);
}

/**
 * The logins of this program; if there are none, those of the action; if there are none, the one whose record is damaged. A login that has not
 * ended yet is left alone.
 */
async function loginsToUndo(ociHome: string, profile: string, now: number): Promise<LoginName[]> {
  const finished: FoundLogin[] = [];
  for (const login of await findLogins(ociHome, profile)) {
    if (await isFinished(login.record, now)) finished.push(login);
  }
  const own = finished.filter(({ record }) => record.host === 'oci-wif');
  if (finished.length > 0) return (own.length > 0 ? own : finished).map(({ name }) => name);
  const damaged = await findDamagedLogin(ociHome, profile);
  return damaged === undefined ? [] : [damaged];
}

function exitCodeOf(outcomes: readonly LogoutOutcome[]): number {
  return outcomes.includes('failed') ? EXIT.failed : EXIT.done;
}
