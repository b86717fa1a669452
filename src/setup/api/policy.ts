// IAM policies: finds a policy by name in a compartment, creates, updates and removes it.

import { Failure } from '../../failure.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import type { Administrator, AdminRequest } from './administrator.ts';
import { readAnswer, readListAnswer, refusedBy } from './answer.ts';
import { identifierOf } from './scim.ts';

export interface Policy {
  id: string;
  name: string;
  compartmentId: string;
  statements: readonly string[];
  description?: string;
  freeformTags?: Readonly<Record<string, string>>;
}

export interface Policies {
  find(compartment: string, name: string): Promise<Policy | undefined>;
  /** @returns undefined if a resource with that name exists already (409) */
  create(policy: Omit<Policy, 'id'>): Promise<Policy | undefined>;
  replaceStatements(id: string, statements: readonly string[]): Promise<void>;
  /** A resource that does not exist counts as removed. */
  remove(id: string): Promise<void>;
}

const OWNER_TAG = 'oci-wif';

export function policyTags(name: string): Record<string, string> {
  return { [OWNER_TAG]: name };
}

/** The --name with which setup created the policy; undefined if setup did not create it. */
export function ownerOfPolicy(policy: Policy): string | undefined {
  return policy.freeformTags?.[OWNER_TAG];
}

/**
 * Every method throws Failure `denial` 'Administrator access denied' or 'Setup failed', and what HttpClient.send throws.
 *
 * @see https://docs.oracle.com/iaas/api/#/en/identity/20160918/Policy/
 */
export function policies(administrator: Administrator, http: HttpClient): Policies {
  const { signed } = administrator;
  if (!signed) {
    throw new Failure(
      'input',
      'Invalid input',
      'policies need signed requests, but only an access token is given; expected: also --profile, with an API key or a session token',
    );
  }
  const send = (what: string, request: AdminRequest): Promise<HttpResponse> =>
    http.send(`${what} at ${new URL(request.url).origin}`, () => signed.authorize(request));
  let home: Promise<string> | undefined;
  // Policies can be read in every region, but changed only in the home region.
  const homeEndpoint = (): Promise<string> => (home ??= findHomeEndpoint(signed, send));
  const change = async (
    what: string,
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<HttpResponse> => {
    const url = `${await homeEndpoint()}/20160918/policies${path}`;
    return send(what, { method, url, body: body === undefined ? undefined : JSON.stringify(body) });
  };

  return {
    async find(compartment, name) {
      const what = `the search for the policy ${name}`;
      const query = new URLSearchParams({ compartmentId: compartment, name });
      const url = `${signed.identityEndpoint}/20160918/policies?${query.toString()}`;
      const answer = await send(what, { method: 'GET', url });
      if (answer.status !== 200) throw refusedBy(answer, what, administrator);
      const found = (readListAnswer(answer, what) as Policy[]).find((policy) => policy.name === name);
      if (found) identifierOf(found.id, `the policy ${name}`, 'OCID (id)');
      return found;
    },
    async create(policy) {
      const what = `the creation of the policy ${policy.name}`;
      const answer = await change(what, 'POST', '', policy);
      if (answer.status === 409) return undefined;
      if (answer.status !== 200 && answer.status !== 201) throw refusedBy(answer, what, administrator);
      const created = readAnswer(answer, what);
      identifierOf(created.id, `the policy ${policy.name}`, 'OCID (id)');
      return created as unknown as Policy;
    },
    async replaceStatements(id, statements) {
      const what = 'the change of the policy';
      const answer = await change(what, 'PUT', `/${id}`, { statements });
      if (answer.status !== 200) throw refusedBy(answer, what, administrator);
    },
    async remove(id) {
      const what = 'the removal of the policy';
      const answer = await change(what, 'DELETE', `/${id}`);
      if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404)
        throw refusedBy(answer, what, administrator);
    },
  };
}

async function findHomeEndpoint(
  { identityEndpoint, tenancy, region }: NonNullable<Administrator['signed']>,
  send: (what: string, request: AdminRequest) => Promise<HttpResponse>,
): Promise<string> {
  // An endpoint override has no other regions.
  if (!identityEndpoint.includes(`.${region}.`)) return identityEndpoint;
  const what = "the request for the tenancy's home region";
  const answer = await send(what, {
    method: 'GET',
    url: `${identityEndpoint}/20160918/tenancies/${tenancy}/regionSubscriptions`,
  });
  // Without permission to list the regions, assume the home region; IAM reports it if that is wrong.
  if (answer.status !== 200) return identityEndpoint;
  const subscriptions = readListAnswer(answer, what) as { regionName?: unknown; isHomeRegion?: unknown }[];
  const home = subscriptions.find(({ isHomeRegion }) => isHomeRegion === true)?.regionName;
  return typeof home === 'string' && /^[a-z0-9-]+$/.test(home)
    ? identityEndpoint.replace(`.${region}.`, `.${home}.`)
    : identityEndpoint;
}
