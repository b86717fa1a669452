// Starts the background process that renews the session. Loaded only for a login that wants it.

import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Session } from '../federation/obtain-session.ts';
import { removeTree } from '../files/remove-tree.ts';
import { writePrivateFile } from '../files/private-files.ts';
import { makeWorkDirectory, nameWorkDirectory } from '../files/work-directory.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import { latestEnd } from '../renewal/latest-end.ts';
import { startRenewer } from '../renewal/launch.ts';
import type { RenewalRequest } from '../renewal/request.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import type { LoginHost } from './host.ts';
import type { LoginRequest } from './request.ts';
import { federationEnvironment } from './terraform-federation.ts';

export interface FreshSession extends Session {
  /** The receipt of the profile. */
  receipt: ProfileReceipt;
  /** Milliseconds since the epoch. */
  now: number;
}

export interface StartedRenewal {
  /** The latest end of the renewal; undefined when the process could not be started. */
  until: Date | undefined;
  /** Variables for the Terraform provider; empty without terraform-federation. */
  variables: Record<string, string>;
}

/** Never throws: if the process cannot be started, the login is kept and a warning says that the session is not renewed. */
export async function startRenewal(
  request: LoginRequest,
  session: FreshSession,
  host: LoginHost,
): Promise<StartedRenewal> {
  const { env: environment } = process;
  const started: StartedRenewal = { until: undefined, variables: {} };
  const directory = nameWorkDirectory();
  let isDirectory = false;
  let isRunning = false;
  try {
    if ('given' in request.subject) throw new Error('a subject token given as text cannot be renewed');
    const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : undefined;
    host.remember('renewal', { directory, process: undefined, sessionExpiresAt });
    await makeWorkDirectory(directory);
    isDirectory = true;
    let identityTokenFile: string | undefined;
    if (request.terraformFederation) {
      identityTokenFile = join(directory, 'identity-token');
      await writePrivateFile(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    const renewer = startRenewer(renewerEntry());
    const process = await renewer.identify();
    if (!process) throw new Error('the process has ended already');
    isRunning = true;
    // Recorded before the process gets its request, so that a logout can end the process at any time.
    host.remember('renewal', { directory, process, sessionExpiresAt });
    const endBy = latestEnd(request.subject.source, session.now, host.longestRenewal);
    await renewer.handOver({
      ...renewalRequest(request, request.subject.source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
    });
    started.until = new Date(endBy);
  } catch {
    const expiresAt = session.login.expiresAt.toISOString();
    host.warn(`The background process could not be started. The session is not renewed and ends at ${expiresAt}`);
    // With terraform-federation the directory stays: Terraform can use the identity token until it expires.
    if (!isDirectory) host.remember('renewal', undefined);
    else if (!isRunning && !request.terraformFederation) await discard(directory, host);
  }
  return started;
}

function renewalRequest(
  request: LoginRequest,
  source: SubjectSource,
  { key, login, receipt }: FreshSession,
): Omit<RenewalRequest, 'directory' | 'identityTokenFile' | 'endBy' | 'runner'> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    ...{ source, receipt, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew
      ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
      : undefined,
  };
}

/** `dist/renew/index.js` next to this program. npm starts programs through a symbolic link. */
function renewerEntry(): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}

/** If the directory cannot be removed now, the logout removes it. */
async function discard(directory: string, host: LoginHost): Promise<void> {
  try {
    await removeTree(directory);
    host.remember('renewal', undefined);
  } catch {
    // The caller has warned already.
  }
}
