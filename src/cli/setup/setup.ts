// `oci-wif setup`: its flags, its input, and which of its flows runs: to set up, to remove, to change the secret or the certificates, or --output.

import type { KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { invalidInput } from '../../failure.ts';
import { type Administrator, findAdministrator } from '../../setup/api/administrator.ts';
import { identityDomain } from '../../setup/api/domain.ts';
import { findExistingTrust } from '../../setup/api/existing-trust.ts';
import { policies as policiesOf } from '../../setup/api/policy.ts';
import { clientKeyFiles } from '../../setup/apply/client-certificate.ts';
import { secretFiles, secretOnStdout } from '../../setup/apply/client-secret.ts';
import { completeOptions, type DesiredTrust } from '../../setup/desired/desired-trust.ts';
import { publicKeyOf } from '../../setup/desired/issuer-keys.ts';
import {
  emptyMeansDefault,
  FLAG_NAMES,
  type FlagName,
  flagOf,
  OPTION_ROWS,
  setupOptions,
  type Purpose,
  type SetupFlags,
  type SetupOptions,
} from '../../setup/desired/options.ts';
import { readOptionsFile, readSetupIni, type SetupInput } from '../../setup/desired/options-file.ts';
import { type GeneratedFile, writeGeneratedFiles } from '../../setup/output/generated-code.ts';
import { shellScript } from '../../setup/output/shell.ts';
import { terraformModule } from '../../setup/output/terraform.ts';
import { readIfGiven, regionWarning } from '../../login/settings.ts';
import { findGithubToken, repositoryName, unknownSubjectForm } from '../../setup/providers/github.ts';
import type { UnknownSubjectForm } from '../../setup/providers/provider.ts';
import { resolveAlias } from '../../setup/providers/find-provider.ts';
import { readTextFile } from '../../system/text-file.ts';
import { firstGiven } from '../../text/form.ts';
import { quoted, shellQuoted } from '../../text/printable.ts';
import { systemTiming, type Timing } from '../../clock.ts';
import { collect, type CommandDefinition, REQUIRED_MARK } from '../command.ts';
import { commandHttp } from '../http.ts';
import { createTerminal, EXIT, type StdoutUse, type Terminal } from '../terminal.ts';
import { applyTrust } from './apply-trust.ts';
import { removeOldCertificates, rotateCertificate, rotateSecret } from './rotate-credentials.ts';
import { askForMissing, askSubjectForm } from './questions.ts';
import { removeSetup } from './remove-trust.ts';
import { type Interruption, printNotes, type SetupSession, watchSignals } from './run-setup.ts';

export const setup: CommandDefinition = { define, run: runSetup, emptyMeansDefault };

function define(command: Command): void {
  for (const name of FLAG_NAMES) {
    const row = OPTION_ROWS[name];
    if (row.heading !== undefined) command.optionsGroup(`${row.heading}:`);
    const flag = row.type === 'switch' ? flagOf(name) : `${flagOf(name)} <${row.argument}>`;
    const mark = row.required === true ? REQUIRED_MARK : row.type === 'list' ? ' (repeatable)' : '';
    const option = new Option(flag, `${row.help}${mark}`);
    if (row.type === 'list') option.argParser(collect);
    command.addOption(row.default === undefined ? option : option.default(row.default));
  }
  command.addHelpText(
    'after',
    '\nEach provider needs further flags. On a terminal, setup asks for what is missing.\n\n' +
      'Example:\n  npx oci-wif setup --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
      '    --provider github --repository octo/app --branch main \\\n' +
      '    --allow "manage object-family in compartment id ocid1.compartment.oc1..…" \\\n' +
      '    --allow "read objectstorage-namespaces in tenancy"',
  );
}

/** @returns the exit code. @throws Failure */
export async function runSetup(flags: SetupFlags, timing: Timing = systemTiming): Promise<number> {
  checkFlags(flags);
  const { interruption, release } = watchSignals();
  try {
    return await planAndApply(flags, interruption, timing);
  } finally {
    release();
  }
}

async function planAndApply(flags: SetupFlags, interruption: Interruption, timing: Timing): Promise<number> {
  const terminal = createTerminal(stdoutUse(flags));
  const http = commandHttp(terminal.warn, timing);
  const secretStore =
    flags.clientSecretStdout === true ? secretOnStdout(terminal.secret) : secretFiles(flags.clientSecretFile);
  if (flags.remove !== true) await secretStore.check();
  const input = await readSetupInput(flags, terminal);
  const { options, profile } = input;
  checkClientAuthentication(flags, options);
  const publicKey = await readPublicKey(flags);
  readIfGiven({ nameOf: () => '--region', valueOf: () => options.region }, 'region');

  const isAsking = terminal.interactive && flags.yes !== true;
  const context = {
    http,
    now: timing.now(),
    githubToken: (host: string) => findGithubToken(host, process.env),
    async chooseSubjectForm(unknown: UnknownSubjectForm) {
      if (!isAsking) throw unknownSubjectForm(unknown);
      const chosen = await askSubjectForm(unknown);
      Object.assign(options, chosen);
      return chosen;
    },
  };
  const desired = await completeOptions(options, purposeOf(flags), context);
  if (flags.output !== undefined) return writeCode(flags, desired, input.notes, terminal);
  const administrator = await findAdministrator({
    profile,
    configFile: flags.ociConfigFile,
    token: process.env.OCI_WIF_ADMIN_TOKEN,
  });
  const notes = [...input.notes, ...regionNotes(options, administrator)];
  const domain = identityDomain(desired.domainUrl, administrator, http);
  const wantsPolicy = desired.allowances.length > 0 || (flags.remove === true && administrator.signed !== undefined);
  const policies = wantsPolicy ? policiesOf(administrator, http) : undefined;
  const policyCompartment = desired.policyCompartment ?? administrator.signed?.tenancy ?? '';

  terminal.say(
    `Looking for ${terminal.paint('bold', desired.name)} in ${desired.domainUrl}, with ${administrator.description}.`,
  );
  printNotes([...notes, ...desired.notes], terminal);
  const found = await findExistingTrust(desired, domain, policies, policyCompartment);
  const session: SetupSession = {
    flags,
    input: { ...input, notes },
    terminal,
    timing,
    http,
    administrator,
    domain,
    policies,
    policyCompartment,
    desired,
    found,
    secretStore,
    keyFiles: clientKeyFiles(flags.clientKeyFile, publicKey),
    interruption,
  };
  if (flags.remove === true) return removeSetup(session);
  if (flags.rotateClientCertificate === true) return rotateCertificate(session);
  if (flags.removeOldCertificates === true) return removeOldCertificates(session);
  return flags.rotateSecret === true ? rotateSecret(session) : applyTrust(session);
}

/** Of the region that the jobs are told to use, and of the one in which the administrator calls IAM. */
function regionNotes({ region }: SetupOptions, { signed, description }: Administrator): string[] {
  return [
    region === undefined ? undefined : regionWarning(region, '--region'),
    signed === undefined ? undefined : regionWarning(signed.region, `region of ${description}`),
  ].filter((note) => note !== undefined);
}

function stdoutUse({ json, clientSecretStdout }: SetupFlags): StdoutUse {
  if (json === true) return 'json';
  return clientSecretStdout === true ? 'data' : 'report';
}

/** What to do with an existing setup, one at a time. */
const ACTIONS = ['remove', 'rotateSecret', 'rotateClientCertificate', 'removeOldCertificates'] as const;

const EXCLUSIVE: readonly (readonly [FlagName, FlagName])[] = [
  ...ACTIONS.flatMap((one, index) => ACTIONS.slice(index + 1).map((other) => [one, other] as const)),
  ['json', 'clientSecretStdout'],
  ['clientSecretFile', 'clientSecretStdout'],
  ['remove', 'clientSecretStdout'],
  ['clientSecretStdout', 'writeGithub'],
  // Without an effect.
  ['remove', 'writeGithub'],
  ['removeOldCertificates', 'writeGithub'],
  ['remove', 'subjectTokenFile'],
  ['rotateSecret', 'subjectTokenFile'],
  ['removeOldCertificates', 'subjectTokenFile'],
  ['remove', 'printTerraform'],
  ['rotateSecret', 'printTerraform'],
  // The test signs with the key.
  ['clientPublicKey', 'subjectTokenFile'],
  ['config', 'fromIni'],
];

/** Also of the file of --config. */
function checkClientAuthentication(flags: SetupFlags, { clientCertificate, instancePrincipal }: SetupOptions): void {
  if (clientCertificate === true && instancePrincipal === true)
    throw invalidInput('--client-certificate and --instance-principal are given', 'one of them');
  const ofKey =
    (['rotateClientCertificate', 'removeOldCertificates'] as const).find((name) => flags[name] === true) ??
    (clientCertificate === true ? 'clientCertificate' : undefined);
  if (ofKey === undefined && flags.clientKeyFile !== undefined)
    throw invalidInput('--client-key-file is given without --client-certificate', 'both');
  if (flags.clientPublicKey !== undefined && (ofKey === undefined || ofKey === 'removeOldCertificates'))
    throw invalidInput(
      '--client-public-key is given, but no certificate is to be added',
      'it with --client-certificate or --rotate-client-certificate',
    );
  const withoutSecret = ofKey ?? (instancePrincipal === true ? 'instancePrincipal' : undefined);
  if (withoutSecret === undefined || flags.remove === true || flags.rotateSecret === true) return;
  const why: Partial<Record<FlagName, string>> = {
    clientSecretFile: 'no client secret is saved',
    clientSecretStdout: 'no client secret is saved',
    ...(ofKey === undefined
      ? { output: 'the code that it writes saves the client secret' }
      : {
          printTerraform: 'the Terraform provider needs the client secret',
          output: 'code that anybody can run cannot contain the key, and Terraform would store it in its state',
        }),
  };
  for (const [name, reason] of Object.entries(why) as [FlagName, string][])
    if (flags[name] !== undefined)
      throw invalidInput(`${flagOf(withoutSecret)} and ${flagOf(name)} are given`, `one of them, because ${reason}`);
}

async function readPublicKey({ clientPublicKey: file }: SetupFlags): Promise<KeyObject | undefined> {
  if (file === undefined) return undefined;
  return publicKeyOf(await readTextFile('--client-public-key', file), '--client-public-key').key;
}

const OUTPUTS = ['terraform', 'shell'] as const;

function checkFlags(flags: SetupFlags): void {
  const { output, outputDirectory, wait } = flags;
  if (output === undefined && outputDirectory !== undefined)
    throw invalidInput('--output-directory is given without --output', `--output ${OUTPUTS.join(' or ')}`);
  if (output !== undefined) checkOutput(output, flags);
  if (flags.keepRules === true && flags.remove !== true)
    throw invalidInput('--keep-rules is given without --remove', 'both');
  const both = EXCLUSIVE.find((names) => names.every((name) => flags[name] !== undefined));
  if (both) throw invalidInput(`${both.map(flagOf).join(' and ')} are given`, 'one of them');
  if (!/^\d{1,4}$/.test(wait)) throw invalidInput('--wait is not a number of seconds', 'a whole number from 0 to 9999');
}

function checkOutput(output: string, flags: SetupFlags): void {
  if (!OUTPUTS.some((name) => name === output))
    throw invalidInput(`--output is ${quoted(output)}`, OUTPUTS.join(' or '));
  const other = FLAG_NAMES.find((name) => OPTION_ROWS[name].changesDomain === true && flags[name] !== undefined);
  if (other === undefined) return;
  throw invalidInput(`--output and ${flagOf(other)} are given`, 'one of them, because --output changes nothing in OCI');
}

// The input: flags, which take precedence over a file, and on a terminal the answers for what is missing.

/** @throws Failure `input` */
async function readSetupInput(flags: SetupFlags, terminal: Terminal): Promise<SetupInput> {
  const given = setupOptions(flags);
  if (flags.fromIni !== undefined) {
    const ini = readSetupIni(await readTextFile('--from-ini', flags.fromIni), flags.fromIni);
    const options = withOwnNames({ ...ini.options, ...given });
    return { ...ini, options, profile: flags.profile ?? ini.profile };
  }
  const file =
    flags.config === undefined ? {} : readOptionsFile(await readTextFile('--config', flags.config), flags.config);
  const options = withOwnNames({ ...file, ...given });
  const { profile } = flags;
  if (!terminal.interactive || flags.yes === true) return { options, profile, notes: [] };
  const canAllow = profile !== undefined || firstGiven(process.env.OCI_WIF_ADMIN_TOKEN) === undefined;
  return { options: withOwnNames(await askForMissing(options, purposeOf(flags), canAllow)), profile, notes: [] };
}

function purposeOf(flags: SetupFlags): Purpose {
  return ACTIONS.some((name) => flags[name] === true) ? 'existing' : 'set-up';
}

/** With the provider's own name and the repository as `owner/name`, which all later steps use. */
function withOwnNames(options: SetupOptions): SetupOptions {
  if (options.provider === undefined) return options;
  const provider = resolveAlias(options.provider);
  return provider === 'github' && options.repository !== undefined
    ? { ...options, provider, repository: repositoryName(options) }
    : { ...options, provider };
}

// `oci-wif setup --output`: writes the trust as code. Sends nothing to the identity domain, so it needs no administrator.

/**
 * @param notes about the input
 * @returns the exit code
 * @throws Failure `input`
 */
async function writeCode(
  { output, outputDirectory }: SetupFlags,
  desired: DesiredTrust,
  notes: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const directory = outputDirectory ?? desired.name;
  const { files, next } = generate(output, desired, directory);
  await writeGeneratedFiles(resolve(directory), files);
  terminal.say(`${terminal.paint('bold', desired.name)} in ${desired.domainUrl}`);
  printNotes([...notes, ...desired.notes], terminal);
  for (const { name } of files) terminal.say(`Wrote ${join(directory, name)}`);
  terminal.say('Nothing was changed in the identity domain.');
  terminal.say(next);
  return EXIT.done;
}

function generate(
  output: string | undefined,
  desired: DesiredTrust,
  directory: string,
): { files: GeneratedFile[]; next: string } {
  if (output === 'terraform') {
    return { files: terraformModule(desired), next: `Next: read ${join(directory, 'README.md')}.` };
  }
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
