// The background process of `login --renew`: ended by logout, or by the next login of its profile.

import { mkdir, rm } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeFailure } from '../text/describe-failure.ts';
import { readClaims } from '../federation/claims.ts';
import type { SessionKey } from '../federation/session-key.ts';
import type { Login } from '../federation/session-token.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import { startRenewer } from '../renewal/launch.ts';
import { identifyRunner, type ProcessIdentity } from '../programs/process-identity.ts';
import { stopRenewer } from '../renewal/stop.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import { summarise } from '../renewal/summary.ts';
import { nameWorkDirectory } from '../files/work-directory.ts';
import type { LoginSettings } from './login-settings.ts';
import { keepReceipt, type LoginReceipt } from './receipts.ts';
import type { Terminal } from './terminal.ts';

export interface FreshLogin {
  key: SessionKey;
  login: Login;
  receipt: ProfileReceipt;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Milliseconds. Somebody may forget to log out, and nothing but GitHub's runner tells that a job is over. */
const LONGEST = 12 * 3600_000;

/** @returns its end at the latest; undefined when it could not be started: then the login is kept, and a warning says what it lacks */
export async function beginRenewal(
  settings: LoginSettings,
  { key, login, receipt, now }: FreshLogin,
  terminal: Terminal,
): Promise<Date | undefined> {
  const { ociHome, subject, maxAttempts, requestTimeout } = settings;
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = settings;
  const { publicKeyBase64, jwk } = key;
  const directory = nameWorkDirectory();
  const remember = (process: ProcessIdentity | undefined): void => {
    keepReceipt(ociHome, { ...receipt, renewal: { directory, process } });
  };
  let running: ProcessIdentity | undefined;
  try {
    if ('given' in subject) throw new Error('settings allow no such token here');
    const { source } = subject;
    remember(undefined);
    await mkdir(directory, { mode: 0o700 });
    const renewer = startRenewer(builtEntry());
    running = await renewer.identify();
    // Before it has work: from here on logout knows whom to end.
    remember(running);
    if (!running) throw new Error('the process has ended');
    const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
    const endBy = endOf(source, now);
    await renewer.handOver({
      ...{ directory, source, receipt, maxAttempts, requestTimeout, endBy },
      session: { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() },
      identityTokenFile: undefined,
      // Elsewhere it would be the shell of this step, which ends long before the job.
      runner: process.platform === 'linux' ? await identifyRunner() : undefined,
    });
    return new Date(endBy);
  } catch {
    terminal.warn(
      `The background process could not be started, so nothing is renewed: the session ends at ${login.expiresAt.toISOString()}`,
    );
    // One that has started is logout's to end.
    if (!running) await forgetRenewal(ociHome, receipt, directory);
    return undefined;
  }
}

/** What was in the way of the start may be in the way of this too; then it is left to logout. */
async function forgetRenewal(home: string, receipt: ProfileReceipt, directory: string): Promise<void> {
  try {
    keepReceipt(home, receipt);
    await rm(directory, { recursive: true, force: true });
  } catch {
    // The warning was given already.
  }
}

/** Says what it has done. Never throws: the profile is to be removed all the same. */
export async function endRenewal(
  home: string,
  { renewal, ...receipt }: LoginReceipt,
  terminal: Terminal,
): Promise<void> {
  if (!renewal) return;
  try {
    const { lines, warnings } = summarise(await stopRenewer(renewal));
    for (const line of lines) terminal.say(line);
    for (const line of warnings) terminal.warn(line);
    // A logout that has to be tried again must not look for it again.
    keepReceipt(home, receipt);
  } catch (error) {
    terminal.warn(`Ending the background process failed. ${describeFailure(error, 'oci-wif')}`);
  }
}

/** Behind the end of GitHub's request token nothing can be renewed, whatever happens. */
function endOf(source: SubjectSource, now: number): number {
  const sourceEnds = 'requestToken' in source ? (readClaims(source.requestToken)?.exp ?? 0) * 1000 : 0;
  return Math.min(now + LONGEST, sourceEnds > now ? sourceEnds : Infinity);
}

/** `dist/renew/index.js` beside the program that runs; npm starts programs through a link. */
function builtEntry(): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}
