// Output for the user: without colors if it does not go to a terminal, on stderr if a program reads stdout, and only warnings for JSON.

import { styleText } from 'node:util';
import { describeLastFailure, Failure } from '../failure.ts';
import { deliveryProblem, isPrinted, outputProblem, printForProgram, printUnredacted } from '../system/output.ts';
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
  const color = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  // The stream is not validated again: styleText looks at stdout, and the report may go to stderr.
  const paint = (style: Style, text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const shown = (line: string): string => (color ? line.split(COLOR_CODE) : [line]).map(harmlessUnlessColor).join('');
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
const COLOR_CODE = new RegExp(`(${ESCAPE}\\[(?:1|2|22|31|32|33|36|39)m)`);

/** @param index odd for the color codes between which the line was split */
function harmlessUnlessColor(part: string, index: number): string {
  return index % 2 === 1 ? part : harmless(part);
}

// Shows on stderr what a command waits for, if it takes long.

export interface Progress {
  start: (what: string) => void;
  end: () => void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Seconds until the first line, and between lines in a log. */
const PATIENCE = 2;
const LOG_INTERVAL = 10;

/** On a terminal, one line counts the seconds and is erased at the end. */
export function createProgress(stream: Stream = process.stderr): Progress {
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  const end = (): void => {
    clearInterval(timer);
    if (isShown && stream.isTTY) stream.write('\r\u001b[K');
    isShown = false;
  };
  return {
    start(what) {
      end();
      let seconds = 0;
      timer = setInterval(() => {
        seconds += 1;
        if (seconds < PATIENCE || (!stream.isTTY && (seconds - PATIENCE) % LOG_INTERVAL !== 0)) return;
        isShown = true;
        const line = `Checking: ${what} (${seconds} s)`;
        stream.write(stream.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
      }, 1000);
      // What is waited for keeps the process running.
      timer.unref();
    },
    end,
  };
}

// Exit codes, the one place where an error is printed, and the failure that something could not be printed.

export const EXIT = {
  done: 0,
  failed: 1,
  /** Invalid flags, files or values; nothing was changed. */
  usage: 2,
  /** `--dry-run` found changes to apply. */
  wouldChange: 3,
  /** `explain` could not read the trust, and found nothing wrong with the token itself. */
  unchecked: 3,
  /** As a shell reports a program that Ctrl-C has ended. */
  cancelled: 130,
} as const;

/** The user pressed Ctrl-C at a question, before anything was changed. */
export class Cancelled extends Error {}

export const CANCELLED = 'Cancelled, nothing was changed.';

/** Reports an error. @returns the exit code */
export async function reportError(error: unknown, argv: readonly string[]): Promise<number> {
  if (error instanceof Cancelled) {
    await printMessage(CANCELLED, argv);
    return EXIT.cancelled;
  }
  await printMessage(describeLastFailure(error, 'oci-wif'), argv);
  return error instanceof Failure && error.kind === 'input' ? EXIT.usage : EXIT.failed;
}

/** Prints on stderr, or on stdout if stderr cannot be written and no program reads stdout. */
export async function printMessage(text: string, argv: readonly string[]): Promise<void> {
  if (await isPrinted('stderr', `${text}\n`)) return;
  const isForProgram = argv.some((argument) => /^--(export|json|client-secret-stdout)\b/.test(argument));
  if (!isForProgram) await isPrinted('stdout', `${text}\n`);
}

/**
 * A closed pipe is no failure where only a person reads (`oci-wif setup | head`).
 *
 * @param consequence what is true now, because of that or despite it
 * @throws Failure 'Cannot write output' if something that was printed could not be written
 */
export async function requireOutput(consequence: string): Promise<void> {
  const problem = await outputProblem();
  if (problem !== undefined) throw cannotWrite(problem, consequence);
}

/** @param problem the stream and the cause */
export function cannotWrite(problem: string, consequence: string): Failure {
  return new Failure('files', 'Cannot write output', `${problem}; ${consequence}`, {
    hint: 'direct the output to a place that can be written',
  });
}
