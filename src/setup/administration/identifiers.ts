// The identifiers in the answers of the domain and of IAM. An answer without one is an error, because the next request would name nothing.

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import type { App, Group, User } from './scim.ts';

/**
 * It becomes a part of URLs and of commands, so it must have the characters that SCIM IDs, client IDs and OCIDs have.
 *
 * @param object the object whose identifier it is, for the message
 * @param identifier e.g. `OCID`
 * @throws Failure `mismatch` if it is absent or invalid
 */
export function identifierOf(value: unknown, object: string, identifier: string): string {
  if (typeof value === 'string' && /^\w[\w.:-]*$/.test(value)) return value;
  const problem =
    value === undefined || value === '' ? `contains no ${identifier}` : `contains an invalid ${identifier}`;
  throw new Failure('mismatch', 'Unexpected response', `the answer about ${object} ${problem}`, {
    hint: 'run the same command again in a minute; if the answer stays the same, open the object in the console and report this message',
  });
}

/** The client ID, which trusts and logins use. @throws Failure `mismatch` if the domain did not return it */
export function clientIdOf(app: App): string {
  return identifierOf(app.name, `the application ${printable(app.displayName)}`, 'client ID (name)');
}

/** The OCID, which policies use. @throws Failure `mismatch` if the domain did not return it */
export function groupOcid(group: Group): string {
  return identifierOf(group.ocid, `the group ${printable(group.displayName)}`, 'OCID');
}

/** The SCIM ID, which rules and memberships use. @throws Failure `mismatch` if the domain did not return it */
export function userId(user: User): string {
  return identifierOf(user.id, `the user ${printable(user.userName)}`, 'id');
}
