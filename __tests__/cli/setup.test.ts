// `oci-wif setup`: objects are created, repeated, changed and removed, a change that does not show, secrets that cannot be kept.

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IdentityPropagationTrust } from '../../emulator/domain/store.ts';
import { jsonReply } from '../../emulator/message.ts';
import { runSetup } from '../../src/cli/setup/setup.ts';
import type { SetupFlags } from '../../src/setup/desired/options.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { openCliFixture, type CliFixture } from './cli-fixture.ts';
import { inside, withCliEnvironment, withInsideFixture } from './in-process.ts';
import { GITHUB, MAIN, trustCommands } from './trust-commands.ts';

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openCliFixture();
});
afterEach(() => fixture.close());

const { setup, made, token } = trustCommands(() => fixture);

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

describe('another setup that joins the trust while the removal asks', () => {
  /** Changes the trust after it was read for the plan. */
  function whenTheTrustWasRead(change: (trust: IdentityPropagationTrust) => void): void {
    const { emulator } = fixture;
    const onRequest = (): boolean => {
      change([...emulator.domain.store.trusts.values()][0]!);
      return true;
    };
    emulator.faults.add({
      kind: 'delay',
      delayMs: 0,
      method: 'GET',
      path: '/admin/v1/Apps',
      times: 1,
      when: onRequest,
    });
  }

  test('keeps its client', async () => {
    await made(MAIN);
    await made(MAIN.with(3, 'octo/web'));
    whenTheTrustWasRead((trust) => trust.oauthClients.push('another'));
    expect(await setup([...MAIN, '--remove'])).toMatchObject({ code: 0, stderr: '' });
    const [trust] = fixture.emulator.domain.store.trusts.values();
    expect(trust?.oauthClients).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), 'another']);
  });

  test('keeps the trust, which the plan would have removed', async () => {
    await made(MAIN);
    const rule = { rule: 'sub eq repo:octo/web:environment:prod', value: 'f'.repeat(32) };
    whenTheTrustWasRead((trust) => trust.impersonationServiceUsers?.push(rule));
    fixture.emulator.requests.clear();
    const { code, stderr } = await setup([...MAIN, '--remove']);
    expect([code, fixture.writes()]).toEqual([1, []]);
    expect(stderr).toMatch(
      /^Setup conflict: nothing was removed, because the trust for \S+ was changed after the plan was shown\b.* run the same command again, and read the new plan$/m,
    );
  });
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

test.each([
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

describe('with a clock that the test controls', () => {
  const flags = (more: Partial<SetupFlags>): SetupFlags => ({
    domainUrl: fixture.emulator.url,
    githubUrl: fixture.emulator.url,
    ociConfigFile: fixture.administrator.configFile,
    provider: 'github',
    repository: 'octo/app',
    branch: ['main'],
    yes: true,
    wait: '30',
    ...more,
  });

  test('the test of the trust is repeated until its time limit', async () => {
    const timing = fakeTiming();
    const denied = fixture.file('t', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const body = { error: 'unauthorized_client', error_description: 'No rules matched from given token.' };
    fixture.emulator.faults.add({ kind: 'status', status: 401, body, path: '/oauth2/v1/token' });
    const { stdout, error } = await withCliEnvironment(fixture, () =>
      runSetup(flags({ subjectTokenFile: denied }), timing),
    );
    expect(error).toMatchObject({ phrase: 'Token exchange denied' });
    expect(stdout.match(/not yet: /g)?.length).toBeGreaterThanOrEqual(5);
    expect(timing.sleeps.filter((pause) => pause === 5000).length).toBeGreaterThanOrEqual(5);
  });

  test('a change that the domain never shows is reported', async () => {
    // The domain takes the rule and shows the trust without it.
    fixture.emulator.services.unshift((request) => {
      if (!request.path.startsWith('/admin/v1/Groups') || request.method !== 'GET') return undefined;
      return jsonReply(200, { Resources: [] });
    });
    const { error } = await withCliEnvironment(fixture, () => runSetup(flags({}), fakeTiming()));
    expect(error).toMatchObject({
      phrase: 'Unexpected response',
      message: expect.stringMatching(/reading them back shows differences:\ngroup wif-github/) as string,
    });
  });
});

describe('secrets that cannot be kept or found', () => {
  test('the directory of secrets: nothing is created, and the next run creates everything', async () => {
    const config = join(fixture.home, '.config');
    writeFileSync(config, '');
    const { code, stderr } = await setup(MAIN);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cannot write secret: /)]);
    expect(fixture.inventory().apps).toEqual({});
    chmodSync(config, 0o600);
    const again = await setup(MAIN, { XDG_CONFIG_HOME: join(fixture.home, 'elsewhere') });
    expect(again.code).toBe(0);
    expect(Object.values(fixture.inventory().apps)).toEqual([true]);
  });

  test('a missing client secret that a later test needs', async () => {
    expect((await setup(MAIN)).code).toBe(0);
    const jwt = fixture.file('t', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const { code, stderr } = await setup([...MAIN, '--subject-token-file', jwt], {
      XDG_CONFIG_HOME: join(fixture.home, 'elsewhere'),
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--client-secret-file with that file')]);
  });
});

test('policies are read only if one is wanted, or may be left to remove', () =>
  withInsideFixture(async (fixture) => {
    const args = ['--provider', 'oidc', '--issuer', 'https://a.example', '--subject', 'me', '--name', 'a'];
    const policyRequests = async (...more: string[]): Promise<boolean> => {
      fixture.emulator.requests.clear();
      const { code } = await fixture.setup([...args, '--jwks-url', fixture.emulator.provider.jwksUri, ...more]);
      expect(code).toBe(0);
      return fixture.emulator.requests.some(({ path }) => path.startsWith('/20160918/policies'));
    };
    expect(await policyRequests()).toBe(false);
    expect(await policyRequests('--allow', 'read buckets in tenancy')).toBe(true);
    expect(await policyRequests('--remove')).toBe(true);
  }));
