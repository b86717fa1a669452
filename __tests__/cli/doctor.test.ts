// Twelve broken set-ups: the doctor names the failed check first, and prints no secret. And one in which everything is ok.

import { sign } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectProxy } from '../../emulator/connect-proxy.ts';
import type { SeededTrust } from '../../emulator/domain/seed.ts';
import { rsaKeyPair } from '../../emulator/rsa-keys.ts';
import { type CheckName, type CheckResult, CHECKS } from '../../src/diagnosis/checks.ts';
import { MODES, POSIX_SHELL, unless } from '../platform.ts';
import { runCli, type CliFixture, type CliResult } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

const REPOSITORY = 'octo/app';
const RULE = `sub eq repo:${REPOSITORY}:ref:refs/heads/main`;
const SECRET = 'idcscs-canary-0123456789/+secret';
const WRONG_SECRET = 'idcscs-canary-wrong-0123456789/+';
const PROXY_PASSWORD = 'pr0xy-canary-s3cret';
/** Clients bypass a proxy for localhost, so the domain has its real name behind one. */
const DOMAIN = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

/** Neither the key of a session nor that of an issuer. */
const foreign = await rsaKeyPair('foreign');

let fixture: CliFixture;
let seeded: SeededTrust;
let proxy: ConnectProxy;
beforeAll(async () => {
  fixture = await openInsideFixture();
  const { emulator } = fixture;
  seeded = emulator.domain.trustGitHub({ repository: REPOSITORY, rule: RULE, clientSecret: SECRET });
  emulator.policies.allow({
    principal: { user: seeded.user.ocid },
    verb: 'read',
    resource: 'objectstorage-namespaces',
    in: 'tenancy',
  });
  proxy = await emulator.startProxy();
  emulator.services.unshift((request) =>
    request.header('host') === 'www.example.com'
      ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' }
      : undefined,
  );
  const login = await fixture.cli(['login', ...domain(), '--region', 'eu-frankfurt-1'], { environment: job() });
  expect(login).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => fixture.close());

const domain = (url = fixture.emulator.url): string[] => ['--domain-url', url, '--client-id', seeded.clientId];
const administrator = (): string[] => [
  '--admin-profile',
  'DEFAULT',
  '--admin-config-file',
  fixture.administrator.configFile,
];
const job = (): Record<string, string> => ({
  ...fixture.emulator.github.runnerEnvironment({ repository: REPOSITORY }),
  OCI_WIF_CLIENT_SECRET: SECRET,
});
const session = (name: string): string => join(fixture.home, '.oci', 'sessions', 'WIF', name);

interface Given {
  args?: string[];
  environment?: Record<string, string>;
}

interface Report {
  firstFailed: CheckName | null;
  checks: CheckResult[];
}

async function run({ args = domain(), environment = {} }: Given, ...flags: string[]): Promise<CliResult> {
  const tenancy = ['--tenancy', fixture.emulator.tenancy];
  const result = await fixture.cli(['doctor', ...flags, ...args, ...tenancy, ...administrator()], {
    environment: { ...job(), ...environment },
  });
  expect(secretsIn(result.stdout + result.stderr)).toEqual([]);
  return result;
}

async function doctor(given: Given = {}): Promise<CliResult & { report: Report }> {
  const result = await run(given, '--json');
  return { ...result, report: JSON.parse(result.stdout) as Report };
}

/** Every secret of the emulator, the profile and the requests, in the forms in which one could be printed. */
function secretsIn(text: string): string[] {
  const { requests } = fixture.emulator;
  const secrets = [
    SECRET,
    WRONG_SECRET,
    PROXY_PASSWORD,
    fixture.administrator.accessToken,
    readFileSync(session('token'), 'utf8'),
    ...requests.map(({ headers }) => headers.authorization?.replace(/^\w+ /, '') ?? ''),
    ...requests.map(({ form }) => form?.subject_token ?? ''),
    ...[session('oci_api_key.pem'), fixture.administrator.keyFile].flatMap((file) => keyLines(file)),
  ].filter((secret) => secret.length > 8);
  expect(secrets.length).toBeGreaterThan(60);
  const parts = secrets.flatMap((secret) => [secret, ...secret.split('.').filter((part) => part.length > 20)]);
  const forms = parts.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    // Without the characters that depend on what is before and behind the secret.
    ...[0, 1, 2].map((offset) =>
      Buffer.from(' '.repeat(offset) + secret)
        .toString('base64')
        .slice(offset === 0 ? 0 : 4)
        .replace(/.{0,4}$/, ''),
    ),
  ]);
  const jwts = text.match(/eyJ[\w-]{8,}/g) ?? [];
  return [...jwts, ...new Set(forms.filter((form) => form.length > 8 && text.includes(form)))];
}

function keyLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.length > 16 && !line.startsWith('-----'));
}

interface Case {
  title: string;
  /** What is broken. @returns what the doctor is given, and how to repair it */
  arrange: () => (Given & { repair?: () => void }) | Promise<Given & { repair?: () => void }>;
  broken: CheckName;
  seen: RegExp;
  next: RegExp;
  /** These checks are not made: they depend on the broken one. */
  stopped?: CheckName[];
  /** Why the case cannot hold on this system. */
  impossible?: string | undefined;
}

const ONLINE: CheckName[] = ['tls', 'domain', 'clock', 'trust', 'rules', 'client', 'exchange', 'session'];

const cases: Case[] = [
  {
    title: 'wrong domain',
    arrange: () => ({ args: domain('https://www.example.com'), environment: { https_proxy: proxy.url } }),
    broken: 'domain',
    seen: /www\.example\.com\/oauth2\/v1\/token answered 404 to a request without credentials/,
    next: /Check --domain-url: the console shows it/,
    stopped: ['trust', 'rules', 'client', 'exchange', 'session'],
  },
  {
    title: 'DNS',
    arrange: () => ({ args: domain('https://idcs-0123.invalid') }),
    broken: 'dns',
    seen: /idcs-0123\.invalid could not be reached: the (host name does not exist|DNS server does not answer)/,
    next: /Check --domain-url/,
    stopped: ONLINE,
  },
  {
    title: 'a proxy that opens TLS',
    arrange: () => ({
      args: domain(DOMAIN),
      environment: { https_proxy: proxy.url.replace('//', `//me:${PROXY_PASSWORD}@`), NODE_EXTRA_CA_CERTS: '' },
    }),
    broken: 'tls',
    seen: /through the proxy 127\.0\.0\.1:\d+: certificate for idcs-\S+, issued by OCI emulator CA.*unknown authority/,
    next: /The proxy 127\.0\.0\.1:\d+ probably opens TLS.*set NODE_EXTRA_CA_CERTS to that file/,
    stopped: ['domain', 'clock', 'issuer', 'trust', 'signature', ...ONLINE.slice(4)],
  },
  {
    title: 'a clock that is ten minutes behind',
    arrange: () => {
      fixture.emulator.clock.offsetSeconds = 600;
      return { repair: () => (fixture.emulator.clock.offsetSeconds = 0) };
    },
    broken: 'clock',
    seen: /this machine says \S+, the domain \S+: this machine is 10 min behind/,
    next: /Set the clock of this machine/,
    // The signature of the administrator's requests has the wrong time.
    stopped: ['trust', 'rules'],
  },
  {
    title: 'wrong secret',
    arrange: () => ({ environment: { OCI_WIF_CLIENT_SECRET: WRONG_SECRET } }),
    broken: 'client',
    seen: /answered 401 invalid_client: Client authentication failed\. request ID: [0-9a-f]{32}/,
    next: /the secret is the current one/,
    stopped: ['exchange', 'session'],
  },
  {
    title: 'wrong rule',
    arrange: () => {
      const [entry] = seeded.trust.impersonationServiceUsers ?? [];
      entry!.rule = RULE.replace('main', 'dev');
      const environment = { OCI_WIF_ADMIN_TOKEN: fixture.administrator.accessToken };
      return { environment, repair: () => (entry!.rule = RULE) };
    },
    broken: 'rules',
    seen: /no rule of the trust matches sub repo:octo\/app.*the rule has "dev", the token "main"/,
    next: /^Run the job on the branch dev, which the trust accepts\. .*: npx oci-wif setup .* --branch main/,
    stopped: ['session'],
  },
  {
    title: 'wrong audience',
    arrange: () => {
      Object.assign(seeded.trust, { clientClaimName: 'aud', clientClaimValues: ['oci'] });
      return {
        repair: () => {
          delete seeded.trust.clientClaimName;
          delete seeded.trust.clientClaimValues;
        },
      };
    },
    broken: 'trust',
    seen: /the token's audience is https:\/\/cloud\.oracle\.com, and the trust accepts only oci/,
    next: /Request a token with the audience oci/,
    stopped: ['session'],
  },
  {
    title: 'expired token',
    arrange: async () => {
      const { clock, github } = fixture.emulator;
      clock.offsetSeconds = -3600;
      const token = await github.mint({ repository: REPOSITORY }, 'https://cloud.oracle.com');
      clock.offsetSeconds = 0;
      return { args: [...domain(), '--subject-token-file', fixture.file('expired.jwt', token)] };
    },
    broken: 'subject-token',
    seen: /it expired at 20.*sub repo:octo\/app:ref:refs\/heads\/main/,
    next: /Request the token right before the login/,
    stopped: ['session'],
  },
  {
    title: 'other tenancy',
    arrange: () => {
      const { sessionTokens } = fixture.emulator.domain;
      sessionTokens.tenancy = 'ocid1.tenancy.oc1..aaaaaaaa0123456789other0';
      return { repair: () => delete sessionTokens.tenancy };
    },
    broken: 'session',
    seen: /Wrong tenancy: the session token belongs to ocid1\.tenancy\.oc1\.\.aaaa…other0, expected ocid1\.tenancy\.oc1\.\.aaaa…/,
    next: /Check domain-url and tenancy/,
  },
  {
    title: 'key replaced',
    arrange: () => {
      const [file, original] = [session('oci_api_key.pem'), readFileSync(session('oci_api_key.pem'))];
      writeFileSync(file, foreign.privateKey.export({ type: 'pkcs8', format: 'pem' }));
      return {
        repair: () => {
          writeFileSync(file, original);
        },
      };
    },
    broken: 'saved-session',
    seen: /oci_api_key\.pem contains another key than the session token/,
    next: /Log in again/,
  },
  {
    title: 'file mode',
    arrange: () => {
      chmodSync(session('oci_api_key.pem'), 0o644);
      return {
        repair: () => {
          chmodSync(session('oci_api_key.pem'), 0o600);
        },
      };
    },
    broken: 'profile',
    seen: /oci_api_key\.pem has the mode 0644: other users may use it/,
    next: /Run: chmod 600 \S+oci_api_key\.pem/,
    impossible: MODES,
  },
  {
    title: 'a variable that wins',
    arrange: () => ({ environment: { OCI_CLI_USER: 'ocid1.user.oc1..aaaa', TF_VAR_auth: 'ApiKey' } }),
    broken: 'variables',
    seen: /The OCI CLI uses OCI_CLI_USER instead of what the login provides The Terraform provider uses TF_VAR_auth/,
    next: /Remove OCI_CLI_USER, TF_VAR_auth from the environment/,
  },
];

