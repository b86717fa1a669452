// The issuer as it is given: an https URL that is kept letter for letter, because the service compares it so.

import { quoted } from '../../printable.ts';
import { refuse } from '../refusal.ts';

/** @throws Failure `input` */
export function checkIssuer(value: string, flag = '--issuer'): string {
  const allowed = 'the https URL that the tokens carry in their claim iss, letter for letter';
  if (value.includes('@')) throw refuse(`${flag} contains user information (an @)`, allowed);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:' || /[?#\s]/.test(value)) {
    throw refuse(`${flag} is ${quoted(value)}`, allowed);
  }
  return value;
}

/** @throws Failure `input` when the value has not the form. `allowed` says what it is, with an example. */
export function checkForm(flag: string, value: string, form: RegExp, allowed: string): string {
  if (!form.test(value)) throw refuse(`${flag} is ${quoted(value)}`, allowed);
  return value;
}
