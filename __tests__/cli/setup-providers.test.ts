// The walk-through of docs/setup.md for each kind of provider, executed: public names through the proxy, keys from a file, RPST.

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliResult, CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const OBJECT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** The fixture behind a proxy that sends every host to the emulator, except the emulator's own address. */
async function behindProxy(fixture: CliFixture): Promise<Record<string, string>> {
  const proxy = await fixture.emulator.startProxy();
  return { https_proxy: proxy.url, no_proxy: 'localhost,127.0.0.1' };
}

function setup(
  fixture: CliFixture,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CliResult> {
  const { emulator, administrator } = fixture;
  const where = ['--domain-url', emulator.url, '--oci-config-file', administrator.configFile, '--yes'];
  return fixture.cli(['setup', ...where, ...args], { environment });
}

function rulesOf(fixture: CliFixture): string[] {
  return fixture.inventory().trusts.flatMap(({ rules }) => rules);
}

test("github.com, with the immutable subject that GitHub's API returns", () =>
  withInsideFixture(
    async (fixture) => {
      fixture.emulator.gitHubApi.addRepository('octo/app', { immutable: true, ownerId: '7', repositoryId: '8' });
      const token = fixture.file(
        't',
        await fixture.emulator.github.mint({
          repository: 'octo/app',
          subject: 'immutable',
          ownerId: '7',
          repositoryId: '8',
        }),
      );
      const github = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
      const result = await setup(fixture, [...github, '--subject-token-file', token], await behindProxy(fixture));
      expect([result.code, result.stderr]).toEqual([0, '']);
      expect(rulesOf(fixture)).toEqual(['sub eq repo:octo@7/app@8:ref:refs/heads/main → wif-github-octo.app']);
      expect(fixture.inventory().trusts[0]?.issuer).toBe('https://token.actions.githubusercontent.com');
      expect(result.stdout).toContain('Tested:');
      expect(result.stdout).toMatch(
        /gh variable set OCI_CLIENT_ID --repo octo\/app --body [0-9a-f]{32}\n {2}gh variable set OCI_REGION .* eu-frankfurt-1\n {2}gh secret set OCI_CLIENT_SECRET --repo octo\/app < \S+\.secret\n/,
      );
    },
    { issuer: 'https://token.actions.githubusercontent.com' },
  ));

test('an enterprise server uses names unless it says otherwise, and a note shows both forms', () =>
  withInsideFixture(async (fixture) => {
    const github = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main', '--dry-run'];
    const refused = await fixture.setup(github, { environment: { GITHUB_TOKEN: 'nonsense' } });
    expect(refused.stdout).toContain(
      "Note: GitHub answered 401 to the request for the subject form, so the form of the repository's subjects is not known.",
    );
    const silent = await fixture.setup(github, { environment: { GITHUB_TOKEN: '' } });
    expect(silent.stdout).toMatch(
      /Note: There is no GITHUB_TOKEN, GH_TOKEN or gh login \(gh auth login\), [^]*repo:octo\/app:ref:refs\/heads\/main\n[^]*repo:octo@<owner ID>\/app@<repository ID>:ref:refs\/heads\/main\n[^]*gh api --hostname localhost repos\/octo\/app\/actions\/oidc\/customization\/sub; for the second, add --owner-id and --repository-id/,
    );
    for (const { stdout } of [refused, silent])
      expect(stdout).toContain('rule: sub eq repo:octo/app:ref:refs/heads/main');
  }));

describe('if github.com does not say which form the subjects of a repository have', () => {
  const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
  const MAIN = [...GITHUB, '--branch', 'main'];
  const SUB = '/repos/octo/app/actions/oidc/customization/sub';
  const play = (test: (fixture: CliFixture, environment: Record<string, string>) => Promise<void>): Promise<void> =>
    withInsideFixture(
      async (fixture) => {
        await test(fixture, await behindProxy(fixture));
      },
      { issuer: 'https://token.actions.githubusercontent.com' },
    );

  test.each<[string, RegExp, (fixture: CliFixture) => Record<string, string> | undefined]>([
    ['there is no token', /There is no GITHUB_TOKEN, GH_TOKEN or gh login/, () => ({ GITHUB_TOKEN: '' })],
    ['the token is not valid', /GitHub answered 401/, () => ({ GITHUB_TOKEN: 'nonsense' })],
    ['the repository is private', /GitHub answered 404/, () => undefined],
    [
      'the rate limit is reached',
      /GitHub answered 403/,
      ({ emulator }) => {
        emulator.faults.add({ kind: 'status', status: 403, path: SUB, headers: { 'x-ratelimit-remaining': '0' } });
        return undefined;
      },
    ],
    [
      'GitHub cannot be reached',
      /The request for GitHub's subject form failed/,
      () => ({ https_proxy: 'http://localhost:1' }),
    ],
  ])('setup stops, with both forms and the flags that decide: %s', (_title, why, arrange) =>
    play(async (fixture, environment) => {
      const args = [...MAIN, '--jwks-url', fixture.emulator.provider.jwksUri];
      const { code, stdout, stderr } = await setup(fixture, args, { ...environment, ...arrange(fixture) });
      expect([code, stdout, fixture.writes()]).toEqual([2, '', []]);
      const shown = stderr.replace(/^Warning: .*\n/gm, '');
      expect(shown).toMatch(/^Invalid input: /);
      expect(shown).toMatch(why);
      expect(shown).toMatch(/--subject-form names +for repo:octo\/app:ref:refs\/heads\/main\n/);
      expect(shown).toMatch(
        /--owner-id <number> --repository-id <id> +for repo:octo@<owner ID>\/app@<repository ID>:ref/,
      );
      expect(shown).toContain("gh api repos/octo/app --jq '.owner.id, .id'");
    }),
  );

  test('the commands that show the form and the IDs name the enterprise, because gh asks github.com otherwise', () =>
    play(async (fixture, environment) => {
      const enterprise = ['--github-url', 'https://octo.ghe.com'];
      const { code, stderr } = await setup(fixture, [...MAIN, ...enterprise], { ...environment, GITHUB_TOKEN: '' });
      expect([code, fixture.writes()]).toEqual([2, []]);
      expect(stderr).toContain('gh api --hostname octo.ghe.com repos/octo/app/actions/oidc/customization/sub');
      expect(stderr).toContain("gh api --hostname octo.ghe.com repos/octo/app --jq '.owner.id, .id'");
    }));

  test('an address of the server without https:// is refused also where the issuer is given', () =>
    play(async (fixture, environment) => {
      const args = ['--github-url', 'ghe.example.org', '--issuer', 'https://ghe.example.org/_services/token'];
      const { code, stderr } = await setup(fixture, [...MAIN, ...args], environment);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^Invalid input: --github-url is "ghe\.example\.org"/)]);
    }));

  test('the flag decides, the trust is removed without GitHub, and so is one rule of either form', () =>
    play(async (fixture, environment) => {
      const without = { ...environment, GITHUB_TOKEN: '' };
      const names = await setup(fixture, [...MAIN, '--branch', 'dev', '--subject-form', 'names'], without);
      expect([names.code, names.stderr]).toEqual([0, '']);
      const ids = ['--owner-id', '7', '--repository-id', '8'];
      expect((await setup(fixture, [...MAIN, ...ids], without)).code).toBe(0);
      const user = 'wif-github-octo.app';
      expect(rulesOf(fixture)).toEqual([
        `sub eq repo:octo/app:ref:refs/heads/dev → ${user}`,
        `sub eq repo:octo/app:ref:refs/heads/main → ${user}`,
        `sub eq repo:octo@7/app@8:ref:refs/heads/main → ${user}`,
      ]);
      fixture.emulator.requests.clear();
      expect((await setup(fixture, [...MAIN, '--remove'], environment)).code).toBe(0);
      expect(rulesOf(fixture)).toEqual([`sub eq repo:octo/app:ref:refs/heads/dev → ${user}`]);
      expect((await setup(fixture, [...GITHUB, '--rotate-secret'], without)).code).toBe(0);
      expect((await setup(fixture, [...GITHUB, '--remove'], without)).code).toBe(0);
      expect(fixture.inventory()).toMatchObject({ users: [], trusts: [] });
      expect(fixture.emulator.requests.filter(({ path }) => path === SUB)).toEqual([]);
    }));

  test('one form is removed if the flag names it', () =>
    play(async (fixture, environment) => {
      const without = { ...environment, GITHUB_TOKEN: '' };
      const ids = ['--owner-id', '7', '--repository-id', '8'];
      expect((await setup(fixture, [...MAIN, '--subject-form', 'names'], without)).code).toBe(0);
      expect((await setup(fixture, [...MAIN, ...ids], without)).code).toBe(0);
      expect((await setup(fixture, [...MAIN, '--subject-form', 'names', '--remove'], without)).code).toBe(0);
      expect(rulesOf(fixture)).toEqual([expect.stringMatching(/^sub eq repo:octo@7/)]);
    }));

  test.each([
    [['--subject-form', 'ids'], /--subject-form is "ids"; expected: names, or immutable with the IDs/],
    [['--subject-form', 'immutable'], /--subject-form is immutable; expected: also --owner-id and --repository-id/],
    [['--subject-form', 'names', '--owner-id', '1'], /--subject-form names is given together with an ID/],
  ])('flags that do not fit together are refused: %j', (flags, message) =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await setup(fixture, [...MAIN, ...flags]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );
});

