// The SCIM resources of an identity domain that setup reads and creates, and their schemas.

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const USER_EXTENSION = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const APP_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:App';
export const APP_STATUS_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger';
export const APP_SECRET_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator';
export const TRUST_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export interface Tag {
  key: string;
  value: string;
}

export interface Resource {
  /** 32 hexadecimal digits; used in rules and memberships. */
  id: string;
  /** Used in policies. */
  ocid?: string;
  /** Returned only on request. */
  tags?: readonly Tag[];
}

export interface User extends Resource {
  userName: string;
  active?: boolean;
  [USER_EXTENSION]?: { serviceUser?: boolean };
}

export interface Group extends Resource {
  displayName: string;
  /** Returned only on request. */
  members?: readonly { value: string }[];
}

export interface App extends Resource {
  displayName: string;
  /** The client ID. */
  name?: string;
  active?: boolean;
  isOAuthClient?: boolean;
  clientType?: string;
  /** Returned only when the application is created. Secret. */
  clientSecret?: string;
}

interface ServiceUserRule {
  rule: string;
  /** SCIM ID of a service user. */
  value: string;
}

export interface Trust extends Resource {
  name: string;
  issuer: string;
  active?: boolean;
  publicKeyEndpoint?: string;
  publicCertificate?: string;
  oauthClients?: readonly string[];
  subjectType?: string;
  allowImpersonation?: boolean;
  /** Returned only on request: in a plain GET, the rules are missing. */
  impersonationServiceUsers?: readonly ServiceUserRule[];
  impersonatingResource?: string;
  claimPropagations?: readonly string[];
  clientClaimName?: string;
  clientClaimValues?: readonly string[];
}

export interface ResourceTypes {
  Users: User;
  Groups: Group;
  Apps: App;
  IdentityPropagationTrusts: Trust;
}

export type ResourceType = keyof ResourceTypes;

/** Every attribute that setup reads, because some are returned only on request. */
export const ATTRIBUTES: Readonly<Record<ResourceType, readonly string[]>> = {
  Users: ['ocid', 'userName', 'active', `${USER_EXTENSION}:serviceUser`, 'tags'],
  Groups: ['ocid', 'displayName', 'members', 'tags'],
  Apps: ['ocid', 'displayName', 'name', 'active', 'isOAuthClient', 'clientType', 'tags'],
  IdentityPropagationTrusts: [
    'ocid',
    'name',
    'issuer',
    'active',
    'publicKeyEndpoint',
    'publicCertificate',
    'oauthClients',
    'subjectType',
    'allowImpersonation',
    'impersonationServiceUsers',
    'impersonatingResource',
    'claimPropagations',
    'clientClaimName',
    'clientClaimValues',
    'tags',
  ],
};

export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** Key of the tag by which setup recognizes what it created; one value for each --name that uses the resource. */
const OWNER_TAG = 'oci-wif';

export function ownerTag(name: string): Tag {
  return { key: OWNER_TAG, value: name };
}

/** Each --name for which setup created or uses the resource. Empty: setup did not create it and never removes it. */
export function ownersOf(resource: Resource): string[] {
  return (resource.tags ?? []).filter(({ key }) => key === OWNER_TAG).map(({ value }) => value);
}

/** Quotes a string for a SCIM filter (RFC 7644 §3.4.2.2: as in JSON). */
export function filterValue(text: string): string {
  return JSON.stringify(text);
}

// The identifiers in the answers of the domain and of IAM. An answer without one is an error, because the next request would name nothing.

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
