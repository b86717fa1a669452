// `oci-wif doctor`: a whole chain of checks, and the ends of it that the twelve broken set-ups do not reach.

import type { SeededTrust } from '../../emulator/domain/seed.ts';
import { inOneLine, openCliFixture, type CliFixture, type CliResult } from './cli-fixture.ts';
import { inside } from './in-process.ts';

let fixture: CliFixture;
let seeded: SeededTrust;
beforeAll(async () => {
  fixture = await openCliFixture();
  seeded = fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule: 'sub eq *' });
});
afterAll(() => fixture.close());
afterEach(() => {
  fixture.emulator.faults.clear();
});

const where = (): string[] => ['--domain-url', fixture.emulator.url, '--client-id', seeded.clientId];
const job = (): Record<string, string> => ({
  ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }),
  OCI_WIF_CLIENT_SECRET: seeded.clientSecret,
});
const doctor = (args: readonly string[], environment = job()): Promise<CliResult> =>
  inside(fixture, ['doctor', ...args], environment);

/** The report without line breaks, which depend on the length of ports and paths. */
async function report(args: readonly string[], environment?: Record<string, string>): Promise<string> {
  return inOneLine((await doctor(args, environment)).stdout);
}

test('a whole chain with OCIDs in full, and a refusal', async () => {
  const admin = ['--admin-profile', 'DEFAULT', '--admin-config-file', fixture.administrator.configFile];
  await inside(fixture, ['login', ...where(), '--region', 'eu-frankfurt-1'], job());
  const whole = await doctor([...where(), ...admin, '--full', '--tenancy', fixture.emulator.tenancy]);
  expect(whole.stdout).toMatch(/\n\d+ ok, 0 failed, 0 not checked\nEverything is ok\.\n$/);
  expect(inOneLine(whole.stdout)).toContain(`tenancy ${fixture.emulator.tenancy}, as expected`);
  expect(
    Math.max(
      ...whole.stdout
        .replace(/.*ocid1.*/g, '')
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThan(81);
  seeded.trust.active = false;
  const refused = await doctor([...where(), ...admin, '--json'], { ...job(), OCI_WIF_ADMIN_TOKEN: '' });
  seeded.trust.active = true;
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    program: expect.stringMatching(/^oci-wif /) as unknown,
    place: 'GitHub Actions (GitHub-hosted runner)',
    firstFailed: 'trust',
  });
});

test('with nothing given, it says what each check needs', async () => {
  const { code, stdout } = await doctor(['--profile', 'NONE'], { GITLAB_CI: 'true' });
  expect(code).toBe(1);
  expect(stdout).toContain('GitLab CI\n');
  expect(stdout).toContain(
    'DNS of the domain, not checked: needs the URL of the domain\n        Next: Give it with --domain-url.',
  );
  expect(stdout).toContain('there is no profile NONE in');
});

const same = (args: string[]): string[] => args;
test.each([
  ['the client ID', (args: string[]) => args.slice(0, 2), {}, /client credentials, not checked: needs the client ID /],
  ['the client secret', same, { OCI_WIF_CLIENT_SECRET: '' }, /not checked: needs the client secret /],
  ['an administrator', same, {}, /not checked: needs an administrator .*--admin-profile/],
  [
    'the permission',
    same,
    { ACTIONS_ID_TOKEN_REQUEST_URL: '' },
    /FAILED subject token .*the job does not have the permission id-token: write/,
  ],
  ['the variable', (args: string[]) => [...args, '--subject-token-env', 'NOT_SET'], {}, /variable NOT_SET is empty/],
])('without %s', async (_title, args, changes, words) => {
  expect(await report(args(where()), { ...job(), ...changes })).toMatch(words);
});

