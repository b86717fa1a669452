// Impersonation rules: read, written, evaluated, refused.

import fc from 'fast-check';
import { ruleHolds } from '../../../emulator/domain/rule.ts';
import {
  checkTerm,
  type Overlap,
  overlapOf,
  readRule,
  refuseEverybody,
  type Rule,
  ruleMatches,
  writeRule,
} from '../../../src/setup/desired/rule.ts';
import { GITHUB_PINNING } from '../../../src/setup/providers/github.ts';
import { pinningOfIssuer } from '../../../src/setup/providers/find-provider.ts';
import { CLAIMS, RULE_CASES } from '../../rule-cases.ts';

describe('matching', () => {
  test.each(RULE_CASES)('%j matches: %p', (text, matches) => {
    const rule = readRule(text);
    expect(rule !== undefined && ruleMatches(rule, CLAIMS)).toBe(matches);
  });

  test.each([
    '',
    'sub',
    'sub eq',
    'sub eq a and',
    'sub ne a',
    '(sub eq a)',
    'sub eq a b',
    'sub eq a xor sub eq b',
    'not sub eq a',
  ])('no rule: %j', (text) => {
    expect(readRule(text)).toBeUndefined();
  });
});

const word = fc.stringMatching(/^[\w:./@-]{1,12}$/).filter((text) => !/^(and|or|eq|co)$/i.test(text));
const term = fc.record({
  claim: fc.constantFrom('sub', 'ref', 'repository'),
  operator: fc.constantFrom('eq' as const, 'co' as const),
  value: word,
});
const rule = fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

describe('properties', () => {
  test('a written rule parses to the same rule', () => {
    fc.assert(
      fc.property(rule, (made) => {
        expect(readRule(writeRule(made))).toEqual(made);
      }),
    );
  });

  test("evaluation agrees with the emulator's separate implementation", () => {
    const values = fc.record({ sub: word, ref: word, repository: word });
    const patterned = rule.map((made) =>
      made.map((terms) =>
        terms.map((one) => (one.operator === 'eq' ? { ...one, value: one.value.replace(/[a-m]/g, '*') } : one)),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(rule, patterned), values, (made, given) => {
        expect(ruleMatches(made, given)).toBe(ruleHolds(writeRule(made), given));
      }),
      { numRuns: 500 },
    );
  });

  // An evaluation that tries all ways would not end in the lifetime of the universe.
  test('a value with thousands of wildcards is evaluated at once', () => {
    expect(
      ruleMatches([[{ claim: 'sub', operator: 'eq', value: `${'*a'.repeat(5000)}b` }]], { sub: 'a'.repeat(20_000) }),
    ).toBe(false);
  });
});

