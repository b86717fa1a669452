// The commands and their flags. Each command's code is loaded when it is called, so --help is fast.

import { Command, CommanderError, Option } from 'commander';
import { DEFAULTS } from '../login/settings.ts';
import { failOnEarlyEnd } from '../programs/early-end.ts';
import { outputProblem } from '../programs/output.ts';
import { OPTIONS, type OptionDescription } from '../setup/desired/options.ts';
import { failingCommand, stoppingShell } from './export-commands.ts';
import { EXIT, printMessage, reportError, requireOutput } from './exit.ts';
import type { DoctorFlags } from './doctor-flags.ts';
import type { ExplainFlags } from './explain.ts';
import { givenFlags } from './given-flags.ts';
import type { LoginFlags } from './login-flags.ts';
import type { LogoutFlags } from './log-out.ts';
import { refuseRepeatedFlags } from './repeated-flags.ts';
import type { SetupFlags } from './setup/flags.ts';
import { describeUsageError } from './usage-error.ts';
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
  program.addCommand(loginCommand(run(async () => (await import('./log-in.ts')).runLogin)));
  program.addCommand(logoutCommand(run(async () => (await import('./log-out.ts')).runLogout)));
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
  for (const [name, description] of Object.entries(OPTIONS)) setup.addOption(optionFor(name, description));
  return administration(setup)
    .optionsGroup('From a file:')
    .option('--config <file>', 'YAML file with the flags above, one per line, e.g. "repository: octo/app"')
    .option('--from-ini <file>', "setupConfig.ini of Oracle's Python sample, unchanged")
    .optionsGroup('Actions:')
    .option('--dry-run', 'show the plan without applying it')
    .option('--yes', 'apply the plan without asking')
    .option('--remove', 'remove what setup created; with --branch, --tag or --environment, only that rule')
    .option('--rotate-secret', 'create a new client secret; the old one stops working')
    .option('--subject-token-file <file>', 'test the trust with this JWT of the provider (- for stdin)')
    .option('--wait <seconds>', 'how long the test waits for the new trust to take effect', '180')
    .option('--write-github', 'set the variables and the secret of the repository with the GitHub CLI (gh)')
    .optionsGroup('Output:')
    .option(
      '--client-secret-file <file>',
      'file for the client secret (default: a private file in your configuration directory)',
    )
    .option('--client-secret-stdout', 'print only the client secret on stdout')
    .option('--json', 'print the result as JSON on stdout')
    .option('--output <terraform|shell>', 'write the trust as a Terraform module or OCI CLI calls, and change nothing')
    .option('--output-directory <directory>', 'directory for --output (default: the name of the setup)')
    .action(action);
}

function optionFor(name: string, { kind, argument, help, section }: OptionDescription): Option {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const option = new Option(kind === 'switch' ? flag : `${flag} <${argument}>`, help).helpGroup(`${section}:`);
  return kind === 'list'
    ? option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
    : option;
}

function administration(to: Command): Command {
  return to
    .optionsGroup('Administrator (or OCI_WIF_ADMIN_TOKEN, a personal access token):')
    .option('--profile <name>', 'profile with an API key or a session token')
    .option('--oci-config-file <file>', 'OCI config file (default: ~/.oci/config)');
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
