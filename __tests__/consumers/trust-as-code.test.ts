// The script of `setup --output shell`, run with the real OCI CLI: it ends in the same state as setup, object by object.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openCliFixture, type CliFixture, type CliResult } from '../cli/cli-fixture.ts';
import { DOMAIN_URL, printed } from './consumer-fixture.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, runTool, type ToolResult } from './toolchain.ts';

process.env.PATH = toolPath;

const ALLOW = ['--allow', "manage object-family in tenancy where target.bucket.name='a b'"];

const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
const GITLAB = ['--provider', 'gitlab', '--project', 'group/project'];
const CLUSTER = ['--issuer', 'https://cluster.internal', '--namespace', 'prod', '--service-account', 'deployer'];

/** `workload` is enough to remove everything. */
const providers: [name: string, workload: string[], more: string[]][] = [
  [
    'GitHub, with two rules and an expiry',
    GITHUB,
    ['--branch', 'main', '--subject-form', 'names', '--environment', 'prod', ...ALLOW, '--expires', '2999-01-31'],
  ],
  [
    'GitLab, with another audience and other names',
    [...GITLAB, '--service-user', "the deployer's $user", '--group', 'a "group"'],
    ['--branch', 'main', '--audience', 'oci', ...ALLOW],
  ],
  [
    'Bitbucket, whose values have braces',
    ['--provider', 'bitbucket', '--workspace', 'octo', '--repository-id', '11111111-2222-3333-4444-555555555555'],
    ['--branch', 'main', '--environment', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', ...ALLOW],
  ],
  ['Kubernetes, with the key in the trust', ['--provider', 'kubernetes', ...CLUSTER], ['--certificate', 'issuer.pem']],
  [
    'GitHub, with resource principals',
    [...GITHUB, '--token-type', 'rpst'],
    ['--branch', 'main', '--subject-form', 'names', '--resource-type', 'ci', ...ALLOW],
  ],
];

describeWith({ oci: PROVISION }, 'the script with OCI CLI calls', () => {
  let fixture: CliFixture;
  let proxied: Record<string, string>;
  beforeAll(async () => {
    fixture = await openCliFixture({ issuer: 'https://token.actions.githubusercontent.com' });
    const { provider } = fixture.emulator;
    provider.actAs('https://gitlab.com', 'https://gitlab.com/oauth/discovery/keys');
    const bitbucket = 'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc';
    provider.actAs(bitbucket, `${bitbucket}/keys.json`);
    fixture.file('issuer.pem', await provider.certificate());
    const proxy = await fixture.emulator.startProxy();
    proxied = { https_proxy: proxy.url, HTTPS_PROXY: proxy.url, no_proxy: 'localhost,127.0.0.1' };
  });
  afterAll(() => fixture.close());

  const setup = (args: readonly string[], admin = true): Promise<CliResult> => {
    const { configFile } = fixture.administrator;
    const administrator = admin ? ['--oci-config-file', configFile, '--yes'] : [];
    return fixture.cli(['setup', '--domain-url', DOMAIN_URL, ...administrator, ...args], {
      environment: proxied,
      cwd: fixture.home,
    });
  };
  const run = (script: string): Promise<ToolResult> =>
    runTool('sh', [script], {
      cwd: fixture.home,
      timeout: 120_000,
      environment: {
        ...proxied,
        PATH: toolPath,
        HOME: fixture.home,
        OCI_CLI_CONFIG_FILE: fixture.administrator.configFile,
        REQUESTS_CA_BUNDLE: fixture.emulator.caFile,
        SUPPRESS_LABEL_WARNING: 'True',
        POLICY_COMPARTMENT: fixture.emulator.tenancy,
      },
    });

  test.each(providers)(
    '%s: ends in the same state as setup',
    async (_name, workload, more) => {
      const args = [...workload, ...more];
      const done = await setup(args);
      expect([done.code, done.stderr]).toEqual([0, '']);
      const wanted = stateOf(fixture);
      expect(wanted).toHaveProperty('apps');
      expect((await setup([...workload, '--remove'])).code).toBe(0);
      expect(stateOf(fixture)).toEqual(EMPTY);

      fixture.emulator.requests.clear();
      const directory = join(fixture.home, 'code');
      const written = await setup([...args, '--output', 'shell', '--output-directory', directory], false);
      expect([written.code, written.stderr]).toEqual([0, '']);
      expect(fixture.emulator.requests.filter(({ path }) => /^\/(admin|20160918)\//.test(path))).toEqual([]);

      const script = join(directory, 'create-trust.sh');
      const output = printed(await run(script));
      expect(stateOf(fixture)).toEqual(wanted);
      const [app] = fixture.emulator.domain.store.apps.values();
      const secretFile = join(fixture.home, '.config', 'oci-wif', `${app!.name}.secret`);
      expect(output).toBe(
        `Client ID: ${app!.name}\nClient secret: in ${secretFile} (store it in your CI system, then delete it)\n`,
      );
      expect([readFileSync(secretFile, 'utf8'), statSync(secretFile).mode & 0o777]).toEqual([app!.clientSecret, 0o600]);
      expect(readFileSync(script, 'utf8')).not.toContain(app!.clientSecret);

      // A second run changes nothing, and setup recognizes the objects as its own.
      const again = await run(script);
      expect([again.exitCode, again.stdout]).toEqual([1, '']);
      expect(again.stderr).toMatch(
        /^The domain already has a trust for https:\S+\. Nothing was created\. Run "oci-wif setup"/,
      );
      expect(await setup(args)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Nothing to change') as string,
      });
      expect((await setup([...workload, '--remove'])).code).toBe(0);
      expect(stateOf(fixture)).toEqual(EMPTY);
    },
    180_000,
  );
});

const EMPTY = { users: [], groups: [], apps: [], trusts: [], policies: [] };

/** Every object that an administrator has created, whole, except what differs from run to run: identifiers, times and secrets. */
function stateOf({ emulator, administrator }: CliFixture): Record<string, unknown[]> {
  const { store } = emulator.domain;
  const objects = {
    users: [...store.users.values()].filter(({ id }) => id !== administrator.user.id),
    groups: [...store.groups.values()],
    apps: [...store.apps.values()],
    trusts: [...store.trusts.values()],
    policies: [...emulator.iam.policies.values()],
  };
  let text = JSON.stringify(objects, (key, value: unknown) => (VARYING.has(key) ? undefined : value));
  const named = (values: Iterable<{ id: string; ocid: string }>, name: string): void => {
    for (const { id, ocid } of values) text = text.replaceAll(id, `id of ${name}`).replaceAll(ocid, `OCID of ${name}`);
  };
  named(objects.users, 'the user');
  named(objects.groups, 'the group');
  for (const { name } of objects.apps) text = text.replaceAll(name, 'the client ID');
  return JSON.parse(text) as Record<string, unknown[]>;
}

const VARYING = new Set(['id', 'ocid', 'meta', 'clientSecret', 'etag', 'timeCreated']);
