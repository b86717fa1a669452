// What the administration has to know of one kind of resource.

import { randomBytes } from 'node:crypto';
import { newOcid, type DomainStore, type ScimResource } from '../domain/store.ts';
import type { Document } from './filter.ts';
import type { Schema } from './schema/schema.ts';
import { notUnique } from './scim-error.ts';

export interface Kind {
  /** Last part of the address: `Users`. */
  collection: string;
  schema: Schema;
  /** The middle of its OCIDs. */
  ocidKind: string;
  /** By SCIM id. */
  stored: Map<string, ScimResource>;
  /** Fills in what the service sets where the client said nothing; for every write. */
  complete(document: Document): void;
  /**
   * What the schema cannot say.
   *
   * @param before the stored resource; absent for a new one
   * @throws ScimError
   */
  check(document: Document, before: Document | undefined): Promise<void> | void;
  /** @throws ScimError when it has to stay */
  checkRemoval?(document: Document): void;
  /** Takes the resource out of those that name it. */
  onRemoved?(document: Document): void;
  /** Attributes that are worked out for each answer. */
  computed?(document: Document): Document;
}

export function newIdentity(kind: Kind): { id: string; ocid: string } {
  return { id: randomBytes(16).toString('hex'), ocid: newOcid(kind.ocidKind) };
}

/** @throws ScimError 409 when another resource of the kind has the value, upper and lower case being the same unless `exact` */
export function checkUnique(kind: Kind, document: Document, attribute: string, { exact = false } = {}): void {
  const folded = (value: unknown): string => (exact ? String(value) : String(value).toLowerCase());
  const wanted = document[attribute];
  const taken = [...kind.stored.values()].some(
    (other) => other.id !== document.id && folded(Reflect.get(other, attribute)) === folded(wanted),
  );
  if (taken) throw notUnique(kind.schema.resourceType, attribute, String(wanted));
}

export function findUser(store: DomainStore, id: unknown): ScimResource | undefined {
  return typeof id === 'string' ? store.users.get(id) : undefined;
}
