// A file system, such as NFS, that reports a full disk only when the data leave the cache.

import fs, { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  fsyncSync: () => {
    throw Object.assign(new Error('EDQUOT'), { code: 'EDQUOT' });
  },
}));
const { deliveryProblem, outputProblem, reasonNotToPrint, watchOutput } = await import('../../src/system/output.ts');

afterEach(removeTemporaryDirectories);

it('is asked before a text is taken for delivered, and before one is printed', async () => {
  const file = path.join(temporaryDirectory(), 'out');
  const fd = openSync(file, 'w');
  const saved = Object.getOwnPropertyDescriptor(process, 'stdout')!;
  const stdout = Object.assign(new Writable(), { fd });
  Object.defineProperty(process, 'stdout', { configurable: true, value: stdout });
  try {
    watchOutput();
    process.stdout.write('text');
    expect(await outputProblem()).toBeUndefined();
    expect(reasonNotToPrint()).toBe('stdout: the disk quota is used up');
    expect(await deliveryProblem()).toBe('stdout: the disk quota is used up');
    expect(fs.readFileSync(file, 'utf8')).toBe('text');
  } finally {
    Object.defineProperty(process, 'stdout', saved);
    closeSync(fd);
  }
});
