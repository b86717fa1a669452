// Issuers that serve the whole world, and what a rule must say so that it does not trust the whole world.

import type { Pinning } from '../desired/rule.ts';

/** What every repository can choose for itself (ref, environment, workflow name, event) says nothing about whose it is. */
export const GITHUB_PINNING: Pinning = {
  sub: /^repo:[^*/:]+\//,
  repository: /^[^*/]+\//,
  repository_id: /^[^*]+$/,
  repository_owner: /^[^*]+$/,
  repository_owner_id: /^[^*]+$/,
  enterprise: /^[^*]+$/,
  enterprise_id: /^[^*]+$/,
};

export const GITLAB_PINNING: Pinning = {
  sub: /^project_path:[^*/:]+\//,
  project_path: /^[^*/]+\//,
  project_id: /^[^*]+$/,
  namespace_path: /^[^*]+$/,
  namespace_id: /^[^*]+$/,
};

export const GOOGLE_PINNING: Pinning = { sub: /^[^*]+$/, email: /^[^*]+$/ };

const PUBLIC_ISSUERS: readonly [RegExp, Pinning][] = [
  // With a suffix: the issuer of one enterprise, still shared by all of its repositories.
  [/^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/, GITHUB_PINNING],
  [/^https:\/\/gitlab\.com\/?$/, GITLAB_PINNING],
  [/^https:\/\/accounts\.google\.com\/?$/, GOOGLE_PINNING],
  [/^https:\/\/app\.terraform\.io\/?$/, { sub: /^organization:[^*:]+:/, terraform_organization_id: /^[^*]+$/ }],
  [/^https:\/\/agent\.buildkite\.com\/?$/, { sub: /^organization:[^*:]+:/, organization_id: /^[^*]+$/ }],
];

/** @returns undefined for an issuer that is not known to be shared */
export function pinningOfIssuer(issuer: string): Pinning | undefined {
  return PUBLIC_ISSUERS.find(([pattern]) => pattern.test(issuer))?.[1];
}
