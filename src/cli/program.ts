// The commands and their flags. Each command's code is loaded when it is called, so --help is fast.

import { Command, CommanderError, Option } from 'commander';
import { invalidInput } from '../failure.ts';
import { DEFAULTS } from '../login/settings.ts';
import {
  emptyMeansDefault,
  FLAG_NAMES,
  flagOf,
  type FlagName,
  OPTION_ROWS,
  type SetupFlags,
} from '../setup/desired/options.ts';
import { failOnEarlyEnd, outputProblem } from '../system/output.ts';
import type { DoctorFlags } from './doctor.ts';
import type { ExplainFlags } from './explain.ts';
import { failingCommand, stoppingShell } from './export-commands.ts';
import type { LoginFlags } from './login.ts';
import type { LogoutFlags } from './logout.ts';
import { EXIT, printMessage, reportError, requireOutput } from './terminal.ts';
import type { VerifyFlags } from './verify.ts';
import { packageVersion } from './version.ts';

/** @returns the exit code; throws nothing */
export function runCommandLine(argv: readonly string[]): Promise<number> {
  return stoppingShell(argv, () => runAndReport(argv));
}

async function runAndReport(argv: readonly string[]): Promise<number> {
  try {
    const code = await parseAndRun(argv);
    // Wrong flags are reported already.
    if (code !== EXIT.usage) await requireOutput(`the command itself ended with exit code ${code}`);
    return code;
  } catch (error) {
    return reportError(error, argv);
  }
}

/** @returns the exit code. @throws Failure */
async function parseAndRun(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = command(
    'oci-wif',
    'Log in to Oracle Cloud Infrastructure with the OIDC token of a CI job: no stored keys.\n' +
      'Run "oci-wif setup" once, as an administrator. Then use the GitHub Action or "oci-wif login" in every job.',
  )
    .option('-V, --version', 'print the version')
    .on('option:version', printVersion)
    .addHelpText(
      'after',
      '\nExit codes: 0 success, 1 failure, 2 invalid flags or values, 3 changes needed (setup --dry-run),\n' +
        'or nothing could be checked (explain).\n\n' +
        'Example:\n  npx oci-wif setup --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
        '    --provider github --repository octo/app --branch main \\\n' +
        '    --allow "manage object-family in compartment id ocid1.compartment.oc1..…"',
    );
  const run =
    <T>(load: () => Promise<(flags: T) => Promise<number>>) =>
    async (_flags: T, given: Command): Promise<void> => {
      code = await (await load())(givenFlags(given) as T);
    };
  program.addCommand(setupCommand(run(async () => (await import('./setup/setup.ts')).runSetup)));
  program.addCommand(explainCommand(run(async () => (await import('./explain.ts')).runExplain)));
  program.addCommand(loginCommand(run(async () => (await import('./login.ts')).runLogin)));
  program.addCommand(logoutCommand(run(async () => (await import('./logout.ts')).runLogout)));
  program.addCommand(verifyCommand(run(async () => (await import('./verify.ts')).runVerify)));
  program.addCommand(doctorCommand(run(async () => (await import('./doctor.ts')).runDoctor)));
  program.commands.forEach(refuseRepeatedFlags);
  const isForShell = failingCommand(argv) !== undefined;
  // The help is no answer to `login --export`, and a shell would run it as commands.
  if (isForShell)
    for (const each of [program, ...program.commands])
      each.configureOutput({ writeOut: (text) => void process.stderr.write(text) });
  try {
    await failOnEarlyEnd(program.parseAsync(argv));
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return isForShell ? EXIT.usage : EXIT.done;
    // Commander has printed the error on stderr.
    if ((await outputProblem()) !== undefined) await printMessage(describeUsageError(error.message, program), argv);
    return EXIT.usage;
  }
}

type Action<T> = (flags: T, given: Command) => Promise<void>;

function command(name: string, description: string): Command {
  const created = new Command(name);
  return created
    .description(description)
    .exitOverride()
    .showHelpAfterError('(use --help for all flags)')
    .configureOutput({
      writeErr: (text) => void process.stderr.write(describeUsageError(text, created)),
    })
    .allowExcessArguments(false);
}

function printVersion(): never {
  process.stdout.write(`${packageVersion() ?? 'unknown'}\n`);
  throw new CommanderError(0, 'commander.version', '');
}

function setupCommand(action: Action<SetupFlags>): Command {
  const setup = command('setup', 'create or update the trust between an identity domain and an OIDC provider');
  for (const name of FLAG_NAMES) addSetupFlag(setup, name);
  return setup.action(action);
}

