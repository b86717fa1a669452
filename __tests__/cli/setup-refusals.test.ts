// Bad input and bad surroundings: one line that says what is allowed, and nothing changed.

import type { CliResult, CliFixture } from './cli-fixture.ts';
import { inside, withInsideFixture } from './in-process.ts';
import { jsonReply } from '../../emulator/message.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app'];
const oidc = ({ emulator }: CliFixture, ...more: string[]): string[] => [
  '--provider',
  'oidc',
  '--issuer',
  emulator.provider.issuer,
  '--subject',
  'me',
  ...more,
];

function setup(fixture: CliFixture, args: readonly string[]): Promise<CliResult> {
  return inside(fixture, ['setup', ...fixture.setupArguments(args)]);
}

interface Case {
  title: string;
  args: (fixture: CliFixture) => string[];
  arrange?: (fixture: CliFixture) => void;
  code?: number;
  message: RegExp;
}

/** Shows other JSON in place of a document of the provider. */
function instead(path: string, body: (fixture: CliFixture) => object) {
  return (fixture: CliFixture): void => {
    fixture.emulator.services.unshift((request) => (request.path === path ? jsonReply(200, body(fixture)) : undefined));
  };
}

const cases: Case[] = [
  {
    title: 'unknown provider',
    args: () => ['--provider', 'teamcity'],
    message: /--provider is "teamcity"; expected: github, gitlab, azure-devops, .*, spiffe, oidc/,
  },
  {
    title: 'no condition',
    args: () => GITHUB,
    message:
      /does not say which tokens to trust; expected: --branch, --tag, --environment, --pull-request, --job-workflow-ref, --subject/,
  },
  {
    title: 'a flag of another provider',
    args: () => [...GITHUB, '--branch', 'main', '--project', 'a/b'],
    message: /--project cannot be used with --provider github; expected: --repository/,
  },
  {
    title: 'a full ref',
    args: () => [...GITHUB, '--branch', 'refs/heads/main'],
    message: /--branch is "refs\/heads\/main"; expected: the name of a branch/,
  },
  {
    title: 'a URL as repository',
    args: () => ['--provider', 'github', '--repository', 'https://github.com/octo/app', '--branch', 'main'],
    message: /--repository is .*; expected: owner\/name/,
  },
  {
    title: 'everybody on GitHub',
    args: () => [...GITHUB, '--subject', 'repo:*'],
    message: /--subject is "repo:\*", and --repository is octo\/app; expected: a subject of this repository/,
  },
  { title: 'everybody at an issuer', args: (fixture) => oidc(fixture).with(-1, '*'), message: /trusts everyone/ },
  {
    title: 'a condition on the audience as rule',
    args: (fixture) => oidc(fixture, '--require', 'aud=x'),
    message: /--require names the claim aud; expected: another claim; use --audience/,
  },
  {
    title: 'a blank in a value',
    args: () => [...GITHUB, '--environment', 'My Env'],
    message: /a space or a control character in "repo:octo\/app:environment:My Env", which a rule cannot match/,
  },
  { title: 'quotes in a value', args: (fixture) => oidc(fixture).with(-1, '"me"'), message: /has quotes around me/ },
  {
    title: 'four propagated claims',
    args: (fixture) =>
      oidc(
        fixture,
        '--token-type',
        'rpst',
        '--resource-type',
        'ci',
        '--propagate',
        'a',
        '--propagate',
        'b',
        '--propagate',
        'c',
        '--propagate',
        'd',
      ),
    message: /4 claims would be propagated \(a, b, c, d\); expected: at most 3/,
  },
  {
    title: 'an unreachable issuer',
    args: () => ['--provider', 'oidc', '--issuer', 'https://localhost:1', '--subject', 'me'],
    code: 1,
    message:
      /^Request failed: the discovery document at https:\/\/localhost:1\/.*refused.*--jwks-file or --certificate/s,
  },
  {
    title: 'discovery of another issuer',
    args: (fixture) => oidc(fixture),
    arrange: instead('/provider/.well-known/openid-configuration', ({ emulator }) => ({
      issuer: `${emulator.provider.issuer}/`,
      jwks_uri: emulator.provider.jwksUri,
    })),
    message:
      /declares issuer "https:\/\/localhost:\d+\/provider\/", expected "https:\/\/localhost:\d+\/provider"; expected: exactly the claim iss/,
  },
  {
    title: 'a JWKS without RSA keys',
    args: (fixture) => oidc(fixture),
    arrange: instead('/provider/.well-known/jwks.json', () => ({
      keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }],
    })),
    message: /contains no RSA key for signatures; expected: a JWKS/,
  },
  {
    title: 'an issuer without discovery',
    args: ({ emulator }) => ['--provider', 'oidc', '--issuer', `${emulator.url}/nothing`, '--subject', 'me'],
    message: /answered 404; expected: an issuer with discovery, or --jwks-url/,
  },
  {
    title: 'two sources of keys',
    args: (fixture) =>
      oidc(fixture, '--jwks-url', fixture.emulator.provider.jwksUri, '--certificate', fixture.file('c', 'x')),
    message: /several sources of keys are given/,
  },
  {
    title: 'a private key as certificate',
    args: (fixture) => oidc(fixture, '--certificate', fixture.administrator.keyFile),
    message: /--certificate is not a readable certificate/,
  },
  {
    title: 'a wrong statement',
    args: (fixture) => oidc(fixture, '--allow', 'administer buckets in tenancy'),
    message: /--allow is .*; expected: "<inspect\|read\|use\|manage>/,
  },
  {
    title: 'an impossible date',
    args: (fixture) => oidc(fixture, '--allow', 'read buckets in tenancy', '--expires', '2027-02-30'),
    message: /--expires is "2027-02-30"; expected: YYYY-MM-DD/,
  },
  {
    title: 'an expiry of nothing',
    args: (fixture) => oidc(fixture, '--expires', '2027-01-31'),
    message: /--expires is given without --allow/,
  },
  {
    title: 'a profile that does not exist',
    args: (fixture) => oidc(fixture, '--profile', 'NOBODY'),
    message: /the administrator's profile "NOBODY" in \S+ cannot be used/,
  },
  {
    title: 'an unknown key in a plan file',
    args: (fixture) => ['--config', fixture.file('p.yaml', 'repo: octo/app\n')],
    message: /has the key "repo"; expected: domain-url, region, provider/,
  },
  {
    title: 'a plan file that is not valid YAML',
    args: (fixture) => ['--config', fixture.file('p.yaml', 'a: [\n')],
    message: /is not valid YAML \(line \d\)/,
  },
  {
    title: 'a subject token that is none',
    args: (fixture) => oidc(fixture, '--subject-token-file', fixture.file('t', 'hunter2')),
    message: /^Invalid subject token: --subject-token-file is not a JWT \(7 characters/,
  },
];

