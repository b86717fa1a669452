// The contents of IAM: compartments, policies, the home region.

import { newOcid } from '../domain/store.ts';

export const TENANCY_NAME = 'emulator';

interface Compartment {
  id: string;
  /** OCID of the parent compartment or the tenancy. */
  compartmentId: string;
  name: string;
  timeCreated: string;
}

export interface Policy {
  id: string;
  compartmentId: string;
  name: string;
  description: string;
  statements: string[];
  timeCreated: string;
  lifecycleState: 'ACTIVE';
  versionDate?: string;
  freeformTags: Record<string, string>;
  definedTags: Record<string, unknown>;
  etag: string;
}

export interface Iam {
  /** Both by OCID. */
  compartments: Map<string, Compartment>;
  policies: Map<string, Policy>;
  /** The region where policies can be changed. It matters for clients with a region in the host name, as through the proxy. */
  homeRegion: { key: string; name: string };
  /** The URL of the domain that IAM returns, without the port that it adds. Default: the emulator's own URL. */
  domainUrl: string;
  addCompartment(name: string, parent?: Compartment): Compartment;
}

export function createIam(tenancy: string, url: string): Iam {
  const compartments = new Map<string, Compartment>();
  return {
    compartments,
    policies: new Map(),
    homeRegion: { key: 'FRA', name: 'eu-frankfurt-1' },
    domainUrl: url,
    addCompartment(name, parent) {
      const id = newOcid('compartment');
      const compartment = { id, compartmentId: parent?.id ?? tenancy, name, timeCreated: new Date().toISOString() };
      compartments.set(id, compartment);
      return compartment;
    },
  };
}

/** @param name `A:B` is B within A, where A lies directly below `within` */
export function compartmentByName(iam: Iam, name: string, within: string): string | undefined {
  return name
    .split(':')
    .reduce<string | undefined>(
      (parent, part) =>
        [...iam.compartments.values()].find(
          (one) => one.compartmentId === parent && one.name.toLowerCase() === part.toLowerCase(),
        )?.id,
      within,
    );
}

/** Returns whether one compartment is the other or is inside it. */
export function isWithin(iam: Iam, inner: string, outer: string): boolean {
  let current: string | undefined = inner;
  while (current !== undefined && current !== outer) current = iam.compartments.get(current)?.compartmentId;
  return current === outer;
}
