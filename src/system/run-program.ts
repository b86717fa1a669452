// Runs another program until it ends.

import { type ChildProcess, spawn } from 'node:child_process';
import { killTree } from './windows.ts';

export interface ProgramCall {
  /** A program and its arguments, or one command line for the shell. */
  command: readonly [program: string, ...args: string[]] | string;
  /** The working directory, absolute. Default: this process's. */
  directory?: string;
  /** The whole environment. */
  environment: NodeJS.ProcessEnv;
  /** Standard input. Default: empty. */
  input?: string;
  /** Whether the program's stderr goes into the result, where this process's goes, or nowhere. */
  stderr: 'capture' | 'inherit' | 'ignore';
  /** Seconds. The program is then killed. */
  timeout: number;
}

export interface ProgramResult {
  /** Undefined when the program did not start or was killed. */
  exitCode: number | undefined;
  /** Why the exit code is not 0, to be read after the program's name: "ended with exit code 3". */
  problem: string | undefined;
  stdout: string;
  stderr: string;
}

/** Characters of stdout or of stderr. A program that prints more is killed. */
const OUTPUT_LIMIT = 1024 * 1024;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Never throws. The program does not outlive this process, unless this process is killed with SIGKILL. */
export async function runProgram(call: ProgramCall): Promise<ProgramResult> {
  const result: ProgramResult = { exitCode: undefined, problem: undefined, stdout: '', stderr: '' };
  if (process.platform === 'win32' && typeof call.command === 'string' && call.command.trim().includes('\n'))
    return {
      ...result,
      problem: 'has several lines, and cmd runs only the first: join them with &&',
    };
  // Before the program is started: a signal that arrives while it starts must also end it.
  let child: ChildProcess | undefined;
  const kill = (): void => {
    if (child) killGroup(child);
  };
  const release = killWithThisProcess(kill);
  try {
    child = start(call);
  } catch {
    // Windows reports a file that is no program in this way, and a missing one as an event.
    release();
    return { ...result, problem: 'could not be started' };
  }
  const abort = (problem: string): void => {
    result.problem ??= problem;
    kill();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      result[name] += text;
      if (result[name].length > OUTPUT_LIMIT) abort(`printed more than ${OUTPUT_LIMIT} characters`);
    });
  }
  // If a program ends without reading its input, its exit code decides.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(call.input ?? '');

  // spawn's own timeout keeps this process alive when the program does not exist.
  const timer = setTimeout(abort, call.timeout * 1000, `did not end within ${call.timeout} s`);
  try {
    const end = await endOf(child);
    // On Windows, a program that was killed also has an exit code.
    if (result.problem === undefined) Object.assign(result, end);
  } finally {
    clearTimeout(timer);
    release();
  }
  return result;
}

function start({ command, directory, environment, stderr }: ProgramCall): ChildProcess {
  const options = {
    cwd: directory,
    env: environment,
    stdio: ['pipe', 'pipe', stderr === 'capture' ? 'pipe' : stderr] as ('pipe' | 'inherit' | 'ignore')[],
    // A separate process group, so that everything the program has started can be killed with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  };
  if (typeof command === 'string') return spawn(command, { ...options, shell: true });
  const [program, ...args] = command;
  return spawn(program, args, options);
}

function endOf(child: ChildProcess): Promise<Pick<ProgramResult, 'exitCode' | 'problem'>> {
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve({ exitCode: undefined, problem: 'could not be started' });
    });
    child.once('close', (code, signal) => {
      if (code === null) resolve({ exitCode: undefined, problem: `was ended by ${String(signal)}` });
      else resolve({ exitCode: code, problem: code === 0 ? undefined : `ended with exit code ${code}` });
    });
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined) child.kill('SIGKILL');
    else if (process.platform === 'win32') killTree(child.pid);
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The program has ended already.
  }
  // A process that has left the group may keep the other end of the pipes open.
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** The terminal sends its signals only to the group of this process. @returns a function that removes the signal handlers */
function killWithThisProcess(kill: () => void): () => void {
  const exit = (_name: string, number: number): void => {
    process.exit(128 + number);
  };
  process.once('exit', kill);
  for (const signal of SIGNALS) process.on(signal, exit);
  return () => {
    process.off('exit', kill);
    for (const signal of SIGNALS) process.off(signal, exit);
  };
}
