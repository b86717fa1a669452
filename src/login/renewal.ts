// Starts the background process that keeps the session fresh. Loaded only when it is asked for.

import { realpathSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readClaims } from '../federation/claims.ts';
import type { Session } from '../federation/obtain-session.ts';
import { writePrivateFile } from '../files/private-files.ts';
import { nameWorkDirectory } from '../files/work-directory.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import { startRenewer } from '../renewal/launch.ts';
import type { RenewalOrder } from '../renewal/order.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import type { LoginHost } from './host.ts';
import type { LoginRequest } from './request.ts';
import { federationEnvironment } from './terraform-federation.ts';

export interface FreshSession extends Session {
  /** Of the profile. */
  receipt: ProfileReceipt;
  /** Milliseconds since the epoch. */
  now: number;
}

export interface StartedRenewal {
  /** Undefined when the process could not be started. */
  until: Date | undefined;
  /** For the Terraform provider; empty unless asked for. */
  variables: Record<string, string>;
}

/** Milliseconds: the life of GitHub's request token when it does not say. */
const SIX_HOURS = 6 * 3600_000;

/** Never throws: when the process cannot be started the login is kept, and a warning says that nothing is renewed. */
export async function startRenewal(
  request: LoginRequest,
  session: FreshSession,
  host: LoginHost,
): Promise<StartedRenewal> {
  const started: StartedRenewal = { until: undefined, variables: {} };
  const directory = nameWorkDirectory();
  let isRunning = false;
  try {
    if ('given' in request.subject) throw new Error('a token that was given once cannot be renewed');
    host.remember('renewal', { directory, process: undefined });
    await mkdir(directory, { mode: 0o700 });
    let identityTokenFile: string | undefined;
    if (request.terraformFederation) {
      identityTokenFile = join(directory, 'identity-token');
      await writePrivateFile(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile);
    }
    const renewer = startRenewer(renewerEntry());
    const process = await renewer.identify();
    if (!process) throw new Error('the process has ended');
    isRunning = true;
    // Stored before it gets its work: from here on a logout can end it.
    host.remember('renewal', { directory, process });
    const endBy = endOf(request.subject.source, session.now, host.longestRenewal);
    await renewer.handOver({
      ...orderFor(request, request.subject.source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
    });
    started.until = new Date(endBy);
  } catch {
    const expiresAt = session.login.expiresAt.toISOString();
    host.warn(`The background process could not be started. The session is not renewed and ends at ${expiresAt}`);
    // Terraform may still use the identity token for the minutes that it lives.
    if (!isRunning && !request.terraformFederation) await discard(directory, host);
  }
  return started;
}

function orderFor(
  request: LoginRequest,
  source: SubjectSource,
  { key, login, receipt }: FreshSession,
): Omit<RenewalOrder, 'directory' | 'identityTokenFile' | 'endBy' | 'runner'> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    ...{ source, receipt, maxAttempts, requestTimeout },
    session: request.renew
      ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
      : undefined,
  };
}

/** After GitHub's request token has expired nothing can be renewed. */
function endOf(source: SubjectSource, now: number, longest = Infinity): number {
  let sourceEnds = Infinity;
  if ('requestToken' in source) {
    const expiry = (readClaims(source.requestToken)?.exp ?? 0) * 1000;
    sourceEnds = expiry > now ? expiry : now + SIX_HOURS;
  }
  return Math.min(sourceEnds, now + longest);
}

/** `dist/renew/index.js` beside the program that runs; npm starts programs through a link. */
function renewerEntry(): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}

/** What prevented the start may prevent this too; then the logout removes the directory. */
async function discard(directory: string, host: LoginHost): Promise<void> {
  try {
    await rm(directory, { recursive: true, force: true });
    host.remember('renewal', undefined);
  } catch {
    // The warning has been given.
  }
}