function addSetupFlag(to: Command, name: FlagName): void {
  const row = OPTION_ROWS[name];
  if (row.heading !== undefined) to.optionsGroup(`${row.heading}:`);
  const flag = row.type === 'switch' ? flagOf(name) : `${flagOf(name)} <${row.argument}>`;
  const option = new Option(flag, row.type === 'list' ? `${row.help} (repeatable)` : row.help);
  if (row.type === 'list')
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  to.addOption(row.default === undefined ? option : option.default(row.default));
}

function administration(to: Command): Command {
  addSetupFlag(to, 'profile');
  addSetupFlag(to, 'ociConfigFile');
  return to;
}

function explainCommand(action: Action<ExplainFlags>): Command {
  return administration(
    command('explain', 'show why the identity domain refuses a token, and how to fix it')
      .requiredOption('--subject-token-file <file>', 'file with the JWT (- for stdin)')
      .option('--domain-url <url>', 'URL of the identity domain; without it, only the token is checked')
      .option('--client-id <id>', 'client ID that the login uses')
      .option('--json', 'print the result as JSON on stdout'),
  ).action(action);
}

function loginCommand(action: Action<LoginFlags>): Command {
  return command(
    'login',
    "exchange an identity provider's token for a session token and write a profile for it to the OCI config",
  )
    .option('--domain-url <url>', 'URL of the identity domain')
    .option('--client-id <id>', 'client ID of the confidential application')
    .option('--client-secret-file <file>', 'file with the client secret (- for stdin)')
    .option('--client-secret-env <name>', 'environment variable with the client secret', 'OCI_WIF_CLIENT_SECRET')
    .option('--region <region>', 'region identifier for the profile, e.g. eu-frankfurt-1')
    .option('--subject-token-file <file>', "file with the identity provider's JWT (- for stdin)")
    .option('--subject-token-env <name>', 'environment variable with the JWT')
    .option('--subject-token-command <command>', 'shell command that prints the JWT on stdout; runs for each exchange')
    .option(
      '--audience <text>',
      `audience of the token that is requested from GitHub if no other is given (default: "${DEFAULTS.audience}")`,
    )
    .option(
      '--token-type <upst|rpst>',
      `session of a service user or of a resource principal (default: "${DEFAULTS['token-type']}")`,
    )
    .option('--resource-type <text>', "rpst: the trust's impersonating resource")
    .option('--token-lifetime <seconds>', 'rpst: requested lifetime; the domain decides what it grants')
    .option('--tenancy <ocid>', 'expected tenancy; the login fails for any other')
    .option('--profile <name>', `name of the profile to write (default: "${DEFAULTS.profile}")`)
    .option('--oci-home <directory>', OCI_HOME_HELP)
    .option('--from-ini <file>', "runtimeConfig.ini of Oracle's Python sample")
    .option('--renew', 'renew the session in the background until logout, for at most 12 hours')
    .option('--verify', 'send a signed request with the profile to test it')
    .option(
      '--export [shell]',
      'print commands that make other tools use the profile: sh (for eval), powershell or cmd',
    )
    .option('--json', 'print the result as JSON on stdout')
    .option(
      '--max-attempts <number>',
      `maximum attempts per request for transient errors (default: "${DEFAULTS['max-attempts']}")`,
    )
    .option('--request-timeout <seconds>', `time limit for one attempt (default: "${DEFAULTS['request-timeout']}")`)
    .option(
      '--retry-timeout <seconds>',
      `time to keep trying while the identity domain throttles requests (default: "${DEFAULTS['retry-timeout']}")`,
    )
    .addHelpText(
      'after',
      '\nKeys of --from-ini, in upper or lower case: [IdentityDomain] IAM_GUID (the URL); [WIFConfig] OAuthClientID,\n' +
        'OAuthClientSecret, JWT; [OCIConfig] REGION, CLI_PROFILE. Flags override the file.\n\n' +
        '--renew needs a source of new tokens: --subject-token-file (read for each exchange), --subject-token-command, or GitHub.\n\n' +
        'Example (GitLab): eval "$(npx oci-wif login … --subject-token-env OCI_ID_TOKEN --export)"',
    )
    .action(action);
}

function logoutCommand(action: Action<LogoutFlags>): Command {
  return command('logout', 'end the renewal, remove the profile of a login, and restore what the profile replaced')
    .option('--profile <name>', PROFILE_HELP)
    .option('--oci-home <directory>', OCI_HOME_HELP)
    .option('--stale', 'undo only expired logins whose job is over; of all profiles, unless --profile names one')
    .action(action);
}

function verifyCommand(action: Action<VerifyFlags>): Command {
  return command('verify', 'send a signed request with a profile, and show its principal and when its session expires')
    .option('--profile <name>', PROFILE_HELP)
    .option('--oci-home <directory>', OCI_HOME_HELP)
    .option('--json', 'print the result as JSON on stdout')
    .action(action);
}

