// Writes the configuration language of Terraform (HCL), in the layout of `terraform fmt`.

/** An expression, such as `var.domain_url`, that is written as it stands. */
export interface Expression {
  readonly expression: string;
}

export type HclValue =
  string | boolean | Expression | readonly string[] | readonly Expression[] | HclBody | readonly HclBody[];

/** Attributes, and nested blocks: an object is one block, a list of objects is one block for each. */
export interface HclBody {
  readonly [name: string]: HclValue | undefined;
}

export function expression(text: string): Expression {
  return { expression: text };
}

/** @param header `resource "oci_identity_policy" "this"` */
export function writeBlock(header: string, body: HclBody, indent = ''): string {
  const inner = `${indent}  `;
  const given = Object.entries(body).filter(([, value]) => value !== undefined) as [string, HclValue][];
  const attributes = given.filter(([, value]) => !isBlock(value));
  const blocks = given.flatMap(([name, value]) => blocksOf(value).map((block) => writeBlock(name, block, inner)));
  const lines = attributeLines(attributes.map(([name, value]) => [name, writeValue(value, inner)]));
  const sections = [...(lines.length > 0 ? [lines.map((line) => inner + line).join('\n')] : []), ...blocks];
  return `${indent}${header} {\n${sections.join('\n\n')}\n${indent}}`;
}

/** The equals signs of consecutive attributes are aligned; a value of several lines ends a group. */
function attributeLines(attributes: readonly (readonly [name: string, text: string])[]): string[] {
  const isLong = (index: number): boolean => attributes[index]?.[1].includes('\n') ?? true;
  return attributes.map(([name, text], index) => {
    if (isLong(index)) return `${name} = ${text}`;
    let [from, to] = [index, index];
    while (!isLong(from - 1)) from -= 1;
    while (!isLong(to + 1)) to += 1;
    const width = Math.max(...attributes.slice(from, to + 1).map(([other]) => other.length));
    return `${name.padEnd(width)} = ${text}`;
  });
}

/** @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
export function writeString(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

function writeValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'boolean') return String(value);
  if (isExpression(value)) return value.expression;
  const items = (value as readonly (string | Expression)[]).map((item) => writeValue(item, indent));
  if (items.length < 2) return `[${items.join(', ')}]`;
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
}

function isExpression(value: HclValue): value is Expression {
  return typeof value === 'object' && 'expression' in value;
}

function isBlock(value: HclValue): boolean {
  return blocksOf(value).length > 0;
}

function blocksOf(value: HclValue): HclBody[] {
  if (typeof value !== 'object' || isExpression(value)) return [];
  const items = (Array.isArray(value) ? value : [value]) as (string | Expression | HclBody)[];
  return items.filter((item): item is HclBody => typeof item === 'object' && !isExpression(item));
}
