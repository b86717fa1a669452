// Asks for confirmation before anything is changed.

import { invalidInput } from '../../failure.ts';
import { EXIT } from '../exit.ts';
import { answered } from './input.ts';
import type { SetupSession } from './session.ts';

/** @returns an exit code if the plan is not to be applied: after a dry run, or if the answer is no */
export async function confirmOrStop({ flags, terminal }: SetupSession, question: string): Promise<number | undefined> {
  if (flags.dryRun === true) {
    terminal.say('Nothing was changed (--dry-run).');
    return EXIT.wouldChange;
  }
  if (flags.yes === true) return undefined;
  if (!terminal.interactive) {
    const why = flags.json === true ? 'no question is asked with --json' : 'there is no terminal to ask on';
    throw invalidInput(why, '--yes to apply the plan, or --dry-run to preview it');
  }
  const { confirm } = await import('@clack/prompts');
  if (answered(await confirm({ message: question, initialValue: false }))) return undefined;
  terminal.say('Nothing was changed.');
  return EXIT.failed;
}
