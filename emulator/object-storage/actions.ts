// Copies and renames, and the work requests that report copies.

import { randomUUID } from 'node:crypto';
import { newOcid } from '../domain/store.ts';
import { jsonReply, readFields, type Reply } from '../message.ts';
import type { Call } from './call.ts';
import { bucketNotFound, errorReply, methodNotAllowed, notAuthorizedOrNotFound, objectNotFound } from './reply.ts';
import type { Bucket, StoredObject } from './store.ts';
import { addVersion, deleteObject, findVersion } from './versions.ts';

/** `/n/{namespace}/b/{bucket}/actions/{action}` */
export function answerAction(call: Call, bucketName: string, action: string): Reply {
  const { request, storage } = call;
  const bucket = storage.buckets.get(bucketName);
  if (!bucket) return bucketNotFound(bucketName, storage.namespace);
  if (request.method !== 'POST') return methodNotAllowed();
  if (action === 'copyObject') return copy(call, bucket);
  if (action === 'renameObject') return rename(call, bucket);
  return errorReply(404, 'NotFound', `The emulator has no operation ${request.method} ${request.path}`);
}

function rename(call: Call, bucket: Bucket): Reply {
  const { request, storage, now } = call;
  const given = textFields(request.body);
  const { sourceName = '', newName = '' } = given;
  if (!call.may('manage', 'objects', bucket.compartmentId)) return bucketNotFound(bucket.name, storage.namespace);
  if (newName === '') return errorReply(400, 'MissingParameter', 'newName is missing.');
  const source = bucket.objects.get(sourceName);
  if (!source) return objectNotFound(sourceName, bucket.name, storage.namespace);
  const failed =
    otherEtag(given.srcObjIfMatchETag, source) ??
    otherEtag(given.newObjIfMatchETag, bucket.objects.get(newName)) ??
    alreadyThere(given.newObjIfNoneMatchETag, bucket.objects.get(newName));
  if (failed) return failed;
  const renamed = place(bucket, { ...source, name: newName, timeModified: now });
  deleteObject(bucket, source, now);
  const { etag, versionId } = renamed;
  return { status: 200, headers: { etag, 'version-id': versionId, 'last-modified': new Date(now).toUTCString() } };
}

/** Done at once, in any region: the emulator has only one place. */
function copy(call: Call, bucket: Bucket): Reply {
  const { request, storage, now } = call;
  const given = textFields(request.body);
  const { sourceObjectName = '', destinationBucket = '', destinationObjectName = '' } = given;
  const destination = storage.buckets.get(destinationBucket);
  if (!call.may('read', 'objects', bucket.compartmentId)) return bucketNotFound(bucket.name, storage.namespace);
  if (
    given.destinationNamespace !== storage.namespace ||
    !destination ||
    !call.may('manage', 'objects', destination.compartmentId)
  ) {
    return bucketNotFound(destinationBucket, given.destinationNamespace ?? '');
  }
  const missing = ['destinationRegion', 'destinationObjectName'].find((name) => !given[name]);
  if (missing !== undefined) return errorReply(400, 'MissingParameter', `${missing} is missing.`);
  const source = findVersion(bucket, sourceObjectName, given.sourceVersionId ?? null);
  if (!source) return objectNotFound(sourceObjectName, bucket.name, storage.namespace);
  const before = destination.objects.get(destinationObjectName);
  const failed =
    otherEtag(given.sourceObjectIfMatchETag, source) ??
    otherEtag(given.destinationObjectIfMatchETag, before) ??
    alreadyThere(given.destinationObjectIfNoneMatchETag, before);
  if (failed) return failed;
  place(destination, { ...source, name: destinationObjectName, timeCreated: now, timeModified: now });
  const id = newOcid('objectstorageworkrequest');
  storage.workRequests.set(id, {
    id,
    compartmentId: bucket.compartmentId,
    operationType: 'COPY_OBJECT',
    status: 'COMPLETED',
    percentComplete: 100,
    timeAccepted: now,
    timeStarted: now,
    timeFinished: now,
    resources: [
      resource('READ', storage.namespace, bucket.name, sourceObjectName),
      resource('WRITTEN', storage.namespace, destinationBucket, destinationObjectName),
    ],
  });
  return { status: 202, headers: { 'opc-work-request-id': id } };
}

/** `/workRequests/{id}` */
export function answerWorkRequest(call: Call, id: string): Reply {
  const found = call.storage.workRequests.get(id);
  if (!found || !call.may('inspect', 'objects', found.compartmentId)) return notAuthorizedOrNotFound();
  return call.request.method === 'GET' ? jsonReply(200, found) : methodNotAllowed();
}

function resource(actionType: 'READ' | 'WRITTEN', namespace: string, bucket: string, object: string) {
  const entityUri = `/n/${namespace}/b/${bucket}/o/${encodeURIComponent(object)}`;
  return { actionType, entityType: 'object', identifier: object, entityUri, metadata: {} };
}

/** A new version with its own etag. */
function place(bucket: Bucket, object: StoredObject): StoredObject {
  const placed = { ...object, etag: randomUUID(), versionId: randomUUID() };
  addVersion(bucket, placed);
  return placed;
}

function otherEtag(expected: string | undefined, object: StoredObject | undefined): Reply | undefined {
  if (expected === undefined || (object && ['*', object.etag].includes(expected))) return undefined;
  return errorReply(412, 'IfMatchFailed', 'The If-Match header specified did not match with an existing etag.');
}

function alreadyThere(unwanted: string | undefined, object: StoredObject | undefined): Reply | undefined {
  if (unwanted !== '*' || !object) return undefined;
  return errorReply(
    412,
    'IfNoneMatchFailed',
    'The If-None-Match header specified did not match with an existing etag.',
  );
}

function textFields(body: Buffer): Record<string, string> {
  const fields = Object.entries(readFields(body));
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}
