// The conditions of a policy statement: comparisons, joined by `all { … }` and `any { … }`.

import type { Variables } from '../policy.ts';

export type Condition = (variables: Variables) => boolean;

/** The part of the statement that cannot be parsed. */
export class UnreadableStatement extends Error {}

/**
 * Parses the condition after `where`. A comparison with an unknown variable is false, with any operator.
 *
 * @throws UnreadableStatement
 * @see https://docs.oracle.com/iaas/Content/Identity/policysyntax/conditions.htm
 */
export function parseCondition(text: string): Condition {
  const tokens = tokenize(text);
  let next = 0;
  const take = (what: string): string => {
    const token = tokens[next];
    if (token === undefined) throw new UnreadableStatement(`${what} is missing at the end`);
    next += 1;
    return token;
  };
  const expect = (expected: string): void => {
    const token = take(expected);
    if (token.toLowerCase() !== expected) throw new UnreadableStatement(`"${expected}" expected, not "${token}"`);
  };

  const condition = (): Condition => {
    const first = take('a condition');
    const join = first.toLowerCase();
    if (join !== 'all' && join !== 'any') return comparison(first);
    expect('{');
    const members = [condition()];
    while (tokens[next] === ',') {
      next += 1;
      members.push(condition());
    }
    expect('}');
    return (variables) =>
      join === 'all' ? members.every((one) => one(variables)) : members.some((one) => one(variables));
  };
  const comparison = (variable: string): Condition => {
    if (!/^(request|target)\.[a-z][\w.-]*$/i.test(variable)) {
      throw new UnreadableStatement(`"${variable}" is not a variable`);
    }
    const test = comparer(take('an operator').toLowerCase(), () => take('a value'), expect);
    // Variable names and values are case-insensitive.
    return (variables) => {
      const known = Object.entries(variables).find(([name]) => name.toLowerCase() === variable.toLowerCase());
      return known !== undefined && test(known[1]);
    };
  };

  const result = condition();
  if (next < tokens.length) throw new UnreadableStatement(`"${tokens[next] ?? ''}" was not expected`);
  return result;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const token = /\s*('[^']*'|\/[^/]*\/|!=|[{}(),=]|[^\s{}(),='/!]+)\s*/y;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const [, found] = token.exec(text) ?? [];
    if (found === undefined) throw new UnreadableStatement(`"${text.slice(start)}" cannot be read`);
    tokens.push(found);
  }
  return tokens;
}

function comparer(operator: string, value: () => string, expect: (token: string) => void): (actual: string) => boolean {
  switch (operator) {
    case '=':
      return matcher(value());
    case '!=': {
      const matches = matcher(value());
      return (actual) => !matches(actual);
    }
    case 'before':
    case 'after': {
      const moment = momentOf(value());
      return (actual) => (operator === 'before' ? Date.parse(actual) < moment : Date.parse(actual) > moment);
    }
    case 'between': {
      const from = momentOf(value());
      expect('and');
      const to = momentOf(value());
      return (actual) => Date.parse(actual) >= from && Date.parse(actual) <= to;
    }
    default:
      throw new UnreadableStatement(`"${operator}" is not an operator`);
  }
}

/** `'text'`, or `/pattern/` in which `*` matches any text. */
function matcher(token: string): (actual: string) => boolean {
  const inner = token.slice(1, -1);
  if (token.startsWith("'")) return (actual) => actual.toLowerCase() === inner.toLowerCase();
  if (!token.startsWith('/')) throw new UnreadableStatement(`the value ${token} is not in quotes`);
  const literal = (part: string): string => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${inner.split('*').map(literal).join('.*')}$`, 'is');
  return (actual) => pattern.test(actual);
}

/** ISO 8601 in UTC, to the minute or finer: `'2027-01-31T00:00Z'`. */
function momentOf(token: string): number {
  const [, text = ''] = /^'(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)'$/.exec(token) ?? [];
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new UnreadableStatement(`${token} is not a time like '2027-01-31T00:00Z'`);
  return moment;
}