test.each([
  [
    'a profile that does not exist',
    () => ['--admin-profile', 'NONE', '--admin-config-file', fixture.administrator.configFile],
    {},
    /"NONE" in \S+ cannot be used: there is no such profile; there are "DEFAULT"\. .*another profile with --admin-profile$/m,
  ],
  [
    'a file that does not exist',
    () => ['--admin-config-file', '/no/such/config'],
    {},
    /"DEFAULT" in \/no\/such\/config cannot be used\. .*another file with --admin-config-file, or set OCI_WIF_ADMIN_TOKEN/,
  ],
  ['a damaged token', () => [], { OCI_WIF_ADMIN_TOKEN: 'two words' }, /OCI_WIF_ADMIN_TOKEN contains spaces/],
])('an administrator that cannot be used is refused before any check: %s', async (_what, args, changes, words) => {
  const { code, stdout, stderr } = await doctor([...where(), ...args()], { ...job(), ...changes });
  expect(stderr).toMatch(/^Invalid input: /);
  expect(stderr).toMatch(words);
  expect([code, stdout]).toEqual([2, '']);
});

describe('a job that gets no identity token', () => {
  const pullRequest = (file: string, repository: string): Record<string, string> => ({
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: fixture.file(
      file,
      JSON.stringify({ pull_request: { head: { repo: { full_name: repository } } } }),
    ),
  });
  const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' };
  const give = 'give the JWT with --subject-token-file';

  test.each<[string, () => Record<string, string>, why: string, hint: string]>([
    ['of GitHub', () => ({}), 'does not have the permission id-token: write', 'id-token: write, contents: read'],
    [
      'for a fork',
      () => pullRequest('fork.json', 'evil/app'),
      'a pull request from a fork, and GitHub gives such runs no identity token',
      'if: github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository',
    ],
    [
      'for a fork, on pull_request_target',
      () => ({ ...pullRequest('target.json', 'evil/app'), GITHUB_EVENT_NAME: 'pull_request_target' }),
      'does not have the permission id-token: write',
      'id-token: write, contents: read',
    ],
    ['of Dependabot', () => dependabot, 'Dependabot started this run', "if: github.actor != 'dependabot[bot]'"],
    ['of act', () => ({ ACT: 'true' }), 'act runs this job', give],
    ['of Forgejo', () => ({ FORGEJO_ACTIONS: 'true' }), 'Forgejo gave this job no identity token', 'enable-openid'],
    ['of Gitea', () => ({ GITEA_ACTIONS: 'true' }), 'Gitea gave this job no identity token', give],
  ])('%s: login and doctor say why, and what to do', async (_kind, changes, why, hint) => {
    const environment = { ...job(), ACTIONS_ID_TOKEN_REQUEST_URL: '', ...changes() };
    const login = await inside(fixture, ['login', ...where(), '--region', 'eu-frankfurt-1'], environment);
    expect(login.stderr).toMatch(/^No subject token: /);
    for (const text of [inOneLine(login.stderr), await report(where(), environment)]) {
      expect(text).toContain(why);
      expect(text).toContain(hint);
    }
  });

  test.each<[string, () => Record<string, string>, why: string]>([
    ['for a fork', () => pullRequest('fork.json', 'evil/app'), 'GitHub passes neither secrets nor variables'],
    ['of Dependabot', () => dependabot, "GitHub passes only Dependabot's secrets"],
    ['of GitHub', () => ({}), 'give it with --client-secret-file'],
  ])('%s: login says why the secret is empty', async (_kind, changes, why) => {
    const environment = { ...job(), OCI_WIF_CLIENT_SECRET: '', ...changes() };
    const { stderr } = await inside(fixture, ['login', ...where(), '--region', 'eu-frankfurt-1'], environment);
    expect(stderr).toMatch(/^Invalid input: the client secret is missing: /);
    expect(stderr).toContain(why);
  });
});

