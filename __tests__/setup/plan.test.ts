// Compares what is desired with what exists: steps, conflicts, notes, and what a removal removes.

import type { ExistingTrust } from '../../src/setup/api/existing-trust.ts';
import { type App, type Group, ownerTag, type Trust, type User, USER_EXTENSION } from '../../src/setup/api/scim.ts';
import { trustOperations, trustReferences } from '../../src/setup/apply/bodies.ts';
import type { DesiredTrust } from '../../src/setup/desired/desired-trust.ts';
import { readRule } from '../../src/setup/desired/rule.ts';
import { readAllowance } from '../../src/setup/desired/statement.ts';
import { createsSecret, hasChanges, planSetup, sameStatement, type Step } from '../../src/setup/plan.ts';
import { planRemoval } from '../../src/setup/removal.ts';
import { desiredTrust } from './desired-trust.ts';

const RULE = 'sub eq repo:octo/app:ref:refs/heads/main';
const ISSUER = 'https://issuer';
const JWKS = { kind: 'address' as const, url: 'https://issuer/keys' };

const desired: DesiredTrust = {
  ...desiredTrust,
  issuer: ISSUER,
  rules: [readRule(RULE)!],
  keys: { source: JWKS, explicit: false },
  trustName: 'issuer',
  userName: 'wif',
  groupName: 'wif',
  appName: 'wif',
  policyName: 'wif',
  allowances: [readAllowance('read buckets in tenancy')],
};
const rpst: DesiredTrust = {
  ...desired,
  tokenType: 'rpst',
  rules: [],
  conditions: [[{ claim: 'sub', operator: 'eq', value: 'me' }]],
  resourceType: 'ci',
  propagations: ['a'],
};

const tags = [ownerTag('wif')];
const user: User = {
  id: 'u',
  ocid: 'ocid1.user',
  userName: 'wif',
  active: true,
  [USER_EXTENSION]: { serviceUser: true },
  tags,
};
const group: Group = { id: 'g', ocid: 'ocid1.group', displayName: 'wif', members: [{ value: 'u' }], tags };
const app: App = {
  id: 'a',
  displayName: 'wif',
  name: 'client',
  active: true,
  isOAuthClient: true,
  clientType: 'confidential',
  tags,
};
const trust: Trust = {
  id: 't',
  issuer: ISSUER,
  active: true,
  publicKeyEndpoint: JWKS.url,
  oauthClients: ['client'],
  subjectType: 'User',
  allowImpersonation: true,
  impersonationServiceUsers: [{ rule: RULE, value: 'u' }],
  tags,
};
const policy = {
  id: 'p',
  name: 'wif',
  compartmentId: 'c',
  statements: ['Allow group id ocid1.group to read buckets in tenancy'],
  freeformTags: { 'oci-wif': 'wif' },
};
const all: ExistingTrust = { user, group, app, trust, policy, userNames: new Map([['o', 'other']]) };
const nothing: ExistingTrust = {
  user: undefined,
  group: undefined,
  app: undefined,
  trust: undefined,
  policy: undefined,
  userNames: new Map(),
};

const marks = (steps: Step[]): string => steps.map(({ mark }) => mark).join(' ');

test('creates everything if nothing exists, and nothing if everything exists', () => {
  expect(marks(planSetup(desired, nothing))).toBe('create create create create create create');
  const steps = planSetup(desired, all);
  expect([marks(steps), hasChanges(steps)]).toEqual(['same same same same same same', false]);
});

test('rules and statements that differ only in spelling are the same', () => {
  const spelled = {
    ...trust,
    impersonationServiceUsers: [{ rule: '  sub  EQ repo:octo/app:ref:refs/heads/main ', value: 'u' }],
  };
  expect(hasChanges(planSetup(desired, { ...all, trust: spelled }))).toBe(false);
  expect(sameStatement('Allow  group X to read', 'allow group x to read')).toBe(true);
});

