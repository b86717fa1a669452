// A file that is replaced between the check of its kind and its opening, and a directory whose parent is removed before it is made.

import fs from 'node:fs/promises';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { LINKS, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

let afterCheck: () => void = () => undefined;
/** Windows has no flag that prevents a link from being followed. */
let canRefuseLinks = true;
let beforeMake: (directory: string) => void = () => undefined;
let afterRefusedMake: (directory: string) => void = () => undefined;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...fs,
  async lstat(file: string) {
    const found = await fs.lstat(file);
    afterCheck();
    return found;
  },
  async mkdir(directory: string, options: { mode: number }) {
    beforeMake(directory);
    try {
      await fs.mkdir(directory, options);
    } catch (error) {
      afterRefusedMake(directory);
      throw error;
    }
  },
  open: (file: string, flags: number) => fs.open(file, canRefuseLinks ? flags : 'r'),
}));
const { makePrivateDirectory, readRegularFile } = await import('../../src/system/private-files.ts');

let file: string;
let other: string;
beforeEach(() => {
  const directory = temporaryDirectory();
  [file, other] = [path.join(directory, 'config'), path.join(directory, 'other')];
  writeFileSync(file, 'mine');
});
afterEach(() => {
  [afterCheck, beforeMake, afterRefusedMake] = [() => undefined, () => undefined, () => undefined];
  removeTemporaryDirectories();
});

describe.each([
  ['on systems that can refuse to follow a link', true, /^Cannot write profile: .*config: too many symbolic links$/],
  ['on Windows, which cannot', false, /^Cannot write profile: .*config is a symbolic link, /],
])('%s', (_name, can, says) => {
  beforeEach(() => {
    canRefuseLinks = can;
  });

  unless(LINKS)('is not read through a link', async () => {
    writeFileSync(other, 'a secret of somebody else');
    afterCheck = () => {
      rmSync(file);
      symlinkSync(other, file);
    };
    await expect(readRegularFile(file)).rejects.toThrow(says);
  });

  it('is read with the new content if another process replaced it', async () => {
    let count = 0;
    afterCheck = () => {
      count += 1;
      if (count > 1) return;
      writeFileSync(other, 'newer');
      renameSync(other, file);
    };
    expect(String(await readRegularFile(file))).toBe('newer');
  });

  it('does not exist if another process removed it', async () => {
    afterCheck = () => {
      rmSync(file);
    };
    expect(await readRegularFile(file)).toBeUndefined();
  });

  it('is refused if it never stays the same', async () => {
    afterCheck = () => {
      writeFileSync(other, 'newer');
      renameSync(other, file);
    };
    await expect(readRegularFile(file)).rejects.toThrow(/config keeps being replaced by another program$/);
  });
});

it('makes a directory that existed and that another process removes before it is looked at', async () => {
  const directory = path.join(path.dirname(file), 'home');
  mkdirSync(directory);
  afterRefusedMake = () => {
    rmSync(directory, { recursive: true, force: true });
  };
  expect(await makePrivateDirectory(directory)).toBe(1);
  expect(existsSync(directory)).toBe(true);
});

describe('a directory whose parent another process removes', () => {
  const removeParent = (times: number): { parent: string; child: string } => {
    const parent = path.join(path.dirname(file), 'parent');
    const child = path.join(parent, 'child');
    let left = times;
    beforeMake = (directory) => {
      if (directory !== child || !existsSync(parent) || left === 0) return;
      left -= 1;
      rmSync(parent, { recursive: true });
    };
    return { parent, child };
  };

  it('is made again with its parent', async () => {
    const { child } = removeParent(3);
    expect(await makePrivateDirectory(child)).toBe(2);
    expect(existsSync(child)).toBe(true);
  });

  it('is refused if that happens every time', async () => {
    const { child } = removeParent(Infinity);
    await expect(makePrivateDirectory(child)).rejects.toThrow(
      `Cannot write profile: ${child} cannot be created: its parent takes no directories`,
    );
  });
});
