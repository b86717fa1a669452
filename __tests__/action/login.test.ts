// Runs the action's functions in this process. The tests in e2e/ run the built action.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputDefaults } from '../../emulator/runner.ts';
import { EXCHANGE, openActionFixture, type ActionFixture } from '../e2e/action-fixture.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { runLogin } from '../../src/action/log-in.ts';
import { runLogout } from '../../src/action/log-out.ts';
import { reportFailure } from '../../src/action/job-output.ts';
import { describeFailure, Failure } from '../../src/failure.ts';
import type { Timing } from '../../src/clock.ts';
import { FULL_DEVICE, unless } from '../platform.ts';
import { asInputs, runInProcess, trustAuthority, type Outcome } from './in-process.ts';

let fixture: ActionFixture;
let home: string;
let distrustAuthority: () => void;
beforeAll(async () => {
  fixture = await openActionFixture();
  distrustAuthority = trustAuthority(fixture.emulator.ca);
});
afterAll(async () => {
  distrustAuthority();
  await fixture.stop();
});
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), 'oci-wif-home-')), '.oci');
  fixture.emulator.requests.clear();
  fixture.emulator.faults.clear();
  fixture.emulator.policies.statements.length = 0;
});
afterEach(() => {
  rmSync(join(home, '..'), { recursive: true });
});

const step = (
  inputs: Record<string, string> = {},
  timing?: Timing,
  environment: Record<string, string> = {},
): Promise<Outcome> =>
  runInProcess(
    {
      ...fixture.emulator.github.runnerEnvironment({ repository: 'acme/app' }),
      CLIENT_HOST_OVERRIDES: `x=y;oci_object_storage.ObjectStorageClient=${fixture.emulator.url}`,
      ...asInputs({ ...inputDefaults('.'), ...fixture.inputs, 'oci-home': home, ...inputs }),
      ...environment,
    },
    () => runLogin(timing),
  );

it('logs in, and logs out again', async () => {
  const login = await step({ 'job-summary': 'true' });
  expect(login.error).toBeUndefined();
  expect(login.outputs['config-file']).toBe(join(home, 'config'));
  expect(login.exported.OCI_CLI_PROFILE).toBe('WIF');
  expect(login.stdout).toMatch(/^::debug::Exported .*OCI_CLI_PROFILE/m);
  expect(login.summary).toContain('Oracle Cloud login');
  const logout = await runInProcess({ STATE_login: login.state.login! }, runLogout);
  expect(logout.stdout).toBe(`Removed the profile WIF and its session from ${home}\n`);
  expect(existsSync(home)).toBe(false);
});

unless(FULL_DEVICE).each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'])(
  'undoes the login if %s is full',
  async (name) => {
    const login = await step({}, undefined, { [name]: '/dev/full' });
    expect(login.error).toMatchObject({
      phrase: 'Cannot write runner file',
      detail: expect.stringContaining('no space left on the device') as unknown,
    });
    expect([login.exported, login.outputs, existsSync(home)]).toEqual([{}, {}, false]);
  },
);

it('fails before any request if a file of the runner is missing', async () => {
  const login = await step({}, undefined, { GITHUB_ENV: '/nowhere/file' });
  expect(login.error).toMatchObject({ message: 'Cannot write runner file: /nowhere/file: this does not exist' });
  expect(fixture.asked()).toEqual([]);
});

it.each([
  ['is removed', false, 'this does not exist'],
  ['is replaced by a directory', true, 'this is a directory'],
])('undoes the login if a file of the runner %s meanwhile', async (_name, isReplaced, why) => {
  const file = join(home, '..', 'output');
  writeFileSync(file, '');
  const { services } = fixture.emulator;
  services.unshift(({ path }) => {
    if (path !== EXCHANGE) return undefined;
    rmSync(file);
    if (isReplaced) mkdirSync(file);
    return undefined;
  });
  const login = await step({}, undefined, { GITHUB_OUTPUT: file });
  services.shift();
  expect(login.error).toMatchObject({
    message: expect.stringContaining(`Cannot write runner file: ${file}: ${why}`) as unknown,
    hint: expect.stringContaining('of the runner; the login was undone') as unknown,
  });
  expect([login.exported, existsSync(home)]).toEqual([{}, false]);
});

