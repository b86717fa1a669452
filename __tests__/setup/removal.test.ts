// A removal: what each kind of object needs, what others keep, and what is said if the domain does not show it.

import { applyRemoval, planRemoval, refuseUnnamedRules, type RemovalStep } from '../../src/setup/removal.ts';
import { Failure } from '../../src/failure.ts';
import type { ExistingTrust } from '../../src/setup/api/existing-trust.ts';
import { ownerTag, type Trust, type User } from '../../src/setup/api/scim.ts';
import type { DesiredTrust } from '../../src/setup/desired/desired-trust.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { desiredTrust } from './desired-trust.ts';

const tags = [ownerTag('wif')];
const trust: Trust = {
  id: 't',
  issuer: 'https://issuer',
  oauthClients: ['client'],
  impersonationServiceUsers: [{ rule: 'sub eq a', value: 'u' }],
  tags,
};
const found: ExistingTrust = {
  user: { id: 'u', userName: 'wif', tags },
  group: { id: 'g', displayName: 'wif', members: [{ value: 'u' }], tags },
  app: { id: 'a', displayName: 'wif', name: 'client', active: true, tags },
  trust,
  policy: { id: 'p', name: 'wif', statements: [], freeformTags: { 'oci-wif': 'wif' } },
  userNames: new Map([['o', 'other']]),
};
const desired: DesiredTrust = {
  ...desiredTrust,
  userName: 'wif',
  groupName: 'wif',
  appName: 'wif',
  policyName: 'wif',
};

describe('the plan of a removal', () => {
  const planned = (changes: Partial<ExistingTrust>, wanted: Partial<DesiredTrust> = {}, keepRules = false) =>
    planRemoval({ ...desired, ...wanted }, { ...found, ...changes }, keepRules);

  test('names each object, and what is removed', () => {
    expect(planned({})).toEqual([
      { mark: 'remove', title: 'trust for https://issuer', details: [], changes: [{ kind: 'delete-trust', id: 't' }] },
      { mark: 'remove', title: 'policy wif', details: [], changes: [{ kind: 'delete-policy', id: 'p' }] },
      {
        mark: 'remove',
        title: 'membership of the user wif in the group wif',
        details: [],
        changes: [{ kind: 'remove-member', group: 'g', user: 'u' }],
      },
      { mark: 'remove', title: 'service user wif', details: [], changes: [{ kind: 'delete', type: 'Users', id: 'u' }] },
      { mark: 'remove', title: 'group wif', details: [], changes: [{ kind: 'delete', type: 'Groups', id: 'g' }] },
      {
        mark: 'remove',
        title: 'confidential application wif',
        details: [],
        changes: [{ kind: 'delete-app', id: 'a', clientId: 'client', active: true }],
      },
    ]);
  });

  test('of a trust that others use says what stays and what goes', () => {
    const shared: Trust = {
      ...trust,
      oauthClients: ['client', 'theirs'],
      impersonationServiceUsers: [...trust.impersonationServiceUsers!, { rule: 'sub eq b', value: 'o' }],
      tags: [...tags, ownerTag('two')],
    };
    expect(planned({ trust: shared })[0]).toEqual({
      mark: 'change',
      title: 'trust for https://issuer',
      details: ['- rule: sub eq a', '- client: client', '= rule: sub eq b (other)'],
      changes: [
        {
          kind: 'patch-trust',
          id: 't',
          operations: [
            { op: 'remove', path: 'impersonationServiceUsers[value eq "u"]' },
            { op: 'replace', path: 'oauthClients', value: ['theirs'] },
            { op: 'remove', path: 'tags[key eq "oci-wif" and value eq "wif"]' },
          ],
        },
      ],
    });
  });

  test.each<[string, Partial<ExistingTrust>, Partial<DesiredTrust>, string]>([
    [
      'its rules are gone, but another user has one',
      { trust: { ...trust, impersonationServiceUsers: [{ rule: 'sub eq b', value: 'o' }] } },
      {},
      'change',
    ],
    [
      'another client of a resource principal stays',
      { trust: { ...trust, impersonationServiceUsers: [], oauthClients: ['client', 'x'] } },
      { tokenType: 'rpst' },
      'change',
    ],
    [
      'the last client of a resource principal goes',
      { trust: { ...trust, impersonationServiceUsers: [] } },
      { tokenType: 'rpst' },
      'remove',
    ],
    [
      'setup did not create it, and nothing of it is named',
      { trust: { id: 't', issuer: 'https://issuer' } },
      {},
      'keep',
    ],
  ])('of a trust: %s', (_title, changes, wanted, mark) => {
    expect(planned(changes, wanted)[0]?.mark).toBe(mark);
  });

  test('of some rules keeps the others and everything else', () => {
    const rules = ['a', 'b', 'c'].map((value) => ({ rule: `sub EQ ${value}`, value: 'u' }));
    const removed = [[[{ claim: 'sub', operator: 'eq', value: 'b' }]]] as DesiredTrust['rules'];
    expect(planned({ trust: { ...trust, impersonationServiceUsers: rules } }, { rules: removed })).toEqual([
      {
        mark: 'change',
        title: 'trust for https://issuer',
        details: ['- rule: sub EQ b', '= rule: sub EQ a', '= rule: sub EQ c'],
        changes: [
          {
            kind: 'patch-trust',
            id: 't',
            operations: [
              { op: 'remove', path: 'impersonationServiceUsers[value eq "u"]' },
              { op: 'add', path: 'impersonationServiceUsers', value: [rules[0], rules[2]] },
            ],
          },
        ],
      },
      { mark: 'keep', title: 'everything else of wif', details: ['it still has other rules'], changes: [] },
    ]);
  });

  test('says why an object stays', () => {
    const foreign: Partial<ExistingTrust> = {
      user: { ...found.user!, tags: [] },
      group: { ...found.group!, tags: [ownerTag('one'), ownerTag('two')] },
      app: { ...found.app!, tags: [...tags, ownerTag('two')] },
      policy: { ...found.policy!, freeformTags: {} },
    };
    expect(
      planned(foreign)
        .slice(1)
        .map(({ mark, details }) => [mark, ...details]),
    ).toEqual([
      ['keep', 'setup did not create it'],
      ['keep', 'it existed before setup'],
      ['keep', 'created for one, two'],
      ['change', 'kept for two'],
    ]);
  });

  test('leaves a membership alone that a setup needs which shares user and group', () => {
    const both = [...tags, ownerTag('two')];
    const titles = (changes: Partial<ExistingTrust>): string[] => planned(changes).map(({ title }) => title);
    const user = { ...found.user!, tags: both };
    expect(titles({ user, group: { ...found.group!, tags: both } })).not.toContainEqual(
      expect.stringMatching(/^member/),
    );
    expect(titles({ user })).toContainEqual(expect.stringMatching(/^membership/));
    expect(titles({ group: { ...found.group!, members: [] } })).not.toContainEqual(expect.stringMatching(/^member/));
  });
});

