// The removal of what setup created for a --name: plans it, keeps what others still use, and applies it.

import { Failure } from '../failure.ts';
import { printable } from '../text/printable.ts';
import type { Timing } from '../clock.ts';
import { type IdentityDomain, READ_TIME, readUntil } from './api/domain.ts';
import type { ExistingTrust } from './api/existing-trust.ts';
import { ownerOfPolicy, type Policies } from './api/policy.ts';
import {
  type App,
  ownersOf,
  ownerTag,
  type PatchOperation,
  type Resource,
  type ResourceType,
  type Trust,
  type User,
} from './api/scim.ts';
import { howToContinue } from './apply/apply.ts';
import { type ClientKeyFiles, removeCertificates } from './apply/client-certificate.ts';
import type { SecretStore } from './apply/client-secret.ts';
import type { DesiredTrust } from './desired/desired-trust.ts';
import { writeRule } from './desired/rule.ts';
import { canonicalRule, describeAlias, step, type Step, stepsToDo } from './plan.ts';

type Rules = NonNullable<Trust['impersonationServiceUsers']>;

/**
 * Pure. With rules in `desired`, only these are removed, and the rest once the service user has no rule left; without rules, everything.
 * The order matters: the service refuses to delete a user that a trust still refers to.
 *
 * @param keepRules whether the rules of a service user that others may use stay
 */
export function planRemoval(desired: DesiredTrust, found: ExistingTrust, keepRules = false): RemovalStep[] {
  const { user, trust } = found;
  const mine = rulesOfUser(trust, user);
  const comparable = desired.eitherSubjectForm ? withoutIds : (rule: string): string => rule;
  const going = desired.rules.map((rule) => comparable(writeRule(rule)));
  const staying = going.length === 0 ? [] : mine.filter(({ rule }) => !going.includes(comparable(canonicalRule(rule))));
  if (trust && staying.length > 0) return planRuleRemoval(desired, trust, mine, staying);
  return planFullRemoval(desired, found, keepRules && mayHaveRulesOfOthers(desired, found) ? [] : mine);
}

/** `sub eq repo:octo@1/app@2:…` → `sub eq repo:octo/app:…`, in lower case, because GitHub ignores the case of names */
function withoutIds(rule: string): string {
  return rule.replace(
    /\bsub eq repo:([^\s@/:]+)(?:@\d+)?\/([^\s@/:]+)(?:@\d+)?:/g,
    (_match, owner: string, name: string) => `sub eq repo:${owner}/${name}:`.toLowerCase(),
  );
}

/**
 * A rule names its user, but not the setup that made it.
 *
 * @throws Failure `denial` if rules would be removed that may belong to others
 */
export function refuseUnnamedRules(desired: DesiredTrust, found: ExistingTrust): void {
  const { user, trust } = found;
  const rules = rulesOfUser(trust, user).map(({ rule }) => `  ${printable(rule)}`);
  if (!user || desired.rules.length > 0 || rules.length === 0 || !mayHaveRulesOfOthers(desired, found)) return;
  const userName = `the service user ${printable(desired.userName)}`;
  const others = ownersOf(user).filter((owner) => owner !== desired.name);
  const why =
    others.length > 0 ? `${printable(others.join(', '))} also uses ${userName}` : `setup did not create ${userName}`;
  throw new Failure(
    'denial',
    'Setup conflict',
    `nothing was removed, because ${why}, and its rules do not say who made them:\n${rules.join('\n')}\n`,
    {
      hint:
        'remove each rule of this setup with the flags that created it, such as --branch or --environment, and --remove; ' +
        'then, if other rules are left, remove the rest with --remove --keep-rules',
    },
  );
}

/** If only this setup uses the user or the trust, all rules of the user are its own. */
function mayHaveRulesOfOthers({ name }: DesiredTrust, { user, trust }: ExistingTrust): boolean {
  return ![user, trust].some((each) => each !== undefined && isLast(each, name));
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
    step('change', title, [...removed, ...kept], { kind: 'patch-trust', id: trust.id, operations }),
    keep(`everything else of ${desired.name}`, ['it still has other rules']),
  ];
}

/** @param going the rules that are removed */
function planFullRemoval(desired: DesiredTrust, found: ExistingTrust, going: Rules): RemovalStep[] {
  const { user, group, app, trust, policy } = found;
  const steps: RemovalStep[] = [];
  if (trust) steps.push(planTrustRemoval(desired, found, trust, going));
  if (policy) steps.push(planPolicyRemoval(policy.id, desired, ownerOfPolicy(policy) === desired.name));
  steps.push(...planMembershipRemoval(desired, found));
  if (user) steps.push(planObject('Users', `service user ${desired.userName}`, user, desired.name));
  if (group) steps.push(planObject('Groups', `group ${desired.groupName}`, group, desired.name));
  if (app) steps.push(planAppRemoval(app, desired, found.certificates));
  return steps;
}

