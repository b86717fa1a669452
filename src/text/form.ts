// The form that a value of an input, a flag or a file must have.

import { invalidInput } from '../failure.ts';
import { quoted } from './printable.ts';

export interface Form {
  pattern: RegExp;
  /** What is accepted: the end of the sentence "…; expected: ". */
  expected: string;
}

/**
 * @param name of the input, flag or key, for the message
 * @returns the value
 * @throws Failure `input` when the value does not have the form
 */
export function checkForm(name: string, value: string, pattern: RegExp, expected: string): string {
  if (!pattern.test(value)) throw invalidInput(`${name} is ${quoted(value)}`, expected);
  return value;
}
