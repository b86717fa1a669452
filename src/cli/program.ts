// The commands and their flags. Each command's code is loaded when it is called, so that --help is quick.

import { Command, CommanderError, Option } from 'commander';
import { OPTIONS, type OptionDescription } from '../setup/desired/options.ts';
import { EXIT, reportError } from './exit.ts';
import type { ExplainFlags } from './explain.ts';
import type { LoginFlags } from './login.ts';
import type { LogoutFlags } from './logout.ts';
import type { SetupFlags } from './setup/setup.ts';
import type { VerifyFlags } from './verify.ts';

/** @returns the exit code; throws nothing */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('oci-wif')
    .description(
      'Log in to Oracle Cloud Infrastructure with the OIDC token of a CI job: no stored keys.\n' +
        'First "oci-wif setup" once, as an administrator; then the GitHub Action or "oci-wif login" in every job.',
    )
    .exitOverride()
    .showHelpAfterError('(add --help for all flags)')
    .configureOutput(DISCREET)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong flags or values, 3 there is something to change (setup --dry-run).\n\n' +
        'Example:\n  npx oci-wif setup --domain-url https://idcs-….identity.oraclecloud.com \\\n' +
        '    --provider github --repository octo/app --branch main \\\n' +
        '    --allow "manage object-family in compartment id ocid1.compartment.oc1..…"',
    );
  const run =
    <T>(load: () => Promise<(flags: T) => Promise<number>>) =>
    async (flags: T): Promise<void> => {
      code = await (await load())(flags);
    };
  program.addCommand(setupCommand(run(async () => (await import('./setup/setup.ts')).runSetup)));
  program.addCommand(explainCommand(run(async () => (await import('./explain.ts')).runExplain)));
  program.addCommand(loginCommand(run(async () => (await import('./login.ts')).runLogin)));
  program.addCommand(logoutCommand(run(async () => (await import('./logout.ts')).runLogout)));
  program.addCommand(verifyCommand(run(async () => (await import('./verify.ts')).runVerify)));
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return reportError(error);
  }
}

/** Of "--flag=value" the value may be a secret that somebody put where none belongs. */
const DISCREET = {
  writeErr: (text: string): void => void process.stderr.write(text.replace(/(--[\w-]+)=[^'\n]*/g, '$1')),
};

type Action<T> = (flags: T) => Promise<void>;

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .showHelpAfterError('(add --help for all flags)')
    .configureOutput(DISCREET)
    .allowExcessArguments(false);
}

function setupCommand(action: Action<SetupFlags>): Command {
  const setup = command(
    'setup',
    'make the trust between an identity domain and an OIDC provider, once; safe to run again',
  );
  for (const [name, description] of Object.entries(OPTIONS)) setup.addOption(optionFor(name, description));
  return administration(setup)
    .optionsGroup('From a file:')
    .option('--config <file>', 'the flags above as YAML, one a line: "repository: octo/app"')
    .option('--from-ini <file>', "setupConfig.ini of Oracle's Python sample, as it is")
    .optionsGroup('What to do:')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'do not ask')
    .option('--remove', 'take away what setup made; name a branch or the like to remove one rule')
    .option('--rotate-secret', 'make a new client secret; the old one stops working')
    .option('--subject-token-file <file>', 'prove the trust with this JWT of the provider (- for stdin)')
    .option('--wait <seconds>', 'how long the proof waits for the new trust to be seen', '180')
    .option('--write-github', 'set variables and secret of the repository with gh')
    .optionsGroup('Output:')
    .option(
      '--client-secret-file <file>',
      'where the client secret goes; default a private file in your configuration directory',
    )
    .option('--client-secret-stdout', 'print the client secret on stdout, and nothing else there')
    .option('--json', 'the result as JSON on stdout')
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
    .option('--profile <name>', 'section of the OCI config, with an API key or a session token')
    .option('--oci-config-file <file>', 'the OCI config, default ~/.oci/config');
}

function explainCommand(action: Action<ExplainFlags>): Command {
  return administration(
    command('explain', 'say why the identity domain refuses a token, and what would change that')
      .requiredOption('--subject-token-file <file>', 'the JWT (- for stdin)')
      .option('--domain-url <url>', 'identity domain; without it only the token is looked at')
      .option('--client-id <id>', 'the client that sent it')
      .option('--json', 'the result as JSON on stdout'),
  ).action(action);
}

function loginCommand(action: Action<LoginFlags>): Command {
  return command('login', 'exchange a token for a session and write it as a profile of the OCI config')
    .option('--domain-url <url>', 'identity domain')
    .option('--client-id <id>', 'client id of the confidential application')
    .option('--client-secret-file <file>', 'file with its secret (- for stdin)')
    .option('--client-secret-env <name>', 'environment variable with its secret', 'OCI_WIF_CLIENT_SECRET')
    .option('--region <region>', 'region identifier for the profile, e.g. eu-frankfurt-1')
    .option('--subject-token-file <file>', "the provider's JWT (- for stdin)")
    .option('--subject-token-env <name>', 'environment variable with the JWT')
    .option('--subject-token-command <command>', 'for the shell: prints the JWT on stdout; run for each exchange')
    .option(
      '--audience <text>',
      "audience of GitHub's token, which is asked for when no other is given",
      'https://cloud.oracle.com',
    )
    .option('--token-type <upst|rpst>', 'session of a service user or of a resource principal', 'upst')
    .option('--resource-type <text>', "rpst: the trust's resource")
    .option('--token-lifetime <seconds>', 'rpst: asked for; what is granted is printed')
    .option('--tenancy <ocid>', 'the tenancy expected')
    .option('--profile <name>', 'section to write (default "WIF")')
    .option('--oci-home <directory>', 'directory of config and sessions', '~/.oci')
    .option('--from-ini <file>', "runtimeConfig.ini of Oracle's Python sample, as it is")
    .option('--renew', 'keep the session fresh in the background, until logout, for 12 hours at most')
    .option('--verify', 'make one signed call with the profile')
    .option('--export', 'print lines for eval that make every tool use the profile')
    .option('--json', 'the result as JSON on stdout')
    .option('--max-attempts <number>', 'tries per request, for faults only', '4')
    .option('--request-timeout <seconds>', 'time for one try', '20')
    .addHelpText(
      'after',
      '\nKeys of --from-ini, in any case: [IdentityDomain] IAM_GUID (the URL), [WIFConfig] OAuthClientID, OAuthClientSecret, JWT,\n' +
        '[OCIConfig] REGION, CLI_PROFILE. Flags win over the file.\n\n' +
        '--renew needs a token that can be asked for again: from --subject-token-file (read again), --subject-token-command or GitHub.\n\n' +
        'Example (GitLab): eval "$(npx oci-wif login … --subject-token-env OCI_ID_TOKEN --export)"',
    )
    .action(action);
}

function logoutCommand(action: Action<LogoutFlags>): Command {
  return command('logout', 'end its renewal, remove the profile that login wrote, and put back what it replaced')
    .option('--profile <name>', 'the section', 'WIF')
    .option('--oci-home <directory>', 'directory of config and sessions', '~/.oci')
    .action(action);
}

function verifyCommand(action: Action<VerifyFlags>): Command {
  return command('verify', 'make one signed call with a profile, and say who it is and until when')
    .option('--profile <name>', 'the section', 'WIF')
    .option('--oci-home <directory>', 'directory of config and sessions', '~/.oci')
    .option('--json', 'the result as JSON on stdout')
    .action(action);
}