function planMembershipRemoval({ name, userName, groupName }: DesiredTrust, found: ExistingTrust): RemovalStep[] {
  const { user, group } = found;
  const isMember = user && group?.members?.some(({ value }) => value === user.id) === true;
  if (!isMember || !(isOurs(group, name) || isOurs(user, name))) return [];
  // A setup that shares both needs the membership for its permissions.
  if (ownersOf(group).some((owner) => owner !== name && isOurs(user, owner))) return [];
  const title = `membership of the user ${userName} in the group ${groupName}`;
  return [step('remove', title, [], { kind: 'remove-member', group: group.id, user: user.id })];
}

function planAppRemoval(
  app: App,
  { appName, name }: DesiredTrust,
  certificates: ExistingTrust['certificates'] = [],
): RemovalStep {
  const title = `confidential application ${appName}`;
  if (!isLast(app, name)) return planObject('Apps', title, app, name);
  const { id, name: clientId, active = false } = app;
  const aliases = certificates.map(({ certificateAlias }) => certificateAlias);
  const details = aliases.map((alias) => `- client certificate ${describeAlias(alias)}`);
  return step<Removal>(
    'remove',
    title,
    details,
    ...(aliases.length === 0 ? [] : [{ kind: 'delete-certificates' as const, app, aliases }]),
    { kind: 'delete-app', id, clientId, active },
  );
}

function planTrustRemoval(
  desired: DesiredTrust,
  { app, userNames }: ExistingTrust,
  trust: Trust,
  going: Rules,
): RemovalStep {
  const appGoes = app !== undefined && isLast(app, desired.name);
  const title = `trust for ${desired.issuer}`;
  const others = (trust.impersonationServiceUsers ?? []).filter((rule) => !going.includes(rule));
  const owners = ownersOf(trust).filter((owner) => owner !== desired.name);
  const isMine = ownersOf(trust).includes(desired.name);
  const clients = (trust.oauthClients ?? []).filter((client) => !(appGoes && client === app.name));
  const idle = desired.tokenType === 'upst' ? others.length === 0 : clients.length === 0;
  if (isMine && owners.length === 0 && idle) {
    return step('remove', title, [], { kind: 'delete-trust', id: trust.id });
  }
  const operations: PatchOperation[] = [
    ...withoutRulesOf(going),
    ...(clients.length === (trust.oauthClients ?? []).length
      ? []
      : [{ op: 'replace' as const, path: 'oauthClients', value: clients }]),
    ...(isMine ? [unmarkOperation(desired.name)] : []),
  ];
  const details = [
    ...going.map(({ rule }) => `- rule: ${printable(rule)}`),
    ...(appGoes && app.name !== undefined && (trust.oauthClients ?? []).includes(app.name)
      ? [`- client: ${app.name}`]
      : []),
    ...others.map(({ rule, value }) => `= rule: ${printable(rule)} (${printable(userNames.get(value) ?? value)})`),
    ...(ownersOf(trust).length === 0 ? ['setup did not create it'] : []),
  ];
  if (operations.length === 0) return keep(title, details);
  return step('change', title, details, { kind: 'patch-trust', id: trust.id, operations });
}

/** Selects the rules by user only, because a filter cannot compare the text of a rule. */
function withoutRulesOf([mine]: Rules): PatchOperation[] {
  return mine === undefined ? [] : [{ op: 'remove', path: `impersonationServiceUsers[value eq "${mine.value}"]` }];
}

function rulesOfUser(trust: Trust | undefined, user: User | undefined): Rules {
  return user === undefined ? [] : (trust?.impersonationServiceUsers ?? []).filter(({ value }) => value === user.id);
}

function planPolicyRemoval(id: string, desired: DesiredTrust, isOurs: boolean): RemovalStep {
  const title = `policy ${desired.policyName}`;
  return isOurs ? step('remove', title, [], { kind: 'delete-policy', id }) : keep(title, ['setup did not create it']);
}

function planObject(type: ResourceType, title: string, resource: Resource, name: string): RemovalStep {
  const owners = ownersOf(resource);
  if (!owners.includes(name))
    return keep(title, [owners.length === 0 ? 'it existed before setup' : `created for ${owners.join(', ')}`]);
  if (isLast(resource, name)) return step('remove', title, [], { kind: 'delete', type, id: resource.id });
  const others = owners.filter((owner) => owner !== name);
  return step('change', title, [`kept for ${others.join(', ')}`], { kind: 'unmark', type, id: resource.id, name });
}

function isOurs(resource: Resource, name: string): boolean {
  return ownersOf(resource).includes(name);
}

function isLast(resource: Resource, name: string): boolean {
  const owners = ownersOf(resource);
  return owners.length === 1 && owners[0] === name;
}

function keep(title: string, details: readonly string[]): RemovalStep {
  return step<Removal>('keep', title, details);
}

