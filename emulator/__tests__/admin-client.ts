// Calls to the domain's administration as an administrator makes them: signed, or with a personal access token.

import { createPrivateKey } from 'node:crypto';
import type { Administrator } from '../domain/administrator.ts';
import { USER_EXTENSION } from '../domain/store.ts';
import type { Emulator } from '../emulator.ts';
import { httpsCall, type Answer } from './https-call.ts';
import { signedCall } from './signed-request.ts';

export const SCHEMAS = {
  Users: ['urn:ietf:params:scim:schemas:core:2.0:User', USER_EXTENSION],
  Groups: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  Apps: ['urn:ietf:params:scim:schemas:oracle:idcs:App'],
  OAuthClientCertificates: ['urn:ietf:params:scim:schemas:oracle:idcs:OAuthClientCertificate'],
  IdentityPropagationTrusts: ['urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust'],
};
export type Collection = keyof typeof SCHEMAS;

export const SERVICE_USER = { [USER_EXTENSION]: { serviceUser: true } };
export const APP = {
  displayName: 'CI',
  basedOnTemplate: { value: 'CustomWebAppTemplateId' },
  isOAuthClient: true,
  clientType: 'confidential',
  allowedGrants: ['client_credentials'],
};

export interface AdminClient {
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Creates a resource, and fails the test if that is refused. */
  create: (collection: Collection, body: object) => Promise<Record<string, string>>;
  post: (collection: Collection, body: object) => Promise<Answer>;
  patch: (path: string, ...operations: object[]) => Promise<Answer>;
  /** The resources found. */
  find: (collection: string, filter: string, query?: string) => Promise<Record<string, unknown>[]>;
}

/** Authenticates with a bearer token, which is faster than a signature. Signatures have their own tests. */
export function adminClient(emulator: Emulator, { accessToken }: Administrator): AdminClient {
  const call: AdminClient['call'] = (method, path, body, headers = {}) =>
    httpsCall(emulator, `${emulator.url}/admin/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/scim+json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const post: AdminClient['post'] = (collection, body) =>
    call('POST', collection, { schemas: SCHEMAS[collection], ...body });
  return {
    call,
    post,
    async create(collection, body) {
      const answer = await post(collection, body);
      if (answer.status !== 201) throw new Error(`POST ${collection}: ${answer.status} ${answer.text}`);
      return answer.json() as Record<string, string>;
    },
    patch: (path, ...operations) =>
      call('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations }),
    async find(collection, filter, query = '') {
      const answer = await call('GET', `${collection}?filter=${encodeURIComponent(filter)}${query}`);
      if (answer.status !== 200) throw new Error(`GET ${collection}: ${answer.status} ${answer.text}`);
      return answer.json().Resources as Record<string, unknown>[];
    },
  };
}

export function signedAdminCall(
  emulator: Emulator,
  { keyId, privateKeyPem }: Administrator,
  method: string,
  target: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return signedCall(emulator, target, {
    keyId,
    key: createPrivateKey(privateKeyPem),
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    afterSigning: (sent) => Object.assign(sent, headers),
  });
}

export const ERROR_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error';

/** Status and Oracle's message ID of a refusal. */
export function refusalOf(answer: Answer): [number, string | undefined] {
  const body = answer.json();
  return [answer.status, (body[ERROR_EXTENSION] as { messageId: string } | undefined)?.messageId];
}
