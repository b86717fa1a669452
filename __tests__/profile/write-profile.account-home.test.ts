// The name of a login can claim that the login created the home directory of the account.

import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

let account = '';
jest.unstable_mockModule('node:os', () => ({ ...os, homedir: () => account }));
const { removeProfile } = await import('../../src/profile/remove-profile.ts');
const { writeProfile } = await import('../../src/profile/write-profile.ts');

afterAll(removeTemporaryDirectories);

test('the removal keeps the home directory of the account, even if it is private and empty', async () => {
  const root = temporaryDirectory();
  account = path.join(root, 'account');
  mkdirSync(account, { mode: 0o700 });
  const { name } = await writeProfile(loginRequest(path.join(account, '.oci')), () => undefined);
  expect((await removeProfile({ ...name, missingDirectories: 50 })).warnings).toEqual([]);
  expect(snapshot(root)).toEqual({ account: '700 directory' });
});
