// The forms of the settings that the action's inputs and the command line's flags have in common.

import type { Form } from '../text/form.ts';
import { ocidPattern } from '../text/ocid.ts';

/** A colon would end it in HTTP Basic authentication. */
export const CLIENT_ID: Form = {
  pattern: /^[!-9;-~]+$/,
  expected: 'the client ID of the confidential application, without spaces and colons',
};

/** Only the form is checked: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is. */
export const REGION: Form = {
  pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
  expected: 'a region identifier such as eu-frankfurt-1 (not a region key such as fra)',
};

export const TENANCY: Form = {
  pattern: new RegExp(`^${ocidPattern('tenancy')}$`),
  expected: 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
};

export const AUDIENCE: Form = {
  pattern: /^[\x21-\x7e]+$/,
  expected: 'text without spaces, e.g. https://cloud.oracle.com',
};

export const RESOURCE_TYPE: Form = {
  pattern: /^[^\p{Cc}]{1,255}$/u,
  expected: "the trust's impersonating resource, on one line",
};

/** Paths are written into the config, whose readers disagree about `=`, `%`, `;` and everything outside ASCII. */
export const OCI_HOME: Form = { pattern: /^[ -$&-:<>-~]{1,1024}$/, expected: 'in printable ASCII without =, % and ;' };
