// An object that an earlier step created, or that existed before.

import { Failure } from '../../failure.ts';

/**
 * @param what names the object, for the message
 * @throws Failure `mismatch` if it does not exist
 */
export function required<T>(object: T | undefined, what: string): T {
  if (object !== undefined) return object;
  throw new Failure('mismatch', 'Unexpected response', `${what}, which was just created, cannot be found`, {
    hint: 'run the same command again in a minute to continue',
  });
}
