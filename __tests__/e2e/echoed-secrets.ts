// Servers and programs that repeat secrets, in encodings that are chosen at random: no secret is in what a login or a command prints, passes on,
// writes or starts, and its exit code agrees with what there is afterwards. Used by a test of a few and a slow one of many tries.

import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { jsonReply, type Incoming, type Reply } from '../../emulator/message.ts';
import { homeVariables, type Job, type StepResult } from '../../emulator/runner.ts';
import { runCli, type CliResult } from '../cli/cli-fixture.ts';
import { runInside } from '../cli/in-process.ts';
import { ENCODINGS, ESCAPE } from '../text/encodings.ts';
import { processesOf, shownOf, tracking } from './background.ts';
import { errorsOf, openActionFixture, snapshot, warningsOf, type ActionFixture } from './action-fixture.ts';

/** What is chosen at random. */
export interface Choice {
  clientSecret: string;
  requestToken: string;
  adminToken: string;
  encodings: string[];
  /** Between two repetitions. */
  separator: string;
  /** The secret that is repeated first: a long text is cut off. */
  first: number;
  /** None that is tried again after a pause. */
  status: number;
}

const SPECIAL = ['"', "'", '%', '+', '/', '=', '&', '<', '>', '\\', '#', '!', '$'];
const UNICODE = ['ü', 'é', '€', 'ж', '漢', '😀'];
const ascii = fc.constantFrom(...Array.from({ length: 94 }, (_unused, at) => String.fromCharCode(33 + at)), ...SPECIAL);

/** Different from one another, so that one does not protect another one. */
function secret(unit: fc.Arbitrary<string>, minLength: number): fc.Arbitrary<string> {
  return fc
    .array(unit, { minLength, maxLength: 60 })
    .map((units) => units.join(''))
    .filter((text) => new Set(text).size > 5 && !ESCAPE.test(text));
}

/** Case means the case of ASCII letters, and some encodings are for ASCII alone. */
const FOR_ASCII = /case|every character|\\x/;

const choices: fc.Arbitrary<Choice> = fc
  .record({
    clientSecret: fc.oneof(secret(ascii, 8), secret(fc.oneof(ascii, fc.constantFrom(...UNICODE)), 8)),
    requestToken: secret(ascii, 12),
    adminToken: secret(ascii, 12),
    encodings: fc.shuffledSubarray(Object.keys(ENCODINGS), { minLength: 1, maxLength: 3 }),
    separator: fc.constantFrom(' ', '"', ', ', '\n', ' & ', '><'),
    first: fc.nat(9),
    status: fc.constantFrom(200, 302, 400, 401, 403, 404, 409),
  })
  .filter(
    ({ clientSecret, encodings }) =>
      /^[!-~]*$/.test(clientSecret) || !encodings.some((encoding) => FOR_ASCII.test(encoding)),
  );

/** What came of it. */
interface Outcome {
  exitCode: number | null;
  /** Everything that was printed or passed on. */
  shown: string[];
  /** Whether there is now what a success leaves. */
  isThere: boolean;
}

/** What a case has to work with. */
interface Scene {
  fixture: ActionFixture;
  job: Job;
  /** The inputs of a login as the client of this try. */
  inputs: Record<string, string>;
  choice: Choice;
  /** From now on, this part of the emulator repeats what it is sent, except for the first requests to it. */
  repeat(path: RegExp, skip?: number): () => void;
  /** What must not be shown: the secrets that the emulator was sent, and what a case adds. */
  secrets: Set<string>;
  /** Runs the command line with the secrets of the job in its environment. */
  cli(args: readonly string[]): Promise<CliResult>;
  /** A program on the PATH. Its arguments are examined. */
  program(name: string, script: string): void;
}

