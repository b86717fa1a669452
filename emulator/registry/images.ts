// The Docker protocol of the container registry (OCI Distribution Specification 1.1), for pulling and pushing images.

import { randomUUID } from 'node:crypto';
import { jsonReply, type Incoming, type Reply, type Service } from '../message.ts';
import type { Policies, Principal } from '../policy.ts';
import { contentOf, type Content, type Registry, type Repository } from './registry.ts';
import { authenticateBearer, TOKEN_PATH } from './tokens.ts';

interface Options {
  registry: Registry;
  /** Object Storage namespace of the tenancy: the first part of the name of an image. */
  namespace: string;
  tenancy: string;
  policies: Policies;
}

interface Call {
  request: Incoming;
  /** The path up to the repository, for the addresses of uploads. */
  base: string;
  /** Without the namespace. */
  name: string;
  kind: 'manifests' | 'blobs';
  /** A tag, a digest, or `uploads/` with the ID of an upload. */
  reference: string;
}

/** Whether a service user may push to the real registry is not known. Here, it needs the documented policy. */
export function createImageService(options: Options): Service {
  const uploads = new Map<string, Buffer>();
  return (request) => {
    if (!/^\/v2(\/|$)/.test(request.path)) return undefined;
    const authentication = authenticateBearer(request, options.registry);
    if (!authentication.ok) return challenge(request, authentication.reason);
    if (/^\/v2\/?$/.test(request.path)) return jsonReply(200, {});
    const call = readCall(request, options.namespace);
    if (!call) return failure(404, 'NAME_UNKNOWN', 'There is no such repository.');
    const isPull = request.method === 'GET' || request.method === 'HEAD';
    return (isPull ? pull : push)(call, authentication.principal, options, uploads);
  };
}

/** `/v2/{namespace}/{repository}/manifests/{tag or digest}`, `…/blobs/{digest}` and `…/blobs/uploads/{id}` */
function readCall(request: Incoming, namespace: string): Call | undefined {
  const path = /^(\/v2\/([^/]+)\/(.+))\/(manifests|blobs)\/(.+)$/.exec(request.path);
  if (path?.[2] !== namespace) return undefined;
  const [, base = '', , name = '', kind, reference = ''] = path;
  return { request, base, name, kind: kind === 'manifests' ? kind : 'blobs', reference };
}

function challenge(request: Incoming, reason: string): Reply {
  const host = request.header('host') ?? '';
  const realm = `Bearer realm="https://${host}${TOKEN_PATH}",service="${host}",scope=""`;
  const reply = failure(401, 'UNAUTHORIZED', 'Authentication is required.', reason);
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': realm } };
}

function pull({ name, kind, reference }: Call, principal: Principal, { registry, policies }: Options): Reply {
  const repository = registry.repositories.get(name);
  if (!repository) return failure(404, 'NAME_UNKNOWN', `There is no repository ${name}.`);
  if (!policies.isAllowed(principal, 'read', 'repos', repository.compartmentId)) return denied('read');
  const found = repository[kind].get(reference);
  if (!found) return failure(404, kind === 'manifests' ? 'MANIFEST_UNKNOWN' : 'BLOB_UNKNOWN', 'Not found.');
  return shown(found);
}

/** A push to a repository that does not exist creates it in the root compartment, as OCI does by default. */
function push(call: Call, principal: Principal, options: Options, uploads: Map<string, Buffer>): Reply {
  const { registry, policies, tenancy } = options;
  const { name, kind, reference } = call;
  const compartmentId = registry.repositories.get(name)?.compartmentId ?? tenancy;
  if (!policies.isAllowed(principal, 'manage', 'repos', compartmentId)) return denied('manage');
  const repository =
    registry.repositories.get(name) ?? registry.addRepository({ displayName: name, compartmentId: tenancy });
  if (kind === 'manifests') return putManifest(call, repository);
  const [, id] = /^uploads\/(.*)$/.exec(reference) ?? [];
  return id === undefined ? unsupported(call) : upload(call, id, repository, uploads);
}

function putManifest(call: Call, { manifests }: Repository): Reply {
  const { request, base, reference } = call;
  if (request.method !== 'PUT') return unsupported(call);
  const manifest = contentOf(request.header('content-type') ?? '', request.body);
  if (reference.includes(':') && reference !== manifest.digest) return digestInvalid(manifest.digest);
  for (const key of [reference, manifest.digest]) manifests.set(key, manifest);
  return created(`${base}/manifests/${manifest.digest}`, manifest);
}

/** `POST` begins an upload, each `PATCH` appends to it, and `PUT` ends it with the last bytes, if any, and the digest. */
function upload(call: Call, id: string, { blobs }: Repository, uploads: Map<string, Buffer>): Reply {
  const { request, base } = call;
  if (request.method === 'POST' && id === '') {
    const newId = randomUUID();
    uploads.set(newId, Buffer.alloc(0));
    return { status: 202, headers: { location: `${base}/blobs/uploads/${newId}`, range: '0-0' } };
  }
  const begun = uploads.get(id);
  if (!begun) return failure(404, 'BLOB_UPLOAD_UNKNOWN', 'There is no such upload.');
  const body = Buffer.concat([begun, request.body]);
  if (request.method === 'PATCH') {
    uploads.set(id, body);
    return { status: 202, headers: { location: request.path, range: `0-${String(Math.max(0, body.length - 1))}` } };
  }
  if (request.method !== 'PUT') return unsupported(call);
  const blob = contentOf('application/octet-stream', body);
  if (request.query.get('digest') !== blob.digest) return digestInvalid(blob.digest);
  uploads.delete(id);
  blobs.set(blob.digest, blob);
  return created(`${base}/blobs/${blob.digest}`, blob);
}

function created(location: string, { digest }: Content): Reply {
  return { status: 201, headers: { location, 'docker-content-digest': digest } };
}

function denied(verb: 'read' | 'manage'): Reply {
  return failure(403, 'DENIED', 'Access to the repository is denied.', `no policy allows to ${verb} repos`);
}

function digestInvalid(digest: string): Reply {
  return failure(400, 'DIGEST_INVALID', 'The digest does not match the content.', `the content has ${digest}`);
}

function unsupported({ request }: Call): Reply {
  return failure(405, 'UNSUPPORTED', `The emulator does not support ${request.method} ${request.path}.`);
}

function shown({ digest, mediaType, body }: Content): Reply {
  return { status: 200, headers: { 'content-type': mediaType, 'docker-content-digest': digest }, body };
}

function failure(status: number, code: string, message: string, reason = code): Reply {
  return { ...jsonReply(status, { errors: [{ code, message }] }), reason };
}
