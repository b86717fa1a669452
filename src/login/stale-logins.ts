// Undoes the logins of jobs that were killed, as on a self-hosted runner that lost power: nothing else removes their keys.

import { readClaims } from '../federation/claims.ts';
import { findLogins, tokenOf, type FoundLogin } from '../profile/find-logins.ts';
import { isRunning } from '../programs/process-identity.ts';
import type { LogoutHost } from './host.ts';
import { undoLogin, type LogoutOutcome } from './log-out.ts';
import type { StoredReceipt } from './receipt.ts';

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
