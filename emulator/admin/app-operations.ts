// Operations on an application: activating, deactivating, and regenerating the client secret.

import { type App, type DomainStore, newClientSecret } from '../domain/store.ts';
import type { Incoming, Reply } from '../message.ts';
import { readJson, scimReply } from './collection.ts';
import type { Document } from './filter.ts';
import { invalidSyntax, invalidValue, missingAttributes, notFound, ScimError } from './scim-error.ts';

const STATUS_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger';
const SECRET_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator';

/** `PUT /AppStatusChanger/{id}` */
export function changeStatus(request: Incoming, id: string | undefined, store: DomainStore): Reply {
  if (request.method !== 'PUT' || id === undefined) throw new ScimError(405, 'The method is not allowed here.');
  const app = store.apps.get(id);
  if (!app) throw notFound('App', id);
  const { active } = readBody(request, STATUS_SCHEMA);
  if (active === undefined) throw missingAttributes(['active']);
  if (typeof active !== 'boolean') throw invalidValue('The value of AppStatusChanger.active is not of type boolean.');
  app.active = active;
  const { ocid, meta } = app;
  return scimReply(200, {
    schemas: [STATUS_SCHEMA],
    id,
    ocid,
    active,
    meta: { ...meta, resourceType: 'AppStatusChanger' },
  });
}

/** `POST /AppClientSecretRegenerator`: the old secret stops working. */
export function regenerateSecret(request: Incoming, id: string | undefined, store: DomainStore): Reply {
  if (request.method !== 'POST' || id !== undefined) throw new ScimError(405, 'The method is not allowed here.');
  const { appId } = readBody(request, SECRET_SCHEMA);
  if (typeof appId !== 'string') throw missingAttributes(['appId']);
  const app: App | undefined = store.apps.get(appId);
  if (!app) throw notFound('App', appId);
  app.clientSecret = newClientSecret();
  return scimReply(201, { schemas: [SECRET_SCHEMA], appId, clientSecret: app.clientSecret });
}

function readBody(request: Incoming, schema: string): Document {
  const body = readJson(request) as Document | null;
  const schemas = body?.schemas;
  if (body === null || !Array.isArray(schemas) || !schemas.includes(schema)) {
    throw invalidSyntax(`The schemas of the request do not have ${schema}.`);
  }
  return body;
}
