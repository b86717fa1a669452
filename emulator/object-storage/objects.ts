// The operations on objects, with the headers and field names the SDKs read.

import { createHash, randomUUID } from 'node:crypto';
import { jsonReply, type Reply } from '../message.ts';
import { bucketNotFound, errorReply, objectNotFound } from './reply.ts';
import type { Call } from './call.ts';
import type { Bucket, StoredObject } from './store.ts';
import { addVersion, deleteObject, deleteVersion, findVersion } from './versions.ts';

/** `/n/{namespace}/b/{bucket}/o` */
export function answerObjects(call: Call, bucketName: string): Reply {
  const bucket = call.storage.buckets.get(bucketName);
  if (!bucket || !call.may('inspect', 'objects', bucket.compartmentId)) {
    return bucketNotFound(bucketName, call.storage.namespace);
  }
  if (call.request.method !== 'GET') return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
  return listObjects(call, bucket);
}

/** `/n/{namespace}/b/{bucket}/o/{object}` */
export function answerObject(call: Call, bucketName: string, name: string): Reply {
  const { storage, request } = call;
  const bucket = storage.buckets.get(bucketName);
  if (!bucket) return bucketNotFound(bucketName, storage.namespace);
  const { compartmentId } = bucket;
  const versionId = request.query.get('versionId');
  const object = findVersion(bucket, name, versionId);
  const missing = objectNotFound(name, bucketName, storage.namespace);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      if (!call.may('read', 'objects', compartmentId)) return bucketNotFound(bucketName, storage.namespace);
      if (!object) return missing;
      return failedIfMatch(call, object) ?? getObject(object);
    case 'PUT':
      // Creating an object needs `manage`; replacing one needs only `use`.
      if (!call.may(object ? 'use' : 'manage', 'objects', compartmentId))
        return bucketNotFound(bucketName, storage.namespace);
      return putObject(call, bucket, name);
    case 'DELETE':
      if (!call.may('manage', 'objects', compartmentId)) return bucketNotFound(bucketName, storage.namespace);
      if (object) {
        const failed = failedIfMatch(call, object);
        if (failed) return failed;
      }
      if (versionId !== null) return deleteVersion(call, bucket, name, versionId);
      return object ? deleteObject(bucket, object, call.now) : missing;
    default:
      return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
  }
}

function getObject(object: StoredObject): Reply {
  const headers = {
    'content-type': object.contentType,
    'content-md5': object.md5,
    etag: object.etag,
    'version-id': object.versionId,
    'last-modified': new Date(object.timeModified).toUTCString(),
    'storage-tier': 'Standard',
    ...object.metadata,
  };
  return { status: 200, headers, body: object.body };
}

/** RFC 9110 §13.1.1: `*` stands for any existing object. The code was observed on the real service. */
function failedIfMatch({ request }: Call, object: StoredObject | undefined): Reply | undefined {
  const ifMatch = request.header('if-match');
  if (ifMatch === undefined || (object && (ifMatch === '*' || ifMatch === object.etag))) return undefined;
  return errorReply(412, 'IfMatchFailed', 'The If-Match header specified did not match with an existing etag.');
}

function putObject(call: Call, bucket: Bucket, name: string): Reply {
  const { request, now } = call;
  const before = bucket.objects.get(name);
  if (request.header('if-none-match') === '*' && before) {
    return errorReply(
      412,
      'IfNoneMatchFailed',
      'The If-None-Match header specified did not match with an existing etag.',
    );
  }
  const failed = failedIfMatch(call, before);
  if (failed) return failed;
  const md5 = createHash('md5').update(request.body).digest('base64');
  if ((request.header('content-md5') ?? md5) !== md5) {
    return errorReply(
      400,
      'UnmatchedContentMD5',
      'The computed MD5 of the request body does not match the Content-MD5 header.',
    );
  }
  const object: StoredObject = {
    name,
    versionId: randomUUID(),
    body: request.body,
    contentType: request.header('content-type') ?? 'application/octet-stream',
    etag: randomUUID(),
    md5,
    timeCreated: before?.timeCreated ?? now,
    timeModified: now,
    metadata: Object.fromEntries(Object.entries(request.headers).filter(([header]) => header.startsWith('opc-meta-'))),
  };
  addVersion(bucket, object);
  const headers = {
    etag: object.etag,
    'version-id': object.versionId,
    'opc-content-md5': md5,
    'last-modified': new Date(now).toUTCString(),
  };
  return { status: 200, headers };
}

function listObjects(call: Call, bucket: Bucket): Reply {
  const { query } = call.request;
  const prefix = query.get('prefix') ?? '';
  const start = query.get('start') ?? '';
  const limit = Number(query.get('limit') ?? 1000);
  const delimiter = query.get('delimiter');
  const names = [...bucket.objects.keys()].filter((name) => name.startsWith(prefix) && name >= start).sort();

  // With a delimiter, names that contain it after the prefix are returned once, as a folder.
  const folders = new Set<string>();
  const shown = names.filter((name) => {
    const end = delimiter === null ? -1 : name.indexOf(delimiter, prefix.length);
    if (end >= 0) folders.add(name.slice(0, end + 1));
    return end < 0;
  });
  const objects = shown.slice(0, limit).map((name) => summary(bucket.objects.get(name)));
  const next = shown[limit];
  return jsonReply(200, {
    objects,
    prefixes: delimiter === null ? null : [...folders],
    nextStartWith: next ?? null,
  });
}

function summary(object: StoredObject | undefined) {
  return {
    name: object?.name,
    size: object?.body.length,
    md5: object?.md5,
    etag: object?.etag,
    timeCreated: object?.timeCreated,
    timeModified: object?.timeModified,
    storageTier: 'Standard',
  };
}
