// What setup does where reports about the real service disagree or where it was seen to fail silently.

import { X509Certificate } from 'node:crypto';
import { NO_DEVIATIONS } from '../../emulator/deviations.ts';
import { runSetup } from '../../src/cli/setup/setup.ts';
import type { SetupFlags } from '../../src/setup/desired/options.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { inOneLine, openCliFixture, type CliFixture, type CliResult, type Inventory } from './cli-fixture.ts';
import { inside, withCliEnvironment } from './in-process.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
const MAIN = [...GITHUB, '--branch', 'main'];
const RULE = 'sub eq repo:octo/app:ref:refs/heads/main';

let fixture: CliFixture;
beforeAll(async () => {
  fixture = await openCliFixture();
});
afterAll(() => fixture.close());
beforeEach(() => {
  const { store, deviations } = fixture.emulator.domain;
  Object.assign(deviations, NO_DEVIATIONS);
  for (const [id] of store.users) if (id !== fixture.administrator.user.id) store.users.delete(id);
  for (const map of [store.groups, store.apps, store.trusts, fixture.emulator.iam.policies]) map.clear();
  fixture.emulator.requests.clear();
  fixture.emulator.faults.clear();
});

const setup = (args: readonly string[], environment?: Record<string, string>): Promise<CliResult> =>
  inside(fixture, ['setup', ...fixture.setupArguments(args)], environment);

/** With a clock of the test, so that no test waits. */
async function setupAt(
  flags: Partial<SetupFlags>,
): Promise<{ code?: number; stdout: string; error?: unknown; waited: number }> {
  const timing = fakeTiming();
  const { emulator, administrator } = fixture;
  const base = {
    domainUrl: emulator.url,
    githubUrl: emulator.url,
    ociConfigFile: administrator.configFile,
    yes: true,
    wait: '180',
  };
  const github = { provider: 'github', repository: 'octo/app' };
  const result = await withCliEnvironment(fixture, () => runSetup({ ...base, ...github, ...flags }, timing));
  return { ...result, waited: timing.sleeps.reduce((sum, pause) => sum + pause, 0) };
}

async function token(claims: object = {}): Promise<string> {
  return fixture.file('t.jwt', await fixture.emulator.github.mint({ repository: 'octo/app', ...claims }));
}

