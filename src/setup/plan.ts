// The plan: compares the desired trust with the existing objects and returns the steps. Pure: sends no requests.

import { printable } from '../text/printable.ts';
import type { ExistingTrust } from './api/existing-trust.ts';
import { ownerOfPolicy } from './api/policy.ts';
import {
  aliasesOf,
  type App,
  CERTIFICATE_DAYS,
  expiryOfAlias,
  groupOcid,
  ownersOf,
  type Resource,
  type Trust,
  USER_EXTENSION,
  validationsOf,
} from './api/scim.ts';
import { type DesiredTrust, MAX_PROPAGATIONS } from './desired/desired-trust.ts';
import { type KeySource, sameKey } from './desired/issuer-keys.ts';
import {
  evidenceFor,
  overlapOf,
  QUOTED,
  readRule,
  type Rule,
  termMatches,
  withoutQuotes,
  writeRule,
} from './desired/rule.ts';
import { composeStatement, expiryCondition, resourceConditions } from './desired/statement.ts';

/** @param isKeyElsewhere whether the certificate is for a key that setup does not have (--client-public-key) */
export function planSetup(desired: DesiredTrust, found: ExistingTrust, isKeyElsewhere = false): Step[] {
  return [
    ...(desired.tokenType === 'upst'
      ? [planUser(desired, found), planGroup(desired, found), planMembership(desired, found)]
      : []),
    planApp(desired, found.app),
    ...(desired.clientAuthentication === 'private_key_jwt'
      ? [planCertificate(desired, found.app, isKeyElsewhere)]
      : []),
    planTrust(desired, found),
    ...(desired.allowances.length > 0 ? [planPolicy(desired, found)] : []),
  ];
}

export function hasChanges(steps: readonly Step<unknown>[]): boolean {
  return stepsToDo(steps).length > 0;
}

/** @returns the steps that change something */
export function stepsToDo<C>(steps: readonly Step<C>[]): Step<C>[] {
  return steps.filter(({ changes }) => changes.length > 0);
}

/** Whether the domain shows a new client secret that is wanted, which it does only once. */
export function createsSecret(steps: readonly Step[]): boolean {
  return steps.some(({ changes }) =>
    changes.some((change) => (change.kind === 'create-app' || change.kind === 'finish-app') && change.secret !== false),
  );
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
  const title = `membership of the user ${desired.userName} in the group ${desired.groupName}`;
  const isMember = user !== undefined && group?.members?.some(({ value }) => value === user.id) === true;
  return isMember ? step('same', title) : step('create', title, [], { kind: 'add-member' });
}

function planApp(desired: DesiredTrust, app: App | undefined): Step {
  const title = `confidential application ${desired.appName}`;
  const savesSecret = desired.clientAuthentication === 'client_secret_basic';
  const withoutSecret = savesSecret ? {} : { secret: false as const };
  const saved = savesSecret ? 'its client secret is saved to a file' : 'its client secret is not saved';
  if (!app) return step('create', title, [saved], { kind: 'create-app', ...withoutSecret });
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
  const todo = savesSecret ? 'saves a new client secret and activates it' : 'activates it';
  return step('change', title, [`it is not active: setup ${todo}`], { kind: 'finish-app', ...withoutSecret });
}

/** Certificates that somebody else added count too: setup only sees to it that there is one. */
function planCertificate({ appName }: DesiredTrust, app: App | undefined, isKeyElsewhere: boolean): Step {
  const title = `client certificate of ${appName}`;
  const aliases = app === undefined ? [] : aliasesOf(app);
  if (aliases.length > 0) return step('same', title, aliases.map(describeAlias));
  const saved = isKeyElsewhere
    ? 'it is saved to a file, and its private key stays elsewhere (--client-public-key)'
    : 'its private key is saved to a file';
  const details = [`valid for ${CERTIFICATE_DAYS} days; ${saved}`];
  return step('create', title, details, { kind: 'add-certificate' });
}

