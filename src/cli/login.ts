// `oci-wif login`: the same login as the action's, outside a runner.

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, invalidInput } from '../failure.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import { describeLogin, type LoginHost, type LoginRequest, type LoginResult } from '../login/host-interface.ts';
import { type LoginSubject, readTokenFile, type SubjectSource } from '../renewal/subject-source.ts';
import { logIn } from '../login/log-in.ts';
import {
  readSetting,
  readSettings,
  type SettingName,
  SETTING_HELP,
  SETTINGS,
  type SettingSource,
} from '../login/settings.ts';
import { githubTokenSource, untrustedRun, withoutToken } from '../login/job-token.ts';
import { isDiscarded } from '../system/output.ts';
import { identifyRunner } from '../system/process-identity.ts';
import { commandEnvironment } from '../system/program-environment.ts';
import { readTextFile } from '../system/text-file.ts';
import { camelCase, firstGiven } from '../text/form.ts';
import { readIniFile, refuseUnknownKeys } from '../text/ini.ts';
import { harmlessJson } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { addFlags, type CommandDefinition, type Flags } from './command.ts';
import { chooseShell, exportCommands } from './export-commands.ts';
import { cannotWrite, createTerminal, EXIT, requireOutput, type Terminal } from './terminal.ts';

/** The settings that are flags. */
const SETTING_FLAGS = Object.fromEntries(
  Object.entries(SETTINGS)
    .filter(([, setting]) => 'flag' in setting)
    .map(([name, setting]) => [name, { ...setting, help: SETTING_HELP[name as SettingName] }]),
) as unknown as { readonly [N in FlagSetting]: (typeof SETTINGS)[N] & { readonly help: string } };

type FlagSetting = {
  [N in SettingName]: (typeof SETTINGS)[N] extends { flag: string } ? N : never;
}[SettingName];

export const LOGIN_FLAGS = {
  ...SETTING_FLAGS,
  renew: { flag: '', help: 'renew the session in the background until logout, for at most 12 hours' },
  // No flag takes a secret itself: arguments are visible to every process of the machine.
  'client-secret-file': { flag: '<file>', help: 'file with the client secret (- for stdin)' },
  'client-secret-env': {
    flag: '<name>',
    help: 'environment variable with the client secret',
    default: 'OCI_WIF_CLIENT_SECRET',
  },
  'client-key-file': { flag: '<file>', help: 'file with the client key (- for stdin)' },
  'client-key-env': {
    flag: '<name>',
    help: 'environment variable with the client key',
    default: 'OCI_WIF_CLIENT_KEY',
  },
  'client-certificate-file': {
    flag: '<file>',
    help: 'file with the certificate (PEM) of the key with which --client-signing-command signs (- for stdin)',
  },
  'subject-token-file': { flag: '<file>', help: "file with the identity provider's JWT (- for stdin)" },
  'subject-token-env': { flag: '<name>', help: 'environment variable with the JWT' },
  'subject-token-command': {
    flag: '<command>',
    help: 'shell command that prints the JWT on stdout; runs for each exchange',
  },
  'from-ini': { flag: '<file>', help: "runtimeConfig.ini of Oracle's Python sample" },
  export: {
    flag: '[shell]',
    help: 'print commands that make other tools use the profile: sh (for eval), powershell or cmd',
  },
  json: { flag: '', help: 'print the result as JSON on stdout' },
} as const;

export type LoginFlags = Flags<typeof LOGIN_FLAGS>;

/** The flags of the commands that work with the profile of a login. */
export const PLACE_FLAGS = {
  profile: { ...SETTINGS.profile, help: 'name of the profile' },
  'oci-home': SETTING_FLAGS['oci-home'],
} as const;

export const login: CommandDefinition = {
  define(command) {
    addFlags(command, LOGIN_FLAGS).addHelpText(
      'after',
      '\nRequired as well: the client secret, in a file, in a variable, or in the file of --from-ini.\n' +
        'That file can have every required value.\n\n' +
        'Keys of --from-ini, in upper or lower case: [IdentityDomain] IAM_GUID (the URL);\n' +
        '[WIFConfig] OAuthClientID, OAuthClientSecret, SubjectToken; [OCIConfig] REGION, CLI_PROFILE.\n' +
        'Flags override the file. The sample has no region: give --region or OCI_CLI_REGION.\n\n' +
        '--renew needs a source of new tokens: --subject-token-file (read for each exchange),\n' +
        '--subject-token-command, or GitHub.\n\n' +
        'Example (GitLab): eval "$(npx oci-wif login … --subject-token-env OCI_ID_TOKEN --export)"',
    );
  },
  run: runLogin,
};

