// Undoes a login: ends its renewal, logs out of the registry, removes the profile and restores what the profile replaced.

import { describeFailure } from '../failure.ts';
import { readClaims } from '../federation/subject-token.ts';
import type { ProfileReceipt } from '../profile/backup.ts';
import { findLogins, type FoundLogin, tokenOf } from '../profile/find-logins.ts';
import { remainsOf, removeProfile } from '../profile/remove-profile.ts';
import type { Renewal } from '../renewal/start.ts';
import { stopRenewer, summarise } from '../renewal/stop.ts';
import { isRunning } from '../system/process-identity.ts';
import { checkWorkDirectory } from '../system/work-directory.ts';
import type { LogoutHost } from './host.ts';
import type { LoginReceipt, StoredReceipt } from './receipt.ts';
import {
  dockerLogout,
  hasCredentialHelper,
  type RegistryReceipt,
  undoLogin as restoreDockerConfig,
} from './registry-credentials.ts';

/**
 * - `undone`: nothing of the login is left
 * - `missing`: the same, but the home did not exist any more, so there was no profile to remove
 * - `replaced`: the same, but the profile now belongs to another login and stays
 * - `failed`: something is left, which a warning names; its receipt is kept
 */
export type LogoutOutcome = 'undone' | 'missing' | 'replaced' | 'failed';

/** Never throws. */
export async function undoLogin(
  { renewal, registry, profile }: LoginReceipt,
  host: LogoutHost,
): Promise<LogoutOutcome> {
  // The renewal is ended first, because the profile that it renews is about to be removed.
  const isEnded = renewal === undefined || (await endRenewal(renewal, host));
  const isLoggedOut = registry === undefined || (await endRegistryLogin(registry, host));
  const outcome = profile === undefined ? 'undone' : await removeLoginProfile(profile, host);
  return isEnded && isLoggedOut ? outcome : 'failed';
}

async function endRenewal(renewal: Renewal, host: LogoutHost): Promise<boolean> {
  try {
    const { lines, warnings } = summarise(await stopRenewer(renewal));
    for (const line of lines) host.info(line);
    for (const line of warnings) host.warn(line);
  } catch (error) {
    host.warn(`The background process could not be ended. ${describeFailure(error, host.product)}`);
    return false;
  }
  return forget('renewal', host);
}

/** @returns false if the host cannot change its record, which a warning says. The part itself is undone, so another logout does no harm */
function forget(part: keyof LoginReceipt, host: LogoutHost): boolean {
  try {
    host.remember(part, undefined);
    return true;
  } catch (error) {
    host.warn(`The record of the login could not be changed. ${describeFailure(error, host.product)}`);
    return false;
  }
}

async function endRegistryLogin(receipt: RegistryReceipt, host: LogoutHost): Promise<boolean> {
  try {
    checkWorkDirectory(receipt.directory);
    // Only docker can remove a password from a credential helper.
    if (await hasCredentialHelper(receipt)) await dockerLogout(receipt.host);
    await restoreDockerConfig(receipt);
  } catch (error) {
    host.warn(`The logout from the registry ${receipt.host} failed. ${describeFailure(error, host.product)}`);
    return false;
  }
  host.info(`Logged out of the registry ${receipt.host}`);
  return forget('registry', host);
}

async function removeLoginProfile(receipt: ProfileReceipt, host: LogoutHost): Promise<LogoutOutcome> {
  const { warnings, section, files, isHomeMissing } = await removeProfile(receipt);
  for (const line of warnings) host.warn(line);
  const remains = await remainsOf(receipt);
  if (remains.length > 0) host.warn(`Still on this machine: ${remains.join(', ')}`);
  const isReplaced = section === 'left' || files === 'left';
  if (remains.length > 0 || (warnings.length > 0 && !isReplaced)) return 'failed';
  if (!forget('profile', host)) return 'failed';
  if (isHomeMissing === true) return 'missing';
  return isReplaced ? 'replaced' : 'undone';
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
  /** @returns the receipt that the host has stored for a login, if any */
  stored?: (login: FoundLogin) => Promise<StoredReceipt | undefined>;
}

/**
 * A login is stale if its job is over and its session token has expired.
 *
 * @returns how each stale login was undone
 * @throws Failure `Cannot write profile` for a home that cannot be read
 */
export async function undoStaleLogins(
  { ociHome, profile, now, unseenJobs, stored }: StaleLogins,
  host: Omit<LogoutHost, 'remember'>,
): Promise<LogoutOutcome[]> {
  const outcomes: LogoutOutcome[] = [];
  for (const login of await findLogins(ociHome, profile)) {
    if (!(await isStale(login, now, unseenJobs))) continue;
    const { receipt, remember } = (await stored?.(login)) ?? {
      receipt: { profile: login.receipt },
      remember: () => undefined,
    };
    const outcome = await undoLogin(receipt, { ...host, remember });
    outcomes.push(outcome);
    if (outcome === 'failed') continue;
    host.info(`Removed the expired profile ${login.receipt.profile}, which an earlier job had left behind`);
  }
  return outcomes;
}

async function isStale({ receipt, job }: FoundLogin, now: number, unseenJobs: boolean): Promise<boolean> {
  if (job ? await isRunning(job) : !unseenJobs) return false;
  const token = await tokenOf(receipt);
  // Without a token there is nothing that a tool could still use. The lock protects a login that is just being written.
  const expiry = token === undefined ? undefined : readClaims(token)?.exp;
  return expiry === undefined ? job !== undefined : expiry * 1000 < now;
}
