// Impersonation rules, which decide which tokens become the service user: parses, checks, writes and evaluates them as the service does.

import { invalidInput } from '../../failure.ts';
import type { Claims } from '../../federation/subject-token.ts';
import { printable, quoted } from '../../text/printable.ts';

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
  return matchesPattern(patternOf({ operator, value }), actual);
}

/** The texts between the wildcards: the first begins a value, the last ends it, the others are in between. A single text is the whole value. */
type Pattern = readonly string[];

function patternOf({ operator, value }: Pick<Term, 'operator' | 'value'>): Pattern {
  return operator === 'co' ? ['', value, ''] : value.split('*');
}

/** The texts are searched from left to right, which is fast for every pattern. */
function matchesPattern([first = '', ...rest]: Pattern, text: string): boolean {
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

/**
 * - `certain`: some token matches both rules, and then it is undefined which user it becomes
 * - `unknown`: such a token has claims that only one rule names, and only the issuer knows whether it gives them together
 * - `none`: no token matches both
 */
export type Overlap = 'certain' | 'unknown' | 'none';

/** Exact for each claim: decides whether some value meets all terms of the claim. */
export function overlapOf(one: Rule, other: Rule): Overlap {
  const pairs = one.flatMap((terms) => other.map((others) => overlapOfTerms(terms, others)));
  return pairs.find((overlap) => overlap === 'certain') ?? pairs.find((overlap) => overlap === 'unknown') ?? 'none';
}

function overlapOfTerms(one: readonly Term[], other: readonly Term[]): Overlap {
  const claims = [one, other].map((terms) => new Set(terms.map(({ claim }) => claim)));
  const both = [...one, ...other];
  const all = [...new Set(both.map(({ claim }) => claim))];
  const canHold = (claim: string): boolean => haveCommonValue(both.filter((term) => term.claim === claim));
  if (!all.every(canHold)) return 'none';
  return claims.some(({ size }) => size === all.length) ? 'certain' : 'unknown';
}

/**
 * Patterns that all have a wildcard have a value in common if the longest beginning starts with every other beginning, and likewise the ends:
 * between the two, the texts in the middle of all patterns can stand one after the other.
 */
function haveCommonValue(terms: readonly Term[]): boolean {
  const patterns = terms.map(patternOf);
  const [whole] = patterns.filter(({ length }) => length === 1).flat();
  if (whole !== undefined) return patterns.every((pattern) => matchesPattern(pattern, whole));
  const beginnings = patterns.map((pattern) => pattern[0] ?? '');
  const ends = patterns.map((pattern) => pattern.at(-1) ?? '');
  const [start, end] = [longestOf(beginnings), longestOf(ends)];
  return beginnings.every((text) => start.startsWith(text)) && ends.every((text) => end.endsWith(text));
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** The rule as it is if the service ignores the quotes around a value, which public reports disagree about. */
export function withoutQuotes(rule: Rule): Rule {
  return rule.map((terms) => terms.map((term) => ({ ...term, value: term.value.replace(/^(['"])(.*)\1$/su, '$2') })));
}

// What is known about the forms of rules: public runs confirm one condition per rule, without quotes (oci-federation.md §9).

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