describe('the certificate of a trust', () => {
  const kubernetes = [
    '--provider',
    'kubernetes',
    '--issuer',
    'https://cluster',
    '--namespace',
    'prod',
    '--service-account',
    'ci',
  ];
  const trustOf = (): string => [...fixture.emulator.domain.store.trusts.values()][0]?.publicCertificate ?? '';
  const certificates = (): number =>
    fixture.emulator.requests.filter(({ path, method }) => path.includes('Trusts') && method !== 'GET').length;

  test('is sent as one line of base64', async () => {
    const pem = await fixture.emulator.provider.certificate();
    const { code, stdout } = await setup([...kubernetes, '--certificate', fixture.file('c.pem', pem)]);
    expect([code, certificates(), stdout]).toEqual([0, 1, expect.not.stringContaining('PEM armor')]);
    expect(trustOf()).toBe(new X509Certificate(pem).raw.toString('base64'));
  });

  test('is sent once more with PEM armor if the domain refuses it, and the log says so', async () => {
    fixture.emulator.domain.deviations.certificateForm = 'pem';
    const pem = await fixture.emulator.provider.certificate();
    const file = fixture.file('c.pem', pem);
    const { code, stdout } = await setup([...kubernetes, '--certificate', file]);
    expect([code, certificates()]).toEqual([0, 2]);
    expect(stdout).toMatch(
      /refused the certificate as one line of base64\. Trying once more with PEM armor\.\n[^]*accepted the certificate with PEM armor\./,
    );
    expect(new X509Certificate(trustOf()).raw).toEqual(new X509Certificate(pem).raw);
    expect((await setup([...kubernetes, '--certificate', file])).stdout).toContain('Nothing to change');

    const other = fixture.emulator.domain.key.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const changed = await setup([...kubernetes, '--certificate', fixture.file('other.pem', other)]);
    expect([changed.code, changed.stdout]).toEqual([
      0,
      expect.stringContaining('accepted the certificate with PEM armor'),
    ]);
  });

  test('that is refused in both forms, and other refusals, end the command', async () => {
    const file = fixture.file('c.pem', await fixture.emulator.provider.certificate());
    const refusal = { kind: 'status', method: 'POST', path: /PropagationTrusts$/, status: 400 } as const;
    fixture.emulator.faults.add({ ...refusal, body: { detail: 'publicCertificate: bad certificate' } });
    const both = await setup([...kubernetes, '--certificate', file]);
    expect([both.code, certificates(), both.stderr]).toEqual([1, 2, expect.stringContaining('bad certificate')]);
    fixture.emulator.faults.clear();
    fixture.emulator.faults.add({ ...refusal, body: { detail: 'the name is taken' } });
    fixture.emulator.requests.clear();
    expect([(await setup([...kubernetes, '--certificate', file])).code, certificates()]).toEqual([1, 1]);
  });

  test('is read by explain in both forms', async () => {
    const { domain, provider } = fixture.emulator;
    const jwt = fixture.file('p.jwt', await provider.mint({ iss: 'https://cluster' }));
    const args = ['explain', '--subject-token-file', jwt, '--domain-url', fixture.emulator.url, '--profile', 'DEFAULT'];
    const trust = domain.addTrust({ issuer: 'https://cluster', publicCertificate: await provider.certificateLine() });
    for (const form of [trust.publicCertificate!, await provider.certificate()]) {
      trust.publicCertificate = form;
      const { stdout } = await inside(fixture, [...args, '--oci-config-file', fixture.administrator.configFile]);
      expect(inOneLine(stdout)).toContain('verified with the certificate of the trust');
    }
    trust.publicCertificate = 'bm9uZQ==';
    const { stdout } = await inside(fixture, [...args, '--oci-config-file', fixture.administrator.configFile]);
    expect(inOneLine(stdout)).toContain(
      'FAILED signature of the subject token Invalid input: the certificate of the trust is not a readable certificate',
    );
  });
});

