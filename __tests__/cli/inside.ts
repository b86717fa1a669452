// Runs the command line in this process: much cheaper than a process of its own, and coverage and changes of the source reach it. Files,
// sockets and the emulator are real. What belongs to a process (signals, a terminal, a closed pipe, a background process) is tested on the
// built command line, with cli-fixture.ts.

import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import vm from 'node:vm';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import { trustAuthority } from '../action/in-process.ts';
import { CLI, openCliFixture, type CliFixture, type CliOptions, type CliResult } from './cli-fixture.ts';

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
  options: CliOptions = {},
): Promise<CliResult> {
  const { argv, exitCode } = process;
  const entry = `../../src/cli.ts?${++runs}`;
  try {
    const { stdout, stderr, error, code } = await withProcess(
      async () => {
        process.argv = [process.execPath, CLI, ...args];
        process.exitCode = undefined;
        await import(entry);
        return exitCodeOfProcess();
      },
      environment,
      options,
    );
    if (error !== undefined) throw new Error('the command line throws nothing', { cause: error });
    return { code: code ?? null, stdout, stderr };
  } finally {
    Object.assign(process, { argv, exitCode });
  }
}
let runs = 0;

const exitCodeOfProcess = (): number => Number(process.exitCode ?? 0);

/** Runs the command line with the environment of the fixture. */
export function inside(
  fixture: CliFixture,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CliResult> {
  return runInside(args, fixture.environment(environment));
}

interface Ended {
  stdout: string;
  stderr: string;
  code?: number;
  error?: unknown;
}

/** Runs the call with the environment of the command line. */
export function withCliEnvironment(
  fixture: CliFixture,
  call: () => Promise<number>,
  environment: Record<string, string> = {},
): Promise<Ended> {
  return withProcess(call, fixture.environment(environment));
}

/** Jest gives tests a copy of the environment. Node's own modules, such as os.homedir() and spawn(), read this one. */
const realEnvironment = vm.runInThisContext('process.env') as NodeJS.ProcessEnv;

async function withProcess(
  call: () => Promise<number>,
  environment: Record<string, string>,
  { stdin = '', cwd }: CliOptions = {},
): Promise<Ended> {
  const { NODE_EXTRA_CA_CERTS: authority = '' } = environment;
  const output = { stdout: '', stderr: '' };
  const into = (name: keyof typeof output): Writable =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        output[name] += String(chunk);
        done();
      },
    });
  const undo = [
    replaceEnvironment(process.env, environment),
    replaceEnvironment(realEnvironment, environment),
    replaceStream('stdin', Readable.from([Buffer.from(stdin)])),
    replaceStream('stdout', into('stdout')),
    replaceStream('stderr', into('stderr')),
    changeDirectory(cwd),
    authority === '' ? () => undefined : trustAuthority(readFileSync(authority, 'utf8')),
  ];
  try {
    const code = await call();
    return { ...output, code };
  } catch (error) {
    return { ...output, error };
  } finally {
    for (const step of undo) step();
  }
}

function replaceEnvironment(variables: NodeJS.ProcessEnv, environment: Record<string, string>): () => void {
  const saved = { ...variables };
  const set = (values: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(variables)) if (!(name in values)) Reflect.deleteProperty(variables, name);
    Object.assign(variables, values);
  };
  // By this variable `npm run mutants` says which change of the source is tried.
  const { __STRYKER_ACTIVE_MUTANT__: mutant } = saved;
  set(mutant === undefined ? environment : { ...environment, __STRYKER_ACTIVE_MUTANT__: mutant });
  return () => {
    set(saved);
  };
}

function replaceStream(name: 'stdin' | 'stdout' | 'stderr', stream: Readable | Writable): () => void {
  const saved = Object.getOwnPropertyDescriptor(process, name)!;
  Object.defineProperty(process, name, { configurable: true, value: stream });
  return () => {
    Object.defineProperty(process, name, saved);
  };
}

function changeDirectory(directory: string | undefined): () => void {
  const saved = process.cwd();
  if (directory !== undefined) process.chdir(directory);
  return () => {
    process.chdir(saved);
  };
}
