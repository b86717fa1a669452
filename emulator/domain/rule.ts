// Impersonation rules: `<claim> eq <value>` and `<claim> co <text>`, joined by `and` and `or` (oci-federation.md §4, trap 1).

import type { JWTPayload } from 'jose';

/**
 * Whether the rule matches the claims. `and` binds before `or`. Operators are case-insensitive, as in SCIM filters (RFC 7644 §3.4.2.2). Only
 * claims that are text match. In the value of `eq`, `*` stands for any text. Quotes are part of the value: a quoted value did not match
 * when it was tested. The real domain accepts a rule of another form, and the rule then matches nothing.
 */
export function ruleHolds(rule: string, claims: JWTPayload): boolean {
  return rule
    .split(/ or /i)
    .some((alternative) => alternative.split(/ and /i).every((term) => termHolds(term, claims)));
}

function termHolds(term: string, claims: JWTPayload): boolean {
  const parts = /^\s*([\w.:/-]+) +(eq|co) +(\S+)\s*$/i.exec(term);
  const [, claim, operator, wanted] = parts ?? [];
  if (claim === undefined || wanted === undefined) return false;
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof actual !== 'string') return false;
  return operator?.toLowerCase() === 'co' ? actual.includes(wanted) : matchesWildcard(wanted, actual);
}

function matchesWildcard(pattern: string, text: string): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 's').test(text);
}
