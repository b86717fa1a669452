// The input of setup: flags, which take precedence over a plan file or Oracle's setupConfig.ini, and prompts for what is missing on a terminal.

import { readPlanFile } from '../../setup/desired/options-file.ts';
import { readSetupIni } from '../../setup/desired/setup-ini.ts';
import { OPTIONS, type OptionName, type SetupOptions } from '../../setup/desired/options.ts';
import { resolveAlias } from '../../setup/providers/registry.ts';
import { invalidInput } from '../../failure.ts';
import { readTextFile } from '../../files/text-file.ts';
import { firstGiven } from '../../text/first-given.ts';
import { askForMissing } from './ask.ts';
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
    return {
      options: withProviderName({ ...ini.options, ...given }),
      profile: flags.profile ?? ini.profile,
      notes: ini.notes,
    };
  }
  const file =
    flags.config === undefined ? {} : readPlanFile(await readTextFile('--config', flags.config), flags.config);
  const options = withProviderName({ ...file, ...given });
  const { profile } = flags;
  if (!terminal.interactive || flags.yes === true) return { options, profile, notes: [] };
  const canAllow = profile !== undefined || firstGiven(process.env.OCI_WIF_ADMIN_TOKEN) === undefined;
  const scope = flags.remove === true || flags.rotateSecret === true ? 'partial' : 'whole';
  return { options: await askForMissing(options, { scope, canAllow }), profile, notes: [] };
}

function pick(flags: SetupFlags): SetupOptions {
  const names = Object.keys(OPTIONS) as OptionName[];
  return Object.fromEntries(names.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]));
}

/** With the provider's own name, which all later steps compare. */
function withProviderName(options: SetupOptions): SetupOptions {
  return options.provider === undefined ? options : { ...options, provider: resolveAlias(options.provider) };
}
