// The Docker protocol of the container registry (OCI Distribution Specification 1.1), for pulling images.

import { jsonReply, type Incoming, type Reply, type Service } from '../message.ts';
import type { Policies, Principal } from '../policy.ts';
import type { Content, Registry } from './registry.ts';
import { authenticateBearer, TOKEN_PATH } from './tokens.ts';

interface Options {
  registry: Registry;
  /** Object Storage namespace of the tenancy: the first part of the name of an image. */
  namespace: string;
  policies: Policies;
}

/** Pushing is not emulated: whether a service user may push is not known. */
export function createImageService(options: Options): Service {
  return (request) => {
    if (!/^\/v2(\/|$)/.test(request.path)) return undefined;
    const authentication = authenticateBearer(request, options.registry);
    if (!authentication.ok) return challenge(request, authentication.reason);
    if (/^\/v2\/?$/.test(request.path)) return jsonReply(200, {});
    return pull(request, authentication.principal, options);
  };
}

function challenge(request: Incoming, reason: string): Reply {
  const host = request.header('host') ?? '';
  const realm = `Bearer realm="https://${host}${TOKEN_PATH}",service="${host}",scope=""`;
  const reply = failure(401, 'UNAUTHORIZED', 'Authentication is required.', reason);
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': realm } };
}

/** `/v2/{namespace}/{repository}/manifests/{tag or digest}` and `…/blobs/{digest}` */
function pull(request: Incoming, principal: Principal, { registry, namespace, policies }: Options): Reply {
  const path = /^\/v2\/([^/]+)\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(request.path);
  if (!path || !['GET', 'HEAD'].includes(request.method)) {
    return failure(405, 'UNSUPPORTED', 'The emulator supports only pulling.');
  }
  const [, owner, name = '', kind, reference = ''] = path;
  const repository = owner === namespace ? registry.repositories.get(name) : undefined;
  if (!repository) return failure(404, 'NAME_UNKNOWN', `There is no repository ${name}.`);
  if (!policies.isAllowed(principal, 'read', 'repos', repository.compartmentId)) {
    return failure(403, 'DENIED', 'Access to the repository is denied.', 'no policy allows to read repos');
  }
  const found = (kind === 'manifests' ? repository.manifests : repository.blobs).get(reference);
  if (!found) return failure(404, kind === 'manifests' ? 'MANIFEST_UNKNOWN' : 'BLOB_UNKNOWN', 'Not found.');
  return shown(found);
}

function shown({ digest, mediaType, body }: Content): Reply {
  return { status: 200, headers: { 'content-type': mediaType, 'docker-content-digest': digest }, body };
}

function failure(status: number, code: string, message: string, reason = code): Reply {
  return { ...jsonReply(status, { errors: [{ code, message }] }), reason };
}
