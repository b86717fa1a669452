// `oci-wif doctor`: runs every check from this job to OCI, and prints a report for an issue.

import { dirname } from 'node:path';
import { givenKey, readSigningKey, refuseUnusedCredentials } from '../federation/client-assertion.ts';
import { examineChain } from '../diagnosis/run-checks.ts';
import type { CheckResult, DoctorRequest } from '../diagnosis/checks.ts';
import { Failure } from '../failure.ts';
import { withoutToken } from '../login/job-token.ts';
import type { LoginSubject } from '../renewal/subject-source.ts';
import { checkTokenType, readIfGiven, readSetting, SETTINGS, type SettingSource } from '../login/settings.ts';
import { type Administrator, findAdministrator } from '../setup/api/administrator.ts';
import { runProgram } from '../system/run-program.ts';
import { firstGiven } from '../text/form.ts';
import { shortOcids } from '../text/ocid.ts';
import { harmlessJson } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { checksForJson, createCheckReport, firstFailed, printSummary, reportLines } from './check-report.ts';
import { addFlags, type CommandDefinition, type Flags, noneRequired, packageVersion, someFlags } from './command.ts';
import { commandHttp } from './http.ts';
import { GIVE_TOKEN, LOGIN_FLAGS, type LoginIni, readLoginSource, readLoginSubject } from './login.ts';
import { createTerminal, EXIT } from './terminal.ts';

const CHECKED_FLAGS = {
  ...someFlags(LOGIN_FLAGS, [
    'domain-url',
    'client-id',
    'client-secret-file',
    'client-secret-env',
    'client-authentication',
    'client-key-file',
    'client-key-env',
    'client-certificate-file',
    'client-signing-command',
    'client-certificate-alias',
    'subject-token-file',
    'subject-token-env',
    'subject-token-command',
    'audience',
    'token-type',
    'resource-type',
    'tenancy',
    'from-ini',
    'oci-home',
  ]),
  profile: {
    flag: '<name>',
    help: `profile to check (default: that of the login in this job, or "${SETTINGS.profile.default}")`,
  },
} as const;

/** Of the administrator; `profile` is the one that is checked. */
const ADMIN_FLAGS = {
  'admin-profile': { flag: '<name>', help: 'OCI profile of an administrator' },
  'admin-config-file': { flag: '<file>', help: 'OCI config file with that profile (default: ~/.oci/config)' },
} as const;

const OUTPUT_FLAGS = {
  full: { flag: '', help: 'show OCIDs in full' },
  json: { flag: '', help: 'print the result as JSON on stdout, instead of the report' },
} as const;

type DoctorFlags = Flags<typeof CHECKED_FLAGS & typeof ADMIN_FLAGS & typeof OUTPUT_FLAGS>;

export const doctor: CommandDefinition = {
  define(command) {
    addFlags(
      command,
      noneRequired(CHECKED_FLAGS),
      'What to check, as far as you have it; the flags are those of login:',
    );
    addFlags(command, ADMIN_FLAGS, 'To compare the token with the rules of the trust (or OCI_WIF_ADMIN_TOKEN):');
    addFlags(command, OUTPUT_FLAGS, 'Output:').addHelpText(
      'after',
      '\nIt performs a token exchange, as a login does, and writes nothing.\n' +
        'Exit codes: 0 no check failed, 1 a check failed, 2 invalid flags or values.\n\n' +
        'Example:\n  npx oci-wif doctor --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
        '    --client-id … --subject-token-file token.jwt --admin-profile DEFAULT',
    );
  },
  run: runDoctor,
};

/** @returns 0 if no check failed, 1 otherwise. @throws Failure `input` */
async function runDoctor(flags: DoctorFlags, timing: Timing = systemTiming): Promise<number> {
  const request = await readDoctorRequest(flags);
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  const { watch, warn, results } = createCheckReport(terminal, flags.full === true ? undefined : withShortOcids);
  const machine = describeMachine(request.environment);
  for (const line of reportLines(Object.values(machine).join(', '))) terminal.say(line);
  terminal.say();
  await examineChain(request, { http: commandHttp(warn, timing), timing }, watch);
  printSummary(results, terminal);
  if (flags.json === true) terminal.result(harmlessJson({ ...machine, ...checksForJson(results) }));
  return firstFailed(results) ? EXIT.failed : EXIT.done;
}

/** A report may be pasted into a public issue. */
function withShortOcids(result: CheckResult): CheckResult {
  return { ...result, seen: result.seen.map(shortOcids), next: result.next.map(shortOcids) };
}