test('a repository with customized subjects is refused, with the option to use instead', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.gitHubApi.repositories.set('octo/app', {
      use_default: false,
      include_claim_keys: ['repo', 'job_workflow_ref'],
    });
    const { code, stderr } = await fixture.setup([
      '--provider',
      'github',
      '--repository',
      'octo/app',
      '--branch',
      'main',
    ]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/customizes the subject of its tokens with repo, job_workflow_ref; expected: --subject/),
    ]);
    expect(fixture.writes()).toEqual([]);
  }));

test('gitlab.com: the branch of a project, tested with its token', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.provider.actAs('https://gitlab.com', 'https://gitlab.com/oauth/discovery/keys');
    const token = fixture.file('t', await fixture.emulator.provider.mint({ iss: 'https://gitlab.com' }));
    const gitlab = [
      '--provider',
      'gitlab',
      '--project',
      'group/project',
      '--branch',
      'main',
      '--subject-token-file',
      token,
    ];
    const result = await setup(fixture, gitlab, await behindProxy(fixture));
    expect([result.code, result.stderr]).toEqual([0, '']);
    expect(rulesOf(fixture)).toEqual([
      expect.stringMatching(
        /^sub eq project_path:group\/project:ref_type:branch:ref:main → wif-gitlab-group\.project-[0-9a-f]{6}$/,
      ),
    ]);
    expect(result.stdout).toContain('Tested:');
    expect(result.stdout).toMatch(
      /eval "\$\(npx oci-wif@\d+\.\d+\.\d+ login --domain-url \S+ --client-id [0-9a-f]{32} --region eu-frankfurt-1 --subject-token-env OCI_ID_TOKEN --export/,
    );
  }));

