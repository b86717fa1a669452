// Undoes a login: ends its renewal, logs out of the registry, removes the profile and restores what the profile replaced.

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { describeFailure } from '../failure.ts';
import { readClaims } from '../federation/subject-token.ts';
import {
  dropRecord,
  findLogins,
  type FoundLogin,
  hasLogins,
  type LoginName,
  type LoginRecord,
  readRecord,
  recordFile,
  type RegistryRecord,
  type RenewalRecord,
  tokenOf,
  updateRecord,
} from '../profile/record.ts';
import { hasOtherParts, type OtherParts, remainsOf, removeProfile } from '../profile/remove-profile.ts';
import { stopRenewer, summarize } from '../renewal/stop.ts';
import { isRunning } from '../system/process-identity.ts';
import { findHomeDirectory } from '../system/directories.ts';
import { isSamePath } from '../system/windows.ts';
import type { LogoutHost } from './host-interface.ts';
import { dockerLogout, hasCredentialHelper, restoreDockerConfig } from './docker-credentials.ts';

/**
 * - `undone`: nothing of the login is left
 * - `absent`: there was nothing of the login, because it was undone already or killed before it wrote anything
 * - `missing`: the home does not exist any more, so there was no profile to remove
 * - `replaced`: the profile now belongs to another login and stays; everything else is undone
 * - `kept`: the profile stays, as its login was told; everything else is undone
 * - `failed`: something is left, which a warning names, and so is the record
 */
export type LogoutOutcome = 'undone' | 'absent' | 'missing' | 'replaced' | 'kept' | 'failed';

/**
 * Never throws.
 *
 * @param isFailed the login itself has failed, so also a profile is removed that would have stayed
 */
export async function undoLogin(name: LoginName, host: LogoutHost, { isFailed = false } = {}): Promise<LogoutOutcome> {
  // What cannot be read is reported when the profile is removed.
  const found = await readRecord(name).catch(() => undefined);
  if (found === 'damaged') {
    host.warn(
      `The record of the login (${recordFile(name)}) is damaged. Its renewal, if any, ends by itself within seconds. ` +
        'If it logged in to a registry, run docker logout with the host of the registry',
    );
  }
  const record = found === 'damaged' ? undefined : found;
  // The renewal is ended first, because the profile that it renews is about to be removed.
  const left: OtherParts = {
    renewal: record?.renewal && (await endRenewal(record.renewal, host)),
    registry: record?.registry && (await endRegistryLogin(record.registry, host)),
  };
  if (record?.isKept === true && !isFailed) return dropKept(name, left, host);
  const outcome = await removeLoginProfile(name, left, host);
  return outcome === 'absent' && record ? 'undone' : outcome;
}

/**
 * {@link undoLogin} at the end of a job, which also names a database token that stays. Without `--db-token-location`, the OCI CLI writes it to
 * `~/.oci`, whatever the OCI home is. If another login uses `~/.oci`, the logout of that login removes the token.
 */
export async function endLogin(name: LoginName, host: LogoutHost): Promise<LogoutOutcome> {
  const record = await readRecord(name).catch(() => undefined);
  const outcome = await undoLogin(name, host);
  const ociHome = path.join(findHomeDirectory() ?? '', '.oci');
  if (typeof record !== 'object' || record.isUndone || outcome === 'kept' || isSamePath(ociHome, name.ociHome))
    return outcome;
  const directory = path.join(ociHome, 'db-token');
  const token = await lstat(path.join(directory, 'token')).catch(() => undefined);
  if (token && token.mtimeMs >= Date.parse(record.time) && !(await hasLogins(ociHome))) {
    host.warn(
      `The database token in ${directory} was not removed: it is outside the OCI home of the login. ` +
        'Remove it, or use --db-token-location with a directory that the job removes',
    );
  }
  return outcome;
}

