// The contents of Object Storage: the buckets and objects of one namespace.

import { randomUUID } from 'node:crypto';
import { newOcid } from '../domain/store.ts';
import type { Principal } from '../policy.ts';

export interface Bucket {
  id: string;
  name: string;
  compartmentId: string;
  createdBy: string;
  timeCreated: string;
  etag: string;
  metadata: Record<string, string>;
  publicAccessType: string;
  storageTier: string;
  versioning: string;
  freeformTags: Record<string, string>;
  definedTags: Record<string, unknown>;
  /** The current version of each object, by name. */
  objects: Map<string, StoredObject>;
  /** Earlier versions and delete markers, the newest first. Empty without versioning. */
  formerVersions: ObjectVersion[];
}

export interface StoredObject {
  name: string;
  /** Objects have one in buckets without versioning too. */
  versionId: string;
  body: Buffer;
  contentType: string;
  etag: string;
  /** Base64; of a multipart upload with the number of its parts, `…==-3`. */
  md5: string;
  /** ISO 8601 */
  timeCreated: string;
  timeModified: string;
  /** The headers of the upload that a download returns: `opc-meta-…`, `cache-control` … */
  metadata: Record<string, string>;
}

export interface ObjectVersion extends StoredObject {
  isDeleteMarker: boolean;
}

export interface MultipartUpload {
  id: string;
  bucket: string;
  object: string;
  headers: Record<string, string>;
  timeCreated: string;
  /** By number. */
  parts: Map<number, { etag: string; md5: string; body: Buffer }>;
}

export type AccessType = `${'Object' | 'AnyObject'}${'Read' | 'Write' | 'ReadWrite'}`;

export interface PreauthenticatedRequest {
  id: string;
  /** The part of the URL that authenticates. */
  secret: string;
  creator: Principal;
  bucket: string;
  name: string;
  accessType: AccessType;
  /** Of an `Any…` type, the beginning of the names; null for all. */
  objectName: string | null;
  bucketListingAction: 'Deny' | 'ListObjects';
  timeCreated: string;
  timeExpires: string;
}

/** As an answer shows it. */
interface WorkRequest {
  id: string;
  compartmentId: string;
  operationType: 'COPY_OBJECT';
  status: 'COMPLETED';
  percentComplete: number;
  timeAccepted: string;
  timeStarted: string;
  timeFinished: string;
  resources: object[];
}

export interface ObjectStorage {
  namespace: string;
  /** By name. */
  buckets: Map<string, Bucket>;
  /** By ID. */
  uploads: Map<string, MultipartUpload>;
  /** By their secret. */
  preauthenticatedRequests: Map<string, PreauthenticatedRequest>;
  /** By ID. */
  workRequests: Map<string, WorkRequest>;
}

/** An empty bucket with the defaults of OCI. */
export function newBucket(given: Pick<Bucket, 'name' | 'compartmentId'> & Partial<Bucket>): Bucket {
  return {
    id: newOcid('bucket'),
    createdBy: 'emulator',
    timeCreated: new Date(0).toISOString(),
    etag: randomUUID(),
    metadata: {},
    publicAccessType: 'NoPublicAccess',
    storageTier: 'Standard',
    versioning: 'Disabled',
    freeformTags: {},
    definedTags: {},
    objects: new Map(),
    formerVersions: [],
    ...given,
  };
}

export function createObjectStorage(namespace: string): ObjectStorage {
  return {
    namespace,
    buckets: new Map(),
    uploads: new Map(),
    preauthenticatedRequests: new Map(),
    workRequests: new Map(),
  };
}
