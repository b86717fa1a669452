import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readTextFile } from '../../src/system/text-file.ts';
import { quotedPath } from '../../src/text/printable.ts';
import { isWindows, PROC, unless } from '../platform.ts';

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
  const file = join(directory, name);
  await expect(readTextFile('--config', file)).rejects.toMatchObject({
    kind: 'input',
    message: `Invalid input: --config: ${quotedPath(file)} ${why}; expected: a file that can be read`,
    cause: { code: expect.stringMatching(/^E[A-Z]+$/) as unknown },
  });
});

it('refuses a file that is too large', async () => {
  writeFileSync(join(directory, 'large'), 's3cr3t'.repeat(200_000));
  await expect(readTextFile('--config', join(directory, 'large'))).rejects.toMatchObject({
    message: expect.stringContaining('is larger than 1048576 characters') as unknown,
  });
});

unless(PROC)('reads a file that has no end only up to the limit', async () => {
  await expect(readTextFile('--config', '/dev/zero')).rejects.toThrow('is larger than 1048576 characters');
});

it('reads characters of several bytes, also at the limit', async () => {
  writeFileSync(join(directory, 'euros'), '€'.repeat(1024 * 1024));
  const text = await readTextFile('--config', join(directory, 'euros'));
  expect(text === '€'.repeat(1024 * 1024)).toBe(true);
});

it('reads a file of exactly the largest size', async () => {
  writeFileSync(join(directory, 'largest'), 'x'.repeat(1024 * 1024));
  expect(await readTextFile('--config', join(directory, 'largest'))).toHaveLength(1024 * 1024);
});

describe('stdin', () => {
  const saved = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  const give = (stream: Readable): void => {
    Object.defineProperty(process, 'stdin', { configurable: true, value: stream });
  };
  afterEach(() => {
    Object.defineProperty(process, 'stdin', saved);
  });

  it('is read for -, also in several parts', async () => {
    give(Readable.from([Buffer.from('one '), Buffer.from('two\n')]));
    expect(await readTextFile('--config', '-')).toBe('one two\n');
  });

  it('that never ends is read only up to the limit', async () => {
    let parts = 0;
    const part = Buffer.alloc(600_000, 'x');
    const endless = new Readable({
      read() {
        parts += 1;
        this.push(part);
      },
    });
    give(endless);
    await expect(readTextFile('--config', '-')).rejects.toThrow(/^Invalid input: --config: .* is larger than 1048576/);
    expect(parts).toBeLessThan(10);
  });

  it('is read to its end if a part of it has exactly the largest size', async () => {
    give(Readable.from([Buffer.alloc(1024 * 1024, 'x')]));
    expect(await readTextFile('--config', '-')).toHaveLength(1024 * 1024);
    give(Readable.from([Buffer.alloc(1024 * 1024, 'x'), Buffer.from('y')]));
    await expect(readTextFile('--config', '-')).rejects.toThrow('is larger than 1048576 characters');
  });

  it('that cannot be read is named', async () => {
    give(
      new Readable({
        read() {
          this.destroy(new Error('broken'));
        },
      }),
    );
    await expect(readTextFile('--config', '-')).rejects.toThrow(
      'Invalid input: --config: stdin cannot be read; expected: a file that can be read',
    );
  });
});
