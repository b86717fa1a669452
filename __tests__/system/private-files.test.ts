// Files that nobody else may read: private from the first byte, whole or not there.

import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Failure } from '../../src/failure.ts';
import { fingerprintIn } from '../../src/profile/record.ts';
import {
  makePrivateDirectory,
  moveDirectory,
  readRegularFile,
  removeTree,
  replaceFile,
  writePrivateFile,
} from '../../src/system/private-files.ts';
import { describeUnless, isWindows, LINKS, modeOf, PROC, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { sessionKey } from '../profile/session-keys.ts';

afterEach(removeTemporaryDirectories);

const COMPARISON = isWindows ? 'Windows renames no open file, so there is nothing to compare with' : undefined;

describe('a private file', () => {
  test.each([0o000, 0o022, 0o077, 0o777])('has mode 0600 with umask %i', async (umask) => {
    const file = path.join(temporaryDirectory(), 'key');
    const before = process.umask(umask);
    try {
      await writePrivateFile(file, 'secret');
    } finally {
      process.umask(before);
    }
    expect(modeOf(file, 0o600)).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('secret');
  });

  test('never replaces an existing file', async () => {
    const directory = temporaryDirectory();
    writeFileSync(path.join(directory, 'file'), 'theirs');
    await expect(writePrivateFile(path.join(directory, 'file'), 'x')).rejects.toThrow('file: this already exists');
    expect(readFileSync(path.join(directory, 'file'), 'utf8')).toBe('theirs');
  });

  unless(LINKS)('never replaces a dangling link', async () => {
    const directory = temporaryDirectory();
    symlinkSync(path.join(directory, 'target'), path.join(directory, 'link'));
    await expect(writePrivateFile(path.join(directory, 'link'), 'x')).rejects.toThrow('link: this already exists');
    expect(readdirSync(directory)).toEqual(['link']);
  });

  test('is removed if its content cannot be written', async () => {
    const directory = temporaryDirectory();
    // A stream that breaks is the only way to fail in the middle without a full disk.
    const key = path.join(directory, 'key');
    const broken = (before: () => void) => ({
      *[Symbol.iterator]() {
        yield 'half';
        before();
        throw new Error('broke');
      },
    });
    const removed = (): void => {
      rmSync(key);
    };
    for (const before of [() => undefined, removed]) {
      await expect(writePrivateFile(key, broken(before) as unknown as string)).rejects.toThrow(
        /^Cannot write profile: .*key: the operating system reported an unknown error$/,
      );
      expect(readdirSync(directory)).toEqual([]);
    }
  });
});

describe('a new content', () => {
  test('is visible only after the commit', async () => {
    const directory = temporaryDirectory();
    const file = path.join(directory, 'config');
    writeFileSync(file, 'old', { mode: 0o600 });
    const beforeRename = jest.fn(() => {
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(modeOf(path.join(directory, '.config.abc'), 0o600)).toBe(0o600);
    });
    await replaceFile(file, 'new', { suffix: 'abc', beforeRename });
    expect(beforeRename).toHaveBeenCalledTimes(1);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(modeOf(file, 0o600)).toBe(0o600);
    expect(readdirSync(directory)).toEqual(['config']);
  });

  test('is on disk before it is visible', async () => {
    const directory = temporaryDirectory();
    const handle = await open(path.join(directory, 'other'), 'w');
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const seen: string[] = [];
    const sync = jest.spyOn(prototype, 'sync').mockImplementation(function (this: FileHandle) {
      const staged = readFileSync(path.join(directory, '.config.abc'), 'utf8');
      seen.push(`${staged}, config ${existsSync(path.join(directory, 'config')) ? 'visible' : 'not visible'}`);
      return this.datasync();
    });
    try {
      await replaceFile(path.join(directory, 'config'), 'new', { suffix: 'abc' });
    } finally {
      sync.mockRestore();
    }
    expect(seen).toEqual(['new, config not visible']);
  });

  unless(COMPARISON)('is not committed if another program has put its own file in its place', async () => {
    const directory = temporaryDirectory();
    const [file, temporary] = [path.join(directory, 'config'), path.join(directory, '.config.abc')];
    writeFileSync(file, 'old');
    for (const replace of [
      () => undefined,
      () => {
        writeFileSync(temporary, 'theirs');
      },
    ]) {
      const beforeRename = (): void => {
        rmSync(temporary);
        replace();
      };
      await expect(replaceFile(file, 'new', { suffix: 'abc', beforeRename })).rejects.toMatchObject({
        message: `Cannot write profile: ${temporary} was replaced by another program`,
        hint: `Make sure that no other account can write to ${directory}.`,
      });
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(directory)).toEqual(['config']);
    }
  });

  describeUnless(process.getuid?.() === 0 ? undefined : 'only root can give a file to another user')('of root', () => {
    test.each([
      [1234, 5678],
      [1234, 0],
      [0, 5678],
    ])('keeps the owner %d:%d of the file that it replaces', async (uid, gid) => {
      const file = path.join(temporaryDirectory(), 'config');
      writeFileSync(file, 'old');
      chownSync(file, uid, gid);
      await replaceFile(file, 'new', { suffix: 'abc' });
      expect(statSync(file)).toMatchObject({ uid, gid });
      expect(readFileSync(file, 'utf8')).toBe('new');
    });
  });

  test('has the mode that the caller asks for', async () => {
    const file = path.join(temporaryDirectory(), 'config');
    writeFileSync(file, 'old', { mode: 0o644 });
    await replaceFile(file, 'new', { mode: 0o600 });
    expect(modeOf(file, 0o600)).toBe(0o600);
  });

  test('is removed if its caller refuses at last', async () => {
    const directory = temporaryDirectory();
    for (const isGone of [false, true]) {
      const beforeRename = (): void => {
        if (isGone) rmSync(path.join(directory, '.config.abc'));
        throw new Failure('files', 'Cannot write profile', 'too late');
      };
      await expect(replaceFile(path.join(directory, 'config'), 'new', { suffix: 'abc', beforeRename })).rejects.toThrow(
        'Cannot write profile: too late',
      );
      expect(readdirSync(directory)).toEqual([]);
    }
  });

  test('is removed if it cannot be renamed', async () => {
    const directory = temporaryDirectory();
    const beforeRename = (): void => void mkdirSync(path.join(directory, 'config', 'full'), { recursive: true });
    await expect(replaceFile(path.join(directory, 'config'), 'new', { beforeRename })).rejects.toThrow(
      isWindows ? 'config: not permitted' : /config: this (is a directory|directory is not empty)/,
    );
    expect(readdirSync(directory)).toEqual(['config']);
  });
});

