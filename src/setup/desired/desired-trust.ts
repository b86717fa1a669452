// What is to be there when setup is done: the plan that the user gave, completed and checked.

import type { TokenType } from '../../federation/exchange-request.ts';
import type { KeySource } from './keys.ts';
import type { Rule, Term } from './rule.ts';
import type { Allowance } from './statement.ts';

/** The largest number of claims that a trust can propagate (oci-federation.md §4). */
export const MAX_PROPAGATIONS = 3;

export interface DesiredTrust {
  /** Origin of the identity domain. */
  domainUrl: string;
  /** As whom the objects are marked. */
  name: string;
  issuer: string;
  tokenType: TokenType;
  /** UPST: each lets its tokens become the service user. Empty in a removal: all of them. */
  rules: readonly Rule[];
  /** RPST: what the workload's tokens fulfil, for the conditions of policies. */
  conditions: readonly (readonly Term[])[];
  /** RPST: `res_type` of the exchange. */
  resourceType: string | undefined;
  /** RPST: names of claims, without `ext_`. */
  propagations: readonly string[];
  /** The trust admits tokens for these audiences only; empty: any. */
  audiences: readonly string[];
  /** Undefined in a removal. */
  keys: { source: KeySource; explicit: boolean } | undefined;
  trustName: string;
  userName: string;
  groupName: string;
  appName: string;
  policyName: string;
  /** Undefined: in the root compartment of the tenancy, where a removal finds it without being told. */
  policyCompartment: string | undefined;
  allowances: readonly Allowance[];
  /** `2027-01-31T00:00Z` */
  expires: string | undefined;
  /** What was assumed, one sentence each. */
  notes: readonly string[];
}
