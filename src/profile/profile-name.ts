// The rule for profile names.

import { Failure } from '../failure.ts';
import type { Form } from '../text/form.ts';

/**
 * The names that `oci session` accepts, without `@`. A name is used for a section of the config and for a directory. The limit of 64
 * characters leaves room for what the name of a backup adds. Windows keeps some names for devices, and drops a dot at the end.
 */
export const PROFILE_NAME: Form =
  process.platform === 'win32'
    ? {
        pattern: /^(?!(con|prn|aux|nul|com\d|lpt\d)(\.|$))[a-z0-9._-]{0,63}[a-z0-9_-]$/i,
        expected:
          'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON',
      }
    : {
        pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
        expected: 'up to 64 letters, digits, ".", "_" and "-", and not only dots',
      };

/** @throws Failure `files` for a name that could refer to a path outside the sessions directory */
export function checkProfileName(profile: string): void {
  if (PROFILE_NAME.pattern.test(profile)) return;
  throw new Failure('files', 'Cannot write profile', `the profile name is not valid: use ${PROFILE_NAME.expected}`);
}
