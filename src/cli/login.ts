// `oci-wif login`: the action's login where there is no runner.

import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { shellQuoted } from '../shell-quoted.ts';
import { requestIdToken } from '../federation/id-token.ts';
import { obtainSession, type Session } from '../federation/obtain-session.ts';
import type { Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { printable } from '../printable.ts';
import { consumerEnvironment } from '../profile/environment.ts';
import { readHomes } from '../profile/homes.ts';
import { removeProfile, writeProfile, type ProfilePaths } from '../profile/profile-store.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { EXIT } from './exit.ts';
import { commandHttp } from './http.ts';
import { readLoginSettings, type LoginSettings } from './login-settings.ts';
import { findReceipt, forgetReceipt, keepReceipt } from './receipts.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { describeVerification, verifyQuietly } from './verify.ts';

export interface LoginFlags {
  domainUrl?: string;
  clientId?: string;
  clientSecretFile?: string;
  clientSecretEnv: string;
  region?: string;
  subjectTokenFile?: string;
  subjectTokenEnv?: string;
  audience: string;
  tokenType: string;
  resourceType?: string;
  tokenLifetime?: string;
  tenancy?: string;
  profile?: string;
  ociHome: string;
  fromIni?: string;
  verify?: boolean;
  export?: boolean;
  json?: boolean;
  maxAttempts: string;
  requestTimeout: string;
}

/** @returns the exit code. @throws Failure; nothing of this login is left on disk then */
export async function runLogin(flags: LoginFlags, timing: Timing = systemTiming): Promise<number> {
  if (flags.json === true && flags.export === true) {
    throw new Failure('input', 'Invalid input', '--json and --export are given; allowed: one of them');
  }
  const terminal = createTerminal(flags.json === true || flags.export === true);
  const settings = await readLoginSettings(flags);
  const http = commandHttp(terminal, timing, settings);
  const { key, login, subject } = await obtainSession(http, settings, subjectTokenSupply(settings, http), timing);
  const paths = await putOnDisk(settings, key, login, terminal);
  if (flags.verify === true) await verifyOrUndo(settings, paths, http, terminal);
  report(flags, settings, login, paths, subject, terminal);
  return EXIT.done;
}

/** GitHub mints a new token for every call; one that was given is all there is. */
function subjectTokenSupply(settings: LoginSettings, http: HttpClient): () => Promise<SubjectToken> {
  const { subject, audience } = settings;
  if (subject) return () => Promise.resolve(subject);
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
  const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
  if (!URL.canParse(requestUrl) || requestToken === '') {
    throw new Failure(
      'input',
      'No subject token',
      'there is no token of an identity provider, and this is no GitHub job with id-token: write',
      {
        hint: 'give the JWT with --subject-token-file (- for stdin) or --subject-token-env',
      },
    );
  }
  return () => requestIdToken(http, { requestUrl, requestToken, audience });
}

async function putOnDisk(
  settings: LoginSettings,
  key: Session['key'],
  login: Login,
  terminal: Terminal,
): Promise<ProfilePaths> {
  const { ociHome, profile, region } = settings;
  // A login anew: the earlier one is undone first, so that logout brings back what was there before both.
  const earlier = findReceipt(ociHome, profile);
  if (earlier) {
    for (const line of (await removeProfile(earlier)).warnings) terminal.warn(line);
  }
  const { paths, warnings } = await writeProfile(
    {
      ociHome,
      profile,
      tenancy: login.tenancy,
      region,
      fingerprint: key.fingerprint,
      privateKeyPem: key.privateKeyPem,
      publicKeyPem: key.publicKeyPem,
      token: login.token,
      loginId: randomBytes(8).toString('hex'),
      keepReplaced: true,
    },
    (receipt) => {
      keepReceipt(ociHome, receipt);
    },
  );
  for (const line of warnings) terminal.warn(line);
  return paths;
}

async function verifyOrUndo(
  settings: LoginSettings,
  paths: ProfilePaths,
  http: HttpClient,
  terminal: Terminal,
): Promise<void> {
  try {
    const verification = await verifyQuietly(http, { configFile: paths.configFile, profile: settings.profile });
    terminal.say(describeVerification(verification));
  } catch (error) {
    const receipt = findReceipt(settings.ociHome, settings.profile);
    if (receipt) await removeProfile(receipt);
    forgetReceipt(settings.ociHome, settings.profile);
    throw error;
  }
}

function report(
  flags: LoginFlags,
  settings: LoginSettings,
  login: Login,
  paths: ProfilePaths,
  subject: SubjectToken,
  terminal: Terminal,
): void {
  const { profile, region, tokenType } = settings;
  terminal.say(`Logged in to Oracle Cloud as ${login.principal}`);
  terminal.say(`  tenancy:  ${login.tenancy}`);
  terminal.say(`  subject:  ${printable(subject.claims.sub ?? '')}`);
  terminal.say(`  profile:  ${profile} in ${paths.configFile}`);
  terminal.say(`  expires:  ${login.expiresAt.toISOString()}`);
  const { variables, warnings } = consumerEnvironment({
    paths,
    profile,
    region,
    tokenType,
    platform: process.platform,
    homes: readHomes(),
  });
  if (flags.export === true) {
    for (const line of warnings) terminal.warn(line);
    for (const [name, value] of Object.entries(variables)) terminal.result(`export ${name}=${shellQuoted(value)}`);
  }
  if (flags.json === true) {
    const expiresAt = login.expiresAt.toISOString();
    const { principal, tenancy } = login;
    const { configFile, tokenFile, keyFile } = paths;
    terminal.result(
      JSON.stringify(
        { principal, tenancy, region, profile, expiresAt, configFile, tokenFile, keyFile, environment: variables },
        null,
        2,
      ),
    );
  }
}
