// Removes what setup created for a --name, in the order that the service requires, and keeps what others still use.

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import type { ExistingTrust } from '../administration/existing-trust.ts';
import { normal } from '../plan/plan-trust.ts';
import { ownerOfPolicy, type Policies } from '../administration/policy.ts';
import { writeRule } from '../desired/rule.ts';
import {
  ownersOf,
  ownerTag,
  type PatchOperation,
  type Resource,
  type ResourceType,
  type Trust,
} from '../administration/scim.ts';
import type { SecretStore } from '../apply/secret-file.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

export type Removal =
  | { kind: 'delete-trust'; id: string }
  | { kind: 'patch-trust'; id: string; operations: PatchOperation[] }
  | { kind: 'delete-policy'; id: string }
  | { kind: 'remove-member'; group: string; user: string }
  | { kind: 'delete-app'; id: string; clientId: string; active: boolean }
  | { kind: 'delete'; type: ResourceType; id: string }
  | { kind: 'unmark'; type: ResourceType; id: string; name: string };

export interface RemovalStep {
  mark: 'remove' | 'change' | 'keep';
  title: string;
  details: readonly string[];
  removal: Removal | undefined;
}

/**
 * Pure. With rules in `desired`, only these are removed, and the rest once the service user has no rule left; without rules, everything.
 * The order matters: the service refuses to delete a user that a trust still refers to.
 */
