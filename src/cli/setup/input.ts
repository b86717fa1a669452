// The input of setup: flags, which take precedence over a plan file or Oracle's setupConfig.ini, and prompts for what is missing on a terminal.

import { invalidInput } from '../../failure.ts';
import { planOptions, type SetupFlags, type SetupOptions } from '../../setup/desired/options.ts';
import { readPlanFile, readSetupIni } from '../../setup/desired/plan-file.ts';
import { resolveAlias } from '../../setup/providers/providers.ts';
import { readTextFile } from '../../system/text-file.ts';
import { firstGiven } from '../../text/form.ts';
import type { Terminal } from '../terminal.ts';
import { askForMissing } from './questions.ts';

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
  const given = planOptions(flags);
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

/** With the provider's own name, which all later steps compare. */
function withProviderName(options: SetupOptions): SetupOptions {
  return options.provider === undefined ? options : { ...options, provider: resolveAlias(options.provider) };
}
