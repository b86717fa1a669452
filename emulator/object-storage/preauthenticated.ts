// Pre-authenticated requests: URLs with which anybody may read or write objects until they expire.

import { randomBytes } from 'node:crypto';
import { jsonReply, readFields, type Reply } from '../message.ts';
import type { Verb } from '../policy.ts';
import type { Call } from './call.ts';
import { answerObject, answerObjects } from './objects.ts';
import { bucketNotFound, errorReply, methodNotAllowed } from './reply.ts';
import type { AccessType, PreauthenticatedRequest } from './store.ts';

const READ: AccessType[] = ['ObjectRead', 'ObjectReadWrite', 'AnyObjectRead', 'AnyObjectReadWrite'];
const WRITE: AccessType[] = ['ObjectWrite', 'ObjectReadWrite', 'AnyObjectWrite', 'AnyObjectReadWrite'];

/** `/n/{namespace}/b/{bucket}/p` and, with an ID, `/n/{namespace}/b/{bucket}/p/{id}` */
export function answerPreauthenticatedRequests(call: Call, bucketName: string, id: string): Reply {
  const { request, storage } = call;
  const bucket = storage.buckets.get(bucketName);
  if (!bucket || !call.may('manage', 'buckets', bucket.compartmentId)) {
    return bucketNotFound(bucketName, storage.namespace);
  }
  const all = [...storage.preauthenticatedRequests.values()].filter((one) => one.bucket === bucketName);
  if (id === '') {
    if (request.method === 'POST') return create(call, bucketName, bucket.compartmentId);
    return request.method === 'GET' ? jsonReply(200, all.map(shown)) : methodNotAllowed();
  }
  const found = all.find((one) => one.id === id);
  if (!found) return errorReply(404, 'NotFound', `The pre-authenticated request ${id} does not exist.`);
  if (request.method === 'GET') return jsonReply(200, shown(found));
  if (request.method !== 'DELETE') return methodNotAllowed();
  storage.preauthenticatedRequests.delete(found.secret);
  return { status: 204 };
}

function create(call: Call, bucket: string, compartment: string): Reply {
  const { request, storage, now } = call;
  const given = readFields(request.body);
  const { name, accessType, timeExpires, objectName, bucketListingAction = 'Deny' } = given;
  if (typeof name !== 'string' || name === '') return errorReply(400, 'MissingParameter', 'name is missing.');
  if (![...READ, ...WRITE].includes(accessType as AccessType)) {
    return errorReply(400, 'InvalidParameter', `Invalid accessType '${String(accessType)}'`);
  }
  const isForOne = !(accessType as AccessType).startsWith('Any');
  if (isForOne && typeof objectName !== 'string') {
    return errorReply(400, 'MissingParameter', `objectName is missing for the access type ${String(accessType)}.`);
  }
  const expires = Date.parse(String(timeExpires));
  if (!(expires > Date.parse(now))) {
    return errorReply(400, 'InvalidParameter', 'timeExpires is not a time in the future.');
  }
  // Nobody can give away more than he has.
  const needed: Verb[] = [
    ...(READ.includes(accessType as AccessType) ? (['read'] as const) : []),
    ...(WRITE.includes(accessType as AccessType) ? (['manage'] as const) : []),
  ];
  if (!needed.every((verb) => call.may(verb, 'objects', compartment))) return bucketNotFound(bucket, storage.namespace);
  const secret = randomBytes(48).toString('base64url');
  const made: PreauthenticatedRequest = {
    id: randomBytes(33).toString('base64'),
    secret,
    creator: call.principal,
    bucket,
    name,
    accessType: accessType as AccessType,
    objectName: typeof objectName === 'string' ? objectName : null,
    bucketListingAction: bucketListingAction === 'ListObjects' ? 'ListObjects' : 'Deny',
    timeCreated: now,
    timeExpires: new Date(expires).toISOString(),
  };
  storage.preauthenticatedRequests.set(secret, made);
  const object = isForOne ? (made.objectName ?? '').split('/').map(encodeURIComponent).join('/') : '';
  const accessUri = `/p/${secret}/n/${storage.namespace}/b/${bucket}/o/${object}`;
  const fullPath = `https://${request.header('host') ?? ''}${accessUri}`;
  return jsonReply(200, { ...shown(made), accessUri, fullPath });
}

/**
 * `/p/{secret}/n/{namespace}/b/{bucket}/o/{object}`, without a signature
 *
 * @param call whose principal is the creator: what he may no longer do, the URL does not allow either
 */
export function answerUnsigned(call: Call, made: PreauthenticatedRequest, bucket: string, object: string): Reply {
  const { request, storage } = call;
  const refused = bucketNotFound(bucket, storage.namespace);
  const because = (reason: string): Reply => ({ ...refused, reason: `the pre-authenticated request ${reason}` });
  if (bucket !== made.bucket) return because('is for another bucket');
  if (Date.parse(made.timeExpires) <= Date.parse(call.now)) return because('has expired');
  const { accessType, objectName } = made;
  if (object === '') {
    const mayList = accessType.startsWith('Any') && made.bucketListingAction === 'ListObjects';
    return request.method === 'GET' && mayList ? answerObjects(call, bucket) : because('does not allow to list');
  }
  const isMeant = accessType.startsWith('Any') ? object.startsWith(objectName ?? '') : object === objectName;
  if (!isMeant) return because('is for other objects');
  const isRead = ['GET', 'HEAD'].includes(request.method);
  if (!isRead && request.method !== 'PUT') return methodNotAllowed();
  if (!(isRead ? READ : WRITE).includes(accessType)) return because(`does not allow to ${isRead ? 'read' : 'write'}`);
  return answerObject(call, bucket, object);
}

function shown({
  id,
  name,
  bucketListingAction,
  objectName,
  accessType,
  timeCreated,
  timeExpires,
}: PreauthenticatedRequest) {
  return { id, name, bucketListingAction, objectName, accessType, timeCreated, timeExpires };
}