const conflicts: [title: string, Partial<ExistingTrust>, Partial<DesiredTrust>, RegExp][] = [
  ['no service user', { user: { ...user, [USER_EXTENSION]: { serviceUser: false } } }, {}, /not a service user/],
  ['a user switched off', { user: { ...user, active: false } }, {}, /is not active/],
  ['a public client', { app: { ...app, clientType: 'public' } }, {}, /not a confidential OAuth client/],
  ["somebody's application, switched off", { app: { ...app, active: false, tags: [] } }, {}, /setup did not create it/],
  ['a trust of resources', { trust: { ...trust, subjectType: 'Resource' } }, {}, /use --token-type rpst/],
  ['a trust that maps', { trust: { ...trust, allowImpersonation: false } }, {}, /maps subjects to users/],
  [
    'another gate',
    { trust: { ...trust, clientClaimName: 'azp' } },
    { audiences: ['x'] },
    /it already checks the claim azp/,
  ],
  [
    'a gate that would lock others out',
    { trust: { ...trust, oauthClients: ['client', 'theirs'] } },
    { audiences: ['x'] },
    /lock them out/,
  ],
  [
    'a gate that would lock out another user',
    { trust: { ...trust, impersonationServiceUsers: [{ rule: 'sub eq x', value: 'o' }] } },
    { audiences: ['x'] },
    /lock them out/,
  ],
  [
    'a rule of another',
    { trust: { ...trust, impersonationServiceUsers: [{ rule: 'sub co octo/app', value: 'o' }] } },
    {},
    /the user other, and/,
  ],
  ["somebody's policy", { policy: { ...policy, freeformTags: {} } }, {}, /setup did not create it/],
];
test.each(conflicts)('conflict: %s', (_title, found, changed, message) => {
  const steps = planSetup({ ...desired, ...changed }, { ...all, ...found });
  const [conflict, ...others] = steps.filter(({ mark }) => mark === 'conflict');
  expect([conflict?.details.join(), others, conflict?.changes]).toEqual([expect.stringMatching(message), [], []]);
});

test.each([
  ['a trust of users', trust, /omit --token-type rpst/],
  ['another resource', { ...trust, subjectType: 'Resource', impersonatingResource: 'x' }, /its resource is x/],
  [
    'too many claims',
    { ...trust, subjectType: 'Resource', impersonatingResource: 'ci', claimPropagations: ['ext_b', 'ext_c', 'ext_d'] },
    /it propagates ext_b, ext_c, ext_d, and 3 is the largest number of claims/,
  ],
])('conflict of a resource principal: %s', (_title, other, message) => {
  const [conflict] = planSetup(rpst, { ...all, policy: undefined, trust: other }).filter(
    ({ mark }) => mark === 'conflict',
  );
  expect(conflict?.details.join()).toMatch(message);
});

test('a resource principal adds its claims to an existing trust', () => {
  const shared: Trust = {
    ...trust,
    subjectType: 'Resource',
    impersonatingResource: 'ci',
    claimPropagations: ['ext_b'],
    oauthClients: [],
    tags: [ownerTag('other')],
  };
  const step = planSetup(rpst, { ...all, policy: undefined, trust: shared }).find(({ title }) =>
    title.startsWith('trust'),
  );
  expect(step?.details).toEqual(['+ client: client', '+ propagates ext_a', '+ marked as used by wif']);
});

test('a trust can propagate three claims', () => {
  const without: Trust = { ...trust, subjectType: 'Resource', impersonatingResource: 'ci' };
  const wanted = { ...rpst, propagations: ['a', 'b', 'c'] };
  expect(planSetup(wanted, { ...all, policy: undefined, trust: without })[1]).toMatchObject({
    mark: 'change',
    details: ['+ propagates ext_a', '+ propagates ext_b', '+ propagates ext_c'],
  });
});

test('other facts about an existing trust are noted', () => {
  const odd: Trust = {
    ...trust,
    publicKeyEndpoint: 'https://old',
    clientClaimName: 'aud',
    clientClaimValues: ['x'],
    impersonationServiceUsers: [...trust.impersonationServiceUsers!, { rule: "sub eq 'a'", value: 'o' }],
  };
  const step = planSetup(desired, { ...all, trust: odd }).find(({ title }) => title.startsWith('trust'));
  expect(step).toMatchObject({ mark: 'same', changes: [] });
  expect(step?.details).toEqual([
    expect.stringContaining('its keys do not come from the URL'),
    expect.stringContaining('whose aud is x'),
    expect.stringContaining('has quotes'),
  ]);
});