/** @returns an alias, with the day on which its certificate expires if that is known */
export function describeAlias(alias: string): string {
  const expiry = expiryOfAlias(alias);
  return `${printable(alias)}${expiry === undefined ? '' : ` (valid until ${expiry.toISOString().slice(0, 10)})`}`;
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
    [
      ...missing.map((text) => `+ ${text}`),
      ...surplus.map((text) => `- ${printable(text)}`),
      ...(surplus.length > 0 ? ['note: --allow replaces all statements; repeat those that should stay'] : []),
    ],
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

// The plan for the trust, which all workloads of an issuer share: it is extended, never replaced.

function planTrust(desired: DesiredTrust, found: ExistingTrust): Step {
  const { trust } = found;
  const title = `trust for ${desired.issuer}`;
  if (!trust) return step('create', title, describeNew(desired), { kind: 'create-trust' });
  const conflict = conflictOf(desired, found, trust);
  if (conflict !== undefined) return step('conflict', title, [conflict]);

  const change = differenceOf(desired, found, trust);
  const details = describe(change, desired, found);
  const notes = [
    ...keptRules(desired, found, trust),
    ...notesOn(desired, trust),
    ...overlapNotes(desired, found, trust),
  ];
  return details.length === 0 ? step('same', title, notes) : step('change', title, [...details, ...notes], change);
}

function describeNew({ rules, audiences, resourceType, propagations, keys }: DesiredTrust): string[] {
  return [
    ...rules.flatMap((rule) => [`rule: ${writeRule(rule)}`, ...evidenceFor(rule)]),
    ...(resourceType === undefined ? [] : [`resource: ${resourceType}`]),
    ...propagations.map((claim) => `propagates the claim ${claim} as ext_${claim}`),
    ...(audiences.length === 0 ? [] : [`audience: ${audiences.join(', ')} (checked for every token of this issuer)`]),
    ...(keys ? [`keys: ${describeKeys(keys.source)}`] : []),
  ];
}

function describeKeys(source: KeySource): string {
  return source.kind === 'address'
    ? source.url
    : 'a certificate in the trust; replace it when the issuer changes its key';
}

/** @returns why the existing trust cannot be used */
function conflictOf(desired: DesiredTrust, found: ExistingTrust, trust: Trust): string | undefined {
  const wantedType = desired.tokenType === 'upst' ? 'User' : 'Resource';
  if ((trust.subjectType ?? 'User') !== wantedType) {
    return wantedType === 'User'
      ? 'it creates resource principals (RPST), and an issuer can have only one trust; use --token-type rpst'
      : 'it impersonates service users (UPST), and an issuer can have only one trust; omit --token-type rpst';
  }
  if (trust.allowImpersonation !== true) {
    return 'it maps subjects to users of the domain instead of impersonating a service user, and an issuer can have only one trust: let the jobs log in as a user that it maps to, or use another identity domain';
  }
  if (desired.tokenType === 'rpst' && trust.impersonatingResource !== desired.resourceType) {
    return `its resource is ${printable(trust.impersonatingResource ?? '(none)')}; use this value for --resource-type`;
  }
  if (new Set([...(trust.claimPropagations ?? []), ...propagationsOf(desired)]).size > MAX_PROPAGATIONS) {
    return `it propagates ${(trust.claimPropagations ?? []).join(', ')}, and ${MAX_PROPAGATIONS} is the largest number of claims; omit some of --propagate`;
  }
  if (trust.clientClaimName !== undefined && trust.clientClaimName !== 'aud' && desired.audiences.length > 0) {
    return `it already checks the claim ${printable(trust.clientClaimName)}, and a trust can have only one; omit --audience`;
  }
  if (desired.audiences.length > 0 && trust.clientClaimName === undefined && othersUse(trust, found)) {
    return 'others use it without a check of the audience, and --audience would lock them out';
  }
  return restrictionConflictOf(desired, trust) ?? ruleConflictOf(desired, found, trust);
}

/** The domain compares the claim that a trust restricts before it looks at the rules. */
function restrictionConflictOf(
  { rules, conditions, known, audiences }: DesiredTrust,
  { clientClaimName: claim, clientClaimValues: values = [] }: Trust,
): string | undefined {
  if (claim === undefined) return undefined;
  const accepted = [...values, ...(claim === 'aud' ? audiences : [])];
  const isRefused = (terms: Rule[number]): boolean => {
    const ofClaim = [...terms, ...known].filter((term) => term.claim === claim);
    return (
      ofClaim.length > 0 && !accepted.some((value) => ofClaim.every((term) => termMatches(term, { [claim]: value })))
    );
  };
  const refused = [...rules, ...conditions.map((terms) => [terms])].find((rule) => rule.every(isRefused));
  if (refused === undefined) return undefined;
  const name = printable(claim);
  return `it accepts only tokens whose ${name} is ${listed(values)} (clientClaimName), and no token that "${writeRule(refused)}" matches has such a value; add the ${name} of these tokens to clientClaimValues of the trust, and run setup again`;
}

function listed(values: readonly string[]): string {
  return values.map((value) => printable(value)).join(' or ');
}

function othersUse(trust: Trust, { user, app }: ExistingTrust): boolean {
  return (
    (trust.impersonationServiceUsers ?? []).some(({ value }) => value !== user?.id) ||
    (trust.oauthClients ?? []).some((client) => client !== app?.name)
  );
}

/** If rules of several users match a token, it is undefined which user it becomes, so such rules are refused. */
function ruleConflictOf(desired: DesiredTrust, found: ExistingTrust, trust: Trust): string | undefined {
  for (const { text, rule, owner } of rulesOfOthers(found, trust)) {
    const ours = desired.rules.find((mine) => overlapOf(mine, rule) === 'certain');
    if (ours) {
      return `its rule "${text}" maps tokens to the user ${owner}, and "${writeRule(ours)}" would map some of the same tokens to ${desired.userName}; remove that rule, or use that user with --service-user`;
    }
  }
  return undefined;
}

/** What cannot be compared is no conflict: the user decides. */
function overlapNotes(desired: DesiredTrust, found: ExistingTrust, trust: Trust): string[] {
  return rulesOfOthers(found, trust).flatMap(({ text, rule, owner }) =>
    desired.rules.flatMap((mine) => {
      const maps = `note: its rule "${text}" maps tokens to the user ${owner}`;
      const undefinedUser = `it is undefined whether that token becomes ${owner} or ${desired.userName}`;
      if (overlapOf(mine, rule) === 'unknown')
        return [
          `${maps}. If the issuer puts its claims and those of "${writeRule(mine)}" into one token, a token with these claims would match both, and ${undefinedUser}`,
        ];
      return overlapOf(mine, withoutQuotes(rule)) === 'none'
        ? []
        : [
            `${maps}. If the domain ignores its quotes, a token can also match "${writeRule(mine)}", and ${undefinedUser}`,
          ];
    }),
  );
}

/** Rules are added, while statements are replaced. */
function keptRules({ tokenType, rules }: DesiredTrust, { user }: ExistingTrust, trust: Trust): string[] {
  if (tokenType === 'rpst') return [];
  const wanted = rules.map(writeRule);
  const kept = (trust.impersonationServiceUsers ?? []).filter(
    ({ rule, value }) => value === user?.id && !wanted.includes(canonicalRule(rule)),
  );
  return kept.map(
    ({ rule }) => `note: its rule "${printable(rule)}" of the same user stays; remove it with its flag and --remove`,
  );
}

function rulesOfOthers(
  { user, userNames }: ExistingTrust,
  trust: Trust,
): { text: string; rule: Rule; owner: string }[] {
  const others = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value !== user?.id);
  return others.flatMap(({ rule: text, value }) => {
    const rule = readRule(text);
    return rule ? [{ text: printable(text), rule, owner: printable(userNames.get(value) ?? value) }] : [];
  });
}

