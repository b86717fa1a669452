// The emulator evaluates impersonation rules as `oci-wif` does.

import { NO_DEVIATIONS } from '../deviations.ts';
import { ruleHolds } from '../domain/rule.ts';
import { CLAIMS, RULE_CASES } from '../../__tests__/rule-cases.ts';

test.each(RULE_CASES)('%j matches: %p', (rule, matches) => {
  expect(ruleHolds(rule, CLAIMS)).toBe(matches);
});

test('a value with spaces matches only with the deviation', () => {
  const claims = { team: 'on call' };
  expect(ruleHolds('team eq on call', claims)).toBe(false);
  expect(ruleHolds('team eq on call', claims, { ...NO_DEVIATIONS, spacesInValues: 'literal' })).toBe(true);
});