describe('a removal that the domain accepts and ignores', () => {
  /** Two repositories, so that the trust stays and its rules are removed one by one. */
  async function prepare(): Promise<void> {
    const allow = ['--allow', 'read buckets in tenancy'];
    expect((await setup([...MAIN, '--branch', 'dev', '--name', 'mine', ...allow])).code).toBe(0);
    expect((await setup(['--provider', 'github', '--repository', 'octo/web', '--branch', 'main'])).code).toBe(0);
    fixture.emulator.domain.deviations.trustRemovals = 'ignored';
  }
  const objects = (): Omit<Inventory, 'trusts'> => {
    const { users, groups, apps, policies } = fixture.inventory();
    return { users, groups, apps, policies };
  };
  const DEV = 'sub eq repo:octo/app:ref:refs/heads/dev';

  async function expectFailure(
    flags: Partial<SetupFlags>,
    rules: readonly string[],
    hint: RegExp,
    left: Omit<Inventory, 'trusts'>,
  ): Promise<void> {
    const { stdout, error, waited } = await setupAt({ name: 'mine', remove: true, ...flags });
    expect(stdout).not.toContain('Removed');
    expect(error).toMatchObject({ kind: 'mismatch', phrase: 'Unexpected response' });
    const failure = error as { message: string; hint: string };
    expect(failure.message).toContain(
      'the domain accepted the removal, but after 55 seconds it still shows:\ntrust for',
    );
    for (const rule of rules) expect(failure.message).toContain(`\n  rule: ${rule}`);
    expect([failure.hint, waited]).toEqual([expect.stringMatching(hint), 55_000]);
    expect(objects()).toEqual(left);

    fixture.emulator.domain.deviations.trustRemovals = 'applied';
    const again = await setupAt({ name: 'mine', remove: true, ...flags });
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Removed. The domain no longer shows')]);
  }

  test('one rule: exits with 1, says what is still trusted and what to do', async () => {
    await prepare();
    const hint = /^run the same command again; .* deactivate the application mine in the console/;
    await expectFailure({ branch: ['dev'] }, [DEV], hint, objects());
    expect(fixture.inventory().trusts[0]?.rules.filter((rule) => rule.endsWith('mine'))).toEqual([`${RULE} → mine`]);
  });

  test('all rules of a shared trust: everything but the service user is removed all the same', async () => {
    await prepare();
    const hint = /the application mine is removed, so nobody can exchange a token with its secret/;
    const [web = ''] = fixture.inventory().users.filter((name) => name !== 'mine');
    const left = { users: ['mine', web], groups: { [web]: [web] }, apps: { [web]: true }, policies: {} };
    await expectFailure({}, [RULE, DEV], hint, left);
    expect(objects()).toEqual({ ...left, users: [web] });
  });

  test('is waited for, because a removal takes a moment to show', async () => {
    expect((await setup([...MAIN, '--branch', 'dev', '--name', 'mine'])).code).toBe(0);
    const { emulator } = fixture;
    const [trust] = emulator.domain.store.trusts.values();
    let old: typeof trust | undefined = structuredClone(trust);
    let reads = 0;
    emulator.services.unshift((request) => {
      const isRead = request.method === 'GET' && request.path.endsWith('/IdentityPropagationTrusts');
      // Two reads before the change: for the plan, and after the question.
      if (!isRead || old === undefined || ++reads > 4) return undefined;
      return {
        status: 200,
        body: JSON.stringify({ Resources: [old] }),
        headers: { 'content-type': 'application/json' },
      };
    });
    const { code, waited } = await setupAt({ name: 'mine', remove: true, branch: ['dev'] });
    emulator.services.shift();
    old = undefined;
    expect([code, waited]).toEqual([0, 10_000]);
  });
});

describe('an identifier that an answer lacks', () => {
  test('of a group: no statement is written with an empty one', async () => {
    fixture.emulator.domain.deviations.groupOcids = false;
    const { code, stderr } = await setup([...MAIN, '--allow', 'read buckets in tenancy']);
    expect([code, fixture.emulator.iam.policies.size]).toEqual([1, 0]);
    expect(stderr).toMatch(
      /^Unexpected response: the answer about the group wif-github-octo\.app-\w+ contains no OCID/,
    );
  });

  test('of a group that its creation lacks is read again', async () => {
    const { emulator } = fixture;
    const { deviations } = emulator.domain;
    deviations.groupOcids = false;
    emulator.services.unshift((request) => {
      if (request.method === 'GET' && /\/Groups\/\w+$/.test(request.path)) deviations.groupOcids = true;
      return undefined;
    });
    const { code } = await setup([...MAIN, '--allow', 'read buckets in tenancy']);
    emulator.services.shift();
    expect([code, Object.values(fixture.inventory().policies)]).toEqual([
      0,
      [['Allow group id GROUP to read buckets in tenancy']],
    ]);
  });

  test.each([
    ['Users', /about the user that was created contains no id/],
    ['Groups', /about the group that was created contains no id/],
    ['Apps', /about the application that was created contains no id/],
    ['IdentityPropagationTrusts', /about the trust that was created contains no id/],
  ])('of a resource in %s that is created', async (collection, message) => {
    fixture.emulator.faults.add({
      kind: 'status',
      status: 201,
      body: {},
      method: 'POST',
      path: `/admin/v1/${collection}`,
    });
    const { code, stderr } = await setup(MAIN);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  test.each([
    ['Users', { userName: 'mine' }, /about the user mine contains no id/],
    [
      'Apps',
      { id: 'a', displayName: 'mine', active: true, isOAuthClient: true, clientType: 'confidential' },
      /application mine contains no client ID/,
    ],
  ])('of a resource in %s that is found', async (collection, resource, message) => {
    const body = { Resources: [resource] };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: `/admin/v1/${collection}` });
    const { code, stderr } = await setup([...MAIN, '--name', 'mine']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  test('of the user in a rule', async () => {
    const issuer = fixture.emulator.issuer;
    const body = { Resources: [{ id: 't', issuer, impersonationServiceUsers: [{ rule: 'sub eq me' }] }] };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: /PropagationTrusts$/ });
    const { code, stderr } = await setup(MAIN);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/about the trust \S+ contains no impersonationServiceUsers\[0\]\.value/),
    ]);
  });

  test('of a policy', async () => {
    fixture.emulator.faults.add({ kind: 'status', status: 200, body: {}, method: 'POST', path: '/20160918/policies' });
    const { code, stderr } = await setup([...MAIN, '--allow', 'read buckets in tenancy']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/about the policy wif-\S+ contains no id/)]);
  });
});

