// Impersonation rules. Each case has its own trust, so that only its rule decides.

import { NOBODY, ORACLE, PROJECTS, type Fact } from '../fact.ts';
import { claimsOf, outcomeOf } from '../world/exchange.ts';
import { SUBJECT } from '../world/identity-provider.ts';

const topic = 'Impersonation rules';
const NO_RULE = '401 unauthorized_client No rules matched from given token to find impersonation user.';

function rule(fact: Pick<Fact, 'id' | 'sentence' | 'source' | 'state' | 'expected'>, text: string): Fact {
  return {
    ...fact,
    topic,
    async prepare({ objects, first }) {
      await objects.trust(fact.id, { impersonationServiceUsers: [{ rule: text, value: first.id }] });
    },
    observe: async ({ exchangeFor }) => outcomeOf(await exchangeFor(fact.id)),
  };
}

export const ruleFacts: readonly Fact[] = [
  {
    id: 'rule-plain',
    topic,
    sentence: 'A rule `sub eq <value>` without quotes matches the token with exactly this subject.',
    source: PROJECTS,
    state: 'reported live',
    expected: '200',
    observe: async ({ control }) => outcomeOf(await control()),
  },
  rule(
    {
      id: 'rule-double-quotes',
      sentence: 'A value in double quotes does not match, although the rule is saved.',
      source: `${PROJECTS}; one of Oracle's examples uses them`,
      state: 'reported live',
      expected: NO_RULE,
    },
    `sub eq "${SUBJECT}"`,
  ),
  rule(
    {
      id: 'rule-single-quotes',
      sentence: 'A value in single quotes does not match, although the rule is saved.',
      source: `${PROJECTS}; two public texts use them`,
      state: 'reported live',
      expected: NO_RULE,
    },
    `sub eq '${SUBJECT}'`,
  ),
  rule(
    {
      id: 'rule-wildcard-alone',
      sentence: 'The value `*` matches every subject.',
      source: PROJECTS,
      state: 'reported live',
      expected: '200',
    },
    'sub eq *',
  ),
  rule(
    {
      id: 'rule-wildcard-at-end',
      sentence: 'A `*` at the end of a value matches any text.',
      source: NOBODY,
      state: 'unverified',
      expected: '200',
    },
    'sub eq repo:octo/app:*',
  ),
  rule(
    {
      id: 'rule-wildcard-inside',
      sentence: 'A `*` in the middle of a value matches any text.',
      source: NOBODY,
      state: 'unverified',
      expected: '200',
    },
    'sub eq repo:octo/app:*/main',
  ),
  rule(
    {
      id: 'rule-contains',
      sentence: 'A rule `sub co <text>` matches a subject that contains the text.',
      source: ORACLE,
      state: 'documented',
      expected: '200',
    },
    'sub co octo/app',
  ),
  rule(
    {
      id: 'rule-and',
      sentence: 'Two conditions joined by `and` match if both hold.',
      source: NOBODY,
      state: 'unverified',
      expected: '200',
    },
    `sub eq ${SUBJECT} and team eq ops`,
  ),
  rule(
    {
      id: 'rule-and-fails',
      sentence: 'Two conditions joined by `and` do not match if one of them fails.',
      source: NOBODY,
      state: 'unverified',
      expected: NO_RULE,
    },
    `sub eq ${SUBJECT} and team eq dev`,
  ),
  rule(
    {
      id: 'rule-or',
      sentence: 'Two conditions joined by `or` match if one of them holds.',
      source: NOBODY,
      state: 'unverified',
      expected: '200',
    },
    `team eq dev or sub eq ${SUBJECT}`,
  ),
  rule(
    {
      id: 'rule-list-claim',
      sentence: 'A claim that is a list does not match.',
      source: ORACLE,
      state: 'documented',
      expected: NO_RULE,
    },
    'list eq ops',
  ),
  {
    ...rule(
      {
        id: 'rule-quoted-claim',
        sentence: 'Quotes in a rule are part of the value: `team eq "ops"` matches a claim that contains the quotes.',
        source: NOBODY,
        state: 'unverified',
        expected: '200',
      },
      'team eq "ops"',
    ),
    observe: async ({ exchangeFor }) => outcomeOf(await exchangeFor('rule-quoted-claim', { team: '"ops"' })),
  },
  {
    ...rule(
      {
        id: 'rule-with-space',
        sentence: 'A rule whose value contains a space does not match, although it is saved.',
        source: NOBODY,
        state: 'unverified',
        expected: NO_RULE,
      },
      'team eq on call',
    ),
    observe: async ({ exchangeFor }) => outcomeOf(await exchangeFor('rule-with-space', { team: 'on call' })),
  },
  {
    id: 'rule-two-users',
    topic,
    sentence: 'If rules of two users match, the token becomes one of them; which one is not documented reliably.',
    source: `${PROJECTS}; ${ORACLE} says the first`,
    state: 'reported live',
    expected: 'one of the two',
    async prepare({ objects, first, second }) {
      const rules = [
        { rule: 'sub co octo', value: first.id },
        { rule: `sub eq ${SUBJECT}`, value: second.id },
      ];
      await objects.trust('rule-two-users', { impersonationServiceUsers: rules });
    },
    async observe({ exchangeFor, first, second }) {
      const { sub } = claimsOf(await exchangeFor('rule-two-users'));
      const which = [first, second].findIndex(({ ocid }) => ocid === sub);
      return which < 0 ? 'somebody else' : { seen: 'one of the two', detail: ['the first', 'the second'][which] ?? '' };
    },
  },
];
