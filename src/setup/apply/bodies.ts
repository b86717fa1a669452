// The request bodies with which setup creates and changes its objects.

import { Failure } from '../../failure.ts';
import { type NewPolicy, policyTags } from '../api/policy.ts';
import {
  type App,
  APP_SCHEMA,
  clientIdOf,
  GROUP_SCHEMA,
  ownerTag,
  type PatchOperation,
  type Trust,
  TRUST_SCHEMA,
  type User,
  USER_EXTENSION,
  USER_SCHEMA,
} from '../api/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { type KeySource, oneLineOf } from '../desired/issuer-keys.ts';
import { writeRule } from '../desired/rule.ts';
import { propagationsOf, type TrustChange } from '../plan.ts';

export function newUser(desired: DesiredTrust): object {
  return {
    schemas: [USER_SCHEMA, USER_EXTENSION],
    userName: desired.userName,
    [USER_EXTENSION]: { serviceUser: true },
    tags: [ownerTag(desired.name)],
  };
}

/** Without members. */
export function newGroup(desired: DesiredTrust): object {
  return { schemas: [GROUP_SCHEMA], displayName: desired.groupName, tags: [ownerTag(desired.name)] };
}

/** @param userId SCIM ID of the service user */
export function newMember(userId: string): object {
  return { value: userId, type: 'User' };
}

/** The application is activated only after its secret is saved, so an active application has a saved secret. */
export function newApp(desired: DesiredTrust): object {
  return {
    schemas: [APP_SCHEMA],
    displayName: desired.appName,
    basedOnTemplate: { value: 'CustomWebAppTemplateId' },
    isOAuthClient: true,
    clientType: 'confidential',
    // The API refuses the grant type of the token exchange here; every confidential client may use it.
    allowedGrants: ['client_credentials'],
    active: false,
    tags: [ownerTag(desired.name)],
  };
}

export function newPolicy(desired: DesiredTrust, compartmentId: string, statements: readonly string[]): NewPolicy {
  return {
    compartmentId,
    name: desired.policyName,
    description: `What ${desired.name} may do (created by oci-wif setup)`,
    statements,
    freeformTags: policyTags(desired.name),
  };
}

/** What a trust refers to. Read from the domain's answers by {@link trustReferences}; generated code has its own texts here. */
interface TrustReferences {
  clientId: string;
  /** The SCIM ID of the service user; undefined for an RPST. */
  serviceUserId: string | undefined;
}

/** @throws Failure `mismatch` if the domain returned no identifier, or an invalid one */
export function trustReferences(app: App, user: User | undefined): TrustReferences {
  return { clientId: clientIdOf(app), serviceUserId: user?.id };
}

/** The body that creates a trust. @param form of its certificate, if it has one */
export function newTrust(desired: DesiredTrust, references: TrustReferences, form: CertificateForm): object {
  const common = {
    schemas: [TRUST_SCHEMA],
    name: desired.trustName,
    type: 'JWT',
    issuer: desired.issuer,
    active: true,
    ...(desired.keys ? keyAttribute(desired.keys.source, form) : {}),
    oauthClients: [references.clientId],
    allowImpersonation: true,
    ...(desired.audiences.length === 0 ? {} : { clientClaimName: 'aud', clientClaimValues: desired.audiences }),
    tags: [ownerTag(desired.name)],
  };
  return desired.tokenType === 'upst'
    ? {
        ...common,
        subjectType: 'User',
        impersonationServiceUsers: ruleEntries(desired.rules.map(writeRule), references),
      }
    : {
        ...common,
        subjectType: 'Resource',
        impersonatingResource: desired.resourceType,
        ...(desired.propagations.length === 0 ? {} : { claimPropagations: propagationsOf(desired) }),
      };
}

function ruleEntries(rules: readonly string[], { serviceUserId }: TrustReferences): object[] {
  return rules.map((rule) => ({ rule, value: required(serviceUserId, 'the service user') }));
}

/**
 * The changes of an existing trust. Rules, clients, audiences and claims are only added, so that what another run adds at the same time stays;
 * the source of the keys is replaced.
 */
export function trustOperations(
  change: TrustChange,
  desired: DesiredTrust,
  trust: Trust,
  references: TrustReferences,
  form: CertificateForm,
): PatchOperation[] {
  const add = (path: string, value: readonly unknown[]): PatchOperation[] =>
    value.length === 0 ? [] : [{ op: 'add', path, value }];
  return [
    ...add('impersonationServiceUsers', ruleEntries(change.addRules, references)),
    ...add('oauthClients', change.addClient ? [references.clientId] : []),
    ...(change.activate ? [{ op: 'replace' as const, path: 'active', value: true }] : []),
    ...(change.keys ? keyOperations(change.keys, trust, form) : []),
    ...(change.restrictAudience && change.addAudiences.length > 0
      ? [{ op: 'replace' as const, path: 'clientClaimName', value: 'aud' }]
      : []),
    ...add('clientClaimValues', change.addAudiences),
    ...add('claimPropagations', change.addPropagations),
    ...add('tags', change.share ? [ownerTag(desired.name)] : []),
  ];
}

/** A trust has one source of keys, so the other source is removed. */
function keyOperations(source: KeySource, trust: Trust, form: CertificateForm): PatchOperation[] {
  const other = source.kind === 'address' ? 'publicCertificate' : 'publicKeyEndpoint';
  return [
    ...Object.entries(keyAttribute(source, form)).map(([path, value]) => ({ op: 'replace' as const, path, value })),
    ...(trust[other] === undefined ? [] : [{ op: 'remove' as const, path: other }]),
  ];
}

// The form in which a trust takes a certificate: one line of base64, and PEM armor if the domain refuses that.

/** Attributes of a trust. */
type KeyAttribute = { publicKeyEndpoint: string } | { publicCertificate: string };

type CertificateForm = 'one line of base64' | 'PEM';

/** @returns the attribute of a trust that holds the keys. @param form of a certificate; not used for a URL */
function keyAttribute(source: KeySource, form: CertificateForm): KeyAttribute {
  if (source.kind === 'address') return { publicKeyEndpoint: source.url };
  return { publicCertificate: form === 'PEM' ? source.pem : oneLineOf(source.pem) };
}

/**
 * Sends a change of a trust, and once more with another form of the certificate if the domain refuses the certificate: a vendor's tool reports
 * that PEM is refused, and no other report says which form is accepted (oci-federation.md §9).
 *
 * @param send sends the change with the certificate in the given form
 * @param note receives one line for the user when the form changes
 * @throws Failure what `send` throws
 */
export async function inAcceptedForm<T>(
  source: KeySource | undefined,
  send: (form: CertificateForm) => Promise<T>,
  note: (line: string) => void,
): Promise<T> {
  try {
    return await send('one line of base64');
  } catch (error) {
    if (source?.kind !== 'certificate' || !isAboutCertificate(error)) throw error;
    note('The domain refused the certificate as one line of base64. Trying once more with PEM armor.');
  }
  const answer = await send('PEM');
  note('The domain accepted the certificate with PEM armor.');
  return answer;
}

function isAboutCertificate(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'denial' && /was answered 400 \(.*certificate/is.test(error.detail);
}

// An object that an earlier step created, or that existed before.

/**
 * @param what names the object, for the message
 * @throws Failure `mismatch` if it does not exist
 */
export function required<T>(object: T | undefined, what: string): T {
  if (object !== undefined) return object;
  throw new Failure('mismatch', 'Unexpected response', `${what}, which was just created, cannot be found`, {
    hint: 'run the same command again in a minute to continue',
  });
}
