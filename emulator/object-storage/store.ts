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
  objects: Map<string, StoredObject>;
}

export interface StoredObject {
  name: string;
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

export interface ObjectStorage {
  namespace: string;
  /** By name. */
  buckets: Map<string, Bucket>;
}
