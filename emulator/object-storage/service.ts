// Object Storage: authenticates the request, finds the operation for its path, and runs it.

import type { Clock } from '../clock.ts';
import type { Domain } from '../domain/domain.ts';
import { jsonReply, type Incoming, type Reply, type Service } from '../message.ts';
import type { Policies, Principal } from '../policy.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from '../signature/verify.ts';
import { answerBucket, answerBuckets, answerRetentionRules } from './buckets.ts';
import type { Call } from './call.ts';
import { answerObject, answerObjects } from './objects.ts';
import { errorReply, namespaceNotFound, withRequestId } from './reply.ts';
import type { ObjectStorage } from './store.ts';
import { answerObjectVersions } from './versions.ts';

export interface ObjectStorageOptions {
  storage: ObjectStorage;
  domain: Domain;
  policies: Policies;
  lookUpKey: KeyLookup;
  clock: Clock;
}

/** Of `n/namespace/b/bucket/o/`, the longest path of a collection. */
const COLLECTION_SEGMENTS = 6;

export function createObjectStorageService(options: ObjectStorageOptions): Service {
  return async (request) => {
    if (request.path !== '/n' && !request.path.startsWith('/n/')) return undefined;
    const segments = pathSegments(request.path);
    if (!segments) return withRequestId(errorReply(400, 'InvalidParameter', 'The path is not percent-encoded UTF-8.'));
    // Clients may leave the body of an upload unsigned, as hashing it would mean reading it twice.
    const bodyUnsigned = request.method === 'PUT' && segments[4] === 'o' && segments.length > 5;
    const { clock, lookUpKey } = options;
    const authentication = await verifyRequest(request, lookUpKey, { now: clock.now(), bodyUnsigned });
    if (!authentication.ok) return withRequestId(notAuthenticated(authentication.reason));
    const call = createCall(request, authentication.principal, options);
    const reply = route(segments, call);
    const { denied } = call;
    return withRequestId(denied === undefined ? reply : { ...reply, reason: `no policy allows to ${denied}` });
  };
}

function createCall(request: Incoming, principal: Principal, options: ObjectStorageOptions): Call {
  const { storage, domain, policies, clock } = options;
  const call: Call = {
    request,
    storage,
    tenancy: domain.tenancy,
    caller: principal.kind === 'user' ? principal.ocid : principal.name,
    now: new Date(clock.now()).toISOString(),
    may(verb, resource, compartment) {
      const isAllowed = policies.isAllowed(principal, verb, resource, compartment);
      if (!isAllowed) call.denied = `${verb} ${resource}`;
      return isAllowed;
    },
  };
  return call;
}

/** `/n/{namespace}/b/{bucket}/o/{object}`, where the name of an object may contain slashes, encoded or not. */
function route([, namespace, b, bucket, o, ...rest]: string[], call: Call): Reply {
  if (namespace === undefined) return getNamespace(call);
  if (namespace !== call.storage.namespace) return namespaceNotFound();
  const object = rest.join('/');
  if (b === 'b' && bucket === undefined) return answerBuckets(call);
  if (b === 'b' && bucket !== undefined && o === undefined) return answerBucket(call, bucket);
  if (b === 'b' && bucket !== undefined && o === 'o') {
    return object === '' ? answerObjects(call, bucket) : answerObject(call, bucket, object);
  }
  if (b === 'b' && bucket !== undefined && rest.length === 0) {
    if (o === 'objectversions') return answerObjectVersions(call, bucket);
    if (o === 'retentionRules') return answerRetentionRules(call, bucket);
  }
  return errorReply(404, 'NotFound', `The emulator has no operation ${call.request.method} ${call.request.path}`);
}

function getNamespace(call: Call): Reply {
  if (call.request.method !== 'GET') return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
  if (!call.may('read', 'objectstorage-namespaces', call.tenancy)) return namespaceNotFound();
  return jsonReply(200, call.storage.namespace);
}

/**
 * The decoded parts between slashes. Some clients end the path of a collection with a slash, which is ignored; after `o/name` it
 * belongs to the name of the object.
 *
 * @returns undefined if the path is not percent-encoded UTF-8
 */
function pathSegments(path: string): string[] | undefined {
  const segments = path.slice(1).split('/');
  if (segments.at(-1) === '' && segments.length <= COLLECTION_SEGMENTS) segments.pop();
  try {
    return segments.map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}
