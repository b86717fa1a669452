// Issuers that give tokens to everyone, and what a rule must contain so that it does not trust everyone.

import type { Pinning } from '../desired/rule.ts';
import { PRESETS } from './presets.ts';

/** Claims that every repository can choose (ref, environment, workflow name, event) do not identify the owner. */
export const GITHUB_PINNING: Pinning = {
  sub: /^repo:[^*/:]+\//,
  repository: /^[^*/]+\//,
  repository_id: /^[^*]+$/,
  repository_owner: /^[^*]+$/,
  repository_owner_id: /^[^*]+$/,
  enterprise: /^[^*]+$/,
  enterprise_id: /^[^*]+$/,
};

const PUBLIC_ISSUERS: readonly [RegExp, Pinning][] = [
  // With a suffix, it is the issuer of one enterprise, which all of its repositories share.
  [/^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/, GITHUB_PINNING],
  ...PRESETS.flatMap(({ publicIssuers, pinning }): [RegExp, Pinning][] =>
    publicIssuers === undefined || pinning === undefined ? [] : [[publicIssuers, pinning]],
  ),
];

/** @returns undefined for an issuer that is not known to be public */
export function pinningOfIssuer(issuer: string): Pinning | undefined {
  return PUBLIC_ISSUERS.find(([pattern]) => pattern.test(issuer))?.[1];
}
