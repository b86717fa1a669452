// `oci-wif doctor`: checks every link between this job and OCI, and prints a report for an issue.

import { dirname } from 'node:path';
import { examine } from '../diagnosis/examine.ts';
import { type DoctorRequest, type LinkResult, LINKS } from '../diagnosis/link.ts';
import { Failure } from '../failure.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import type { LoginSubject } from '../login/host.ts';
import {
  CLIENT_ID,
  readAudience,
  readClientSecret,
  readOciHome,
  readOptional,
  readProfileName,
  readResourceType,
  readTokenType,
  type SettingSource,
  TENANCY,
} from '../login/settings.ts';
import { shortOcids } from '../text/ocid.ts';
import { harmlessJson, wrapped } from '../text/printable.ts';
import { protectSecret } from '../text/redaction.ts';
import { systemTiming, type Timing } from '../timing.ts';
import { commandHttp } from './http.ts';
import { type LoginFlags, type LoginIni, readLoginSource, readLoginSubject } from './login.ts';
import { createProgress, createTerminal, EXIT, type Style, type Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** @returns 0 if no link failed, 1 otherwise. @throws Failure `input` */
export async function runDoctor(flags: DoctorFlags, timing: Timing = systemTiming): Promise<number> {
  const request = await readDoctorRequest(flags);
  const progress = createProgress();
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  const http = commandHttp(
    {
      ...terminal,
      warn: (line) => {
        progress.end();
        terminal.warn(line);
      },
    },
    timing,
  );
  const machine = describeMachine(request.environment);
  printMachine(machine, terminal);
  const results: LinkResult[] = [];
  await examine(
    request,
    { http, timing },
    {
      onStart: (link) => {
        progress.start(LINKS[link]);
      },
      onResult: (result) => {
        progress.end();
        const shown = flags.full === true ? result : withShortOcids(result);
        results.push(shown);
        printResult(shown, terminal);
      },
    },
  );
  printSummary(results, terminal);
  const broken = results.find(({ state }) => state === 'failed');
  if (flags.json === true) {
    const report = { ...machine, firstBrokenLink: broken?.link ?? null, links: results };
    terminal.result(harmlessJson(report));
  }
  return broken ? EXIT.failed : EXIT.done;
}

/** The result of every link may be pasted into a public issue. */
function withShortOcids(result: LinkResult): LinkResult {
  return { ...result, seen: result.seen.map(shortOcids), next: result.next.map(shortOcids) };
}

// The flags of `oci-wif doctor`: those of a login that say where and as whom, and its own.

export interface DoctorFlags extends LoginFlags {
  /** The administrator's profile; `profile` is the one that is checked. */
  adminProfile?: string;
  adminConfigFile?: string;
  full?: boolean;
}

// What the doctor is given: the flags of a login, all of them optional, and the environment of the job.

/** @throws Failure `input`, naming the flag; the text of a secret is never repeated */
export async function readDoctorRequest(flags: DoctorFlags): Promise<DoctorRequest> {
  const { source, ini } = await readLoginSource({ ...profileOfLogin(), ...flags });
  const tokenType = readTokenType(source);
  const isGiven = (setting: 'domain-url' | 'client-secret' | 'profile'): boolean =>
    (source.valueOf(setting) ?? '') !== '';
  return {
    domainUrl: isGiven('domain-url') ? checkDomainUrl(source.valueOf('domain-url')) : undefined,
    clientId: readOptional(source, 'client-id', CLIENT_ID),
    clientSecret: isGiven('client-secret') ? readClientSecret(source) : undefined,
    tenancy: readOptional(source, 'tenancy', TENANCY),
    tokenType,
    resourceType: readResourceType(source, tokenType),
    subject: await readSubject(flags, ini, source),
    profile: readProfileName(source),
    profileGiven: isGiven('profile'),
    ociHome: readOciHome(source),
    administrator: administratorOf(flags),
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
  ini: Partial<LoginIni>,
  source: SettingSource,
): Promise<LoginSubject | Failure | undefined> {
  try {
    return await readLoginSubject(flags, ini, readAudience(source));
  } catch (error) {
    if (!(error instanceof Failure) || error.phrase === 'Invalid input') throw error;
    if (error.phrase !== 'No subject token' || flags.subjectTokenEnv !== undefined) return error;
    return process.env.GITHUB_ACTIONS === 'true' ? withoutPermission() : undefined;
  }
}

function withoutPermission(): Failure {
  return new Failure('input', 'No subject token', 'this GitHub job cannot request an identity token', {
    hint: 'Add "permissions: id-token: write" to the job, and to the workflow that calls it. Runs of forks and of Dependabot get no token.',
  });
}

function administratorOf({ adminProfile, adminConfigFile }: DoctorFlags): DoctorRequest['administrator'] {
  const token = process.env.OCI_WIF_ADMIN_TOKEN;
  protectSecret(token ?? '');
  if (adminProfile === undefined && (token ?? '') === '') return undefined;
  return { profile: adminProfile, configFile: adminConfigFile, token };
}

// The doctor's report as text, at most 80 columns wide.

const WIDTH = 80;
const INDENT = ' '.repeat(8);

const SIGNS: Readonly<Record<LinkResult['state'], [sign: string, style: Style]>> = {
  ok: ['ok', 'green'],
  failed: ['FAILED', 'red'],
  'not checked': ['-', 'dim'],
};

export function printMachine(machine: Machine, { say }: Terminal): void {
  for (const line of wrapped(Object.values(machine).join(', '), '', WIDTH)) say(line);
  say();
}

export function printResult({ link, state, seen, next }: LinkResult, { say, paint }: Terminal): void {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${' '.repeat(INDENT.length - sign.length)}`;
  if (state === 'not checked') {
    const [first = '', ...more] = wrapped(`${LINKS[link]}, not checked: ${seen.join('; ')}`, INDENT, WIDTH);
    say(`${column}${paint('dim', first.slice(INDENT.length))}`);
    for (const line of more) say(paint('dim', line));
  } else {
    say(`${column}${paint('bold', LINKS[link])}`);
    for (const text of seen) for (const line of wrapped(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    for (const line of wrapped(`${index === 0 ? 'Next: ' : ''}${text}`, INDENT, WIDTH)) say(paint('cyan', line));
  });
}

/** The last lines: how many links are in which state, and which one to look at first. */
export function printSummary(results: readonly LinkResult[], { say, paint }: Terminal): void {
  const count = (state: LinkResult['state']): number => results.filter((result) => result.state === state).length;
  say();
  say(`${count('ok')} ok, ${count('failed')} failed, ${count('not checked')} not checked`);
  const broken = results.find(({ state }) => state === 'failed');
  if (broken) say(paint('red', `First broken link: ${LINKS[broken.link]}`));
  else if (count('not checked') > 0) say('Everything that was checked is ok.');
  else say(paint('green', 'Everything is ok.'));
}

// What a bug report must say about the place where the command ran.

export interface Machine {
  /** `oci-wif 1.0.0` */
  program: string;
  node: string;
  /** `linux x64` */
  platform: string;
  /** The CI system, as far as its variables tell. */
  place: string;
}

export function describeMachine(environment: NodeJS.ProcessEnv): Machine {
  return {
    program: `oci-wif ${packageVersion() ?? '(unknown version)'}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment),
  };
}

function placeOf(environment: NodeJS.ProcessEnv): string {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  if (environment.GITHUB_ACTIONS === 'true') {
    const runner = environment.RUNNER_ENVIRONMENT === 'self-hosted' ? 'self-hosted runner' : 'GitHub-hosted runner';
    return `GitHub Actions (${runner})`;
  }
  if (isSet('GITLAB_CI')) return 'GitLab CI';
  if (isSet('TF_BUILD')) return 'Azure Pipelines';
  if (isSet('BUILDKITE')) return 'Buildkite';
  if (isSet('JENKINS_URL')) return 'Jenkins';
  return isSet('CI') ? 'a CI system' : 'not in a CI system';
}
