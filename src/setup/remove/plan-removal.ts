// Plans the removal of what setup created for a --name, and keeps what others still use.

import { printable } from '../../text/printable.ts';
import type { ExistingTrust } from '../api/existing-trust.ts';
import { ownerOfPolicy } from '../api/policy.ts';
import {
  type App,
  ownersOf,
  ownerTag,
  type PatchOperation,
  type Resource,
  type ResourceType,
  type Trust,
  type User,
} from '../api/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { writeRule } from '../desired/rule.ts';
import { canonicalRule } from '../plan/plan.ts';

type Rules = NonNullable<Trust['impersonationServiceUsers']>;

/**
 * Pure. With rules in `desired`, only these are removed, and the rest once the service user has no rule left; without rules, everything.
 * The order matters: the service refuses to delete a user that a trust still refers to.
 */
export function planRemoval(desired: DesiredTrust, found: ExistingTrust): RemovalStep[] {
  const { user, trust } = found;
  const mine = rulesOf(trust, user);
  const going = desired.rules.map(writeRule);
  const staying = going.length === 0 ? [] : mine.filter(({ rule }) => !going.includes(canonicalRule(rule)));
  return trust && staying.length > 0 ? planRuleRemoval(desired, trust, mine, staying) : planFullRemoval(desired, found);
}

/** Removes some of the service user's rules and keeps everything else. */
function planRuleRemoval(desired: DesiredTrust, trust: Trust, mine: Rules, staying: Rules): RemovalStep[] {
  const title = `trust for ${desired.issuer}`;
  const removed = mine.filter((rule) => !staying.includes(rule)).map(({ rule }) => `- rule: ${printable(rule)}`);
  const kept = staying.map(({ rule }) => `= rule: ${printable(rule)}`);
  if (removed.length === 0) return [keep(title, kept)];
  const operations: PatchOperation[] = [
    ...withoutRulesOf(mine),
    { op: 'add', path: 'impersonationServiceUsers', value: staying.map(({ rule, value }) => ({ rule, value })) },
  ];
  return [
    {
      mark: 'change',
      title,
      details: [...removed, ...kept],
      removal: { kind: 'patch-trust', id: trust.id, operations },
    },
    keep(`everything else of ${desired.name}`, ['it still has other rules']),
  ];
}

function planFullRemoval(desired: DesiredTrust, found: ExistingTrust): RemovalStep[] {
  const { user, group, app, trust, policy } = found;
  const steps: RemovalStep[] = [];
  if (trust) steps.push(planTrustRemoval(desired, found, trust));
  if (policy) steps.push(planPolicyRemoval(policy.id, desired, ownerOfPolicy(policy) === desired.name));
  steps.push(...planMembershipRemoval(desired, found));
  if (user) steps.push(planObject('Users', `service user ${desired.userName}`, user, desired.name));
  if (group) steps.push(planObject('Groups', `group ${desired.groupName}`, group, desired.name));
  if (app) steps.push(planAppRemoval(app, desired));
  return steps;
}

function planMembershipRemoval({ name, userName, groupName }: DesiredTrust, found: ExistingTrust): RemovalStep[] {
  const { user, group } = found;
  const isMember = user && group?.members?.some(({ value }) => value === user.id) === true;
  if (!isMember || !(isOurs(group, name) || isOurs(user, name))) return [];
  // A setup that shares both needs the membership for its permissions.
  if (ownersOf(group).some((owner) => owner !== name && isOurs(user, owner))) return [];
  const title = `membership of the user ${userName} in the group ${groupName}`;
  return [{ mark: 'remove', title, details: [], removal: { kind: 'remove-member', group: group.id, user: user.id } }];
}

function planAppRemoval(app: App, { appName, name }: DesiredTrust): RemovalStep {
  const title = `confidential application ${appName}`;
  if (!isLast(app, name)) return planObject('Apps', title, app, name);
  const { id, name: clientId, active = false } = app;
  return { mark: 'remove', title, details: [], removal: { kind: 'delete-app', id, clientId, active } };
}

