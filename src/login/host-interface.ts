// Between a login and the program that it runs in, the action's step or the command line: what the login needs from it, what it is asked to do,
// and what it returns.

import type { CheckedToken } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import type { Verification } from '../oci-sdk/verify-profile.ts';
import type { ProfilePaths } from '../profile/paths.ts';
import type { LoginSubject } from '../renewal/subject-source.ts';
import type { LoginName } from '../profile/record.ts';
import type { ProcessIdentity } from '../system/process-identity.ts';
import { printable } from '../text/printable.ts';
import type { LoginSettings, SettingName } from './settings.ts';

/** Enough to undo a login. */
export interface LogoutHost {
  /** The program's name, for messages about defects. */
  readonly product: 'oci-wif-action' | 'oci-wif';
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

export interface LoginHost extends LogoutHost {
  /** Keeps a secret out of everything that is printed from now on. */
  readonly mask: (secret: string) => void;
  /** What the setting is called here: `tenancy` or `--tenancy`. */
  readonly settingName: (setting: SettingName) => string;
  /**
   * Stores the name of the login before its first byte is written, so that a login that is killed can be undone too; undefined when there is
   * nothing to undo any more.
   *
   * @throws Failure if it cannot be stored; nothing is written then
   */
  readonly saveName: (name: LoginName | undefined) => void;
  /** Whether a login undoes the finished ones of the same profile that this program has made. */
  readonly replacesEarlierLogins: boolean;
  /** What tells the job apart from others that share the OCI home; undefined: there is no job. */
  readonly jobId: string | undefined;
  /** @returns the process whose end is the end of the job; undefined: it cannot be seen */
  readonly identifyJob: () => Promise<ProcessIdentity | undefined>;
  /** Milliseconds after which the renewal ends in any case; undefined: only the identity provider limits it. */
  readonly longestRenewal: number | undefined;
  /** Gives the result to whoever comes next: environment, outputs, report. The login is undone when this fails. */
  readonly publish: (result: LoginResult) => void | Promise<void>;
}

// Everything that a login is asked to do.

export type LoginRequest = LoginSettings & { readonly subject: LoginSubject };

/** A login whose profile is on disk. */
export interface WrittenLogin {
  name: LoginName;
  paths: ProfilePaths;
}

// The result of a login, and how it is reported to a person.

export interface LoginResult {
  request: LoginRequest;
  login: CheckedToken;
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
        'If your tools need the namespace, run the setup command again with one more flag: --allow "read objectstorage-namespaces in tenancy"';
}
