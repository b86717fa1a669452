// Everything that a login is asked to do.

import type { SubjectToken } from '../federation/subject-token.ts';
import type { SubjectSource } from '../renewal/subject-source.ts';
import type { LoginSettings } from './settings.ts';

/** A token that was given once cannot be renewed. */
export type LoginSubject = { given: SubjectToken } | { source: SubjectSource };

export interface LoginRequest extends LoginSettings {
  readonly subject: LoginSubject;
  /** Keep the session token fresh in the background. */
  readonly renew: boolean;
  /** Keep an identity token fresh in a file, with which the Terraform provider exchanges tokens itself. */
  readonly terraformFederation: boolean;
  /** Also log in to the container registry: `true` for that of the region, or a host. */
  readonly registryLogin: true | string | undefined;
  /** Make one signed call with the profile. */
  readonly verify: boolean;
  /** Keep what the profile replaces, so that a logout can restore it. */
  readonly cleanup: boolean;
}
