// How wrong flags are reported: without their values, which may be secrets, and with the flag that was probably meant.

import type { Command } from 'commander';

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
