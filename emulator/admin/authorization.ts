// Authenticates an administrator: by a signed request or a personal access token.

import type { Domain } from '../domain/domain.ts';
import type { DomainStore } from '../domain/store.ts';
import type { Incoming, Reply } from '../message.ts';
import type { Principal } from '../policy.ts';
import { notAuthenticated, verifyRequest, type KeyLookup } from '../signature/verify.ts';
import { accessDenied, errorReply, ScimError } from './scim-error.ts';

/** Members of a group with one of these names are administrators, as are the users in `store.administrators`. */
const GROUPS = ['Administrators', 'Identity Domain Administrators'];

/** @returns the refusal, or nothing for an administrator */
export async function refuseUnlessAdministrator(
  request: Incoming,
  domain: Domain,
  lookUpKey: KeyLookup,
  now: number,
): Promise<Reply | undefined> {
  const [, bearer] = /^Bearer (\S+)$/i.exec(request.header('authorization') ?? '') ?? [];
  if (bearer !== undefined) {
    const userOcid = domain.store.accessTokens.get(bearer);
    if (userOcid === undefined) return { ...errorReply(unknownToken()), reason: 'unknown access token' };
    return isAdministrator({ kind: 'user', ocid: userOcid, tenancy: domain.tenancy }, domain)
      ? undefined
      : errorReply(accessDenied());
  }
  const authentication = await verifyRequest(request, lookUpKey, { now });
  if (!authentication.ok) return notAuthenticated(authentication.reason);
  return isAdministrator(authentication.principal, domain) ? undefined : errorReply(accessDenied());
}

/** An administrator of the domain; in the emulator also of the tenancy. */
export function isAdministrator(principal: Principal, domain: Domain): boolean {
  if (principal.kind !== 'user' || principal.tenancy !== domain.tenancy) return false;
  const { store } = domain;
  const user = userOf(principal.ocid, store);
  if (user?.active !== true) return false;
  if (store.administrators.has(user.ocid)) return true;
  const groups = [...store.groups.values()].filter(({ displayName }) => GROUPS.includes(displayName));
  return groups.some(({ members }) => members.some(({ value }) => value === user.id));
}

function userOf(ocid: string, store: DomainStore) {
  return [...store.users.values()].find((user) => user.ocid === ocid);
}

function unknownToken(): ScimError {
  return new ScimError(401, 'The access token is not valid.', { messageId: 'error.common.common.unauthorized' });
}