describe('directories', () => {
  test('are created private, with their parents, and counted', async () => {
    const root = temporaryDirectory();
    expect(await makePrivateDirectory(path.join(root, 'a', 'b', 'c'))).toBe(3);
    expect(await makePrivateDirectory(path.join(root, 'a', 'b', 'c'))).toBe(0);
    expect(await makePrivateDirectory(path.join(root, 'a', 'd'))).toBe(1);
    for (const made of ['a', 'a/b', 'a/b/c', 'a/d']) expect(modeOf(path.join(root, made), 0o700)).toBe(0o700);
  });

  test.each([0o022, 0o777])('are private with umask %i, which still masks the bits of others', async (umask) => {
    const root = temporaryDirectory();
    const before = process.umask(umask);
    let left: number;
    try {
      expect(await makePrivateDirectory(path.join(root, 'a', 'b'))).toBe(2);
    } finally {
      left = process.umask(before);
    }
    if (!isWindows) expect(left).toBe(umask & 0o077);
    for (const made of ['a', 'a/b']) expect(modeOf(path.join(root, made), 0o700)).toBe(0o700);
  });

  unless(PROC)('are not created where the system takes none, and the message names the first', async () => {
    await expect(makePrivateDirectory('/proc/nope/a/b')).rejects.toThrow(
      'Cannot write profile: /proc/nope cannot be created: its parent takes no directories',
    );
  });

  test('cannot be created below a file', async () => {
    const file = path.join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    await expect(makePrivateDirectory(path.join(file, 'x'))).rejects.toThrow(
      isWindows ? 'not a directory' : `${path.join(file, 'x')}: a part of this path is not a directory`,
    );
    await expect(makePrivateDirectory(file)).rejects.toThrow(`${file} is not a directory`);
  });

  unless(LINKS)('cannot be created below a dangling link', async () => {
    const link = path.join(temporaryDirectory(), 'link');
    symlinkSync('nowhere', link);
    await expect(makePrivateDirectory(path.join(link, 'x'))).rejects.toThrow(/^Cannot write profile: /);
    await expect(makePrivateDirectory(link)).rejects.toThrow(`Cannot write profile: ${link} is not a directory`);
  });

  test('do not replace others when moved', async () => {
    const root = temporaryDirectory();
    mkdirSync(path.join(root, 'from'));
    mkdirSync(path.join(root, 'to', 'full'), { recursive: true });
    await expect(moveDirectory(path.join(root, 'from'), path.join(root, 'to'))).rejects.toThrow(
      isWindows ? 'not permitted' : 'this directory is not empty',
    );
  });
});