describe('values that a rule cannot match are refused', () => {
  test.each([
    ['"main"', /quotes around main/],
    ["'main'", /quotes around main/],
    ['""', /quotes around ;/],
    // Not both ends have the same.
    ['x"main"', /has " in/],
    ['"main"x', /has " in/],
    [`"main'`, /has " in/],
    ['My Env', /a space or a control character/],
    ['a\nb', /a space or a control character/],
    ['a\u200Bb', /a space or a control character/],
    ['a"b', /has " in/],
    // It would end the text of a condition in a policy statement.
    ["a'b", /has ' in/],
    ["x',request.principal.type='y", /has ' in/],
    ['a`b', /has ` in/],
    ['f)', /has \) in/],
    ['f(x)', /has \( in/],
    ['a\\b', /has \\ in/],
    ['', /no value/],
  ])('%j', (value, message) => {
    expect(() => {
      checkTerm({ claim: 'sub', operator: 'eq', value }, '--require');
    }).toThrow(message);
  });

  test('a wildcard with co, and a claim with a blank', () => {
    expect(() => {
      checkTerm({ claim: 'sub', operator: 'co', value: 'a*' }, 'x');
    }).toThrow(/has no wildcard/);
    expect(() => {
      checkTerm({ claim: 'a b', operator: 'eq', value: 'x' }, 'x');
    }).toThrow(/names the claim/);
  });
});

describe('a rule that trusts everyone is refused', () => {
  const read = (text: string): Rule => readRule(text)!;
  const open = [
    'sub eq *',
    'sub eq **',
    'sub eq repo:*',
    'sub eq repo:o*',
    'sub eq repo:*/app:ref:refs/heads/main',
    'ref eq refs/heads/main',
    'sub co octo/app',
    'aud eq x',
    'repository eq */app',
    'repository_owner eq oc*',
    'sub eq repo:octo/app:* or ref eq refs/heads/main',
    'environment eq prod',
  ];
  test.each(open)('on GitHub: %s', (text) => {
    expect(() => {
      refuseEverybody(read(text), GITHUB_PINNING);
    }).toThrow(/trusts everyone/);
  });

  const closed = [
    'sub eq repo:octo/*',
    'sub eq repo:octo@1/app@2:*',
    'repository eq octo/app and ref eq refs/heads/main',
    'repository_owner_id eq 5',
  ];
  test.each(closed)('not on GitHub: %s', (text) => {
    expect(() => {
      refuseEverybody(read(text), GITHUB_PINNING);
    }).not.toThrow();
  });

  test('for a private issuer, any claim of the workload is sufficient, but the audience alone is not', () => {
    for (const text of ['sub eq *', 'sub eq *:*', 'aud eq x', 'iss eq https://x']) {
      expect(() => {
        refuseEverybody(read(text), undefined);
      }).toThrow(/trusts everyone/);
    }
    expect(() => {
      refuseEverybody(read('sub eq a*'), undefined);
    }).not.toThrow();
  });

  test('a public issuer is recognized by its URL, with any --provider', () => {
    expect(pinningOfIssuer('https://token.actions.githubusercontent.com')).toBe(GITHUB_PINNING);
    expect(pinningOfIssuer('https://token.actions.githubusercontent.com/octo-corp')).toBe(GITHUB_PINNING);
    expect(pinningOfIssuer('https://gitlab.com')).toHaveProperty('project_path');
    expect(pinningOfIssuer('https://token.actions.githubusercontent.com.example.org')).toBeUndefined();
  });
});

describe('overlap', () => {
  const cases: [string, string, Overlap][] = [
    ['sub eq repo:o/a:*', 'sub eq repo:o/a:ref:refs/heads/main', 'certain'],
    ['sub eq repo:o/a:ref:refs/heads/main', 'sub eq repo:o/b:ref:refs/heads/main', 'none'],
    ['sub eq repo:o/a:x', 'sub eq repo:o/a:x', 'certain'],
    ['sub co repo:o/a', 'sub eq repo:o/a:x', 'certain'],
    ['sub eq repo:o/a:*', 'sub eq repo:o/*:ref:refs/heads/main', 'certain'],
    ['sub eq repo:o/a:*', 'sub eq repo:o/b*:ref:refs/heads/main', 'none'],
    ['sub eq *:main', 'sub eq *:dev', 'none'],
    ['sub eq *main', 'sub eq *:main', 'certain'],
    ['sub co a*b', 'sub eq *axb*', 'certain'],
    ['sub co a*b', 'sub eq axb', 'none'],
    ['sub co main', 'sub co dev', 'certain'],
    ['sub eq aba', 'sub eq ab*ba', 'none'],
    ['sub eq a and ref eq b', 'sub eq a', 'certain'],
    ['sub eq a and ref eq b', 'sub eq c', 'none'],
    ['sub eq a and sub eq b', 'sub eq *', 'none'],
    ['sub eq a', 'ref eq b', 'unknown'],
    ['sub eq a and ref eq b', 'sub eq a and actor eq c', 'unknown'],
    ['sub eq a and ref eq b', 'sub eq c and actor eq c', 'none'],
    ['sub eq x or ref eq b', 'sub eq a or sub eq y', 'unknown'],
    ['sub eq x or ref eq b', 'sub eq a or sub eq x', 'certain'],
  ];
  for (const [one, other, overlap] of cases) {
    test(`${one} / ${other}: ${overlap}`, () => {
      expect(overlapOf(readRule(one)!, readRule(other)!)).toBe(overlap);
      expect(overlapOf(readRule(other)!, readRule(one)!)).toBe(overlap);
    });
  }

  /** Every text of at most `length` letters a and b. */
  const textsUpTo = (length: number): string[] =>
    length === 0 ? [''] : ['', ...textsUpTo(length - 1).flatMap((text) => [`a${text}`, `b${text}`])];
  const termOf = (claims: string[], eq: RegExp, co: RegExp) =>
    fc.oneof(
      fc.record({
        claim: fc.constantFrom(...claims),
        operator: fc.constant('eq' as const),
        value: fc.stringMatching(eq),
      }),
      fc.record({
        claim: fc.constantFrom(...claims),
        operator: fc.constant('co' as const),
        value: fc.stringMatching(co),
      }),
    );

  // The shortest text that two such terms have in common has at most three letters of each.
  test('of two terms on a claim is what trying every text finds', () => {
    const texts = [...new Set(textsUpTo(6))];
    const one = termOf(['sub'], /^[ab*]{1,4}$/, /^[ab]{1,3}$/).map((only) => [[only]]);
    fc.assert(
      fc.property(one, one, (mine, theirs) => {
        const [first, second] = [writeRule(mine), writeRule(theirs)];
        const found = texts.some((sub) => ruleHolds(first, { sub }) && ruleHolds(second, { sub }));
        expect(overlapOf(mine, theirs)).toBe(found ? 'certain' : 'none');
      }),
      { numRuns: 500 },
    );
  });

  // A text that meets four such terms needs at most a letter at each end and one of each kind in between.
  test('of rules with several terms, alternatives and claims is what trying every token finds', () => {
    const texts = [...new Set(textsUpTo(4))];
    const tokens = texts.flatMap((sub) => texts.map((ref) => ({ sub, ref })));
    const terms = fc.array(termOf(['sub', 'ref'], /^[ab*]{1,2}$/, /^[ab]$/), { minLength: 1, maxLength: 2 });
    const alternatives = fc.array(terms, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(alternatives, alternatives, (mine, theirs) => {
        const [first, second] = [writeRule(mine), writeRule(theirs)];
        const found = tokens.some((token) => ruleHolds(first, token) && ruleHolds(second, token));
        expect(overlapOf(mine, theirs) !== 'none').toBe(found);
        expect(overlapOf(theirs, mine)).toBe(overlapOf(mine, theirs));
      }),
      { numRuns: 200 },
    );
  });
});
