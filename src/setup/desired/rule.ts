// Impersonation rules, which decide which tokens become the service user: parses, checks, writes and evaluates them as the service does.

import type { Claims } from '../../federation/claims.ts';
import { printable, quoted } from '../../text/printable.ts';
import { invalidInput } from '../../failure.ts';

/** `sub eq repo:octo/app:*` */
export interface Term {
  claim: string;
  /** `eq` supports the wildcard `*`, `co` (contains) does not. */
  operator: 'eq' | 'co';
  value: string;
}

/** Alternatives (`or`) of terms that must all hold (`and`). `and` binds before `or`. */
export type Rule = readonly (readonly Term[])[];

/**
 * Parses `<claim> eq|co <value>`, joined by `and` and `or`: the form that the service documents and was observed to match. There are no
 * parentheses.
 *
 * @returns undefined if the text does not have that form; quotes are part of a value, as in the service
 */
export function readRule(text: string): Rule | undefined {
  const words = text.trim().split(/\s+/);
  const alternatives: Term[][] = [[]];
  for (let i = 0; i < words.length; i += 4) {
    const [claim = '', operator = '', value = '', connector] = words.slice(i, i + 4);
    const lower = operator.toLowerCase();
    if (!/^[\w.:/-]+$/.test(claim) || value === '' || (lower !== 'eq' && lower !== 'co')) return undefined;
    alternatives.at(-1)?.push({ claim, operator: lower, value });
    if (connector === undefined) return alternatives;
    if (connector.toLowerCase() === 'or') alternatives.push([]);
    else if (connector.toLowerCase() !== 'and') return undefined;
  }
  // The text ended with `and` or `or`.
  return undefined;
}

/** The text that goes into the trust. Values are written without quotes, because public runs confirm only these. */
export function writeRule(rule: Rule): string {
  return rule
    .map((terms) => terms.map(({ claim, operator, value }) => `${claim} ${operator} ${value}`).join(' and '))
    .join(' or ');
}

/**
 * Only claims with text values can match.
 *
 * @see https://docs.oracle.com/iaas/Content/Identity/api-getstarted/json_web_token_exchange.htm
 */
export function ruleMatches(rule: Rule, claims: Claims): boolean {
  return rule.some((terms) => terms.every((term) => termMatches(term, claims)));
}

export function termMatches({ claim, operator, value }: Term, claims: Claims): boolean {
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (typeof actual !== 'string') return false;
  return operator === 'co' ? actual.includes(value) : matchesWildcard(value.split('*'), actual);
}

/** `parts` are the texts between the wildcards. They are searched from left to right, which is fast for every pattern. */
function matchesWildcard(parts: readonly string[], text: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/**
 * Refuses a rule that the service would accept but that is not known to match.
 *
 * @param origin names the place the term came from, e.g. `--require`
 * @throws Failure `input`
 */
export function checkTerm({ claim, operator, value }: Term, origin: string): void {
  if (!/^[A-Za-z_][\w.:/-]*$/.test(claim)) {
    throw invalidInput(`${origin} names the claim ${quoted(claim)}`, 'letters, digits and _ . : / -');
  }
  if (value === '') throw invalidInput(`${origin} gives no value for the claim ${claim}`, 'text without spaces');
  const quote = /^(['"])(.*)\1$/su.exec(value);
  if (quote) {
    throw invalidInput(
      `${origin} has quotes around ${printable(quote[2] ?? '')}; most public reports say that quoted values do not match`,
      `${claim} ${operator} ${printable(quote[2] ?? '')}`,
    );
  }
  const unusable = /[\p{C}\p{Z}'"`()\\]/u.exec(value)?.[0];
  if (unusable !== undefined) {
    const named = /[\p{C}\p{Z}]/u.test(unusable) ? 'a space or a control character' : unusable;
    throw invalidInput(
      `${origin} has ${named} in ${quoted(value)}, which a rule cannot match`,
      'letters, digits and punctuation other than quotes, parentheses and backslashes, without spaces; with eq, a * stands for any text',
    );
  }
  if (operator === 'co' && value.includes('*')) {
    throw invalidInput(`${origin} has a * in ${quoted(value)}, but "co" has no wildcard`, '* only with eq');
  }
}

/** Claims that do not identify the workload: it chooses them itself, or they are the same for everyone. */
const SAYS_NOTHING = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'typ']);

/**
 * For a public issuer: the claims that identify the owner of a workload, each with the pattern that its value must match.
 */
export type Pinning = Readonly<Record<string, RegExp>>;

/**
 * Refuses a rule with an alternative that would accept every token of the issuer.
 *
 * @param pinning undefined for an issuer of one's own, where any claim about the workload will do
 * @throws Failure `input`
 */
export function refuseEverybody(rule: Rule, pinning: Pinning | undefined): void {
  const open = rule.find((terms) => !terms.some((term) => pins(term, pinning)));
  if (!open) return;
  const claims = pinning
    ? Object.keys(pinning).join(', ')
    : 'sub, or another claim about the workload (not iss or aud)';
  throw invalidInput(
    `the rule "${printable(writeRule([open]))}" trusts everyone who can get a token from this issuer`,
    `a rule that identifies the workload: ${claims}, with a value that is more than a wildcard`,
  );
}

function pins({ claim, operator, value }: Term, pinning: Pinning | undefined): boolean {
  if (SAYS_NOTHING.has(claim)) return false;
  if (!pinning) return value.replaceAll('*', '').replace(/[^\p{L}\p{N}]/gu, '') !== '';
  const pattern = Object.hasOwn(pinning, claim) ? pinning[claim] : undefined;
  return operator === 'eq' && pattern?.test(value) === true;
}

/** Returns whether a token could match both rules: then it is undefined which user it becomes. */
export function rulesOverlap(one: Rule, other: Rule): boolean {
  return (
    one.some((terms) => ruleMatches(other, exampleOf(terms))) ||
    other.some((terms) => ruleMatches(one, exampleOf(terms)))
  );
}

/** Example claims that meet the terms, with a letter for each wildcard. */
function exampleOf(terms: readonly Term[]): Claims {
  return Object.fromEntries(terms.map(({ claim, value }) => [claim, value.replaceAll('*', 'x')]));
}
