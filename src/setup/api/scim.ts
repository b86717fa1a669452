// The SCIM resources of an identity domain that setup reads and creates, and their schemas.

import { printable } from '../../text/printable.ts';
import { booleanOf, identifierOf, listOf, shapeOf, type Reader, type Shape, type Shaped, textOf } from './answer.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const USER_EXTENSION = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const APP_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:App';
export const APP_STATUS_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger';
export const APP_SECRET_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator';
export const CLIENT_CERTIFICATE_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:OAuthClientCertificate';
export const TRUST_SCHEMA = 'urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const COMMON = {
  required: {
    /** 32 hexadecimal digits; used in rules and memberships. */
    id: identifierOf,
  },
  optional: {
    /** Used in policies. */
    ocid: textOf,
    /** Returned only on request. */
    tags: listOf(shapeOf({ required: { key: textOf, value: textOf }, optional: {} })),
  },
};

const RULE = shapeOf({ required: { rule: textOf }, optional: { value: identifierOf, ocid: identifierOf } });

/** Every attribute that setup reads. What is optional may be missing in an answer. */
const RESOURCES = {
  Users: {
    required: { ...COMMON.required, userName: textOf },
    optional: {
      ...COMMON.optional,
      active: booleanOf,
      [USER_EXTENSION]: shapeOf({ required: {}, optional: { serviceUser: booleanOf } }),
    },
  },
  Groups: {
    required: { ...COMMON.required, displayName: textOf },
    optional: {
      ...COMMON.optional,
      /** Returned only on request. */
      members: listOf(shapeOf({ required: { value: textOf }, optional: {} })),
    },
  },
  Apps: {
    required: { ...COMMON.required, displayName: textOf },
    optional: {
      ...COMMON.optional,
      /** The client ID. */
      name: textOf,
      active: booleanOf,
      isOAuthClient: booleanOf,
      clientType: textOf,
      /** The aliases of the certificates with whose keys its clients sign. */
      certificates: listOf(shapeOf({ required: { certAlias: textOf }, optional: {} })),
      /** Returned only when the application is created. Secret. */
      clientSecret: textOf,
    },
  },
  OAuthClientCertificates: { required: { ...COMMON.required, certificateAlias: textOf }, optional: {} },
  IdentityPropagationTrusts: {
    required: { ...COMMON.required, issuer: textOf },
    optional: {
      ...COMMON.optional,
      active: booleanOf,
      publicKeyEndpoint: textOf,
      publicCertificate: textOf,
      oauthClients: listOf(textOf),
      subjectType: textOf,
      allowImpersonation: booleanOf,
      /** Returned only on request: in a plain GET, the rules are missing. */
      impersonationServiceUsers: listOf(ruleOf),
      subjectClaimName: textOf,
      subjectMappingAttribute: textOf,
      impersonatingResource: textOf,
      claimPropagations: listOf(textOf),
      clientClaimName: textOf,
      clientClaimValues: listOf(textOf),
      claimValidations: listOf(shapeOf({ required: { name: textOf }, optional: { value: textOf } })),
    },
  },
} satisfies Record<string, Shape>;

/** `value` is the SCIM ID of a service user; its OCID if the rule has only that, as Oracle's sample writes it. */
function ruleOf(entry: unknown, object: string, attribute: string): { rule: string; value: string } {
  const { rule, value, ocid } = RULE(entry, object, attribute);
  return { rule, value: value ?? identifierOf(ocid, object, `${attribute}.value`) };
}

export type ResourceType = keyof typeof RESOURCES;
export type ResourceTypes = { [T in ResourceType]: Shaped<(typeof RESOURCES)[T]> };

export type Resource = Shaped<typeof COMMON>;
export type User = ResourceTypes['Users'];
export type Group = ResourceTypes['Groups'];
export type App = ResourceTypes['Apps'];
export type ClientCertificate = ResourceTypes['OAuthClientCertificates'];
export type Trust = ResourceTypes['IdentityPropagationTrusts'];