for (const { title, args, arrange, code = 2, message } of cases) {
  test(title, () =>
    withInsideFixture(async (fixture) => {
      arrange?.(fixture);
      const result = await setup(fixture, args(fixture));
      const shown = result.stderr.split('\n').filter((line) => !line.startsWith('Warning: '));
      expect(shown.join('\n')).toMatch(message);
      expect(result.code).toBe(code);
      expect(result.stderr).not.toContain('hunter2');
      expect(fixture.writes()).toEqual([]);
    }),
  );
}

test('an administrator without permissions is reported, and nothing is changed', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.domain.store.administrators.clear();
    const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
    expect([code, fixture.writes()]).toEqual([1, []]);
    expect(stderr).toMatch(
      /^Administrator access denied: the search for .* does not have permission\. What to do: give the administrator the domain role Identity Domain Administrator/,
    );
  }));

test('a wrong signature and missing permissions are reported differently', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.domain.store.apiKeys.clear();
    const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Administrator access denied: .*: the profile "DEFAULT" in .* is not accepted/);
  }));

test('with an access token instead of a profile', () =>
  withInsideFixture(async (fixture) => {
    const { emulator, administrator } = fixture;
    const environment = { OCI_WIF_ADMIN_TOKEN: administrator.accessToken };
    const args = [
      'setup',
      '--domain-url',
      emulator.url,
      '--github-url',
      emulator.url,
      '--yes',
      ...GITHUB,
      '--branch',
      'main',
    ];
    const result = await inside(fixture, args, environment);
    expect([result.code, result.stderr]).toEqual([0, '']);
    expect(result.stdout + result.stderr).not.toContain(administrator.accessToken);
    const unknown = await inside(fixture, args, { OCI_WIF_ADMIN_TOKEN: 'unknown' });
    expect(unknown.stderr).toMatch(
      /is not accepted\. What to do: check that the access token has not expired, and that it was created in this identity domain; request ID/,
    );
    const policy = await inside(fixture, [...args, '--allow', 'read buckets in tenancy'], environment);
    expect([policy.code, policy.stderr]).toEqual([2, expect.stringContaining('policies need signed requests')]);
    expect((await inside(fixture, [...args, '--remove'], environment)).stdout).toContain('policies were not checked');
    expect(fixture.inventory()).toMatchObject({ users: [], trusts: [] });
  }));