/** @param isBuilt whether the built program runs, in processes of its own */
export async function tryEchoes(
  play: (scene: Scene) => Promise<Outcome>,
  { numRuns, seed, isBuilt = false }: { numRuns: number; seed?: number; isBuilt?: boolean },
): Promise<void> {
  const fixture = await openActionFixture();
  try {
    const property = fc.asyncProperty(choices, (choice) => tryOnce(fixture, choice, play, isBuilt));
    await fc.assert(property, { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  } finally {
    await fixture.stop();
  }
}

async function tryOnce(
  fixture: ActionFixture,
  choice: Choice,
  play: (scene: Scene) => Promise<Outcome>,
  isBuilt: boolean,
): Promise<void> {
  const { emulator } = fixture;
  emulator.domain.store.trusts.clear();
  const trust = emulator.domain.trustGitHub({ repository: 'acme/app', clientSecret: choice.clientSecret });
  const administrator = await emulator.domain.administrator();
  emulator.domain.store.accessTokens.set(choice.adminToken, administrator.user.ocid);
  const job = fixture.job({}, isBuilt ? { node: process.execPath } : {});
  const programs = join(job.directory, 'programs');
  mkdirSync(programs);
  job.environment.PATH = `${programs}:/usr/bin:/bin`;
  const secrets = new Set<string>();
  const service = emulator.services;
  const before = [...service];
  const environment = (): Record<string, string> => ({
    ...job.environment,
    ...homeVariables(job.home),
    OCI_WIF_CLIENT_SECRET: choice.clientSecret,
    OCI_WIF_ADMIN_TOKEN: choice.adminToken,
    RUNNER_TEMP: join(job.directory, 'temp'),
  });
  try {
    const { exitCode, shown, isThere } = await play({
      fixture,
      job,
      choice,
      secrets,
      inputs: { ...fixture.inputs, 'client-id': trust.clientId, 'client-secret': choice.clientSecret, ...ONE_ATTEMPT },
      repeat(path, skip = 0) {
        let left = skip;
        service.unshift((request) => {
          for (const each of secretsIn(request)) secrets.add(each);
          return path.test(request.path) && left-- <= 0 ? repeated([...secrets], choice) : undefined;
        });
        return () => void service.shift();
      },
      cli: (args) => (isBuilt ? runCli : runInside)(args, environment()),
      program(name, script) {
        const file = join(programs, name);
        writeFileSync(file, `#!/bin/sh\necho "$0 $*" >> '${join(job.directory, 'arguments')}'\n${script}\n`);
        chmodSync(file, 0o755);
      },
    });
    expect({ exitCode, isThere }).toEqual({ exitCode, isThere: exitCode === 0 });
    const files = Object.entries(snapshot(job.directory)).filter(([name]) => !CREDENTIALS.test(name));
    expect(secrets.size).toBeGreaterThan(0);
    const text = [...shown, ...files.map(([, content]) => Buffer.from(content, 'latin1').toString())].join('\n');
    expect(leaks(text, [...secrets], choice.encodings)).toEqual([]);
  } finally {
    service.splice(0, service.length, ...before);
    job.remove();
  }
}

const ONE_ATTEMPT = { 'max-attempts': '1', 'request-timeout': '5', 'retry-timeout': '0' };

/** The files that are there to hold a secret. */
const CREDENTIALS =
  /\/sessions\/\w+\/(token|oci_api_key\.pem)$|\.docker\/config\.json$|\/config\.(before|after)$|home\/secret$/;

/** The secrets of a request. */
function secretsIn({ header, body }: Incoming): string[] {
  const [, scheme = '', credentials = ''] = /^(\w+) (.*)$/.exec(header('authorization') ?? '') ?? [];
  const basic = Buffer.from(credentials, 'base64').toString();
  const [, sessionToken] = /keyId="ST\$([^"]+)"/.exec(credentials) ?? [];
  const subjectToken = new URLSearchParams(body.toString()).get('subject_token');
  const found = [
    ...(scheme === 'Signature' ? [sessionToken] : [credentials]),
    ...(scheme === 'Basic' ? [basic.slice(basic.indexOf(':') + 1)] : []),
    subjectToken,
  ];
  return found.filter((text): text is string => typeof text === 'string' && text !== '');
}

