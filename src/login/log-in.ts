// The login: settings, session, profile on disk, verification, renewal, result. Nothing is written before the session is checked, and
// whatever fails after the first byte is undone at once.

import { systemTiming, type Timing } from '../clock.ts';
import { Failure } from '../failure.ts';
import { basicCredentials, type ClientCredentials } from '../federation/exchange-request.ts';
import { obtainSession, overallTimeoutOf, type Session } from '../federation/exchange.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { ignoreDisabledVerification } from '../http/connection.ts';
import { consumerEnvironment, overrideWarnings, replaceEarlierLogin } from '../profile/environment.ts';
import { type ProfilePaths, readHomes } from '../profile/paths.ts';
import { findLogins, hasLogins, keepProfile, type LoginName, type LoginRecord } from '../profile/record.ts';
import { writeProfile } from '../profile/write-profile.ts';
import { subjectTokens } from '../renewal/subject-source.ts';
import { secretLines } from '../session-key.ts';
import { failOnEarlyEnd } from '../system/output.ts';
import { commandEnvironment } from '../system/program-environment.ts';
import { runProgram } from '../system/run-program.ts';
import { identify, type ProcessIdentity } from '../system/process-identity.ts';
import { capitalized } from '../text/printable.ts';
import type { LoginHost, LoginRequest, WrittenLogin } from './host-interface.ts';
import { userAgentOfJob } from './job-token.ts';
import { isFinished, undoLogin, undoStaleLogins } from './log-out.ts';
import { refuseProfileInUse, warningOfProfileInUse } from './profile-in-use.ts';
import type { RegistryLogin } from './registry-login.ts';
import { regionWarning } from './settings.ts';
import { prepareRenewal, type PreparedRenewal } from './start-renewal.ts';

/** @throws Failure of any kind; nothing of this login is left on disk then */
export async function logIn(request: LoginRequest, host: LoginHost, timing: Timing = systemTiming): Promise<void> {
  const client = await prepareClient(request, host, timing.now());
  if (client.clientSecret !== undefined) host.mask(basicCredentials(client));
  const unknownRegion = regionWarning(request.region, host.settingName('region'));
  if (unknownRegion !== undefined) host.warn(unknownRegion);
  const job = host.identifyJob().catch(() => undefined);
  const own = identify(process.pid).catch(() => undefined);
  await checkProfileUse(request, job, host, timing.now());
  const http = httpClient(request, host, timing);
  const tokens = subjectTokens(request, http, host.mask);
  const registry = await prepareRegistryLogin(request);
  let prepared: PreparedRenewal | undefined;
  const session = await obtainSession(http, { ...request, ...client }, tokens, timing, {
    onKey: (key) => {
      for (const line of secretLines(key.privateKeyPem)) host.mask(line);
      // While the exchange is on its way. Earlier, it would delay the requests, and take processor time from the key generation.
      // If it cannot be loaded, the verification reports that.
      if (request.verify) loadSdk().catch(() => undefined);
      // Starting a process takes milliseconds, so the exchange is sent first.
      if (request.renew || request.terraformFederation)
        setImmediate(() => {
          prepared = prepareRenewal(request);
        });
    },
    onToken: host.mask,
  });
  checkLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);

  let written: LoginName | undefined;
  const complete = async (): Promise<void> => {
    const origin = {
      host: host.product,
      time: new Date(timing.now()).toISOString(),
      process: (await own) ?? { pid: process.pid, start: undefined },
      job: await job,
      jobId: host.jobId,
    };
    const announce = (name: LoginName): void => {
      // The host first: when it cannot store the name, nothing is written that would have to be undone.
      host.saveName(name);
      written = name;
    };
    const profile = await writeSession(request, { ...session, origin }, host, announce);
    const { name, paths } = profile;
    const place = { configFile: paths.configFile, profile: request.profile };
    const verification = request.verify ? await (await loadSdk()).verifyProfile(http, place) : undefined;
    const renewal = await prepared?.start({ ...session, client, name, now: timing.now() }, host);
    await registry?.logIn(http, profile, host);
    if (!request.cleanup && !(await keepProfile(name))) host.saveName(undefined);
    const variables = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const environment = replaceEarlierLogin(variables, process.env);
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await failOnEarlyEnd(complete());
  } catch (error) {
    if (written) await undoFailedLogin(written, host);
    throw error;
  }
}

/** Also a profile that would have stayed. Never throws. */
async function undoFailedLogin(name: LoginName, host: LoginHost): Promise<void> {
  if ((await undoLogin(name, host, { isFailed: true })) === 'failed') return;
  try {
    host.saveName(undefined);
  } catch {
    // The name stays with the host, and its logout finds nothing to undo.
  }
}

