// Impersonation rules: `<claim> eq <value>` and `<claim> co <text>`, joined by `and` and `or` (oci-federation.md §4, trap 1).

import type { JWTPayload } from 'jose';

/**
 * Whether the rule holds for the claims. `and` binds before `or`. Only claims that are text count. `*` in the value of `eq` stands
 * for any text; in that of `co` for itself. Quotes are part of the value, so a quoted value matches nothing a provider would say.
 * A rule that is not of this form holds for nobody: the real domain accepts it on saving and never matches it.
 */
export function ruleHolds(rule: string, claims: JWTPayload): boolean {
  return rule.split(/ or /).some((alternative) => alternative.split(/ and /).every((term) => termHolds(term, claims)));
}

function termHolds(term: string, claims: JWTPayload): boolean {
  const parts = /^\s*(\S+) +(eq|co) +(.*\S)\s*$/.exec(term);
  const [, claim, operator, wanted] = parts ?? [];
  if (claim === undefined || wanted === undefined) return false;
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof actual !== 'string') return false;
  return operator === 'co' ? actual.includes(wanted) : matchesWildcard(wanted, actual);
}

function matchesWildcard(pattern: string, text: string): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 's').test(text);
}
