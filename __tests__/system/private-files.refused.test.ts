// What is neither read nor written: links, directories, devices, files that are too large, and directories of others.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  inspectDirectory,
  inspectFile,
  isPrivateDirectory,
  isWritableByOthers,
  readRegularFile,
  replaceFile,
} from '../../src/system/private-files.ts';
import { describeUnless, LINKS, MODES, modeOf, POSIX_SHELL, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

let root: string;
const at = (name: string): string => path.join(root, name);
beforeEach(() => {
  root = temporaryDirectory();
  mkdirSync(at('directory'), { mode: 0o700 });
  writeFileSync(at('file'), '12345');
});
afterEach(removeTemporaryDirectories);

describe('a file', () => {
  it('is read up to the limit and no further', async () => {
    expect((await readRegularFile(at('file'), 5))?.toString()).toBe('12345');
    await expect(readRegularFile(at('file'), 4)).rejects.toMatchObject({
      kind: 'files',
      message: `Cannot write profile: ${at('file')} is larger than 4 bytes`,
    });
  });

  it('must not be a directory', async () => {
    for (const refused of [readRegularFile(at('directory')), inspectFile(at('directory'))])
      await expect(refused).rejects.toThrow('directory is a directory, not a regular file');
  });

  unless(LINKS)('must not be a link, not even to a file of the same content', async () => {
    symlinkSync('file', at('link'));
    await expect(readRegularFile(at('link'))).rejects.toThrow('link is a symbolic link, not a regular file');
    await expect(replaceFile(at('link'), 'x')).rejects.toThrow('link is a symbolic link, not a regular file');
    expect(readFileSync(at('file'), 'utf8')).toBe('12345');
  });

  unless(POSIX_SHELL)('must not be a pipe, which would be waited for', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await expect(readRegularFile(at('pipe'))).rejects.toThrow('pipe is a special file, not a regular file');
  });

  it('that does not exist is no error', async () => {
    expect([await inspectFile(at('nothing')), await readRegularFile(at('nothing'))]).toEqual([undefined, undefined]);
  });

  unless(MODES)('keeps its mode when it is replaced, unless another one is asked for', async () => {
    chmodSync(at('file'), 0o640);
    await replaceFile(at('file'), 'new');
    expect([readFileSync(at('file'), 'utf8'), modeOf(at('file'), 0o640)]).toEqual(['new', 0o640]);
    await replaceFile(at('file'), 'newer', { mode: 0o600 });
    expect([readFileSync(at('file'), 'utf8'), modeOf(at('file'), 0o600)]).toEqual(['newer', 0o600]);
  });
});

describe('a directory', () => {
  it('exists or not', async () => {
    expect([await inspectDirectory(at('directory')), await inspectDirectory(at('nothing'))]).toEqual([true, false]);
  });

  it('must not be a file', async () => {
    await expect(inspectDirectory(at('file'))).rejects.toThrow('file is a file, not a directory');
  });

  unless(LINKS)('must not be a link to one', async () => {
    symlinkSync('directory', at('link'));
    await expect(inspectDirectory(at('link'))).rejects.toThrow('link is a symbolic link, not a directory');
  });

  describeUnless(MODES)('in which others may write', () => {
    it.each([0o770, 0o702])(
      'mode %i: is refused where that is asked for, with the command to change it',
      async (mode) => {
        chmodSync(at('directory'), mode);
        await expect(inspectDirectory(at('directory'), { refuseShared: true })).rejects.toMatchObject({
          message: `Cannot write profile: ${at('directory')} can be written by other users`,
          hint: `run: chmod go-w '${at('directory')}'`,
        });
        expect(await inspectDirectory(at('directory'))).toBe(true);
        expect(isWritableByOthers({ mode })).toBe(true);
      },
    );

    it.each([0o700, 0o755])('mode %i: is none', async (mode) => {
      chmodSync(at('directory'), mode);
      expect(await inspectDirectory(at('directory'), { refuseShared: true })).toBe(true);
      expect(isWritableByOthers({ mode })).toBe(false);
    });
  });

  it('has no modes on Windows, and its access list is not looked at', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { configurable: true, value: 'win32' });
    try {
      chmodSync(at('directory'), 0o777);
      expect(isWritableByOthers({ mode: 0o777 })).toBe(false);
      expect(await isPrivateDirectory(at('directory'))).toBe(true);
      expect(await isPrivateDirectory(at('file'))).toBe(false);
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });

  describeUnless(MODES)('is private', () => {
    it.each([
      [0o700, true],
      [0o500, true],
      [0o710, false],
      [0o701, false],
    ])('with mode %i: %s', async (mode, expected) => {
      chmodSync(at('directory'), mode);
      expect(await isPrivateDirectory(at('directory'))).toBe(expected);
    });

    it('only if it is a directory', async () => {
      chmodSync(at('file'), 0o600);
      expect([await isPrivateDirectory(at('file')), await isPrivateDirectory(at('nothing'))]).toEqual([false, false]);
    });
  });
});