describe('a subject token', () => {
  test.each([
    [
      'of an issuer without https',
      { iss: 'kubernetes/serviceaccount' },
      {},
      /is not an https URL, so it has no discovery/,
    ],
    ['of an issuer without discovery', { iss: 'URL/none' }, {}, /FAILED issuer and its keys .*answered 404/],
    ['signed by another key', {}, { wrongKey: true }, /alg RS256: the key set at \S+ does not verify/],
    ['signed with a shared secret', {}, { alg: 'HS256' }, /alg HS256 .*sign with RS256/],
    ['that is not valid yet', { nbf: 9_999_999_999 }, {}, /it is not valid before 2286/],
    ['without an expiry', { exp: undefined }, {}, /it has no expiry/],
  ] as const)('%s', async (_title, claims, options, words) => {
    const { provider, url } = fixture.emulator;
    const iss = 'iss' in claims ? { iss: claims.iss.replace('URL', url) } : {};
    const file = fixture.file('subject.jwt', await provider.mint({ ...claims, ...iss }, options));
    expect(await report(['--subject-token-file', file, '--domain-url', url], {})).toMatch(words);
  });

  test('of an issuer that only this machine cannot reach is not a failure', async () => {
    const proxy = await fixture.emulator.startProxy();
    const file = fixture.file('subject.jwt', await fixture.emulator.provider.mint({ iss: 'https://10.0.0.1' }));
    const said = await report(['--subject-token-file', file], { https_proxy: proxy.url });
    expect(said).toMatch(/issuer and its keys, not checked: Request failed: .*OCI must be able to reach the issuer\./);
    expect(said).toContain('signature of the subject token, not checked: needs the keys of the issuer or of the trust');
  });
});

test('a key set that the issuer does not serve is a failure', async () => {
  fixture.emulator.faults.add({ kind: 'status', status: 404, path: '/_services/token/.well-known/jwks' });
  expect(await report(where())).toMatch(/FAILED issuer and its keys the key set at \S+ answered 404/);
});

test('a client that gets no scope is known to the domain', async () => {
  const body = { error: 'invalid_scope', error_description: 'No scope.' };
  fixture.emulator.faults.add({ kind: 'status', status: 400, body, path: '/oauth2/v1/token', skip: 1, times: 1 });
  expect(await report(where())).toMatch(
    /ok client credentials the domain knows the client, .*invalid_scope: No scope\./,
  );
});

test('the client secret of another application: how to find it out, with the claims of the token if there is one', async () => {
  const { clientSecret } = fixture.emulator.domain.trustGitHub({ repository: 'octo/web' });
  const secret = { OCI_WIF_CLIENT_SECRET: clientSecret };
  const said = await report(where(), { ...job(), ...secret });
  expect(said).toContain('Check, in this order: both belong to the same application');
  expect(said).toMatch(
    /npx oci-wif explain --domain-url \S+ --client-id \w+ --issuer https:\S+ --subject repo:octo\/app:/,
  );
  const admin = ['--admin-profile', 'DEFAULT', '--admin-config-file', fixture.administrator.configFile];
  const compared = await report([...where(), ...admin], { ...job(), ...secret });
  expect(compared).toContain('Check, in this order: both belong to the same application');
  expect(compared).not.toContain('oci-wif explain');
  const withoutToken = await report(where(), secret);
  expect(withoutToken).toContain('FAILED client credentials');
  expect(withoutToken).not.toContain('oci-wif explain');
});

test('a redirect of the domain is not followed, and stops what needs the domain', async () => {
  fixture.emulator.faults.add({ kind: 'redirect', location: 'https://www.example.com', path: '/oauth2/v1/token' });
  const said = await report(where());
  expect(said).toMatch(/FAILED identity domain .*redirect to www\.example\.com/);
  expect(said).toContain('clock, not checked: needs an answer of the domain');
});

test('an administrator who may not read the trust does not make it a broken one', async () => {
  const weak = await fixture.emulator.domain.administrator({ userName: 'weak', withoutRights: true });
  const said = await report([...where(), '--admin-profile', 'DEFAULT', '--admin-config-file', weak.configFile]);
  expect(said).toMatch(/trust of the issuer, not checked: Administrator access denied/);
});
