// `oci-wif login`: the same login as the action's, outside a runner.

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, invalidInput } from '../failure.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import {
  describeLogin,
  type LoginHost,
  type LoginRequest,
  type LoginResult,
  type LoginSubject,
} from '../login/host.ts';
import { logIn } from '../login/log-in.ts';
import { readAudience, readOciHome, readProfileName, readSettings, type SettingSource } from '../login/settings.ts';
import { githubTokenSource } from '../login/subject.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import { isDiscarded } from '../system/output.ts';
import { identifyRunner } from '../system/process-identity.ts';
import { readTextFile } from '../system/text-file.ts';
import { firstGiven } from '../text/form.ts';
import { readIniFile, refuseUnknownKeys } from '../text/ini.ts';
import { harmlessJson } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { chooseShell, exportCommands } from './export-commands.ts';
import { createReceipt, findReceipts } from './receipts.ts';
import { cannotWrite, createTerminal, EXIT, requireOutput, type Terminal } from './terminal.ts';

/** Milliseconds. Users may forget to log out, and only GitHub's runner shows that a job is over. */
const LONGEST_RENEWAL = 12 * 3600_000;

const RENEWAL_ENDS_WITH = 'you log out';

/** @returns the exit code. @throws Failure; nothing of this login is left on disk then */
export async function runLogin(flags: LoginFlags, timing: Timing = systemTiming): Promise<number> {
  if (flags.json === true && flags.export !== undefined)
    throw invalidInput('--json and --export are both given', 'one of them');
  const shell = flags.export === undefined ? undefined : chooseShell(flags.export);
  if (shell !== undefined && isDiscarded())
    throw cannotWrite('stdout: closed, or /dev/null', 'nobody would get what --export prints, and no login was made');
  const terminal = createTerminal(flags.json === true ? 'json' : shell === undefined ? 'report' : 'data');
  const request = await readLoginRequest(flags);
  const host: LoginHost = {
    product: 'oci-wif',
    mask: protectSecret,
    info: terminal.say,
    warn: terminal.warn,
    settingName: (setting) => `--${setting}`,
    remember: await createReceipt(request.ociHome, request.profile),
    earlierLogins: findReceipts,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => (process.platform === 'linux' ? identifyRunner() : Promise.resolve(undefined)),
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: LONGEST_RENEWAL,
    async publish(result) {
      for (const line of describeLogin(result, timing.now(), RENEWAL_ENDS_WITH)) terminal.say(line);
      // In one write, so that no shell gets only some of them.
      if (shell !== undefined) terminal.result(exportCommands(shell, result.environment).join('\n'));
      if (flags.json === true) printJson(result, terminal);
      await requireOutput('the login is undone');
    },
  };
  await logIn(request, host, timing);
  return EXIT.done;
}

function printJson({ request, login, paths, renewedUntil, environment }: LoginResult, terminal: Terminal): void {
  const result = {
    principal: login.principal,
    tenancy: login.tenancy,
    region: request.region,
    profile: request.profile,
    expiresAt: login.expiresAt.toISOString(),
    renewedUntil,
    configFile: paths.configFile,
    tokenFile: paths.tokenFile,
    keyFile: paths.keyFile,
    environment,
  };
  terminal.result(harmlessJson(result));
}

// The flags of `oci-wif login`.

export interface LoginFlags {
  domainUrl?: string;
  clientId?: string;
  clientSecretFile?: string;
  clientSecretEnv: string;
  region?: string;
  subjectTokenFile?: string;
  subjectTokenEnv?: string;
  subjectTokenCommand?: string;
  audience?: string;
  tokenType?: string;
  resourceType?: string;
  tokenLifetime?: string;
  tenancy?: string;
  profile?: string;
  ociHome?: string;
  fromIni?: string;
  renew?: boolean;
  verify?: boolean;
  /** The shell; true: it is guessed. */
  export?: string | true;
  json?: boolean;
  maxAttempts?: string;
  requestTimeout?: string;
  retryTimeout?: string;
}

// The request for a login, from flags, then Oracle's runtimeConfig.ini, then the environment. Validated before anything happens.

