// The result of a login, and how it is reported to a person.

import type { Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import type { Verification } from '../oci-sdk/verify-profile.ts';
import type { ProfilePaths } from '../profile/profile-store.ts';
import { printable } from '../text/printable.ts';
import type { LoginRequest } from './request.ts';

export interface LoginResult {
  request: LoginRequest;
  login: Login;
  /** The token that was exchanged. */
  subject: SubjectToken;
  paths: ProfilePaths;
  /** Undefined: not asked for. */
  verification: Verification | undefined;
  /** Undefined: not asked for, or it could not be started, which a warning has said. */
  renewedUntil: Date | undefined;
  /** The variables that make every consumer use the profile. */
  environment: Record<string, string>;
}

/**
 * @param now milliseconds since the epoch
 * @param renewalEndsWith e.g. `the job ends`
 * @returns the lines of the report
 */
export function describeLogin(result: LoginResult, now: number, renewalEndsWith: string): string[] {
  const { request, login, subject, paths, verification, renewedUntil } = result;
  const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
  return [
    `Logged in to Oracle Cloud as ${login.principal}`,
    `  tenancy:  ${login.tenancy}`,
    `  subject:  ${printable(subject.claims.sub ?? '')}`,
    `  profile:  ${request.profile} in ${paths.configFile}`,
    `  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`,
    ...(renewedUntil
      ? [`  renewal:  in the background until ${renewalEndsWith}, or until ${renewedUntil.toISOString()} at the latest`]
      : []),
    ...(verification ? [`  verified: ${describeVerification(verification)}`] : []),
  ];
}

export function describeVerification(verification: Verification): string {
  return verification.allowed
    ? `a signed call returned the Object Storage namespace ${verification.namespace}`
    : `Oracle Cloud accepts the session, but no policy allows it to read the Object Storage namespace (${verification.status}). ` +
        'If your tools need the namespace, add the policy: Allow group <group> to read objectstorage-namespaces in tenancy';
}