describe('applying a removal', () => {
  type Removal = RemovalStep['changes'][number];
  const patch = (id = 't'): Removal => ({ kind: 'patch-trust', id, operations: [{ op: 'remove', path: 'x' }] });
  const stepOf = (
    removal: Removal | undefined,
    title = removal?.kind ?? 'kept',
    ...details: string[]
  ): RemovalStep => ({
    mark: removal ? 'remove' : 'keep',
    title,
    details,
    changes: removal ? [removal] : [],
  });

  /** @param shows what the domain still shows at each read; the last one is repeated */
  async function apply(steps: readonly RemovalStep[], shows: readonly (readonly RemovalStep[])[] = [[]]) {
    const calls: string[] = [];
    const note =
      (name: string) =>
      (...given: unknown[]): Promise<void> => {
        calls.push([name, ...given.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))].join(' '));
        return Promise.resolve();
      };
    const timing = fakeTiming();
    let reads = 0;
    const context = {
      domain: { remove: note('remove'), patch: note('patch'), setAppActive: note('active') },
      policies: { remove: note('policy') },
      secretStore: { discard: note('discard') },
      remaining: () => Promise.resolve(shows[Math.min(reads++, shows.length - 1)]!),
      appName: 'my app',
      timing,
      warn: (line: string) => void calls.push(`warn ${line}`),
      report: ({ title }: RemovalStep, number: number, of: number) => void calls.push(`[${number}/${of}] ${title}`),
    } as unknown as Parameters<typeof applyRemoval>[1];
    const error = await applyRemoval(steps, context).catch((thrown: unknown) => thrown);
    return { calls, error, sleeps: timing.sleeps, context };
  }

  test('does what each object needs, and counts only what is removed', async () => {
    const { calls, error, sleeps } = await apply([
      stepOf({ kind: 'delete-trust', id: 't' }),
      stepOf(undefined),
      stepOf({ kind: 'delete-policy', id: 'p' }),
      stepOf({ kind: 'remove-member', group: 'g', user: 'u' }),
      stepOf({ kind: 'delete', type: 'Users', id: 'u' }),
      stepOf({ kind: 'unmark', type: 'Groups', id: 'g', name: 'wif' }),
      stepOf({ kind: 'delete-app', id: 'a', clientId: 'client', active: true }),
      stepOf({ kind: 'delete-app', id: 'b', clientId: undefined, active: false }),
    ]);
    expect([error, sleeps]).toEqual([undefined, []]);
    expect(calls).toEqual([
      '[1/7] delete-trust',
      'remove IdentityPropagationTrusts t',
      '[2/7] delete-policy',
      'policy p',
      '[3/7] remove-member',
      'patch Groups g [{"op":"remove","path":"members[value eq \\"u\\"]"}]',
      '[4/7] delete',
      'remove Users u',
      '[5/7] unmark',
      'patch Groups g [{"op":"remove","path":"tags[key eq \\"oci-wif\\" and value eq \\"wif\\"]"}]',
      '[6/7] delete-app',
      'active a false',
      'remove Apps a',
      'discard client',
      '[7/7] delete-app',
      'remove Apps b',
    ]);
  });

  test('waits until the domain shows it, five seconds between two reads', async () => {
    const step = stepOf({ kind: 'delete-trust', id: 't' });
    const { error, sleeps } = await apply([step], [[step], [step, stepOf(undefined)], [stepOf(undefined)]]);
    expect([error, sleeps]).toEqual([undefined, [5000, 5000]]);
  });

  test('keeps the service user if the domain keeps its rules, removes the rest, and says what is still accepted', async () => {
    const change = stepOf(patch(), 'trust for x', '- rule: sub eq a', '= rule: b');
    const user = stepOf({ kind: 'delete', type: 'Users', id: 'u' }, 'user');
    const group = stepOf({ kind: 'delete', type: 'Groups', id: 'g' }, 'group');
    const app = stepOf({ kind: 'delete-app', id: 'a', clientId: undefined, active: false }, 'app');
    const { calls, error, sleeps } = await apply([change, user, group, app], [[change, user]]);
    expect(calls).toEqual([
      '[1/4] trust for x',
      'patch IdentityPropagationTrusts t [{"op":"remove","path":"x"}]',
      'warn the domain accepted the change of the trust for x, but does not show it',
      '[3/4] group',
      'remove Groups g',
      '[4/4] app',
      'remove Apps a',
    ]);
    expect(sleeps).toEqual(Array<number>(11).fill(5000));
    expect(error).toMatchObject({
      kind: 'mismatch',
      detail:
        'the domain accepted the removal, but after 55 seconds it still shows:\ntrust for x still accepts:\n  rule: sub eq a\nuser',
      hint: expect.stringContaining('the application my app is removed, so nobody') as string,
    });
  });

  test.each<[string, RemovalStep, RegExp]>([
    ['a trust', stepOf({ kind: 'delete-trust', id: 't' }), /deactivate the application my app in the console/],
    ['another object', stepOf({ kind: 'delete', type: 'Groups', id: 'g' }), /remove these objects in the console$/],
  ])('says what to do if the domain keeps %s', async (_title, step, hint) => {
    const { error } = await apply([step], [[step]]);
    expect(error).toMatchObject({ hint: expect.stringMatching(hint) as string });
  });

  test.each([
    ['denial', 'once this is corrected, run the command again to continue'],
    ['transient', 'run the same command again to continue'],
  ] as const)('a %s names the object, and how to continue', async (kind, way) => {
    const { context } = await apply([]);
    context.domain.remove = () => Promise.reject(new Failure(kind, 'Setup failed', 'refused', { hint: 'first' }));
    const removal = applyRemoval([stepOf({ kind: 'delete-trust', id: 't' }, 'trust for x')], context);
    await expect(removal).rejects.toMatchObject({
      detail: 'refused (at the removal of: trust for x)',
      hint: `first\n${way}`,
    });
  });
});

