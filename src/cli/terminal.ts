// Output for the user: without colours if it does not go to a terminal, on stderr if a program reads stdout, and only warnings for JSON.

import { styleText } from 'node:util';
import { printUnredacted } from '../programs/guarded-output.ts';
import { deliveryProblem, printForProgram } from '../programs/output.ts';
import { harmless } from '../text/printable.ts';

export interface Terminal {
  /** A line of the report. */
  readonly say: (line?: string) => void;
  /** For the program that reads stdout; nothing else is printed there. */
  readonly result: (text: string) => void;
  /** A secret that the user asked for, alone on stdout. @returns why it could not be written, in words; undefined if it was */
  readonly secret: (text: string) => Promise<string | undefined>;
  readonly warn: (line: string) => void;
  readonly paint: (style: Style, text: string) => string;
  /** Whether questions can be asked. */
  readonly interactive: boolean;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/**
 * What stdout is for:
 *
 * - `report`: the report
 * - `data`: a secret or lines for `eval`; the report goes to stderr
 * - `json`: the result as JSON; there is no report, and no question is asked
 */
export type StdoutUse = 'report' | 'data' | 'json';

export function createTerminal(stdout: StdoutUse): Terminal {
  const stream = stdout === 'report' ? process.stdout : process.stderr;
  const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  // The stream is not validated again: styleText looks at stdout, and the report may go to stderr.
  const paint = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const shown = (line: string): string =>
    (colour ? line.split(COLOUR_CODE) : [line]).map(harmlessUnlessColour).join('');
  return {
    say: (line = '') => {
      if (stdout !== 'json') stream.write(`${shown(line)}\n`);
    },
    result: printForProgram,
    secret: (text) => {
      printUnredacted(() => {
        printForProgram(text);
      });
      return deliveryProblem();
    },
    warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${harmless(line)}\n`),
    paint,
    interactive: stdout !== 'json' && process.stdin.isTTY && stream.isTTY,
  };
}

/** Exactly what `paint` writes. All other escape sequences come from elsewhere. */
const ESCAPE = '\u001b';
const COLOUR_CODE = new RegExp(`(${ESCAPE}\\[(?:1|2|22|31|32|33|36|39)m)`);

/** @param index odd for the colour codes between which the line was split */
function harmlessUnlessColour(part: string, index: number): string {
  return index % 2 === 1 ? part : harmless(part);
}
