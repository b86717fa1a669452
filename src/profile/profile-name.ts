// The one rule for profile names.

import { Failure } from '../failure.ts';
import type { Form } from '../text/form.ts';

/**
 * The names that `oci session` accepts, without `@`. A name becomes a section of the config and a directory; with 64 characters it is
 * still a file name together with what the backup of a login adds.
 */
export const PROFILE_NAME: Form = {
  pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
};

/** @throws Failure `files` for a name that could lead out of the sessions directory */
export function checkProfileName(profile: string): void {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new Failure('files', 'Cannot write profile', `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}
