// A command of the command line: its flags as a table, from which Commander's options, the help and the type of what is given derive. Also the
// version of the program.

import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { invalidInput } from '../failure.ts';
import type { CamelCase } from '../text/form.ts';

/** What the file of a command exports. */
export interface CommandDefinition {
  /** Adds the flags and the rest of the help. */
  readonly define: (command: Command) => void;
  /** @returns the exit code. @throws Failure */
  readonly run: (flags: never) => Promise<number>;
  /** Whether an empty value of a flag means its default; undefined: of all flags. */
  readonly emptyMeansDefault?: (flag: string) => boolean;
}

interface Flag {
  /** What `--help` shows after the name: `<file>`, or `[shell]` if the value may be left out; empty: a switch. */
  readonly flag: string;
  /** It may be repeated. */
  readonly isList?: true;
  /** Backticks are left out. */
  readonly help: string;
  /** For the help. Whoever reads the flag applies it. */
  readonly default?: string;
  /** It must be given: what is expected. */
  readonly required?: string | undefined;
}

type FlagTable = Readonly<Record<string, Flag>>;

/** What is given of these flags, as Commander names it. */
export type Flags<T extends FlagTable> = {
  readonly [Name in keyof T & string as CamelCase<Name>]?: T[Name] extends { isList: true }
    ? readonly string[]
    : ValueOf<T[Name]['flag']>;
};

type ValueOf<F extends string> = F extends '' ? boolean : F extends `[${string}` ? string | true : string;

/** Makes a list of the values of a flag that is given several times. */
export function collect(value: string, given: readonly string[] = []): string[] {
  return [...given, value];
}

/** Ends the help of a flag that must be given. */
export const REQUIRED_MARK = ' (required)';

/** @param heading of the flags in the help */
export function addFlags(command: Command, flags: FlagTable, heading = 'Options:'): Command {
  for (const [name, { flag, help, isList, default: byDefault, required }] of Object.entries(flags)) {
    const isDefaultShown = flag !== '' && byDefault !== undefined;
    const ending = required !== undefined ? REQUIRED_MARK : isDefaultShown ? ` (default: "${byDefault}")` : '';
    const option = new Option(`--${name} ${flag}`.trim(), `${help.replaceAll('`', '')}${ending}`);
    if (isList) option.argParser(collect);
    command.addOption(option.helpGroup(heading));
  }
  return command;
}

/** @returns the rows for a command that works without any of them */
export function noneRequired(flags: FlagTable): FlagTable {
  return Object.fromEntries(Object.entries(flags).map(([name, row]) => [name, { ...row, required: undefined }]));
}

/** @returns the rows with these names */
export function someFlags<T extends FlagTable, N extends keyof T>(flags: T, names: readonly N[]): Pick<T, N> {
  return Object.fromEntries(names.map((name) => [name, flags[name]])) as Pick<T, N>;
}

/**
 * An empty value means the default, as for the inputs of the action: `--profile "$PROFILE"` passes one if the variable is not set.
 *
 * @returns the flags of the command without empty values and empty entries of lists
 */
export function givenFlags(
  command: Command,
  emptyMeansDefault: (flag: string) => boolean = () => true,
): Record<string, unknown> {
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

/**
 * Refuses a flag that is given twice although it takes one value: Commander would silently use the last one. Flags that collect several
 * values have their own parser, and a repeated switch changes nothing.
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

/**
 * Wrong flags are reported without their values, which may be secrets, and with the flag or the command that was probably meant. Commander
 * suggests what is spelled similarly, so `--region` and `--remove` for `--repo`, but not `--repository`.
 *
 * @param text of Commander
 * @param findOwners returns the commands that have the flag
 */
export async function describeUsageError(
  text: string,
  { options }: Command,
  findOwners: (flag: string) => Promise<string[]>,
): Promise<string> {
  const safe = text
    .replace(/(--[\w-]+)=[^'\n]*/g, '$1')
    .replace(/^error: too many arguments .*\n/, '$&(a value with spaces must be in quotes)\n');
  const [start = '', flag = ''] = UNKNOWN_FLAG.exec(safe) ?? [];
  if (flag === '') return safe;
  const longer = options.map(({ long }) => long ?? '').filter((long) => long.startsWith(flag));
  const owners = longer.length > 0 ? [] : await findOwners(flag);
  const suggestion =
    owners.length > 0
      ? `${flag} is a flag of ${owners.join(' and ')}`
      : `Did you mean ${longer.length === 1 ? '' : 'one of '}${longer.join(', ')}?`;
  if (longer.length + owners.length === 0) return safe;
  return `error: unknown option '${flag}'\n(${suggestion})\n${safe.slice(start.length)}`;
}

const UNKNOWN_FLAG = /^error: unknown option '(--[\w-]{3,})'\n(?:\(Did you mean .*\)\n)?/;

// The version of the npm package. Read when it is needed, so that a change of the version does not change the built files.

/** @returns undefined if the program is not part of the package */
export function packageVersion(): string | undefined {
  try {
    // npm starts programs through a symbolic link.
    const program = realpathSync(process.argv[1] ?? '');
    const manifest = readFileSync(join(dirname(program), '..', '..', 'package.json'), 'utf8');
    const { name, version } = JSON.parse(manifest) as { name?: unknown; version?: unknown };
    return name === 'oci-wif' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
