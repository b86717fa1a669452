// Windows answers EPERM for a directory that is being deleted, and for one in which nothing may be created, and EBUSY for one that is in use.

import fs from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { removeTemporaryDirectories, temporaryDirectory } from './oci-home.ts';

let refusals = Infinity;
let busy = 0;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...fs,
  mkdir: (directory: string) => {
    refusals -= 1;
    if (refusals < 0) return fs.mkdir(directory);
    return Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
  },
  rmdir: (directory: string) => {
    busy -= 1;
    if (busy < 0) return fs.rmdir(directory);
    return Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
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

it('the lock is removed when another program no longer holds it', async () => {
  [refusals, busy] = [0, 2];
  const home = temporaryDirectory();
  await withConfigLock(path.join(home, 'config'), () => Promise.resolve());
  expect(await fs.readdir(home)).toEqual([]);
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
