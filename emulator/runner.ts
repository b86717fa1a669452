// Runs the built action as a runner does: with inputs, command files and environment, and returns what a job would see.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface JobOptions {
  /** Variables in addition to the runner's own: ACTIONS_ID_TOKEN_REQUEST_*, NODE_EXTRA_CA_CERTS … */
  environment?: Record<string, string>;
  /** Default: `home` in the job's directory. */
  home?: string;
  /** The Node executable for the action, or the beginning of a command that runs it. Default: the current one. */
  node?: string | readonly [program: string, ...args: string[]];
  /** The directory of the built action. Default: this checkout. */
  action?: string;
  /** Runs a step in another way than as a process of the built action, unless the process itself is asked for. */
  run?: StepRunner | undefined;
}

/** The directories in `dist/` of the programs that a runner starts. */
type Entry = 'main' | 'post' | 'logout' | 'renew-now';

export type StepRunner = (
  entry: Entry,
  step: { environment: Record<string, string>; cwd: string } & Pick<StepOptions, 'onStart'>,
) => Promise<Pick<StepResult, 'exitCode' | 'signal' | 'stdout' | 'stderr'>>;

export interface Job {
  /** Temporary; contains the home, RUNNER_TEMP and the command files. */
  directory: string;
  home: string;
  /** The environment of later steps: the environment of the options and everything that steps have exported since. */
  environment: Record<string, string>;
  /** Runs the main step with the given inputs and the defaults of action.yml. */
  main(inputs: Record<string, string>, options?: StepOptions): Promise<StepResult>;
  /** Runs the post step with the inputs and the state of the main step. */
  post(step: StepResult, options?: StepOptions): Promise<StepResult>;
  /** Runs the action in `logout/`. */
  logout(inputs?: Record<string, string>, options?: StepOptions): Promise<StepResult>;
  /** Runs the action in `renew/`. */
  renew(inputs?: Record<string, string>, options?: StepOptions): Promise<StepResult>;
  /** `wait` for background steps, in this order: from now on their variables are those of the job. */
  wait(...steps: StepResult[]): void;
  remove(): void;
}

interface StepOptions {
  environment?: Record<string, string>;
  /** As `background: true`: later steps see what the step exports only after a `wait` for it. */
  background?: boolean;
  /** Called with the process as soon as it runs. */
  onStart?: (process: { kill(signal: NodeJS.Signals): boolean }) => void;
}

export interface StepResult {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  exported: Record<string, string>;
  state: Record<string, string>;
  summary: string;
}

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH'] as const;

export function createJob(options: JobOptions = {}): Job {
  // Without symbolic links, as the action writes its paths: the temporary directory of macOS is a link.
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-job-'));
  const home = options.home ?? join(directory, 'home');
  const temp = join(directory, 'temp');
  for (const each of [home, temp, join(directory, 'workspace')]) mkdirSync(each, { recursive: true });
  const action = options.action ?? root;
  const runProcess = runBuilt(action, options.node ?? process.execPath);
  let count = 0;

  const run = async (
    entry: Entry,
    inputs: Record<string, string>,
    state: Record<string, string>,
    { environment = {}, background = false, onStart }: StepOptions,
  ): Promise<StepResult> => {
    count += 1;
    const files = Object.fromEntries(COMMAND_FILES.map((name) => [name, join(temp, `${name}_${count}`)]));
    for (const file of Object.values(files)) writeFileSync(file, '');
    const started = performance.now();
    const { exitCode, signal, stdout, stderr } = await (
      onStart === undefined ? (options.run ?? runProcess) : runProcess
    )(entry, {
      cwd: join(directory, 'workspace'),
      environment: {
        PATH: process.env.PATH ?? '',
        ...homeVariables(home),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: join(directory, 'workspace'),
        RUNNER_TEMP: temp,
        RUNNER_OS: RUNNER_OS[process.platform] ?? 'Linux',
        ...files,
        ...job.environment,
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        ...environment,
      },
      ...(onStart === undefined ? {} : { onStart }),
    });
    const milliseconds = performance.now() - started;
    const read = (name: (typeof COMMAND_FILES)[number]): string => readFileSync(files[name] ?? '', 'utf8');
    const exported = parseCommandFile(read('GITHUB_ENV'));
    if (!background) Object.assign(job.environment, exported);
    return {
      exitCode,
      signal,
      stdout,
      stderr,
      milliseconds,
      inputs,
      outputs: parseCommandFile(read('GITHUB_OUTPUT')),
      exported,
      state: parseCommandFile(read('GITHUB_STATE')),
      summary: read('GITHUB_STEP_SUMMARY'),
    };
  };

  const job: Job = {
    directory,
    home,
    environment: { ...options.environment },
    main: (inputs, stepOptions = {}) => run('main', { ...inputDefaults(action), ...inputs }, {}, stepOptions),
    post: (step, stepOptions = {}) => run('post', step.inputs, step.state, stepOptions),
    logout: (inputs = {}, stepOptions = {}) =>
      run('logout', { ...inputDefaults(join(action, 'logout')), ...inputs }, {}, stepOptions),
    renew: (inputs = {}, stepOptions = {}) =>
      run('renew-now', { ...inputDefaults(join(action, 'renew')), ...inputs }, {}, stepOptions),
    wait: (...steps) => {
      for (const { exported } of steps) Object.assign(job.environment, exported);
    },
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return job;
}

function runBuilt(action: string, node: string | readonly string[]): StepRunner {
  return async (entry, { environment, cwd, onStart }) => {
    const [program = '', ...args] = [node].flat();
    const child = spawn(program, [...args, join(action, 'dist', entry, 'index.js')], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart?.(child);
    const [stdout, stderr, [exitCode, signal]] = await Promise.all([
      collect(child.stdout),
      collect(child.stderr),
      new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code, by) => {
          resolve([code, by]);
        });
      }),
    ]);
    return { exitCode, signal, stdout, stderr };
  };
}

const RUNNER_OS: Partial<Record<NodeJS.Platform, string>> = { win32: 'Windows', darwin: 'macOS' };

/** The variables by which a process finds its home: on Windows, Node and most tools read USERPROFILE and ignore HOME. */
export function homeVariables(home: string): Record<string, string> {
  if (process.platform !== 'win32') return { HOME: home };
  return {
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    LOCALAPPDATA: join(home, 'AppData', 'Local'),
  };
}

/** The runner passes every input, with its default from action.yml if the workflow does not set it. */
export function inputDefaults(action: string): Record<string, string> {
  const { inputs } = parse(readFileSync(join(action, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, { default: value }]) => [name, value ?? '']));
}

/** `name<<delimiter`, the value's lines, `delimiter`; or `name=value`. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, index + 1);
      if (end === -1) throw new Error(`command file: no end for ${name}`);
      values[name] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    } else if (line !== '') {
      throw new Error(`command file: neither name=value nor name<<delimiter`);
    }
  }
  return values;
}

/** The runner reads lines, so it makes no difference that the toolkit ends them with CRLF on Windows. */
async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return process.platform === 'win32' ? text.replaceAll('\r\n', '\n') : text;
}
