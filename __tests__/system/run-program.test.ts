// Runs other programs: what they return, and that none runs longer than its time limit.

import { parse } from 'node:path';
import { jest } from '@jest/globals';
import { isRunning } from '../../src/system/process-identity.ts';
import { type ProgramCall, type ProgramResult, runProgram } from '../../src/system/run-program.ts';
import { until } from '../e2e/background.ts';
import { isWindows, isWine, SIGNALS, unless } from '../platform.ts';

const run = (command: ProgramCall['command'], more: Partial<ProgramCall> = {}): Promise<ProgramResult> =>
  runProgram({ command, environment: process.env, stderr: 'capture', timeout: 60, ...more });

it('returns the output of a program that gets its input on stdin', async () => {
  const command = [process.execPath, '-e', 'process.stdin.pipe(process.stdout); console.error("note")'] as const;
  expect(await run(command, { input: 'text' })).toEqual({
    ...{ exitCode: 0, problem: undefined, stdout: 'text', stderr: 'note\n' },
  });
});

/** A command line for `sh` and for `cmd`. */
const node = (program: string): string => `"${process.execPath}" -e "${program}"`;
const FOREVER = 'setInterval(() => 0, 1000)';

it('runs a single text with the shell, in the directory and with the environment that are given', async () => {
  const directory = parse(process.cwd()).root;
  const command = node('console.log(process.cwd(), process.env.ONLY, process.env.OCI_WIF_TEST_KEYS)');
  const { stdout } = await run(`${command} && echo more`, { directory, environment: { ONLY: 'this' } });
  expect(stdout.replaceAll('\r', '')).toBe(`${directory} this undefined\nmore\n`);
});

it('runs all lines of a command, and none of them with the shell of Windows, which would run only the first', async () => {
  expect(await run('echo one\necho two\n')).toMatchObject(
    isWindows
      ? { exitCode: undefined, problem: expect.stringMatching(/^has several lines, /) as string, stdout: '' }
      : { exitCode: 0, stdout: 'one\ntwo\n' },
  );
  expect(await run('echo one\n')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^one\s+$/) as string });
});

it.each<[string, ProgramCall['command'], number, Partial<ProgramResult>]>([
  ['fails', 'exit 3', 10, { exitCode: 3, problem: 'ended with exit code 3' }],
  ['does not exist', ['/nonexistent/program'], 10, { exitCode: undefined, problem: 'could not be started' }],
  ['does not end in time', node(FOREVER), 0.2, { exitCode: undefined, problem: 'did not end within 0.2 s' }],
  [
    'prints without end',
    node("setInterval(() => process.stdout.write('x'.repeat(100000)), 1)"),
    20,
    { exitCode: undefined, problem: 'printed more than 1048576 characters' },
  ],
])('says why there is no result of a program that %s', async (_name, command, timeout, expected) => {
  expect(await run(command, { timeout })).toMatchObject(expected);
});

it('says why there is no result of a program whose name no system accepts, and leaves no listener behind', async () => {
  const listeners = process.listenerCount('exit');
  expect(await run(['no\0program'])).toEqual({
    ...{ exitCode: undefined, problem: 'could not be started', stdout: '', stderr: '' },
  });
  expect(process.listenerCount('exit')).toBe(listeners);
});

it('gives nothing of what the program prints on stderr if that is to be ignored, also if it is killed', async () => {
  const command = node(`console.error('note'); console.log('text'); ${FOREVER}`);
  expect(await run(command, { stderr: 'ignore', timeout: 1 })).toEqual({
    ...{ exitCode: undefined, problem: 'did not end within 1 s', stdout: expect.any(String) as string, stderr: '' },
  });
  expect(await run(node("console.error('note')"), { stderr: 'ignore' })).toMatchObject({ exitCode: 0, stderr: '' });
});

unless(SIGNALS)('says why there is no result of a program that is killed', async () => {
  expect(await run('kill -9 $$')).toMatchObject({ exitCode: undefined, problem: 'was ended by SIGKILL' });
});

unless(isWine ? "Wine's taskkill ends only the process itself" : undefined)(
  'ends the programs that the program has started',
  async () => {
    const child = `require('child_process').spawn(process.execPath, ['-e', '${FOREVER}'], { stdio: 'ignore' })`;
    // A shell starts at once, also on a busy machine.
    const command = isWindows ? node(`console.log(${child}.pid); ${FOREVER}`) : '/bin/sleep 3600 & echo $!; wait';
    const { stdout } = await run(command, { timeout: 2 });
    const pid = Number(stdout);
    expect(pid).toBeGreaterThan(0);
    await until('the end of the child', async () => !(await isRunning({ pid, start: undefined })));
  },
);

it('uses the exit code of a program that does not read its input', async () => {
  const command = node('process.stdin.destroy()');
  expect(await run(command, { input: 'x'.repeat(1_000_000) })).toMatchObject({ exitCode: 0 });
});

unless(SIGNALS)('leaves no timer and no listener behind, and ends the program when this process ends', async () => {
  const events = ['exit', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const listeners = (): number[] => events.map((event) => process.listenerCount(event));
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const [listening, waiting] = [listeners(), timers()];
  const running = run(node(FOREVER));
  expect(listeners()).toEqual(listening.map((count) => count + 1));
  (process.listeners('exit').at(-1) as () => void)();
  expect(await running).toMatchObject({ exitCode: undefined, problem: 'was ended by SIGKILL' });
  expect(listeners()).toEqual(listening);
  // A timer that an earlier test file left in this worker may have ended.
  expect(timers()).toBeLessThanOrEqual(waiting);
});

unless(SIGNALS).each<[NodeJS.Signals, number]>([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('lets %s end this process, as it does without a program, with exit code %d', async (signal, code) => {
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const running = run(node(FOREVER), { timeout: 60 });
  try {
    const listener: unknown = process.listeners(signal).at(-1);
    (listener as (name: string, number: number) => void)(signal, code - 128);
    expect(exit).toHaveBeenCalledWith(code);
  } finally {
    exit.mockRestore();
    (process.listeners('exit').at(-1) as () => void)();
  }
  await running;
});

it('accepts exactly as much output as is read', async () => {
  const command = node('process.stdout.write(String.fromCharCode(120).repeat(1048576))');
  expect(await run(command)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^x{1048576}$/) as string });
});
