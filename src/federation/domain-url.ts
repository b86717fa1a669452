// The URL of the identity domain, as users paste it.

import { invalidInput } from '../failure.ts';
import { quoted } from '../text/printable.ts';

export const DOMAIN_URL_EXPECTED =
  'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

/**
 * OCI prints a domain's URL with `:443`, and people paste it with a trailing slash; both are the same origin.
 *
 * @param name of the input or flag, for the message
 * @param value undefined or empty: it is missing
 * @returns the origin
 * @throws Failure `input`
 */
export function checkDomainUrl(value: string | undefined, name = '--domain-url'): string {
  if (value === undefined || value === '') throw invalidInput(`${name} is missing`, DOMAIN_URL_EXPECTED);
  // Checked before the value is printed: the part before an @ may be a password.
  if (value.includes('@')) throw invalidInput(`${name} contains user information (an @)`, DOMAIN_URL_EXPECTED);
  const problem = problemOf(value);
  if (problem !== undefined) throw invalidInput(`${name} is ${quoted(value)}, ${problem}`, DOMAIN_URL_EXPECTED);
  return new URL(value).origin;
}

function problemOf(value: string): string | undefined {
  if (!URL.canParse(value)) return 'which is not a URL';
  const url = new URL(value);
  if (url.protocol !== 'https:') return 'which is not https';
  // A URL allows more, for example quotes and parentheses, and this one becomes a part of commands to copy.
  if (!/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return 'whose host has other characters than letters, digits, dots and hyphens';
  if (/[?#]/.test(value)) return 'with a query or fragment';
  return url.pathname === '/' ? undefined : `with the path ${quoted(url.pathname)}`;
}
