// Starts the background process that renews the session.

import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskFailure, Failure } from '../failure.ts';
import type { Session } from '../federation/exchange.ts';
import type { ClientCredentials, CommandKey, GivenCredentials } from '../federation/exchange-request.ts';
import { type LoginName, type RenewalRecord, updateRecord } from '../profile/record.ts';
import type { RenewalRequest } from '../renewal/request.ts';
import { latestEnd, type Renewer, startRenewer } from '../renewal/start-process.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import { removeTree, writePrivateFile } from '../system/private-files.ts';
import { makeWorkDirectory, nameWorkDirectory } from '../system/directories.ts';
import type { LoginHost, LoginRequest } from './host-interface.ts';
import { userAgentOfJob } from './job-token.ts';

export interface PreparedRenewal {
  /** Never throws: if the process does not start, the login is kept and a warning says that the session is not renewed. */
  start(session: FreshSession, host: LoginHost): Promise<StartedRenewal>;
}

interface FreshSession extends Session {
  client: ClientCredentials;
  name: LoginName;
  /** Milliseconds since the epoch. */
  now: number;
}

interface StartedRenewal {
  /** The latest end of the renewal; undefined when the process could not be started. */
  until: Date | undefined;
  /** Variables for the Terraform provider; empty without terraform-federation. */
  variables: Record<string, string>;
}

/**
 * Starts the process, which loads its code while the exchange is on its way and then waits for its request. If the login fails, the process
 * ends with it.
 *
 * @returns undefined for a token that was given once; the hosts refuse to renew it
 */
export function prepareRenewal(request: LoginRequest): PreparedRenewal | undefined {
  const { subject } = request;
  if ('given' in subject) return undefined;
  let renewer: Renewer | Failure;
  try {
    renewer = startRenewer(renewerEntry());
  } catch (error) {
    renewer = diskFailure(error, (error as NodeJS.ErrnoException).path ?? process.execPath);
  }
  return { start: (session, host) => startRenewal(request, subject.source, session, renewer, host) };
}

async function startRenewal(
  request: LoginRequest,
  source: SubjectSource,
  session: FreshSession,
  renewer: Renewer | Failure,
  host: LoginHost,
): Promise<StartedRenewal> {
  const { env: environment } = process;
  const started: StartedRenewal = { until: undefined, variables: {} };
  const directory = nameWorkDirectory();
  const endBy = latestEnd(source, session.now, host.longestRenewal);
  const sessionExpiresAt = request.renew ? session.login.expiresAt.toISOString() : undefined;
  let isDirectory = false;
  let problem: string | undefined;
  try {
    // The process is recorded before it gets its request, so that a logout can end it at any time.
    const process = renewer instanceof Failure ? undefined : await renewer.identify();
    await updateRecord(session.name, { renewal: { directory, process, sessionExpiresAt } });
    await makeWorkDirectory(directory);
    isDirectory = true;
    let identityTokenFile: string | undefined;
    if (request.terraformFederation) {
      identityTokenFile = join(directory, 'identity-token');
      await writePrivateFile(identityTokenFile, session.subject.raw);
      started.variables = federationEnvironment(request, identityTokenFile, environment);
    }
    if (renewer instanceof Failure) throw renewer;
    problem = await renewer.start({
      ...renewalRequest(request, source, session),
      ...{ directory, identityTokenFile, endBy, runner: await host.identifyJob() },
      userAgent: userAgentOfJob(host.product),
    });
  } catch (error) {
    problem = diskFailure(error, directory).detail;
  }
  if (problem === undefined) {
    started.until = new Date(endBy);
    return started;
  }
  if (!(renewer instanceof Failure)) await renewer.kill();
  host.warn(`${PROGRAM} could not be started: ${problem}. ${consequence(request, session.login)}`);
  // Terraform can use the identity token until it expires.
  const isKept = isDirectory && (request.terraformFederation || !(await isRemoved(directory)));
  await correctRecord(
    session.name,
    isKept ? { directory, process: undefined, sessionExpiresAt: undefined } : undefined,
  );
  return started;
}

const PROGRAM = 'The background process';

function consequence({ renew, terraformFederation }: LoginRequest, { expiresAt }: Session['login']): string {
  return [
    ...(renew ? [`The session is not renewed and ends at ${expiresAt.toISOString()}`] : []),
    ...(terraformFederation ? ['The identity token for Terraform is not renewed, and expires within minutes'] : []),
  ].join('. ');
}

function isRemoved(directory: string): Promise<boolean> {
  return removeTree(directory).then(
    () => true,
    () => false,
  );
}

/** Never throws: the record still names the directory, and the logout removes it. */
async function correctRecord(name: LoginName, renewal: RenewalRecord | undefined): Promise<void> {
  await updateRecord(name, { renewal }).catch(() => undefined);
}

function renewalRequest(
  request: LoginRequest,
  source: SubjectSource,
  { client, key, login, name }: FreshSession,
): Omit<RenewalRequest, 'directory' | 'identityTokenFile' | 'endBy' | 'runner' | 'userAgent'> {
  const { domainUrl, tokenType, resourceType, tokenLifetime } = request;
  const { publicKeyBase64, jwk } = key;
  const exchange = { ...credentialsOf(client), domainUrl, tokenType, resourceType, tokenLifetime, publicKeyBase64 };
  const { maxAttempts, requestTimeout } = request;
  return {
    // Nobody reads what a command prints on stderr in the background.
    source: 'command' in source ? { ...source, stderr: 'ignore' } : source,
    ...{ login: name, publicKeyBase64, maxAttempts, requestTimeout },
    session: request.renew
      ? { exchange, jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
      : undefined,
  };
}

function credentialsOf(client: ClientCredentials): GivenCredentials | CommandKey {
  const { clientId, clientSecret, assert } = client;
  if (assert !== undefined) return client.key;
  return clientSecret === undefined ? { clientId } : { clientId, clientSecret };
}

/** `dist/renew/index.js` next to this program. npm starts programs through a symbolic link. */
function renewerEntry(): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}

// The variables with which the Terraform provider (8.22 and later) exchanges tokens itself, whenever it needs a new session token.

/**
 * The `oci` state backend does not know these and keeps reading the profile, through the variables in lower case.
 *
 * @param identityTokenFile the file in which the background process keeps an identity token fresh
 * @param environment the variables that are set already
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs, and oci-federation.md §6
 */
export function federationEnvironment(
  request: LoginRequest,
  identityTokenFile: string,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: 'WorkloadIdentityFederation',
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    // The action refuses terraform-federation with a client key. The provider refuses an ID and a secret with an instance principal.
    OCI_TOKEN_EXCHANGE_AUTH: clientSecret === undefined ? 'InstancePrincipal' : 'OAuthClientCredentials',
    ...variable('OCI_TOKEN_EXCHANGE_CLIENT_ID', clientSecret === undefined ? undefined : clientId, environment),
    ...variable('OCI_TOKEN_EXCHANGE_CLIENT_SECRET', clientSecret, environment),
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: 'jwt',
    ...variable('OCI_TOKEN_EXCHANGE_RESOURCE_TYPE', resourceType, environment),
    ...variable('OCI_TOKEN_EXCHANGE_RPST_EXP', tokenLifetime?.toString(), environment),
  };
}

/** The provider would send a value that is set already, also with a login that has none. */
function variable(
  name: string,
  value: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return value === undefined && (environment[name] ?? '') === '' ? {} : { [name]: value ?? '' };
}