test('given keys replace the existing ones, of either kind', () => {
  const named = { ...desired, keys: { source: { kind: 'address' as const, url: 'https://new' }, explicit: true } };
  const kept: Trust = { ...trust, publicKeyEndpoint: 'https://old', publicCertificate: 'PEM' };
  const [change] = planSetup(named, { ...all, trust: kept }).flatMap(({ changes }) => changes);
  if (change?.kind !== 'change-trust') throw new Error('a change of the trust was desired');
  expect(trustOperations(change, named, kept, trustReferences(app, user), 'one line of base64')).toEqual([
    { op: 'replace', path: 'publicKeyEndpoint', value: 'https://new' },
    { op: 'remove', path: 'publicCertificate' },
  ]);
});

describe('removal', () => {
  const everything = { ...desired, rules: [] };

  test('removes everything in the order that the service requires', () => {
    expect(planRemoval(everything, all).flatMap(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
      'delete-trust',
      'delete-policy',
      'remove-member',
      'delete',
      'delete',
      'delete-app',
    ]);
    expect(planRemoval(everything, all).map(({ title }) => title.split(' ')[0])).toEqual([
      'trust',
      'policy',
      'membership',
      'service',
      'group',
      'confidential',
    ]);
    expect(planRemoval(everything, nothing)).toEqual([]);
  });

  test('keeps what existed before setup', () => {
    const old: ExistingTrust = {
      ...all,
      user: { ...user, tags: [] },
      group: { ...group, tags: [] },
      app: { ...app, tags: [] },
      trust: { ...trust, tags: [] },
      policy: { ...policy, freeformTags: {} },
    };
    const steps = planRemoval(everything, old);
    expect(steps.flatMap(({ changes }) => changes)).toEqual([
      { kind: 'patch-trust', id: 't', operations: [{ op: 'remove', path: 'impersonationServiceUsers[value eq "u"]' }] },
    ]);
  });

  // The order of the tags is that of the service.
  test.each([
    ['wif', 'other'],
    ['other', 'wif'],
  ])('keeps what is marked as used by %s and %s, and removes only the mark', (...names) => {
    const both = names.map(ownerTag);
    const shared: ExistingTrust = {
      ...all,
      user: { ...user, tags: both },
      group: { ...group, tags: both },
      app: { ...app, tags: both },
      trust: { ...trust, tags: both },
      policy: undefined,
    };
    const removals = planRemoval(everything, shared).flatMap(({ changes }) => changes);
    expect(removals.map(({ kind }) => kind)).toEqual(['patch-trust', 'unmark', 'unmark', 'unmark']);
    const [patch] = removals;
    // The application stays, and so does its place among the clients.
    expect(patch?.kind === 'patch-trust' && patch.operations.map(({ path }) => path)).not.toContain('oauthClients');
  });

  test('changes nothing for a rule that does not exist while others do', () => {
    const other = { ...desired, rules: [readRule('sub eq repo:octo/app:pull_request')!] };
    expect(planRemoval(other, all).every(({ changes }) => changes.length === 0)).toBe(true);
  });
});

