// `oci-wif setup --output`: writes the trust as code. Sends nothing to the identity domain, so it needs no administrator.

import { join, resolve } from 'node:path';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import type { SetupFlags } from '../../setup/desired/options.ts';
import { type GeneratedFile, writeGeneratedFiles } from '../../setup/output/files.ts';
import { shellQuoted } from '../../text/printable.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { printNotes } from './report.ts';

/**
 * @param notes about the input
 * @returns the exit code
 * @throws Failure `input`
 */
export async function writeCode(
  { output, outputDirectory }: SetupFlags,
  desired: DesiredTrust,
  notes: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const directory = outputDirectory ?? desired.name;
  const { files, next } = await generate(output, desired, directory);
  await writeGeneratedFiles(resolve(directory), files);
  terminal.say(`${terminal.paint('bold', desired.name)} in ${desired.domainUrl}`);
  printNotes([...notes, ...desired.notes], terminal);
  for (const { name } of files) terminal.say(`Wrote ${join(directory, name)}`);
  terminal.say('Nothing was changed in the identity domain.');
  terminal.say(next);
  return EXIT.done;
}

async function generate(
  output: string | undefined,
  desired: DesiredTrust,
  directory: string,
): Promise<{ files: GeneratedFile[]; next: string }> {
  if (output === 'terraform') {
    const { terraformModule } = await import('../../setup/output/terraform.ts');
    return { files: terraformModule(desired), next: `Next: read ${join(directory, 'README.md')}.` };
  }
  const { shellScript } = await import('../../setup/output/shell.ts');
  const compartment =
    desired.allowances.length > 0 && desired.policyCompartment === undefined
      ? 'POLICY_COMPARTMENT=ocid1.tenancy.oc1..… '
      : '';
  const script = shellQuoted(resolve(directory, 'create-trust.sh'));
  return {
    files: shellScript(desired),
    next: `Next: read the script, then run it as an administrator: ${compartment}${script}`,
  };
}
