// `registry-login`: logs in to the container registry, with or without docker, and restores everything.

import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConnectProxy } from '../../emulator/connect-proxy.ts';
import type { Job, StepResult } from '../../emulator/runner.ts';
import { describeUnless, isWindows, modeOf, POSIX_SHELL } from '../platform.ts';
import { canaries, recordingPrograms } from '../recording-programs.ts';
import { recordFileOf, recordOf } from './background.ts';
import {
  type ActionFixture,
  errorsOf,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';

runStepsInside();

const TOKEN_PATH = '/20180419/docker/token';

let fixture: ActionFixture;
let proxy: ConnectProxy;
beforeAll(async () => {
  fixture = await openActionFixture();
  // Registries go by their real names, and are found behind a proxy.
  proxy = await fixture.emulator.startProxy();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  proxy.tunnels.length = 0;
  fixture.emulator.faults.clear();
  fixture.emulator.registry.tokens.clear();
});

/** A job on a machine with this script as `docker`; without a script, the machine has no `docker`. */
function newJob(docker?: string, environment: Record<string, string> = {}): Job {
  const job = fixture.job({}, { environment: { https_proxy: proxy.url, ...environment } });
  const programs = join(job.directory, 'programs');
  mkdirSync(programs);
  if (docker !== undefined) {
    writeFileSync(join(programs, 'docker'), `#!/bin/sh\necho "$*" >> '${job.directory}/docker-calls'\n${docker}\n`);
    chmodSync(join(programs, 'docker'), 0o755);
  }
  // Without a script, no other program either: many machines have a real docker in /usr/bin.
  job.environment.PATH = isWindows || docker === undefined ? programs : `${programs}:/usr/bin:/bin`;
  return job;
}

async function login(job: Job, inputs: Record<string, string> = {}): Promise<StepResult> {
  const step = await job.main({ ...fixture.inputs, 'registry-login': 'true', ...inputs });
  expect([errorsOf(step), step.exitCode]).toEqual([[], 0]);
  // None of the messages that the SDK prints.
  expect([step.stderr, step.stdout.includes('No DEFAULT profile')]).toEqual(['', false]);
  return step;
}

const configOf = (job: Job): string => join(job.home, '.docker', 'config.json');
const withConfig = (job: Job, text: string, mode = 0o600): string => {
  mkdirSync(dirname(configOf(job)));
  writeFileSync(configOf(job), text, { mode });
  chmodSync(configOf(job), mode);
  return text;
};
const authOf = (job: Job, host = 'fra.ocir.io'): string => {
  const { auths } = JSON.parse(readFileSync(configOf(job), 'utf8')) as { auths: Record<string, { auth: string }> };
  return Buffer.from(auths[host]?.auth ?? '', 'base64').toString();
};
const callsOf = (job: Job): string => readFileSync(join(job.directory, 'docker-calls'), 'utf8');

/** Two spaces, an unusual order and no final newline: no program would write exactly this. */
const OTHERS = '{\n  "psFormat": "x",\n  "auths": { "ghcr.io": {"auth":"bWU6c2VjcmV0"} }\n}';

/** Changes the file as the real docker does, with another layout. */
const WORKING = `token=$(cat)
echo "$token" > "$HOME/../given"
mkdir -p "$HOME/.docker"
if [ "$1" = login ]; then printf '{"auths":{"%s":{"auth":"%s"}}}' "$2" "$(printf 'BEARER_TOKEN:%s' "$token" | base64 | tr -d '\\n')" > "$HOME/.docker/config.json"; fi`;

describe('without docker', () => {
  it("writes Docker's config file, and removes it", async () => {
    const job = newJob();
    const before = snapshot(job.home);
    const step = await login(job);
    expect(warningsOf(step)).toEqual([]);
    expect(proxy.tunnels).toEqual(['fra.ocir.io:443']);
    const [token] = fixture.emulator.registry.tokens.keys();
    expect(authOf(job)).toBe(`BEARER_TOKEN:${token!}`);
    expect(modeOf(configOf(job), 0o600)).toBe(0o600);
    const post = await job.post(step);
    expect(warningsOf(post)).toEqual([]);
    expect(post.stdout).toContain('Logged out of the registry fra.ocir.io\n');
    expect(snapshot(job.home)).toEqual(before);
    expect(Object.keys(snapshot(job.directory)).filter((name) => name.includes('oci-wif-'))).toEqual([]);
  });

  it.each([
    [
      'true',
      [expect.stringMatching(/^The record of the login was removed with \S+\.oci, so a login to a container reg/)],
    ],
    ['False', []],
  ])('with registry-login: %s, a home that was removed leaves %j to warn of', async (asked, warned) => {
    const job = newJob();
    const step = await login(job, { 'registry-login': asked });
    rmSync(join(job.home, '.oci'), { recursive: true });
    const post = await job.post(step);
    expect(warningsOf(post)).toEqual(warned);
    expect(post.stdout).toContain(' no longer exists, so there was no profile to remove\n');
  });

  it('prints the token only in its masks, also in its encoded form', async () => {
    const job = newJob(undefined, { RUNNER_DEBUG: '1' });
    const step = await login(job);
    const [token] = fixture.emulator.registry.tokens.keys();
    const secrets = [token!, Buffer.from(`BEARER_TOKEN:${token!}`).toString('base64')];
    const lines = step.stdout.split('\n');
    for (const secret of secrets) expect(lines).toContain(`::add-mask::${secret}`);
    const visible = lines.filter((line) => !line.startsWith('::add-mask::')).join('\n') + JSON.stringify(step.state);
    expect(secrets.filter((secret) => visible.includes(secret))).toEqual([]);
    await job.post(step);
  });

  it('adds to an existing file, and restores it byte for byte', async () => {
    const job = newJob();
    withConfig(job, OTHERS, 0o640);
    const before = snapshot(job.home);
    const step = await login(job);
    expect(authOf(job, 'ghcr.io')).toBe('me:secret');
    expect(authOf(job)).toMatch(/^BEARER_TOKEN:./);
    expect(modeOf(configOf(job), 0o600)).toBe(0o600);
    expect(warningsOf(await job.post(step))).toEqual([]);
    expect(snapshot(job.home)).toEqual(before);
  });

  it('keeps what others have added since, and removes only its own entry', async () => {
    const job = newJob();
    withConfig(job, OTHERS);
    const step = await login(job);
    const config = JSON.parse(readFileSync(configOf(job), 'utf8')) as { auths: object };
    writeFileSync(
      configOf(job),
      JSON.stringify({ ...config, auths: { ...config.auths, 'quay.io': { auth: 'eA==' } } }),
    );
    await job.post(step);
    expect(JSON.parse(readFileSync(configOf(job), 'utf8'))).toEqual({
      psFormat: 'x',
      auths: { 'ghcr.io': { auth: 'bWU6c2VjcmV0' }, 'quay.io': { auth: 'eA==' } },
    });
  });

  it('restores the earlier entry of the same registry', async () => {
    const job = newJob();
    withConfig(job, '{"auths":{"fra.ocir.io":{"auth":"b2xk"}}}');
    const step = await login(job);
    writeFileSync(configOf(job), readFileSync(configOf(job), 'utf8').replace('{', '{"later":1,'));
    await job.post(step);
    expect(JSON.parse(readFileSync(configOf(job), 'utf8'))).toEqual({
      later: 1,
      auths: { 'fra.ocir.io': { auth: 'b2xk' } },
    });
  });

  it('supports DOCKER_CONFIG, and undoes two logins in reverse order', async () => {
    const job = newJob();
    const directory = join(job.directory, 'elsewhere');
    job.environment.DOCKER_CONFIG = directory;
    const first = await login(job);
    const second = await login(job, { profile: 'TWO', 'registry-login': 'iad.ocir.io' });
    const { auths } = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')) as { auths: object };
    expect(Object.keys(auths)).toEqual(['fra.ocir.io', 'iad.ocir.io']);
    await job.post(second);
    await job.post(first);
    expect([existsSync(directory), existsSync(configOf(job))]).toEqual([false, false]);
  });

  it.each([
    [
      'is no JSON',
      (job: Job) => withConfig(job, '{"auths": hunter2'),
      'is not a JSON object, so nothing was changed in it',
    ],
    ['is a directory', (job: Job) => mkdirSync(configOf(job), { recursive: true }), 'is a directory'],
  ])('leaves a file alone that %s: a warning, and the login is kept', async (_name, make, message) => {
    const job = newJob();
    make(job);
    const before = snapshot(join(job.home, '.docker'));
    const step = await login(job);
    expect(warningsOf(step)).toEqual([expect.stringContaining(message)]);
    expect(warningsOf(step)[0]).not.toContain('hunter2');
    expect(step.outputs.profile).toBe('WIF');
    await job.post(step);
    expect(snapshot(join(job.home, '.docker'))).toEqual(before);
  });
});

describeUnless(POSIX_SHELL)('with docker', () => {
  it('gives docker what it needs to reach the registry, and no secret of the job', async () => {
    const job = newJob();
    const programs = recordingPrograms(job.directory);
    programs.add('docker', WORKING);
    Object.assign(job.environment, { ...canaries, ...job.environment, PATH: `${programs.path}:/usr/bin:/bin` });
    const step = await login(job);
    expect(await job.post(step)).toMatchObject({ exitCode: 0 });
    expect(programs.seen()).toEqual({ docker: ['DOCKER_AUTH_CONFIG'] });
    const variables = programs.environmentOf('docker');
    expect(variables).toEqual(expect.arrayContaining(['PATH', 'HOME', 'https_proxy']));
    expect(variables.filter((name) => /^(INPUT_|ACTIONS_)/.test(name))).toEqual([]);
  });

  it('runs docker login with the token on stdin, and restores the file byte for byte', async () => {
    const job = newJob(WORKING);
    withConfig(job, OTHERS);
    const before = snapshot(job.home);
    const step = await login(job);
    expect(warningsOf(step)).toEqual([]);
    const [token] = fixture.emulator.registry.tokens.keys();
    expect(callsOf(job)).toBe('login fra.ocir.io -u BEARER_TOKEN --password-stdin\n');
    expect(readFileSync(join(job.directory, 'given'), 'utf8')).toBe(`${token!}\n`);
    expect(warningsOf(await job.post(step))).toEqual([]);
    expect(snapshot(job.home)).toEqual(before);
  });

  it('runs docker logout if a credential helper stores the password', async () => {
    const job = newJob('cat > /dev/null');
    const config = withConfig(job, '{"credsStore":"desktop"}');
    await job.post(await login(job));
    expect(callsOf(job)).toMatch(/\nlogout fra\.ocir\.io\n$/);
    expect(readFileSync(configOf(job), 'utf8')).toBe(config);
  });

  it('reports in one line that the registry refuses the token, without the token, and keeps the login', async () => {
    const job = newJob('echo "Error response: unauthorized: $(cat)" >&2; exit 1');
    const step = await login(job);
    expect(warningsOf(step)).toEqual([
      'Registry login failed: docker login fra.ocir.io was refused: Error response: unauthorized: (redacted). The login to Oracle Cloud is not affected.',
    ]);
    expect(step.outputs.profile).toBe('WIF');
    expect(existsSync(configOf(job))).toBe(false);
    expect(warningsOf(await job.post(step))).toEqual([]);
    expect(snapshot(job.home)).toEqual({});
  });

  it.each([
    ['has no daemon', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock'],
    ['may not open a file', 'open /run/user/0/containers/auth.json: permission denied'],
    [
      'has no credential helper',
      'error getting credentials - err: exec: "docker-credential-x": executable file not found in $PATH',
    ],
  ])('writes the file itself if docker %s', async (_name, message) => {
    const job = newJob(`echo '${message}' >&2; exit 1`);
    const step = await login(job);
    expect(step.stdout).toContain('Logged in to the registry fra.ocir.io, without docker, in ');
    expect(authOf(job)).toMatch(/^BEARER_TOKEN:./);
    await job.post(step);
  });
});

it.each(['a b', 'a\nb', 'a\u001b[31m', 'ä', ''])('takes %j for no token, and keeps the login', async (token) => {
  fixture.emulator.faults.add({ path: TOKEN_PATH, kind: 'status', status: 200, body: { token } });
  const job = newJob();
  const step = await login(job);
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(/^Registry login failed: fra\.ocir\.io answered 200 without a token/),
  ]);
  expect(existsSync(configOf(job))).toBe(false);
  await job.post(step);
});

