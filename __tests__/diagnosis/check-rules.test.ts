// The reasons why a rule does not match, what to do about it, and what is wrong with the user of the rule that does.

import { checkRules, explainRule, type Mistake } from '../../src/diagnosis/check-rules.ts';
import type { CheckResult } from '../../src/diagnosis/checks.ts';
import type { Claims } from '../../src/federation/subject-token.ts';
import type { Policies } from '../../src/setup/api/policy.ts';
import { ownerTag, type Trust, type User, USER_EXTENSION } from '../../src/setup/api/scim.ts';
import { domainOf } from './domain-in-memory.ts';

const ids = { repository_owner_id: '1', repository_id: '2' };
const main = { sub: 'repo:octo/app:ref:refs/heads/main', ...ids };
const immutable = { sub: 'repo:octo@1/app@2:ref:refs/heads/main', ...ids };
const prod = { sub: 'repo:octo/app:environment:prod', ...ids };
const pull = { sub: 'repo:octo/app:pull_request', ...ids };

const cases: [rule: string, claims: Claims, mistake: Mistake | undefined, text: RegExp][] = [
  ['sub eq repo:octo/app:*', main, undefined, /^matches$/],
  [
    "sub eq 'repo:octo/app:ref:refs/heads/main'",
    main,
    'quoted',
    /public reports disagree about quoted values: .*; without the quotes, the rule matches$/,
  ],
  ['sub eq "other"', main, 'differs', /the rule has "other".*; also, its value is quoted, and public reports disagree/],
  ['sub is x', main, 'unreadable', /does not have the form/],
  ['sub eq repo:octo/app:ref:refs/heads/main', immutable, 'immutable', /uses immutable subjects/],
  ['sub eq repo:octo@1/app@2:ref:refs/heads/main', main, 'immutable', /does not use immutable subjects/],
  ['sub eq repo:octo/app:ref:refs/heads/main', prod, 'environment', /the job uses an environment/],
  ['sub eq repo:octo/app:environment:prod', main, 'environment', /the job uses none/],
  ['sub eq repo:octo/app:ref:refs/heads/main', pull, 'pull-request', /ran for a pull request/],
  [
    'sub eq repo:octo/app:ref:refs/heads/mainline',
    main,
    'differs',
    /^the claim sub differs, equal up to "repo:octo\/app:ref:refs\/heads\/": the rule has "mainline", the token "main"$/,
  ],
  ['sub eq repo:octo/app:ref:refs/heads/main*x', main, 'differs', /the rule has "main\*x", the token "main"$/],
  ['sub eq xyz', main, 'differs', /^the claim sub differs: the rule has "xyz", the token "repo:octo\/app:/],
  ['sub eq repo:octo/app:environment:stage', prod, 'differs', /the rule has "stage", the token "prod"$/],
  ['sub eq repo:octo/app:pull_request:x', pull, 'differs', /"pull_request:x", the token "pull_request"$/],
  ['sub eq repo:octo/app:pull_request', main, 'differs', /the rule has "pull_request", the token "ref:/],
  ['sub eq repo:octo/app:ref:refs/heads/main and actor eq x', main, 'missing', /^the token has no claim actor$/],
  ['actor eq x and run eq y or sub eq z', main, 'differs', /^the claim sub differs/],
  [
    'context eq repo:octo/app:environment:prod',
    { ...main, context: 'repo:octo/app:ref:x' },
    'differs',
    /^the claim context differs/,
  ],
  ['sub eq repo:Octo/app:ref:refs/heads/main', main, 'differs', /only the case differs/],
  ['sub co web', main, 'differs', /does not contain web/],
  ['actor eq x', main, 'missing', /no claim actor/],
  ['run eq 5', { run: 5 }, 'not-text', /is not text \(5\)/],
  ['run eq 5', { run: ['a'.repeat(50)] }, 'not-text', /is not text \(\["a{38}\), and rules/],
  ['sub eq x and actor eq y or sub eq repo:octo/web:*', main, 'differs', /"web:\*"/],
];

test.each(cases)('%s against %j: %s', (rule, claims, mistake, text) => {
  expect(explainRule(rule, claims)).toEqual({
    matches: mistake === undefined,
    mistake,
    text: expect.stringMatching(text) as string,
  });
});

describe('the rules of the trust', () => {
  const NOW = Date.UTC(2026, 10, 21);
  const USER: User = { id: 'u1', userName: 'robot', [USER_EXTENSION]: { serviceUser: true } };
  const TRUST: Trust = {
    id: 't1',
    allowImpersonation: true,
    issuer: 'https://token.actions.githubusercontent.com',
    publicKeyEndpoint: 'x',
  };
  const SETUP = 'npx oci-wif setup --domain-url https://domain.example --provider github --repository octo/app';
  const AS_BRANCH = `${SETUP} --branch main --subject-form names`;
  /** The user of the rules that match or nearly match, whom no setup owns. */
  const USER_FLAG = ' --service-user robot';

  interface Given {
    claims?: Claims;
    users?: readonly User[];
    trust?: Partial<Trust>;
    /** Undefined: policies cannot be read. Null: the setup has none. */
    policy?: readonly string[] | null;
    isTenancyKnown?: boolean;
    /** The tenancy and the name of each policy that is looked for. */
    searches?: readonly string[];
  }

  /** @param rules of the user u1, or each with the ID of its user */
  async function check(
    rules: readonly (string | [rule: string, user: string])[],
    {
      claims = main,
      users = [USER],
      trust = {},
      policy,
      isTenancyKnown = true,
      searches = ['ocid1.tenancy.oc1..t blue'],
    }: Given = {},
  ): Promise<Omit<CheckResult, 'check'>> {
    const tenancy = isTenancyKnown ? 'ocid1.tenancy.oc1..t' : undefined;
    const asked: string[] = [];
    const policies = {
      find: (...where: [string, string]) => {
        asked.push(where.join(' '));
        return Promise.resolve(policy ? { id: 'p1', name: where[1], statements: policy } : undefined);
      },
    } as Policies;
    const impersonationServiceUsers = rules.map((each) => {
      const [rule, value] = typeof each === 'string' ? [each, 'u1'] : each;
      return { rule, value };
    });
    const request = {
      token: { raw: 'a.b.c', claims: { iss: TRUST.issuer, ...claims } },
      domainUrl: 'https://domain.example',
      clientId: undefined,
    };
    const access = {
      domain: domainOf({ Users: users }),
      policies: policy === undefined ? undefined : policies,
      tenancy,
    };
    const { check: name, ...result } = await checkRules(
      request,
      { ...TRUST, impersonationServiceUsers, ...trust },
      access,
      NOW,
    );
    expect(name).toBe('rules');
    if (policy !== undefined) expect(asked).toEqual(searches);
    return result;
  }

  test('one rule that matches, of a service user', async () => {
    expect(await check(['sub eq repo:octo/app:ref:refs/heads/main'])).toEqual({
      state: 'ok',
      seen: ['the rule "sub eq repo:octo/app:ref:refs/heads/main" matches', 'the token becomes the service user robot'],
      next: [],
    });
  });

  test.each<[Partial<Trust>, RegExp]>([
    [
      { subjectType: 'Resource', impersonatingResource: 'ci' },
      /^the trust is for resource principals, to which policies grant permissions by conditions: .*resource-type ci$/,
    ],
  ])('do not matter to a trust with %j', async (trust, words) => {
    const { state, seen } = await check(['sub eq x'], { trust });
    expect([state, seen]).toEqual(['ok', [expect.stringMatching(words)]]);
  });

  describe('do not matter to a trust that maps a claim to a user', () => {
    const mapped = { allowImpersonation: false };
    const NAMED: User = { id: 'u2', userName: main.sub };

    test('the user exists', async () => {
      const { state, seen } = await check(['sub eq x'], { trust: mapped, users: [NAMED] });
      expect([state, seen]).toEqual([
        'ok',
        [`the trust maps the claim sub of the token to the attribute userName of a user of the domain: ${main.sub}`],
      ]);
    });

    test('the user does not exist', async () => {
      const { state, seen } = await check(['sub eq x'], { trust: mapped });
      expect([state, seen]).toEqual([
        'failed',
        [`no user of the domain has the userName ${main.sub}, to which the trust maps the claim sub of the token`],
      ]);
    });
  });

  test('a trust without rules', async () => {
    expect((await check([])).seen).toEqual([
      'no rule of the trust matches sub repo:octo/app:ref:refs/heads/main: it has none',
    ]);
    expect((await check([], { claims: { ...ids } })).seen[0]).toContain('matches sub (none): it has none');
  });

  test('every rule is listed except the one that matches', async () => {
    expect((await check(['sub eq repo:octo/web:*', 'sub eq repo:octo/app:*', 'sub co octo/app'])).seen).toEqual([
      'the rule "sub eq repo:octo/app:*" matches',
      expect.stringMatching(/^rule "sub eq repo:octo\/web:\*": the claim sub differs/),
      'the rule contains "*" inside a value, which no public report confirms: the domain may decide otherwise',
      'the token becomes the service user robot',
    ]);
  });

  test('of several rules that do not match, the nearest is in the problem and the others are listed', async () => {
    const { state, seen } = await check([
      'sub eq repo:web/app:ref:refs/heads/main',
      'sub eq repo:octo/app:ref:refs/heads/next',
      'sub eq repo:octo/web:ref:refs/heads/a-long-name',
    ]);
    expect([state, seen]).toEqual([
      'failed',
      [
        expect.stringMatching(
          /^no rule of the trust matches sub \S+; the nearest, "sub eq repo:octo\/app:ref:refs\/heads\/next": the claim sub differs, equal up to/,
        ),
        expect.stringMatching(/^rule "sub eq repo:web\/app/),
        expect.stringMatching(/^rule "sub eq repo:octo\/web/),
      ],
    ]);
  });

  test('a rule for the other form of the subject is nearer than any other', async () => {
    const { seen } = await check([
      'sub eq repo:octo/app:ref:refs/heads/mai',
      'sub eq repo:octo@1/app@2:ref:refs/heads/main',
    ]);
    expect(seen[0]).toContain('the nearest, "sub eq repo:octo@1/app@2:ref:refs/heads/main": it expects');
  });

  test('a rule for the whole subject, whose claim has another case, does not match', async () => {
    const { seen } = await check(['SUB eq repo:octo/app:ref:refs/heads/main']);
    expect(seen[0]).toMatch(/the nearest, "SUB eq \S+": the token has no claim SUB$/);
  });

  test('quotes and the word before the value do not make a rule less near', async () => {
    const { seen } = await check(['sub co repo:octo/web', 'SUB eq "repo:octo/app:ref:refs/heads/x"']);
    expect(seen[0]).toContain('the nearest, "SUB eq \\"repo:octo/app'.replaceAll('\\', ''));
  });

  test('a rule that would match without its quotes', async () => {
    const { seen, next } = await check([
      "sub eq 'repo:octo/app:ref:refs/heads/main'",
      'sub eq repo:octo/app:ref:refs/heads/mai',
    ]);
    expect(seen).toEqual([
      expect.stringMatching(
        /^no rule is certain to match sub repo:octo\/app:ref:refs\/heads\/main; "sub eq 'repo:\S+'": its value is quoted/,
      ),
      expect.stringMatching(/^rule "sub eq repo:octo\/app:ref:refs\/heads\/mai"/),
    ]);
    expect(next).toEqual([`Create the rule without quotes with: ${AS_BRANCH}${USER_FLAG}`]);
  });

  test('rules of several users that match', async () => {
    const others = [USER, { ...USER, id: 'u2' }];
    const { state, seen, next } = await check(['sub co octo/app', ['sub co app:ref', 'u2']], { users: others });
    expect([state, seen[0], next]).toEqual([
      'failed',
      '2 rules of several users match, and it is undefined which one applies',
      ['Keep only one of these rules in the trust, or give all of them the same user.'],
    ]);
    expect((await check(['sub co octo/app', 'sub co app:ref'])).state).toBe('ok');
  });

  test('a rule of another user that some tokens match as well', async () => {
    const { state, seen } = await check([
      'sub co octo/app',
      ['sub co refs/tags', 'u2'],
      'sub co refs/x',
      ['sub is x', 'u2'],
    ]);
    expect([state, seen.filter((line) => line.startsWith('other tokens'))]).toEqual([
      'ok',
      [expect.stringContaining('match both this rule and "sub co refs/tags" of another user')],
    ]);
  });

  describe('what to do', () => {
    const ORG = 'sub eq repo:octo/app:ref:refs/heads/main';
    test.each<[string, string[], Claims, string[]]>([
      [
        'a repository that no rule names: the refusal is right',
        ['sub eq repo:octo/web:ref:refs/heads/main'],
        main,
        [
          expect.stringMatching(
            /^The rules of this trust do not name (\S+), so the token is refused rightly\. If \1/,
          ) as never,
        ],
      ],
      [
        'the rule expects an environment: the job uses it',
        ['sub eq repo:octo/app:environment:prod'],
        main,
        ['Add "environment: prod" to the job: the trust accepts only jobs that use it.'],
      ],
      [
        'the rule expects any environment',
        ['sub eq repo:octo/app:environment:*'],
        main,
        ['Give the job an environment: the trust accepts only jobs that use one.'],
      ],
      [
        'the job uses an environment, the rule does not',
        [ORG],
        prod,
        [
          'Remove "environment:" from the job, if the job should log in as the branch.',
          `If the jobs of this environment should log in, create the rule with: ${SETUP} --environment prod --subject-form names${USER_FLAG}`,
        ],
      ],
      [
        'a pull request',
        [ORG],
        pull,
        ['Log in after the merge, in a workflow for "push": the trust does not accept pull requests.'],
      ],
      [
        'another branch',
        ['sub eq repo:octo/app:ref:refs/heads/release/1'],
        main,
        [
          'Run the job on the branch release/1, which the trust accepts.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'a tag instead of a branch',
        ['sub eq repo:octo/app:ref:refs/tags/v1'],
        main,
        [
          'Run the job on the tag v1, which the trust accepts.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'another claim',
        ['repository eq octo/app and actor eq me'],
        { ...main, repository: 'octo/app' },
        [`Create a rule that matches with: ${AS_BRANCH}${USER_FLAG}`],
      ],
      [
        'a rule for more than a branch',
        [`${ORG.replace('main', 'next')} and actor eq me`],
        { ...main, actor: 'me' },
        [
          'The trust expects the branch next.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'a rule for pull requests',
        ['sub eq repo:octo/app:pull_request'],
        main,
        [
          'The trust expects a pull request.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'a rule for another environment',
        ['sub eq repo:octo/app:environment:stage'],
        prod,
        [
          'Use "environment: stage" in the job, which the trust accepts.',
          `If this job should log in as well, create the rule with: ${SETUP} --environment prod --subject-form names${USER_FLAG}`,
        ],
      ],
      [
        'a rule for the other form of the subject',
        ['sub eq repo:octo@1/app@2:ref:refs/heads/main'],
        main,
        [`Create a rule that matches with: ${AS_BRANCH}${USER_FLAG}`],
      ],
      [
        'a rule for every branch, and a tag',
        ['sub eq repo:octo/app:ref:refs/heads/*'],
        { ...main, sub: 'repo:octo/app:ref:refs/tags/v1' },
        [
          'Run the job on a branch, which the trust accepts.',
          `If this job should log in as well, create the rule with: ${SETUP} --tag v1 --subject-form names${USER_FLAG}`,
        ],
      ],
      [
        'a rule for some branches',
        ['sub eq repo:octo/app:ref:refs/heads/release/*'],
        main,
        [
          'Run the job on a branch whose name matches release/*, which the trust accepts.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'a rule for some environments',
        ['sub eq repo:octo/app:environment:prod-*'],
        main,
        ['Give the job an environment whose name matches prod-*: the trust accepts only jobs that use one.'],
      ],
      [
        'a rule for another branch of the other form of the subject',
        ['sub eq repo:octo@1/app@2:ref:refs/heads/next'],
        main,
        [
          'The trust expects the branch next.',
          `If this job should log in as well, create the rule with: ${AS_BRANCH}${USER_FLAG}`,
        ],
      ],
      [
        'a rule for this job that requires another claim as well',
        [`${ORG} and actor eq me`],
        { ...main, actor: 'you' },
        [
          'The rule names this job, and requires more. Let the job meet that condition: a rule without it would accept more jobs than the trust does now.',
        ],
      ],
      [
        'an environment, and a rule for pull requests',
        ['sub eq repo:octo/app:pull_request'],
        prod,
        [
          'The trust expects a pull request.',
          `If this job should log in as well, create the rule with: ${SETUP} --environment prod --subject-form names${USER_FLAG}`,
        ],
      ],
      [
        'an environment, and a rule for a branch in the other form of the subject',
        ['sub eq repo:octo@1/app@2:ref:refs/heads/main'],
        prod,
        [
          'The trust expects the branch main.',
          `If this job should log in as well, create the rule with: ${SETUP} --environment prod --subject-form names${USER_FLAG}`,
        ],
      ],
      [
        'another environment, and a rule for some',
        ['sub eq repo:octo/app:environment:stage-*'],
        prod,
        [
          'The trust expects an environment whose name matches stage-*.',
          `If this job should log in as well, create the rule with: ${SETUP} --environment prod --subject-form names${USER_FLAG}`,
        ],
      ],
      ['no rule at all', [], main, [`Create a rule that matches with: ${AS_BRANCH}`]],
    ])('%s', async (_title, rules, claims, next) => {
      expect((await check(rules, { claims })).next).toEqual(next);
    });

    test.each([
      ['branch', 'next'],
      ['tag', 'v1'],
    ])('GitLab, another %s', async (kind, name) => {
      const subject = 'project_path:octo/app:ref_type:branch:ref:main';
      const claims = { iss: 'https://gitlab.com', sub: subject, project_path: 'octo/app' };
      const { next } = await check([`sub eq project_path:octo/app:ref_type:${kind}:ref:${name}`], { claims });
      expect(next[0]).toBe(`Run the job on the ${kind} ${name}, which the trust accepts.`);
    });

    test('a token whose audience the trust refuses: a rule would change nothing', async () => {
      const trust = { clientClaimName: 'aud', clientClaimValues: ['oci'] };
      expect((await check([], { trust })).next).toEqual([
        'A rule changes nothing as long as the trust accepts only certain values of aud.',
      ]);
    });
  });

  describe('the user of the rule', () => {
    const rule = ['sub co octo/app'];
    const owned = { ...USER, tags: [ownerTag('blue')] };
    const STATEMENT =
      "allow group id g to read buckets in tenancy where request.utc-timestamp before '2026-11-21T00:00Z'";

    test('does not exist', async () => {
      const { seen, next } = await check(rule, { users: [] });
      expect([seen[0], next]).toEqual(['the user u1 of the rule does not exist', [`Create it with: ${AS_BRANCH}`]]);
    });

    test.each([[{}], [{ [USER_EXTENSION]: {} }], [{ [USER_EXTENSION]: { serviceUser: false } }]])(
      'is no service user: %j',
      async (extension) => {
        const { seen, next } = await check(rule, { users: [{ id: 'u1', userName: 'alice', ...extension }] });
        expect([seen[0], next]).toEqual([
          'the user alice is not a service user, and cannot become one',
          ['Remove the rule and then the user, and repeat the setup command, which creates a service user.'],
        ]);
      },
    );

    test('has a policy that expires at this moment', async () => {
      expect(await check(rule, { users: [owned], policy: ['allow x', STATEMENT] })).toEqual({
        state: 'failed',
        seen: [
          'the login works, but its policy blue expired at 2026-11-21T00:00:00.000Z',
          'the rule "sub co octo/app" matches',
          'the token becomes the service user robot',
        ],
        next: ['Run setup again with a later --expires.'],
      });
    });

    test.each<[string, Partial<Given>]>([
      ['later', { policy: [STATEMENT.replace('2026', '2027')] }],
      ['never', { policy: ['allow x'] }],
      ['never, because there is none', { policy: null }],
      ['at a time that cannot be read', {}],
      ['in a tenancy that is not known', { policy: [STATEMENT], isTenancyKnown: false, searches: [] }],
    ])('has a policy that expires %s', async (_when, given) => {
      expect((await check(rule, { users: [owned], ...given })).state).toBe('ok');
    });

    test('has no policy of a setup if no setup created it', async () => {
      expect((await check(rule, { policy: [STATEMENT], searches: [] })).state).toBe('ok');
    });
  });
});
