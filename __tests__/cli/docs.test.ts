// Every command of docs/setup.md, executed as it stands there.

import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import type { CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const text = readFileSync('docs/setup.md', 'utf8');
const commands = [...text.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
  .filter((line) => line.trim().startsWith('npx oci-wif '))
  .map((line) => line.trim().replace(/\s+/g, ' '));

/** The issuers of the page; the emulator acts as all of them. */
const ISSUERS = [
  'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
  'https://example.okta.com/oauth2/default',
  'https://sso.example.org/realms/ci',
  'https://issuer.example.org',
];

/** As a shell splits them, for what occurs on the page: blanks, and double or single quotes around one argument. */
function argumentsOf(command: string, domain: string): string[] {
  const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return words.slice(2).map((word) => word.replace(/^(["'])(.*)\1$/, '$2').replace('$DOMAIN', domain));
}

async function prepare(fixture: CliFixture): Promise<Record<string, string>> {
  const { provider, github } = fixture.emulator;
  for (const issuer of ISSUERS) provider.actAs(issuer, `${issuer}/keys`);
  const jwk = new X509Certificate(await provider.certificate()).publicKey.export({ format: 'jwk' });
  fixture.file('jwks.json', JSON.stringify({ keys: [{ ...jwk, kid: 'a' }] }));
  fixture.file('public.pem', await provider.certificate());
  fixture.file('token.jwt', await github.mint({ repository: 'octo/app' }));
  fixture.emulator.gitHubApi.addRepository('octo/app');
  const proxy = await fixture.emulator.startProxy();
  return { https_proxy: proxy.url, no_proxy: 'localhost' };
}

test('the page has a command for each provider without a page in docs/ci/, and for Kubernetes one with a key', () => {
  const named = commands.flatMap((command) => /--provider (\S+)/.exec(command)?.[1] ?? []);
  expect([...new Set(named)].sort()).toEqual(['entra', 'github', 'keycloak', 'kubernetes', 'oidc', 'okta']);
});

test('each command works', () =>
  withInsideFixture(
    async (fixture) => {
      const environment = await prepare(fixture);
      const admin = ['--oci-config-file', fixture.administrator.configFile];
      const { emulator } = fixture;
      const run = async (command: string, ...more: string[]): Promise<number | null> => {
        const args = argumentsOf(command, emulator.url);
        const { code, stdout, stderr } = await fixture.cli([...args, ...admin, ...more], {
          environment,
          cwd: fixture.home,
        });
        expect({ command, stderr, stdout }).toMatchObject({ command, stderr: '' });
        return code;
      };
      emulator.iam.compartments.set('ocid1.compartment.oc1..aaaa', {
        ...emulator.iam.addCompartment('ci'),
        id: 'ocid1.compartment.oc1..aaaa',
      });
      const plain = commands.filter((command) => !/ explain | --remove| --rotate-| --output /.test(command));
      for (const command of plain) expect([command, await run(command, '--dry-run')]).toEqual([command, 3]);
      for (const command of commands.filter((line) => line.includes(' --output '))) expect(await run(command)).toBe(0);
      expect(fixture.writes()).toEqual([]);

      const [first = ''] = plain;
      expect(await run(first, '--yes')).toBe(0);
      const withFlag = (flag: string): string => commands.find((command) => command.endsWith(` ${flag}`)) ?? '';
      const flags = [
        '--rotate-secret',
        '--client-certificate',
        '--rotate-client-certificate',
        '--remove-old-certificates',
      ];
      for (const flag of flags) expect([flag, await run(withFlag(flag), '--yes')]).toEqual([flag, 0]);
      const explain = commands.find((command) => command.includes(' explain ')) ?? '';
      const [app] = emulator.domain.store.apps.values();
      expect(await run(explain.replace('0123456789abcdef0123456789abcdef', app!.name))).toBe(0);
      expect(await run(withFlag('--remove'), '--yes')).toBe(0);
      expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
    },
    { issuer: 'https://token.actions.githubusercontent.com' },
  ));

test('the plan file of the page is valid', () =>
  withInsideFixture(
    async (fixture) => {
      const environment = await prepare(fixture);
      const yaml =
        [...text.matchAll(/```yaml\n([^]*?)```/g)]
          .map(([, block]) => block ?? '')
          .find((block) => block.includes('allow:')) ?? '';
      const file = fixture.file('wif.yaml', yaml);
      const { code, stderr } = await fixture.cli(
        [
          'setup',
          '--config',
          file,
          '--domain-url',
          fixture.emulator.url,
          '--oci-config-file',
          fixture.administrator.configFile,
          '--dry-run',
        ],
        { environment },
      );
      expect([code, stderr]).toEqual([3, '']);
    },
    { issuer: 'https://token.actions.githubusercontent.com' },
  ));

test('the setup calls of the Terraform example create two service users, and that of the plans can only read', () =>
  withInsideFixture(
    async (fixture) => {
      const comment = readFileSync('examples/terraform/workflow.yml', 'utf8').split('\nname:')[0] ?? '';
      const lines = [...comment.matchAll(/^# {3}(.*)$/gm)].map(([, line = '']) => line).join('\n');
      const calls = lines
        .replaceAll('\\\n', ' ')
        .split('\n')
        .filter((line) => line.startsWith('npx oci-wif@1 setup '));
      fixture.emulator.iam.compartments.set('ocid1.compartment.oc1..aaaa', {
        ...fixture.emulator.iam.addCompartment('ci'),
        id: 'ocid1.compartment.oc1..aaaa',
      });
      for (const call of calls) {
        const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(3);
        const args = words.with(words.indexOf('--domain-url') + 1, fixture.emulator.url);
        const environment = await prepare(fixture);
        const admin = ['--oci-config-file', fixture.administrator.configFile, '--yes'];
        expect(await fixture.cli(['setup', ...args, ...admin], { environment })).toMatchObject({ code: 0 });
      }
      const { policies, trusts } = fixture.inventory();
      expect(policies).toEqual({
        'wif-octo-app-plan': [
          expect.stringMatching(/to read object-family in compartment/),
          expect.stringMatching(/to read objectstorage-namespaces in tenancy/),
        ],
        'wif-octo-app-apply': [
          expect.stringMatching(/to manage object-family in compartment/),
          expect.stringMatching(/to read objectstorage-namespaces in tenancy/),
        ],
      });
      expect(trusts[0]?.rules).toEqual([
        'sub eq repo:octo/app:environment:production → wif-octo-app-apply',
        'sub eq repo:octo/app:pull_request → wif-octo-app-plan',
      ]);
    },
    { issuer: 'https://token.actions.githubusercontent.com' },
  ));
