// The check of the flags --output and --output-directory.

import { invalidInput } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import { flagOf } from '../../setup/providers/provider.ts';
import type { SetupFlags } from './flags.ts';

export const OUTPUTS = ['terraform', 'shell'] as const;

/** Flags that mean something only if setup changes the domain. */
const WITHOUT_OUTPUT = [
  'remove',
  'rotateSecret',
  'dryRun',
  'subjectTokenFile',
  'writeGithub',
  'clientSecretFile',
  'clientSecretStdout',
  'json',
] as const;

/** @throws Failure `input` */
export function checkOutputFlags(flags: SetupFlags): void {
  const { output, outputDirectory } = flags;
  if (output === undefined) {
    if (outputDirectory !== undefined)
      throw invalidInput('--output-directory is given without --output', `--output ${OUTPUTS.join(' or ')}`);
    return;
  }
  if (!OUTPUTS.some((name) => name === output))
    throw invalidInput(`--output is ${quoted(output)}`, OUTPUTS.join(' or '));
  const other = WITHOUT_OUTPUT.find((name) => flags[name] !== undefined);
  if (other === undefined) return;
  throw invalidInput(`--output and ${flagOf(other)} are given`, 'one of them, because --output changes nothing in OCI');
}
