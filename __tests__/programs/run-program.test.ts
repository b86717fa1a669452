// Runs other programs: what they return, and that none runs longer than its time limit.

import { runProgram, type ProgramCall, type ProgramResult } from '../../src/programs/run-program.ts';

const run = (command: ProgramCall['command'], more: Partial<ProgramCall> = {}): Promise<ProgramResult> =>
  runProgram({ command, stderr: 'capture', timeout: 10, ...more });

it('returns the output of a program that gets its input on stdin', async () => {
  const command = [process.execPath, '-e', 'process.stdin.pipe(process.stdout); console.error("note")'] as const;
  expect(await run(command, { input: 'text' })).toEqual({
    ...{ exitCode: 0, problem: undefined, stdout: 'text', stderr: 'note\n' },
  });
});

it('runs a single text with the shell, in the directory and with the environment that are given', async () => {
  const { stdout } = await run('pwd; echo "$ONLY$HOME"', { directory: '/', environment: { ONLY: 'this' } });
  expect(stdout).toBe('/\nthis\n');
});

it.each<[string, ProgramCall['command'], number, Partial<ProgramResult>]>([
  ['fails', 'exit 3', 10, { exitCode: 3, problem: 'ended with exit code 3' }],
  ['does not exist', ['/nonexistent/program'], 10, { exitCode: undefined, problem: 'could not be started' }],
  ['is killed', 'kill -9 $$', 10, { exitCode: undefined, problem: 'was ended by SIGKILL' }],
  ['does not end in time', 'sleep 60 & sleep 60', 0.2, { exitCode: undefined, problem: 'did not end within 0.2 s' }],
  ['prints without end', 'yes', 10, { exitCode: undefined, problem: 'printed more than 1048576 characters' }],
])('says why there is no result of a program that %s', async (_name, command, timeout, expected) => {
  expect(await run(command, { timeout })).toMatchObject(expected);
});

it('uses the exit code of a program that does not read its input', async () => {
  expect(await run('exec 0<&-; exit 0', { input: 'x'.repeat(1_000_000) })).toMatchObject({ exitCode: 0 });
});
