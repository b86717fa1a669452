// The resources of an identity domain that setup reads and makes, in the shape of its SCIM interface, and their schemas.

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
  /** 32 hexadecimal digits: what rules and memberships name. */
  id: string;
  /** What policies name. */
  ocid?: string;
  /** Returned on request only. */
  tags?: readonly Tag[];
}

export interface User extends Resource {
  userName: string;
  active?: boolean;
  [USER_EXTENSION]?: { serviceUser?: boolean };
}

export interface Group extends Resource {
  displayName: string;
  /** Returned on request only. */
  members?: readonly { value: string }[];
}

export interface App extends Resource {
  displayName: string;
  /** The client id. */
  name?: string;
  active?: boolean;
  isOAuthClient?: boolean;
  clientType?: string;
  /** Only in the answer to its creation. Secret. */
  clientSecret?: string;
}

export interface ServiceUserRule {
  rule: string;
  /** SCIM id of a service user. */
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
  /** Returned on request only: a plain GET would read as "none". */
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

/** Everything setup looks at, named one by one, because some of it is returned on request only. */
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

/** Key of the tag by which setup knows what it made; one value for each name that uses the resource. */
const OWNER_TAG = 'oci-wif';

export function ownerTag(name: string): Tag {
  return { key: OWNER_TAG, value: name };
}

/** The names under which setup made or uses the resource; none: it was there before, and is never removed. */
export function ownersOf(resource: Resource): string[] {
  return (resource.tags ?? []).filter(({ key }) => key === OWNER_TAG).map(({ value }) => value);
}

/** A string as SCIM's filters quote it (RFC 7644 §3.4.2.2: as JSON does). */
export function filterValue(text: string): string {
  return JSON.stringify(text);
}
