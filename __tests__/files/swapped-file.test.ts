// A file that is replaced by a link between the check of its kind and its opening.

import fs from 'node:fs/promises';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

let afterCheck: () => void = () => undefined;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...fs,
  async lstat(file: string) {
    const found = await fs.lstat(file);
    afterCheck();
    return found;
  },
}));
const { readRegularFile } = await import('../../src/files/private-files.ts');

afterEach(removeTemporaryDirectories);

test('is not read through the link', async () => {
  const directory = temporaryDirectory();
  const [file, secret] = [path.join(directory, 'config'), path.join(directory, 'secret')];
  writeFileSync(file, 'mine');
  writeFileSync(secret, 'a secret of somebody else');
  afterCheck = () => {
    rmSync(file);
    symlinkSync(secret, file);
  };
  await expect(readRegularFile(file)).rejects.toThrow(/^Cannot write profile: .*config: /);
});
