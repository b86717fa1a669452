// The form that a value must have: of an input, a flag or a key of a file; of JSON from a file or another process.

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

// Whether JSON from a file or another process has the form that the code expects: somebody may have changed it.

export type Is<T> = (value: unknown) => value is T;

/** @returns undefined if the text is not JSON of this form */
export function parseJson<T>(text: string, is: Is<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An object may have further fields. */
export function objectOf<T extends object>(fields: { [Name in keyof T]-?: Is<T[Name]> }): Is<T> {
  return (value): value is T => {
    if (!isObject(value)) return false;
    const read = new Map(Object.entries(value));
    return Object.entries<Is<unknown>>(fields).every(([name, is]) => is(read.get(name)));
  };
}

export function optional<T>(is: Is<T>): Is<T | undefined> {
  return (value): value is T | undefined => value === undefined || is(value);
}

export function oneOf<T>(...values: readonly T[]): Is<T> {
  return (value): value is T => values.some((each) => each === value);
}

/** An array is none. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