async function namesFirst({ arrange, broken, seen, next, stopped = [] }: Case): Promise<void> {
  const { repair, ...given } = await arrange();
  const { code, report } = await doctor(given).finally(repair);
  const failed = report.checks.filter(({ state }) => state === 'failed');
  expect(failed[0]).toMatchObject({ check: broken });
  expect(failed[0]!.seen.join(' ').replaceAll('\n', ' ')).toMatch(seen);
  expect(failed[0]!.next.join(' ')).toMatch(next);
  expect(report.firstFailed).toBe(broken);
  const notChecked = report.checks.filter(({ state }) => state === 'not checked').map(({ check }) => check);
  expect(notChecked).toEqual(stopped);
  // A server that does not answer as an identity domain gets neither the secret nor the token.
  const others = fixture.emulator.requests.filter(({ headers }) => headers.host === 'www.example.com');
  expect(others.filter(({ headers, form }) => headers.authorization ?? form?.subject_token)).toEqual([]);
  expect(code).toBe(1);
}

for (const each of cases) {
  unless(each.impossible)(`names the failed check first: ${each.title}`, () => namesFirst(each));
}

test('the report for people shows every check in the order of the list and ends with the first that failed', async () => {
  const { code, stdout } = await run({ environment: { OCI_CLI_USER: 'ocid1.user.oc1..aaaa' } });
  expect(code).toBe(1);
  const shown = [...stdout.matchAll(/^(?:ok|FAILED|-) +([^,\n]+)/gm)].map(([, title]) => title);
  expect(shown).toEqual(Object.values(CHECKS));
  expect(stdout).toMatch(/\nFAILED {2}[^]*OCI_CLI_USER[^]*\nFirst failed check: .+\n$/);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ['as it is', SECRET],
  ['percent-encoded', encodeURIComponent(SECRET)],
  ['in Basic credentials', Buffer.from(`client:${SECRET}`).toString('base64')],
  ['as a token', 'eyJhbGciOiJSUzI1NiJ9'],
])('the search would find a secret %s', (_form, text) => {
  expect(secretsIn(`before ${text} after`)).not.toEqual([]);
});

