// Output for the user: without colours if it does not go to a terminal, and on stderr if a program reads stdout.

import { styleText } from 'node:util';
import { printUnredacted } from '../programs/guarded-output.ts';

export interface Terminal {
  /** A line of the report. */
  readonly say: (line?: string) => void;
  /** For the program that reads stdout; nothing else is printed there. */
  readonly result: (text: string) => void;
  /** A secret that the user asked for, alone on stdout. */
  readonly secret: (text: string) => void;
  readonly warn: (line: string) => void;
  readonly paint: (style: Style, text: string) => string;
  /** Whether questions can be asked. */
  readonly interactive: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** @param stdoutIsData stdout carries JSON, a secret or lines for `eval`: the report goes to stderr */
export function createTerminal(stdoutIsData: boolean): Terminal {
  const stream = stdoutIsData ? process.stderr : process.stdout;
  const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  // The stream is not validated again: styleText looks at stdout, and the report may go to stderr.
  const paint = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return {
    say: (line = '') => void stream.write(`${line}\n`),
    result: (text) => void process.stdout.write(`${text}\n`),
    secret: (text) => {
      printUnredacted(() => process.stdout.write(`${text}\n`));
    },
    warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${line}\n`),
    paint,
    interactive: process.stdin.isTTY && stream.isTTY,
  };
}