describe('conflicts stop before anything is changed', () => {
  test('the same rule, another user', () =>
    withInsideFixture(async (fixture) => {
      const rule = 'sub eq repo:octo/app:ref:refs/heads/main';
      fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule, userName: 'somebody' });
      const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toContain(`its rule "${rule}" maps tokens to the user somebody`);
    }));

  test('a wider rule of another user', () =>
    withInsideFixture(async (fixture) => {
      fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule: 'sub eq repo:octo/*', userName: 'somebody' });
      const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toContain('Setup conflict');
    }));

  // Each accepts some token that the other accepts as well, and none of them accepts an example of the other.
  test.each([
    [['--subject', 'repo:octo/app:*'], 'sub eq repo:octo/*:ref:refs/heads/main'],
    [['--subject', 'repo:octo/app:*:refs/heads/main'], 'sub eq repo:octo/app:ref:*'],
    [['--subject', 'repo:octo/app:*'], 'sub co refs/heads'],
    [['--subject', 'repo:octo/app:*'], 'sub co main and sub eq repo:*:ref:*'],
  ])('with %j, a rule of another user that accepts some of the same tokens: %s', (flags, rule) =>
    withInsideFixture(async (fixture) => {
      fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule, userName: 'somebody' });
      const { code, stderr } = await fixture.setup([...GITHUB, ...flags]);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toMatch(/^Setup conflict: nothing was changed, /);
      expect(stderr).toContain(`its rule "${rule}" maps tokens to the user somebody`);
    }),
  );

  test('a user with that name who is not a service user', () =>
    withInsideFixture(async (fixture) => {
      fixture.emulator.domain.addUser({ userName: 'jane', serviceUser: false });
      const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main', '--service-user', 'jane']);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toContain('exists but is not a service user');
    }));
});

const MAIN_SUBJECT = 'repo:octo/app:ref:refs/heads/main';

describe('a trust that accepts only certain values of a claim', () => {
  const restricted = (fixture: CliFixture, claim: string, ...values: string[]): void => {
    const trust = { clientClaimName: claim, clientClaimValues: values };
    const rule = 'sub eq repo:octo/old:ref:refs/heads/main';
    fixture.emulator.domain.trustGitHub({ repository: 'octo/old', rule, userName: 'old', trust });
  };

  test.each([
    ['sub', 'repo:octo/old:ref:refs/heads/main'],
    ['repository', 'octo/old'],
    ['repository_owner', 'evil'],
    ['workflow_ref', 'octo/old/.github/workflows/deploy.yml@refs/heads/main'],
    ['ref', 'refs/heads/release'],
  ])('gets no rule whose tokens it would refuse: %s', (claim, value) =>
    withInsideFixture(async (fixture) => {
      restricted(fixture, claim, value);
      const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toMatch(/^Setup conflict: nothing was changed, because trust for /);
      expect(stderr).toContain(`it accepts only tokens whose ${claim} is ${value} (clientClaimName)`);
      expect(stderr).toContain(`no token that "sub eq ${MAIN_SUBJECT}" matches has such a value`);
      expect(stderr).toContain('clientClaimValues of the trust');
    }),
  );

  test.each([
    ['sub', MAIN_SUBJECT],
    ['workflow_ref', 'octo/app/.github/workflows/deploy.yml@refs/heads/main'],
    ['ref', 'refs/heads/main'],
  ])('gets a rule whose tokens can have such a value, with a note: %s', (claim, value) =>
    withInsideFixture(async (fixture) => {
      restricted(fixture, claim, 'other', value);
      const { code, stdout } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect(code).toBe(0);
      expect(stdout).toContain(`note: it accepts only tokens whose ${claim} is other or ${value}`);
    }),
  );

  test('gets no rule for an environment that it does not accept, and one for several that may be', () =>
    withInsideFixture(async (fixture) => {
      restricted(fixture, 'environment', 'prod');
      const refused = await setup(fixture, [...GITHUB, '--environment', 'test']);
      expect([refused.code, fixture.writes()]).toEqual([1, []]);
      expect(refused.stderr).toContain(
        'no token that "sub eq repo:octo/app:environment:test" matches has such a value',
      );
      for (const conditions of [
        ['--environment', 'prod'],
        ['--environment', 'test', '--environment', 'prod'],
        ['--branch', 'main'],
      ]) {
        const accepted = await setup(fixture, [...GITHUB, ...conditions, '--dry-run']);
        expect([accepted.code, accepted.stdout]).toEqual([
          3,
          expect.stringContaining('note: it accepts only tokens whose environment is prod, whatever the rules say'),
        ]);
      }
    }));

  test('is logged in to with the audience that it accepts', () =>
    withInsideFixture(async (fixture) => {
      restricted(fixture, 'aud', 'oci-prod');
      const { code, stdout } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect([code, stdout]).toEqual([0, expect.stringContaining('          audience: "oci-prod"\n')]);
    }));

  test('a trust with claimValidations gets the rule, and the plan says what is not known', () =>
    withInsideFixture(async (fixture) => {
      fixture.emulator.domain.trustGitHub({ repository: 'octo/old', userName: 'old' });
      for (const trust of fixture.emulator.domain.store.trusts.values())
        Object.assign(trust, { claimValidations: [{ name: 'repository_owner', value: 'octo' }] });
      const { code, stdout } = await setup(fixture, [...GITHUB, '--branch', 'main']);
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/note: it has claimValidations \(repository_owner: octo\), .* not documented/),
      ]);
    }));
});