test('does not print a secret that the domain repeats', async () => {
  fixture.emulator.faults.add({
    kind: 'status',
    status: 401,
    body: {
      error: 'invalid_client',
      error_description: `got ${SECRET} in ${Buffer.from(`x:${SECRET}`).toString('base64')}`,
    },
    path: '/oauth2/v1/token',
    skip: 1,
    times: 1,
  });
  const { report } = await doctor();
  expect(report.checks.find(({ check }) => check === 'client')?.seen[0]).toMatch(/got \(redacted\) in \S*\(redacted\)/);
});

// In a process of its own: in this one, the login has protected the token.
test('does not print a part of the saved session token that a server repeats', async () => {
  const [, , signature = ''] = readFileSync(session('token'), 'utf8').split('.');
  fixture.emulator.faults.add({ kind: 'status', status: 401, body: { code: `got ${signature}` }, path: /^\/n\/?$/ });
  const { code, stdout } = await runCli(['doctor', ...domain()], fixture.environment(job()));
  fixture.emulator.faults.clear();
  const text = stdout.replace(/\s+/g, ' ');
  expect([code, text]).toEqual([1, expect.stringContaining('Object Storage answered 401 got (redacted)')]);
  expect(text).not.toContain(signature.slice(0, 12));
});

test('shows a key ID that is a number, which matches no key', async () => {
  const { emulator } = fixture;
  const { privateKey, publicKey } = foreign;
  const [, claims = ''] = (await emulator.github.mint({ repository: REPOSITORY }, 'a')).split('.');
  const signed = `${Buffer.from(JSON.stringify({ alg: 'RS256', kid: 7 })).toString('base64url')}.${claims}`;
  const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 7 }];
  emulator.faults.add({ kind: 'status', status: 200, body: { keys }, path: /jwks$/ });
  const token = fixture.file('numeric.jwt', `${signed}.${signature}`);
  const { report } = await doctor({ args: [...domain(), '--subject-token-file', token] });
  emulator.faults.clear();
  const seen = (name: CheckName): string => report.checks.find(({ check }) => check === name)?.seen.join(' ') ?? '';
  expect(seen('issuer')).toMatch(/ kid \(none\)$/);
  expect(seen('signature')).toMatch(/^kid 7, alg RS256: the key set at \S+ has no such key$/);
});

