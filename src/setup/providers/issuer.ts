// The issuer as the user gave it: an https URL that is not normalized, because the service compares it exactly.

import { quoted } from '../../text/printable.ts';
import { invalidInput } from '../../failure.ts';

/** @throws Failure `input` */
export function checkIssuer(value: string, flag = '--issuer'): string {
  const expected = 'exactly the https URL in the claim iss of the tokens';
  if (value.includes('@')) throw invalidInput(`${flag} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
    throw invalidInput(`${flag} is ${quoted(value)}`, expected);
  }
  return value;
}
