// The command line on a terminal of 80 columns: waits for each question, and types the answer.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CLI, type CliFixture } from './cli-fixture.ts';

/** From util-linux; it gives the program a terminal. */
const SCRIPT = '/usr/bin/script';

export const hasTerminal = process.platform === 'linux' && existsSync(SCRIPT);

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';

export interface TerminalSession {
  code: number | null;
  /** Everything that was shown, without control sequences. */
  shown: string;
}

/** The text of each question, and what is typed when it appears. */
export type Dialogue = readonly (readonly [question: string, typed: string])[];

/** @returns a function that receives everything that is shown, each time that there is more, and returns what is to be typed now */
export function answersTo(dialogue: Dialogue): (shown: string) => string {
  const open = [...dialogue];
  let seen = 0;
  return (shown) => {
    let typed = '';
    // Nothing to type: the next question may be here already.
    while (typed === '') {
      const [[question, answer] = ['', '']] = open;
      const at = question === '' ? -1 : shown.indexOf(question, seen);
      if (at < 0) return '';
      open.shift();
      seen = at + question.length;
      typed = answer;
    }
    return typed;
  };
}

export function withoutSequences(text: string): string {
  // eslint-disable-next-line no-control-regex -- the sequences of the terminal are what is removed
  return text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');
}

/** The built command line. */
export function onTerminal(
  fixture: CliFixture,
  args: readonly string[],
  dialogue: Dialogue,
  environment: Record<string, string> = {},
): Promise<TerminalSession> {
  const command = ['stty cols 80 rows 50; exec', process.execPath, CLI, ...args.map((arg) => `'${arg}'`)].join(' ');
  const child = spawn(SCRIPT, ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    env: { ...fixture.environment(environment), PATH: '/usr/bin:/bin', TERM: 'xterm' },
    stdio: 'pipe',
  });
  const answers = answersTo(dialogue);
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += withoutSequences(text);
    const typed = answers(shown);
    // Typed when the question has been drawn completely.
    if (typed !== '') setImmediate(() => child.stdin.write(typed));
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, shown });
    });
  });
}
