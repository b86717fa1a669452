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

// Names of inputs and flags, and what they are called in the code.

export type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  return name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()) as CamelCase<Name>;
}

// Treats an empty text as not given: that is what an unset variable of a CI system or of a shell becomes.

/** @returns the first text that is not empty */
export function firstGiven(...candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((text) => text !== undefined && text !== '');
}
