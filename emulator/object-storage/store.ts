// The contents of Object Storage: the buckets and objects of one namespace.

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
  /** Base64. */
  md5: string;
  /** ISO 8601 */
  timeCreated: string;
  timeModified: string;
  /** The `opc-meta-` headers of the upload. */
  metadata: Record<string, string>;
}

export interface ObjectVersion extends StoredObject {
  isDeleteMarker: boolean;
}

export interface ObjectStorage {
  namespace: string;
  /** By name. */
  buckets: Map<string, Bucket>;
}
