// A process whose task never ends reports it, instead of ending with exit code 13 and no message.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { failOnEarlyEnd } from '../../src/system/output.ts';

const MODULE = path.resolve(import.meta.dirname, '../../src/system/output.ts');

it('fails if nothing is left to wait for', () => {
  const program = `
    import { failOnEarlyEnd } from ${JSON.stringify(pathToFileURL(MODULE))};
    await failOnEarlyEnd(new Promise(() => {})).catch((error) => {
      console.log(error.message);
      process.exitCode = 1;
    });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: 'nothing is left to wait for\n', stderr: '' });
});

it('returns the result or the error of a task that ends, and stops listening', async () => {
  const listeners = process.listenerCount('beforeExit');
  await expect(failOnEarlyEnd(Promise.resolve(7))).resolves.toBe(7);
  await expect(failOnEarlyEnd(Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(process.listenerCount('beforeExit')).toBe(listeners);
});

it('fails if the process is about to end while the task goes on', async () => {
  const waiting = failOnEarlyEnd(new Promise(() => undefined));
  process.emit('beforeExit', 0);
  await expect(waiting).rejects.toThrow('nothing is left to wait for');
});
