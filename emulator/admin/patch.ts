// SCIM's PATCH (RFC 7644 §3.5.2): `add`, `replace` and `remove`, on attributes, their parts and chosen elements.

import { isDeepStrictEqual } from 'node:util';
import { parseElementFilter, type Document, type Filter } from './filter.ts';
import { findAttribute, type Attribute, type AttributePath, type Schema } from './schema/schema.ts';
import { invalidSyntax, notMutable, ScimError } from './scim-error.ts';
import { checkRequired, readValue } from './validation.ts';

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** `attribute`, `attribute.part`, `attribute[filter]` or `attribute[filter].part` */
interface Target extends AttributePath {
  elements?: Filter;
  /** As the client wrote it. */
  text: string;
}

/**
 * @param options `allowEmpty`: a body without operations changes nothing instead of being refused
 * @returns a changed copy
 * @throws ScimError 400; nothing is changed in that case
 */
export function applyPatch(document: Document, body: unknown, schema: Schema, { allowEmpty = false } = {}): Document {
  const { schemas, Operations: operations } = (body ?? {}) as Document;
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_SCHEMA)) {
    throw invalidSyntax(`The schemas of the request do not have ${PATCH_SCHEMA}.`);
  }
  if (!Array.isArray(operations) || (operations.length === 0 && !allowEmpty))
    throw invalidSyntax('The request has no Operations.');
  const result = structuredClone(document);
  for (const operation of operations as Document[]) applyOperation(result, operation, schema);
  checkRequired(result, schema.attributes);
  return result;
}

function applyOperation(document: Document, { op, path, value }: Document, schema: Schema): void {
  const verb = typeof op === 'string' ? op.toLowerCase() : '';
  if (!['add', 'replace', 'remove'].includes(verb))
    throw invalidSyntax('An operation is neither add, replace nor remove.');
  if (typeof path !== 'string' || path === '') {
    if (verb === 'remove') throw noTarget('An operation remove has no path.');
    for (const [name, each] of Object.entries((value ?? {}) as Document)) {
      applyOperation(document, { op: verb, path: name, value: each }, schema);
    }
    return;
  }
  const target = readPath(path, schema);
  if (verb === 'remove') remove(document, target);
  else if (value === undefined || value === null) throw invalidSyntax(`The operation ${verb} on ${path} has no value.`);
  else if (target.elements ?? target.part) setParts(document, target, value, verb);
  else setWhole(document, target.attribute, value, verb === 'add');
}

function readPath(text: string, schema: Schema): Target {
  const [, outer = '', filter, , inner] = /^([^[]+?)(?:\[(.*)\](\.(\w+))?)?$/s.exec(text) ?? [];
  const path = inner === undefined ? outer : `${outer}.${inner}`;
  const found = findAttribute(schema, path);
  if (!found) throw noTarget(`The attribute ${path || text} is not defined.`, 'invalidPath');
  const { attribute, part } = found;
  if (attribute.mutability === 'readOnly' || part?.mutability === 'readOnly') throw notMutable(path);
  if (attribute.mutability === 'immutable' || part?.mutability === 'immutable') throw notMutable(path);
  const elements = filter === undefined ? {} : { elements: parseElementFilter(filter, attribute) };
  return { ...found, ...elements, text };
}

function remove(document: Document, { attribute, part, elements }: Target): void {
  const { name } = attribute;
  if (elements === undefined && part === undefined) {
    Reflect.deleteProperty(document, name);
    return;
  }
  if (part !== undefined) {
    for (const one of elementsOf(document, attribute).filter(elements ?? (() => true))) {
      Reflect.deleteProperty(one, part.name);
      checkRequired(one, attribute.parts, `${name}.`);
    }
    return;
  }
  // Removing an element that does not exist is not an error.
  const left = elementsOf(document, attribute).filter((one) => elements?.(one) !== true);
  if (left.length > 0) document[name] = left;
  else Reflect.deleteProperty(document, name);
}

function setWhole(document: Document, attribute: Attribute, value: unknown, adding: boolean): void {
  const read = readValue(value, attribute, attribute.name);
  if (adding && attribute.many) {
    const before = (document[attribute.name] ?? []) as unknown[];
    const added = (read as unknown[]).filter((one) => !before.some((other) => isSame(one, other)));
    document[attribute.name] = [...before, ...added];
  } else if (adding && attribute.type === 'complex') {
    document[attribute.name] = { ...(document[attribute.name] as Document | undefined), ...(read as Document) };
  } else {
    document[attribute.name] = read;
  }
}

function setParts(document: Document, { attribute, part, elements, text }: Target, value: unknown, verb: string): void {
  if (!attribute.many && document[attribute.name] === undefined) document[attribute.name] = {};
  const chosen = elementsOf(document, attribute).filter(elements ?? (() => true));
  if (chosen.length === 0) throw noTarget(`The operation ${verb} on ${text} meets no element.`);
  for (const one of chosen) {
    if (part) one[part.name] = readValue(value, part, `${attribute.name}.${part.name}`);
    else
      Object.assign(one, readValue({ ...one, ...(value as Document) }, { ...attribute, many: false }, attribute.name));
  }
}

function elementsOf(document: Document, attribute: Attribute): Document[] {
  const value = document[attribute.name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as Document[];
}

/** The service adds attributes to a stored value, so two values are equal if they agree in all attributes of the new one. */
function isSame(added: unknown, stored: unknown): boolean {
  if (typeof added !== 'object' || typeof stored !== 'object') return added === stored;
  return Object.entries(added as Document).every(([name, value]) =>
    isDeepStrictEqual((stored as Document)[name], value),
  );
}

function noTarget(detail: string, scimType = 'noTarget'): ScimError {
  return new ScimError(400, detail, { scimType, messageId: 'error.common.validation.invalidPath' });
}
