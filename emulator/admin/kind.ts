// The properties of one kind of resource.

import { randomBytes } from 'node:crypto';
import { newOcid, type DomainStore, type ScimResource } from '../domain/store.ts';
import type { Document } from './filter.ts';
import type { Schema } from './schema/schema.ts';
import { notUnique } from './scim-error.ts';

export interface Kind {
  /** Last part of the path: `Users`. */
  collection: string;
  schema: Schema;
  /** The middle part of its OCIDs. */
  ocidKind: string;
  /** By SCIM ID. */
  stored: Map<string, ScimResource>;
  /** True: the service has no PUT and no PATCH for it. */
  isFixed?: true;
  /** Sets the default values; called for every write. */
  complete(document: Document): void;
  /**
   * Checks what the schema does not contain.
   *
   * @param before the stored resource; absent for a new one
   * @throws ScimError
   */
  check(document: Document, before: Document | undefined): Promise<void> | void;
  /** Whether a PATCH that removes something is answered 204 and ignored. */
  ignoresRemovals?(): boolean;
  /** @throws ScimError if the resource cannot be deleted */
  checkRemoval?(document: Document): void;
  /** Removes the references to the resource. */
  onRemoved?(document: Document): void;
  /** Attributes that are computed for each answer. */
  computed?(document: Document): Document;
}

export function newIdentity(kind: Kind): { id: string; ocid: string } {
  return { id: randomBytes(16).toString('hex'), ocid: newOcid(kind.ocidKind) };
}

/** @throws ScimError 409 if another resource of the kind has the value, ignoring case unless `exact` */
export function checkUnique(kind: Kind, document: Document, attribute: string, { exact = false } = {}): void {
  const folded = (value: unknown): string => (exact ? String(value) : String(value).toLowerCase());
  const newValue = document[attribute];
  const taken = [...kind.stored.values()].some(
    (other) => other.id !== document.id && folded(Reflect.get(other, attribute)) === folded(newValue),
  );
  if (taken) throw notUnique(kind.schema.resourceType, attribute, String(newValue));
}

export function findUser(store: DomainStore, id: unknown): ScimResource | undefined {
  return typeof id === 'string' ? store.users.get(id) : undefined;
}
