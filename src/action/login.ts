// The login, from inputs to outputs, in the order of the data: nothing is written before everything before it was checked.

import { debug, exportVariable, info, setSecret, warning } from '@actions/core';
import { randomBytes } from 'node:crypto';
import { requestIdToken } from '../federation/id-token.ts';
import { obtainSession } from '../federation/obtain-session.ts';
import type { SessionKey } from '../federation/session-key.ts';
import type { Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { consumerEnvironment } from '../profile/environment.ts';
import { readHomes } from '../profile/homes.ts';
import { overrideWarnings } from '../profile/overrides.ts';
import { removeProfile, writeProfile, type ProfilePaths, type ProfileReceipt } from '../profile/profile-store.ts';
import { systemTiming, type Timing } from '../timing.ts';
import type { Verification } from '../oci-sdk/verify-profile.ts';
import type { Renewal } from './background.ts';
import { readSettings, type Settings } from './inputs.ts';
import { idTokenSource } from './job.ts';
import { logLogin, setOutputs, writeSummary, type LoginReport } from './report.ts';
import { forgetProfile, rememberProfile } from './state.ts';

/** @throws Failure of any kind; nothing of this login is left on disk then */
export async function logIn(timing: Timing = systemTiming): Promise<void> {
  const settings = readSettings();
  const http = httpClient(settings, timing);
  const subjectTokens = subjectTokenSupply(settings, http);
  const renewal = await prepareRenewal(settings);
  const registry = await prepareRegistry(settings);

  const session = await obtainSession(http, settings, subjectTokens, timing, { onKey: maskKey, onToken: setSecret });
  const { key, login, subject } = session;
  warnOfShortLife(settings, login, timing.now());

  const { paths, receipt } = await putOnDisk(settings, key, login);
  const verification = await verifyOrUndo(http, settings, paths, receipt);
  const background = await renewal?.begin({ key, login, subject, receipt, now: timing.now() });

  await registry?.logIn(http, paths);

  if (settings.exportEnvironment) exportForConsumers(settings, paths, background?.variables);
  const report: LoginReport = { settings, login, subject, paths, verification, background };
  setOutputs(report);
  logLogin(report, timing.now());
  if (settings.jobSummary) await writeSummary(report);
}

/** Both requests share one client and one deadline: long enough for every attempt of one of them and a whole one of the other. */
function httpClient(settings: Settings, timing: Timing): HttpClient {
  return createHttpClient({
    userAgent: 'oci-wif-action',
    requestTimeout: settings.requestTimeout,
    maxAttempts: settings.maxAttempts,
    overallTimeout: settings.requestTimeout * (settings.maxAttempts + 1),
    onRetry: (line) => {
      info(`${line.charAt(0).toUpperCase()}${line.slice(1)}`);
    },
    timing,
  });
}

/** GitHub mints a new subject token for every call; a token that was given is all there is. */
function subjectTokenSupply(settings: Settings, http: HttpClient): () => Promise<SubjectToken> {
  const given = settings.subjectToken;
  if (given) return () => Promise.resolve(given);
  const source = idTokenSource(settings.audience);
  setSecret(source.requestToken);
  return async () => {
    const token = await requestIdToken(http, source);
    setSecret(token.raw);
    return token;
  };
}

/** Line by line, without the armour: a mask for the whole PEM would also star out every "BEGIN PRIVATE KEY" of the job. */
function maskKey(key: SessionKey): void {
  for (const line of key.privateKeyPem.split('\n')) {
    if (line.length > 16 && !line.startsWith('-----')) setSecret(line);
  }
}

async function putOnDisk(
  settings: Settings,
  key: SessionKey,
  login: Login,
): Promise<{ paths: ProfilePaths; receipt: ProfileReceipt }> {
  const { paths, receipt, warnings } = await writeProfile(
    {
      ociHome: settings.ociHome,
      profile: settings.profile,
      tenancy: login.tenancy,
      region: settings.region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: randomBytes(8).toString('hex'),
      keepReplaced: settings.cleanup,
    },
    (announced) => {
      if (settings.cleanup) rememberProfile(announced);
    },
  );
  for (const line of warnings) warning(line);
  return { paths, receipt };
}

/** A session that the service refuses is of no use to later steps: it is taken away again before the step fails. */
async function verifyOrUndo(
  http: HttpClient,
  settings: Settings,
  paths: ProfilePaths,
  receipt: ProfileReceipt,
): Promise<Verification | undefined> {
  if (!settings.verify) return undefined;
  try {
    const { verifyProfile } = await import('../oci-sdk/verify-profile.ts');
    return await verifyProfile(http, { configFile: paths.configFile, profile: settings.profile });
  } catch (error) {
    await removeProfile(receipt);
    forgetProfile();
    throw error;
  }
}

/** The process that renews gets ready while the login waits for answers; what starts it is loaded only when it is asked for. */
async function prepareRenewal(settings: Settings): Promise<Renewal | undefined> {
  if (!settings.renew && !settings.terraformFederation) return undefined;
  const { startRenewal } = await import('./background.ts');
  return startRenewal(settings);
}

/** @throws Failure `input` before anything has happened */
async function prepareRegistry(settings: Settings) {
  if (settings.registryLogin === undefined) return undefined;
  const { checkRegistry, logInToRegistry } = await import('./registry.ts');
  const host = checkRegistry(settings);
  return { logIn: (http: HttpClient, paths: ProfilePaths) => logInToRegistry(http, host, settings, paths) };
}

/** Oracle's samples disagree about the unit of `rpst_exp`, and a domain may cap what it grants: the token says what came of it. */
function warnOfShortLife({ tokenLifetime, renew }: Settings, { expiresAt }: Login, now: number): void {
  const granted = Math.round((expiresAt.getTime() - now) / 1000);
  if (tokenLifetime === undefined || granted >= tokenLifetime * 0.95) return;
  const way = renew ? 'renew: true keeps it fresh all the same' : 'for longer jobs set renew: true';
  warning(`The domain granted a session of ${granted} s, although token-lifetime asks for ${tokenLifetime} s; ${way}`);
}

function exportForConsumers(settings: Settings, paths: ProfilePaths, further: Record<string, string> = {}): void {
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile: settings.profile,
    region: settings.region,
    tokenType: settings.tokenType,
    platform: process.platform,
    homes: readHomes(),
  });
  const all = { ...variables, ...further };
  for (const line of [...warnings, ...overrideWarnings(process.env)]) warning(line);
  for (const [name, value] of Object.entries(all)) exportVariable(name, value);
  debug(`exported ${Object.keys(all).join(', ')}`);
}
