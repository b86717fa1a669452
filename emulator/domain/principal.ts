// Finds the principal for a verified subject token.

import type { JWTPayload } from 'jose';
import type { Deviations } from '../deviations.ts';
import { invalidRequest, noRuleMatched, notAServiceUser, tokenNotValid } from './refusal.ts';
import { ruleHolds } from './rule.ts';
import { USER_EXTENSION, type DomainStore, type IdentityPropagationTrust, type User } from './store.ts';
import type { Verified } from './subject-token.ts';

export interface UserPrincipal {
  user: User;
  /** The provider's subject, if the user is impersonated rather than mapped. */
  impersonating?: string;
}

/** @throws Refusal */
export function resolveUser({ trust, claims }: Verified, store: DomainStore, deviations: Deviations): UserPrincipal {
  if (trust.subjectType !== 'User') throw invalidRequest('the trust is for resource principals');
  if (!trust.allowImpersonation) return { user: mappedUser(trust, claims, store) };

  const matching = (trust.impersonationServiceUsers ?? []).filter((entry) => ruleHolds(entry.rule, claims, deviations));
  // If several rules match, the order of the list does not decide (oci-federation.md §4, trap 3). Here the last one is used.
  const winner = matching.at(-1);
  if (!winner) throw noRuleMatched();
  const user = store.users.get(winner.value);
  if (user?.[USER_EXTENSION].serviceUser !== true) throw notAServiceUser();
  return { user, impersonating: claims.sub ?? '' };
}

function mappedUser(trust: IdentityPropagationTrust, claims: JWTPayload, store: DomainStore): User {
  const claim = trust.subjectClaimName ?? 'sub';
  const attribute = trust.subjectMappingAttribute ?? 'userName';
  const value = claims[claim];
  const user = [...store.users.values()].find(
    (one) => typeof value === 'string' && Reflect.get(one, attribute) === value,
  );
  if (!user) throw tokenNotValid(`claim ${claim} names no user of the domain`);
  return user;
}

/**
 * The claims that are copied from the subject token into an RPST, as `var_ext_<claim>`.
 *
 * @throws Refusal if the trust has another resource type
 */
export function resolveResource({ trust, claims }: Verified, resourceType: string): Record<string, string> {
  if (trust.subjectType !== 'Resource') throw invalidRequest('the trust is for users');
  if (resourceType === '' || resourceType !== trust.impersonatingResource) {
    throw invalidRequest('res_type is not the impersonating resource of the trust');
  }
  const propagated: Record<string, string> = {};
  for (const name of trust.claimPropagations ?? []) {
    const value = claims[name.replace(/^ext_/, '')];
    if (typeof value === 'string') propagated[`var_${name}`] = value;
  }
  return propagated;
}