/** @returns what is left of it */
async function endRenewal(renewal: RenewalRecord, host: LogoutHost): Promise<RenewalRecord | undefined> {
  try {
    const { lines, warnings } = summarize(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
    return undefined;
  } catch (error) {
    host.warn(`The background process could not be ended. ${describeFailure(error, host.product)}`);
    return renewal;
  }
}

/** @returns what is left of it */
async function endRegistryLogin(registry: RegistryRecord, host: LogoutHost): Promise<RegistryRecord | undefined> {
  try {
    // Only docker can remove a password from a credential helper.
    if (await hasCredentialHelper(registry)) await dockerLogout(registry.host);
    await restoreDockerConfig(registry);
  } catch (error) {
    host.warn(`The logout from the registry ${registry.host} failed. ${describeFailure(error, host.product)}`);
    return registry;
  }
  host.info(`Logged out of the registry ${registry.host}`);
  return undefined;
}

async function removeLoginProfile(name: LoginName, left: OtherParts, host: LogoutHost): Promise<LogoutOutcome> {
  const { warnings, section, files, databaseTokenLeft, isHomeMissing } = await removeProfile(name, { left });
  for (const line of warnings) host.warn(line);
  if (databaseTokenLeft !== undefined) {
    host.warn(
      `The database token in ${databaseTokenLeft} was not removed: the directory was there before the login, or has other files. ` +
        'Remove it, or use --db-token-location with a directory that the job removes',
    );
  }
  const remains = await remainsOf(name);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(', ')}`);
  const isReplaced = section === 'left' || files === 'left';
  if (remains.length > 0 || hasOtherParts(left) || (warnings.length > 0 && !isReplaced)) return 'failed';
  if (isHomeMissing === true) return 'missing';
  if (isReplaced) return 'replaced';
  return section === 'absent' && files === 'absent' ? 'absent' : 'undone';
}

async function dropKept(name: LoginName, left: OtherParts, host: LogoutHost): Promise<LogoutOutcome> {
  try {
    if (!hasOtherParts(left)) {
      await dropRecord(name);
      return 'kept';
    }
    // A second logout must not try again what this one has undone.
    await updateRecord(name, left);
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${describeFailure(error, host.product)}`);
  }
  return 'failed';
}

/** @returns the sentence that a logout ends with; undefined: the warnings have said everything */
export function describeOutcome(outcome: LogoutOutcome, { ociHome, profile }: LoginName): string | undefined {
  const sentences: Record<LogoutOutcome, string | undefined> = {
    undone: `Removed the profile ${profile} and its session from ${ociHome}`,
    absent: `Nothing left to clean up: ${ociHome} contains nothing of this login`,
    missing: `${ociHome} no longer exists, so there was no profile to remove`,
    replaced: undefined,
    kept: `The profile ${profile} stays in ${ociHome}, as its login was told`,
    failed: undefined,
  };
  return sentences[outcome];
}

// Undoes the logins of jobs that were killed, as on a self-hosted runner that lost power: nothing else removes their keys.

export interface StaleLogins {
  ociHome: string;
  /** Undefined: of all profiles. */
  profile?: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether to undo also expired logins of jobs that could not be seen, as in a container. */
  unseenJobs: boolean;
}

/**
 * A login is stale if its job is over and its session token has expired.
 *
 * @returns how each stale login was undone
 * @throws Failure `Cannot write profile` for a home that cannot be read
 */
export async function undoStaleLogins(
  { ociHome, profile, now, unseenJobs }: StaleLogins,
  host: LogoutHost,
): Promise<LogoutOutcome[]> {
  const outcomes: LogoutOutcome[] = [];
  for (const login of await findLogins(ociHome, profile)) {
    if (!(await isStale(login, now, unseenJobs))) continue;
    const outcome = await undoLogin(login.name, host);
    outcomes.push(outcome);
    if (outcome === 'failed' || outcome === 'kept') continue;
    host.info(`Removed the expired profile ${login.name.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}

async function isStale({ name, record: { job } }: FoundLogin, now: number, unseenJobs: boolean): Promise<boolean> {
  if (job ? await isRunning(job) : !unseenJobs) return false;
  const token = await tokenOf(name);
  // Without a token there is nothing that a tool could still use. The lock protects a login that is just being written.
  const expiry = token === undefined ? undefined : readClaims(token)?.exp;
  return expiry === undefined ? job !== undefined : expiry * 1000 < now;
}

/**
 * Milliseconds. Windows does not tell when a process started, and soon gives its number to another one, so after this time the number alone
 * does not mean that the login is still running.
 */
const LONGEST_LOGIN = 60 * 60_000;

/** Whether the process of the login has ended, so that the login can be undone. @param now milliseconds since the epoch */
export async function isFinished({ process: owner, time }: LoginRecord, now: number): Promise<boolean> {
  if (owner.pid === process.pid || !(await isRunning(owner))) return true;
  return owner.start === undefined && now - Date.parse(time) >= LONGEST_LOGIN;
}
