// Multipart uploads: parts in any order, and one object when they are committed.

import { createHash, randomUUID } from 'node:crypto';
import { jsonReply, readFields, type Reply } from '../message.ts';
import type { Call } from './call.ts';
import { failedPrecondition, receivedBody, storedHeaders } from './objects.ts';
import { bucketNotFound, errorReply, methodNotAllowed } from './reply.ts';
import type { Bucket, MultipartUpload, StoredObject } from './store.ts';
import { addVersion } from './versions.ts';

const MAX_PARTS = 10_000;

/** `/n/{namespace}/b/{bucket}/u` */
export function answerUploads(call: Call, bucketName: string): Reply {
  const { request, storage } = call;
  const bucket = storage.buckets.get(bucketName);
  const missing = bucketNotFound(bucketName, storage.namespace);
  if (!bucket) return missing;
  if (request.method === 'GET') {
    if (!call.may('read', 'buckets', bucket.compartmentId)) return missing;
    return jsonReply(200, [...storage.uploads.values()].filter((one) => one.bucket === bucketName).map(summary(call)));
  }
  if (request.method !== 'POST') return methodNotAllowed();
  if (!call.may('manage', 'objects', bucket.compartmentId)) return missing;
  const given = readFields(request.body);
  if (typeof given.object !== 'string' || given.object === '') {
    return errorReply(400, 'MissingParameter', 'object is missing.');
  }
  return createUpload(call, bucket, given.object);
}

function createUpload(call: Call, bucket: Bucket, object: string): Reply {
  const { request, storage, now } = call;
  const failed = failedPrecondition(request, bucket.objects.get(object));
  if (failed) return failed;
  const id = randomUUID();
  const headers = { ...storedHeaders(request.headers), ...headersOf(readFields(request.body)) };
  const upload: MultipartUpload = { id, bucket: bucket.name, object, headers, timeCreated: now, parts: new Map() };
  storage.uploads.set(id, upload);
  return jsonReply(200, summary(call)(upload), { location: `/n/${storage.namespace}/b/${bucket.name}/u/${object}` });
}

/** `/n/{namespace}/b/{bucket}/u/{object}?uploadId=…` */
export function answerUpload(call: Call, bucketName: string, object: string): Reply {
  const { request, storage } = call;
  const bucket = storage.buckets.get(bucketName);
  const verb = request.method === 'GET' ? 'inspect' : 'manage';
  if (!bucket || !call.may(verb, 'objects', bucket.compartmentId)) return bucketNotFound(bucketName, storage.namespace);
  const id = request.query.get('uploadId') ?? '';
  const upload = storage.uploads.get(id);
  if (upload?.bucket !== bucketName || upload.object !== object) {
    return errorReply(404, 'NoSuchUpload', `The specified upload '${id}' does not exist for the object '${object}'`);
  }
  switch (request.method) {
    case 'GET':
      return listParts(call, upload);
    case 'PUT':
      return putPart(call, upload);
    case 'POST':
      return commit(call, bucket, upload);
    case 'DELETE':
      storage.uploads.delete(id);
      return { status: 204 };
    default:
      return methodNotAllowed();
  }
}

function putPart({ request }: Call, upload: MultipartUpload): Reply {
  const number = request.query.get('uploadPartNum') ?? '';
  if (!/^[1-9]\d*$/.test(number) || Number(number) > MAX_PARTS) {
    return errorReply(400, 'InvalidUploadPart', `uploadPartNum must be a number from 1 to ${MAX_PARTS}.`);
  }
  const received = receivedBody(request);
  if ('status' in received) return received;
  const etag = randomUUID();
  upload.parts.set(Number(number), { ...received, etag });
  return { status: 200, headers: { etag, 'opc-content-md5': received.md5 } };
}

function commit(call: Call, bucket: Bucket, upload: MultipartUpload): Reply {
  const { request, storage, now } = call;
  const before = bucket.objects.get(upload.object);
  const failed = failedPrecondition(request, before);
  if (failed) return failed;
  const chosen = chosenParts(readFields(request.body).partsToCommit, upload);
  if (typeof chosen === 'string') return errorReply(400, 'InvalidUploadPart', chosen);
  const digest = createHash('md5');
  for (const { md5 } of chosen) digest.update(Buffer.from(md5, 'base64'));
  const { 'content-type': contentType = 'application/octet-stream', ...metadata } = upload.headers;
  const object: StoredObject = {
    name: upload.object,
    versionId: randomUUID(),
    body: Buffer.concat(chosen.map(({ body }) => body)),
    contentType,
    etag: randomUUID(),
    // The digest of the parts' digests, which is not the one of the content.
    md5: `${digest.digest('base64')}-${chosen.length}`,
    timeCreated: before?.timeCreated ?? now,
    timeModified: now,
    metadata,
  };
  addVersion(bucket, object);
  storage.uploads.delete(upload.id);
  const headers = {
    etag: object.etag,
    'version-id': object.versionId,
    'opc-multipart-md5': object.md5,
    'last-modified': new Date(now).toUTCString(),
  };
  return { status: 200, headers };
}

/** Ascending by number, whatever the order of the request. Parts that it does not name are discarded. */
function chosenParts(given: unknown, { parts }: MultipartUpload): { md5: string; body: Buffer }[] | string {
  if (!Array.isArray(given) || given.length === 0) return 'partsToCommit is missing.';
  const chosen = new Map<number, { md5: string; body: Buffer }>();
  for (const one of given as ({ partNum?: number; etag?: string } | null)[]) {
    const { partNum, etag } = one ?? {};
    const part = parts.get(partNum ?? 0);
    if (!part || part.etag !== etag) return `The part ${partNum ?? 0} was not uploaded with the etag ${etag ?? ''}.`;
    chosen.set(partNum ?? 0, part);
  }
  return [...chosen.keys()].sort((a, b) => a - b).flatMap((number) => chosen.get(number) ?? []);
}

function listParts({ request }: Call, { parts }: MultipartUpload): Reply {
  const limit = Number(request.query.get('limit') ?? 1000);
  const from = Number(request.query.get('page') ?? 0);
  const all = [...parts].sort(([a], [b]) => a - b);
  const next: Record<string, string> = from + limit < all.length ? { 'opc-next-page': String(from + limit) } : {};
  const shown = all.slice(from, from + limit);
  return jsonReply(
    200,
    shown.map(([partNumber, { etag, md5, body }]) => ({ partNumber, etag, md5, size: body.length })),
    next,
  );
}

function summary({ storage: { namespace } }: Call) {
  return ({ id: uploadId, bucket, object, timeCreated }: MultipartUpload) => {
    return { namespace, bucket, object, uploadId, timeCreated, storageTier: 'Standard' };
  };
}

/** The details that a PUT has as headers. Clients send names of metadata with and without their prefix. */
function headersOf(given: Record<string, unknown>): Record<string, string> {
  const names = {
    contentType: 'content-type',
    contentLanguage: 'content-language',
    contentEncoding: 'content-encoding',
    contentDisposition: 'content-disposition',
    cacheControl: 'cache-control',
  };
  const metadata = Object.entries((given.metadata ?? {}) as Record<string, unknown>);
  const headers = [
    ...Object.entries(names).map(([field, header]) => [header, given[field]]),
    ...metadata.map(([name, value]) => [`opc-meta-${name.toLowerCase().replace(/^opc-meta-/, '')}`, value]),
  ];
  return Object.fromEntries(headers.filter(([, value]) => typeof value === 'string')) as Record<string, string>;
}
