// The plan: compares the desired trust with the existing objects and returns the steps. Pure: sends no requests.

import { printable } from '../../text/printable.ts';
import type { ExistingTrust } from '../administration/existing-trust.ts';
import { groupOcid } from '../administration/identifiers.ts';
import { ownersOf, USER_EXTENSION, type App, type Resource } from '../administration/scim.ts';
import { composeStatement, expiryCondition, resourceConditions } from '../desired/statement.ts';
import { planTrust } from './plan-trust.ts';
import { step, type Step } from './step.ts';
import { ownerOfPolicy } from '../administration/policy.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

export function planSetup(desired: DesiredTrust, found: ExistingTrust): Step[] {
  return [
    ...(desired.tokenType === 'upst'
      ? [planUser(desired, found), planGroup(desired, found), planMembership(desired, found)]
      : []),
    planApp(desired, found.app),
    planTrust(desired, found),
    ...(desired.allowances.length > 0 ? [planPolicy(desired, found)] : []),
  ];
}

export function hasChanges(steps: readonly Step[]): boolean {
  return steps.some(({ changes }) => changes.length > 0);
}

/** Whether the domain shows a new client secret, which it does only once. */
export function createsSecret(steps: readonly Step[]): boolean {
  return steps.some(({ changes }) => changes.some(({ kind }) => kind === 'create-app' || kind === 'finish-app'));
}

function planUser(desired: DesiredTrust, { user }: ExistingTrust): Step {
  const title = `service user ${desired.userName}`;
  if (!user) return step('create', title, [], { kind: 'create-user' });
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    return step('conflict', title, [
      'a user of this name exists but is not a service user, which cannot be changed; choose another name with --service-user',
    ]);
  }
  if (user.active === false)
    return step('conflict', title, [
      'it is not active; activate it in the console, or choose another user with --service-user',
    ]);
  return shared(title, user, 'Users', desired.name);
}

function planGroup(desired: DesiredTrust, { group }: ExistingTrust): Step {
  const title = `group ${desired.groupName}`;
  return group ? shared(title, group, 'Groups', desired.name) : step('create', title, [], { kind: 'create-group' });
}

function planMembership(desired: DesiredTrust, { user, group }: ExistingTrust): Step {
  const title = `membership of ${desired.userName} in ${desired.groupName}`;
  const isMember = user !== undefined && group?.members?.some(({ value }) => value === user.id) === true;
  return isMember ? step('same', title) : step('create', title, [], { kind: 'add-member' });
}

function planApp(desired: DesiredTrust, app: App | undefined): Step {
  const title = `confidential application ${desired.appName}`;
  if (!app) return step('create', title, ['its client secret is saved to a file'], { kind: 'create-app' });
  if (app.isOAuthClient !== true || app.clientType !== 'confidential') {
    return step('conflict', title, [
      'an application of this name exists but is not a confidential OAuth client; choose another name with --app',
    ]);
  }
  if (app.active === true) return shared(title, app, 'Apps', desired.name);
  if (ownersOf(app).length === 0) {
    return step('conflict', title, [
      'it is not active, and setup did not create it; activate it in the console, or choose another name with --app',
    ]);
  }
  return step('change', title, ['it is not active: setup saves a new client secret and activates it'], {
    kind: 'finish-app',
  });
}

/** Tags an object with each --name that uses it, so that a removal keeps what another name still needs. */
function shared(title: string, resource: Resource, type: 'Users' | 'Groups' | 'Apps', name: string): Step {
  const owners = ownersOf(resource);
  if (owners.length === 0 || owners.includes(name)) return step('same', title);
  return step(
    'change',
    title,
    [`created for ${owners.map((owner) => printable(owner)).join(', ')}; will also be marked as used by ${name}`],
    { kind: 'share', type },
  );
}

function planPolicy(desired: DesiredTrust, { group, policy }: ExistingTrust): Step {
  const title = `policy ${desired.policyName}`;
  // The plan shows a new group by its name; its OCID is known once it is created.
  const statements = statementsOf(desired, group?.ocid === undefined ? `(of ${desired.groupName})` : groupOcid(group));
  if (!policy)
    return step(
      'create',
      title,
      statements.map((text) => `+ ${text}`),
      { kind: 'create-policy' },
    );
  if (ownerOfPolicy(policy) !== desired.name) {
    return step('conflict', title, [
      'a policy of this name exists, and setup did not create it; choose another name with --policy',
    ]);
  }
  const missing = statements.filter((text) => !policy.statements.some((other) => sameStatement(text, other)));
  const surplus = policy.statements.filter((text) => !statements.some((other) => sameStatement(text, other)));
  if (missing.length + surplus.length === 0) return step('same', title);
  return step(
    'change',
    title,
    [...missing.map((text) => `+ ${text}`), ...surplus.map((text) => `- ${printable(text)}`)],
    { kind: 'change-policy' },
  );
}

export function sameStatement(one: string, other: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}

/** @param group OCID of the group, or what stands for it; empty for an RPST, which needs none */
export function statementsOf(desired: DesiredTrust, group: string): string[] {
  const expiry = desired.expires === undefined ? [] : [expiryCondition(desired.expires)];
  if (desired.tokenType === 'upst') {
    return desired.allowances.map((allowance) => composeStatement(`group id ${group}`, allowance, expiry));
  }
  return resourceConditions(desired.conditions).flatMap((conditions) =>
    desired.allowances.map((allowance) => composeStatement('any-user', allowance, [...conditions, ...expiry])),
  );
}
