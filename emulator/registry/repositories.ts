// Artifacts: the API that lists and creates the repositories of the container registry.

import { jsonReply, readFields, type Reply, type Service } from '../message.ts';
import { errorReply, notAuthorizedOrNotFound } from '../object-storage/reply.ts';
import { createSignedService, type SignedCall, type SignedServiceOptions } from '../signed-service.ts';
import type { Registry, Repository } from './registry.ts';

const REPOSITORIES = '/20160918/container/repositories';

interface Options extends SignedServiceOptions {
  registry: Registry;
  /** Object Storage namespace of the tenancy. */
  namespace: string;
}

export function createRepositoryService(options: Options): Service {
  return createSignedService('/20160918/container/', options, (call) => {
    const { method, path } = call.request;
    if (path === REPOSITORIES && method === 'GET') return list(call, options);
    if (path === REPOSITORIES && method === 'POST') return create(call, options);
    return errorReply(404, 'NotFound', `The emulator has no operation ${method} ${path}`);
  });
}

function list({ request, may }: SignedCall, { registry, namespace }: Options): Reply {
  const compartmentId = request.query.get('compartmentId');
  const displayName = request.query.get('displayName');
  if (compartmentId === null) return errorReply(400, 'MissingParameter', 'compartmentId is missing.');
  if (!may('inspect', 'repos', compartmentId)) return notAuthorizedOrNotFound();
  const found = [...registry.repositories.values()].filter(
    (one) => one.compartmentId === compartmentId && (displayName === null || one.displayName === displayName),
  );
  return jsonReply(200, {
    items: found.map((one) => summary(one, namespace)),
    repositoryCount: found.length,
    remainingItemsCount: 0,
  });
}

function create({ request, may, caller, now }: SignedCall, { registry, namespace }: Options): Reply {
  const { compartmentId, displayName, isPublic, isImmutable } = readFields(request.body);
  if (typeof compartmentId !== 'string' || typeof displayName !== 'string')
    return errorReply(400, 'MissingParameter', 'compartmentId or displayName is missing.');
  if (!/^[a-z0-9]+([._/-][a-z0-9]+)*$/.test(displayName))
    return errorReply(400, 'InvalidParameter', `Invalid repository name ${displayName}`);
  if (!may('manage', 'repos', compartmentId)) return notAuthorizedOrNotFound();
  if (registry.repositories.has(displayName))
    return errorReply(409, 'Conflict', `The repository ${displayName} already exists.`);
  const repository = registry.addRepository({
    compartmentId,
    displayName,
    createdBy: caller,
    timeCreated: now,
    isPublic: isPublic === true,
    isImmutable: isImmutable === true,
  });
  const { createdBy } = repository;
  const details = { createdBy, isImmutable: repository.isImmutable, readme: null, timeLastPushed: null };
  return jsonReply(200, { ...summary(repository, namespace), ...details });
}

function summary(repository: Repository, namespace: string) {
  const { id, compartmentId, displayName, isPublic, timeCreated, manifests, blobs } = repository;
  return {
    id,
    compartmentId,
    displayName,
    namespace,
    isPublic,
    timeCreated,
    lifecycleState: 'AVAILABLE',
    imageCount: new Set(manifests.values()).size,
    layerCount: blobs.size,
    layersSizeInBytes: [...blobs.values()].reduce((sum, { body }) => sum + body.length, 0),
    billableSizeInGBs: 0,
    freeformTags: {},
    definedTags: {},
  };
}
