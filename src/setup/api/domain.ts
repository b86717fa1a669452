// The identity domain's administration (SCIM, RFC 7644): find, create, patch, remove.

import type { Timing } from '../../clock.ts';
import { Failure } from '../../failure.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { printable } from '../../text/printable.ts';
import { protectSecret } from '../../text/redaction.ts';
import type { Administrator, AdminRequest } from './administrator.ts';
import { listOf, readAnswer, recordOf, unlessRefused } from './answer.ts';
import {
  APP_SECRET_SCHEMA,
  APP_STATUS_SCHEMA,
  attributesOf,
  filterValue,
  PATCH_SCHEMA,
  type PatchOperation,
  READERS,
  type ResourceType,
  type ResourceTypes,
} from './scim.ts';

export interface IdentityDomain {
  /** The resources, at most 50, whose attribute has exactly this value, or with `sw` begins with it. */
  find<T extends ResourceType>(
    type: T,
    attribute: string,
    value: string,
    operator?: 'eq' | 'sw',
  ): Promise<ResourceTypes[T][]>;
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
  /** @param accepted a status besides those of success */
  const send = async (what: string, request: AdminRequest, accepted?: number): Promise<HttpResponse> => {
    const answer = await http.send(`${what} at ${url}`, () => administrator.authorize(request));
    return unlessRefused(answer, `${what} at ${url}`, administrator, accepted);
  };
  const address = (path: string): string => `${url}/admin/v1/${path}`;

  return {
    async find(type, attribute, value, operator = 'eq') {
      const object = `${SINGULAR[type]} ${printable(value, 80)}`;
      const what = `the search for ${object}`;
      const found: Record<string, unknown>[] = [];
      for (let total = Infinity; found.length < total;) {
        const query = new URLSearchParams({
          filter: `${attribute} ${operator} ${filterValue(value)}`,
          attributes: attributesOf(type),
          count: '50',
          ...(found.length === 0 ? {} : { startIndex: String(found.length + 1) }),
        });
        // Blanks are not encoded as "+": the signature covers the URL as it is sent, and a proxy may rewrite a plus sign.
        const url = address(`${type}?${query.toString().replaceAll('+', '%20')}`);
        const { Resources, totalResults } = readAnswer(await send(what, { method: 'GET', url }), what);
        const page = listOf(recordOf)(Resources ?? [], object, 'Resources');
        found.push(...page);
        total = page.length === 0 ? 0 : Number(totalResults ?? 0);
      }
      // The service ignores case in searches, but issuers that differ in case are different issuers.
      const same = found.filter(({ [attribute]: given }) =>
        operator === 'eq' ? given === value : typeof given === 'string' && given.startsWith(value),
      );
      return same.map((resource) => READERS[type](resource, object, ''));
    },
    async get(type, id) {
      const object = `${SINGULAR[type]} ${id}`;
      const what = `the request for ${object}`;
      const attributes = new URLSearchParams({ attributes: attributesOf(type) });
      const url = address(`${type}/${id}?${attributes.toString()}`);
      const answer = await send(what, { method: 'GET', url }, 404);
      return answer.status === 404 ? undefined : READERS[type](readAnswer(answer, what), object, '');
    },
    async create(type, body) {
      const what = `the creation of ${SINGULAR[type]}`;
      const answer = await send(what, { method: 'POST', url: address(type), body: JSON.stringify(body) }, 409);
      if (answer.status === 409) return undefined;
      const created = readAnswer(answer, what);
      if (typeof created.clientSecret === 'string') protectSecret(created.clientSecret);
      return READERS[type](created, `${SINGULAR[type]} that was created`, '');
    },
    async patch(type, id, operations) {
      const body = JSON.stringify({ schemas: [PATCH_SCHEMA], Operations: operations });
      await send(`the change of ${SINGULAR[type]} ${id}`, { method: 'PATCH', url: address(`${type}/${id}`), body });
    },
    async remove(type, id) {
      await send(`the removal of ${SINGULAR[type]} ${id}`, { method: 'DELETE', url: address(`${type}/${id}`) }, 404);
    },
    async setAppActive(id, active) {
      const what = `the ${active ? 'activation' : 'deactivation'} of the application ${id}`;
      const body = JSON.stringify({ schemas: [APP_STATUS_SCHEMA], active });
      await send(what, { method: 'PUT', url: address(`AppStatusChanger/${id}`), body });
    },
    async regenerateSecret(appId) {
      const what = `the regeneration of the client secret of the application ${appId}`;
      const body = JSON.stringify({ schemas: [APP_SECRET_SCHEMA], appId });
      const answer = await send(what, { method: 'POST', url: address('AppClientSecretRegenerator'), body });
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
  OAuthClientCertificates: 'the client certificate',
  IdentityPropagationTrusts: 'the trust',
};

/** Milliseconds between two reads. */
const PAUSE = 5_000;
const READS = 12;

/** Seconds that {@link readUntil} waits. */
export const READ_TIME = ((READS - 1) * PAUSE) / 1000;

/** Repeats a read while the domain does not show a change, which may be accepted and have no effect (oci-federation.md §9). @returns what was read last */
export async function readUntil<T>(read: () => Promise<T>, isShown: (found: T) => boolean, timing: Timing): Promise<T> {
  for (let reads = 1; ; reads++) {
    const found = await read();
    if (isShown(found) || reads === READS) return found;
    await timing.sleep(PAUSE);
  }
}
