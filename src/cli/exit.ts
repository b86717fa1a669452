// Exit codes, the one place where an error is printed, and the failure that something could not be printed.

import { describeFailure } from '../text/describe-failure.ts';
import { Failure } from '../failure.ts';
import { isPrinted, outputProblem } from '../programs/output.ts';

export const EXIT = {
  done: 0,
  failed: 1,
  /** Invalid flags, files or values; nothing was changed. */
  usage: 2,
  /** `--dry-run` found changes to apply. */
  wouldChange: 3,
  /** `explain` could not read the trust, and found nothing wrong with the token itself. */
  unchecked: 3,
  /** As a shell reports a program that Ctrl-C has ended. */
  cancelled: 130,
} as const;

/** The user pressed Ctrl-C at a question, before anything was changed. */
export class Cancelled extends Error {}

export const CANCELLED = 'Cancelled, nothing was changed.';

/** Reports an error. @returns the exit code */
export async function reportError(error: unknown, argv: readonly string[]): Promise<number> {
  if (error instanceof Cancelled) {
    await printMessage(CANCELLED, argv);
    return EXIT.cancelled;
  }
  await printMessage(describeFailure(error, 'oci-wif'), argv);
  return error instanceof Failure && error.kind === 'input' ? EXIT.usage : EXIT.failed;
}

/** Prints on stderr, or on stdout if stderr cannot be written and no program reads stdout. */
export async function printMessage(text: string, argv: readonly string[]): Promise<void> {
  if (await isPrinted('stderr', `${text}\n`)) return;
  const isForProgram = argv.some((argument) => /^--(export|json|client-secret-stdout)\b/.test(argument));
  if (!isForProgram) await isPrinted('stdout', `${text}\n`);
}

/**
 * A closed pipe is no failure where only a person reads (`oci-wif setup | head`).
 *
 * @param consequence what is true now, because of that or despite it
 * @throws Failure 'Cannot write output' if something that was printed could not be written
 */
export async function requireOutput(consequence: string): Promise<void> {
  const problem = await outputProblem();
  if (problem !== undefined) throw cannotWrite(problem, consequence);
}

/** @param problem the stream and the cause */
export function cannotWrite(problem: string, consequence: string): Failure {
  return new Failure('files', 'Cannot write output', `${problem}; ${consequence}`, {
    hint: 'direct the output to a place that can be written',
  });
}
