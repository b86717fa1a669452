// Says why a rule does not match a token: the part that differs, and the usual mistake, if it is one.

import type { Claims } from '../../federation/claims.ts';
import { githubSubjectForms } from '../../federation/github-subject.ts';
import { printable } from '../../text/printable.ts';
import { QUOTED } from '../desired/rule-evidence.ts';
import { readRule, ruleMatches, termMatches, type Rule, type Term } from '../desired/rule.ts';

export type Mistake =
  'unreadable' | 'quoted' | 'immutable' | 'environment' | 'pull-request' | 'missing' | 'not-text' | 'differs';

export interface RuleVerdict {
  matches: boolean;
  mistake: Mistake | undefined;
  /** One sentence. */
  text: string;
}

export function explainRule(text: string, claims: Claims): RuleVerdict {
  const rule = readRule(text);
  if (rule && ruleMatches(rule, claims)) return { matches: true, mistake: undefined, text: 'matches' };
  const no = (mistake: Mistake, why: string): RuleVerdict => ({ matches: false, mistake, text: why });

  if (/["']/.test(text)) {
    const bare = explainRule(text.replace(/["']/g, ''), claims);
    return bare.matches
      ? no('quoted', `its value is quoted, and ${QUOTED}; without the quotes, the rule matches`)
      : { ...bare, text: `${bare.text}; also, its value is quoted, and ${QUOTED}` };
  }
  if (!rule)
    return no('unreadable', 'it does not have the form <claim> eq|co <value>, joined by and/or, and matches nothing');
  const term = closestFailure(rule, claims);
  const actual = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined;
  if (actual === undefined) return no('missing', `the token has no claim ${term.claim}`);
  if (typeof actual !== 'string') {
    return no(
      'not-text',
      `the claim ${term.claim} is not text (${JSON.stringify(actual).slice(0, 40)}), and rules match only text`,
    );
  }
  return explainDifference(term, actual, claims, no);
}

function explainDifference(
  term: Term,
  actual: string,
  claims: Claims,
  no: (mistake: Mistake, why: string) => RuleVerdict,
): RuleVerdict {
  const forms = term.claim === 'sub' ? githubSubjectForms(claims) : undefined;
  const other = forms && [forms.classic, forms.immutable].find((form) => form !== undefined && form !== actual);
  if (other !== undefined && termMatches(term, { sub: other })) {
    return no(
      'immutable',
      `it expects ${printable(other)}, but GitHub sends ${printable(actual)}: this repository ${actual === forms?.classic ? 'does not use' : 'uses'} immutable subjects`,
    );
  }
  const context = (subject: string): string | undefined =>
    /:(environment|ref|pull_request)(?=:|$)/.exec(subject.replace(/^repo:[^:]*/, ''))?.[1];
  const wantedContext = forms ? context(term.value) : undefined;
  const actualContext = forms ? context(actual) : undefined;
  if (actualContext === 'environment' && wantedContext !== 'environment') {
    return no(
      'environment',
      `it expects a branch or tag, but the job uses an environment, which replaces them in the subject: ${printable(actual)}`,
    );
  }
  if (wantedContext === 'environment' && actualContext !== 'environment') {
    return no('environment', `it expects an environment, but the job uses none: the subject is ${printable(actual)}`);
  }
  if (actualContext === 'pull_request' && wantedContext !== 'pull_request') {
    return no(
      'pull-request',
      `it expects a branch or tag, but the job ran for a pull request: the subject is ${printable(actual)}`,
    );
  }
  return no('differs', differenceIn(term, actual));
}

/** The first failing term of the alternative with the fewest failing terms. */
function closestFailure(rule: Rule, claims: Claims): Term {
  const failing = rule.map((terms) => terms.filter((term) => !termMatches(term, claims)));
  const [closest] = failing.sort((one, other) => one.length - other.length);
  // A rule that does not match has a failing term in every alternative.
  return closest?.[0] ?? { claim: 'sub', operator: 'eq', value: '' };
}

function differenceIn({ claim, operator, value }: Term, actual: string): string {
  if (operator === 'co') return `the claim ${claim} does not contain ${printable(value)}: ${printable(actual)}`;
  const fixed = value.split('*')[0] ?? '';
  let same = 0;
  while (same < fixed.length && fixed[same] === actual[same]) same++;
  // Start at the beginning of a word, so that "main" and "mainline" are shown as words.
  while (same > 0 && /[\w.-]/.test(fixed[same - 1] ?? '')) same--;
  const start = same === 0 ? '' : `, equal up to "${printable(fixed.slice(0, same))}"`;
  const letterCase = value.toLowerCase() === actual.toLowerCase() ? '; only the case differs' : '';
  return `the claim ${claim} differs${start}: the rule has "${printable(value.slice(same))}", the token "${printable(actual.slice(same))}"${letterCase}`;
}
