// Finds and runs the tools that consumer tests need: a missing one skips with a line saying how to get it, and fails in CI.

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, resolve } from 'node:path';

export interface ToolResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface ToolOptions {
  cwd: string;
  /** The whole environment: nothing is inherited from this process. */
  environment: NodeJS.ProcessEnv;
  /** Milliseconds after which the tool is killed. */
  timeout: number;
}

/** @param tools each program, by its name or its path, with the way to get it */
export function describeWith(tools: Record<string, string>, name: string, body: () => void): void {
  const missing = Object.keys(tools).filter((tool) => findProgram(tool) === undefined);
  if (missing.length === 0) {
    describe(name, body);
    return;
  }
  const reason = missing.map((tool) => `needs ${tool} (${tools[tool] ?? ''})`).join(', ');
  if (process.env.CI === 'true') {
    test(`${name} ${reason}`, () => {
      throw new Error(reason);
    });
  } else {
    test.skip(`${name} ${reason}`, () => undefined);
  }
}

/** Milliseconds for a build that first downloads and compiles its libraries. */
export const BUILD_TIMEOUT = 10 * 60_000;

/**
 * Tries again after a failure, because registries sometimes fail.
 *
 * @throws Error with the tool's output
 */
export async function buildTool(program: string, args: string[], options: ToolOptions): Promise<void> {
  const build = (): Promise<ToolResult> => runTool(program, args, options);
  let result = await build();
  if (result.exitCode !== 0) result = await build();
  if (result.exitCode !== 0) throw new Error(`${program}: ${result.stdout}${result.stderr}`);
}

/** @throws Error if the program cannot be started */
export async function runTool(program: string, args: string[], options: ToolOptions): Promise<ToolResult> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.environment,
    timeout: options.timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, ...texts };
}

/** @returns the absolute path of a program, given by its path or found on the PATH of this process */
export function findProgram(program: string): string | undefined {
  const files = (process.env.PATH ?? '').split(delimiter).map((directory) => resolve(directory, program));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
