// The input of setup: flags, which take precedence over a plan file or Oracle's setupConfig.ini, and prompts for what is missing on a terminal.

import { readPlanFile } from '../../setup/desired/options-file.ts';
import { readSetupIni } from '../../setup/desired/setup-ini.ts';
import { OPTIONS, type OptionName, type SetupOptions } from '../../setup/desired/options.ts';
import { PROVIDER_NAMES } from '../../setup/providers/registry.ts';
import { invalidInput } from '../../failure.ts';
import { readTextFile } from '../../files/text-file.ts';
import type { SetupFlags } from './flags.ts';
import type { Terminal } from '../terminal.ts';

export interface SetupInput {
  options: SetupOptions;
  /** The administrator's profile. */
  profile: string | undefined;
  notes: string[];
}

/** @throws Failure `input` */
export async function readSetupInput(flags: SetupFlags, terminal: Terminal): Promise<SetupInput> {
  if (flags.config !== undefined && flags.fromIni !== undefined)
    throw invalidInput('--config and --from-ini are given', 'one of them');
  const given = pick(flags);
  if (flags.fromIni !== undefined) {
    const ini = readSetupIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
    return { options: { ...ini.options, ...given }, profile: flags.profile ?? ini.profile, notes: ini.notes };
  }
  const file =
    flags.config === undefined ? {} : readPlanFile(await readTextFile('--config', flags.config), flags.config);
  const options = { ...file, ...given };
  if (!terminal.interactive || flags.yes === true || flags.json === true)
    return { options, profile: flags.profile, notes: [] };
  return { options: await askForMissing(options, flags.remove === true), profile: flags.profile, notes: [] };
}

function pick(flags: SetupFlags): SetupOptions {
  const names = Object.keys(OPTIONS) as OptionName[];
  return Object.fromEntries(names.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]));
}

/** Asks only for required values; everything else has a default or a flag. */
async function askForMissing(options: SetupOptions, removing: boolean): Promise<SetupOptions> {
  const filled: SetupOptions = { ...options };
  filled.domainUrl ??= await ask('URL of the identity domain (the console shows it on the page of the domain)');
  if (filled.provider === undefined) {
    const { select } = await import('@clack/prompts');
    filled.provider = answered(
      await select({
        message: 'Which identity provider issues the tokens?',
        options: PROVIDER_NAMES.map((value) => ({ value, label: value })),
      }),
    );
  }
  if (filled.provider === 'github') {
    filled.repository ??= await ask('Repository (owner/name)');
    const { branch, tag, environment, pullRequest, jobWorkflowRef, subject } = filled;
    const named = [branch, tag, environment, pullRequest, jobWorkflowRef, subject].some((value) => value !== undefined);
    if (!named && !removing) filled.branch = [await ask('Branch whose jobs may log in', 'main')];
  }
  return filled;
}

async function ask(message: string, initialValue?: string): Promise<string> {
  const { text } = await import('@clack/prompts');
  return answered(await text({ message, ...(initialValue === undefined ? {} : { initialValue }) }));
}

/** @throws Failure `input` if the user cancelled */
export function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol')
    throw invalidInput('the question was not answered', 'an answer, or the value as a flag');
  return answer as Exclude<T, symbol>;
}
