// The objects that setup would create in an empty domain, with references to values that are known only once they exist.

import { newApp, newGroup, newMember, newPolicy, newTrust, newUser } from '../apply/bodies.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { statementsOf } from '../plan/plan.ts';

export type Reference = 'userId' | 'groupOcid' | 'clientId' | 'policyCompartment';

export interface TrustObjects {
  /** Undefined for an RPST, which needs no service user and no group. */
  user: object | undefined;
  /** With the service user as its member. */
  group: object | undefined;
  /** Not active, as setup creates it. */
  app: object;
  trust: object;
  /** Undefined without --allow. */
  policy: object | undefined;
}

/** The request bodies that setup sends, with {@link reference} texts inside. */
export function trustObjects(desired: DesiredTrust): TrustObjects {
  const upst = desired.tokenType === 'upst';
  const references = { clientId: reference('clientId'), serviceUserId: upst ? reference('userId') : undefined };
  return {
    user: upst ? newUser(desired) : undefined,
    group: upst ? { ...newGroup(desired), members: [newMember(reference('userId'))] } : undefined,
    app: newApp(desired),
    trust: newTrust(desired, references, 'one line of base64'),
    policy:
      desired.allowances.length === 0
        ? undefined
        : newPolicy(desired, reference('policyCompartment'), statementsOf(desired, reference('groupOcid'))),
  };
}

/** Between characters for private use, which no option may contain. */
function reference(name: Reference): string {
  return `\u{E000}${name}\u{E001}`;
}

/** Replaces the references in a text in which everything else is written already. */
export function resolveReferences(text: string, values: Readonly<Record<Reference, string>>): string {
  return text.replaceAll(/\u{E000}(\w+)\u{E001}/gu, (_match, name: Reference) => values[name]);
}