/** All requests share one client and its limits. */
function httpClient(request: LoginRequest, host: LoginHost, timing: Timing): HttpClient {
  ignoreDisabledVerification(host.warn);
  return createHttpClient({
    ...request,
    userAgent: userAgentOfJob(host.product),
    overallTimeout: overallTimeoutOf(request, request),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName('retry-timeout')}`,
    onRetry: (line) => {
      host.info(capitalized(line));
    },
    // Before the error that it may cause, which need not say anything of time.
    onWrongClock: host.warn,
    timing,
  });
}

/**
 * Seconds. The Terraform provider counts a session as expired five minutes early. With a shorter one it exchanges a token for every request, and
 * signs each with the key of the session before. The other five minutes are for the requests themselves.
 */
const SHORTEST_FOR_TERRAFORM = 600;

/** A part of the lifetime has passed when the token arrives. */
const TOLERANCE = 0.95;

/**
 * Oracle's samples disagree about the unit of `rpst_exp`, and a domain may limit the lifetime: only the token says what was granted.
 *
 * @throws Failure `Session token rejected` if the session is too short for terraform-federation
 */
function checkLifetime(
  { tokenLifetime, renew, terraformFederation }: LoginRequest,
  { login }: Session,
  host: LoginHost,
  now: number,
): void {
  const granted = Math.round((login.expiresAt.getTime() - now) / 1000);
  if (terraformFederation && granted < SHORTEST_FOR_TERRAFORM * TOLERANCE) {
    throw new Failure(
      'mismatch',
      'Session token rejected',
      `the domain granted a session of ${granted} s, but terraform-federation needs at least ${SHORTEST_FOR_TERRAFORM} s: the Terraform ` +
        'provider counts a session as expired five minutes early and would exchange tokens without end',
      {
        hint: `let the domain grant longer sessions${tokenLifetime === undefined ? '' : ' and raise token-lifetime'}, or use renew: true without terraform-federation`,
      },
    );
  }
  if (tokenLifetime === undefined || granted >= tokenLifetime * TOLERANCE) return;
  const [lifetimeName, renewName] = [host.settingName('token-lifetime'), host.settingName('renew')];
  const advice = renew ? `${renewName} keeps it fresh` : `for longer jobs, use ${renewName}`;
  host.warn(`The domain granted a session of ${granted} s, but ${lifetimeName} asks for ${tokenLifetime} s; ${advice}`);
}

/**
 * @param now undefined: do not warn of a job that cannot be identified
 * @throws Failure `Cannot write profile` if another job is using the profile
 */
async function checkProfileUse(
  { ociHome, profile }: LoginRequest,
  job: Promise<ProcessIdentity | undefined> | ProcessIdentity | undefined,
  host: LoginHost,
  now?: number,
): Promise<void> {
  if (!(await hasLogins(ociHome))) return;
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning = now === undefined ? undefined : await warningOfProfileInUse(place, now, host);
  if (warning !== undefined) host.warn(warning);
}

/** Earlier logins are undone first, so that a logout restores what was there before all of them. */
async function undoEarlierLogins({ ociHome, profile }: LoginRequest, host: LoginHost, timing: Timing): Promise<void> {
  if (!(await hasLogins(ociHome))) return;
  const now = timing.now();
  try {
    for (const { name, record } of host.replacesEarlierLogins ? await findLogins(ociHome, profile) : []) {
      if (record.host === host.product && (await isFinished(record, now))) await undoLogin(name, host);
    }
    await undoStaleLogins({ ociHome, now, unseenJobs: false }, host);
  } catch {
    // This login meets the same obstacle and reports it.
  }
}

async function writeSession(
  request: LoginRequest,
  { key, login, origin }: Session & { origin: Pick<LoginRecord, 'host' | 'time' | 'process' | 'job' | 'jobId'> },
  host: LoginHost,
  announce: (name: LoginName) => void,
): Promise<WrittenLogin> {
  const { ociHome, profile, region } = request;
  const { tenancy, token } = login;
  const { name, paths, warnings } = await writeProfile(
    { ociHome, profile, tenancy, region, token, origin, ...key },
    announce,
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request, origin.job, host) },
  );
  for (const line of warnings) host.warn(line);
  return { name, paths };
}

/** Oracle's SDK is many times the size of everything else. */
const loadSdk = () => import('../oci-sdk/verify-profile.ts');

/** @throws Failure `input` before anything has happened */
async function prepareClient(request: LoginRequest, host: LoginHost, now: number): Promise<ClientCredentials> {
  const { clientAuthentication, clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias } = request;
  const others = [clientKey, clientCertificate, clientSigningCommand, clientCertificateAlias];
  if (clientAuthentication === 'client_secret_basic' && others.every((value) => value === undefined))
    return request as ClientCredentials;
  if (clientAuthentication === 'instance_principal') {
    const { metadataNote, readInstancePrincipal } = await import('../federation/instance-principal.ts');
    const instance = readInstancePrincipal(request, host.settingName);
    const note = metadataNote();
    if (note !== undefined) host.info(note);
    return instance;
  }
  const { expiryWarning, readAssertingClient, SECRETS_OF_ACTIONS } = await import('../federation/client-assertion.ts');
  const environment = commandEnvironment(SECRETS_OF_ACTIONS);
  const client = readAssertingClient({ ...request, environment }, host.settingName, runProgram);
  const what = `the certificate in ${host.settingName(clientKey === undefined ? 'client-certificate' : 'client-key')}`;
  const warning = expiryWarning(client.certificateExpires, now, what);
  if (warning !== undefined) host.warn(warning);
  return client;
}

/** @throws Failure `input` before anything has happened */
async function prepareRegistryLogin(request: LoginRequest): Promise<RegistryLogin | undefined> {
  if (request.registryLogin === undefined) return undefined;
  const { registryLogin } = await import('./registry-login.ts');
  return registryLogin(request);
}

function environmentFor(request: LoginRequest, paths: ProfilePaths, host: LoginHost): Record<string, string> {
  const { profile, region, tokenType, resourcePrincipalVariables, terraformFederation } = request;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    resourcePrincipalVariables,
    platform: process.platform,
    homes: readHomes(),
    environment: process.env,
  });
  const overrides = overrideWarnings(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === 'rpst' || resourcePrincipalVariables,
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}
