// The impersonation rules that the user's options and the provider ask for.

import { invalidInput } from '../../failure.ts';
import { printable, quoted } from '../../text/printable.ts';
import type { Workload } from '../providers/provider.ts';
import { pinningOfIssuer } from '../providers/public-issuers.ts';
import type { SetupOptions } from './options.ts';
import { QUOTED } from './rule-evidence.ts';
import { checkTerm, readRule, refuseEverybody, type Rule, type Term } from './rule.ts';

/** @throws Failure `input` for a rule that cannot match, or that would trust everyone */
export function rulesOf(options: SetupOptions, workload: Workload): Rule[] {
  const further = (options.require ?? []).map(readRequirement);
  const given = options.rule === undefined ? [] : [readWholeRule(options.rule)];
  const rules: Rule[] = [...workload.conditions.map((terms) => [terms]), ...given].map((rule) =>
    rule.map((terms) => [...terms, ...further]),
  );
  for (const rule of rules) {
    for (const term of rule.flat()) checkTerm(term, originOf(term, options));
    refuseEverybody(rule, workload.pinning ?? pinningOfIssuer(workload.issuer));
  }
  return rules;
}

function originOf(term: Term, options: SetupOptions): string {
  if (options.rule !== undefined) return 'the rule';
  return (options.require ?? []).includes(`${term.claim}=${term.value}`)
    ? '--require'
    : `the condition on ${printable(term.claim)}`;
}

function readRequirement(text: string): Term {
  const [, claim, value] = /^([^=\s]+)=(.*)$/su.exec(text) ?? [];
  if (claim === undefined || value === undefined) throw invalidInput(`--require is ${quoted(text)}`, 'claim=value');
  if (claim === 'aud' || claim === 'iss')
    throw invalidInput(
      `--require names the claim ${claim}`,
      'another claim; use --audience for aud, and --issuer for iss',
    );
  return { claim, operator: 'eq', value };
}

function readWholeRule(text: string): Rule {
  // Quoted values are the most frequent mistake. They may contain blanks, so they are checked first.
  if (/["']/.test(text)) {
    throw invalidInput(`the rule ${quoted(text)} has quotes; ${QUOTED}`, printable(text.replace(/["']/g, '')));
  }
  const rule = readRule(text);
  if (!rule)
    throw invalidInput(
      `the rule is ${quoted(text)}`,
      '<claim> eq <value> or <claim> co <text>, joined by "and" and "or", without parentheses',
    );
  return rule;
}