function repeated(secrets: string[], { encodings, separator, first, status }: Choice): Reply {
  const at = first % secrets.length;
  const forms = [...secrets.slice(at), ...secrets.slice(0, at)].flatMap((each) =>
    encodings.map((name) => ENCODINGS[name]!(each)),
  );
  const text = forms.join(separator);
  // A header has bytes and only one line. It is not cut off inside of an encoded secret, which could still be read to there.
  const [header = ''] = forms.filter(({ length }) => length < 2000);
  const id = Buffer.from(header.replace(/[\r\n]/g, ' '), 'utf8').toString('latin1');
  const location = `https://elsewhere.example/?${encodeURIComponent(secrets[at] ?? '')}`;
  return jsonReply(
    status,
    { error: text, error_description: text, code: text, message: text, detail: text, value: text, token: text },
    { 'opc-request-id': id, ...(status === 302 ? { location } : {}) },
  );
}

/** @returns the runs of twelve characters, or whole shorter secrets, that are in the text as they are or as they were repeated */
function leaks(text: string, secrets: readonly string[], encodings: readonly string[]): string[] {
  const shown = new Set(runsOf(text));
  const forms = secrets.flatMap((each) => [each, ...encodings.map((name) => ENCODINGS[name]!(each))]);
  return forms.flatMap((form) =>
    form.length < RUN ? (text.includes(form) ? [form] : []) : runsOf(form).filter((run) => shown.has(run)),
  );
}

const RUN = 12;
const runsOf = (text: string): string[] =>
  Array.from({ length: Math.max(text.length - RUN + 1, 0) }, (_unused, at) => text.slice(at, at + RUN));

/** Without the masks, which the runner does not show. */
function shownBy(step: StepResult): string[] {
  const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [
    ...[lines.join('\n'), step.stderr, step.summary],
    ...[step.outputs, step.exported, step.state].flatMap((values) => Object.values(values)),
    ...[...errorsOf(step), ...warningsOf(step)],
  ];
}

const hasProfile = ({ home }: Job): boolean => existsSync(join(home, '.oci', 'sessions', 'WIF', 'token'));

async function action({ job, inputs }: Scene, more: Record<string, string> = {}): Promise<Outcome> {
  const step = await job.main({ ...inputs, 'job-summary': 'true', ...more }, { environment: { RUNNER_DEBUG: '1' } });
  const isThere = hasProfile(job);
  const post = await job.post(step);
  expect(hasProfile(job)).toBe(false);
  return { exitCode: step.exitCode, shown: [...shownBy(step), ...shownBy(post)], isThere };
}

async function run(scene: Scene, args: readonly string[]): Promise<CliResult & { shown: string[] }> {
  const result = await scene.cli(args);
  return { ...result, shown: [result.stdout, result.stderr] };
}

async function login(scene: Scene, ...more: string[]): Promise<Outcome> {
  const { code, shown } = await run(scene, [
    ...['login', ...clientOf(scene), '--region', 'eu-frankfurt-1', '--max-attempts', '1', '--retry-timeout', '0'],
    ...more,
  ]);
  return { exitCode: code, shown, isThere: hasProfile(scene.job) };
}

/** Such a command leaves nothing. */
const report = ({ code, shown }: CliResult & { shown: string[] }): Outcome => ({
  exitCode: code,
  shown,
  isThere: code === 0,
});

const EXCHANGE_ONLY = /^\/oauth2\/v1\/token$/;
const OBJECT_STORAGE = /^\/n$/;

