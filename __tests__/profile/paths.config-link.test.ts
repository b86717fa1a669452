// Which links are followed from the config to the file of a dotfiles repository.

import { lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { LINKS, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './oci-home.ts';

let home: string;
// The variable HOME of a Jest test is not the one that node:os reads.
jest.unstable_mockModule('node:os', () => ({ ...os, homedir: () => home }));
const { followConfigLink } = await import('../../src/profile/paths.ts');
const { configTarget } = await import('../../src/profile/paths.ts');

let config: string;
beforeEach(() => {
  home = temporaryDirectory();
  mkdirSync(path.join(home, '.oci'));
  config = path.join(home, '.oci', 'config');
});
afterEach(removeTemporaryDirectories);

function linkToNewFile(target: string): string {
  writeFileSync(target, '[A]\n');
  symlinkSync(target, config);
  return target;
}

const testLinks = unless(LINKS);

it('leaves a regular or missing config as it is', async () => {
  expect(await configTarget(config)).toBe(config);
  writeFileSync(config, '');
  expect(await configTarget(config)).toBe(config);
});

testLinks('follows a link to a file of the user in the home directory', async () => {
  const target = linkToNewFile(path.join(home, 'dotfiles-config'));
  expect(await configTarget(config)).toBe(target);
});

testLinks('refuses a link to nowhere, to a directory and out of the home', async () => {
  symlinkSync(path.join(home, 'missing'), config);
  await expect(configTarget(config)).rejects.toThrow(`${config} is a symbolic link to a file that does not exist`);
  config = path.join(home, 'second');
  symlinkSync(home, config);
  await expect(configTarget(config)).rejects.toThrow('which is not a regular file');
  config = path.join(home, 'third');
  linkToNewFile(path.join(temporaryDirectory(), 'file'));
  await expect(configTarget(config)).rejects.toMatchObject({
    message: expect.stringContaining('which is outside your home directory') as unknown,
    hint: 'replace the link with a regular file, or choose another directory with oci-home',
  });
});

testLinks('refuses a directory beside the home whose name begins like it', async () => {
  mkdirSync(`${home}-other`);
  try {
    linkToNewFile(path.join(`${home}-other`, 'file'));
    await expect(configTarget(config)).rejects.toThrow('outside your home directory');
  } finally {
    rmSync(`${home}-other`, { recursive: true });
  }
});

testLinks('refuses every target if the home is the root directory', async () => {
  linkToNewFile(path.join(home, 'dotfiles-config'));
  home = path.parse(home).root;
  await expect(configTarget(config)).rejects.toThrow('outside your home directory');
});

testLinks('refuses a link that another user has placed', async () => {
  linkToNewFile(path.join(home, 'dotfiles-config'));
  const owner = lstatSync(config).uid + 1;
  await expect(followConfigLink(config, owner)).rejects.toThrow('one of the two belongs to another user');
});
