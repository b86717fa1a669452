// Asks for confirmation before anything is changed.

import { invalidInput } from '../../failure.ts';
import { EXIT, requireOutput } from '../exit.ts';
import { confirmed } from './prompts.ts';
import type { SetupSession } from './session.ts';

/** @returns an exit code if the plan is not to be applied: after a dry run, or if the answer is no */
export async function confirmOrStop(session: SetupSession, question: string): Promise<number | undefined> {
  const stopped = await askOrStop(session, question);
  if (stopped === undefined) {
    await requireOutput('nothing was changed');
    session.beforeChanges();
  }
  return stopped;
}

async function askOrStop({ flags, terminal }: SetupSession, question: string): Promise<number | undefined> {
  if (flags.dryRun === true) {
    terminal.say('Nothing was changed (--dry-run).');
    return EXIT.wouldChange;
  }
  if (flags.yes === true) return undefined;
  if (!terminal.interactive) {
    const why = flags.json === true ? 'no question is asked with --json' : 'there is no terminal to ask on';
    throw invalidInput(why, '--yes to apply the plan, or --dry-run to preview it');
  }
  if (await confirmed(question)) return undefined;
  terminal.say('Nothing was changed.');
  return EXIT.failed;
}