it.each<[string, (place: string) => string]>([
  ['another file', (place) => join(place, 'other.json')],
  ['a relative path', () => '../home/.docker/config.json'],
])('post changes no file when the record names %s', async (_name, named) => {
  const job = newJob();
  const step = await login(job);
  const other = join(job.home, '.docker', 'other.json');
  writeFileSync(other, readFileSync(configOf(job)));
  const before = snapshot(dirname(other));
  const configFile = named(dirname(other));
  const record = recordOf(step);
  writeFileSync(recordFileOf(step), JSON.stringify({ ...record, registry: { ...record.registry, configFile } }));
  const post = await job.post(step);
  expect([post.exitCode, warningsOf(post)]).toEqual([
    0,
    [
      expect.stringMatching(/^The logout from the registry fra\.ocir\.io failed\. .*/),
      expect.stringMatching(/^Still on this machine: /),
    ],
  ]);
  expect(snapshot(dirname(other))).toEqual(before);
});

it('warns when the registry refuses the session, and keeps the login', async () => {
  fixture.emulator.faults.add({ path: TOKEN_PATH, kind: 'status', status: 401, body: { code: 'NotAuthenticated' } });
  const step = await login(newJob());
  expect(warningsOf(step)).toEqual([
    expect.stringMatching(
      /^Registry login failed: fra\.ocir\.io answered 401 NotAuthenticated \(request ID: .*\) to the request for a token\. What to do: check that this machine's clock is right .*\. The login to Oracle Cloud is not affected.$/,
    ),
  ]);
});

