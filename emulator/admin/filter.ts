// SCIM filters (RFC 7644 §3.4.2.2): `eq`, `ne`, `co`, `sw`, `ew`, `pr`, joined by `and`, `or`, `not` and parentheses.

import { findAttribute, type Attribute, type Schema } from './schema/schema.ts';
import { ScimError } from './scim-error.ts';

export type Document = Record<string, unknown>;
export type Filter = (document: Document) => boolean;

/** The attribute that a name in a filter refers to. */
interface Operand {
  values: (document: Document) => unknown[];
  attribute: Attribute;
}

type Lookup = (path: string) => Operand | undefined;

/**
 * A filter on resources.
 *
 * @throws ScimError 400 `invalidFilter`, also for an attribute that is not searchable
 */
export function parseFilter(text: string, schema: Schema): Filter {
  return parse(text, (path) => {
    const found = findAttribute(schema, path);
    if (!found) return undefined;
    const { attribute, part } = found;
    // `members eq "id"` is short for `members.value eq "id"`.
    const leaf = part ?? attribute.parts.find(({ name }) => name === 'value') ?? attribute;
    const values = (document: Document): unknown[] => {
      const own = listed(document[attribute.name]);
      return leaf === attribute ? own : own.flatMap((one) => listed((one as Document)[leaf.name]));
    };
    return { values, attribute: leaf };
  });
}

/** The filter between brackets of a path, `members[value eq "id"]`: on the elements of one attribute. */
export function parseElementFilter(text: string, { parts }: Attribute): Filter {
  return parse(
    text,
    (path) => {
      const attribute = parts.find(({ name }) => name.toLowerCase() === path.toLowerCase());
      return attribute && { values: (element) => listed(element[attribute.name]), attribute };
    },
    { anyAttribute: true },
  );
}

function listed(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function parse(text: string, lookUp: Lookup, { anyAttribute = false } = {}): Filter {
  const tokens = tokenize(text);
  let next = 0;
  const word = (): string | undefined => tokens[next]?.toLowerCase();
  const accept = (expected: string): boolean => {
    if (word() !== expected) return false;
    next += 1;
    return true;
  };
  const take = (): string => {
    const token = tokens[next];
    if (token === undefined) throw invalidFilter(`it is incomplete: ${text}`);
    next += 1;
    return token;
  };

  const alternatives = (): Filter => {
    let filter = conjunction();
    while (accept('or')) {
      const [left, right] = [filter, conjunction()];
      filter = (document) => left(document) || right(document);
    }
    return filter;
  };
  const conjunction = (): Filter => {
    let filter = term();
    while (accept('and')) {
      const [left, right] = [filter, term()];
      filter = (document) => left(document) && right(document);
    }
    return filter;
  };
  const term = (): Filter => {
    if (accept('not')) {
      const inner = term();
      return (document) => !inner(document);
    }
    if (accept('(')) {
      const inner = alternatives();
      if (!accept(')')) throw invalidFilter(`a parenthesis is not closed: ${text}`);
      return inner;
    }
    return comparison();
  };
  const comparison = (): Filter => {
    const path = take();
    const operand = lookUp(path);
    if (!operand) throw invalidFilter(`the attribute ${path} is not defined`);
    if (!anyAttribute && !operand.attribute.searchable) throw invalidFilter(`the attribute ${path} is not searchable`);
    const operator = take().toLowerCase();
    if (operator === 'pr') return (document) => operand.values(document).length > 0;
    const expected = literal(take());
    const holds = comparer(operator, expected, operand.attribute.exact);
    if (operator === 'ne') return (document) => !operand.values(document).some((value) => !holds(value));
    return (document) => operand.values(document).some(holds);
  };

  const filter = alternatives();
  if (next < tokens.length) throw invalidFilter(`${tokens[next] ?? ''} was not expected: ${text}`);
  return filter;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const token = /\s*([()]|"(?:[^"\\]|\\.)*"|[^\s()"]+)\s*/y;
  while (token.lastIndex < text.length) {
    const [, found] = token.exec(text) ?? [];
    if (found === undefined) throw invalidFilter(`it cannot be parsed: ${text}`);
    tokens.push(found);
  }
  return tokens;
}

function literal(token: string): string | number | boolean {
  try {
    const value: unknown = JSON.parse(token);
    if (['string', 'number', 'boolean'].includes(typeof value)) return value as string | number | boolean;
  } catch {
    // Text without quotes is refused below.
  }
  throw invalidFilter(`${token} is not a value; put text in quotes`);
}

function comparer(operator: string, expected: string | number | boolean, exact: boolean): (value: unknown) => boolean {
  const folded = (value: unknown): string => (exact ? String(value) : String(value).toLowerCase());
  const target = folded(expected);
  switch (operator) {
    case 'eq':
      return (value) => typeof value === typeof expected && folded(value) === target;
    case 'ne':
      return (value) => typeof value !== typeof expected || folded(value) !== target;
    case 'co':
      return (value) => folded(value).includes(target);
    case 'sw':
      return (value) => folded(value).startsWith(target);
    case 'ew':
      return (value) => folded(value).endsWith(target);
    default:
      throw invalidFilter(`the operator ${operator} is not known`);
  }
}

function invalidFilter(why: string): ScimError {
  return new ScimError(400, `The filter is not valid: ${why}.`, {
    scimType: 'invalidFilter',
    messageId: 'error.common.validation.invalidFilter',
  });
}
