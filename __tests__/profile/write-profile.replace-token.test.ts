// A new session token under a profile that is in use.

import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { LoginName } from '../../src/profile/record.ts';
import { watchDiskWrites, watchedFs } from './disk-writes.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

jest.unstable_mockModule('node:fs/promises', () => watchedFs);
const { removeProfile } = await import('../../src/profile/remove-profile.ts');
const { holdsKeyOf } = await import('../../src/profile/record.ts');
const { replaceToken, writeProfile } = await import('../../src/profile/write-profile.ts');

afterEach(() => {
  watchDiskWrites(undefined);
  removeTemporaryDirectories();
});

async function login(home: string, number = 0): Promise<LoginName> {
  let loginName: LoginName | undefined;
  await writeProfile(loginRequest(home, number), (announced) => (loginName = announced));
  return loginName!;
}

test('changes only the token', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  const before = snapshot(home);
  await replaceToken(loginName, 'header.renewed.signature');
  expect(snapshot(home)).toEqual({ ...before, 'sessions/WIF/token': '600 header.renewed.signature' });
});

test('recognizes the profile of its login, and no other', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  expect(await holdsKeyOf(loginName)).toBe(true);
  await login(home, 1);
  expect(await holdsKeyOf(loginName)).toBe(false);
});

test('holds the lock while it replaces the token', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  const held: boolean[] = [];
  watchDiskWrites(({ call, path: file }) => {
    if (call !== 'mkdir' && !file.endsWith('.lock')) held.push(existsSync(path.join(home, 'config.lock')));
  });
  await replaceToken(loginName, 'header.renewed.signature');
  expect(held).toEqual([true, true]);
});

test('keeps the old token if another process has taken over the lock meanwhile', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  const before = snapshot(home);
  const lock = path.join(home, 'config.lock');
  watchDiskWrites(({ call }) => {
    if (call !== 'open') return;
    rmdirSync(lock);
    mkdirSync(lock, { mode: 0o700 });
  });
  await expect(replaceToken(loginName, 'header.renewed.signature')).rejects.toThrow('another process holds the lock');
  watchDiskWrites(undefined);
  expect(readFileSync(path.join(home, 'sessions/WIF/token'), 'utf8')).toBe('header.token-0.signature');
  rmdirSync(lock);
  expect(snapshot(home)).toEqual(before);
});

test('removes a renewed session like any other', async () => {
  const root = temporaryDirectory();
  const loginName = await login(path.join(root, '.oci'));
  await replaceToken(loginName, 'header.renewed.signature');
  await removeProfile(loginName);
  expect(snapshot(root)).toEqual({});
});

test('refuses if another login has replaced the profile, and keeps its token', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home, 0);
  await login(home, 1);
  await expect(replaceToken(loginName, 'header.renewed.signature')).rejects.toThrow(
    'no longer contains the key of this login',
  );
  expect(readFileSync(path.join(home, 'sessions/WIF/token'), 'utf8')).toBe('header.token-1.signature');
});

test('refuses if the profile was removed, and does not create it again', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  await removeProfile(loginName);
  await expect(replaceToken(loginName, 'header.renewed.signature')).rejects.toThrow(
    /^Cannot write profile: .*no longer contains the key/,
  );
  rmSync(home, { recursive: true });
  await expect(replaceToken(loginName, 'header.renewed.signature')).rejects.toThrow(
    /^Cannot write profile: .*no longer contains the key/,
  );
  mkdirSync(home);
});

test('refuses if the session directory is now a link', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  renameSync(path.join(home, 'sessions/WIF'), path.join(home, 'moved'));
  symlinkSync('../moved', path.join(home, 'sessions/WIF'));
  await expect(replaceToken(loginName, 'header.renewed.signature')).rejects.toThrow('is a symbolic link');
  expect(readFileSync(path.join(home, 'moved/token'), 'utf8')).toBe('header.token-0.signature');
});
