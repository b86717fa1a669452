// Which attributes an answer shows: `attributes` and `attributeSets`, else those returned by default.

import type { Document } from './filter.ts';
import { findAttribute, type Attribute, type Schema } from './schema/schema.ts';
import { invalidValue } from './scim-error.ts';

const SETS = ['all', 'always', 'never', 'request', 'default'];

/**
 * @param query of the request; `attributes` is a list with commas, `attributeSets` the same or given several times
 * @throws ScimError 400 for an unknown set
 */
export function project(document: Document, schema: Schema, query: URLSearchParams): Document {
  const names = listed(query, 'attributes');
  const sets = listed(query, 'attributeSets').map((set) => set.toLowerCase());
  const odd = sets.find((set) => !SETS.includes(set));
  if (odd !== undefined) throw invalidValue(`${odd} is not a value of attributeSets`);

  // The requested attributes replace the default ones; those that are always returned are added.
  const shown = new Set(names.length + sets.length === 0 ? ['default', 'always'] : [...sets, 'always']);
  const isShown = ({ returned }: Attribute): boolean =>
    returned !== 'never' && (shown.has(returned) || shown.has('all'));
  const asked = names.map((name) => findAttribute(schema, name)).filter((path) => path !== undefined);

  const result: Document = {};
  for (const attribute of schema.attributes) {
    const value = document[attribute.name];
    if (value === undefined || attribute.returned === 'never') continue;
    const paths = asked.filter((path) => path.attribute === attribute);
    const whole = isShown(attribute) || paths.some(({ part }) => part === undefined);
    if (!whole && paths.length === 0) continue;
    const parts = attribute.parts.filter((part) =>
      whole ? part.returned === 'default' || isShown(part) : paths.some((path) => path.part === part) || isShown(part),
    );
    result[attribute.name] = attribute.parts.length === 0 ? value : narrowed(value, parts);
  }
  return result;
}

function listed(query: URLSearchParams, name: string): string[] {
  const values = query.getAll(name).flatMap((value) => value.split(','));
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function narrowed(value: unknown, parts: Attribute[]): unknown {
  if (Array.isArray(value)) return value.map((one) => narrowed(one, parts));
  const present = parts.filter(({ name }) => (value as Document)[name] !== undefined);
  return Object.fromEntries(present.map(({ name }) => [name, (value as Document)[name]]));
}