describe('an answer in which an attribute has another type', () => {
  const found: [collection: string, resource: object, message: RegExp][] = [
    ['Users', { userName: 'mine', tags: 'oci-wif' }, /about the user mine contains an invalid tags/],
    ['Groups', { displayName: 'mine', members: {} }, /about the group mine contains an invalid members/],
    ['Groups', { displayName: 'mine', members: ['u'] }, /about the group mine contains an invalid members\[0\]/],
    ['Apps', { displayName: 'mine', active: 'true' }, /about the application mine contains an invalid active/],
  ];
  test.each(found)('of the %s: %j', async (collection, resource, message) => {
    const body = { Resources: [{ id: 'x', ...resource }] };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: `/admin/v1/${collection}` });
    const { code, stderr } = await setup([...MAIN, '--name', 'mine', '--dry-run']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
  });

  test('of a search: no list of resources', async () => {
    const body = { Resources: {} };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: '/admin/v1/Users' });
    const { code, stderr } = await setup([...MAIN, '--name', 'mine', '--dry-run']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/about the user mine contains an invalid Resources/)]);
  });

  test('of the policy', async () => {
    const body = [{ id: 'p', name: 'mine', statements: 'Allow any-user to read buckets in tenancy' }];
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: '/20160918/policies' });
    const flags = ['--name', 'mine', '--allow', 'read buckets in tenancy', '--dry-run'];
    const { code, stderr } = await setup([...MAIN, ...flags]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/about the policy mine contains an invalid statements/)]);
  });

  test('null stands for an attribute that is not set', async () => {
    const body = { Resources: [{ id: 'x', displayName: 'mine', members: null, tags: null }] };
    fixture.emulator.faults.add({ kind: 'status', status: 200, body, method: 'GET', path: '/admin/v1/Groups' });
    const { code, stdout } = await setup([...MAIN, '--name', 'mine', '--dry-run']);
    expect([code, stdout]).toEqual([3, expect.stringContaining('= group mine')]);
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

describe('before an audience is restricted', () => {
  test('the plan says that it applies to every token of the issuer', async () => {
    expect((await setup([...MAIN, '--audience', 'oci', '--dry-run'])).stdout).toContain(
      'audience: oci (checked for every token of this issuer)',
    );
    expect((await setup(MAIN)).code).toBe(0);
    expect((await setup([...MAIN, '--audience', 'oci', '--dry-run'])).stdout).toContain(
      '+ audience: oci (from now on checked for every token of this issuer)',
    );
  });

  test('a provider whose tokens have a list of audiences is pointed out, and so is such a token', async () => {
    const { provider } = fixture.emulator;
    const jwks = ['--jwks-url', provider.jwksUri, '--audience', 'oci', '--dry-run'];
    const cluster = ['--provider', 'kubernetes', '--issuer', 'https://c', '--namespace', 'n', '--service-account', 's'];
    expect((await setup([...cluster, ...jwks])).stdout).toContain(
      'Note: tokens of kubernetes have a list of audiences',
    );
    const jwt = fixture.file('l.jwt', await provider.mint({ sub: 'me', aud: ['oci'] }));
    const oidc = ['--provider', 'oidc', '--issuer', provider.issuer, '--subject', 'me', '--subject-token-file', jwt];
    expect((await setup([...oidc, ...jwks])).stdout).toContain('Note: the token has a list of audiences');
    expect((await setup([...oidc, ...jwks.slice(0, 2), '--dry-run'])).stdout).not.toContain('list of audiences');
  });
});

test.each([
  [[], undefined],
  [['--require', 'actor=me'], '"and"'],
  [['--tag', 'v*'], '"\\*" inside a value'],
  [['--require', 'actor=m*'], '"and", "\\*" inside a value'],
])('the plan marks the parts of a rule that no public report confirms: %j', async (more, parts) => {
  const { stdout } = await setup([...MAIN, ...more, '--dry-run']);
  const mark = new RegExp(`rule: .*\\n.*not confirmed by any public report: ${parts ?? '.*'}; test it`);
  expect(mark.test(stdout)).toBe(parts !== undefined);
});

test('explain marks them in the rule that matches', async () => {
  expect((await setup([...MAIN, '--require', 'ref=refs/*'])).code).toBe(0);
  const args = ['explain', '--subject-token-file', await token(), '--domain-url', fixture.emulator.url];
  const admin = ['--profile', 'DEFAULT', '--oci-config-file', fixture.administrator.configFile];
  expect(inOneLine((await inside(fixture, [...args, ...admin])).stdout)).toContain(
    'the rule contains "and", "*" inside a value, which no public report confirms: the domain may decide otherwise',
  );
});

describe('a token for the test of the trust that cannot match is refused at once, and nothing is changed', () => {
  test.each([
    [
      'another branch',
      { ref: 'refs/heads/dev' },
      [],
      /no rule of this setup matches the token in --subject-token-file.*\n {2}sub eq .*: the claim sub differs.*"main".*"dev"/,
    ],
    [
      'another audience',
      {},
      ['--audience', 'oci'],
      /a token for the audience "\S+", which the trust does not accept; expected: a token for oci/,
    ],
  ])('%s', async (_title, job, more, message) => {
    const { code, stderr } = await setup([...MAIN, ...more, '--subject-token-file', await token(job)]);
    expect([code, stderr, fixture.writes()]).toEqual([2, expect.stringMatching(message), []]);
  });

  test('another issuer', async () => {
    const jwt = fixture.file('p.jwt', await fixture.emulator.provider.mint());
    const { code, stderr } = await setup([...MAIN, '--subject-token-file', jwt]);
    expect([code, stderr, fixture.writes()]).toEqual([
      2,
      expect.stringMatching(/a token of the issuer .*provider.* the trust is for/),
      [],
    ]);
  });

  test('but not one that an existing rule matches, or a quoted rule may match', async () => {
    expect((await setup([...GITHUB, '--branch', 'dev'])).code).toBe(0);
    const dev = ['--subject-token-file', await token({ ref: 'refs/heads/dev' })];
    expect((await setup([...MAIN, ...dev])).stdout).toContain('Tested: the token was exchanged');
    const [trust] = fixture.emulator.domain.store.trusts.values();
    for (const entry of trust!.impersonationServiceUsers!) entry.rule = entry.rule.replace(/eq (.*dev)/, "eq '$1'");
    fixture.emulator.domain.deviations.quotedValues = 'unwrapped';
    expect((await setup([...MAIN, ...dev])).stdout).toContain('Tested: the token was exchanged');
  });
});
