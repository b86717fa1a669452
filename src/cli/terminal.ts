// What is said to the person at the terminal: plain when it is none, and beside stdout when that belongs to a program.

export interface Terminal {
  /** A line of the report. */
  say(line?: string): void;
  /** For the program that reads stdout: nothing else goes there then. */
  result(text: string): void;
  warn(line: string): void;
  paint(style: Style, text: string): string;
  /** Whether somebody is there to answer questions. */
  interactive: boolean;
}

const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof STYLES;

/** @param stdoutIsData stdout carries JSON, a secret or lines for `eval`: the report goes to stderr */
export function createTerminal(stdoutIsData: boolean): Terminal {
  const stream = stdoutIsData ? process.stderr : process.stdout;
  const colour = stream.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  const paint = (style: Style, text: string): string => {
    const [on, off] = STYLES[style];
    return colour ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  };
  return {
    say: (line = '') => void stream.write(`${line}\n`),
    result: (text) => void process.stdout.write(`${text}\n`),
    warn: (line) => void process.stderr.write(`${paint('yellow', 'Warning')}: ${line}\n`),
    paint,
    interactive: process.stdin.isTTY && stream.isTTY,
  };
}
