// One step of the plan: an object in the domain, how it differs, and the changes that it needs.

import type { KeySource } from '../desired/keys.ts';

export type Mark = 'create' | 'change' | 'same' | 'conflict';

export type Change =
  | { kind: 'create-user' }
  | { kind: 'create-group' }
  | { kind: 'add-member' }
  | { kind: 'create-app' }
  /** It was made, but its secret may not have been saved: an application is activated only after that. */
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
  /** What differs, one line each. */
  details: readonly string[];
  /** In this order; none when all is as it should be. */
  changes: readonly Change[];
}

export interface TrustChange {
  kind: 'change-trust';
  /** Texts of rules to be added for the service user. */
  addRules: readonly string[];
  addClient: boolean;
  activate: boolean;
  keys: KeySource | undefined;
  addAudiences: readonly string[];
  /** True: there is no gate yet, and `addAudiences` makes it. */
  makeGate: boolean;
  addPropagations: readonly string[];
  share: boolean;
}

export function step(mark: Mark, title: string, details: readonly string[] = [], ...changes: Change[]): Step {
  return { mark, title, details, changes };
}
