// The failure that a promise must end with; a promise that succeeds fails the test.

import type { Failure } from '../../src/failure.ts';

export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    return error as Failure;
  }
  throw new Error('no failure');
}