export function planRemoval(desired: DesiredTrust, found: ExistingTrust): RemovalStep[] {
  const { user, group, app, trust, policy } = found;
  const mine = (trust?.impersonationServiceUsers ?? []).filter(({ value }) => value === user?.id);
  const going = desired.rules.map(writeRule);
  const staying = going.length === 0 ? [] : mine.filter(({ rule }) => !going.includes(normal(rule)));
  if (trust && staying.length > 0) {
    const removed = mine.filter((rule) => !staying.includes(rule)).map(({ rule }) => `- rule: ${printable(rule)}`);
    const kept = staying.map(({ rule }) => `= rule: ${printable(rule)}`);
    const title = `trust for ${desired.issuer}`;
    if (removed.length === 0) return [keep(title, kept)];
    const operations = [
      ...withoutRulesOf(user?.id ?? ''),
      {
        op: 'add' as const,
        path: 'impersonationServiceUsers',
        value: staying.map(({ rule, value }) => ({ rule, value })),
      },
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
  const last = app !== undefined && isLast(app, desired.name);
  return [
    ...(trust ? [planTrustRemoval(desired, found, trust, last)] : []),
    ...(policy ? [planPolicyRemoval(policy.id, desired, ownerOfPolicy(policy) === desired.name)] : []),
    ...(user &&
    group?.members?.some(({ value }) => value === user.id) === true &&
    (isOurs(group, desired.name) || isOurs(user, desired.name))
      ? [
          {
            mark: 'remove' as const,
            title: `membership of ${desired.userName} in ${desired.groupName}`,
            details: [],
            removal: { kind: 'remove-member' as const, group: group.id, user: user.id },
          },
        ]
      : []),
    ...(user ? [planObject('Users', `service user ${desired.userName}`, user, desired.name)] : []),
    ...(group ? [planObject('Groups', `group ${desired.groupName}`, group, desired.name)] : []),
    ...(app
      ? [
          last
            ? {
                mark: 'remove' as const,
                title: `confidential application ${desired.appName}`,
                details: [],
                removal: {
                  kind: 'delete-app' as const,
                  id: app.id,
                  clientId: app.name ?? '',
                  active: app.active === true,
                },
              }
            : planObject('Apps', `confidential application ${desired.appName}`, app, desired.name),
        ]
      : []),
  ];
}

export interface RemovalContext {
  domain: IdentityDomain;
  policies: Policies | undefined;
  secretStore: SecretStore;
  /** Called before each removal. */
  report: (step: RemovalStep, number: number, of: number) => void;
}

/** @throws Failure, whose hint says to run the same command again */
export async function applyRemoval(steps: readonly RemovalStep[], context: RemovalContext): Promise<void> {
  const busy = steps.filter(({ removal }) => removal !== undefined);
  for (const [index, step] of busy.entries()) {
    context.report(step, index + 1, busy.length);
    try {
      if (step.removal) await applyOne(step.removal, context);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${step.title})`,
        furtherHint: 'run the same command again to continue',
      });
    }
  }
}

type Handler<Kind extends Removal['kind']> = (
  removal: Extract<Removal, { kind: Kind }>,
  context: RemovalContext,
) => Promise<void>;

const HANDLERS: { [Kind in Removal['kind']]: Handler<Kind> } = {
  'delete-trust': ({ id }, { domain }) => domain.remove('IdentityPropagationTrusts', id),
  'patch-trust': async ({ id, operations }, { domain }) => {
    await domain.patch('IdentityPropagationTrusts', id, operations);
  },
  'delete-policy': async ({ id }, { policies }) => {
    await policies?.remove(id);
  },
  'remove-member': async ({ group, user }, { domain }) => {
    await domain.patch('Groups', group, [{ op: 'remove', path: `members[value eq "${user}"]` }]);
  },
  'delete-app': async ({ id, active, clientId }, { domain, secretStore }) => {
    // An active application cannot be deleted.
    if (active) await domain.setAppActive(id, false);
    await domain.remove('Apps', id);
    await secretStore.discard(clientId);
  },
  delete: ({ type, id }, { domain }) => domain.remove(type, id),
  unmark: async ({ type, id, name }, { domain }) => {
    await domain.patch(type, id, [unmarkOperation(name)]);
  },
};

async function applyOne(removal: Removal, context: RemovalContext): Promise<void> {
  // The key is the kind of the removal, so the handler accepts the removal.
  const handler = HANDLERS[removal.kind] as (removal: Removal, context: RemovalContext) => Promise<void>;
  await handler(removal, context);
}

function planTrustRemoval(
  desired: DesiredTrust,
  { user, app, userNames }: ExistingTrust,
  trust: Trust,
  appGoes: boolean,
): RemovalStep {
  const title = `trust for ${desired.issuer}`;
  const mine = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value === user?.id);
  const others = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value !== user?.id);
  const owners = ownersOf(trust).filter((owner) => owner !== desired.name);
  const isMine = ownersOf(trust).includes(desired.name);
  const clients = (trust.oauthClients ?? []).filter((client) => !(appGoes && client === app?.name));
  const idle = desired.tokenType === 'upst' ? others.length === 0 : clients.length === 0;
  if (isMine && owners.length === 0 && idle) {
    return { mark: 'remove', title, details: [], removal: { kind: 'delete-trust', id: trust.id } };
  }
  const operations: PatchOperation[] = [
    ...(mine.length === 0 ? [] : withoutRulesOf(user?.id ?? '')),
    ...(clients.length === (trust.oauthClients ?? []).length
      ? []
      : [{ op: 'replace' as const, path: 'oauthClients', value: clients }]),
    ...(isMine ? [unmarkOperation(desired.name)] : []),
  ];
  const details = [
    ...mine.map(({ rule }) => `- rule: ${printable(rule)}`),
    ...(appGoes && app?.name !== undefined && (trust.oauthClients ?? []).includes(app.name)
      ? [`- client: ${app.name}`]
      : []),
    ...others.map(({ rule, value }) => `= rule: ${printable(rule)} (${printable(userNames.get(value) ?? value)})`),
    ...(ownersOf(trust).length === 0 ? ['setup did not create it'] : []),
  ];
  if (operations.length === 0) return keep(title, details);
  return { mark: 'change', title, details, removal: { kind: 'patch-trust', id: trust.id, operations } };
}

/** Selects the rules by user only, because a filter cannot compare the text of a rule. */
function withoutRulesOf(user: string): PatchOperation[] {
  return [{ op: 'remove', path: `impersonationServiceUsers[value eq "${user}"]` }];
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

function unmarkOperation(name: string): PatchOperation {
  const { key, value } = ownerTag(name);
  return { op: 'remove', path: `tags[key eq "${key}" and value eq "${value}"]` };
}

function keep(title: string, details: readonly string[]): RemovalStep {
  return { mark: 'keep', title, details, removal: undefined };
}