test('Entra ID: the service principal of an application', () =>
  withInsideFixture(async (fixture) => {
    const issuer = `https://login.microsoftonline.com/${TENANT}/v2.0`;
    fixture.emulator.provider.actAs(issuer, `https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys`);
    const token = fixture.file(
      't',
      await fixture.emulator.provider.mint({ iss: issuer, sub: OBJECT, oid: OBJECT, aud: TENANT }),
    );
    const entra = ['--provider', 'entra', '--tenant', TENANT, '--object-id', OBJECT.toUpperCase()];
    // Tokens of version 2 never have the URI that was requested.
    expect(await fixture.setup([...entra, '--audience', 'api://oci'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^Invalid input: --audience is "api:\/\/oci"; expected: the application \(client\) ID, a GUID in lower case, /,
      ) as string,
    });
    entra.push('--audience', TENANT);
    const result = await setup(fixture, [...entra, '--subject-token-file', token], await behindProxy(fixture));
    expect([result.code, result.stderr]).toEqual([0, '']);
    expect(rulesOf(fixture)).toEqual([expect.stringMatching(new RegExp(`^sub eq ${OBJECT} → wif-entra-${OBJECT}-`))]);
    const [trust] = fixture.emulator.domain.store.trusts.values();
    expect(trust).toMatchObject({ issuer, clientClaimName: 'aud', clientClaimValues: [TENANT] });
    expect(result.stdout).toContain('Tested:');
  }));