unless(PROC)('a file is closed after it was read or written', async () => {
  const file = path.join(temporaryDirectory(), 'file');
  writeFileSync(file, 'text');
  await readRegularFile(file);
  await writePrivateFile(`${file}2`, 'text');
  await replaceFile(file, 'new', { suffix: 'abc' });
  expect(readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(file))).toEqual([]);
});

function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // The one with which the directory was read.
    return '';
  }
}

test('a missing file is not an error', async () => {
  expect(await readRegularFile(path.join(temporaryDirectory(), 'other'))).toBeUndefined();
});

unless(isWindows ? 'Windows makes no difference between a missing file and a path through a file' : undefined)(
  'a path below a file is an error',
  async () => {
    const file = path.join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    await expect(readRegularFile(path.join(file, 'x'))).rejects.toThrow('a part of this path is not a directory');
  },
);

describeUnless(isWindows ? undefined : 'open files prevent nothing here')(
  'a file that another process holds open',
  () => {
    /** libuv: no other process can open, rename or remove the file meanwhile. */
    const EXCLUSIVELY = constants.O_RDWR | 0x1000_0000;
    const held = () => {
      const file = path.join(temporaryDirectory(), 'config');
      writeFileSync(file, 'old');
      return { file, descriptor: openSync(file, EXCLUSIVELY) };
    };
    const releaseSoon = (descriptor: number) =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          closeSync(descriptor);
          resolve();
        }, 300);
      });

    test('is replaced as soon as it is closed', async () => {
      const directory = temporaryDirectory();
      const file = path.join(directory, 'config');
      writeFileSync(file, 'old');
      let released: Promise<void> | undefined;
      await replaceFile(file, 'new', {
        beforeRename: () => {
          released = releaseSoon(openSync(file, EXCLUSIVELY));
        },
      });
      await released;
      expect(readFileSync(file, 'utf8')).toBe('new');
      expect(readdirSync(directory)).toEqual(['config']);
    });

    test('is read as soon as it is closed', async () => {
      const { file, descriptor } = held();
      const released = releaseSoon(descriptor);
      expect((await readRegularFile(file))?.toString()).toBe('old');
      await released;
    });

    test('is not waited for longer than three seconds, and the error names it', async () => {
      const { file, descriptor } = held();
      const started = performance.now();
      await expect(readRegularFile(file)).rejects.toThrow(`${file}: another program has this open`);
      expect(performance.now() - started).toBeLessThan(4_000);
      closeSync(descriptor);
    });

    test('does not prevent its directory from being moved or removed as soon as it is closed', async () => {
      const { file, descriptor } = held();
      const [from, to] = [path.dirname(file), path.join(temporaryDirectory(), 'moved')];
      const released = releaseSoon(descriptor);
      await moveDirectory(from, to);
      await released;
      expect(readdirSync(to)).toEqual(['config']);
      const releasedAgain = releaseSoon(openSync(path.join(to, 'config'), EXCLUSIVELY));
      await removeTree(to);
      await releasedAgain;
      expect(existsSync(to)).toBe(false);
    });
  },
);

describe('whose key is in a directory', () => {
  const { publicKeyPem, privateKeyPem, fingerprint } = sessionKey(0);
  const put = (files: Record<string, string>) => {
    const directory = temporaryDirectory();
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(directory, name), content);
    return directory;
  };

  test('reads the public key, or else the private key', async () => {
    expect(await fingerprintIn(put({ 'oci_api_key_public.pem': publicKeyPem }))).toBe(fingerprint);
    expect(await fingerprintIn(put({ 'oci_api_key.pem': privateKeyPem }))).toBe(fingerprint);
    expect(await fingerprintIn(put({ 'oci_api_key_public.pem': 'x', 'oci_api_key.pem': privateKeyPem }))).toBe(
      fingerprint,
    );
  });

  test('returns nothing if there is no readable key', async () => {
    expect(await fingerprintIn(put({}))).toBeUndefined();
    expect(
      await fingerprintIn(put({ 'oci_api_key_public.pem': 'x', 'oci_api_key.pem': 'y'.repeat(100_000) })),
    ).toBeUndefined();
    const missing = put({});
    rmSync(missing, { recursive: true });
    expect(await fingerprintIn(missing)).toBeUndefined();
  });

  unless(LINKS)('does not follow a link', async () => {
    const directory = put({ real: publicKeyPem });
    symlinkSync('real', path.join(directory, 'oci_api_key_public.pem'));
    expect(await fingerprintIn(directory)).toBeUndefined();
  });
});
