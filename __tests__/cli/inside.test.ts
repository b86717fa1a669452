// Every command, run in this process.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOneLine, openCliFixture, type CliResult, type CliFixture } from './cli-fixture.ts';
import { inside } from './inside.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
const MAIN = [...GITHUB, '--branch', 'main'];

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openCliFixture();
});
afterEach(() => fixture.close());

const admin = (): string[] => [
  '--domain-url',
  fixture.emulator.url,
  '--oci-config-file',
  fixture.administrator.configFile,
];
const setup = (args: readonly string[], environment?: Record<string, string>): Promise<CliResult> =>
  inside(fixture, ['setup', ...admin(), '--github-url', fixture.emulator.url, '--yes', ...args], environment);

interface Made {
  name: string;
  clientId: string;
  clientSecretFile: string;
  principal?: string;
}

async function made(args: readonly string[]): Promise<Made> {
  const { code, stdout, stderr } = await setup([...args, '--json']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout) as Made;
}

async function token(job: object = {}): Promise<string> {
  return fixture.file(
    'subject.jwt',
    await fixture.emulator.github.mint({ repository: 'octo/app', ...job }, 'https://cloud.oracle.com'),
  );
}

test('sets up, repeats, changes, rotates and removes', async () => {
  const allow = ['--allow', 'read buckets in tenancy'];
  const first = await made([...MAIN, ...allow, '--subject-token-file', await token()]);
  expect(first.principal).toMatch(/^ocid1\.user\./);
  expect((await setup([...MAIN, ...allow])).stdout).toContain('Nothing to change');
  const more = await setup([
    ...MAIN,
    '--tag',
    'v*',
    '--audience',
    'oci',
    '--allow',
    'read buckets in tenancy',
    '--allow',
    'read objects in tenancy',
    '--expires',
    '2999-01-01',
  ]);
  expect(more.stdout).toMatch(/~ trust[^]*\+ rule: sub eq repo:octo\/app:ref:refs\/tags\/v\*[^]*\+ audience: oci/);
  expect((await setup([...MAIN, '--jwks-url', `${fixture.emulator.issuer}/.well-known/jwks`])).stdout).toContain(
    'Nothing to change',
  );
  const [trust] = fixture.emulator.domain.store.trusts.values();
  trust!.active = false;
  const [app] = fixture.emulator.domain.store.apps.values();
  app!.active = false;
  const repaired = await setup(MAIN);
  expect(repaired.stdout).toMatch(/saves a new client secret[^]*~ active: false → true/);
  expect(readFileSync(first.clientSecretFile, 'utf8')).toBe(app!.clientSecret);
  expect((await setup([...GITHUB, '--rotate-secret', '--json'])).code).toBe(0);
  expect(readFileSync(first.clientSecretFile, 'utf8')).toBe(app!.clientSecret);
  expect((await setup([...GITHUB, '--rotate-secret', '--client-secret-stdout'])).stdout).toBe(`${app!.clientSecret}\n`);
  expect((await setup([...GITHUB, '--remove', '--dry-run', '--json'])).code).toBe(3);
  expect(JSON.parse((await setup([...GITHUB, '--remove', '--json'])).stdout)).toMatchObject({ status: 'removed' });
  expect(existsSync(first.clientSecretFile)).toBe(false);
  expect(JSON.parse((await setup([...GITHUB, '--remove', '--json'])).stdout)).toMatchObject({ status: 'unchanged' });
  expect((await setup([...GITHUB, '--rotate-secret'])).stderr).toContain('the domain has no application');
});

test('objects that two setups share are kept until the last one is removed', async () => {
  const common = ['--app', 'shared', '--service-user', 'shared', '--group', 'shared'];
  await made([...MAIN, ...common]);
  const second = await setup([...MAIN.with(3, 'octo/web'), ...common]);
  expect(second.stdout).toMatch(/~ service user shared\n.*created for wif-github-octo\.app/);
  expect((await setup([...GITHUB, ...common, '--branch', 'main', '--remove'])).code).toBe(0);
  expect(fixture.inventory()).toMatchObject({ users: ['shared'], apps: { shared: true } });
  expect((await setup([...MAIN.with(3, 'octo/web'), ...common, '--remove'])).code).toBe(0);
  expect((await setup([...GITHUB, ...common, '--remove'])).code).toBe(0);
  expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
});

