// The operations on one kind of resource: create, list, read, replace, patch, delete.

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Domain } from '../domain/domain.ts';
import type { ScimResource } from '../domain/store.ts';
import type { Clock } from '../clock.ts';
import { jsonReply, type Incoming, type Reply } from '../message.ts';
import { parseFilter, type Document } from './filter.ts';
import { newIdentity, type Kind } from './kind.ts';
import { applyPatch } from './patch.ts';
import { project } from './projection.ts';
import { invalidSyntax, notFound, notMutable, ScimError } from './scim-error.ts';
import { readDocument } from './validation.ts';

export interface Administration {
  domain: Domain;
  clock: Clock;
}

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const MAX_COUNT = 1000;
const DEFAULT_COUNT = 50;

/** @throws ScimError */
export async function answerCollection(
  request: Incoming,
  kind: Kind,
  id: string | undefined,
  admin: Administration,
): Promise<Reply> {
  if (id === undefined) {
    if (request.method === 'GET') return list(request, kind, admin);
    if (request.method === 'POST') return create(request, kind, admin);
    throw notAllowed();
  }
  const stored = kind.stored.get(id);
  if (!stored) throw notFound(kind.schema.resourceType, id);
  const before = asDocument(stored);
  if (request.method === 'GET') return shown(200, before, request, kind, admin);

  if (kind.isFixed === true && request.method !== 'DELETE') throw notAllowed();
  const ifMatch = request.header('if-match');
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch.replaceAll('"', '') !== versionOf(before)) {
    throw new ScimError(412, 'The resource has changed since it was read.', {
      messageId: 'error.common.common.preconditionFailed',
    });
  }
  switch (request.method) {
    case 'PATCH':
      return patch(request, before, kind, admin);
    case 'PUT':
      return save(replacement(before, readJson(request), kind), before, request, kind, admin);
    case 'DELETE':
      kind.checkRemoval?.(before);
      kind.stored.delete(id);
      kind.onRemoved?.(before);
      return { status: 204 };
    default:
      throw notAllowed();
  }
}

/** The representation of a resource in an answer. */
function shown(status: number, document: Document, request: Incoming, kind: Kind, admin: Administration): Reply {
  return scimReply(status, project(viewOf(document, kind, admin), kind.schema, request.query), {
    etag: versionOf(document),
    ...(status === 201 ? { location: locationOf(document, kind, admin) } : {}),
  });
}

export function scimReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return jsonReply(status, value, { 'content-type': 'application/scim+json', ...headers });
}

export function readJson(request: Incoming): unknown {
  const [type = ''] = (request.header('content-type') ?? '').split(';', 1);
  if (!['application/json', 'application/scim+json'].includes(type.trim().toLowerCase())) {
    throw new ScimError(415, `The content type ${type} is not supported.`);
  }
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown;
  } catch {
    throw invalidSyntax('The body is not JSON.');
  }
}

function asDocument(resource: ScimResource): Document {
  return resource as unknown as Document;
}

async function create(request: Incoming, kind: Kind, admin: Administration): Promise<Reply> {
  const now = new Date(admin.clock.now()).toISOString();
  const { resourceType } = kind.schema;
  const document: Document = {
    ...readDocument(readJson(request), kind.schema),
    ...newIdentity(kind),
    meta: { resourceType, created: now, lastModified: now },
  };
  kind.complete(document);
  await kind.check(document, undefined);
  kind.stored.set(String(document.id), document as unknown as ScimResource);
  const reply = shown(201, document, request, kind, admin);
  // The only answer with the secret of an application; afterwards it can only be regenerated.
  if (document.clientSecret === undefined) return reply;
  const body = JSON.parse(String(reply.body)) as Document;
  return { ...reply, body: JSON.stringify({ ...body, clientSecret: document.clientSecret }) };
}

