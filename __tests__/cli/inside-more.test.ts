// The rarer cases of the commands, in this process: Oracle's files, gh, delayed tests of the trust, unwritable places, invalid answers.

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeTiming } from '../http/fake-timing.ts';
import { jsonReply } from '../../emulator/message.ts';
import { runSetup } from '../../src/cli/setup/setup.ts';
import type { SetupFlags } from '../../src/setup/desired/options.ts';
import { inOneLine, openCliFixture, type CliResult, type CliFixture } from './cli-fixture.ts';
import { inside, withCliEnvironment } from './inside.ts';

const MAIN = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openCliFixture();
});
afterEach(() => fixture.close());

const setup = (args: readonly string[], environment?: Record<string, string>): Promise<CliResult> =>
  inside(fixture, ['setup', ...fixture.setupArguments(args)], environment);

test("Oracle's two files", async () => {
  const { emulator, administrator } = fixture;
  const ini = fixture.file(
    'setupConfig.ini',
    `[IdentityDomain]\nIAM_GUID=${emulator.url}\n[WIFConfig]\nADMIN_APP_NAME=x\nTOKEN_EXCHANGE_APP_NAME=tx\n[ServiceUserConfig]\nUSER_NAME=u\n[TrustConfiguration]\nISSUER=${emulator.provider.issuer}\nJWK_URI=${emulator.provider.jwksUri}\nIMPERSONATIONRULE=sub eq me\n`,
  );
  const made = await inside(fixture, [
    'setup',
    '--from-ini',
    ini,
    '--oci-config-file',
    administrator.configFile,
    '--yes',
  ]);
  expect([made.code, made.stderr]).toEqual([0, '']);
  const [app] = emulator.domain.store.apps.values();
  const jwt = await emulator.provider.mint({ sub: 'me' });
  const runtime = fixture.file(
    'runtimeConfig.ini',
    `[IdentityDomain]\nIAM_GUID=${emulator.url}\n[WIFConfig]\nOAuthClientID=${app!.name}\nOAuthClientSecret=${app!.clientSecret}\nJWT=${jwt}\n[OCIConfig]\nREGION=eu-frankfurt-1\nCLI_PROFILE=ini\n`,
  );
  expect((await inside(fixture, ['login', '--from-ini', runtime])).stdout).toContain('profile:  ini in ');
});

test('gh gets all values, and its failure or absence is reported', async () => {
  const bin = join(fixture.home, 'bin');
  mkdirSync(bin);
  const log = join(fixture.home, 'gh.log');
  const gh = (script: string): void => {
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  expect((await setup([...MAIN, '--write-github'])).stderr).toContain('could not be started');
  gh(`/bin/cat >> ${log}; echo "$1 $2 $3" >> ${log}`);
  expect((await setup([...MAIN, '--write-github'], { PATH: bin })).code).toBe(0);
  const [app] = fixture.emulator.domain.store.apps.values();
  expect(readFileSync(log, 'utf8')).toContain(`${app!.clientSecret}secret set OCI_CLIENT_SECRET\n`);
  gh('exit 3');
  expect((await setup([...MAIN, '--write-github'], { PATH: bin })).stderr).toContain(
    'gh variable set OCI_DOMAIN_URL ended with exit code 3',
  );
  gh('echo gh-token');
  expect((await setup([...MAIN, '--dry-run'], { PATH: bin, GITHUB_TOKEN: '' })).stdout).toContain(
    'GitHub answered 401',
  );
  const other = ['--provider', 'oidc', '--issuer', fixture.emulator.provider.issuer, '--subject', 'me'];
  expect((await setup([...other, '--write-github'])).code).toBe(2);
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

describe('places that cannot be written', () => {
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

describe('answers that make no sense', () => {
  test.each([
    [
      'not JSON',
      { kind: 'status' as const, status: 200, body: '<html>' },
      /^Unexpected response: the search for .* without the expected JSON/,
    ],
    ['an unknown path', { kind: 'status' as const, status: 404, body: '' }, /^Setup failed: .* 404/],
  ])('%s', async (_title, fault, message) => {
    fixture.emulator.faults.add({ ...fault, path: /^\/admin/ });
    const { code, stderr } = await setup(MAIN);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  test('a policy list that is not a list', async () => {
    fixture.emulator.faults.add({ kind: 'status', status: 200, body: {}, path: '/20160918/policies' });
    expect((await setup([...MAIN, '--allow', 'read buckets in tenancy'])).stderr).toMatch(
      /^Unexpected response: the search for the policy/,
    );
  });

  test('a JWKS that the domain cannot fetch: its error text and the alternative', async () => {
    fixture.emulator.faults.add({
      kind: 'status',
      status: 400,
      method: 'POST',
      path: /PropagationTrusts$/,
      body: { detail: 'The publicKeyEndpoint cannot be reached.' },
    });
    expect((await setup(MAIN)).stderr).toMatch(/^Setup failed: [^]*give the keys with --jwks-file or --certificate/);
  });

  test('two trusts for one issuer', async () => {
    const body = { Resources: [1, 2].map((id) => ({ id: String(id), issuer: fixture.emulator.issuer })) };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, path: /PropagationTrusts$/ });
    expect((await setup(MAIN)).stderr).toMatch(/^Setup conflict: the domain has 2 trusts for the issuer/);
  });
});

test('explain without an administrator, and for an expired token', async () => {
  const jwt = fixture.file('t', await fixture.emulator.provider.mint({}, { expired: true }));
  const { code, stdout } = await inside(fixture, ['explain', '--subject-token-file', jwt]);
  expect([code, inOneLine(stdout)]).toEqual([
    1,
    expect.stringMatching(
      /FAILED .*expired.*setup --domain-url DOMAIN_URL --provider oidc --issuer \S+ --subject project_path/,
    ),
  ]);
  const github = fixture.file(
    'g',
    await fixture.emulator.github.mint({ repository: 'octo/app', subject: 'immutable' }),
  );
  expect((await inside(fixture, ['explain', '--subject-token-file', github, '--json'])).stdout).toContain(
    'This token has the second form.',
  );
});

test('explain if the keys cannot be fetched, a user was removed, or nothing matches', async () => {
  const { emulator, administrator } = fixture;
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const jwt = fixture.file('t', await emulator.github.mint({ repository: 'octo/app' }));
  const args = [
    'explain',
    '--subject-token-file',
    jwt,
    '--domain-url',
    emulator.url,
    '--profile',
    'DEFAULT',
    '--oci-config-file',
    administrator.configFile,
  ];
  seeded.trust.impersonationServiceUsers = [{ rule: 'repository eq octo/app', value: 'f'.repeat(32) }];
  seeded.trust.publicKeyEndpoint = `${emulator.url}/nowhere`;
  const gone = await inside(fixture, args);
  expect(inOneLine(gone.stdout)).toMatch(
    /signature of the subject token, not checked: the key set at .*FAILED .*the user f+ of the rule does not exist/,
  );
  seeded.trust.impersonationServiceUsers = [];
  expect(inOneLine((await inside(fixture, args)).stdout)).toMatch(/: it has none/);
});
