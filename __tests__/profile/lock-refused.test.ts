// Windows answers EPERM for a directory that is being deleted, and for one in which nothing may be created.

import fs from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { removeTemporaryDirectories, temporaryDirectory } from './oci-home.ts';

let refusals = Infinity;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...fs,
  mkdir: (directory: string) => {
    refusals -= 1;
    if (refusals < 0) return fs.mkdir(directory);
    return Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
  },
}));
const { withConfigLock } = await import('../../src/profile/config-lock.ts');

const { platform } = process;
beforeAll(() => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
});
afterAll(() => {
  Object.defineProperty(process, 'platform', { value: platform });
  removeTemporaryDirectories();
});

it('the lock is acquired when the directory of the previous holder is deleted', async () => {
  refusals = 2;
  const config = path.join(temporaryDirectory(), 'config');
  expect(await withConfigLock(config, () => Promise.resolve('done'), { patience: 2_000 })).toBe('done');
});

it('a home in which nothing may be created is reported as such, not as held by another process', async () => {
  refusals = Infinity;
  const config = path.join(temporaryDirectory(), 'config');
  await expect(withConfigLock(config, () => Promise.resolve(), { patience: 300 })).rejects.toThrow(
    `Cannot write profile: ${config}.lock: not permitted`,
  );
});

it('on other systems, a home in which nothing may be created is reported at once', async () => {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  refusals = 1;
  const config = path.join(temporaryDirectory(), 'config');
  await expect(withConfigLock(config, () => Promise.resolve())).rejects.toThrow(
    `Cannot write profile: ${config}.lock: not permitted`,
  );
});
