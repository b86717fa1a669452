// The flags that are really given. An empty value means the default, as for the inputs of the action: `--profile "$PROFILE"` passes one if
// the variable is not set.

import type { Command } from 'commander';
import { NARROWING_OPTIONS } from '../setup/desired/options.ts';

/** @returns the flags of the command without empty values and empty entries of lists */
export function givenFlags(command: Command): Record<string, unknown> {
  const flags: Record<string, unknown> = { ...command.opts() };
  for (const option of command.options) {
    const name = option.attributeName();
    if (NARROWING_OPTIONS.has(name)) continue;
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
