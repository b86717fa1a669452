// Object Storage: authenticates the request, finds the operation for its path, and runs it.

import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import type { Domain } from '../domain/domain.ts';
import { jsonReply, type Incoming, type Reply, type Service } from '../message.ts';
import type { Policies, Principal } from '../policy.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from '../signature/verify.ts';
import { answerAction, answerWorkRequest } from './actions.ts';
import { answerBucket, answerBuckets, answerRetentionRules } from './buckets.ts';
import type { Call } from './call.ts';
import { answerUpload, answerUploads } from './multipart.ts';
import { answerObject, answerObjects } from './objects.ts';
import { answerPreauthenticatedRequests, answerUnsigned } from './preauthenticated.ts';
import { bucketNotFound, errorReply, methodNotAllowed, namespaceNotFound, withRequestId } from './reply.ts';
import type { ObjectStorage } from './store.ts';
import { answerObjectVersions } from './versions.ts';

export interface ObjectStorageOptions {
  storage: ObjectStorage;
  domain: Domain;
  policies: Policies;
  lookUpKey: KeyLookup;
  clock: Clock;
  deviations: Deviations;
}

/** Of `n/namespace/b/bucket/o/` and `p/secret/n/namespace/b/bucket/o/`, the longest paths of a collection. */
const COLLECTION_SEGMENTS: Record<string, number> = { n: 6, p: 8 };

export function createObjectStorageService(options: ObjectStorageOptions): Service {
  return async (request) => {
    const [, first = ''] = request.path.split('/', 2);
    if (!['n', 'p', 'workRequests'].includes(first)) return undefined;
    const segments = pathSegments(request.path);
    if (!segments) return withRequestId(errorReply(400, 'InvalidParameter', 'The path is not percent-encoded UTF-8.'));
    if (first === 'p') return withRequestId(unsigned(segments, request, options));
    // Clients may leave the body of an upload unsigned, as hashing it would mean reading it twice.
    const bodyUnsigned = request.method === 'PUT' && ['o', 'u'].includes(segments[4] ?? '') && segments.length > 5;
    const { clock, lookUpKey } = options;
    const authentication = await verifyRequest(request, lookUpKey, { now: clock.now(), bodyUnsigned });
    if (!authentication.ok) return withRequestId(notAuthenticated(authentication.reason));
    const call = createCall(request, authentication.principal, options);
    const reply =
      first === 'n' ? route(segments, call, options.deviations) : answerWorkRequest(call, segments.slice(1).join('/'));
    return withRequestId(withReason(reply, call));
  };
}

/** The secret in the path is the only authentication. */
function unsigned(segments: string[], request: Incoming, options: ObjectStorageOptions): Reply {
  const [, secret = '', , namespace = '', , bucket = '', , ...object] = segments;
  const made = options.storage.preauthenticatedRequests.get(secret);
  const shape = segments.filter((_segment, index) => [2, 4, 6].includes(index)).join('/');
  if (!made || namespace !== options.storage.namespace || shape !== 'n/b/o') {
    return { ...bucketNotFound(bucket, namespace), reason: 'no such pre-authenticated request' };
  }
  const call = createCall(request, made.creator, options);
  return withReason(answerUnsigned(call, made, bucket, object.join('/')), call);
}

function withReason(reply: Reply, { denied }: Call): Reply {
  return denied === undefined ? reply : { ...reply, reason: `no policy allows to ${denied}` };
}

function createCall(request: Incoming, principal: Principal, options: ObjectStorageOptions): Call {
  const { storage, domain, policies, clock } = options;
  const call: Call = {
    request,
    storage,
    tenancy: domain.tenancy,
    principal,
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
function route([, namespace, b, bucket, o, ...rest]: string[], call: Call, deviations: Deviations): Reply {
  if (namespace === undefined) return getNamespace(call, deviations);
  if (namespace !== call.storage.namespace) return namespaceNotFound();
  if (b === undefined) return getNamespaceMetadata(call);
  const object = rest.join('/');
  if (b === 'b' && bucket === undefined) return answerBuckets(call);
  if (b === 'b' && bucket !== undefined && o === undefined) return answerBucket(call, bucket);
  if (b === 'b' && bucket !== undefined && o === 'o') {
    return object === '' ? answerObjects(call, bucket) : answerObject(call, bucket, object);
  }
  if (b === 'b' && bucket !== undefined && o === 'u') {
    return object === '' ? answerUploads(call, bucket) : answerUpload(call, bucket, object);
  }
  if (b === 'b' && bucket !== undefined && o === 'actions') return answerAction(call, bucket, object);
  if (b === 'b' && bucket !== undefined && o === 'p') return answerPreauthenticatedRequests(call, bucket, object);
  if (b === 'b' && bucket !== undefined && rest.length === 0) {
    if (o === 'objectversions') return answerObjectVersions(call, bucket);
    if (o === 'retentionRules') return answerRetentionRules(call, bucket);
  }
  return errorReply(404, 'NotFound', `The emulator has no operation ${call.request.method} ${call.request.path}`);
}

function getNamespace(call: Call, { namespaceReadNeeds }: Deviations): Reply {
  if (call.request.method !== 'GET') return methodNotAllowed();
  const isFree = namespaceReadNeeds === 'nothing' && !call.request.query.has('compartmentId');
  if (!isFree && !call.may('read', 'objectstorage-namespaces', call.tenancy)) return namespaceNotFound();
  return jsonReply(200, call.storage.namespace);
}

function getNamespaceMetadata(call: Call): Reply {
  if (call.request.method !== 'GET') return methodNotAllowed();
  if (!call.may('read', 'objectstorage-namespaces', call.tenancy)) return namespaceNotFound();
  const { namespace } = call.storage;
  return jsonReply(200, { namespace, defaultS3CompartmentId: call.tenancy, defaultSwiftCompartmentId: call.tenancy });
}

/**
 * The decoded parts between slashes. Some clients end the path of a collection with a slash, which is ignored; after `o/name` it
 * belongs to the name of the object.
 *
 * @returns undefined if the path is not percent-encoded UTF-8
 */
function pathSegments(path: string): string[] | undefined {
  const segments = path.slice(1).split('/');
  if (segments.at(-1) === '' && segments.length <= (COLLECTION_SEGMENTS[segments[0] ?? ''] ?? 0)) segments.pop();
  try {
    return segments.map((segment) => decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}
