// The contents of the container registry: repositories with their images, and the tokens that it has issued.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { newOcid } from '../domain/store.ts';
import type { Principal } from '../policy.ts';

export interface Repository {
  id: string;
  /** The name without the namespace, such as `app/web`. */
  displayName: string;
  compartmentId: string;
  createdBy: string;
  /** ISO 8601 */
  timeCreated: string;
  isPublic: boolean;
  isImmutable: boolean;
  /** By tag and by digest. */
  manifests: Map<string, Content>;
  /** By digest. */
  blobs: Map<string, Content>;
}

export interface Content {
  /** `sha256:…` */
  digest: string;
  mediaType: string;
  body: Buffer;
}

export interface Registry {
  /** The principal of each issued token. */
  tokens: Map<string, Principal>;
  /** By display name. */
  repositories: Map<string, Repository>;
  addRepository: (repository: Pick<Repository, 'displayName' | 'compartmentId'> & Partial<Repository>) => Repository;
}

export function createRegistry(): Registry {
  const repositories: Registry['repositories'] = new Map();
  return {
    tokens: new Map(),
    repositories,
    addRepository(given) {
      const repository: Repository = {
        id: newOcid('containerrepo'),
        createdBy: 'emulator',
        timeCreated: new Date(0).toISOString(),
        isPublic: false,
        isImmutable: false,
        manifests: new Map(),
        blobs: new Map(),
        ...given,
      };
      repositories.set(repository.displayName, repository);
      return repository;
    },
  };
}

/** Adds an image with one empty layer. Returns the digest of its manifest. */
export function addImage(repository: Repository, tag: string): string {
  const files = Buffer.alloc(1024);
  const layer = contentOf('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(files));
  const config = jsonContent('application/vnd.oci.image.config.v1+json', {
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [digestOf(files)] },
  });
  const manifest = jsonContent('application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor(config),
    layers: [descriptor(layer)],
  });
  for (const blob of [layer, config]) repository.blobs.set(blob.digest, blob);
  for (const reference of [tag, manifest.digest]) repository.manifests.set(reference, manifest);
  return manifest.digest;
}

function jsonContent(mediaType: string, value: object): Content {
  return contentOf(mediaType, Buffer.from(JSON.stringify(value)));
}

export function contentOf(mediaType: string, body: Buffer): Content {
  return { digest: digestOf(body), mediaType, body };
}

function descriptor({ digest, mediaType, body }: Content) {
  return { mediaType, digest, size: body.length };
}

function digestOf(body: Buffer): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
