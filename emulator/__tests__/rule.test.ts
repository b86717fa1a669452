// The emulator evaluates impersonation rules as `oci-wif` does.

import { ruleHolds } from '../domain/rule.ts';
import { CLAIMS, RULE_CASES } from '../../__tests__/rule-cases.ts';

test.each(RULE_CASES)('%j matches: %p', (rule, matches) => {
  expect(ruleHolds(rule, CLAIMS)).toBe(matches);
});
