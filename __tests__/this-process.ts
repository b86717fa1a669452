// Gives this process for a moment what a process of its own would get: environment, streams, working directory and certificate authorities.

import { readFileSync } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import vm from 'node:vm';
import { trustAuthority } from './action/in-process.ts';

export interface Surroundings {
  /** The whole environment. */
  environment: Record<string, string>;
  argv: readonly string[];
  stdin?: string | undefined;
  /** A terminal of 80 columns instead of the three streams. Receives what is printed on it. @returns what is typed then */
  terminal?: ((printed: string) => string) | undefined;
  /** Working directory. */
  cwd?: string | undefined;
}

export interface Ended {
  /** What the call has set, as a process does; 0 if it has set nothing. */
  code: number;
  stdout: string;
  stderr: string;
  /** What the call has thrown. */
  error?: unknown;
}

/** Only one at a time, because environment and streams belong to the process. */
export async function inThisProcess(
  call: () => Promise<unknown>,
  { environment, argv, stdin = '', terminal, cwd }: Surroundings,
): Promise<Ended> {
  const { NODE_EXTRA_CA_CERTS: authority = '' } = environment;
  const output = { stdout: '', stderr: '' };
  const into = (name: keyof typeof output): Writable =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        output[name] += String(chunk);
        this.emit('printed');
        done();
      },
    });
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => typed });
  const screen = Object.assign(into('stdout'), { isTTY: true, columns: 80, rows: 50 });
  screen.on('printed', () => {
    // Typed when the question has been drawn completely.
    setImmediate(() => typed.write(terminal?.(output.stdout) ?? ''));
  });
  const saved = { argv: process.argv, exitCode: process.exitCode };
  const undo = [
    replaceEnvironment(process.env, environment),
    replaceEnvironment(realEnvironment, environment),
    replaceStream('stdin', terminal === undefined ? Readable.from([Buffer.from(stdin)]) : typed),
    replaceStream('stdout', terminal === undefined ? into('stdout') : screen),
    replaceStream('stderr', terminal === undefined ? into('stderr') : screen),
    changeDirectory(cwd),
    authority === '' ? () => undefined : trustAuthority(readFileSync(authority, 'utf8')),
    () => Object.assign(process, saved),
  ];
  Object.assign(process, { argv: [...argv], exitCode: undefined });
  try {
    await call();
    return { ...output, code: exitCode() };
  } catch (error) {
    return { ...output, code: exitCode(), error };
  } finally {
    for (const step of undo.reverse()) step();
  }
}

const exitCode = (): number => Number(process.exitCode ?? 0);

/** Jest gives tests a copy of the environment. Node's own modules, such as os.homedir() and spawn(), read this one. */
const realEnvironment = vm.runInThisContext('process.env') as NodeJS.ProcessEnv;

/** On Windows, Node gives these to a new process in any case, and fails without them. */
const INHERITED = new Set(process.platform === 'win32' ? ['SYSTEMDRIVE', 'SYSTEMROOT', 'USERPROFILE', 'WINDIR'] : []);

function replaceEnvironment(variables: NodeJS.ProcessEnv, environment: Record<string, string>): () => void {
  const saved = { ...variables };
  const set = (values: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(variables)) if (!(name in values)) Reflect.deleteProperty(variables, name);
    Object.assign(variables, values);
  };
  // By this variable `npm run mutants` says which change of the source is tried.
  const { __STRYKER_ACTIVE_MUTANT__: mutant } = saved;
  const inherited = Object.entries(saved).filter(([name]) => INHERITED.has(name.toUpperCase()));
  set({
    ...Object.fromEntries(inherited),
    ...environment,
    ...(mutant === undefined ? {} : { __STRYKER_ACTIVE_MUTANT__: mutant }),
  });
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