type Removal =
  | { kind: 'delete-trust'; id: string }
  | { kind: 'patch-trust'; id: string; operations: PatchOperation[] }
  | { kind: 'delete-policy'; id: string }
  | { kind: 'remove-member'; group: string; user: string }
  | { kind: 'delete-app'; id: string; clientId: string | undefined; active: boolean }
  | { kind: 'delete-certificates'; app: App; aliases: readonly string[] }
  | { kind: 'delete'; type: ResourceType; id: string }
  | { kind: 'unmark'; type: ResourceType; id: string; name: string };

export type RemovalStep = Step<Removal>;

/** Removes the tag by which setup recognizes that the --name uses the resource. */
function unmarkOperation(name: string): PatchOperation {
  const { key, value } = ownerTag(name);
  return { op: 'remove', path: `tags[key eq "${key}" and value eq "${value}"]` };
}

// Applies the plan of a removal, step by step.

interface RemovalContext {
  domain: IdentityDomain;
  policies: Policies | undefined;
  secretStore: SecretStore;
  keyFiles: ClientKeyFiles;
  /** Reads the objects again. @returns the steps that are still to do */
  remaining: () => Promise<readonly RemovalStep[]>;
  /** Name of the application. */
  appName: string;
  timing: Timing;
  /** Receives one line about something unexpected that does not end the removal. */
  warn: (line: string) => void;
  /** Called before each removal. */
  report: (step: RemovalStep, number: number, of: number) => void;
}

/**
 * Returns when the domain no longer shows what was removed. If it keeps rules of the trust, everything else is removed all the same, except
 * the service user, which cannot be deleted while a rule names it.
 *
 * @throws Failure that says what still exists, and whose hint says how to continue
 */
export async function applyRemoval(steps: readonly RemovalStep[], context: RemovalContext): Promise<void> {
  const { report, remaining, appName, timing, warn } = context;
  const busy = stepsToDo(steps);
  let trustKept = false;
  for (const [index, step] of busy.entries()) {
    const { changes, title } = step;
    if (trustKept && changes.some((removal) => removal.kind === 'delete' && removal.type === 'Users')) continue;
    report(step, index + 1, busy.length);
    try {
      for (const removal of changes) await applyOne(removal, context);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${title})`,
        furtherHint: howToContinue(error),
      });
    }
    if (!isOfKind(step, 'patch-trust')) continue;
    const ofTrust = async () => (await remaining()).filter((other) => other.title === title);
    trustKept = (await awaitRemoval(ofTrust, timing)).length > 0;
    if (trustKept) warn(`the domain accepted the change of the ${title}, but does not show it`);
  }
  const left = trustKept ? stepsToDo(await remaining()) : await awaitRemoval(remaining, timing);
  const removed = busy.some((step) => isOfKind(step, 'delete-app'));
  if (left.length > 0) throw notRemoved(left, { name: appName, removed });
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
  // Before the application, by whose client ID a run that continues this one finds them.
  'delete-certificates': ({ app, aliases }, context) => removeCertificates(app, aliases, context),
  'delete-app': async ({ id, active, clientId }, { domain, secretStore }) => {
    // An active application cannot be deleted.
    if (active) await domain.setAppActive(id, false);
    await domain.remove('Apps', id);
    if (clientId !== undefined) await secretStore.discard(clientId);
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

/** @returns the steps that are still to do after at most a minute; empty if everything is gone */
function awaitRemoval(remaining: () => Promise<readonly RemovalStep[]>, timing: Timing): Promise<RemovalStep[]> {
  return readUntil(
    async () => stepsToDo(await remaining()),
    (left) => left.length === 0,
    timing,
  );
}

function isOfKind({ changes }: RemovalStep, ...kinds: Removal['kind'][]): boolean {
  return changes.some(({ kind }) => kinds.includes(kind));
}

/**
 * @param left what the domain still shows
 * @param app the application whose deactivation stops every login, and whether it was removed
 * @returns Failure `mismatch` that says what is still trusted and what to do
 */
function notRemoved(left: readonly RemovalStep[], app: { name: string; removed: boolean }): Failure {
  const lines = left.flatMap((step) => {
    const { title, details } = step;
    const parts = details.filter((line) => line.startsWith('- ')).map((line) => `  ${line.slice(2)}`);
    return isOfKind(step, 'patch-trust') && parts.length > 0 ? [`${title} still accepts:`, ...parts] : [title];
  });
  const trusts = left.some((step) => isOfKind(step, 'patch-trust', 'delete-trust'));
  const name = printable(app.name);
  const then = app.removed
    ? `the application ${name} is removed, so nobody can exchange a token with its secret, but other applications of the trust can; report this to Oracle`
    : `deactivate the application ${name} in the console (in the identity domain, under Integrated applications): then nobody can exchange a token with it`;
  return new Failure(
    'mismatch',
    'Unexpected response',
    `the domain accepted the removal, but after ${READ_TIME} seconds it still shows:\n${lines.join('\n')}`,
    {
      hint: `run the same command again; if the domain shows the same, ${trusts ? then : 'remove these objects in the console'}`,
    },
  );
}
