// One step of the plan: an object in the domain, how it differs, and the changes that it needs.

import type { KeySource } from '../desired/keys.ts';

export type Mark = 'create' | 'change' | 'same' | 'conflict';

export type Change =
  | { kind: 'create-user' }
  | { kind: 'create-group' }
  | { kind: 'add-member' }
  | { kind: 'create-app' }
  /** The application exists but its secret may not have been saved: an application is activated only after that. */
  | { kind: 'finish-app' }
  | { kind: 'share'; type: 'Users' | 'Groups' | 'Apps' }
  | { kind: 'create-trust' }
  | TrustChange
  | { kind: 'create-policy' }
  | { kind: 'change-policy' };

export interface Step {
  mark: Mark;
  /** `service user wif-github-octo.app` */
  title: string;
  /** The differences, one line each. */
  details: readonly string[];
  /** In this order; empty if nothing needs to change. */
  changes: readonly Change[];
}

export interface TrustChange {
  kind: 'change-trust';
  /** The rules to add for the service user, as text. */
  addRules: readonly string[];
  addClient: boolean;
  activate: boolean;
  keys: KeySource | undefined;
  addAudiences: readonly string[];
  /** True: the trust does not restrict audiences yet; `addAudiences` adds the restriction. */
  restrictAudience: boolean;
  addPropagations: readonly string[];
  share: boolean;
}

export function step(mark: Mark, title: string, details: readonly string[] = [], ...changes: Change[]): Step {
  return { mark, title, details, changes };
}