function planTrustRemoval(desired: DesiredTrust, { user, app, userNames }: ExistingTrust, trust: Trust): RemovalStep {
  const appGoes = app !== undefined && isLast(app, desired.name);
  const title = `trust for ${desired.issuer}`;
  const mine = rulesOf(trust, user);
  const others = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value !== user?.id);
  const owners = ownersOf(trust).filter((owner) => owner !== desired.name);
  const isMine = ownersOf(trust).includes(desired.name);
  const clients = (trust.oauthClients ?? []).filter((client) => !(appGoes && client === app.name));
  const idle = desired.tokenType === 'upst' ? others.length === 0 : clients.length === 0;
  if (isMine && owners.length === 0 && idle) {
    return { mark: 'remove', title, details: [], removal: { kind: 'delete-trust', id: trust.id } };
  }
  const operations: PatchOperation[] = [
    ...withoutRulesOf(mine),
    ...(clients.length === (trust.oauthClients ?? []).length
      ? []
      : [{ op: 'replace' as const, path: 'oauthClients', value: clients }]),
    ...(isMine ? [unmarkOperation(desired.name)] : []),
  ];
  const details = [
    ...mine.map(({ rule }) => `- rule: ${printable(rule)}`),
    ...(appGoes && app.name !== undefined && (trust.oauthClients ?? []).includes(app.name)
      ? [`- client: ${app.name}`]
      : []),
    ...others.map(({ rule, value }) => `= rule: ${printable(rule)} (${printable(userNames.get(value) ?? value)})`),
    ...(ownersOf(trust).length === 0 ? ['setup did not create it'] : []),
  ];
  if (operations.length === 0) return keep(title, details);
  return { mark: 'change', title, details, removal: { kind: 'patch-trust', id: trust.id, operations } };
}

/** Selects the rules by user only, because a filter cannot compare the text of a rule. */
function withoutRulesOf([mine]: Rules): PatchOperation[] {
  return mine === undefined ? [] : [{ op: 'remove', path: `impersonationServiceUsers[value eq "${mine.value}"]` }];
}

function rulesOf(trust: Trust | undefined, user: User | undefined): Rules {
  return user === undefined ? [] : (trust?.impersonationServiceUsers ?? []).filter(({ value }) => value === user.id);
}

function planPolicyRemoval(id: string, desired: DesiredTrust, isOurs: boolean): RemovalStep {
  const title = `policy ${desired.policyName}`;
  return isOurs
    ? { mark: 'remove', title, details: [], removal: { kind: 'delete-policy', id } }
    : keep(title, ['setup did not create it']);
}

function planObject(type: ResourceType, title: string, resource: Resource, name: string): RemovalStep {
  const owners = ownersOf(resource);
  if (!owners.includes(name))
    return keep(title, [owners.length === 0 ? 'it existed before setup' : `created for ${owners.join(', ')}`]);
  if (isLast(resource, name))
    return { mark: 'remove', title, details: [], removal: { kind: 'delete', type, id: resource.id } };
  return {
    mark: 'change',
    title,
    details: [`kept for ${owners.filter((owner) => owner !== name).join(', ')}`],
    removal: { kind: 'unmark', type, id: resource.id, name },
  };
}

function isOurs(resource: Resource, name: string): boolean {
  return ownersOf(resource).includes(name);
}

function isLast(resource: Resource, name: string): boolean {
  const owners = ownersOf(resource);
  return owners.length === 1 && owners[0] === name;
}

function keep(title: string, details: readonly string[]): RemovalStep {
  return { mark: 'keep', title, details, removal: undefined };
}

// One step of a removal: an object, and what happens to it.

export type Removal =
  | { kind: 'delete-trust'; id: string }
  | { kind: 'patch-trust'; id: string; operations: PatchOperation[] }
  | { kind: 'delete-policy'; id: string }
  | { kind: 'remove-member'; group: string; user: string }
  | { kind: 'delete-app'; id: string; clientId: string | undefined; active: boolean }
  | { kind: 'delete'; type: ResourceType; id: string }
  | { kind: 'unmark'; type: ResourceType; id: string; name: string };

export interface RemovalStep {
  mark: 'remove' | 'change' | 'keep';
  title: string;
  details: readonly string[];
  removal: Removal | undefined;
}

/** Removes the tag by which setup recognizes that the --name uses the resource. */
export function unmarkOperation(name: string): PatchOperation {
  const { key, value } = ownerTag(name);
  return { op: 'remove', path: `tags[key eq "${key}" and value eq "${value}"]` };
}
