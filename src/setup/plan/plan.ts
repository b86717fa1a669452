// The plan: what is wanted against what was found, as steps. Pure; nothing is asked or changed here.

import { printable } from '../../text/printable.ts';
import type { Found } from '../administration/existing-trust.ts';
import { ownersOf, USER_EXTENSION, type App, type Resource } from '../administration/scim.ts';
import { composeStatement, expiryCondition, resourceConditions } from '../desired/statement.ts';
import { planTrust, type TrustChange } from './plan-trust.ts';
import { ownerOfPolicy } from '../administration/policy.ts';
import type { Wanted } from '../desired/desired-trust.ts';

export type Mark = 'create' | 'change' | 'same' | 'conflict';

export type Change =
  | { kind: 'create-user' }
  | { kind: 'create-group' }
  | { kind: 'add-member' }
  | { kind: 'create-app' }
  /** It was made, but its secret may not have been saved: an application is activated only after that. */
  | { kind: 'finish-app' }
  | { kind: 'share'; type: 'Users' | 'Groups' | 'Apps' }
  | { kind: 'create-trust' }
  | TrustChange
  | { kind: 'create-policy' }
  | { kind: 'change-policy' };

export interface Step {
  mark: Mark;
  /** `service user wif-github-octo.app` */
  title: string;
  /** What differs, one line each. */
  details: readonly string[];
  /** In this order; none when all is as it should be. */
  changes: readonly Change[];
}

export function planSetup(wanted: Wanted, found: Found): Step[] {
  return [
    ...(wanted.tokenType === 'upst'
      ? [planUser(wanted, found), planGroup(wanted, found), planMembership(wanted, found)]
      : []),
    planApp(wanted, found.app),
    planTrust(wanted, found),
    ...(wanted.allowances.length > 0 ? [planPolicy(wanted, found)] : []),
  ];
}

export function hasChanges(steps: readonly Step[]): boolean {
  return steps.some(({ changes }) => changes.length > 0);
}

export function step(mark: Mark, title: string, details: readonly string[] = [], ...changes: Change[]): Step {
  return { mark, title, details, changes };
}

function planUser(wanted: Wanted, { user }: Found): Step {
  const title = `service user ${wanted.userName}`;
  if (!user) return step('create', title, [], { kind: 'create-user' });
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    return step('conflict', title, [
      'a user of this name exists and is no service user, which cannot be changed; choose another name with --service-user',
    ]);
  }
  if (user.active === false)
    return step('conflict', title, [
      'it is deactivated; activate it in the console, or choose another with --service-user',
    ]);
  return shared(title, user, 'Users', wanted.name);
}

function planGroup(wanted: Wanted, { group }: Found): Step {
  const title = `group ${wanted.groupName}`;
  return group ? shared(title, group, 'Groups', wanted.name) : step('create', title, [], { kind: 'create-group' });
}

function planMembership(wanted: Wanted, { user, group }: Found): Step {
  const title = `membership of ${wanted.userName} in ${wanted.groupName}`;
  const isMember = user !== undefined && group?.members?.some(({ value }) => value === user.id) === true;
  return isMember ? step('same', title) : step('create', title, [], { kind: 'add-member' });
}

function planApp(wanted: Wanted, app: App | undefined): Step {
  const title = `confidential application ${wanted.appName}`;
  if (!app) return step('create', title, ['its client secret is shown once, and saved'], { kind: 'create-app' });
  if (app.isOAuthClient !== true || app.clientType !== 'confidential') {
    return step('conflict', title, [
      'an application of this name exists and is no confidential OAuth client; choose another name with --app',
    ]);
  }
  if (app.active === true) return shared(title, app, 'Apps', wanted.name);
  if (ownersOf(app).length === 0) {
    return step('conflict', title, [
      'it is deactivated, and setup did not make it; activate it in the console, or choose another name with --app',
    ]);
  }
  return step('change', title, ['it is not active: it gets a new client secret, which is saved, and is activated'], {
    kind: 'finish-app',
  });
}

/** What setup made is marked with the names that use it, so that a removal leaves what another still needs. */
function shared(title: string, resource: Resource, type: 'Users' | 'Groups' | 'Apps', name: string): Step {
  const owners = ownersOf(resource);
  if (owners.length === 0 || owners.includes(name)) return step('same', title);
  return step(
    'change',
    title,
    [`made for ${owners.map((owner) => printable(owner)).join(', ')}; marked as used by ${name} too`],
    { kind: 'share', type },
  );
}

function planPolicy(wanted: Wanted, { group, policy }: Found): Step {
  const title = `policy ${wanted.policyName}`;
  // A group that is still to be made stands here by its name; its OCID is known when its turn comes.
  const statements = statementsOf(wanted, group?.ocid ?? `(of ${wanted.groupName})`);
  if (!policy)
    return step(
      'create',
      title,
      statements.map((text) => `+ ${text}`),
      { kind: 'create-policy' },
    );
  if (ownerOfPolicy(policy) !== wanted.name) {
    return step('conflict', title, [
      'a policy of this name exists and setup did not make it; choose another name with --policy',
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

/** @param group OCID of the group; not used for an RPST */
export function statementsOf(wanted: Wanted, group: string): string[] {
  const expiry = wanted.expires === undefined ? [] : [expiryCondition(wanted.expires)];
  if (wanted.tokenType === 'upst') {
    return wanted.allowances.map((allowance) => composeStatement(`group id ${group}`, allowance, expiry));
  }
  return resourceConditions(wanted.conditions).flatMap((conditions) =>
    wanted.allowances.map((allowance) => composeStatement('any-user', allowance, [...conditions, ...expiry])),
  );
}
