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
    if (typeof value !== 'object' || value === null) return false;
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

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
