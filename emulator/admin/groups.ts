// Groups and their members.

import type { Deviations } from '../deviations.ts';
import type { DomainStore } from '../domain/store.ts';
import type { Document } from './filter.ts';
import { checkUnique, findUser, type Kind } from './kind.ts';
import { GROUP_ATTRIBUTES } from './schema/group.ts';
import { invalidValue, noSuchReference } from './scim-error.ts';

export function groupKind(store: DomainStore, deviations: Deviations): Kind {
  const kind: Kind = {
    collection: 'Groups',
    schema: GROUP_ATTRIBUTES,
    ocidKind: 'group',
    stored: store.groups,
    complete(document) {
      document.members ??= [];
      for (const member of document.members as Document[]) {
        const user = findUser(store, member.value);
        if (user) member.ocid = user.ocid;
      }
    },
    check(document) {
      const members = document.members as Document[];
      for (const { value, type } of members) {
        if (type !== 'User') throw invalidValue(`${String(type)} is not an allowed value of Group.members.type.`);
        if (!findUser(store, value)) throw noSuchReference('Group.members', 'User', String(value));
      }
      if (new Set(members.map(({ value }) => value)).size < members.length) {
        throw invalidValue('The attribute Group.members has the same value twice.');
      }
      checkUnique(kind, document, 'displayName');
    },
    computed({ members, ocid }) {
      const shown = deviations.groupOcids ? { ocid } : { ocid: undefined };
      if ((members as Document[]).length === 0) return shown;
      const named = (members as Document[]).map((member) => {
        const name = store.users.get(String(member.value))?.userName;
        return { ...member, ...(name === undefined ? {} : { name, display: name }) };
      });
      return { ...shown, members: named };
    },
  };
  return kind;
}
