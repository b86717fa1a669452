// What is known about the forms of rules: public runs confirm one condition per rule, without quotes (oci-federation.md §9).

import type { Rule } from './rule.ts';

/** What is known about values in quotes; a sentence without its full stop. */
export const QUOTED = 'public reports disagree about quoted values: most say that they do not match, some that they do';

/** The parts of a rule that no public report confirms, e.g. `"and"`. */
export function unconfirmedParts(rule: Rule): string[] {
  const values = rule.flat().map(({ value }) => value);
  return [
    ...(rule.some((terms) => terms.length > 1) ? ['"and"'] : []),
    ...(rule.length > 1 ? ['"or"'] : []),
    ...(values.some((value) => value.includes('*') && value !== '*') ? ['"*" inside a value'] : []),
  ];
}

/** A line for the plan, if there is something to say about the rule. */
export function evidenceFor(rule: Rule): string[] {
  const parts = unconfirmedParts(rule);
  return parts.length === 0
    ? []
    : [`  not confirmed by any public report: ${parts.join(', ')}; test it with --subject-token-file`];
}
