// What login was told, validated before anything happens: flags, then Oracle's runtimeConfig.ini, then the environment.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TokenType } from '../federation/token-exchange.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import { AUDIENCE, CLIENT_ID, OCI_HOME, REGION, TENANCY } from '../login/setting-forms.ts';
import { PROFILE_NAME } from '../profile/profile-name.ts';
import { readLoginIni, type LoginIni } from '../setup/desired/ini-file.ts';
import { checkForm, type Form } from '../text/form.ts';
import { invalidInput } from '../failure.ts';
import type { LoginFlags } from './login.ts';
import { readLoginSubject, type LoginSubject } from './login-subject.ts';
import { readTextFile } from '../files/text-file.ts';

export interface LoginSettings {
  domainUrl: string;
  clientId: string;
  /** Secret. */
  clientSecret: string;
  region: string;
  tenancy: string | undefined;
  tokenType: TokenType;
  resourceType: string | undefined;
  tokenLifetime: number | undefined;
  subject: LoginSubject;
  profile: string;
  /** Absolute. */
  ociHome: string;
  maxAttempts: number;
  requestTimeout: number;
}

/** @throws Failure `input`, naming the flag; a secret's text is never repeated */
export async function readLoginSettings(flags: LoginFlags): Promise<LoginSettings> {
  const ini: Partial<LoginIni> =
    flags.fromIni === undefined ? {} : readLoginIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
  if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
    throw invalidInput('stdin is to be both the secret and the token', 'one of them from a file');
  const tokenType = checkForm('--token-type', flags.tokenType, /^(upst|rpst)$/, 'upst or rpst') as TokenType;
  return {
    domainUrl: checkDomainUrl(flags.domainUrl ?? ini.domainUrl),
    clientId: required('--client-id', flags.clientId ?? ini.clientId, CLIENT_ID),
    clientSecret: await clientSecretOf(flags, ini),
    region: required('--region', flags.region ?? ini.region ?? process.env.OCI_CLI_REGION, REGION),
    tenancy: flags.tenancy === undefined ? undefined : required('--tenancy', flags.tenancy, TENANCY),
    tokenType,
    resourceType: resourceTypeOf(flags, tokenType),
    tokenLifetime: lifetimeOf(flags, tokenType),
    profile: checkProfile(flags.profile ?? ini.profile ?? 'WIF'),
    ociHome: checkHome(flags.ociHome),
    maxAttempts: integer('--max-attempts', flags.maxAttempts, 1, 10),
    requestTimeout: integer('--request-timeout', flags.requestTimeout, 1, 300),
    subject: await readLoginSubject(flags, ini, required('--audience', flags.audience, AUDIENCE)),
  };
}

export function checkProfile(value: string): string {
  return checkForm('--profile', value, PROFILE_NAME.pattern, PROFILE_NAME.expected);
}

export function checkHome(value: string): string {
  const path = value === '~' || value.startsWith('~/') ? join(homedir(), value.slice(1)) : value;
  return checkForm('--oci-home', resolve(path), OCI_HOME.pattern, `a path ${OCI_HOME.expected}`);
}

async function clientSecretOf(flags: LoginFlags, ini: Partial<LoginIni>): Promise<string> {
  const fromFile =
    flags.clientSecretFile === undefined
      ? undefined
      : (await readTextFile('--client-secret-file', flags.clientSecretFile)).trim();
  const secret =
    fromFile ??
    (process.env[flags.clientSecretEnv] === '' ? undefined : process.env[flags.clientSecretEnv]) ??
    ini.clientSecret;
  const expected = `the client secret in one line, from --client-secret-file or the environment variable ${flags.clientSecretEnv}`;
  if (secret === undefined || secret === '') throw invalidInput('there is no client secret', expected);
  if (/\p{Cc}/u.test(secret))
    throw invalidInput('the client secret contains a line break or another control character', expected);
  return secret;
}

function resourceTypeOf({ resourceType }: LoginFlags, tokenType: TokenType): string | undefined {
  if (tokenType === 'rpst' && (resourceType ?? '') === '')
    throw invalidInput('--token-type rpst needs --resource-type', "the trust's resource");
  if (tokenType === 'upst' && resourceType !== undefined)
    throw invalidInput('--resource-type is given', 'only with --token-type rpst');
  return resourceType;
}

function lifetimeOf({ tokenLifetime }: LoginFlags, tokenType: TokenType): number | undefined {
  if (tokenLifetime === undefined) return undefined;
  if (tokenType === 'upst')
    throw invalidInput('--token-lifetime is given', 'only with --token-type rpst; a UPST lives at most 60 minutes');
  return integer('--token-lifetime', tokenLifetime, 1, 43_200);
}

function required(flag: string, value: string | undefined, { pattern, expected }: Form): string {
  if (value === undefined || value === '') throw invalidInput(`${flag} is missing`, expected);
  return checkForm(flag, value, pattern, expected);
}

function integer(flag: string, value: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most))
    throw invalidInput(`${flag} is "${value.slice(0, 40)}"`, `a whole number from ${least} to ${most}`);
  return number;
}
