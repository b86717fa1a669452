// The administration of the identity domain: `/admin/v1/`, for administrators only.

import type { Clock } from '../clock.ts';
import type { Domain } from '../domain/domain.ts';
import type { KeySetFetcher } from '../domain/key-set.ts';
import { requestIds } from '../domain/refusal.ts';
import type { Incoming, Reply, Service } from '../message.ts';
import type { KeyLookup } from '../signature/verify.ts';
import { changeStatus, regenerateSecret } from './app-operations.ts';
import { appKind } from './apps.ts';
import { refuseUnlessAdministrator } from './authorization.ts';
import { clientCertificateKind } from './client-certificates.ts';
import { answerCollection } from './collection.ts';
import { groupKind } from './groups.ts';
import type { Kind } from './kind.ts';
import { errorReply, ScimError } from './scim-error.ts';
import { trustKind } from './trusts.ts';
import { userKind } from './users.ts';

export interface AdminOptions {
  domain: Domain;
  keySets: KeySetFetcher;
  lookUpKey: KeyLookup;
  clock: Clock;
}

const PREFIX = '/admin/v1/';

export function createAdminService(options: AdminOptions): Service {
  const { domain, keySets, lookUpKey, clock } = options;
  const { store } = domain;
  const { deviations } = domain;
  const kinds = [
    userKind(store),
    groupKind(store, deviations),
    appKind(store),
    clientCertificateKind(store),
    trustKind(store, keySets, deviations),
  ];
  return async (request) => {
    if (!request.path.startsWith(PREFIX)) return undefined;
    const reply =
      (await refuseUnlessAdministrator(request, domain, lookUpKey, clock.now())) ??
      (await route(request, kinds, options));
    return { ...reply, headers: { ...requestIds(), ...reply.headers } };
  };
}

async function route(request: Incoming, kinds: Kind[], { domain, clock }: AdminOptions): Promise<Reply> {
  const [collection = '', id, ...rest] = request.path.slice(PREFIX.length).split('/');
  const one = id === '' ? undefined : id;
  try {
    const kind = kinds.find((each) => each.collection === collection);
    if (rest.length > 0) throw new ScimError(404, `There is no resource at ${request.path}.`);
    if (kind) return await answerCollection(request, kind, one, { domain, clock });
    if (collection === 'AppStatusChanger') return changeStatus(request, one, domain.store);
    if (collection === 'AppClientSecretRegenerator') return regenerateSecret(request, one, domain.store);
    throw new ScimError(404, `The emulator has no resource type at ${request.path}.`);
  } catch (error) {
    if (error instanceof ScimError) return errorReply(error);
    throw error;
  }
}
