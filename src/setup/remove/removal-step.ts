// One step of a removal: an object, and what happens to it.

import { ownerTag, type PatchOperation, type ResourceType } from '../administration/scim.ts';

export type Removal =
  | { kind: 'delete-trust'; id: string }
  | { kind: 'patch-trust'; id: string; operations: PatchOperation[] }
  | { kind: 'delete-policy'; id: string }
  | { kind: 'remove-member'; group: string; user: string }
  | { kind: 'delete-app'; id: string; clientId: string | undefined; active: boolean }
  | { kind: 'delete'; type: ResourceType; id: string }
  | { kind: 'unmark'; type: ResourceType; id: string; name: string };

export interface RemovalStep {
  mark: 'remove' | 'change' | 'keep';
  title: string;
  details: readonly string[];
  removal: Removal | undefined;
}

/** Removes the tag by which setup recognizes that the --name uses the resource. */
export function unmarkOperation(name: string): PatchOperation {
  const { key, value } = ownerTag(name);
  return { op: 'remove', path: `tags[key eq "${key}" and value eq "${value}"]` };
}
