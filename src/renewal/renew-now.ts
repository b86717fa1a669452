// Renews before it is due: a command puts a file into the directory of the background process, which looks there every four seconds, and waits
// until the journal says how the renewal ended. A signal would not work on Windows.

import { unlinkSync } from 'node:fs';
import path from 'node:path';
import type { Timing } from '../clock.ts';
import { Failure } from '../failure.ts';
import {
  findDamagedLogin,
  findLogins,
  holdsKeyOf,
  type LoginName,
  recordFile,
  type RenewalRecord,
} from '../profile/record.ts';
import { inspectDirectory, replaceFile } from '../system/private-files.ts';
import { isRunning } from '../system/process-identity.ts';
import { printable, quoted } from '../text/printable.ts';
import { type JournalEntry, readJournal } from './journal.ts';
import { describeEnd } from './stop.ts';

/** Milliseconds. Two renewals with the default limits: the process may be in the middle of one, and looks at its directory after it. */
const LONGEST_WAIT = 300_000;
const POLL_INTERVAL = 500;

/**
 * Of several logins with the profile, it renews the one whose key is in it.
 *
 * @param ociHome directory of config and sessions, as given by the user
 * @returns the login, and when the token expires that is on disk now, ISO 8601
 * @throws Failure 'Renewal failed'
 */
export async function renewProfile(
  ociHome: string,
  profile: string,
  timing: Timing,
): Promise<{ name: LoginName; expiresAt: string }> {
  for (const { name, record } of await findLogins(ociHome, profile)) {
    if (record.renewal && (await holdsKeyOf(name))) return { name, expiresAt: await renewNow(record.renewal, timing) };
  }
  const damaged = await findDamagedLogin(ociHome, profile);
  if (damaged) throw renewalFailed(`the record of the login (${recordFile(damaged)}) is damaged`, START_HINT);
  throw renewalFailed(`no login renews the profile ${quoted(profile)} in ${ociHome}`, START_HINT);
}

/**
 * @returns when the token expires that is on disk now, ISO 8601
 * @throws Failure 'Renewal failed'
 */
export async function renewNow(renewal: RenewalRecord, timing: Timing): Promise<string> {
  const { directory, process: identity, sessionExpiresAt } = renewal;
  if (identity === undefined || sessionExpiresAt === undefined)
    throw renewalFailed('the login does not renew the session', START_HINT);
  await inspectDirectory(directory);
  const { length: known } = await readJournal(directory);
  if (await isRunning(identity)) await putRequest(directory);
  for (let waited = 0; waited < LONGEST_WAIT; waited += POLL_INTERVAL) {
    // Before the journal is read, so that the last line of a process that has ended is in it.
    const isAlive = await isRunning(identity);
    const entries = await readJournal(directory);
    const outcome = outcomeOf(entries.slice(known));
    if (outcome?.event === 'renewed') return printable(outcome.expiresAt, 40);
    if (outcome?.event === 'failed') {
      const renewed = entries.findLast((entry) => entry.event === 'renewed' && entry.token === 'session');
      const expiresAt = renewed?.event === 'renewed' ? renewed.expiresAt : sessionExpiresAt;
      const ends = Date.parse(expiresAt) <= timing.now() ? 'has expired' : `expires at ${printable(expiresAt, 40)}`;
      throw renewalFailed(
        `the session token on disk is still the old one, which ${ends}; ` +
          `the next attempt is at ${printable(outcome.next, 40)}. ${outcome.message}`,
        outcome.hint,
      );
    }
    if (!isAlive) throw renewalFailed(`the ${await whyEnded(directory, entries, timing)}`, START_HINT);
    await timing.sleep(POLL_INTERVAL);
  }
  const detail = `the background process (${identity.pid}) did not answer within ${LONGEST_WAIT / 1000} s`;
  throw renewalFailed(detail, 'oci-wif doctor shows what it has done; a new login replaces it');
}

/** Milliseconds. A logout ends the process first, and removes its directory when it has ended. */
const LONGEST_REMOVAL = 2_000;

/** @returns why the process does not run any more, without the article */
async function whyEnded(directory: string, entries: JournalEntry[], timing: Timing): Promise<string> {
  for (let waited = 0; waited < LONGEST_REMOVAL; waited += POLL_INTERVAL) {
    if (!(await inspectDirectory(directory)))
      return 'directory of the background process was removed, as a logout does';
    if (entries.some(({ event }) => event === 'ended')) break;
    await timing.sleep(POLL_INTERVAL);
  }
  return describeEnd(entries);
}

async function putRequest(directory: string): Promise<void> {
  try {
    await replaceFile(requestFile(directory), '');
  } catch (error) {
    // Without its directory, the process is about to end.
    if (await inspectDirectory(directory)) throw error;
  }
}

/** The line that a renewal on request ends with. */
export function describeRenewal(profile: string, expiresAt: string): string {
  return `Renewed the session token of the profile ${profile}; it expires at ${expiresAt}`;
}

/** Called by the background process. @returns whether a command has asked for a renewal since the last call */
export function takeRequest(directory: string): boolean {
  try {
    // What cannot be removed is no request: it would be one again at every check.
    unlinkSync(requestFile(directory));
    return true;
  } catch {
    return false;
  }
}

/** How the first renewal of the session ended that began after a request. */
function outcomeOf(entries: readonly JournalEntry[]): JournalEntry | undefined {
  const taken = entries.findIndex(({ event }) => event === 'requested');
  if (taken === -1) return undefined;
  return entries.slice(taken).find((entry) => 'token' in entry && entry.token === 'session');
}

const START_HINT = 'log in with --renew (in the action: renew: true)';

/** The kind is not `input`, because the flags of the command are valid. */
function renewalFailed(detail: string, hint: string | undefined): Failure {
  return new Failure('denial', 'Renewal failed', detail, { hint });
}

function requestFile(directory: string): string {
  return path.join(directory, 'renew-now');
}
