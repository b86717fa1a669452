// The trust that setup creates: the user's options, completed and checked.

import type { TokenType } from '../../federation/exchange-request.ts';
import type { KeySource } from './keys.ts';
import type { Rule, Term } from './rule.ts';
import type { Allowance } from './statement.ts';

/** The largest number of claims that a trust can propagate (oci-federation.md §4). */
export const MAX_PROPAGATIONS = 3;

export interface DesiredTrust {
  /** Origin of the identity domain. */
  domainUrl: string;
  /** The --name with which the objects are tagged. */
  name: string;
  issuer: string;
  tokenType: TokenType;
  /** UPST: the rules by which tokens become the service user. Empty in a removal: all rules. */
  rules: readonly Rule[];
  /** RPST: the terms that the workload's tokens meet, for the conditions of policies. */
  conditions: readonly (readonly Term[])[];
  /** RPST: `res_type` of the exchange. */
  resourceType: string | undefined;
  /** RPST: names of claims, without `ext_`. */
  propagations: readonly string[];
  /** The trust accepts only tokens with these audiences; empty: any audience. */
  audiences: readonly string[];
  /** Undefined in a removal. */
  keys: { source: KeySource; explicit: boolean } | undefined;
  trustName: string;
  userName: string;
  groupName: string;
  appName: string;
  policyName: string;
  /** Undefined: the root compartment of the tenancy, where a removal finds it without an option. */
  policyCompartment: string | undefined;
  allowances: readonly Allowance[];
  /** `2027-01-31T00:00Z` */
  expires: string | undefined;
  /** Assumptions, one sentence each. */
  notes: readonly string[];
}