test('everything is ok: exit code 0', async () => {
  const { code, report } = await doctor();
  expect(report.checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect([code, report.firstFailed]).toEqual([0, null]);
});

unless(POSIX_SHELL)('shows what each tool would do', async () => {
  const bin = join(fixture.home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'oci'), '#!/bin/sh\necho "3.95.1 $OCI_WIF_CLIENT_SECRET"\n', { mode: 0o755 });
  writeFileSync(join(bin, 'terraform'), '#!/bin/sh\necho "Terraform v1.14.0"\n', { mode: 0o755 });
  const config = join(fixture.home, '.oci', 'config');
  const exported = { OCI_CLI_AUTH: 'security_token', OCI_CLI_PROFILE: 'WIF', OCI_CLI_CONFIG_FILE: config };
  const environment = { ...exported, PATH: bin };
  const { report, stdout } = await doctor({ environment });
  expect(report.checks.at(-1)?.seen).toEqual([
    'OCI CLI 3.95.1: would use the profile WIF',
    expect.stringMatching(/^terraform 1\.14\.0: would not use the profile WIF, because OCI_AUTH, .* are not set$/),
    'not found: tofu, ansible, kubectl, docker, Python SDK',
  ]);
  expect(report.checks.at(-1)?.next).toEqual([
    expect.stringMatching(
      /^If terraform should use the profile, export the variables of the login, or set auth = "SecurityToken", .*\.$/,
    ),
  ]);
  const text = (await run({ environment })).stdout;
  expect(text).toMatch(/\n\d+ ok, 0 failed, 0 not checked\nNo check failed, but see what to do about: tools\n$/);
  expect(stdout + text).not.toMatch(/ocid1\.\w+\.oc1\.\.\w{8}/);
});

test.each([
  [{ RUNNER_ENVIRONMENT: 'github-hosted' }, 'GitHub Actions (GitHub-hosted runner)'],
  [{ RUNNER_ENVIRONMENT: 'self-hosted' }, 'GitHub Actions (self-hosted runner)'],
  [{}, 'GitHub Actions'],
  [{ ACT: 'true' }, 'act'],
  [{ FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true' }, 'Forgejo Actions'],
  [{ GITEA_ACTIONS: 'true' }, 'Gitea Actions'],
  [{ GITHUB_ACTIONS: '', GITLAB_CI: 'true', CI: 'true' }, 'GitLab CI'],
  [{ GITHUB_ACTIONS: '', TF_BUILD: 'True' }, 'Azure Pipelines'],
  [{ GITHUB_ACTIONS: '', BUILDKITE: 'true', CI: 'true' }, 'Buildkite'],
  [{ GITHUB_ACTIONS: '', CIRCLECI: 'true', CI: 'true' }, 'CircleCI'],
  [{ GITHUB_ACTIONS: '', BITBUCKET_BUILD_NUMBER: '7', CI: 'true' }, 'Bitbucket Pipelines'],
  [{ GITHUB_ACTIONS: '', JENKINS_URL: 'https://ci.example' }, 'Jenkins'],
  [{ GITHUB_ACTIONS: '', CI: 'true' }, 'a CI system'],
  [{ GITHUB_ACTIONS: '', CI: 'false' }, 'no CI system recognized'],
  [{ GITHUB_ACTIONS: '' }, 'no CI system recognized'],
])('says where it ran: %j', async (environment, place) => {
  const variables = { GITHUB_ACTIONS: 'true', ...environment };
  const { stdout } = await fixture.cli(['doctor', '--json'], { environment: variables });
  const machine = { node: `Node ${process.versions.node}`, platform: `${process.platform} ${process.arch}` };
  expect(JSON.parse(stdout)).toMatchObject({ ...machine, place });
});

test.each([
  ['the login exported', { OCI_CLI_AUTH: 'security_token' }, 'other'],
  ['the login did not export completely', { OCI_CLI_AUTH: 'security_token', OCI_CLI_CONFIG_FILE: '' }, 'WIF'],
  ['another kind of login exported', { OCI_CLI_AUTH: 'api_key' }, 'WIF'],
])('looks at the profile that %s', async (_what, environment, profile) => {
  const config = join(fixture.home, '.oci', 'config');
  const exported = { OCI_CLI_PROFILE: 'other', OCI_CLI_CONFIG_FILE: config, ...environment };
  const { report } = await doctor({ environment: exported });
  const { seen = [] } = report.checks.find(({ check }) => check === 'profile') ?? {};
  expect(seen.join(' ')).toContain(profile);
});
