// The issuer as it is given: an https URL that is kept letter for letter, because the service compares it so.

import { quoted } from '../../text/printable.ts';
import { invalidInput } from '../../failure.ts';

/** @throws Failure `input` */
export function checkIssuer(value: string, flag = '--issuer'): string {
  const expected = 'the https URL that the tokens carry in their claim iss, letter for letter';
  if (value.includes('@')) throw invalidInput(`${flag} contains user information (an @)`, expected);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
    throw invalidInput(`${flag} is ${quoted(value)}`, expected);
  }
  return value;
}
