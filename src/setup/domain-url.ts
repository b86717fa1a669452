// The identity domain's URL, as OCI prints it (with `:443`) or people paste it (with a slash): both are the same origin.

import { quoted } from '../printable.ts';
import { refuse } from './refusal.ts';

/** @returns the origin. @throws Failure `input` */
export function checkDomainUrl(value: string | undefined, flag = '--domain-url'): string {
  const allowed = 'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
  if (value === undefined || value === '') throw refuse(`${flag} is missing`, allowed);
  // Before anything is echoed: what stands before an @ may be a password.
  if (value.includes('@')) throw refuse(`${flag} contains user information (an @)`, allowed);
  if (!URL.canParse(value)) throw refuse(`${flag} is ${quoted(value)}, which is not a URL`, allowed);
  const url = new URL(value);
  if (url.protocol !== 'https:') throw refuse(`${flag} is ${quoted(value)}, which is not https`, allowed);
  if (/[?#]/.test(value) || url.pathname !== '/')
    throw refuse(`${flag} is ${quoted(value)}, with more than a host`, allowed);
  return url.origin;
}
