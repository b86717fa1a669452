// Runs the command line in this process: much cheaper than a process of its own, and coverage and changes of the source reach it. Files,
// sockets and the emulator are real. What belongs to a process (signals, a terminal, a closed pipe, a background process) is tested on the
// built command line, with cli-fixture.ts.

import type { EmulatorOptions } from '../../emulator/emulator.ts';
import { inThisProcess, type Ended } from '../this-process.ts';
import { answersTo, type Dialogue, type TerminalSession, withoutSequences } from './terminal-session.ts';
import { CLI, comparable, openCliFixture, type CliFixture, type CliOptions, type CliResult } from './cli-fixture.ts';

/** The fixture of the built command line, but `cli` and `setup` run in this process: one at a time. */
export function openInsideFixture(options: EmulatorOptions = {}): Promise<CliFixture> {
  return openCliFixture(options, runInside);
}

/** Also closed if the test fails, because an open server would keep Jest running. */
export async function withInsideFixture(
  play: (fixture: CliFixture) => Promise<void>,
  options: EmulatorOptions = {},
): Promise<void> {
  const fixture = await openInsideFixture(options);
  try {
    await play(fixture);
  } finally {
    await fixture.close();
  }
}

/** Runs src/cli.ts anew, as a process does. @param environment the whole environment */
export async function runInside(
  args: readonly string[],
  environment: Record<string, string>,
  { stdin, cwd }: CliOptions = {},
): Promise<CliResult> {
  const entry = `../../src/cli.ts?${++runs}`;
  const argv = [process.execPath, CLI, ...args];
  const { code, stdout, stderr, error } = await inThisProcess(() => import(entry), { environment, argv, stdin, cwd });
  if (error !== undefined) throw new Error('the command line throws nothing', { cause: error });
  return comparable({ code, stdout, stderr });
}
let runs = 0;

/** Runs the command line with the environment of the fixture. */
export function inside(
  fixture: CliFixture,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CliResult> {
  return runInside(args, fixture.environment(environment));
}

/** Runs the command line on a terminal, as `onTerminal` does with the built one. */
export async function insideTerminal(
  fixture: CliFixture,
  args: readonly string[],
  dialogue: Dialogue,
  environment: Record<string, string> = {},
): Promise<TerminalSession> {
  const answers = answersTo(dialogue);
  const entry = `../../src/cli.ts?${++runs}`;
  const { code, stdout, error } = await inThisProcess(() => import(entry), {
    environment: fixture.environment({ TERM: 'xterm', ...environment }),
    argv: [process.execPath, CLI, ...args],
    terminal: (printed) => answers(withoutSequences(printed)),
  });
  if (error !== undefined) throw new Error('the command line throws nothing', { cause: error });
  return { code, shown: withoutSequences(stdout) };
}

/** Runs a part of the command line with the environment of the fixture. */
export async function withCliEnvironment(
  fixture: CliFixture,
  call: () => Promise<number>,
  environment: Record<string, string> = {},
): Promise<Ended> {
  return inThisProcess(
    async () => {
      process.exitCode = await call();
    },
    { environment: fixture.environment(environment), argv: [process.execPath, CLI] },
  );
}