function differenceOf(desired: DesiredTrust, { user, app }: ExistingTrust, trust: Trust): TrustChange {
  const ours = (trust.impersonationServiceUsers ?? [])
    .filter(({ value }) => value === user?.id)
    .map(({ rule }) => canonicalRule(rule));
  const accepted = trust.clientClaimName === 'aud' ? (trust.clientClaimValues ?? []) : [];
  const owners = ownersOf(trust);
  return {
    kind: 'change-trust',
    addRules: desired.rules.map(writeRule).filter((rule) => !ours.includes(rule)),
    addClient: app?.name === undefined || !(trust.oauthClients ?? []).includes(app.name),
    activate: trust.active !== true,
    keys: desired.keys?.explicit === true && !sameKeys(desired.keys.source, trust) ? desired.keys.source : undefined,
    addAudiences: desired.audiences.filter((audience) => !accepted.includes(audience)),
    restrictAudience: trust.clientClaimName === undefined,
    addPropagations: propagationsOf(desired).filter((claim) => !(trust.claimPropagations ?? []).includes(claim)),
    share: owners.length > 0 && !owners.includes(desired.name),
  };
}

/** The claims as a trust has them. */
export function propagationsOf(desired: DesiredTrust): string[] {
  return desired.propagations.map((claim) => `ext_${claim}`);
}