async function patch(request: Incoming, before: Document, kind: Kind, admin: Administration): Promise<Reply> {
  const body = readJson(request);
  if (kind.ignoresRemovals?.() !== true)
    return save(applyPatch(before, body, kind.schema), before, request, kind, admin);
  const { Operations: operations = [] } = (body ?? {}) as { Operations?: { op?: unknown }[] };
  const others = operations.filter(({ op }) => op !== 'remove');
  const after = applyPatch(before, { ...(body as Document), Operations: others }, kind.schema, { allowEmpty: true });
  await save(after, before, request, kind, admin);
  return { status: 204 };
}

function list(request: Incoming, kind: Kind, admin: Administration): Reply {
  const { query } = request;
  const filter = query.get('filter');
  const all = [...kind.stored.values()].map((resource) => viewOf(asDocument(resource), kind, admin));
  const found = filter === null ? all : all.filter(parseFilter(filter, kind.schema));
  const startIndex = Math.max(1, integer(query, 'startIndex', 1));
  const count = Math.min(MAX_COUNT, Math.max(0, integer(query, 'count', DEFAULT_COUNT)));
  const page = found.slice(startIndex - 1, startIndex - 1 + count);
  return scimReply(200, {
    schemas: [LIST_SCHEMA],
    totalResults: found.length,
    Resources: page.map((document) => project(document, kind.schema, query)),
    startIndex,
    itemsPerPage: count,
  });
}

/** PUT: attributes that are missing in the body are removed, including those that a plain GET does not return. */
function replacement(before: Document, body: unknown, kind: Kind): Document {
  const document = readDocument(body, kind.schema);
  for (const { name, mutability } of kind.schema.attributes) {
    if (mutability !== 'immutable' && mutability !== 'readOnly') continue;
    if (
      mutability === 'immutable' &&
      document[name] !== undefined &&
      !isDeepStrictEqual(document[name], before[name])
    ) {
      throw notMutable(name);
    }
    if (before[name] !== undefined) document[name] = before[name];
  }
  return document;
}

async function save(
  after: Document,
  before: Document,
  request: Incoming,
  kind: Kind,
  admin: Administration,
): Promise<Reply> {
  kind.complete(after);
  checkImmutableParts(after, before, kind);
  await kind.check(after, before);
  const meta = before.meta as Document;
  after.meta = { ...meta, lastModified: new Date(admin.clock.now()).toISOString() };
  // Changed in place, so that references to the stored object see the change.
  for (const name of Object.keys(before)) if (!(name in after)) Reflect.deleteProperty(before, name);
  Object.assign(before, after);
  return shown(200, before, request, kind, admin);
}

/** Mainly `serviceUser`: a user that was created without it must be created again. */
function checkImmutableParts(after: Document, before: Document, kind: Kind): void {
  for (const { name, parts, many } of kind.schema.attributes) {
    if (many) continue;
    const [then, now] = [before[name], after[name]].map((value) => (value ?? {}) as Document);
    const changed = parts.find((part) => part.mutability === 'immutable' && then?.[part.name] !== now?.[part.name]);
    if (changed) throw notMutable(`${name}:${changed.name}`);
  }
}

function viewOf(document: Document, kind: Kind, admin: Administration): Document {
  const { domain } = admin;
  const meta = {
    ...(document.meta as Document),
    location: locationOf(document, kind, admin),
    version: versionOf(document),
  };
  const place = { domainOcid: domain.ocid, compartmentOcid: domain.tenancy, tenancyOcid: domain.tenancy };
  const all = Object.entries({ ...document, ...kind.computed?.(document), ...place, meta });
  // Empty lists and client secrets are not returned.
  return Object.fromEntries(
    all.filter(([name, value]) => name !== 'clientSecret' && !(Array.isArray(value) && value.length === 0)),
  );
}

function locationOf({ id }: Document, kind: Kind, { domain }: Administration): string {
  return `${domain.url}/admin/v1/${kind.collection}/${String(id)}`;
}

function versionOf(document: Document): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32);
}

function integer(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^-?\d+$/.test(text)) throw invalidSyntax(`The value of ${name} is no integer.`);
  return Number(text);
}

function notAllowed(): ScimError {
  return new ScimError(405, 'The method is not allowed here.');
}