test('an issuer that OCI cannot reach: the same key from a JWKS file and from a certificate', () =>
  withInsideFixture(async (fixture) => {
    const { provider, domain } = fixture.emulator;
    const issuer = 'https://cluster.internal';
    const certificate = await provider.certificate();
    const jwk = new X509Certificate(certificate).publicKey.export({ format: 'jwk' });
    const jwks = fixture.file(
      'jwks.json',
      JSON.stringify({
        keys: [
          { kty: 'EC', crv: 'P-256' },
          { ...jwk, kid: 'k1', use: 'sig' },
        ],
      }),
    );
    const sub = 'system:serviceaccount:prod:deployer';
    const token = fixture.file('t', await provider.mint({ iss: issuer, sub }));
    const kubernetes = [
      '--provider',
      'kubernetes',
      '--issuer',
      issuer,
      '--namespace',
      'prod',
      '--service-account',
      'deployer',
    ];
    const result = await setup(fixture, [...kubernetes, '--jwks-file', jwks, '--subject-token-file', token]);
    expect([result.code, result.stderr]).toEqual([0, '']);
    expect(result.stdout).toContain('Tested:');
    const [trust] = domain.store.trusts.values();
    expect(trust?.publicKeyEndpoint).toBeUndefined();
    expect(trust!.publicCertificate).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    const saved = new X509Certificate(Buffer.from(trust!.publicCertificate!, 'base64'));
    expect(saved.publicKey.export({ format: 'jwk' })).toEqual(jwk);

    fixture.emulator.requests.clear();
    const pem = fixture.file('issuer.pem', certificate);
    const again = await setup(fixture, [...kubernetes, '--certificate', pem]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to change') as string });
    expect(fixture.writes()).toEqual([]);
    // The same signature, created by openssl instead of our code.
    expect(execFileSync('openssl', ['x509', '-noout', '-pubkey'], { input: saved.toString(), encoding: 'utf8' })).toBe(
      new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
    );
  }));

test('a resource principal: propagated claims, conditions in the policy, and a login that they allow', () =>
  withInsideFixture(async (fixture) => {
    const github = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
    const rpst = ['--token-type', 'rpst', '--resource-type', 'ci', '--allow', 'manage object-family in tenancy'];
    const token = fixture.file('t', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const result = await fixture.setup([...github, ...rpst, '--subject-token-file', token, '--json']);
    expect(result.code).toBe(0);
    const { name, clientId, clientSecretFile } = JSON.parse(result.stdout) as Record<string, string>;
    expect(fixture.inventory()).toMatchObject({
      users: [],
      groups: {},
      policies: {
        [name!]: [
          "Allow any-user to manage object-family in tenancy where all {request.principal.type='identityfederateddomainapp', request.principal.ext_repository='octo/app', request.principal.name='repo:octo/app:ref:refs/heads/main'}",
        ],
      },
    });
    const [trust] = fixture.emulator.domain.store.trusts.values();
    expect(trust).toMatchObject({
      subjectType: 'Resource',
      impersonatingResource: 'ci',
      claimPropagations: ['ext_repository'],
    });
    const login = (file: string): Promise<CliResult> =>
      fixture.cli([
        ...[
          'login',
          '--domain-url',
          fixture.emulator.url,
          '--client-id',
          clientId!,
          '--client-secret-file',
          clientSecretFile!,
        ],
        ...[
          '--region',
          'eu-frankfurt-1',
          '--subject-token-file',
          file,
          '--token-type',
          'rpst',
          '--resource-type',
          'ci',
          '--verify',
        ],
      ]);
    expect((await login(token)).stdout).toContain('namespace emulatorns');
    const unrelated = fixture.file('s', await fixture.emulator.github.mint({ repository: 'evil/app' }));
    expect((await login(unrelated)).stdout).toContain('no policy allows it to read');

    fixture.emulator.requests.clear();
    expect((await fixture.setup([...github, ...rpst])).stdout).toContain('Nothing to change');
    expect(fixture.writes()).toEqual([]);
    const upst = await fixture.setup(github);
    expect([upst.code, upst.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^Setup conflict: nothing was changed, because trust for .*only one trust; use --token-type rpst/,
      ),
    ]);
    expect((await fixture.setup([...github, '--token-type', 'rpst', '--remove'])).code).toBe(0);
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('a plan file with an expiry: the policy contains it, and a later run reports that it has passed', () =>
  withInsideFixture(async (fixture) => {
    const plan = (expires: string): string =>
      fixture.file(
        'wif.yaml',
        `# one repository\nprovider: github\nrepository: octo/app\nbranch: [main, release/*]\nallow: read buckets in tenancy\nexpires: ${expires}\n`,
      );
    const past = await fixture.setup(['--config', plan('2020-01-31')]);
    expect([past.code, past.stderr, fixture.writes()]).toEqual([
      2,
      expect.stringMatching(/--expires is "2020-01-31", which has passed/),
      [],
    ]);
    expect((await fixture.setup(['--config', plan('2998-01-31')])).code).toBe(0);
    expect(Object.values(fixture.inventory().policies)).toEqual([
      ["Allow group id GROUP to read buckets in tenancy where request.utc-timestamp before '2998-01-31T00:00Z'"],
    ]);
    expect(rulesOf(fixture)).toHaveLength(2);
    const [policy] = fixture.emulator.iam.policies.values();
    policy!.statements = policy!.statements.map((text) => text.replace('2998', '2020'));
    const again = await fixture.setup(['--config', plan('2999-01-31'), '--dry-run']);
    expect(again.stdout).toContain('Note: the policy expired at 2020-01-31T00:00:00.000Z');
    const later = await fixture.setup(['--config', plan('2999-01-31')]);
    expect(later.stdout).toMatch(/~ policy [^]*\+ Allow .*2999-01-31[^]*- Allow .*2020-01-31/);
    expect(Object.values(fixture.inventory().policies)[0]).toHaveLength(1);
  }));

describe('the printed login of a workload gets its token from', () => {
  const ROLE = 'arn:aws:iam::123456789012:role/deploy';
  const none = { namespace_path: undefined, project_path: undefined, ref: undefined, ref_type: undefined };
  test.each([
    [
      'google',
      ['--service-account-id', '123456789012345678901', '--audience', 'oci'],
      { iss: 'https://accounts.google.com', sub: '123456789012345678901', aud: 'oci' },
      'curl',
      /^--silent --show-error --fail --header Metadata-Flavor: Google http:\/\/metadata\.google\.internal\/\S+\/identity\?audience=oci&format=full\n$/,
    ],
    [
      'aws',
      ['--issuer', 'https://a.tokens.sts.global.api.aws', '--role-arn', ROLE, '--audience', 'oci'],
      { iss: 'https://a.tokens.sts.global.api.aws', sub: ROLE, aud: 'oci' },
      'aws',
      /^sts get-web-identity-token --audience oci --signing-algorithm RS256 --query WebIdentityToken --output text\n$/,
    ],
    [
      'entra',
      ['--tenant', TENANT, '--object-id', OBJECT, '--audience', 'api://oci', '--token-version', '1'],
      { iss: `https://sts.windows.net/${TENANT}/`, sub: OBJECT, aud: 'api://oci' },
      'az',
      /^account get-access-token --resource api:\/\/oci --query accessToken --output tsv\n$/,
    ],
    [
      'keycloak',
      ['--issuer', 'https://sso.example.org/realms/ci', '--authorized-party', 'deployer'],
      { iss: 'https://sso.example.org/realms/ci', sub: OBJECT, azp: 'deployer', aud: 'account' },
      'curl',
      /client_id=deployer --data-urlencode client_secret@SECRET_FILE https:\/\/sso\.example\.org\/realms\/ci\/protocol\/openid-connect\/token\n$/,
    ],
    [
      'okta',
      ['--issuer', 'https://example.okta.com/oauth2/default', '--subject', '0oa1'],
      { iss: 'https://example.okta.com/oauth2/default', sub: '0oa1', aud: 'api' },
      'curl',
      /client_id=0oa1 \S+ client_secret@SECRET_FILE --data scope=SCOPE https:\/\/example\.okta\.com\/oauth2\/default\/v1\/token\n$/,
    ],
  ])('%s, and logs in with it', (provider, flags, claims, program, asked) =>
    withInsideFixture(async (fixture) => {
      const { emulator } = fixture;
      const made = await setup(fixture, ['--provider', provider, ...flags, '--jwks-url', emulator.provider.jwksUri]);
      expect([made.code, made.stderr]).toEqual([0, '']);
      const [, command = ''] = /^ {2}eval "\$\(npx oci-wif(?:@\S+)? (login .*)\)"$/m.exec(made.stdout) ?? [];
      const words = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' }).split('\0');
      const token = await emulator.provider.mint({ ...none, ...claims });
      const isJson = program === 'curl' && provider !== 'google';
      fixture.file('answer', isJson ? JSON.stringify({ access_token: token, expires_in: 300 }) : `${token}\n`);
      const bin = join(fixture.home, 'bin');
      mkdirSync(bin);
      const log = join(fixture.home, 'arguments');
      writeFileSync(join(bin, program), `#!/bin/sh\necho "$*" >"${log}"\ncat "${join(fixture.home, 'answer')}"\n`, {
        mode: 0o755,
      });
      const [, secretFile = ''] = /^Client secret: in (\S+)/m.exec(made.stdout) ?? [];
      const login = await fixture.cli(words.slice(0, -1), {
        environment: {
          PATH: `${bin}:${process.env.PATH ?? ''}`,
          OCI_WIF_CLIENT_SECRET: readFileSync(secretFile, 'utf8'),
        },
      });
      expect([login.code, login.stderr]).toEqual([0, expect.not.stringContaining('refused')]);
      expect(login.stdout).toContain('OCI_CLI_PROFILE=WIF');
      expect(readFileSync(log, 'utf8')).toMatch(asked);
    }),
  );
});
