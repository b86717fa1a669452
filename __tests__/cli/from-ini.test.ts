// Oracle's Python sample with its own files: set up, test the exchange, log in, use the session, log out.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const RULE = 'sub eq project_path:group/project:ref_type:branch:ref:main';

function setupIni(fixture: CliFixture, rule = RULE): string {
  const { url, provider } = fixture.emulator;
  return fixture.file(
    'setupConfig.ini',
    `; as the sample has it
[IdentityDomain]
IAM_GUID = ${url}/
[OCIConfig]
cli_profile = DEFAULT
[WIFConfig]
ADMIN_APP_NAME = wif-admin-app
Token_Exchange_App_Name = Token Exchange
[ServiceUserConfig]
USER_NAME = wif.service.user
[TrustConfiguration]
ISSUER = ${provider.issuer}
JWK_URI: ${provider.jwksUri}
IMPERSONATIONRULE = ${rule}
`,
  );
}

const OCI_CONFIG = (fixture: CliFixture): string[] => ['--oci-config-file', fixture.administrator.configFile];

test('setup --from-ini, login --from-ini, verify, logout', () =>
  withInsideFixture(async (fixture) => {
    const { emulator } = fixture;
    const jwt = fixture.file('token.jwt', `${await emulator.provider.mint()}\n`);
    const ini = setupIni(fixture);
    const allow = ['--allow', 'read objectstorage-namespaces in tenancy'];
    const setup = await fixture.cli([
      'setup',
      '--from-ini',
      ini,
      ...OCI_CONFIG(fixture),
      ...allow,
      '--yes',
      '--subject-token-file',
      jwt,
    ]);
    expect(setup.stderr).toBe('');
    expect(setup.code).toBe(0);
    expect(setup.stdout).toContain('ADMIN_APP_NAME is not needed');
    expect(setup.stdout).toMatch(/Tested: the token was exchanged for a session of ocid1\.user\./);
    expect(fixture.inventory()).toMatchObject({
      users: ['wif.service.user'],
      apps: { 'Token Exchange': true },
      trusts: [
        { issuer: emulator.provider.issuer, rules: [`${RULE} → wif.service.user`], clients: ['Token Exchange'] },
      ],
    });

    const [, clientId = ''] = /Client ID: (\S+)/.exec(setup.stdout) ?? [];
    const [, secretFile = ''] = /Client secret: in (\S+)/.exec(setup.stdout) ?? [];
    const secret = readFileSync(secretFile, 'utf8');
    expect(setup.stdout).not.toContain(secret);
    const runtime = fixture.file(
      'runtimeConfig.ini',
      `[identitydomain]\niam_guid = ${emulator.url}\n[WIFConfig]\nOAuthClientID = ${clientId}\nOAUTHCLIENTSECRET = ${secret}\njwt = ${await emulator.provider.mint()}\n[OCIConfig]\nREGION = eu-frankfurt-1\n`,
    );
    const login = await fixture.cli(['login', '--from-ini', runtime, '--export']);
    expect([login.code, login.stderr]).toEqual([
      0,
      expect.stringContaining('Logged in to Oracle Cloud as ocid1.user.'),
    ]);
    expect(login.stdout.split('\n').filter((line) => line !== '' && !/^export \w+='?[^']*'?$/.test(line))).toEqual([]);
    expect(login.stdout).toContain('export OCI_CLI_AUTH=security_token\n');
    expect(login.stdout + login.stderr).not.toContain(secret);

    const verify = await fixture.cli(['verify']);
    expect(verify).toMatchObject({ code: 0, stderr: '' });
    expect(verify.stdout).toContain('namespace emulatorns');
    expect(verify.stdout).toMatch(/Principal: {2}ocid1\.user\..*\nExpires: {4}20/);

    const keyFile = join(fixture.home, '.oci/sessions/WIF/oci_api_key.pem');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(await fixture.cli(['logout'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Removed') as string,
    });
    expect(existsSync(join(fixture.home, '.oci'))).toBe(false);
    expect(await fixture.cli(['logout'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to do') as string,
    });
    expect(await fixture.cli(['verify'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no session') as string,
    });

    emulator.requests.clear();
    const again = await fixture.cli(['setup', '--from-ini', ini, ...OCI_CONFIG(fixture), ...allow, '--yes']);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to change') as string });
    expect(fixture.writes()).toEqual([]);
  }));

test('the runtimeConfig.ini that the sample has written, which names no region', () =>
  withInsideFixture(async (fixture) => {
    const { emulator } = fixture;
    const { clientId, clientSecret, user } = emulator.domain.trustGitHub({ repository: 'octo/app' });
    const jwt = await emulator.github.mint({ repository: 'octo/app' });
    // Python's configparser writes keys in lower case.
    const runtime = fixture.file(
      'runtimeConfig.ini',
      `[IdentityDomain]\niam_guid = ${emulator.url}\n\n[WIFConfig]\noauthclientid = ${clientId}\noauthclientsecret = ${clientSecret}\nsubjecttoken = ${jwt}\n\n`,
    );
    const missing = await fixture.cli(['login', '--from-ini', runtime]);
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringContaining(
        `--region is missing: ${runtime} has no [OCIConfig] REGION; expected: a region identifier`,
      ),
    ]);
    const login = await fixture.cli(['login', '--from-ini', runtime, '--region', 'eu-frankfurt-1', '--json']);
    expect([login.code, JSON.parse(login.stdout)]).toEqual([0, expect.objectContaining({ principal: user.ocid })]);
  }));

test('a quoted rule, as in the sample, is refused before any request', () =>
  withInsideFixture(async (fixture) => {
    const ini = setupIni(fixture, "sub eq 'project_path:group/project:ref_type:branch:ref:main'");
    const { code, stdout, stderr } = await fixture.cli(['setup', '--from-ini', ini, ...OCI_CONFIG(fixture), '--yes']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^Invalid input: the rule .* has quotes.*; expected: sub eq project_path:group\/project:ref_type:branch:ref:main\n$/,
    );
    expect(fixture.emulator.requests).toHaveLength(0);
  }));

test('an unknown key is reported with the known ones, without its value', () =>
  withInsideFixture(async (fixture) => {
    const ini = fixture.file('x.ini', '[WIFConfig]\nOAuthClientID = a\nPASSWORD = hunter2\n');
    const { code, stderr } = await fixture.cli(['login', '--from-ini', ini]);
    expect(code).toBe(2);
    expect(stderr).toContain('"[wifconfig] PASSWORD" in line 3; expected: [identitydomain] IAM_GUID');
    expect(stderr).not.toContain('hunter2');
  }));

test('a runtime file with the secret and the token', () =>
  withInsideFixture(async (fixture) => {
    const { emulator, administrator } = fixture;
    const ini = fixture.file(
      'setupConfig.ini',
      `[IdentityDomain]\nIAM_GUID=${emulator.url}\n[WIFConfig]\nADMIN_APP_NAME=x\nTOKEN_EXCHANGE_APP_NAME=tx\n[ServiceUserConfig]\nUSER_NAME=u\n[TrustConfiguration]\nISSUER=${emulator.provider.issuer}\nJWK_URI=${emulator.provider.jwksUri}\nIMPERSONATIONRULE=sub eq me\n`,
    );
    const made = await fixture.cli([
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
    expect((await fixture.cli(['login', '--from-ini', runtime])).stdout).toContain('profile:  ini in ');
  }));