const clientOf = ({ inputs }: Scene): string[] => [
  '--domain-url',
  inputs['domain-url']!,
  '--client-id',
  inputs['client-id']!,
];
/** By what repeats the secrets, and to whom. */
export const CASES: Readonly<Record<string, (scene: Scene) => Promise<Outcome>>> = {
  "GitHub's token endpoint, to the action": async (scene) => {
    scene.job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN = scene.choice.requestToken;
    scene.repeat(/\/idtoken\//);
    return action(scene);
  },
  'the exchange, to the action': async (scene) => {
    scene.repeat(EXCHANGE_ONLY);
    return action(scene);
  },
  'Object Storage, to the action': async (scene) => {
    scene.repeat(OBJECT_STORAGE);
    return action(scene, { verify: 'true' });
  },
  'docker, to the action': async (scene) => {
    const { emulator } = scene.fixture;
    const { tokens } = emulator.registry;
    tokens.clear();
    scene.job.environment.https_proxy = (await emulator.startProxy()).url;
    scene.program('docker', 'token=$(cat); echo "unauthorized: $token, $(echo "$token" | base64)" >&2; exit 1');
    const outcome = await action(scene, { 'registry-login': 'true' });
    for (const token of tokens.keys()) scene.secrets.add(token);
    expect(scene.secrets.size).toBe(1);
    return outcome;
  },
  'the exchange, to a login on a terminal': async (scene) => {
    scene.repeat(EXCHANGE_ONLY);
    return login(scene, '--json');
  },
  'Object Storage, to a login on a terminal': async (scene) => {
    scene.repeat(OBJECT_STORAGE);
    return login(scene, '--verify', '--export');
  },
  'Object Storage, to verify': async (scene) => {
    const first = await login(scene);
    expect(first.exitCode).toBe(0);
    scene.repeat(OBJECT_STORAGE);
    const { code, shown } = await run(scene, ['verify', '--json']);
    return { exitCode: code, shown: [...first.shown, ...shown], isThere: code === 0 };
  },
  'the domain, to explain': async (scene) => {
    scene.repeat(/^\/admin\//, scene.choice.first % 3);
    return report(await run(scene, ['explain', ...clientOf(scene)]));
  },
  'every service, to doctor': async (scene) => {
    scene.repeat(/^\/(admin|n$|oauth2)/, scene.choice.first % 4);
    return report(await run(scene, ['doctor', ...clientOf(scene)]));
  },
  'the domain, to setup': async (scene) => {
    const { emulator } = scene.fixture;
    const { store } = emulator.domain;
    for (const map of [store.apps, store.groups, store.trusts]) map.clear();
    const args = [
      ...['setup', '--domain-url', emulator.url, '--yes', '--client-secret-file', join(scene.job.home, 'secret')],
      ...['--provider', 'github', '--repository', 'acme/app', '--branch', 'main', '--github-url', emulator.url],
    ];
    const stop = scene.repeat(/^\/admin\//, scene.choice.first * 2);
    const { code, shown } = await run(scene, args);
    for (const { clientSecret } of store.apps.values()) scene.secrets.add(clientSecret);
    stop();
    // If only a request after the last change fails, everything is there although setup fails.
    const isThere = code === 0 && (await run(scene, [...args, '--dry-run'])).code === 0;
    return { exitCode: code, shown, isThere };
  },
};

/** The same for the built program: what it reads itself, and what runs in the background. */
export const BUILT_CASES: typeof CASES = {
  'Object Storage, to verify in a process of its own': CASES['Object Storage, to verify']!,
  'the exchange, to a renewal in the background': async (scene) => {
    const { job } = scene;
    Object.assign(job.environment, tracking());
    try {
      const first = await login(scene, '--renew');
      scene.repeat(EXCHANGE_ONLY);
      const renewal = await run(scene, ['renew']);
      expect(renewal.stderr).toMatch(/^Renewal failed: /);
      const background = [...processesOf(job).map(shownOf), ...Object.values(snapshot(join(job.directory, 'temp')))];
      expect(background.join()).toMatch(/renew.index\.js[^]*"event":"failed"/);
      const logout = await run(scene, ['logout']);
      const shown = [...first.shown, ...renewal.shown, ...background, ...logout.shown];
      return { exitCode: logout.code, shown, isThere: first.isThere && !hasProfile(job) };
    } finally {
      for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
    }
  },
};
