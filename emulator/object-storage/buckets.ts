// The operations on buckets, with the field names that the SDKs read.

import { jsonReply, readFields, type Reply } from '../message.ts';
import { bucketNotFound, errorReply, methodNotAllowed, notAuthorizedOrNotFound } from './reply.ts';
import type { Call } from './call.ts';
import { newBucket, type Bucket } from './store.ts';

/** `/n/{namespace}/b` */
export function answerBuckets(call: Call): Reply {
  if (call.request.method === 'GET') return listBuckets(call);
  if (call.request.method === 'POST') return createBucket(call);
  return methodNotAllowed();
}

/** `/n/{namespace}/b/{bucket}` */
export function answerBucket(call: Call, name: string): Reply {
  const { storage } = call;
  const bucket = storage.buckets.get(name);
  const missing = bucketNotFound(name, storage.namespace);
  if (!bucket) return missing;
  switch (call.request.method) {
    case 'GET':
      if (!call.may('read', 'buckets', bucket.compartmentId)) return missing;
      return jsonReply(200, details(call, bucket), { etag: bucket.etag });
    case 'HEAD':
      if (!call.may('inspect', 'buckets', bucket.compartmentId)) return missing;
      return { status: 200, headers: { etag: bucket.etag } };
    case 'DELETE':
      if (!call.may('manage', 'buckets', bucket.compartmentId)) return missing;
      if (bucket.objects.size > 0 || bucket.formerVersions.length > 0 || isReferredTo(call, name)) {
        return errorReply(409, 'BucketNotEmpty', `Bucket named '${name}' is not empty. Delete all objects first.`);
      }
      storage.buckets.delete(name);
      return { status: 204 };
    default:
      return methodNotAllowed();
  }
}

/** Unfinished uploads and pre-authenticated requests keep a bucket too. */
function isReferredTo({ storage }: Call, name: string): boolean {
  return [...storage.uploads.values(), ...storage.preauthenticatedRequests.values()].some((one) => one.bucket === name);
}

/** `/n/{namespace}/b/{bucket}/retentionRules`. A bucket has none, but clients ask for them whenever they read a bucket. */
export function answerRetentionRules(call: Call, name: string): Reply {
  const { storage, request } = call;
  const bucket = storage.buckets.get(name);
  if (!bucket || !call.may('read', 'buckets', bucket.compartmentId)) return bucketNotFound(name, storage.namespace);
  if (request.method !== 'GET') return methodNotAllowed();
  return jsonReply(200, { items: [] });
}

function listBuckets(call: Call): Reply {
  const { request, storage } = call;
  const compartment = request.query.get('compartmentId');
  if (compartment === null) return errorReply(400, 'MissingParameter', 'compartmentId is missing.');
  if (!call.may('inspect', 'buckets', compartment)) return notAuthorizedOrNotFound();
  const limit = Number(request.query.get('limit') ?? 1000);
  const from = Number(request.query.get('page') ?? 0);
  const all = [...storage.buckets.values()].filter((bucket) => bucket.compartmentId === compartment);
  const sorted = all.sort((a, b) => (a.name < b.name ? -1 : 1));
  const next: Record<string, string> = from + limit < all.length ? { 'opc-next-page': String(from + limit) } : {};
  return jsonReply(
    200,
    sorted.slice(from, from + limit).map((bucket) => summary(call, bucket)),
    next,
  );
}

function createBucket(call: Call): Reply {
  const { storage, now } = call;
  const given = readFields(call.request.body);
  const text = (name: string, otherwise: string): string => (typeof given[name] === 'string' ? given[name] : otherwise);
  const name = text('name', '');
  const compartmentId = text('compartmentId', '');
  if (!/^[A-Za-z0-9._-]{1,256}$/.test(name))
    return errorReply(400, 'InvalidBucketName', `Invalid bucket name '${name}'`);
  if (!call.may('manage', 'buckets', compartmentId)) return notAuthorizedOrNotFound();
  if (storage.buckets.has(name)) {
    const message = `Either the bucket '${name}' in namespace '${storage.namespace}' already exists or you are not authorized to create it`;
    return errorReply(409, 'BucketAlreadyExists', message);
  }
  const bucket = newBucket({
    name,
    compartmentId,
    createdBy: call.caller,
    timeCreated: now,
    metadata: (given.metadata ?? {}) as Record<string, string>,
    publicAccessType: text('publicAccessType', 'NoPublicAccess'),
    storageTier: text('storageTier', 'Standard'),
    versioning: text('versioning', 'Disabled'),
    freeformTags: (given.freeformTags ?? {}) as Record<string, string>,
    definedTags: (given.definedTags ?? {}) as Record<string, unknown>,
  });
  storage.buckets.set(name, bucket);
  const location = `/n/${storage.namespace}/b/${name}`;
  return jsonReply(200, details(call, bucket), { etag: bucket.etag, location });
}

function summary(call: Call, bucket: Bucket) {
  const { name, compartmentId, createdBy, timeCreated, etag, freeformTags, definedTags } = bucket;
  return {
    namespace: call.storage.namespace,
    name,
    compartmentId,
    createdBy,
    timeCreated,
    etag,
    freeformTags,
    definedTags,
  };
}

function details(call: Call, bucket: Bucket) {
  const sizes = [...bucket.objects.values()].map((object) => object.body.length);
  return {
    ...summary(call, bucket),
    id: bucket.id,
    metadata: bucket.metadata,
    publicAccessType: bucket.publicAccessType,
    storageTier: bucket.storageTier,
    versioning: bucket.versioning,
    objectEventsEnabled: false,
    replicationEnabled: false,
    isReadOnly: false,
    kmsKeyId: null,
    objectLifecyclePolicyEtag: null,
    autoTiering: 'Disabled',
    approximateCount: sizes.length,
    approximateSize: sizes.reduce((sum, size) => sum + size, 0),
  };
}
