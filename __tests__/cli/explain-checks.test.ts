// `oci-wif explain`: several findings at once, kinds of trust, and what it says without an administrator.

import { inOneLine, openCliFixture, type CliResult, type CliFixture } from './cli-fixture.ts';
import { inside } from './in-process.ts';
import { MAIN, trustCommands } from './trust-commands.ts';

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openCliFixture();
});
afterEach(() => fixture.close());

const { admin, made, token } = trustCommands(() => fixture);

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

test('explain without an administrator, and for an expired token', async () => {
  const jwt = fixture.file('t', await fixture.emulator.provider.mint({}, { expired: true }));
  const { code, stdout } = await inside(fixture, ['explain', '--subject-token-file', jwt]);
  expect([code, inOneLine(stdout)]).toEqual([
    1,
    expect.stringMatching(/FAILED .*expired.*the --profile of an administrator, explain reads it/),
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