/** @throws Failure `input`, naming the flag; the text of a secret is never repeated */
export async function readLoginRequest(flags: LoginFlags): Promise<LoginRequest> {
  const { source, ini } = await readLoginSource(flags);
  return Object.freeze({
    ...readSettings(source),
    subject: await readLoginSubject(flags, ini, readAudience(source)),
    renew: flags.renew === true,
    terraformFederation: false,
    registryLogin: undefined,
    verify: flags.verify === true,
    cleanup: true,
  });
}

/** @returns where the settings are read from. @throws Failure `input` for a file that cannot be read */
export async function readLoginSource(flags: LoginFlags): Promise<{ source: SettingSource; ini: Partial<LoginIni> }> {
  if (flags.clientSecretFile === '-' && flags.subjectTokenFile === '-')
    throw invalidInput('--client-secret-file and --subject-token-file both read stdin', 'one of them from a file');
  const ini: Partial<LoginIni> =
    flags.fromIni === undefined ? {} : readLoginIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
  return { source: settingSource(flags, { ...ini, clientSecret: await findClientSecret(flags, ini) }), ini };
}

/** @returns the profile and the absolute OCI home of a login. @throws Failure `input` */
export function readLoginPlace(flags: Pick<LoginFlags, 'profile' | 'ociHome'>): { profile: string; ociHome: string } {
  const source = flagSource({ profile: flags.profile, 'oci-home': flags.ociHome });
  return { profile: readProfileName(source), ociHome: readOciHome(source) };
}

function settingSource(flags: LoginFlags, ini: Partial<LoginIni>): SettingSource {
  const source = flagSource({
    'domain-url': flags.domainUrl ?? ini.domainUrl,
    'client-id': flags.clientId ?? ini.clientId,
    'client-secret': ini.clientSecret,
    region: firstGiven(flags.region, ini.region, process.env.OCI_CLI_REGION),
    tenancy: flags.tenancy,
    'token-type': flags.tokenType,
    'resource-type': flags.resourceType,
    'token-lifetime': flags.tokenLifetime,
    audience: flags.audience,
    profile: flags.profile ?? ini.profile,
    'oci-home': flags.ociHome,
    'max-attempts': flags.maxAttempts,
    'request-timeout': flags.requestTimeout,
    'retry-timeout': flags.retryTimeout,
  });
  const howToGiveSecret = `give it with --client-secret-file or in the environment variable ${flags.clientSecretEnv}`;
  return {
    ...source,
    // No flag takes the secret itself: arguments are visible to every process of the machine.
    nameOf: (setting) => (setting === 'client-secret' ? 'the client secret' : source.nameOf(setting)),
    whyMissing: (setting) => (setting === 'client-secret' ? howToGiveSecret : undefined),
  };
}

function flagSource(
  values: Partial<Record<Parameters<SettingSource['valueOf']>[0], string | undefined>>,
): SettingSource {
  return {
    nameOf: (setting) => `--${setting}`,
    valueOf: (setting) => values[setting],
    directory: process.cwd(),
  };
}

async function findClientSecret(flags: LoginFlags, ini: Partial<LoginIni>): Promise<string | undefined> {
  const { clientSecretFile: file, clientSecretEnv: variable } = flags;
  if (file !== undefined) return (await readTextFile('--client-secret-file', file)).trim();
  const fromVariable = process.env[variable] ?? '';
  return fromVariable === '' ? ini.clientSecret : fromVariable;
}

// The source of the subject token for `oci-wif login`: a file, a variable, a command, runtimeConfig.ini, or GitHub.

/** @throws Failure `input`, naming the flag; the token is never repeated */
export async function readLoginSubject(
  flags: LoginFlags,
  ini: Partial<LoginIni>,
  audience: string,
): Promise<LoginSubject> {
  const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
  refuseSeveral({
    '--subject-token-file': file,
    '--subject-token-env': variable,
    '--subject-token-command': command,
  });
  if (command !== undefined) return { source: commandSource(command, flags.clientSecretEnv) };
  if (file !== undefined) return fromFile(file, flags.renew === true);
  if (variable !== undefined) {
    if (flags.renew === true) throw notRenewable('--subject-token-env', 'an environment variable is set only once');
    return { given: fromVariable(variable) };
  }
  if (ini.subjectToken === undefined) return { source: githubSource(audience) };
  if (flags.renew === true) throw notRenewable('the JWT in --from-ini', 'the file is written only once');
  return { given: readSubjectToken(ini.subjectToken, 'the JWT in --from-ini') };
}

