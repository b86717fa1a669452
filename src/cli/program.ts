// The command line: its commands, each of which is loaded when it is called, and how it ends.

import { Command, CommanderError } from 'commander';
import { failOnEarlyEnd, outputProblem } from '../system/output.ts';
import {
  type CommandDefinition,
  describeUsageError,
  givenFlags,
  packageVersion,
  refuseRepeatedFlags,
} from './command.ts';
import { failingCommand, stoppingShell } from './export-commands.ts';
import { EXIT, printMessage, reportError, requireOutput } from './terminal.ts';

const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<CommandDefinition> }>> = {
  setup: {
    summary: 'create or update the trust between an identity domain and an OIDC provider',
    load: async () => (await import('./setup/setup.ts')).setup,
  },
  explain: {
    summary: 'show why the identity domain refuses a token, and how to fix it',
    load: async () => (await import('./explain.ts')).explain,
  },
  login: {
    summary: "exchange an identity provider's token for a session token and write a profile for it to the OCI config",
    load: async () => (await import('./login.ts')).login,
  },
  renew: {
    summary: 'renew the session of a login with --renew now, before a long command',
    load: async () => (await import('./renew.ts')).renew,
  },
  logout: {
    summary: 'end the renewal, remove the profile of a login, and restore what the profile replaced',
    load: async () => (await import('./logout.ts')).logout,
  },
  verify: {
    summary: 'send a signed request with a profile, and show its principal and when its session expires',
    load: async () => (await import('./verify.ts')).verify,
  },
  doctor: {
    summary: 'run every check from this job to OCI, and print a report without secrets',
    load: async () => (await import('./doctor.ts')).doctor,
  },
};

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
  const problem: UsageProblem = { text: '', command: undefined };
  const program = command(
    problem,
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
        '    --allow "manage object-family in compartment id ocid1.compartment.oc1..…" \\\n' +
        '    --allow "read objectstorage-namespaces in tenancy"',
    );
  for (const [name, { summary }] of Object.entries(COMMANDS)) program.addCommand(command(problem, name, summary));
  program.hook('preSubcommand', async (_program, called) => {
    const definition = await COMMANDS[called.name()]?.load();
    if (definition === undefined) return;
    definition.define(called);
    refuseRepeatedFlags(called);
    called.action(async () => {
      code = await definition.run(givenFlags(called, definition.emptyMeansDefault) as never);
    });
  });
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
    process.stderr.write(await describeUsageError(problem.text, problem.command ?? program, commandsWith));
    if ((await outputProblem()) !== undefined)
      await printMessage(await describeUsageError(error.message, program, commandsWith), argv);
    return EXIT.usage;
  }
}

/** What Commander says about wrong flags. It waits for other commands to be loaded, one of which may have the flag. */
interface UsageProblem {
  text: string;
  command: Command | undefined;
}

/** @returns the commands that have the flag, as they are called */
async function commandsWith(flag: string): Promise<string[]> {
  const owners: string[] = [];
  for (const [name, { load }] of Object.entries(COMMANDS)) {
    const candidate = new Command(name);
    (await load()).define(candidate);
    if (candidate.options.some(({ long }) => long === flag)) owners.push(`oci-wif ${name}`);
  }
  return owners;
}

function command(problem: UsageProblem, name: string, description: string): Command {
  const created = new Command(name);
  return created
    .description(description)
    .exitOverride()
    .showHelpAfterError('(use --help for all flags)')
    .configureOutput({
      writeErr: (text) => {
        problem.text += text;
        problem.command = created;
      },
    })
    .allowExcessArguments(false);
}

function printVersion(): never {
  process.stdout.write(`${packageVersion() ?? 'unknown'}\n`);
  throw new CommanderError(0, 'commander.version', '');
}
