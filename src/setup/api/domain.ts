// The identity domain's administration (SCIM, RFC 7644): find, create, patch, remove.

import { Failure } from '../../failure.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { printable } from '../../text/printable.ts';
import { protectSecret } from '../../text/redaction.ts';
import type { Administrator, AdminRequest } from './administrator.ts';
import { readAnswer, refusedBy } from './answer.ts';
import {
  APP_SECRET_SCHEMA,
  APP_STATUS_SCHEMA,
  ATTRIBUTES,
  filterValue,
  identifierOf,
  PATCH_SCHEMA,
  type PatchOperation,
  type ResourceType,
  type ResourceTypes,
} from './scim.ts';

export interface IdentityDomain {
  url: string;
  /** All resources whose attribute has exactly this value. */
  find<T extends ResourceType>(type: T, attribute: string, value: string): Promise<ResourceTypes[T][]>;
  /** @returns undefined if there is no resource with this ID */
  get<T extends ResourceType>(type: T, id: string): Promise<ResourceTypes[T] | undefined>;
  /** @returns undefined if a resource with that name exists already (409) */
  create<T extends ResourceType>(type: T, body: object): Promise<ResourceTypes[T] | undefined>;
  patch(type: ResourceType, id: string, operations: readonly PatchOperation[]): Promise<void>;
  /** A resource that does not exist counts as removed. */
  remove(type: ResourceType, id: string): Promise<void>;
  setAppActive(id: string, active: boolean): Promise<void>;
  /** The old secret stops working. @returns the new one */
  regenerateSecret(appId: string): Promise<string>;
}

/** Every method throws Failure `denial` 'Administrator access denied' or 'Setup failed', and what HttpClient.send throws. */
export function identityDomain(url: string, administrator: Administrator, http: HttpClient): IdentityDomain {
  const send = (what: string, request: AdminRequest): Promise<HttpResponse> =>
    http.send(`${what} at ${url}`, () => administrator.authorize(request));
  const address = (path: string): string => `${url}/admin/v1/${path}`;
  const refused = (answer: HttpResponse, what: string) => refusedBy(answer, `${what} at ${url}`, administrator);

  return {
    url,
    async find(type, attribute, value) {
      const query = new URLSearchParams({
        filter: `${attribute} eq ${filterValue(value)}`,
        attributes: ATTRIBUTES[type].join(','),
        count: '50',
      });
      const what = `the search for ${singular(type)} ${printable(value, 80)}`;
      // Blanks are not encoded as "+": the signature covers the URL as it is sent, and a proxy may rewrite a plus sign.
      const answer = await send(what, {
        method: 'GET',
        url: address(`${type}?${query.toString().replaceAll('+', '%20')}`),
      });
      if (answer.status !== 200) throw refused(answer, what);
      const { Resources: found } = readAnswer(answer, what);
      const all = (Array.isArray(found) ? found : []) as (ResourceTypes[typeof type] & Record<string, unknown>)[];
      // The service ignores case in searches, but issuers that differ in case are different issuers.
      const same = all.filter((resource) => resource[attribute] === value);
      for (const { id } of same) identifierOf(id, `${singular(type)} ${printable(value, 80)}`, 'id');
      return same;
    },
    async get(type, id) {
      const what = `the request for ${singular(type)} ${id}`;
      const attributes = new URLSearchParams({ attributes: ATTRIBUTES[type].join(',') });
      const answer = await send(what, { method: 'GET', url: address(`${type}/${id}?${attributes.toString()}`) });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw refused(answer, what);
      return readAnswer(answer, what) as unknown as ResourceTypes[typeof type];
    },
    async create(type, body) {
      const what = `the creation of ${singular(type)}`;
      const answer = await send(what, { method: 'POST', url: address(type), body: JSON.stringify(body) });
      if (answer.status === 409) return undefined;
      if (answer.status !== 201 && answer.status !== 200) throw refused(answer, what);
      const created = readAnswer(answer, what);
      if (typeof created.clientSecret === 'string') protectSecret(created.clientSecret);
      identifierOf(created.id, `${singular(type)} that was created`, 'id');
      return created as unknown as ResourceTypes[typeof type];
    },
    async patch(type, id, operations) {
      const what = `the change of ${singular(type)} ${id}`;
      const body = JSON.stringify({ schemas: [PATCH_SCHEMA], Operations: operations });
      const answer = await send(what, { method: 'PATCH', url: address(`${type}/${id}`), body });
      if (answer.status < 200 || answer.status > 299) throw refused(answer, what);
    },
    async remove(type, id) {
      const what = `the removal of ${singular(type)} ${id}`;
      const answer = await send(what, { method: 'DELETE', url: address(`${type}/${id}`) });
      if (answer.status !== 404 && (answer.status < 200 || answer.status > 299)) throw refused(answer, what);
    },
    async setAppActive(id, active) {
      const what = `the ${active ? 'activation' : 'deactivation'} of the application ${id}`;
      const body = JSON.stringify({ schemas: [APP_STATUS_SCHEMA], active });
      const answer = await send(what, { method: 'PUT', url: address(`AppStatusChanger/${id}`), body });
      if (answer.status < 200 || answer.status > 299) throw refused(answer, what);
    },
    async regenerateSecret(appId) {
      const what = `the regeneration of the client secret of the application ${appId}`;
      const body = JSON.stringify({ schemas: [APP_SECRET_SCHEMA], appId });
      const answer = await send(what, { method: 'POST', url: address('AppClientSecretRegenerator'), body });
      if (answer.status !== 201 && answer.status !== 200) throw refused(answer, what);
      const { clientSecret } = readAnswer(answer, what);
      if (typeof clientSecret === 'string' && clientSecret !== '') {
        protectSecret(clientSecret);
        return clientSecret;
      }
      throw new Failure('mismatch', 'Unexpected response', `${what} at ${url} returned no secret`);
    },
  };
}

const SINGULAR: Readonly<Record<ResourceType, string>> = {
  Users: 'the user',
  Groups: 'the group',
  Apps: 'the application',
  IdentityPropagationTrusts: 'the trust',
};

function singular(type: ResourceType): string {
  return SINGULAR[type];
}
