// Questions on the terminal. Each answer is checked when it is given, and asked for again if it is wrong.

import { Failure } from '../../failure.ts';
import type { Question } from '../../setup/desired/options.ts';
import { Cancelled } from '../terminal.ts';

/**
 * @param check throws a Failure for an answer that is not valid
 * @returns the answer without spaces around it; empty if there is none
 * @throws Cancelled
 */
export async function askText(question: Question, check: (answer: string) => Promise<void>): Promise<string> {
  const { text, log } = await import('@clack/prompts');
  const { message, placeholder, byDefault } = question;
  for (;;) {
    const typed = answered(
      await text({
        message: byDefault === undefined ? message : `${message} [${byDefault}]`,
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(byDefault === undefined ? {} : { defaultValue: byDefault }),
      }),
    );
    const answer = typed.trim();
    try {
      await check(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.error(withoutFlag(error.detail));
    }
  }
}

/** @throws Cancelled */
export async function choose<T extends string>(
  message: string,
  choices: readonly { value: T; label: string; hint?: string }[],
): Promise<T> {
  const { select } = await import('@clack/prompts');
  // The type of clack's options depends on T in a way that TypeScript cannot resolve.
  const options = [...choices] as unknown as { value: string; label: string }[];
  return answered(await select({ message, options })) as T;
}

/** @param question names what will happen; the default is no. @throws Cancelled */
export async function confirmed(question: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return answered(await confirm({ message: question, initialValue: false }));
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new Cancelled();
  return answer as Exclude<T, symbol>;
}

/** `--branch is "refs/x"; expected: …` → `"refs/x" is not valid; expected: …`: on a terminal, nobody has typed the flag. */
function withoutFlag(detail: string): string {
  return detail.replace(/^--[\w-]+ is ("[^"]*")/, '$1 is not valid').replace(/^--[\w-]+ /, 'this ');
}