describe('what the plan says', () => {
  const plan = (changes: Partial<DesiredTrust>, found: ExistingTrust): string[] =>
    planSetup({ ...desired, ...changes }, found).map(
      ({ mark, title, details }) => `${mark} ${title}${details.map((line) => `\n  ${line}`).join('')}`,
    );
  const of = (start: string, lines: readonly string[]): string | undefined =>
    lines.find((line) => line.replace(/^\w+ /, '').startsWith(start));

  test('of everything that is created, with one change for each object', () => {
    const audiences = ['oci', 'other'];
    const given = { audiences, expires: '2999-01-01T00:00Z' };
    expect(plan(given, nothing)).toEqual([
      'create service user wif',
      'create group wif',
      'create membership of the user wif in the group wif',
      'create confidential application wif\n  its client secret is saved to a file',
      `create trust for https://issuer\n  rule: ${RULE}\n  audience: oci, other (checked for every token of this issuer)\n  keys: https://issuer/keys`,
      "create policy wif\n  + Allow group id (of wif) to read buckets in tenancy where request.utc-timestamp before '2999-01-01T00:00Z'",
    ]);
    const steps = planSetup(desired, nothing);
    expect(steps.flatMap(({ changes }) => changes)).toEqual(
      ['create-user', 'create-group', 'add-member', 'create-app', 'create-trust', 'create-policy'].map((kind) => ({
        kind,
      })),
    );
    expect([hasChanges(steps), createsSecret(steps)]).toEqual([true, true]);
  });

  test('of a resource principal, which has no user and a statement for each condition', () => {
    const conditions = [rpst.conditions[0]!, [{ claim: 'ref', operator: 'eq' as const, value: 'main' }]];
    const keys = { source: { kind: 'certificate' as const, pem: 'PEM' }, explicit: true };
    const type = "request.principal.type='identityfederateddomainapp'";
    expect(plan({ ...rpst, conditions, keys }, nothing)).toEqual([
      'create confidential application wif\n  its client secret is saved to a file',
      'create trust for https://issuer\n  resource: ci\n  propagates the claim a as ext_a\n  keys: a certificate in the trust; replace it when the issuer changes its key',
      `create policy wif\n  + Allow any-user to read buckets in tenancy where all {${type}, request.principal.name='me'}\n  + Allow any-user to read buckets in tenancy where all {${type}, request.principal.ext_ref='main'}`,
    ]);
  });

  test('without permissions there is no policy', () => {
    expect(of('policy', plan({ allowances: [] }, all))).toBeUndefined();
  });

  test('of objects that another setup created', () => {
    const theirs = [ownerTag('one'), ownerTag('two')];
    const shared: ExistingTrust = {
      ...all,
      user: { ...user, tags: theirs },
      group: { ...group, tags: theirs },
      app: { ...app, tags: theirs },
      trust: { ...trust, tags: theirs },
    };
    const steps = planSetup(desired, shared);
    expect(steps.map(({ mark, details }) => [mark, ...details])).toEqual([
      ['change', 'created for one, two; will also be marked as used by wif'],
      ['change', 'created for one, two; will also be marked as used by wif'],
      ['same'],
      ['change', 'created for one, two; will also be marked as used by wif'],
      ['change', '+ marked as used by wif'],
      ['same'],
    ]);
    expect(steps.flatMap(({ changes }) => changes).slice(0, 3)).toEqual([
      { kind: 'share', type: 'Users' },
      { kind: 'share', type: 'Groups' },
      { kind: 'share', type: 'Apps' },
    ]);
    expect(createsSecret(steps)).toBe(false);
  });

  test('of objects that no setup created: they are used and not marked', () => {
    const foreign: ExistingTrust = {
      ...all,
      user: { ...user, tags: [] },
      group: { ...group, tags: [] },
      app: { ...app, tags: [] },
      trust: { ...trust, tags: [] },
    };
    expect(hasChanges(planSetup(desired, foreign))).toBe(false);
  });

  test.each<[string, Partial<ExistingTrust>]>([
    ['the group has other members', { group: { ...group, members: [{ value: 'x' }] } }],
    ['the group has no members', { group: { id: 'g', displayName: 'wif' } }],
    ['there is no user yet', { user: undefined }],
  ])('the user becomes a member if %s', (_title, found) => {
    expect(planSetup(desired, { ...all, ...found })[2]).toEqual({
      mark: 'create',
      title: 'membership of the user wif in the group wif',
      details: [],
      changes: [{ kind: 'add-member' }],
    });
  });

  test('the user is a member already beside others', () => {
    const members = [{ value: 'x' }, { value: 'u' }];
    expect(planSetup(desired, { ...all, group: { ...group, members } })[2]).toMatchObject({ mark: 'same' });
  });

  test('of an application whose secret was perhaps not saved', () => {
    const steps = planSetup(desired, { ...all, app: { ...app, active: false } });
    expect(steps[3]).toEqual({
      mark: 'change',
      title: 'confidential application wif',
      details: ['it is not active: setup saves a new client secret and activates it'],
      changes: [{ kind: 'finish-app' }],
    });
    expect(createsSecret(steps)).toBe(true);
  });

  test('of a policy whose statements differ', () => {
    const statements = ['allow GROUP id ocid1.group  to read buckets in tenancy', 'Allow group x to inspect y'];
    const allowances = [...desired.allowances, readAllowance('use instances in tenancy')];
    const step = planSetup({ ...desired, allowances }, { ...all, policy: { ...policy, statements } })[5];
    expect(step).toEqual({
      mark: 'change',
      title: 'policy wif',
      details: [
        '+ Allow group id ocid1.group to use instances in tenancy',
        '- Allow group x to inspect y',
        'note: --allow replaces all statements; repeat those that should stay',
      ],
      changes: [{ kind: 'change-policy' }],
    });
  });

  test('of a trust that lacks something', () => {
    const given = {
      audiences: ['oci', 'kept'],
      rules: [...desired.rules, readRule('sub eq repo:octo/app:environment:*')!],
    };
    const lacking: Trust = {
      ...trust,
      active: false,
      oauthClients: ['other'],
      clientClaimName: 'aud',
      clientClaimValues: ['kept'],
    };
    expect(of('trust', plan(given, { ...all, trust: lacking }))).toBe(
      [
        'change trust for https://issuer',
        '+ rule: sub eq repo:octo/app:environment:*',
        '  not confirmed by any public report: "*" inside a value; test it with --subject-token-file',
        '+ client: client',
        '~ active: false → true',
        '+ audience: oci',
      ].join('\n  '),
    );
    const unnamed: App = { id: 'a', displayName: 'wif', active: true, isOAuthClient: true, clientType: 'confidential' };
    expect(of('trust', plan({}, { ...all, app: unnamed }))).toContain('+ client: wif');
  });

  test('of a trust that only this setup uses, which will check the audience', () => {
    expect(of('trust', plan({ audiences: ['oci'] }, all))).toContain(
      '+ audience: oci (from now on checked for every token of this issuer)',
    );
  });

  test.each<[string, Partial<DesiredTrust>, Partial<Trust>, RegExp | undefined]>([
    ['the claim has no such value', {}, { clientClaimValues: ['v1'] }, /it accepts only tokens whose sub is v1 \(/],
    [
      'the claim may have that value',
      {},
      { clientClaimValues: ['v1', 'repo:octo/app:ref:refs/heads/main'] },
      undefined,
    ],
    [
      'another claim, of which nothing is known',
      {},
      { clientClaimName: 'actor', clientClaimValues: ['me'] },
      undefined,
    ],
    [
      'another claim, which every token has',
      { known: [{ claim: 'actor', operator: 'eq', value: 'you' }] },
      { clientClaimName: 'actor', clientClaimValues: ['me', 'they'] },
      /whose actor is me or they .*, and no token that "sub eq \S+" matches has such a value; add the actor of these/,
    ],
    [
      'a value must meet the rule and what every token has',
      {
        known: [{ claim: 'repository', operator: 'eq', value: 'octo/app' }],
        rules: [readRule('repository eq octo/*')!],
      },
      { clientClaimName: 'repository', clientClaimValues: ['octo/web'] },
      /whose repository is octo\/web/,
    ],
    [
      'one of two alternatives is possible',
      { rules: [readRule('sub eq v1 or sub eq v2')!] },
      { clientClaimValues: ['v1'] },
      undefined,
    ],
  ])('a trust that restricts a claim: %s', (_title, changes, restriction, conflict) => {
    const restricted: Trust = { ...trust, clientClaimName: 'sub', ...restriction };
    const step = of('trust', plan(changes, { ...all, trust: restricted }));
    if (conflict === undefined) expect(step).not.toMatch(/^conflict/);
    else expect(step).toMatch(conflict);
  });

  test.each<[string, string, RegExp | undefined]>([
    [
      'other claims',
      'ref eq x',
      /note: its rule "ref eq x" maps tokens to the user other\. If the issuer puts its claims/,
    ],
    [
      'quotes',
      "sub eq 'repo:octo/app:ref:refs/heads/main'",
      /If the domain ignores its quotes, a token can also match/,
    ],
    ['another value', 'sub eq repo:octo/web:*', undefined],
    ['no form that is known', 'sub is x', undefined],
  ])('a rule of another user with %s', (_title, rule, note) => {
    const rules = [...trust.impersonationServiceUsers!, { rule, value: 'o' }];
    const step = of('trust', plan({}, { ...all, trust: { ...trust, impersonationServiceUsers: rules } }));
    if (note === undefined) expect(step).toBe('same trust for https://issuer');
    else expect(step).toMatch(note);
  });
});
