// The home directory, and messages where there is none.

import { homedir, userInfo } from 'node:os';
import { findHomeDirectory, homeDirectory } from '../../src/system/home-directory.ts';
import { isWindows, unless } from '../platform.ts';
import { inThisProcess } from '../this-process.ts';

const WINDOWS = isWindows ? 'Windows has no HOME' : undefined;

/** @returns what both functions return, or the message */
async function withHome(environment: Record<string, string>): Promise<[string | undefined, string]> {
  const found: [string | undefined, string] = [undefined, ''];
  const { error } = await inThisProcess(
    () => {
      found[0] = findHomeDirectory();
      found[1] = homeDirectory('oci-home');
      return Promise.resolve();
    },
    { environment, argv: [] },
  );
  return error === undefined ? found : [found[0], (error as Error).message];
}

it('is that of the operating system', () => {
  expect([findHomeDirectory(), homeDirectory('oci-home')]).toEqual([homedir(), homedir()]);
});

unless(WINDOWS)('is HOME, or else what the account database says', async () => {
  expect(await withHome({ HOME: '/home/somebody' })).toEqual(['/home/somebody', '/home/somebody']);
  const { homedir: own } = userInfo();
  expect(await withHome({})).toEqual([own, own]);
});

unless(WINDOWS)('is not a relative path in HOME, which the message shows with what to set', async () => {
  expect(await withHome({ HOME: 'home\u202e' })).toEqual([
    undefined,
    'Invalid input: HOME is "home\\u202e", a relative path; expected: an absolute path in HOME or in oci-home',
  ]);
});

unless(process.getuid?.() === 0 ? undefined : 'only root can become another user')(
  'does not exist for a user ID that is not in the account database',
  async () => {
    process.seteuid!(65_432);
    try {
      expect(await withHome({})).toEqual([
        undefined,
        'Invalid input: HOME is not set, and the account has no home directory; ' +
          'expected: an absolute path in HOME or in oci-home',
      ]);
    } finally {
      process.seteuid!(0);
    }
  },
);