/** Milliseconds. Users may forget to log out, and only GitHub's runner shows that a job is over. */
const LONGEST_RENEWAL = 12 * 3600_000;

/** @returns the exit code. @throws Failure; nothing of this login is left on disk then */
async function runLogin(flags: LoginFlags, timing: Timing = systemTiming): Promise<number> {
  if (flags.json === true && flags.export !== undefined)
    throw invalidInput('--json and --export are both given', 'one of them');
  if (flags.resourcePrincipalVariables === true && flags.json !== true && flags.export === undefined)
    throw invalidInput(
      '--resource-principal-variables is given, but neither --export nor --json, which print the variables',
      'one of the two as well',
    );
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
    settingName,
    // A logout finds the login by its record.
    saveName: () => undefined,
    replacesEarlierLogins: true,
    jobId: undefined,
    // Elsewhere the parent is the shell of this step, which ends long before the job.
    identifyJob: () => (process.platform === 'linux' ? identifyRunner() : Promise.resolve(undefined)),
    longestRenewal: LONGEST_RENEWAL,
    async publish(result) {
      for (const line of describeLogin(result, timing.now(), 'you log out')) terminal.say(line);
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

// The request for a login, from flags, then Oracle's runtimeConfig.ini, then the environment. Validated before anything happens.

/** @throws Failure `input`, naming the flag; the text of a secret is never repeated */
async function readLoginRequest(flags: LoginFlags): Promise<LoginRequest> {
  const { source, ini } = await readLoginSource(flags);
  const settings = readSettings(source);
  return Object.freeze({ ...settings, subject: await readLoginSubject(flags, ini, settings.audience) });
}

/** @returns where the settings are read from. @throws Failure `input` for a file that cannot be read */
export async function readLoginSource(flags: LoginFlags): Promise<{ source: SettingSource; ini: LoginIni }> {
  const [first, second] = (
    ['client-secret-file', 'client-key-file', 'client-certificate-file', 'subject-token-file'] as const
  ).filter((name) => flags[camelCase(name)] === '-');
  if (second !== undefined) throw invalidInput(`--${first} and --${second} both read stdin`, 'one of them from a file');
  const ini =
    flags.fromIni === undefined ? {} : readLoginIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
  const { clientCertificateFile: certificate } = flags;
  const source = flagSource(flags, {
    ...ini,
    'client-secret': await findSecret('client-secret', flags, ini['client-secret']),
    'client-key': await findSecret('client-key', flags),
    'client-certificate':
      certificate === undefined ? undefined : await readTextFile('--client-certificate-file', certificate),
    region: firstGiven(ini.region, process.env.OCI_CLI_REGION),
  });
  const run = untrustedRun();
  const whyMissing: Partial<Record<SettingName, string>> = {
    'client-secret':
      flags.clientSecretFile === undefined
        ? `give it with --client-secret-file or in the environment variable ${secretVariable('client-secret', flags)}`
        : '--client-secret-file is empty',
    ...(flags.fromIni === undefined ? {} : { region: `${flags.fromIni} has no [OCIConfig] REGION` }),
  };
  const withSecret: SettingSource = {
    ...source,
    whyMissing: (setting) => (run && (run.isFork || setting === 'client-secret') ? run.withheld : whyMissing[setting]),
    whereFrom: (setting) => (run?.isFork || setting === 'client-secret' ? run?.skip : undefined),
  };
  return { source: withSecret, ini };
}

/** @returns the profile and the absolute OCI home of a login. @throws Failure `input` */
export function readLoginPlace(flags: Flags<typeof PLACE_FLAGS>): Pick<LoginRequest, 'profile' | 'ociHome'> {
  const source = flagSource(flags);
  return { profile: readSetting(source, 'profile'), ociHome: readSetting(source, 'oci-home') };
}

/** @param otherwise the values of settings whose flag is not given */
function flagSource(
  flags: Readonly<Record<string, string | boolean | undefined>>,
  otherwise: Partial<Record<SettingName, string | undefined>> = {},
): SettingSource {
  return {
    nameOf: settingName,
    valueOf: (setting) => flags[camelCase(setting)]?.toString() ?? otherwise[setting],
    directory: process.cwd(),
  };
}

/** Settings that are given in a file or a variable. */
const SECRETS = ['client-secret', 'client-key'] as const;
type SecretName = (typeof SECRETS)[number];

function isSecret(setting: SettingName): setting is SecretName {
  return SECRETS.includes(setting as SecretName);
}

function settingName(setting: SettingName): string {
  if (setting === 'client-certificate') return '--client-certificate-file';
  return isSecret(setting) ? `the ${setting.replace('-', ' ')}` : `--${setting}`;
}

async function findSecret(name: SecretName, flags: LoginFlags, otherwise?: string): Promise<string | undefined> {
  const file = flags[camelCase(`${name}-file`)];
  if (file !== undefined) return (await readTextFile(`--${name}-file`, file)).trim();
  return firstGiven(process.env[secretVariable(name, flags)], otherwise);
}

function secretVariable(name: SecretName, flags: LoginFlags): string {
  return flags[camelCase(`${name}-env`)] ?? LOGIN_FLAGS[`${name}-env`].default;
}

// The source of the subject token for `oci-wif login`: a file, a variable, a command, runtimeConfig.ini, or GitHub.

/** @throws Failure `input`, naming the flag; the token is never repeated */
export async function readLoginSubject(flags: LoginFlags, ini: LoginIni, audience: string): Promise<LoginSubject> {
  const { subjectTokenFile: file, subjectTokenEnv: variable, subjectTokenCommand: command } = flags;
  refuseSeveral({
    '--subject-token-file': file,
    '--subject-token-env': variable,
    '--subject-token-command': command,
  });
  if (command !== undefined)
    return {
      source: commandSource(
        command,
        SECRETS.map((name) => secretVariable(name, flags)),
      ),
    };
  if (file !== undefined) return fromFile(file, flags.renew === true);
  if (variable !== undefined) {
    if (flags.renew === true) throw notRenewable('--subject-token-env', 'an environment variable is set only once');
    return { given: fromVariable(variable) };
  }
  if (ini['subject-token'] === undefined) return { source: githubSource(audience) };
  if (flags.renew === true) throw notRenewable('the subject token in --from-ini', 'the file is written only once');
  return { given: readSubjectToken(ini['subject-token'], 'the subject token in --from-ini') };
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

/** On GitHub, the command may request the token itself, so it keeps ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
function commandSource(command: string, given: readonly string[]): SubjectSource {
  if (command.trim() === '')
    throw invalidInput('--subject-token-command is empty', 'a command that prints the JWT on stdout');
  const secrets = [...given, ...SECRETS.map((name) => LOGIN_FLAGS[`${name}-env`].default)];
  return { command, directory: process.cwd(), environment: commandEnvironment(secrets) };
}

async function fromFile(file: string, renew: boolean): Promise<LoginSubject> {
  if (file !== '-' && (await isRegularFile(file))) return { source: { file: resolve(file) } };
  // A pipe, e.g. of the shell's <(…), is empty when it is read again.
  if (renew)
    throw notRenewable(`--subject-token-file ${file === '-' ? '-' : '(not a regular file)'}`, 'it is read only once');
  return { given: await readTokenFile(file) };
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
      hint: 'set it to a JWT of an identity provider; in GitLab, "id_tokens" with "aud" in the job does that',
    });
  }
  return readSubjectToken(value.trim(), `the environment variable ${name}`);
}

export const GIVE_TOKEN =
  'give the JWT with --subject-token-file (- for stdin), --subject-token-env or --subject-token-command';

function githubSource(audience: string): SubjectSource {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw (
    withoutToken(GIVE_TOKEN) ??
    new Failure(
      'input',
      'No subject token',
      'no token of an identity provider is given, and this is not a GitHub job with id-token: write',
      { hint: GIVE_TOKEN },
    )
  );
}

// Reads runtimeConfig.ini of Oracle's published Python sample as settings of a login.

const LOGIN_KEYS = {
  'domain-url': ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
  'client-id': ['wifconfig.oauthclientid', 'wifconfig.client_id'],
  'client-secret': ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
  'subject-token': [
    'wifconfig.subjecttoken',
    'wifconfig.jwt',
    'wifconfig.jwt_token',
    'wifconfig.subject_token',
    'token.jwt',
  ],
  region: ['ociconfig.region', 'wifconfig.region'],
  profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
} as const satisfies Partial<Record<SettingName, readonly string[]>>;

export type LoginIni = Partial<Record<keyof typeof LOGIN_KEYS, string | undefined>>;

/** @throws Failure `input` for an unknown key */
export function readLoginIni(text: string, origin: string): LoginIni {
  const ini = readIniFile(text, origin);
  refuseUnknownKeys(ini, Object.values(LOGIN_KEYS).flat(), origin);
  return Object.fromEntries(
    Object.entries(LOGIN_KEYS).map(([setting, keys]) => [
      setting,
      firstGiven(...keys.map((key) => ini.get(key)?.value)),
    ]),
  );
}