describe('rules that may belong to others are not removed without being named', () => {
  const both = [...tags, ownerTag('two')];
  const userOf = (owners: User['tags']): User => ({ id: 'u', userName: 'wif', ...(owners ? { tags: owners } : {}) });
  const refuse = (changes: Partial<ExistingTrust>, wanted: Partial<DesiredTrust> = {}) => {
    refuseUnnamedRules({ ...desired, ...wanted }, { ...found, ...changes });
  };

  test.each([
    ['another setup uses the user, too', both, /because two also uses the service user wif, .*:\n {2}sub eq a\n/],
    ['setup did not create the user', undefined, /because setup did not create the service user wif, /],
  ])('%s', (_title, owners, message) => {
    expect(() => {
      refuse({ user: userOf(owners), trust: { ...trust, tags: both } });
    }).toThrow(message);
  });

  test.each<[string, Partial<ExistingTrust>, Partial<DesiredTrust>]>([
    ['only this setup uses the user', { trust: { ...trust, tags: both } }, {}],
    ['only this setup uses the trust', { user: userOf(both) }, {}],
    ['the rules are named', { user: userOf(both), trust: { ...trust, tags: both } }, { rules: [[]] }],
    ['there are no rules', { user: userOf(both), trust: { id: 't', issuer: 'https://issuer', tags: both } }, {}],
    ['there is no trust', { user: userOf(both), trust: undefined }, {}],
    ['there is no user', { user: undefined, trust: { ...trust, tags: both } }, {}],
  ])('but if %s, they are', (_title, changes, wanted) => {
    expect(() => {
      refuse(changes, wanted);
    }).not.toThrow();
  });
});
