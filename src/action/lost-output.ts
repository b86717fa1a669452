// What a step does when the runner does not get what it prints: masks, warnings and errors.

import { outputProblem } from '../programs/output.ts';

/** Says so on stderr. @returns whether something could not be written */
export async function hasLostOutput(): Promise<boolean> {
  const problem = await outputProblem(true);
  if (problem !== undefined) process.stderr.write(`Cannot write output: ${problem}\n`);
  return problem !== undefined;
}
