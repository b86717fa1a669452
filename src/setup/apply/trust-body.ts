// The request bodies for a trust: the whole trust when it is created, only additions when it exists.

import type { KeySource } from '../desired/keys.ts';
import { clientIdOf, userId } from '../administration/identifiers.ts';
import { keyAttribute, type CertificateForm } from './certificate-form.ts';
import { required } from './required.ts';
import { propagationsOf } from '../plan/plan-trust.ts';
import type { TrustChange } from '../plan/step.ts';
import { writeRule } from '../desired/rule.ts';
import {
  ownerTag,
  TRUST_SCHEMA,
  type App,
  type PatchOperation,
  type Trust,
  type User,
} from '../administration/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

/** The body that creates a trust. @param form of its certificate, if it has one */
export function newTrust(desired: DesiredTrust, app: App, user: User | undefined, form: CertificateForm): object {
  const common = {
    schemas: [TRUST_SCHEMA],
    name: desired.trustName,
    type: 'JWT',
    issuer: desired.issuer,
    active: true,
    ...(desired.keys ? keyAttribute(desired.keys.source, form) : {}),
    oauthClients: [clientIdOf(app)],
    allowImpersonation: true,
    ...(desired.audiences.length === 0 ? {} : { clientClaimName: 'aud', clientClaimValues: desired.audiences }),
    tags: [ownerTag(desired.name)],
  };
  return desired.tokenType === 'upst'
    ? { ...common, subjectType: 'User', impersonationServiceUsers: rulesOf(desired.rules.map(writeRule), user) }
    : {
        ...common,
        subjectType: 'Resource',
        impersonatingResource: desired.resourceType,
        ...(desired.propagations.length === 0 ? {} : { claimPropagations: propagationsOf(desired) }),
      };
}

function rulesOf(rules: readonly string[], user: User | undefined): object[] {
  return rules.map((rule) => ({ rule, value: userId(required(user, 'the service user')) }));
}

/** The body that updates an existing trust. It contains only additions, so that what another run adds at the same time stays. */
export function trustOperations(
  change: TrustChange,
  desired: DesiredTrust,
  trust: Trust,
  app: App,
  user: User | undefined,
  form: CertificateForm,
): PatchOperation[] {
  const add = (path: string, value: readonly unknown[]): PatchOperation[] =>
    value.length === 0 ? [] : [{ op: 'add', path, value }];
  return [
    ...add('impersonationServiceUsers', rulesOf(change.addRules, user)),
    ...add('oauthClients', change.addClient ? [clientIdOf(app)] : []),
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
