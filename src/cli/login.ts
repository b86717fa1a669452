// `oci-wif login`: the action's login where there is no runner.

import { randomBytes } from 'node:crypto';
import { Failure } from '../failure.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { obtainSession, type Session } from '../federation/obtain-session.ts';
import type { Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { printable } from '../text/printable.ts';
import { consumerEnvironment } from '../profile/environment.ts';
import { readHomes } from '../profile/homes.ts';
import { removeProfile, writeProfile, type ProfilePaths, type ProfileReceipt } from '../profile/profile-store.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { EXIT } from './exit.ts';
import { commandHttp } from './http.ts';
import { readLoginSettings, type LoginSettings } from './login-settings.ts';
import { subjectTokens } from './login-subject.ts';
import { findReceipt, forgetReceipt, keepReceipt } from './receipts.ts';
import { beginRenewal, endRenewal } from './renewal.ts';
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
  subjectTokenCommand?: string;
  audience: string;
  tokenType: string;
  resourceType?: string;
  tokenLifetime?: string;
  tenancy?: string;
  profile?: string;
  ociHome: string;
  fromIni?: string;
  renew?: boolean;
  verify?: boolean;
  export?: boolean;
  json?: boolean;
  maxAttempts: string;
  requestTimeout: string;
}

/** @returns the exit code. @throws Failure; nothing of this login is left on disk then */
export async function runLogin(flags: LoginFlags, timing: Timing = systemTiming): Promise<number> {
  if (flags.json === true && flags.export === true) {
    throw new Failure('input', 'Invalid input', '--json and --export are given; expected: one of them');
  }
  const terminal = createTerminal(flags.json === true || flags.export === true);
  const settings = await readLoginSettings(flags);
  const http = commandHttp(terminal, timing, settings);
  const { key, login, subject } = await obtainSession(http, settings, subjectTokens(settings, http), timing);
  const { paths, receipt } = await putOnDisk(settings, key, login, terminal);
  if (flags.verify === true) await verifyOrUndo(settings, paths, http, terminal);
  // Last: what was undone needs no renewal.
  const renewal = flags.renew === true ? { key, login, receipt, now: timing.now() } : undefined;
  const renewedUntil = renewal && (await beginRenewal(settings, renewal, terminal));
  report(flags, settings, login, paths, subject, renewedUntil, terminal);
  return EXIT.done;
}

async function putOnDisk(
  settings: LoginSettings,
  key: Session['key'],
  login: Login,
  terminal: Terminal,
): Promise<{ paths: ProfilePaths; receipt: ProfileReceipt }> {
  const { ociHome, profile, region } = settings;
  // A login anew: the earlier one is undone first, so that logout brings back what was there before both.
  const earlier = findReceipt(ociHome, profile);
  if (earlier) {
    await endRenewal(ociHome, earlier, terminal);
    for (const line of (await removeProfile(earlier)).warnings) terminal.warn(line);
  }
  const { paths, receipt, warnings } = await writeProfile(
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
    (announced) => {
      keepReceipt(ociHome, announced);
    },
  );
  for (const line of warnings) terminal.warn(line);
  return { paths, receipt };
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
  renewedUntil: Date | undefined,
  terminal: Terminal,
): void {
  const { profile, region, tokenType } = settings;
  terminal.say(`Logged in to Oracle Cloud as ${login.principal}`);
  terminal.say(`  tenancy:  ${login.tenancy}`);
  terminal.say(`  subject:  ${printable(subject.claims.sub ?? '')}`);
  terminal.say(`  profile:  ${profile} in ${paths.configFile}`);
  terminal.say(`  expires:  ${login.expiresAt.toISOString()}`);
  if (renewedUntil) {
    terminal.say(`  renewal:  in the background until logout, at the latest until ${renewedUntil.toISOString()}`);
  }
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
    const places = { configFile, tokenFile, keyFile, environment: variables };
    terminal.result(
      JSON.stringify({ principal, tenancy, region, profile, expiresAt, renewedUntil, ...places }, null, 2),
    );
  }
}