test('a rule that names its user by OCID only, as the sample of Oracle writes it, belongs to this user', () =>
  withInsideFixture(async (fixture) => {
    const rule = `sub eq ${MAIN_SUBJECT}`;
    const { user, trust } = fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule, userName: 'somebody' });
    Object.assign(trust, { impersonationServiceUsers: [{ rule, ocid: user.ocid }] });
    const other = await setup(fixture, [...GITHUB, '--branch', 'main']);
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('maps tokens to the user somebody')]);
    const same = await setup(fixture, [...GITHUB, '--branch', 'main', '--service-user', 'somebody', '--dry-run']);
    expect([same.code, same.stdout]).toEqual([3, expect.not.stringContaining('+ rule')]);
  }));

describe('a rule of another user that nobody can compare is no conflict, but noted in the plan', () => {
  test.each([
    ['other claims', 'repository eq octo/app', /a token with these claims would match both/],
    ['quotes', '"repo:octo/app:*"', /has quotes/],
  ])('%s', (_title, rule, note) =>
    withInsideFixture(async (fixture) => {
      const written = rule.startsWith('"') ? `sub eq ${rule}` : rule;
      fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule: written, userName: 'somebody' });
      const { code, stdout } = await fixture.setup([...GITHUB, '--branch', 'main', '--dry-run']);
      expect(code).toBe(3);
      expect(stdout).toMatch(note);
      expect(stdout).toMatch(/ somebody/);
    }),
  );

  test('a rule for another branch needs no note', () =>
    withInsideFixture(async (fixture) => {
      const rule = 'sub eq repo:octo/app:ref:refs/heads/dev and ref eq refs/heads/dev';
      fixture.emulator.domain.trustGitHub({ repository: 'octo/app', rule, userName: 'somebody' });
      const { code, stdout } = await fixture.setup([...GITHUB, '--branch', 'main', '--dry-run']);
      expect(code).toBe(3);
      expect(stdout).not.toContain('would match both');
    }));
});

test('an existing trust is extended, and its own parts stay when ours are removed', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.domain.trustGitHub({ repository: 'octo/old', rule: 'sub eq repo:octo/old:*', userName: 'old' });
    const before = fixture.inventory();
    expect((await setup(fixture, [...GITHUB, '--branch', 'main'])).code).toBe(0);
    expect(fixture.inventory().trusts[0]?.rules).toHaveLength(2);
    expect((await setup(fixture, [...GITHUB, '--remove'])).code).toBe(0);
    expect(fixture.inventory()).toEqual(before);
  }));

test('one of two rules is removed, then everything with the last one', () =>
  withInsideFixture(async (fixture) => {
    expect((await setup(fixture, [...GITHUB, '--branch', 'main', '--branch', 'dev'])).code).toBe(0);
    expect((await setup(fixture, [...GITHUB, '--branch', 'dev', '--remove'])).stdout).toContain(
      '= rule: sub eq repo:octo/app:ref:refs/heads/main',
    );
    expect(fixture.inventory().trusts[0]?.rules).toEqual([expect.stringContaining('refs/heads/main')]);
    expect((await setup(fixture, [...GITHUB, '--branch', 'main', '--remove'])).code).toBe(0);
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('after a refusal, reports what exists and what to correct, and the command continues', () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.faults.add({
      kind: 'status',
      status: 400,
      path: '/admin/v1/Apps',
      method: 'POST',
      body: { detail: 'no apps today' },
    });
    const { code, stderr } = await setup(fixture, [...GITHUB, '--branch', 'main']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Setup failed: .*\(no apps today\) \(at the step: confidential application .*\ncorrect what the answer says; .*\ndone before: service user \S+, group \S+, membership .*; once this is corrected, run the command again to continue\n$/s,
    );
    fixture.emulator.faults.clear();
    expect((await setup(fixture, [...GITHUB, '--branch', 'main'])).code).toBe(0);
  }));