it.each([
  ['us-langley-1', 'true', 'ocir.us-langley-1.oci.oraclegovcloud.com'],
  ['uk-gov-london-1', 'true', 'ocir.uk-gov-london-1.oci.oraclegovcloud.uk'],
  ['us-ashburn-1', 'true', 'iad.ocir.io'],
  // A region that no list knows is used, with a warning.
  ['xx-nowhere-1', 'ocir.xx-nowhere-1.oci.oraclecloud99.com', 'ocir.xx-nowhere-1.oci.oraclecloud99.com'],
  ['eu-frankfurt-1', 'eu-frankfurt-1.ocir.io', 'eu-frankfurt-1.ocir.io'],
])('in %s with %s goes to %s', async (region, value, host) => {
  const job = newJob();
  const step = await login(job, { region, 'registry-login': value });
  const warnings = region === 'xx-nowhere-1' ? [expect.stringContaining('list of regions')] : [];
  expect([warningsOf(step), proxy.tunnels]).toEqual([warnings, [`${host}:443`]]);
  expect(authOf(job, host)).toMatch(/^BEARER_TOKEN:./);
  await job.post(step);
});

it.each([
  [
    'true',
    'registry-login is true, but the registry of the region xx-elsewhere-1 is not known; expected: the host of the registry, such as',
  ],
  [
    'https://fra.ocir.io',
    'registry-login is "https://fra.ocir.io"; expected: true, false, or a registry host such as fra.ocir.io',
  ],
  ['fra.ocir.io/tenancy', 'registry-login is "fra.ocir.io/tenancy"; expected: true'],
  ['evil.example', 'registry-login is "evil.example"; expected: true'],
  ['fra.ocir.io.evil.example', 'registry-login is "fra.ocir.io.evil.example"; expected: true'],
])('refuses %s before anything has happened', async (value, message) => {
  const job = newJob();
  fixture.emulator.requests.clear();
  const step = await job.main({ ...fixture.inputs, region: 'xx-elsewhere-1', 'registry-login': value });
  expect(errorsOf(step)).toEqual([expect.stringContaining(`Invalid input: ${message}`)]);
  expect([fixture.asked(), snapshot(job.home), step.state]).toEqual([[], {}, {}]);
});
