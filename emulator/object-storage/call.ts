// A call of Object Storage after its signature was verified.

import type { Incoming } from '../message.ts';
import type { Principal, Verb } from '../policy.ts';
import type { ObjectStorage } from './store.ts';

/** An authenticated request and what its operation needs. */
export interface Call {
  request: Incoming;
  storage: ObjectStorage;
  tenancy: string;
  principal: Principal;
  /** The signer, as `createdBy` shows it. */
  caller: string;
  /** The emulator's clock, as ISO 8601. */
  now: string;
  may: (verb: Verb, resource: string, compartment: string) => boolean;
  /** What `may` has refused, e.g. `read buckets`: the answer does not say it. */
  denied?: string;
}
