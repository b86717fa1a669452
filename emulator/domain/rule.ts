// Impersonation rules: `<claim> eq <value>` and `<claim> co <text>`, joined by `and` and `or` (oci-federation.md §4, trap 1).

import type { JWTPayload } from 'jose';
import { NO_DEVIATIONS, type Deviations } from '../deviations.ts';

type RuleDeviations = Pick<Deviations, 'quotedValues' | 'joinedRules' | 'wildcards' | 'spacesInValues'>;

/**
 * Whether the rule matches the claims. `and` binds before `or`. Operators are case-insensitive, as in SCIM filters (RFC 7644 §3.4.2.2). Only
 * claims that are text match. In the value of `eq`, `*` stands for any text. Quotes are part of the value: most reports about quoted
 * values say that they do not match (oci-federation.md §9). The real domain accepts a rule of another form, and the rule then matches nothing.
 */
export function ruleHolds(rule: string, claims: JWTPayload, deviations: RuleDeviations = NO_DEVIATIONS): boolean {
  if (deviations.joinedRules === 'never-matching' && / (and|or) /i.test(rule)) return false;
  return rule
    .split(/ or /i)
    .some((alternative) => alternative.split(/ and /i).every((term) => termHolds(term, claims, deviations)));
}

function termHolds(term: string, claims: JWTPayload, deviations: RuleDeviations): boolean {
  const { quotedValues, wildcards, spacesInValues } = deviations;
  const parts = /^\s*([\w.:/-]+) +(eq|co) +(\S(?:.*\S)?)\s*$/i.exec(term);
  const [, claim, operator, written] = parts ?? [];
  if (claim === undefined || written === undefined) return false;
  if (spacesInValues === 'never-matching' && /\s/.test(written)) return false;
  const expected = quotedValues === 'unwrapped' ? written.replace(/^(["'])(.*)\1$/, '$2') : written;
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof actual !== 'string') return false;
  if (operator?.toLowerCase() === 'co') return actual.includes(expected);
  return wildcards === 'anywhere' || expected === '*' ? matchesWildcard(expected, actual) : actual === expected;
}

function matchesWildcard(pattern: string, text: string): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 's').test(text);
}
