// How setup says no before it has changed anything.

import { Failure } from '../failure.ts';

/** @returns Failure `input`, in one line: what was wrong, then what is allowed */
export function refuse(problem: string, allowed: string): Failure {
  return new Failure('input', 'Invalid input', `${problem}; allowed: ${allowed}`);
}
