// The login: settings, session, profile on disk, verification, renewal, result. Nothing is written before the session is checked, and
// whatever fails after the first byte is undone at once.

import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { basicCredentials } from '../federation/exchange-request.ts';
import { obtainSession, type Session } from '../federation/obtain-session.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { ignoreDisabledVerification } from '../http/connection.ts';
import { hasBackups } from '../profile/backup.ts';
import { consumerEnvironment, overrideWarnings, replaceEarlierLogin } from '../profile/environment.ts';
import { type ProfilePaths, readHomes } from '../profile/paths.ts';
import { writeProfile } from '../profile/write-profile.ts';
import { secretLines } from '../session-key.ts';
import { failOnEarlyEnd } from '../system/output.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { systemTiming, type Timing } from '../timing.ts';
import type { LoginHost, LoginRequest } from './host.ts';
import { undoLogin, undoStaleLogins } from './log-out.ts';
import { refuseProfileInUse, warningOfProfileInUse } from './profile-in-use.ts';
import type { LoginReceipt, Remember } from './receipt.ts';
import type { RegistryLogin } from './registry-login.ts';
import { type PreparedRenewal, prepareRenewal } from './start-renewal.ts';
import { subjectTokens } from './subject.ts';
import { preloadSdk, verifyProfile } from './verify.ts';

/** @throws Failure of any kind; nothing of this login is left on disk then */
export async function logIn(request: LoginRequest, host: LoginHost, timing: Timing = systemTiming): Promise<void> {
  host.mask(basicCredentials(request));
  const job = host.identifyJob().catch(() => undefined);
  await checkProfileUse(request, job, host, timing.now());
  const http = httpClient(request, host, timing);
  const tokens = subjectTokens(request, http, (secret) => {
    host.mask(secret);
  });
  const registry = await prepareRegistryLogin(request);
  let prepared: PreparedRenewal | undefined;
  const session = await obtainSession(http, request, tokens, timing, {
    onKey: (key) => {
      for (const line of secretLines(key.privateKeyPem)) host.mask(line);
      // While the exchange is on its way. Earlier, it would delay the requests, and take processor time from the key generation.
      if (request.verify) preloadSdk();
      if (request.renew || request.terraformFederation) prepared = prepareRenewal(request);
    },
    onToken: (token) => {
      host.mask(token);
    },
  });
  checkLifetime(request, session, host, timing.now());
  await undoEarlierLogins(request, host, timing);

  const receipt: LoginReceipt = {};
  const remember: Remember = (part, value) => {
    // The host first: when it cannot store the receipt, nothing is written that would have to be undone.
    if (part !== 'profile' || request.cleanup) host.remember(part, value);
    receipt[part] = value;
  };
  const recording: LoginHost = { ...host, remember };
  const complete = async (): Promise<void> => {
    const paths = await writeSession(request, { ...session, job }, recording);
    const verification = request.verify ? await verifyProfile(http, paths, request.profile) : undefined;
    const { profile } = receipt;
    const fresh = profile && { ...session, receipt: profile, now: timing.now() };
    const renewal = fresh && (await prepared?.start(fresh, recording));
    await registry?.logIn(http, paths, recording);
    const variables = { ...environmentFor(request, paths, host), ...renewal?.variables };
    const environment = replaceEarlierLogin(variables, process.env);
    const { login, subject } = session;
    const renewedUntil = renewal?.until;
    await host.publish({ request, login, subject, paths, verification, renewedUntil, environment });
  };
  try {
    await failOnEarlyEnd(complete());
  } catch (error) {
    await undo(receipt, recording);
    throw error;
  }
}

/**
 * All requests share one client and its limits. Without throttling, the deadline is long enough for every attempt of one request and one
 * attempt of another.
 */
function httpClient(
  { requestTimeout, maxAttempts, retryTimeout }: LoginRequest,
  host: LoginHost,
  timing: Timing,
): HttpClient {
  ignoreDisabledVerification((line) => {
    host.warn(line);
  });
  return createHttpClient({
    userAgent: host.product,
    requestTimeout,
    maxAttempts,
    retryTimeout,
    overallTimeout: requestTimeout * (maxAttempts + 1),
    throttlingHint: `start fewer jobs at once, or raise ${host.settingName('retry-timeout')}`,
    onRetry: (line) => {
      host.info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
    },
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
  job: Promise<ProcessIdentity | undefined>,
  host: LoginHost,
  now?: number,
): Promise<void> {
  if (!(await hasBackups(ociHome))) return;
  // Loaded on demand: on most machines, every login is undone before the next one.
  const place = { ociHome, profile, job: await job };
  await refuseProfileInUse(place, host);
  const warning = now === undefined ? undefined : await warningOfProfileInUse(place, now, host);
  if (warning !== undefined) host.warn(warning);
}

/** Earlier logins are undone first, so that a logout restores what was there before all of them. */
async function undoEarlierLogins({ ociHome, profile }: LoginRequest, host: LoginHost, timing: Timing): Promise<void> {
  for (const { receipt, remember } of await host.earlierLogins(ociHome, profile)) {
    await undo(receipt, { ...host, remember });
  }
  if (!(await hasBackups(ociHome))) return;
  // Loaded on demand: on most machines, every login is undone before the next one.
  try {
    await undoStaleLogins({ ociHome, now: timing.now(), unseenJobs: false }, host);
  } catch {
    // This login meets the same obstacle and reports it.
  }
}

/** Loaded on demand: most logins succeed. */
async function undo(receipt: LoginReceipt, host: LoginHost): Promise<void> {
  await undoLogin(receipt, host);
}

async function writeSession(
  request: LoginRequest,
  { key, login, job }: Session & { job: Promise<ProcessIdentity | undefined> },
  host: LoginHost,
): Promise<ProfilePaths> {
  const { paths, warnings } = await writeProfile(
    {
      ociHome: request.ociHome,
      profile: request.profile,
      tenancy: login.tenancy,
      region: request.region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: randomBytes(8).toString('hex'),
      job: await job,
      keepReplaced: request.cleanup,
    },
    (announced) => {
      host.remember('profile', announced);
    },
    // Again, because another job may have logged in meanwhile.
    { whileLocked: () => checkProfileUse(request, job, host) },
  );
  for (const line of warnings) host.warn(line);
  return paths;
}

/** @throws Failure `input` before anything has happened */
async function prepareRegistryLogin(request: LoginRequest): Promise<RegistryLogin | undefined> {
  if (request.registryLogin === undefined) return undefined;
  const { registryLogin } = await import('./registry-login.ts');
  return registryLogin(request);
}

function environmentFor(request: LoginRequest, paths: ProfilePaths, host: LoginHost): Record<string, string> {
  const { profile, region, tokenType, terraformFederation } = request;
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    platform: process.platform,
    homes: readHomes(),
    environment: process.env,
  });
  const overrides = overrideWarnings(process.env, {
    terraformFederation,
    resourcePrincipal: tokenType === 'rpst',
  });
  for (const line of [...warnings, ...overrides]) host.warn(line);
  return variables;
}
