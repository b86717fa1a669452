// Checks the body of a resource against its schema, and returns the attributes that a client can set.

import type { Document } from './filter.ts';
import type { Attribute, Schema } from './schema/schema.ts';
import { invalidSyntax, invalidValue, missingAttributes, tooLong } from './scim-error.ts';

/**
 * Returns the body to store: attributes with the name in the schema, without read-only attributes (RFC 7644 §3.3: these are ignored) and
 * without nulls.
 *
 * @throws ScimError 400
 */
export function readDocument(body: unknown, schema: Schema): Document {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidSyntax('The body is no JSON object.');
  const { schemas } = body as Document;
  if (Array.isArray(schemas) && schemas.length > 0 && !schemas.includes(schema.urn)) {
    throw invalidSyntax(`The schemas of the request do not have ${schema.urn}.`);
  }
  const document = readParts(body as Document, schema.attributes, schema.resourceType);
  checkRequired(document, schema.attributes);
  return document;
}

/** @throws ScimError 400 with every missing required attribute */
export function checkRequired(document: Document, attributes: Attribute[], prefix = ''): void {
  const missing = attributes.filter(({ name, required }) => required && isEmpty(document[name]));
  if (missing.length > 0) throw missingAttributes(missing.map(({ name }) => prefix + name));
}

/**
 * The value of one attribute.
 *
 * @param where for the message
 * @throws ScimError 400
 */
export function readValue(value: unknown, attribute: Attribute, where: string): unknown {
  if (!attribute.many) return readSingle(value, attribute, where);
  // The service accepts a single element instead of a list.
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => readSingle(one, attribute, where));
}

function readSingle(value: unknown, attribute: Attribute, where: string): unknown {
  const { type, parts, max } = attribute;
  if (type === 'complex') {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalidValue(`${where} is no object`);
    if (parts.length === 0) return value;
    const document = readParts(value as Document, parts, where);
    checkRequired(document, parts, `${where}.`);
    return document;
  }
  const right = type === 'integer' ? Number.isSafeInteger(value) : typeof value === type;
  if (!right) throw invalidValue(`The value of ${where} is not of type ${type}.`);
  if (max !== undefined && String(value).length > max) throw tooLong(where, max);
  return value;
}

function readParts(given: Document, attributes: Attribute[], where: string): Document {
  const document: Document = {};
  for (const [name, value] of Object.entries(given)) {
    const attribute = attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!attribute) throw invalidSyntax(`The attribute ${where}.${name} is not defined.`);
    if (attribute.mutability === 'readOnly' || value === null) continue;
    document[attribute.name] = readValue(value, attribute, `${where}.${attribute.name}`);
  }
  return document;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
