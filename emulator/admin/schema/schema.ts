// The attributes of a SCIM resource, read from a table of one line each.

export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'integer' | 'complex';
  many: boolean;
  required: boolean;
  /** `request`: a plain GET does not return the attribute, so it looks empty. */
  returned: 'always' | 'default' | 'request' | 'never';
  mutability: 'readWrite' | 'readOnly' | 'immutable' | 'writeOnly';
  searchable: boolean;
  /** Whether comparisons are case-sensitive. */
  exact: boolean;
  /** Maximum number of characters. */
  max?: number;
  /** Sub-attributes of a complex attribute; empty if the emulator accepts any. */
  parts: Attribute[];
}

export interface Schema {
  resourceType: string;
  /** The schema that a body must declare. */
  urn: string;
  attributes: Attribute[];
}

/** What every resource has (RFC 7643 §3.1 and Oracle's own). */
const COMMON = `
  schemas string many required
  id string always readOnly searchable
  ocid string immutable searchable exact
  meta complex readOnly searchable
    resourceType string
    created string searchable
    lastModified string searchable
    location string
    version string
  idcsCreatedBy complex readOnly
  idcsLastModifiedBy complex readOnly
  idcsPreventedOperations string many request readOnly
  tags complex many request searchable
    key string required searchable
    value string required searchable
  deleteInProgress boolean readOnly searchable
  idcsLastUpgradedInRelease string request readOnly
  domainOcid string readOnly
  compartmentOcid string readOnly
  tenancyOcid string readOnly
`;

/**
 * @param table one attribute a line: name, type, then any of `many`, `required`, `always`/`request`/`never`,
 * `readOnly`/`immutable`/`writeOnly`, `searchable`, `exact`, `max=<characters>`; parts of a complex one below it, indented further.
 */
export function readSchema(resourceType: string, urn: string, table: string): Schema {
  const attributes: Attribute[] = [];
  for (const line of `${COMMON}${table}`.split('\n').filter((one) => one.trim() !== '')) {
    const attribute = readAttribute(line.trim().split(' '));
    if (line.startsWith('    ')) attributes.at(-1)?.parts.push(attribute);
    else attributes.push(attribute);
  }
  return { resourceType, urn, attributes };
}

function readAttribute([name = '', type = '', ...words]: string[]): Attribute {
  const max = words.find((word) => word.startsWith('max='))?.slice('max='.length);
  const one = <W extends string>(...choices: W[]): W | undefined => choices.find((choice) => words.includes(choice));
  return {
    name,
    type: type as Attribute['type'],
    many: words.includes('many'),
    required: words.includes('required'),
    returned: one('always', 'request', 'never') ?? 'default',
    mutability: one('readOnly', 'immutable', 'writeOnly') ?? 'readWrite',
    searchable: words.includes('searchable'),
    exact: words.includes('exact'),
    ...(max === undefined ? {} : { max: Number(max) }),
    parts: [],
  };
}

/** An attribute and, for `members.value` or `urn:…:User:serviceUser`, its part. */
export interface AttributePath {
  attribute: Attribute;
  part?: Attribute;
}

/** Names are case-insensitive (RFC 7643 §2.1) and may be prefixed with the schema of the resource. */
export function findAttribute(schema: Schema, path: string): AttributePath | undefined {
  const prefix = `${schema.urn}:`.toLowerCase();
  const name = path.toLowerCase().startsWith(prefix) ? path.slice(prefix.length) : path;
  const named = (list: Attribute[], attributeName: string): Attribute | undefined =>
    list.find((one) => one.name.toLowerCase() === attributeName.toLowerCase());

  const whole = named(schema.attributes, name);
  if (whole) return { attribute: whole };
  // Schema names contain dots and colons, so the last separator is the one before the sub-attribute.
  const separator = name.startsWith('urn:') ? name.lastIndexOf(':') : name.indexOf('.');
  if (separator < 0) return undefined;
  const attribute = named(schema.attributes, name.slice(0, separator));
  if (!attribute) return undefined;
  const part = named(attribute.parts, name.slice(separator + 1));
  return part && { attribute, part };
}