test('an object is found if the answer to its creation was lost', async () => {
  for (const path of ['/admin/v1/Users', '/admin/v1/Apps', '/admin/v1/IdentityPropagationTrusts']) {
    fixture.emulator.faults.add({ kind: 'reset', at: 'during', method: 'POST', path, times: 1 });
  }
  const { clientSecretFile } = await made(MAIN);
  const [app] = fixture.emulator.domain.store.apps.values();
  expect(readFileSync(clientSecretFile, 'utf8')).toBe(app!.clientSecret);
  expect(fixture.emulator.domain.store.users.size).toBe(2);
});

test('logs in, verifies, logs in again and logs out', async () => {
  const { clientId, clientSecretFile } = await made([...MAIN, '--allow', 'read objectstorage-namespaces in tenancy']);
  const home = join(fixture.home, '.oci');
  const login = (more: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> =>
    inside(
      fixture,
      ['login', '--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1', ...more],
      environment,
    );

  const file = await login([
    '--client-secret-file',
    clientSecretFile,
    '--subject-token-file',
    await token(),
    '--verify',
  ]);
  expect(file.stdout).toContain('namespace emulatorns');
  const secret = { OCI_WIF_CLIENT_SECRET: readFileSync(clientSecretFile, 'utf8') };
  const github = { ...secret, ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }) };
  const json = await login(['--json'], github);
  expect(JSON.parse(json.stdout)).toMatchObject({
    profile: 'WIF',
    region: 'eu-frankfurt-1',
    environment: { OCI_CLI_PROFILE: 'WIF' },
  });
  const env = await login(['--subject-token-env', 'ID_TOKEN', '--export', '--profile', 'other'], {
    ...secret,
    ID_TOKEN: readFileSync(await token(), 'utf8'),
  });
  expect(env.stdout).toContain('export OCI_CLI_PROFILE=other\n');
  expect((await inside(fixture, ['verify', '--json'])).stdout).toContain('"namespace": "emulatorns"');
  const config = join(home, 'config');
  expect(readFileSync(config, 'utf8')).toMatch(/\[WIF\][^]*\[other\]/);
  for (const profile of ['WIF', 'other'])
    expect((await inside(fixture, ['logout', '--profile', profile])).code).toBe(0);
  expect(existsSync(config)).toBe(false);
  expect((await inside(fixture, ['logout'])).stdout).toContain('nothing to do');
});

test('a session that Object Storage refuses is removed again', async () => {
  const { clientId, clientSecretFile } = await made(MAIN);
  fixture.emulator.faults.add({
    kind: 'status',
    status: 401,
    path: /^\/n/,
    body: { code: 'NotAuthenticated', message: 'no' },
  });
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    clientId,
    '--client-secret-file',
    clientSecretFile,
  ];
  const { code, stderr } = await inside(fixture, [
    ...args,
    '--region',
    'eu-frankfurt-1',
    '--subject-token-file',
    await token(),
    '--verify',
  ]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Verification failed')]);
  expect(existsSync(join(fixture.home, '.oci'))).toBe(false);
});

test('verify reports an expired session, a missing one, and a file without one', async () => {
  expect((await inside(fixture, ['verify'])).code).toBe(2);
  const { clientId, clientSecretFile } = await made(MAIN);
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    clientId,
    '--client-secret-file',
    clientSecretFile,
  ];
  await inside(fixture, [...args, '--region', 'eu-frankfurt-1', '--subject-token-file', await token()]);
  const file = join(fixture.home, '.oci/sessions/WIF/token');
  const [head = '', body = '', tail = ''] = readFileSync(file, 'utf8').split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  writeFileSync(file, [head, Buffer.from(JSON.stringify({ ...claims, exp: 1 })).toString('base64url'), tail].join('.'));
  expect((await inside(fixture, ['verify'])).stderr).toMatch(
    /expired at 1970-01-01T00:00:01.000Z. What to do: log in again/,
  );
  writeFileSync(file, 'nonsense');
  expect((await inside(fixture, ['verify'])).stderr).toContain('does not contain a session token');
});

