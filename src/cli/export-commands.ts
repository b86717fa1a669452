// The lines of `login --export`, for the shell that runs them.

import { invalidInput } from '../failure.ts';
import { isPrinted } from '../system/output.ts';
import { powershellQuoted, quoted, shellQuoted } from '../text/printable.ts';
import { EXIT } from './terminal.ts';

const SHELLS = ['sh', 'powershell', 'cmd'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * @param variables one with an empty value is to be unset
 * @returns one line for each variable. The values contain no line break, `%` or double quote: paths and names are checked for them.
 */
export function exportCommands(shell: Shell, variables: Readonly<Record<string, string>>): string[] {
  const { set, unset } = COMMANDS[shell];
  return Object.entries(variables).map(([name, value]) => (value === '' ? unset(name) : set(name, value)));
}

interface Commands {
  set: (name: string, value: string) => string;
  unset: (name: string) => string;
}

const COMMANDS: Readonly<Record<Shell, Commands>> = {
  sh: { set: (name, value) => `export ${name}=${shellQuoted(value)}`, unset: (name) => `unset ${name}` },
  powershell: {
    set: (name, value) => `$env:${name} = ${powershellQuoted(value)}`,
    unset: (name) => `$env:${name} = $null`,
  },
  cmd: { set: (name, value) => `set "${name}=${value}"`, unset: (name) => `set "${name}="` },
};

/**
 * What a failed login prints for the shell: `eval "$(oci-wif login … --export)"` ignores the exit code of the login, so that without a command
 * that fails, the job would go on with other credentials, if it finds some.
 */
export const FAILING_COMMAND: Readonly<Record<Shell, string>> = {
  sh: 'false',
  powershell: "throw 'The login failed.'",
  cmd: 'exit /b 1',
};

/**
 * When the command line fails, prints a command that fails if a shell runs what is printed: also for wrong flags, of which the login knows nothing,
 * and if this process ends in the middle.
 *
 * @param commandLine returns the exit code and throws nothing
 */
export async function stoppingShell(argv: readonly string[], commandLine: () => Promise<number>): Promise<number> {
  const command = failingCommand(argv);
  if (command === undefined) return commandLine();
  const print = (): void => void process.stdout.write(`${command}\n`);
  process.once('exit', print);
  const code = await commandLine();
  process.off('exit', print);
  if (code !== EXIT.done) await isPrinted('stdout', `${command}\n`);
  return code;
}

/** In a POSIX shell, in fish and in cmd, there is no command of this name, which is an error too; PowerShell ends the script. */
const FAILING_EVERYWHERE = FAILING_COMMAND.powershell;

/**
 * Reads the arguments more liberally than the command line does: what is asked for in a wrong way must not go on either, and `--exprot` is
 * probably a typing error.
 *
 * @param argv of the process
 * @returns undefined if no argument asks for lines for a shell
 */
export function failingCommand(argv: readonly string[]): string | undefined {
  const index = argv.findLastIndex((argument) => /^--?ex/i.test(argument));
  // `setup` has --expires, and its stdout can be the client secret.
  if (index === -1 || argv[2] === 'setup') return undefined;
  const [flag = '', next = ''] = argv.slice(index);
  const value = flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : next;
  const isShell = flag.includes('=') ? value !== '' : value !== '' && !value.startsWith('-');
  try {
    return FAILING_COMMAND[chooseShell(isShell ? value : true)];
  } catch {
    return FAILING_EVERYWHERE;
  }
}

/**
 * @param flag the value of `--export`; true if it has none
 * @throws Failure `input`
 */
export function chooseShell(
  flag: string | true,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): Shell {
  if (flag === true) return guessShell(environment, platform);
  const shell = SHELLS.find((name) => name === flag);
  if (shell === undefined) throw invalidInput(`--export is ${quoted(flag)}`, SHELLS.join(', '));
  return shell;
}

/** The shell for commands that the administrator copies: on Windows PowerShell, which everybody there has, unless it is Git Bash. */
export function adminShell(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): 'sh' | 'powershell' {
  return guessShell(environment, platform) === 'sh' ? 'sh' : 'powershell';
}

/**
 * On Windows: Git Bash sets MSYSTEM, and PowerShell adds the module directory in the user's documents to PSModulePath when it starts. The
 * rest of PSModulePath is set for every process. Other systems: `sh`, also in PowerShell, because nothing tells it apart there.
 */
function guessShell(environment: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): Shell {
  if (platform !== 'win32' || (environment.MSYSTEM ?? '') !== '') return 'sh';
  return /\\(Windows)?PowerShell\\Modules/i.test(usersModules(environment)) ? 'powershell' : 'cmd';
}

/** The entries of PSModulePath that belong to no program and not to Windows. */
function usersModules({ PSModulePath: modules = '' }: Readonly<Record<string, string | undefined>>): string {
  const isShared = /^[a-z]:\\(Program Files|Windows\\)/i;
  return modules
    .split(';')
    .filter((directory) => !isShared.test(directory.trim()))
    .join(';');
}
