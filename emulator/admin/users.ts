// Users: a service user needs no email address and stays a service user; a user in a trust cannot be deleted.

import { USER_EXTENSION, type DomainStore } from '../domain/store.ts';
import type { Document } from './filter.ts';
import { checkUnique, type Kind } from './kind.ts';
import { USER_ATTRIBUTES } from './schema/user.ts';
import { ScimError } from './scim-error.ts';

export function userKind(store: DomainStore): Kind {
  const kind: Kind = {
    collection: 'Users',
    schema: USER_ATTRIBUTES,
    ocidKind: 'user',
    stored: store.users,
    complete(document) {
      const extension = (document[USER_EXTENSION] ?? {}) as Document;
      document[USER_EXTENSION] = { ...extension, serviceUser: extension.serviceUser === true };
      document.active ??= true;
    },
    check(document, before) {
      const { serviceUser } = document[USER_EXTENSION] as { serviceUser: boolean };
      const emails = (document.emails ?? []) as { primary?: boolean }[];
      if (!before && !serviceUser && !emails.some(({ primary }) => primary === true)) {
        throw new ScimError(400, 'The primary email must be specified.', {
          messageId: 'error.identity.user.primaryEmailNotSpecified',
        });
      }
      checkUnique(kind, document, 'userName');
    },
    checkRemoval({ id }) {
      const named = [...store.trusts.values()].some((trust) =>
        trust.impersonationServiceUsers?.some(({ value }) => value === id),
      );
      // The real service gives no reason either (oci-federation.md §4, trap 7).
      if (named) throw new ScimError(400, '');
    },
    onRemoved({ id, ocid }) {
      for (const group of store.groups.values()) group.members = group.members.filter(({ value }) => value !== id);
      for (const [keyId, { userOcid }] of store.apiKeys) if (userOcid === ocid) store.apiKeys.delete(keyId);
      for (const [token, userOcid] of store.accessTokens) if (userOcid === ocid) store.accessTokens.delete(token);
    },
    computed({ id }) {
      const groups = [...store.groups.values()].filter(({ members }) => members.some(({ value }) => value === id));
      if (groups.length === 0) return {};
      return {
        groups: groups.map((group) => ({
          value: group.id,
          ocid: group.ocid,
          display: group.displayName,
          type: 'direct',
        })),
      };
    },
  };
  return kind;
}