test.each([
  [['login'], /--domain-url is missing/],
  [
    ['login', '--domain-url', 'https://x', '--client-id', 'a'],
    /the client secret is missing: give it with --client-secret-file/,
  ],
  [
    ['login', '--domain-url', 'https://x', '--client-id', 'a', '--json', '--export'],
    /--json and --export are both given/,
  ],
  [['login', '--domain-url', 'https://x', '--token-type', 'rpst'], /--client-id is missing/],
  [
    ['login', '--domain-url', 'https://x', '--client-secret-file', '-', '--subject-token-file', '-'],
    /--client-secret-file and --subject-token-file both read stdin/,
  ],
  [['login', '--from-ini', '/nowhere'], /--from-ini: "\/nowhere" does not exist/],
  [['setup', '--remove', '--rotate-secret'], /--remove and --rotate-secret are given/],
  [['setup', '--json', '--client-secret-stdout'], /--json and --client-secret-stdout are given/],
  [
    ['setup', '--client-secret-file', 'x', '--client-secret-stdout'],
    /--client-secret-file and --client-secret-stdout are given/,
  ],
  [['setup', '--wait', 'soon'], /--wait is not a number/],
  [['setup', '--config', 'x', '--from-ini', 'y'], /--config and --from-ini are given/],
  [['setup', '--domain-url', 'http://x'], /is not https|not https/],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await inside(fixture, args);
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test.each([
  [['--subject-token-env', 'NOTHING'], /the environment variable NOTHING is empty/],
  [[], /no token of an identity provider is given/],
  [['--subject-token-env', 'A', '--subject-token-file', 'b'], /--subject-token-file and --subject-token-env are given/],
  [['--token-type', 'rpst'], /--resource-type is missing, but --token-type is rpst/],
  [['--resource-type', 'x'], /--resource-type is "x", but --token-type is upst/],
  [['--token-lifetime', '60'], /--token-lifetime is set, but --token-type is upst/],
  [['--max-attempts', '99'], /--max-attempts is "99"; expected: a whole number from 1 to 10/],
  [['--retry-timeout', '1h'], /--retry-timeout is "1h"; expected: a whole number from 0 to 3600/],
  [['--profile', '..'], /--profile is "\.\."/],
  [['--oci-home', '/a=b'], /--oci-home is "\/a=b"/],
])('login %#: refused before anything is asked', async (more, message) => {
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    'a',
    '--region',
    'eu-frankfurt-1',
    ...more,
  ];
  const { code, stderr } = await inside(fixture, args, { OCI_WIF_CLIENT_SECRET: 'a-client-secret' });
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(fixture.emulator.requests).toHaveLength(0);
});

describe('explain', () => {
  const explain = (file: string, more: readonly string[] = []): Promise<CliResult> =>
    inside(fixture, ['explain', '--subject-token-file', file, ...admin(), '--profile', 'DEFAULT', ...more]);

  test('a token that is accepted, and an expired policy', async () => {
    const { clientId } = await made([...MAIN, '--allow', 'read buckets in tenancy', '--expires', '2999-01-01']);
    const [policy] = fixture.emulator.iam.policies.values();
    policy!.statements = policy!.statements.map((text) => text.replace('2999', '2020'));
    const { code, stdout } = await explain(await token(), ['--client-id', clientId]);
    expect([code, inOneLine(stdout)]).toEqual([
      1,
      expect.stringMatching(/FAILED rules of the trust the login works, but its policy \S+ expired at 2020-01-01/),
    ]);
  });

  test('wrong keys, wrong audience, wrong client, several users', async () => {
    const { name } = await made([...MAIN, '--audience', 'oci']);
    const other = fixture.emulator.domain.addUser({ userName: 'other', serviceUser: true });
    const unrelated = fixture.emulator.domain.addApp({ displayName: 'unrelated', active: false });
    const [trust] = fixture.emulator.domain.store.trusts.values();
    trust!.impersonationServiceUsers!.push({ rule: 'sub co octo/app', value: other.id });
    trust!.publicKeyEndpoint = fixture.emulator.provider.jwksUri;
    const { stdout } = await explain(await token(), ['--client-id', unrelated.name]);
    expect(stdout.match(/^FAILED/gm)).toHaveLength(3);
    const said = inOneLine(stdout);
    expect(said).toMatch(
      /audience is.*unrelated is not active.*does not accept.*alg RS256: the key set at \S+ has no such key.*rules of several users/,
    );
    expect(said).toContain(`the token becomes the service user ${name}`);
  });

  test('an issuer that differs by a slash, a trust of resources, a certificate', async () => {
    const { provider, domain } = fixture.emulator;
    domain.addTrust({ issuer: `${provider.issuer}/`, publicKeyEndpoint: provider.jwksUri });
    const file = fixture.file('p.jwt', await provider.mint());
    expect(inOneLine((await explain(file)).stdout)).toMatch(
      /no trust for the issuer \S+; it has one for \S+\/, which differs only in the trailing slash/,
    );
    domain.addTrust({
      issuer: provider.issuer,
      publicCertificate: await provider.certificateLine(),
      subjectType: 'Resource',
      impersonatingResource: 'ci',
    });
    const found = await explain(file);
    expect(inOneLine(found.stdout)).toMatch(/verified with the certificate of the trust .*resource-type ci/);
    expect(found.code).toBe(0);
  });
});
