// The request bodies for a trust: the whole trust when it is created, only additions when it exists.

import type { KeySource } from '../desired/keys.ts';
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

/** The body that creates a trust. */
export function newTrust(desired: DesiredTrust, app: App, user: User | undefined): object {
  const common = {
    schemas: [TRUST_SCHEMA],
    name: desired.trustName,
    type: 'JWT',
    issuer: desired.issuer,
    active: true,
    ...keyAttributes(desired.keys?.source),
    oauthClients: [app.name],
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

function keyAttributes(source: KeySource | undefined): Partial<Trust> {
  if (!source) return {};
  return source.kind === 'address' ? { publicKeyEndpoint: source.url } : { publicCertificate: source.pem };
}

function rulesOf(rules: readonly string[], user: User | undefined): object[] {
  return rules.map((rule) => ({ rule, value: user?.id }));
}

/** The body that updates an existing trust. It contains only additions, so that what another run adds at the same time stays. */
export function trustOperations(
  change: TrustChange,
  desired: DesiredTrust,
  trust: Trust,
  app: App,
  user: User | undefined,
): PatchOperation[] {
  const add = (path: string, value: readonly unknown[]): PatchOperation[] =>
    value.length === 0 ? [] : [{ op: 'add', path, value }];
  return [
    ...add('impersonationServiceUsers', rulesOf(change.addRules, user)),
    ...add('oauthClients', change.addClient ? [app.name] : []),
    ...(change.activate ? [{ op: 'replace' as const, path: 'active', value: true }] : []),
    ...(change.keys ? keyOperations(change.keys, trust) : []),
    ...(change.restrictAudience && change.addAudiences.length > 0
      ? [{ op: 'replace' as const, path: 'clientClaimName', value: 'aud' }]
      : []),
    ...add('clientClaimValues', change.addAudiences),
    ...add('claimPropagations', change.addPropagations),
    ...add('tags', change.share ? [ownerTag(desired.name)] : []),
  ];
}

/** A trust has one source of keys, so the other source is removed. */
function keyOperations(source: KeySource, trust: Trust): PatchOperation[] {
  const [name, value, other] =
    source.kind === 'address'
      ? (['publicKeyEndpoint', source.url, 'publicCertificate'] as const)
      : (['publicCertificate', source.pem, 'publicKeyEndpoint'] as const);
  return [
    { op: 'replace', path: name, value },
    ...(trust[other] === undefined ? [] : [{ op: 'remove' as const, path: other }]),
  ];
}