/** @returns the rule in the form in which setup writes it, so that rules that differ only in blanks and case are equal */
export function canonicalRule(rule: string): string {
  const read = readRule(rule);
  return read ? writeRule(read) : rule.trim();
}

function sameKeys(source: KeySource, trust: Trust): boolean {
  return source.kind === 'address'
    ? trust.publicKeyEndpoint === source.url
    : trust.publicCertificate !== undefined && sameKey(trust.publicCertificate, source.pem);
}

function describe(change: TrustChange, desired: DesiredTrust, { app }: ExistingTrust): string[] {
  return [
    ...change.addRules.flatMap((rule) => [`+ rule: ${rule}`, ...evidenceFor(readRule(rule) ?? [])]),
    ...(change.addClient ? [`+ client: ${app?.name ?? desired.appName}`] : []),
    ...(change.activate ? ['~ active: false → true'] : []),
    ...(change.keys ? [`~ keys: ${describeKeys(change.keys)}`] : []),
    ...change.addAudiences.map(
      (audience) =>
        `+ audience: ${audience}${change.restrictAudience ? ' (from now on checked for every token of this issuer)' : ''}`,
    ),
    ...change.addPropagations.map((claim) => `+ propagates ${claim}`),
    ...(change.share ? [`+ marked as used by ${desired.name}`] : []),
  ];
}

function notesOn(desired: DesiredTrust, trust: Trust): string[] {
  const quoted = (trust.impersonationServiceUsers ?? []).filter(({ rule }) => /["']/.test(rule));
  const restricted = trust.clientClaimName;
  return [
    ...(desired.keys && !desired.keys.explicit && !sameKeys(desired.keys.source, trust)
      ? [
          'note: its keys do not come from the URL that the issuer declares; setup keeps this. Change it with --jwks-url',
        ]
      : []),
    ...(restricted !== undefined && desired.audiences.length === 0
      ? [
          `note: it accepts only tokens whose ${printable(restricted)} is ${listed(trust.clientClaimValues ?? [])}${restricted === 'aud' ? '; log in with this audience' : ', whatever the rules say'}`,
        ]
      : []),
    ...validationsOf(trust).map((text) => `note: it has ${text}`),
    ...quoted.map(({ rule }) => `note: its rule ${printable(rule)} has quotes; ${QUOTED}`),
  ];
}

// One step of the plan: an object in the domain, how it differs, and the changes that it needs.

type Mark = 'create' | 'change' | 'same' | 'conflict' | 'remove' | 'keep';

export type Change =
  | { kind: 'create-user' }
  | { kind: 'create-group' }
  | { kind: 'add-member' }
  /** `secret: false`: it is not saved, because its clients sign with a key. */
  | { kind: 'create-app'; secret?: false }
  /** The application exists but its secret may not have been saved: an application is activated only after that. */
  | { kind: 'finish-app'; secret?: false }
  | { kind: 'add-certificate' }
  | { kind: 'share'; type: 'Users' | 'Groups' | 'Apps' }
  | { kind: 'create-trust' }
  | TrustChange
  | { kind: 'create-policy' }
  | { kind: 'change-policy' };

/** One object, and what happens to it. */
export interface Step<C = Change> {
  mark: Mark;
  /** `service user wif-github-octo.app` */
  title: string;
  /** The differences, one line each. */
  details: readonly string[];
  /** In this order; empty if nothing needs to change. */
  changes: readonly C[];
}

export interface TrustChange {
  kind: 'change-trust';
  /** The rules to add for the service user, as text. */
  addRules: readonly string[];
  addClient: boolean;
  activate: boolean;
  keys: KeySource | undefined;
  addAudiences: readonly string[];
  /** True: the trust does not restrict audiences yet; `addAudiences` adds the restriction. */
  restrictAudience: boolean;
  addPropagations: readonly string[];
  share: boolean;
}

export function step<C = Change>(mark: Mark, title: string, details: readonly string[] = [], ...changes: C[]): Step<C> {
  return { mark, title, details, changes };
}
