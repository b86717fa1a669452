// The operations on objects, with the headers and field names the SDKs read.

import { createHash, randomUUID } from 'node:crypto';
import { jsonReply, type Incoming, type Reply } from '../message.ts';
import { bucketNotFound, errorReply, methodNotAllowed, objectNotFound } from './reply.ts';
import type { Call } from './call.ts';
import type { Bucket, StoredObject } from './store.ts';
import { addVersion, deleteObject, deleteVersion, findVersion } from './versions.ts';

/** `/n/{namespace}/b/{bucket}/o` */
export function answerObjects(call: Call, bucketName: string): Reply {
  const bucket = call.storage.buckets.get(bucketName);
  if (!bucket || !call.may('inspect', 'objects', bucket.compartmentId)) {
    return bucketNotFound(bucketName, call.storage.namespace);
  }
  if (call.request.method !== 'GET') return methodNotAllowed();
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
      return failedIfMatch(request, object) ?? getObject(request, object);
    case 'PUT':
      // Creating an object needs `manage`; replacing one needs only `use`.
      if (!call.may(object ? 'use' : 'manage', 'objects', compartmentId))
        return bucketNotFound(bucketName, storage.namespace);
      return putObject(call, bucket, name);
    case 'DELETE':
      if (!call.may('manage', 'objects', compartmentId)) return bucketNotFound(bucketName, storage.namespace);
      if (object) {
        const failed = failedIfMatch(request, object);
        if (failed) return failed;
      }
      if (versionId !== null) return deleteVersion(call, bucket, name, versionId);
      return object ? deleteObject(bucket, object, call.now) : missing;
    default:
      return methodNotAllowed();
  }
}

function getObject(request: Incoming, object: StoredObject): Reply {
  const { body, etag, md5 } = object;
  const headers: Record<string, string> = {
    'content-type': object.contentType,
    'accept-ranges': 'bytes',
    [md5.includes('-') ? 'opc-multipart-md5' : 'content-md5']: md5,
    etag,
    'version-id': object.versionId,
    'last-modified': new Date(object.timeModified).toUTCString(),
    'storage-tier': 'Standard',
    ...object.metadata,
  };
  const unwanted = request.header('if-none-match');
  if (unwanted === '*' || unwanted === etag) return { status: 304, headers: { etag } };
  const range = rangeOf(request.header('range'), body.length);
  if (range === 'none') return { status: 200, headers, body };
  if (range === 'unsatisfiable') {
    const refusal = errorReply(416, 'InvalidRange', `The requested range is not within the ${body.length} bytes.`);
    return { ...refusal, headers: { ...refusal.headers, 'content-range': `bytes */${body.length}` } };
  }
  const [first, last] = range;
  const contentRange = `bytes ${first}-${last}/${body.length}`;
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body: body.subarray(first, last + 1) };
}

/** RFC 9110 §14.2. Only one range is supported; anything else in the header is ignored. */
function rangeOf(header: string | undefined, length: number): [first: number, last: number] | 'none' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return 'none';
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'none';
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first > last ? 'unsatisfiable' : [first, last];
}

/** RFC 9110 §13.1.1: `*` stands for any existing object. The code was observed on the real service. */
function failedIfMatch(request: Incoming, object: StoredObject | undefined): Reply | undefined {
  const ifMatch = request.header('if-match');
  if (ifMatch === undefined || (object && (ifMatch === '*' || ifMatch === object.etag))) return undefined;
  return errorReply(412, 'IfMatchFailed', 'The If-Match header specified did not match with an existing etag.');
}

/** For a request that writes an object. */
export function failedPrecondition(request: Incoming, before: StoredObject | undefined): Reply | undefined {
  if (request.header('if-none-match') === '*' && before) {
    return errorReply(
      412,
      'IfNoneMatchFailed',
      'The If-None-Match header specified did not match with an existing etag.',
    );
  }
  return failedIfMatch(request, before);
}

/** The body of an upload and its MD5, or what is wrong with it. */
export function receivedBody({ body, header }: Incoming): { body: Buffer; md5: string } | Reply {
  if (header('content-length') === undefined) {
    return errorReply(411, 'ContentLengthRequired', 'The Content-Length header is required');
  }
  const md5 = createHash('md5').update(body).digest('base64');
  const expected = header('content-md5') ?? md5;
  if (expected === md5) return { body, md5 };
  const message = `The computed MD5 of the request body (${md5}) does not match the Content-MD5 header (${expected})`;
  return errorReply(400, 'UnmatchedContentMD5', message);
}

/** The headers of an upload that a download returns. */
export function storedHeaders(headers: Record<string, string>): Record<string, string> {
  const isStored = /^(opc-meta-.+|cache-control|content-(disposition|encoding|language))$/;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isStored.test(name)));
}

function putObject(call: Call, bucket: Bucket, name: string): Reply {
  const { request, now } = call;
  const before = bucket.objects.get(name);
  const failed = failedPrecondition(request, before);
  if (failed) return failed;
  const received = receivedBody(request);
  if ('status' in received) return received;
  const object: StoredObject = {
    name,
    versionId: randomUUID(),
    ...received,
    contentType: request.header('content-type') ?? 'application/octet-stream',
    etag: randomUUID(),
    timeCreated: before?.timeCreated ?? now,
    timeModified: now,
    metadata: storedHeaders(request.headers),
  };
  addVersion(bucket, object);
  const headers = {
    etag: object.etag,
    'version-id': object.versionId,
    'opc-content-md5': object.md5,
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
