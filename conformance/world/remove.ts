// Removes the objects of a run, found by their names: also those whose creation was interrupted before its answer came.

import type { Iam } from './administration.ts';
import type { Scim } from './objects.ts';
import type { Place } from './place.ts';

export interface Found {
  collection: 'policies' | (typeof COLLECTIONS)[number][0];
  id: string;
  name: string;
}

/** In this order, because nothing is deleted while something else names it: a user by a trust, a certificate by an application. */
const COLLECTIONS = [
  ['IdentityPropagationTrusts', 'name'],
  ['Groups', 'displayName'],
  ['Users', 'userName'],
  ['Apps', 'displayName'],
  ['OAuthClientCertificates', 'certificateAlias'],
] as const;

const PASSES = 4;

/**
 * @param sleep waits between two passes
 * @returns what is left after several attempts; empty if everything is gone
 */
export async function removeObjects(
  { compartment }: Pick<Place, 'compartment'>,
  prefix: string,
  calls: { scim: Scim; iam: Iam; setActive: (appId: string, active: boolean) => Promise<unknown> },
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Found[]> {
  for (let pass = 1; ; pass++) {
    const found = await findObjects(compartment, prefix, calls);
    if (found.length === 0 || pass === PASSES) return found;
    if (pass > 1) await sleep(5000);
    for (const one of found) await removeOne(one, calls);
  }
}

async function removeOne(
  { collection, id }: Found,
  { scim, iam, setActive }: Parameters<typeof removeObjects>[2],
): Promise<void> {
  if (collection === 'policies') {
    await iam('DELETE', `policies/${id}`);
    return;
  }
  // An active application cannot be deleted.
  if (collection === 'Apps') await setActive(id, false);
  await scim('DELETE', `${collection}/${id}`);
}

async function findObjects(
  compartment: string,
  prefix: string,
  { scim, iam }: { scim: Scim; iam: Iam },
): Promise<Found[]> {
  const found: Found[] = [];
  const take = (collection: Found['collection'], attribute: string, resources: unknown): void => {
    for (const resource of Array.isArray(resources) ? (resources as Record<string, unknown>[]) : []) {
      const [id, name] = [resource.id, resource[attribute]];
      // The names are compared here once more: nothing else may be removed if a filter is ignored.
      if (typeof id === 'string' && typeof name === 'string' && name.startsWith(prefix))
        found.push({ collection, id, name });
    }
  };
  const policies = await iam('GET', `policies?${new URLSearchParams({ compartmentId: compartment }).toString()}`);
  take('policies', 'name', JSON.parse(policies.status === 200 ? policies.body : '[]'));
  for (const [collection, attribute] of COLLECTIONS) {
    const filter = encodeURIComponent(`${attribute} sw "${prefix}"`);
    const answer = await scim('GET', `${collection}?filter=${filter}&attributes=${attribute}&count=200`);
    if (answer.status !== 200) throw new Error(`the search for objects to remove was answered ${answer.status}`);
    take(collection, attribute, answer.json().Resources);
  }
  return found;
}