/** Each throws Failure `mismatch` if an attribute that setup reads is missing or has another type. */
export const READERS: { [T in ResourceType]: Reader<ResourceTypes[T]> } = {
  Users: shapeOf(RESOURCES.Users),
  Groups: shapeOf(RESOURCES.Groups),
  Apps: shapeOf(RESOURCES.Apps),
  OAuthClientCertificates: shapeOf(RESOURCES.OAuthClientCertificates),
  IdentityPropagationTrusts: shapeOf(RESOURCES.IdentityPropagationTrusts),
};

/** The attributes to request, because some are returned only on request. A client secret is not asked for. */
export function attributesOf(type: ResourceType): string {
  const { required, optional } = RESOURCES[type];
  return [...Object.keys(required), ...Object.keys(optional)]
    .filter((name) => name !== 'clientSecret')
    .map((name) => (name === USER_EXTENSION ? `${USER_EXTENSION}:serviceUser` : name))
    .join(',');
}

export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** Key of the tag by which setup recognizes what it created; one value for each --name that uses the resource. */
const OWNER_TAG = 'oci-wif';

export function ownerTag(name: string): { key: string; value: string } {
  return { key: OWNER_TAG, value: name };
}

/** Each --name for which setup created or uses the resource. Empty: setup did not create it and never removes it. */
export function ownersOf(resource: Resource): string[] {
  return (resource.tags ?? []).filter(({ key }) => key === OWNER_TAG).map(({ value }) => value);
}

// The alias by which setup recognizes the client certificates that it created: with the client ID and the time. It is also the common name of
// the certificate, which has at most 64 characters.

/** Days for which a client certificate is valid. */
export const CERTIFICATE_DAYS = 365;

const ALIAS = /^oci-wif-[\w.-]+-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/;

/** What the aliases of the certificates that setup created for a client begin with. */
export function aliasPrefix(clientId: string): string {
  return `oci-wif-${clientId}-`;
}

/** @param now milliseconds since the epoch */
export function newAlias(clientId: string, now: number): string {
  return `${aliasPrefix(clientId)}${new Date(now).toISOString().replace(/[-:.]/g, '')}`;
}

/** Whether setup created the certificate of this alias for this client; the ID of another client may begin with the same text. */
export function isAliasOf(clientId: string, alias: string): boolean {
  const prefix = aliasPrefix(clientId);
  return alias.startsWith(prefix) && /^\d{8}T\d{9}Z$/.test(alias.slice(prefix.length));
}

/** @returns undefined if setup did not create the certificate of this alias */
export function createdAt(alias: string): Date | undefined {
  const [, year, month, day, hour, minute, second, fraction] = ALIAS.exec(alias) ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** @returns undefined if setup did not create the certificate of this alias */
export function expiryOfAlias(alias: string): Date | undefined {
  const created = createdAt(alias);
  return created && new Date(created.getTime() + CERTIFICATE_DAYS * 24 * 3600_000);
}

/** The aliases of an application, the newest first; those that setup did not create come last. */
export function aliasesOf({ certificates = [] }: App): string[] {
  const age = (alias: string): number => -(createdAt(alias)?.getTime() ?? 0);
  return certificates.map(({ certAlias }) => certAlias).sort((one, other) => age(one) - age(other));
}

/** @returns what to say about claimValidations, a list of claims of which no public source says what the domain does with it */
export function validationsOf({ claimValidations = [] }: Trust): string[] {
  if (claimValidations.length === 0) return [];
  const claims = claimValidations.map(({ name, value = '(no value)' }) => `${printable(name)}: ${printable(value)}`);
  return [`claimValidations (${claims.join(', ')}), and what the domain checks with them is not documented`];
}

/** Quotes a string for a SCIM filter (RFC 7644 §3.4.2.2: as in JSON). */
export function filterValue(text: string): string {
  return JSON.stringify(text);
}

/** The client ID, which trusts and logins use. @throws Failure `mismatch` if the domain did not return it */
export function clientIdOf(app: App): string {
  return identifierOf(app.name, `the application ${printable(app.displayName)}`, 'client ID (name)');
}

/** The OCID, which policies use. @throws Failure `mismatch` if the domain did not return it */
export function groupOcid(group: Group): string {
  return identifierOf(group.ocid, `the group ${printable(group.displayName)}`, 'OCID');
}
