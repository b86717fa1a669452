// The versions of objects: kept in a bucket with versioning, listed and deleted one by one.

import { randomUUID } from 'node:crypto';
import { jsonReply, type Reply } from '../message.ts';
import type { Call } from './call.ts';
import { bucketNotFound, methodNotAllowed, objectNotFound } from './reply.ts';
import type { Bucket, ObjectVersion, StoredObject } from './store.ts';

/** `/n/{namespace}/b/{bucket}/objectversions` */
export function answerObjectVersions(call: Call, bucketName: string): Reply {
  const { storage, request } = call;
  const bucket = storage.buckets.get(bucketName);
  if (!bucket || !call.may('inspect', 'objects', bucket.compartmentId)) {
    return bucketNotFound(bucketName, storage.namespace);
  }
  if (request.method !== 'GET') return methodNotAllowed();
  const prefix = request.query.get('prefix') ?? '';
  const limit = Number(request.query.get('limit') ?? 1000);
  const from = Number(request.query.get('page') ?? 0);
  const all = versionsOf(bucket).filter(({ name }) => name.startsWith(prefix));
  const next: Record<string, string> = from + limit < all.length ? { 'opc-next-page': String(from + limit) } : {};
  return jsonReply(200, { items: all.slice(from, from + limit).map(summary), prefixes: [] }, next);
}

/** The object with this version ID, or the current one without an ID. */
export function findVersion(bucket: Bucket, name: string, versionId: string | null): StoredObject | undefined {
  const current = bucket.objects.get(name);
  if (versionId === null || current?.versionId === versionId) return current;
  const former = bucket.formerVersions.find((one) => one.name === name && one.versionId === versionId);
  return former?.isDeleteMarker === true ? undefined : former;
}

/** Makes this version the current one. Without versioning it replaces the one before. */
export function addVersion(bucket: Bucket, object: StoredObject): void {
  retireCurrent(bucket, object.name);
  bucket.objects.set(object.name, object);
}

/** Deletes the object. With versioning, a marker hides its versions, which remain. */
export function deleteObject(bucket: Bucket, object: StoredObject, now: string): Reply {
  const headers = { 'last-modified': new Date(now).toUTCString() };
  retireCurrent(bucket, object.name);
  bucket.objects.delete(object.name);
  if (bucket.versioning !== 'Enabled') return { status: 204, headers };
  const versionId = randomUUID();
  bucket.formerVersions.unshift({ ...object, versionId, timeModified: now, isDeleteMarker: true });
  return { status: 204, headers: { ...headers, 'version-id': versionId, 'is-delete-marker': 'true' } };
}

/** Removes one version or delete marker for good. The newest of the others becomes the current one, unless it is a marker. */
export function deleteVersion(call: Call, bucket: Bucket, name: string, versionId: string): Reply {
  const isMeant = (one: StoredObject | undefined): boolean => one?.name === name && one.versionId === versionId;
  const isCurrent = isMeant(bucket.objects.get(name));
  const index = bucket.formerVersions.findIndex(isMeant);
  if (!isCurrent && index < 0) return objectNotFound(name, bucket.name, call.storage.namespace);
  if (isCurrent) bucket.objects.delete(name);
  else bucket.formerVersions.splice(index, 1);
  const newest = bucket.formerVersions.find((one) => one.name === name);
  if (!bucket.objects.has(name) && newest?.isDeleteMarker === false) {
    bucket.formerVersions.splice(bucket.formerVersions.indexOf(newest), 1);
    bucket.objects.set(name, newest);
  }
  return { status: 204, headers: { 'version-id': versionId, 'last-modified': new Date(call.now).toUTCString() } };
}

function retireCurrent(bucket: Bucket, name: string): void {
  const current = bucket.objects.get(name);
  if (current && bucket.versioning === 'Enabled') bucket.formerVersions.unshift({ ...current, isDeleteMarker: false });
}

/** By name, and the newest first. */
function versionsOf(bucket: Bucket): ObjectVersion[] {
  const current = [...bucket.objects.values()].map((object) => ({ ...object, isDeleteMarker: false }));
  return [...current, ...bucket.formerVersions].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

function summary({ name, versionId, isDeleteMarker, body, md5, etag, timeCreated, timeModified }: ObjectVersion) {
  const content = isDeleteMarker ? {} : { size: body.length, md5, etag, storageTier: 'Standard' };
  return { name, versionId, isDeleteMarker, timeCreated, timeModified, ...content };
}
