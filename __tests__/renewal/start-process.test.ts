// The start of a background process: what the login learns of one that does not start.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RenewalRequest } from '../../src/renewal/request.ts';
import { startRenewer } from '../../src/renewal/start-process.ts';
import { isRunning } from '../../src/system/process-identity.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-launch-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const REQUEST = {} as RenewalRequest;

function program(code: string): string {
  const file = join(directory, 'program.cjs');
  writeFileSync(file, code);
  return file;
}

it.each([
  ['process.exit(3)', 'it ended with exit code 3'],
  ["process.kill(process.pid, 'SIGKILL')", 'it was ended by SIGKILL'],
  ["throw new TypeError('no\\u001b[31m such\\u202e thing')", /^TypeError: no\\u001b\[31m such\\u202e thing$/],
  ["process.stderr.write('first\\nsecond\\n', () => process.exit(1))", 'first'],
  [
    "process.stderr.write('x\\nFATAL ERROR: out of memory: no heap\\n', () => process.exit(1))",
    'FATAL ERROR: out of memory: no heap',
  ],
])('%s is told as the cause', async (code, expected) => {
  const problem = await startRenewer(program(code)).start(REQUEST);
  expect(problem).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

it('a process that prints without end and does not start is given up, and can be ended', async () => {
  const renewer = startRenewer(program("setInterval(() => process.stderr.write('x'.repeat(9_000)), 1)"), {
    timeout: 500,
  });
  const identity = (await renewer.identify())!;
  expect(await renewer.start(REQUEST)).toBe('it did not start within 0.5 s');
  await renewer.kill();
  expect(await isRunning(identity)).toBe(false);
  await renewer.kill();
});
