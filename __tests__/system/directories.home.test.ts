// The home directory, and messages where there is none.

import { homedir, userInfo } from 'node:os';
import { findHomeDirectory, homeDirectory } from '../../src/system/directories.ts';
import { isWindows, unless } from '../platform.ts';
import { inThisProcess } from '../this-process.ts';

const WINDOWS = isWindows ? 'Windows has no HOME' : undefined;

/** @returns what both functions return, or the message of the second. @param user whose home it is; default: this process's */
async function withHome(environment: Record<string, string>, user?: number): Promise<[string | undefined, string]> {
  const found: [string | undefined, string] = [undefined, ''];
  const call = (): Promise<void> => {
    const own = process.geteuid?.();
    if (user !== undefined) process.seteuid!(user);
    try {
      found[0] = findHomeDirectory();
      found[1] = homeDirectory('oci-home');
    } finally {
      if (user !== undefined) process.seteuid!(own!);
    }
    return Promise.resolve();
  };
  const { error } = await inThisProcess(call, { environment, argv: [] });
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
    expect(await withHome({}, 65_432)).toEqual([
      undefined,
      'Invalid input: HOME is not set, and the account has no home directory; ' +
        'expected: an absolute path in HOME or in oci-home',
    ]);
  },
);
