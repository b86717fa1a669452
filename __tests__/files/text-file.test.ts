import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextFile } from '../../src/files/text-file.ts';
import { isWindows } from '../platform.ts';

const directory = mkdtempSync(join(tmpdir(), 'oci-wif-text-'));
writeFileSync(join(directory, 'a'), 'text\n');
afterAll(() => {
  rmSync(directory, { recursive: true });
});

it('reads a file', async () => {
  expect(await readTextFile('--config', join(directory, 'a'))).toBe('text\n');
});

it.each([
  ['is not there', 'none', 'does not exist'],
  ['is a directory', '.', 'is a directory'],
  // Windows makes no difference between a missing file and a path through a file.
  ['is below a file', 'a/b', isWindows ? 'does not exist' : 'cannot be read'],
])('names the flag and a file that %s', async (_name, name, why) => {
  await expect(readTextFile('--config', join(directory, name))).rejects.toMatchObject({
    kind: 'input',
    message: expect.stringMatching(
      new RegExp(`^Invalid input: --config: .* ${why}; expected: a file that can be read$`),
    ) as unknown,
  });
});

it('refuses a file that is too large', async () => {
  writeFileSync(join(directory, 'large'), 's3cr3t'.repeat(200_000));
  await expect(readTextFile('--config', join(directory, 'large'))).rejects.toMatchObject({
    message: expect.stringContaining('is larger than 1048576 characters') as unknown,
  });
});
