// The reasons why a rule does not match.

import { explainRule, type Mistake } from '../../src/diagnosis/check-rules.ts';
import type { Claims } from '../../src/federation/subject-token.ts';

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
  ['sub eq repo:octo/app:ref:refs/heads/mainline', main, 'differs', /the rule has "mainline", the token "main"/],
  ['sub eq repo:Octo/app:ref:refs/heads/main', main, 'differs', /only the case differs/],
  ['sub co web', main, 'differs', /does not contain web/],
  ['actor eq x', main, 'missing', /no claim actor/],
  ['run eq 5', { run: 5 }, 'not-text', /is not text \(5\)/],
  ['sub eq x and actor eq y or sub eq repo:octo/web:*', main, 'differs', /"web:\*"/],
];

test.each(cases)('%s against %j: %s', (rule, claims, mistake, text) => {
  expect(explainRule(rule, claims)).toEqual({
    matches: mistake === undefined,
    mistake,
    text: expect.stringMatching(text) as string,
  });
});
