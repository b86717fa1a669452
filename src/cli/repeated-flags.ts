// Refuses a flag that is given twice although it takes one value: Commander would silently use the last one.

import type { Command } from 'commander';
import { invalidInput } from '../failure.ts';

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
