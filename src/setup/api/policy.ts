// IAM policies: finds a policy by name in a compartment, creates, updates and removes it.

import { Failure } from '../../failure.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import type { Administrator, AdminRequest } from './administrator.ts';
import {
  booleanOf,
  identifierOf,
  listOf,
  shapeOf,
  readAnswer,
  readListAnswer,
  recordOf,
  textOf,
  unlessRefused,
} from './answer.ts';

const POLICY = shapeOf({
  required: { id: identifierOf, name: textOf, statements: listOf(textOf) },
  optional: { freeformTags: recordOf },
});

export type Policy = ReturnType<typeof POLICY>;

/** The body that creates a policy. */
export interface NewPolicy {
  name: string;
  compartmentId: string;
  description: string;
  statements: readonly string[];
  freeformTags: Readonly<Record<string, string>>;
}

export interface Policies {
  find(compartment: string, name: string): Promise<Policy | undefined>;
  /** @returns undefined if a resource with that name exists already (409) */
  create(policy: NewPolicy): Promise<Policy | undefined>;
  replaceStatements(id: string, statements: readonly string[]): Promise<void>;
  /** A resource that does not exist counts as removed. */
  remove(id: string): Promise<void>;
}

const OWNER_TAG = 'oci-wif';

export function policyTags(name: string): Record<string, string> {
  return { [OWNER_TAG]: name };
}

/** The --name with which setup created the policy; undefined if setup did not create it. */
export function ownerOfPolicy({ freeformTags: { [OWNER_TAG]: owner } = {} }: Policy): string | undefined {
  return typeof owner === 'string' ? owner : undefined;
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
  /** @param accepted a status besides those of success */
  const sendOrRefuse = async (what: string, request: AdminRequest, accepted?: number): Promise<HttpResponse> =>
    unlessRefused(await send(what, request), what, administrator, accepted);
  const urlOf = (endpoint: string, path = ''): string => `${endpoint}/20160918/policies${path}`;

  return {
    async find(compartment, name) {
      const what = `the search for the policy ${name}`;
      const query = new URLSearchParams({ compartmentId: compartment, name });
      const url = urlOf(signed.identityEndpoint, `?${query.toString()}`);
      const found = readListAnswer(await sendOrRefuse(what, { method: 'GET', url }), what);
      const policy = found.find((each) => (each as { name?: unknown } | null)?.name === name);
      return policy === undefined ? undefined : POLICY(policy, `the policy ${name}`, '');
    },
    async create(policy) {
      const what = `the creation of the policy ${policy.name}`;
      const request = { method: 'POST' as const, url: urlOf(await homeEndpoint()), body: JSON.stringify(policy) };
      const answer = await sendOrRefuse(what, request, 409);
      return answer.status === 409 ? undefined : POLICY(readAnswer(answer, what), `the policy ${policy.name}`, '');
    },
    async replaceStatements(id, statements) {
      const url = urlOf(await homeEndpoint(), `/${id}`);
      await sendOrRefuse('the change of the policy', { method: 'PUT', url, body: JSON.stringify({ statements }) });
    },
    async remove(id) {
      const url = urlOf(await homeEndpoint(), `/${id}`);
      await sendOrRefuse('the removal of the policy', { method: 'DELETE', url }, 404);
    },
  };
}

const SUBSCRIPTION = shapeOf({ required: {}, optional: { regionName: textOf, isHomeRegion: booleanOf } });

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
  const subscriptions = readListAnswer(answer, what).map((each) => SUBSCRIPTION(each, 'the home region', 'item'));
  const home = subscriptions.find(({ isHomeRegion }) => isHomeRegion === true)?.regionName;
  return home !== undefined && /^[a-z0-9-]+$/.test(home)
    ? identityEndpoint.replace(`.${region}.`, `.${home}.`)
    : identityEndpoint;
}