function doctorCommand(action: Action<DoctorFlags>): Command {
  const doctor = command(
    'doctor',
    'check every link between this job and OCI, and print a report without secrets',
  ).optionsGroup('What to check, as far as you have it; the flags are those of login:');
  // The same options, so that the two commands cannot differ.
  const { options } = loginCommand(() => Promise.resolve());
  for (const option of options) if (DOCTOR_OPTIONS.has(option.attributeName())) doctor.addOption(option);
  return doctor
    .option('--profile <name>', `profile to check (default: that of the login in this job, or "${DEFAULTS.profile}")`)
    .option('--oci-home <directory>', OCI_HOME_HELP)
    .optionsGroup('To compare the token with the rules of the trust (or OCI_WIF_ADMIN_TOKEN):')
    .option('--admin-profile <name>', 'OCI profile of an administrator')
    .option('--admin-config-file <file>', 'OCI config file with that profile (default: ~/.oci/config)')
    .optionsGroup('Output:')
    .option('--full', 'show OCIDs in full')
    .option('--json', 'print the result as JSON on stdout, and the report on stderr')
    .addHelpText(
      'after',
      '\nIt performs a token exchange, as a login does, and writes nothing.\n' +
        'Exit codes: 0 no link failed, 1 a link failed, 2 invalid flags or values.\n\n' +
        'Example:\n  npx oci-wif doctor --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
        '    --client-id … --subject-token-file token.jwt --admin-profile DEFAULT',
    )
    .action(action);
}

const DOCTOR_OPTIONS: ReadonlySet<string> = new Set([
  'domainUrl',
  'clientId',
  'clientSecretFile',
  'clientSecretEnv',
  'subjectTokenFile',
  'subjectTokenEnv',
  'subjectTokenCommand',
  'audience',
  'tokenType',
  'resourceType',
  'tenancy',
  'fromIni',
]);

const PROFILE_HELP = `name of the profile (default: "${DEFAULTS.profile}")`;
const OCI_HOME_HELP = `directory of the OCI config and the sessions (default: "${DEFAULTS['oci-home']}")`;

// The flags that are really given. An empty value means the default, as for the inputs of the action: `--profile "$PROFILE"` passes one if
// the variable is not set.

/** @returns the flags of the command without empty values and empty entries of lists */
export function givenFlags(command: Command): Record<string, unknown> {
  const flags: Record<string, unknown> = { ...command.opts() };
  for (const option of command.options) {
    const name = option.attributeName();
    if (!emptyMeansDefault(name)) continue;
    // An empty value of a flag that needs none is the flag alone: `--export "$SHELL_NAME"` asks for commands in any case.
    const given =
      (option.optional && flags[name] === '' ? true : withoutEmpty(flags[name])) ?? (option.defaultValue as unknown);
    if (given === undefined) Reflect.deleteProperty(flags, name);
    else flags[name] = given;
  }
  return flags;
}

function withoutEmpty(value: unknown): unknown {
  if (!Array.isArray(value)) return value === '' ? undefined : value;
  const entries = value.filter((entry) => entry !== '');
  return entries.length === 0 ? undefined : entries;
}

// Refuses a flag that is given twice although it takes one value: Commander would silently use the last one.

/**
 * Flags that collect several values have their own parser, and a repeated switch changes nothing.
 *
 * While the command parses its arguments, it throws Failure `input`.
 */
export function refuseRepeatedFlags(command: Command): void {
  for (const option of command.options) {
    if ((!option.required && !option.optional) || option.parseArg !== undefined) continue;
    let times = 0;
    command.on(`option:${option.name()}`, () => {
      times += 1;
      if (times > 1) throw invalidInput(`${option.long ?? option.flags} is given more than once`, 'the flag once');
    });
  }
}

// How wrong flags are reported: without their values, which may be secrets, and with the flag that was probably meant.

/** @returns the text of commander, completed */
export function describeUsageError(text: string, command: Command): string {
  return suggestLongerFlag(text.replace(/(--[\w-]+)=[^'\n]*/g, '$1'), command);
}

/** Commander suggests flags that are spelled similarly, so `--region` and `--remove` for `--repo`, but not `--repository`. */
function suggestLongerFlag(text: string, { options }: Command): string {
  const [, flag = ''] = /^error: unknown option '(--[\w-]{3,})'/.exec(text) ?? [];
  const longer = options.map(({ long }) => long ?? '').filter((long) => flag !== '' && long.startsWith(flag));
  if (longer.length === 0) return text;
  const suggestion = `(Did you mean ${longer.length === 1 ? '' : 'one of '}${longer.join(', ')}?)`;
  return `error: unknown option '${flag}'\n${suggestion}\n`;
}
