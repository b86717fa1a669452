// The forms of the values that the action's inputs and the flags of the command line have in common.

import { quoted } from './printable.ts';

export interface Form {
  pattern: RegExp;
  allowed: string;
}

/** A colon would end it in HTTP Basic authentication. */
export const CLIENT_ID: Form = {
  pattern: /^[!-9;-~]+$/,
  allowed: 'the client id of the confidential application: no blanks, no colon',
};

/** The shape only: Oracle adds regions faster than anybody updates tables. The TypeScript SDK takes a key such as fra literally. */
export const REGION: Form = {
  pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
  allowed: 'a region identifier such as eu-frankfurt-1 (not a key such as fra)',
};

export const TENANCY: Form = {
  pattern: /^ocid1\.tenancy\.[a-z0-9-]+\.[a-z0-9-]*\.[a-z0-9]+$/,
  allowed: 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
};

export const AUDIENCE: Form = {
  pattern: /^[\x21-\x7e]+$/,
  allowed: 'text without blanks, e.g. https://cloud.oracle.com',
};

/** It becomes a section of the config and a directory. */
export const PROFILE: Form = {
  pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,64}$/,
  allowed: 'up to 64 letters, digits, dots, underscores and hyphens, not dots alone',
};

/** Paths are written into the config, whose readers disagree about `=`, `%`, `;` and everything outside ASCII. */
export const OCI_HOME: Form = { pattern: /^[ -$&-:<>-~]{1,1024}$/, allowed: 'in printable ASCII without = % and ;' };

export const DOMAIN_URL_ALLOWED =
  'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

/**
 * OCI prints a domain's URL with `:443`, and people paste it with a slash; both are the same origin.
 *
 * @returns the origin, or what is wrong, as the rest of a sentence that begins with the value's name
 */
export function readDomainUrl(value: string): { origin: string } | { problem: string } {
  // Before anything is echoed: what stands before an @ may be a password.
  if (value.includes('@')) return { problem: 'contains user information (an @)' };
  if (!URL.canParse(value)) return { problem: `is ${quoted(value)}, which is not a URL` };
  const url = new URL(value);
  if (url.protocol !== 'https:') return { problem: `is ${quoted(value)}, which is not https` };
  if (/[?#]/.test(value)) return { problem: `is ${quoted(value)}, with a query or fragment` };
  if (url.pathname !== '/') return { problem: `is ${quoted(value)}, with the path ${quoted(url.pathname)}` };
  return { origin: url.origin };
}
