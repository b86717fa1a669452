// Finds the existing objects: the trust by its issuer, the user by userName, the others by display name.

import { Failure } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import type { IdentityDomain } from './domain.ts';
import type { Policies, Policy } from './policy.ts';
import {
  aliasPrefix,
  type App,
  type ClientCertificate,
  isAliasOf,
  type Group,
  type Resource,
  type Trust,
  type User,
} from './scim.ts';

export interface ExistingTrust {
  user: User | undefined;
  group: Group | undefined;
  app: App | undefined;
  /** The certificates that setup created for the application, whether it has them or not. Only for an existing setup. */
  certificates?: readonly ClientCertificate[] | undefined;
  trust: Trust | undefined;
  policy: Policy | undefined;
  /** Names of the service users in the rules of the trust, by ID; for messages. */
  userNames: ReadonlyMap<string, string>;
}

/** Only reads. @param policies undefined: the policy is not looked for */
export async function findExistingTrust(
  desired: DesiredTrust,
  domain: IdentityDomain,
  policies: Policies | undefined,
  policyCompartment: string,
): Promise<ExistingTrust> {
  const withUser = desired.tokenType === 'upst';
  // One request after the other: if the first is refused, no other request is running that would be reported later.
  const trusts = await findTrusts(domain, desired.issuer);
  const users = withUser ? await domain.find('Users', 'userName', desired.userName) : [];
  const groups = withUser ? await domain.find('Groups', 'displayName', desired.groupName) : [];
  const apps = await domain.find('Apps', 'displayName', desired.appName);
  const policy = await policies?.find(policyCompartment, desired.policyName);
  const app = only(apps, 'applications', desired.appName);
  const isExisting = desired.keys === undefined;
  const certificates = isExisting && app?.name !== undefined ? await findCertificates(domain, app.name) : undefined;
  const user = only(users, 'users', desired.userName);
  const trust = only(trusts, 'trusts for the issuer', desired.issuer, 'delete');
  const names = new Map<string, string>();
  if (user) names.set(user.id, user.userName);
  const others = new Set((trust?.impersonationServiceUsers ?? []).map(({ value }) => value));
  others.delete(user?.id ?? '');
  for (const id of others) {
    const other = await domain.get('Users', id);
    if (other) names.set(id, other.userName);
  }
  return {
    user,
    group: only(groups, 'groups', desired.groupName),
    app,
    certificates,
    trust,
    policy,
    userNames: names,
  };
}

/** @returns those that setup created for a client, also if a run was interrupted before the application had them */
async function findCertificates(domain: IdentityDomain, clientId: string): Promise<ClientCertificate[]> {
  const found = await domain.find('OAuthClientCertificates', 'certificateAlias', aliasPrefix(clientId), 'sw');
  return found.filter(({ certificateAlias }) => isAliasOf(clientId, certificateAlias));
}

/** @returns the trusts for an issuer; their rules name users by SCIM ID, also where the domain has only the OCID */
export async function findTrusts(domain: IdentityDomain, issuer: string): Promise<Trust[]> {
  const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
  const ids = new Map<string, string>();
  for (const { value } of trusts.flatMap(({ impersonationServiceUsers = [] }) => impersonationServiceUsers)) {
    if (!value.startsWith('ocid') || ids.has(value)) continue;
    const [user] = await domain.find('Users', 'ocid', value);
    if (user) ids.set(value, user.id);
  }
  const withId = <T extends { value: string }>(rule: T): T => ({ ...rule, value: ids.get(rule.value) ?? rule.value });
  return trusts.map((trust) =>
    ids.size === 0
      ? trust
      : { ...trust, impersonationServiceUsers: (trust.impersonationServiceUsers ?? []).map(withId) },
  );
}

/** The service allows several trusts for one issuer, and then refuses every token of that issuer. */
function only<T extends Resource>(
  found: readonly T[],
  kind: string,
  name: string,
  way = 'remove or rename',
): T | undefined {
  if (found.length <= 1) return found[0];
  throw new Failure('denial', 'Setup conflict', `the domain has ${found.length} ${kind} ${quoted(name)}`, {
    hint: `${way} all but one of ${found.map(({ id }) => id).join(', ')}; nothing was changed`,
  });
}