function refuseSeveral(flags: Record<string, string | undefined>): void {
  const given = Object.keys(flags).filter((flag) => flags[flag] !== undefined);
  if (given.length > 1) throw invalidInput(`${given.join(' and ')} are given together`, 'one of them');
}

function notRenewable(token: string, why: string): Failure {
  return invalidInput(
    `--renew is given, but ${token} cannot be renewed: ${why}`,
    "--renew with a --subject-token-file that the platform refreshes, with --subject-token-command, or with GitHub's own token",
  );
}

/** The command is another program and does not need the client secret. */
function commandSource(command: string, clientSecretEnv: string): SubjectSource {
  if (command.trim() === '')
    throw invalidInput('--subject-token-command is empty', 'a command that prints the JWT on stdout');
  const environment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isSameVariable(entry[0], clientSecretEnv),
  );
  return { command, directory: process.cwd(), environment: Object.fromEntries(environment) };
}

/** On Windows, names of variables have no case. */
function isSameVariable(one: string, other: string): boolean {
  return process.platform === 'win32' ? one.toUpperCase() === other.toUpperCase() : one === other;
}

async function fromFile(file: string, renew: boolean): Promise<LoginSubject> {
  if (file !== '-' && (await isRegularFile(file))) return { source: { file: resolve(file) } };
  // A pipe, e.g. of the shell's <(…), is empty when it is read again.
  if (renew)
    throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(not a regular file)'}`, 'it is read only once');
  return {
    given: readSubjectToken((await readTextFile('--subject-token-file', file)).trim(), '--subject-token-file'),
  };
}

/** A file that cannot be examined counts as one: reading it reports the reason. */
async function isRegularFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => true,
  );
}

function fromVariable(name: string): SubjectToken {
  const value = process.env[name] ?? '';
  if (value === '') {
    throw new Failure('input', 'No subject token', `the environment variable ${name} is empty`, {
      hint: 'in GitLab, "id_tokens" with "aud" in the job sets it',
    });
  }
  return readSubjectToken(value.trim(), `the environment variable ${name}`);
}

function githubSource(audience: string): SubjectSource {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw new Failure(
    'input',
    'No subject token',
    'no token of an identity provider is given, and this is not a GitHub job with id-token: write',
    {
      hint: 'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command',
    },
  );
}

// Reads runtimeConfig.ini of Oracle's published Python sample as settings of a login.

export interface LoginIni {
  domainUrl: string | undefined;
  clientId: string | undefined;
  /** Secret. */
  clientSecret: string | undefined;
  /** Secret. */
  subjectToken: string | undefined;
  region: string | undefined;
  profile: string | undefined;
}

const LOGIN_KEYS: Readonly<Record<keyof LoginIni, readonly string[]>> = {
  domainUrl: ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
  clientId: ['wifconfig.oauthclientid', 'wifconfig.client_id'],
  clientSecret: ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
  subjectToken: ['wifconfig.jwt', 'wifconfig.jwt_token', 'wifconfig.subject_token', 'token.jwt'],
  region: ['ociconfig.region', 'wifconfig.region'],
  profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
};

/** @throws Failure `input` for an unknown key */
export function readLoginIni(text: string, origin: string): LoginIni {
  const ini = readIniFile(text, origin);
  refuseUnknownKeys(ini, Object.values(LOGIN_KEYS).flat(), origin);
  const find = (name: keyof LoginIni): string | undefined =>
    LOGIN_KEYS[name].map((key) => ini.get(key)?.value).find((value) => value !== undefined && value !== '');
  return {
    domainUrl: find('domainUrl'),
    clientId: find('clientId'),
    clientSecret: find('clientSecret'),
    subjectToken: find('subjectToken'),
    region: find('region'),
    profile: find('profile'),
  };
}