/** All flags of the login are optional. @throws Failure `input`, naming the flag; the text of a secret is never repeated */
async function readDoctorRequest(flags: DoctorFlags): Promise<DoctorRequest> {
  const { source, ini } = await readLoginSource({ ...profileOfLogin(), ...flags });
  const tokenType = readSetting(source, 'token-type');
  const resourceType = readSetting(source, 'resource-type');
  checkTokenType({ tokenType, resourceType, tokenLifetime: undefined }, source);
  const credentials = {
    clientAuthentication: readSetting(source, 'client-authentication'),
    clientSecret: readIfGiven(source, 'client-secret'),
    clientKey: readIfGiven(source, 'client-key'),
    clientCertificate: readIfGiven(source, 'client-certificate'),
    clientSigningCommand: readIfGiven(source, 'client-signing-command'),
    clientCertificateAlias: readIfGiven(source, 'client-certificate-alias'),
  };
  const { nameOf } = source;
  refuseUnusedCredentials(credentials, nameOf);
  // Only to refuse what cannot sign: neither the ID nor the time matters for that.
  const key = givenKey({ ...credentials, clientId: '', requestTimeout: 0, environment: {} }, nameOf);
  if (key) readSigningKey(key, nameOf, runProgram);
  return {
    domainUrl: readIfGiven(source, 'domain-url'),
    clientId: readIfGiven(source, 'client-id'),
    ...credentials,
    tenancy: readSetting(source, 'tenancy'),
    tokenType,
    resourceType,
    subject: await readSubject(flags, ini, source),
    profile: readSetting(source, 'profile'),
    profileGiven: readIfGiven(source, 'profile') !== undefined,
    ociHome: readSetting(source, 'oci-home'),
    administrator: await administratorOf(flags),
    environment: process.env,
  };
}

/** A login exports the profile and the config that later steps use. */
function profileOfLogin(): Pick<DoctorFlags, 'profile' | 'ociHome'> {
  const { OCI_CLI_AUTH: auth, OCI_CLI_PROFILE: profile = '', OCI_CLI_CONFIG_FILE: config = '' } = process.env;
  if (auth !== 'security_token' || profile === '' || config === '') return {};
  return { profile, ociHome: dirname(config) };
}

async function readSubject(
  flags: DoctorFlags,
  ini: LoginIni,
  source: SettingSource,
): Promise<LoginSubject | Failure | undefined> {
  try {
    return await readLoginSubject(flags, ini, readSetting(source, 'audience'));
  } catch (error) {
    if (!(error instanceof Failure) || error.phrase === 'Invalid input') throw error;
    if (error.phrase !== 'No subject token' || flags.subjectTokenEnv !== undefined) return error;
    // No token can be expected outside a job.
    return withoutToken(GIVE_TOKEN);
  }
}

/** @returns undefined if none is given. @throws Failure `input` for a profile, a file or a token that cannot be used */
async function administratorOf({
  adminProfile: profile,
  adminConfigFile: configFile,
}: DoctorFlags): Promise<Administrator | undefined> {
  const token = firstGiven(process.env.OCI_WIF_ADMIN_TOKEN);
  protectSecret(token ?? '');
  if (firstGiven(profile, configFile, token) === undefined) return undefined;
  return findAdministrator(
    { profile, configFile, token },
    { profile: '--admin-profile', configFile: '--admin-config-file' },
  );
}

/** What a bug report must say about the place where the command ran. */
interface Machine {
  /** `oci-wif 1.0.0` */
  program: string;
  node: string;
  /** `linux x64` */
  platform: string;
  /** The CI system, as far as its variables tell. */
  place: string;
}

function describeMachine(environment: NodeJS.ProcessEnv): Machine {
  return {
    program: `oci-wif ${packageVersion() ?? '(unknown version)'}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment),
  };
}

/** The first variable that is set tells. Other programs that run jobs of GitHub Actions set its variable too, and Forgejo that of Gitea. */
const PLACES = {
  ACT: 'act',
  FORGEJO_ACTIONS: 'Forgejo Actions',
  GITEA_ACTIONS: 'Gitea Actions',
  GITHUB_ACTIONS: 'GitHub Actions',
  GITLAB_CI: 'GitLab CI',
  TF_BUILD: 'Azure Pipelines',
  BUILDKITE: 'Buildkite',
  CIRCLECI: 'CircleCI',
  BITBUCKET_BUILD_NUMBER: 'Bitbucket Pipelines',
  JENKINS_URL: 'Jenkins',
  CI: 'a CI system',
};

const RUNNERS: Readonly<Record<string, string>> = {
  'github-hosted': ' (GitHub-hosted runner)',
  'self-hosted': ' (self-hosted runner)',
};

function placeOf(environment: NodeJS.ProcessEnv): string {
  const isSet = (name: string): boolean => !['', 'false'].includes(environment[name] ?? '');
  const [, place = 'no CI system recognized'] = Object.entries(PLACES).find(([name]) => isSet(name)) ?? [];
  return place === PLACES.GITHUB_ACTIONS ? `${place}${RUNNERS[environment.RUNNER_ENVIRONMENT ?? ''] ?? ''}` : place;
}
