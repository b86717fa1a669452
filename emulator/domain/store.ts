// The contents of an identity domain, as the SCIM resources of the real service.

import { type KeyObject, randomBytes, randomUUID } from 'node:crypto';

export const USER_EXTENSION = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
export const TRUST_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust';

export interface ScimResource {
  schemas: string[];
  /** 32 hexadecimal digits. */
  id: string;
  ocid: string;
  meta: { resourceType: string; created: string; lastModified: string };
}

export interface User extends ScimResource {
  userName: string;
  active: boolean;
  [USER_EXTENSION]: { serviceUser: boolean };
}

export interface Group extends ScimResource {
  displayName: string;
  /** `value` is the SCIM ID of a user. */
  members: { value: string; type: 'User' }[];
}

export interface App extends ScimResource {
  /** The client ID. */
  name: string;
  displayName: string;
  active: boolean;
  isOAuthClient: boolean;
  clientType: 'confidential' | 'public';
  allowedGrants: string[];
  basedOnTemplate: { value: string };
  clientSecret: string;
  /** The aliases of the certificates whose keys sign its client assertions. Several are valid at once. */
  certificates?: { certAlias: string }[];
}

/** A certificate of an OAuth client. */
export interface ClientCertificate extends ScimResource {
  certificateAlias: string;
  /** Base64 of the DER on one line. */
  x509Base64Certificate: string;
}

/** Attribute names as in the SCIM schema; oci-federation.md §4 says what each does. */
export interface IdentityPropagationTrust extends ScimResource {
  name: string;
  type: 'JWT';
  issuer: string;
  active: boolean;
  publicKeyEndpoint?: string;
  publicCertificate?: string;
  oauthClients: string[];
  subjectType: 'User' | 'Resource';
  allowImpersonation: boolean;
  /** `value` is the SCIM ID of a service user. */
  impersonationServiceUsers?: { rule: string; value: string }[];
  impersonatingResource?: string;
  /** At most three, each the JWT claim's name behind `ext_`. */
  claimPropagations?: string[];
  subjectClaimName?: string;
  subjectMappingAttribute?: string;
  clientClaimName?: string;
  clientClaimValues?: string[];
  clockSkewSeconds?: number;
}

/** A key registered for a user, for API-key signatures: the keyId is `tenancy/user/fingerprint`. */
interface ApiKey {
  keyId: string;
  userOcid: string;
  publicKey: KeyObject;
}

export interface DomainStore {
  /** Each by its SCIM ID. */
  users: Map<string, User>;
  groups: Map<string, Group>;
  apps: Map<string, App>;
  clientCertificates: Map<string, ClientCertificate>;
  trusts: Map<string, IdentityPropagationTrust>;
  /** By keyId. */
  apiKeys: Map<string, ApiKey>;
  /** OCIDs of users by their personal access token. */
  accessTokens: Map<string, string>;
  /** The client ID of the next application that a client creates, unless another has it. Default: a random one. */
  nextClientId?: string;
  /** OCIDs of the users with the role Identity Domain Administrator. */
  administrators: Set<string>;
}

export function createStore(): DomainStore {
  return {
    users: new Map(),
    groups: new Map(),
    apps: new Map(),
    clientCertificates: new Map(),
    trusts: new Map(),
    apiKeys: new Map(),
    accessTokens: new Map(),
    administrators: new Set(),
  };
}

/** The attributes of every new resource. `kind` is the middle part of its OCID. */
export function newResource(resourceType: string, kind: string, schema: string): ScimResource {
  const id = randomBytes(16).toString('hex');
  const now = new Date().toISOString();
  const meta = { resourceType, created: now, lastModified: now };
  return { schemas: [schema], id, ocid: newOcid(kind), meta };
}

/** Returns a random OCID of the first realm. */
export function newOcid(kind: string): string {
  return `ocid1.${kind}.oc1..aaaaaaaa${randomBytes(26).toString('hex')}`;
}

/** The client ID of a confidential application: 32 hexadecimal digits. */
export function newClientId(): string {
  return randomBytes(16).toString('hex');
}

export function newClientSecret(): string {
  return `idcscs-${randomUUID()}`;
}