it('fails if Object Storage returns no namespace', async () => {
  fixture.emulator.faults.add({ path: '/n', kind: 'status', status: 200, body: '"a\\n::b"' });
  expect((await step({ verify: 'true' })).error).toMatchObject({
    message: expect.stringMatching(
      /^Verification failed: Object Storage answered 200 \(request ID: .*, but without a namespace$/,
    ) as unknown,
  });
});

it('says what is left if the config has become unreadable', async () => {
  const login = await step();
  rmSync(join(home, 'config'));
  symlinkSync('/nowhere', join(home, 'config'));
  const logout = await runInProcess({ STATE_login: login.state.login! }, runLogout);
  expect(logout.stdout).toMatch(/^::warning::Cannot write profile: .*config is a symbolic link/);
  expect(logout.stdout).not.toContain('Removed');
});

it('pauses between attempts as long as the random number and Retry-After say', async () => {
  fixture.emulator.faults.add({ path: EXCHANGE, kind: 'status', status: 503, times: 1 });
  fixture.emulator.faults.add({
    path: EXCHANGE,
    kind: 'status',
    status: 503,
    headers: { 'retry-after': '7' },
    times: 1,
  });
  const timing = fakeTiming(0.25, Date.now());
  const login = await step({}, timing);
  expect(login.error).toBeUndefined();
  // Retry-After is the shortest pause; a quarter of the way to the longest, which is 1.6 times that.
  expect(timing.sleeps).toEqual([250, 8050]);
  expect(login.stdout).toContain(
    `The token exchange at ${fixture.emulator.url} answered 503; trying again in 0.3 s (2 of 4)`,
  );
});

it.each([
  ['the namespace', true, 'emulatorns'],
  ['that no policy allows the call', false, undefined],
])('verifies and reports %s', async (_name, allowed, namespace) => {
  if (allowed) {
    fixture.emulator.policies.allow({
      principal: { user: fixture.trust.user.ocid },
      verb: 'read',
      resource: 'objectstorage-namespaces',
      in: 'tenancy',
    });
  }
  const login = await step({ verify: 'true' });
  expect(login.error).toBeUndefined();
  expect(login.outputs.namespace).toBe(namespace);
  expect(login.stdout.includes('::notice::')).toBe(!allowed);
});

it.each([
  [401, { code: 'NotAuthenticated' }, 'denial', /answered 401 NotAuthenticated .* was refused$/],
  [400, {}, 'mismatch', /^Verification failed: Object Storage answered 400 \(request ID: .*\) to a signed call/],
  [503, {}, 'transient', /^Request failed: the signed call to .* answered 503; tried 4 times$/],
])('takes the profile away again when verification ends with %i', async (status, body, kind, message) => {
  fixture.emulator.faults.add({ path: '/n', kind: 'status', status, body });
  const login = await step({ verify: 'true' }, fakeTiming(0, Date.now()));
  expect(login.error).toMatchObject({ kind, message: expect.stringMatching(message) as unknown });
  expect(existsSync(home)).toBe(false);
  expect(login.state.login).toBe('');
});

/** Once: two trusts for one issuer are refused. */
function trustProvider(): void {
  const { provider, domain } = fixture.emulator;
  if ([...domain.store.trusts.values()].some(({ issuer }) => issuer === provider.issuer)) return;
  domain.addTrust({
    issuer: provider.issuer,
    publicKeyEndpoint: provider.jwksUri,
    oauthClients: [fixture.trust.clientId],
    impersonationServiceUsers: [{ rule: 'ref eq main', value: fixture.trust.user.id }],
  });
}

it('accepts the token of another provider', async () => {
  trustProvider();
  const login = await step({ 'subject-token': await fixture.emulator.provider.mint() });
  expect(login.error).toBeUndefined();
  expect(fixture.asked()).toEqual([EXCHANGE]);
});

it('shows the subject in the job summary as text, whatever it contains', async () => {
  trustProvider();
  const token = await fixture.emulator.provider.mint({ sub: '<img src="x">&' });
  const login = await step({ 'subject-token': token, 'job-summary': 'true' });
  expect(login.error).toBeUndefined();
  expect(login.summary).toContain('<td>&#60;img src="x"&#62;&#38;</td>');
  expect(login.summary).toContain(`<td>${fixture.trust.user.ocid}</td>`);
  const masked = await step({ 'subject-token': token, 'job-summary': 'true', 'mask-ocids': 'true' });
  expect(masked.summary).not.toMatch(/ocid1\./);
});

it('writes a summary, verifies and masks OCIDs only if that is asked for', async () => {
  const login = await step({ tenancy: fixture.emulator.tenancy });
  expect([login.error, login.summary, login.outputs.namespace]).toEqual([undefined, '', undefined]);
  expect(login.stdout).not.toMatch(/^::add-mask::(ocid1\.|$)/m);
  expect((await step({ 'mask-ocids': 'true' })).stdout).not.toMatch(/^::add-mask::$/m);
  const { tenancy = '' } = login.outputs;
  const wrong = tenancy.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
  const masked = await step({ 'mask-ocids': 'true', tenancy: wrong });
  expect(masked.error).toMatchObject({ kind: 'mismatch' });
  expect(masked.stdout).toContain(`::add-mask::${wrong}\n`);
});

it('has nothing to undo with cleanup: false', async () => {
  const login = await step({ cleanup: 'false' });
  expect(login.state).toEqual({ login: '' });
  expect(readFileSync(join(home, 'config'), 'utf8')).toContain('[WIF]');
});

it('expands ~ and refuses a relative directory', async () => {
  expect((await step({ 'oci-home': 'here' })).error).toMatchObject({
    message: expect.stringContaining('a relative path') as unknown,
  });
  expect((await step({ 'oci-home': '~/\u00e4' })).error).toMatchObject({
    message: expect.stringContaining('printable ASCII') as unknown,
  });
});

it('warns when Terraform cannot find the profile', async () => {
  const login = await step({ 'oci-home': join(home, 'other') });
  expect(login.stdout).toContain('::warning::Terraform reads only a directory called .oci');
  expect(login.exported).not.toHaveProperty('OCI_CONFIG_FILE_PROFILE');
});

it.each([
  ['lacks the permission', {}, 'the job does not have the permission id-token: write'],
  ['was started by Dependabot', { GITHUB_ACTOR: 'dependabot[bot]' }, 'Dependabot started this run'],
  ['runs in act', { ACT: 'true' }, 'act runs this job'],
  ['lacks the option of Forgejo', { FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true' }, 'Forgejo gave this job'],
  ['runs in Gitea', { GITEA_ACTIONS: 'true' }, 'Gitea gave this job'],
  ['is none', { GITHUB_ACTIONS: 'false' }, 'this is not a GitHub Actions job'],
])('says of a job without a token that it %s', async (_name, environment, why) => {
  const login = await step({}, undefined, { ACTIONS_ID_TOKEN_REQUEST_URL: '', ...environment });
  expect(login.error).toMatchObject({ phrase: 'No subject token', message: expect.stringContaining(why) as unknown });
});

describe('pull requests', () => {
  const event = (pullRequest: unknown): Record<string, string> => {
    const file = join(home, '..', 'event.json');
    writeFileSync(file, JSON.stringify({ pull_request: pullRequest }));
    return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: file, ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
  };
  it.each([
    ['from a fork', { head: { repo: { full_name: 'evil/app' } } }, 'this is a pull request from a fork'],
    ['from a fork that is gone', { head: { repo: null } }, 'this is a pull request from a fork'],
    ['without a repository', { head: {} }, 'this is a pull request from a fork'],
    ['without a head', {}, 'this is a pull request from a fork'],
    [
      'of the repository itself',
      { head: { repo: { full_name: 'acme/app' } } },
      'the job does not have the permission id-token: write',
    ],
  ])('%s are told why they get no token', async (_name, pullRequest, why) => {
    const login = await step({}, undefined, event(pullRequest));
    expect(login.error).toMatchObject({ message: expect.stringContaining(why) as unknown });
  });

  const FORK = { head: { repo: { full_name: 'evil/app' } } };
  it.each([
    ['pull_request_review', FORK, 'this is a pull request from a fork'],
    ['pull_request_target', FORK, 'the job does not have the permission id-token: write'],
    ['push', FORK, 'the job does not have the permission id-token: write'],
    ['pull_request', undefined, 'the job does not have the permission id-token: write'],
  ])('are told apart from other events: %s', async (name, pullRequest, why) => {
    const environment = { ...event(pullRequest), GITHUB_EVENT_NAME: name };
    expect((await step({}, undefined, environment)).error).toMatchObject({
      message: expect.stringContaining(why) as unknown,
    });
  });

  it.each([
    ['domain-url', 'OCI_DOMAIN_URL'],
    ['client-id', 'OCI_CLIENT_ID'],
    ['region', 'OCI_REGION'],
  ])(
    'of the repository get the variable to check if %s is empty, those of forks get the reason',
    async (input, variable) => {
      const hint = `Check that the variable which the workflow passes is set (usually vars.${variable})`;
      expect((await step({ [input]: '' })).error).toMatchObject({ hint: expect.stringContaining(hint) as unknown });
      const { error } = await step({ [input]: '' }, undefined, event(FORK));
      expect(describeFailure(error)).toContain('GitHub passes neither secrets nor variables to such runs');
      expect(describeFailure(error)).not.toContain('vars.');
    },
  );

  it('without their event file get a hint about the permission', async () => {
    const environment = { ...event({}), GITHUB_EVENT_PATH: '/nonexistent' };
    expect((await step({}, undefined, environment)).error).toMatchObject({
      hint: expect.stringContaining('id-token: write') as unknown,
    });
  });

  it('without a secret get the reason', async () => {
    const environment = event({ head: { repo: null } });
    expect((await step({ 'client-secret': '' }, undefined, environment)).error).toMatchObject({
      message: expect.stringContaining('GitHub passes neither secrets nor variables to such runs') as unknown,
    });
  });
});

it.each([
  ['client-secret', 'a\nb', 'contains a line break'],
  ['verify', 'yes', 'is "yes"; expected: true or false'],
  ['max-attempts', '11', 'expected: a whole number from 1 to 10'],
  ['retry-timeout', '-1', 'expected: a whole number from 0 to 3600'],
  ['token-lifetime', '60', 'is set, but token-type is upst'],
  ['resource-type', 'ci', 'is "ci", but token-type is upst'],
  ['registry-login', 'evil.example/fra.ocir.io', 'true, false, or a registry host such as fra.ocir.io'],
  ['registry-login', 'ocir.xx.oci.evil_example', 'true, false, or a registry host such as fra.ocir.io'],
  ['registry-login', 'example.com', 'true, false, or a registry host such as fra.ocir.io'],
  ['domain-url', 'http://x', 'which is not https'],
  ['oci-home', `/${'x'.repeat(1100)}`, 'at most 1024 characters'],
])('refuses %s = %j in one line', async (input, value, problem) => {
  const { error } = await step({ [input]: value });
  expect(error).toMatchObject({ kind: 'input', message: expect.stringMatching(/^Invalid input: [^\n]+$/) as unknown });
  expect(String(error)).toContain(problem);
});

it('refuses terraform-federation without export-environment, and an RPST without a resource type', async () => {
  const federation = await step({ 'terraform-federation': 'true', 'export-environment': 'false' });
  expect(String(federation.error)).toContain('is true, but export-environment is false');
  expect(String((await step({ 'token-type': 'rpst' })).error)).toContain(
    'resource-type is missing, but token-type is rpst',
  );
});

describe('logging out', () => {
  it('has nothing to do without state', async () => {
    const { stdout, error } = await runInProcess({ STATE_login: '' }, runLogout);
    expect([stdout, error]).toEqual([
      'Nothing to clean up: this step wrote no profile, or its input cleanup is false\n',
      undefined,
    ]);
  });

  const whole = { ociHome: '/a', profile: 'b', loginId: 'c', missingDirectories: 0 };

  it.each([
    ...['no json', '{}', 'null', '[]'],
    ...Object.keys(whole).map((name) => JSON.stringify({ ...whole, [name]: null })),
  ])('warns of the damaged state %p', async (state) => {
    const { stdout, error } = await runInProcess({ STATE_login: state }, runLogout);
    expect([stdout, error]).toEqual([
      '::warning::The saved state of this step is damaged, so its login could not be undone\n',
      undefined,
    ]);
  });

  it('warns of state with paths outside the home, and does not fail', async () => {
    const name = {
      ociHome: home,
      profile: '../x',
      loginId: 'a'.repeat(32),
      missingDirectories: 0,
    };
    const { stdout, error } = await runInProcess({ STATE_login: JSON.stringify(name) }, runLogout);
    expect(error).toBeUndefined();
    expect(stdout).toMatch(/^::warning::/);
  });
});

describe('failures', () => {
  it('show a short hint on the line of the message, and a long one below it', () => {
    expect(describeFailure(new Failure('input', 'Invalid input', 'x', { hint: 'do y' }))).toBe(
      'Invalid input: x. What to do: do y',
    );
    expect(describeFailure(new Failure('denial', 'Token exchange denied', 'x\n  y', { hint: 'do z' }))).toBe(
      'Token exchange denied: x\n  y\ndo z',
    );
    expect(describeFailure(new Failure('input', 'Invalid input', 'x'))).toBe('Invalid input: x');
  });

  it('of the program itself show the type and location, never the message', async () => {
    const { stdout } = await runInProcess({}, async () => {
      await reportFailure(new SyntaxError('Unexpected token s3cr3t'));
      await reportFailure('s3cr3t');
    });
    expect(stdout).toMatch(
      /::error::Internal error: SyntaxError at .*login\.test\.ts.*; please report this defect of oci-wif-action/,
    );
    expect(stdout).toContain('::error::Internal error: string; please report this defect');
    expect(stdout).not.toContain('s3cr3t');
  });
});
