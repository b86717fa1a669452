// The plan for the trust, which all workloads of an issuer share: it is extended, never replaced.

import { printable } from '../../text/printable.ts';
import { sameKey } from '../desired/certificate.ts';
import type { ExistingTrust } from '../administration/existing-trust.ts';
import type { KeySource } from '../desired/keys.ts';
import { step, type Step, type TrustChange } from './step.ts';
import { overlapOf, readRule, withoutQuotes, writeRule, type Rule } from '../desired/rule.ts';
import { evidenceFor, QUOTED } from '../desired/rule-evidence.ts';
import { ownersOf, type Trust } from '../administration/scim.ts';
import { MAX_PROPAGATIONS, type DesiredTrust } from '../desired/desired-trust.ts';

export function planTrust(desired: DesiredTrust, found: ExistingTrust): Step {
  const { trust } = found;
  const title = `trust for ${desired.issuer}`;
  if (!trust) return step('create', title, describeNew(desired), { kind: 'create-trust' });
  const conflict = conflictOf(desired, found, trust);
  if (conflict !== undefined) return step('conflict', title, [conflict]);

  const change = differenceOf(desired, found, trust);
  const details = describe(change, desired, found);
  const notes = [...notesOn(desired, trust), ...overlapNotes(desired, found, trust)];
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
    return 'it maps subjects to users of the domain instead of impersonating a service user; setup does not change such a trust';
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
  return ruleConflictOf(desired, found, trust);
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

/** The rules as they are written into the trust. */
export function propagationsOf(desired: DesiredTrust): string[] {
  return desired.propagations.map((claim) => `ext_${claim}`);
}

export function canonicalRule(rule: string): string {
  const read = readRule(rule);
  return read ? writeRule(read) : rule.trim();
}

export function sameKeys(source: KeySource, trust: Trust): boolean {
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
          `note: it accepts only tokens whose ${printable(restricted)} is ${(trust.clientClaimValues ?? []).map((value) => printable(value)).join(' or ')}`,
        ]
      : []),
    ...quoted.map(({ rule }) => `note: its rule ${printable(rule)} has quotes; ${QUOTED}`),
  ];
}
