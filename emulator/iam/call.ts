// A call of IAM after its signature was verified.

import type { Clock } from '../clock.ts';
import type { Domain } from '../domain/domain.ts';
import type { Incoming } from '../message.ts';
import type { Policies, Verb } from '../policy.ts';
import type { KeyLookup } from '../signature/verify.ts';
import type { Iam } from './store.ts';

export interface IamOptions {
  iam: Iam;
  domain: Domain;
  policies: Policies;
  lookUpKey: KeyLookup;
  clock: Clock;
}

/** An authenticated request and what its operation needs. */
export interface IamCall {
  request: Incoming;
  options: IamOptions;
  /** Administrators may do everything, other users what policies allow. */
  may: (verb: Verb, resource: string, compartment: string) => boolean;
}
