// Paths: which ones are the same, and which of those in a saved state may be removed.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskFailure, Failure, isMissing } from '../../src/failure.ts';
import { removeTree } from '../../src/system/private-files.ts';
import { isSamePath } from '../../src/system/windows.ts';
import { isWorkDirectory, makeWorkDirectory, nameWorkDirectory } from '../../src/system/directories.ts';
import { isWindows, modeOf, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { inThisProcess } from '../this-process.ts';

afterEach(removeTemporaryDirectories);

it.each([
  ['/a/b', '/a/b', 'linux', true],
  ['/a/B', '/a/b', 'linux', false],
  ['/a/b', '/a/c', 'linux', false],
  ['C:\\A/b', 'c:\\a\\B', 'win32', true],
  ['C:\\a', 'C:\\b', 'win32', false],
  [undefined, '/a', 'linux', false],
  ['/a', undefined, 'linux', false],
  [undefined, undefined, 'linux', true],
] as const)('%j and %j on %s are the same path: %s', (one, other, platform, expected) => {
  expect(isSamePath(one, other, platform)).toBe(expected);
});

describe('a directory for the duration of the job', () => {
  const saved = process.env.RUNNER_TEMP;
  afterEach(() => {
    if (saved === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = saved;
  });

  it.each([
    ['of the runner', '/runner/temp', '/runner/temp'],
    ['of the system', '', tmpdir()],
  ])('is in the temporary directory %s and has a new name every time', (_whose, given, expected) => {
    process.env.RUNNER_TEMP = given;
    const names = [nameWorkDirectory(), nameWorkDirectory()];
    expect(path.dirname(names[0]!)).toBe(path.resolve(expected));
    expect(names[0]).not.toBe(names[1]);
    for (const name of names) expect(isWorkDirectory(name)).toBe(true);
  });

  const WINDOWS = isWindows ? 'Windows has other variables' : undefined;
  unless(WINDOWS).each([
    [{ RUNNER_TEMP: '/nope/a' }, '/nope/a (RUNNER_TEMP)'],
    [{ RUNNER_TEMP: '', TMPDIR: '/nope/b', TMP: '/c' }, '/nope/b (TMPDIR)'],
    [{}, '/nope'],
  ])('cannot be made where %j says: the message names the directory and the variable', async (environment, place) => {
    const parent = place.replace(/ .*/, '');
    const { error } = await inThisProcess(() => makeWorkDirectory(path.join(parent, 'oci-wif-0')), {
      environment: environment,
      argv: [],
    });
    expect((error as Error).message).toBe(
      `Cannot write profile: the temporary directory ${place}: this does not exist`,
    );
  });

  it('is private and must not exist', async () => {
    const directory = path.join(temporaryDirectory(), 'oci-wif-0123456789abcdef');
    await makeWorkDirectory(directory);
    expect(modeOf(directory, 0o700)).toBe(0o700);
    await expect(makeWorkDirectory(directory)).rejects.toThrow('this already exists');
  });

  const NAME = 'oci-wif-0123456789abcdef';
  it.each([
    'home',
    'my-oci-wif-0123456789abcdef',
    `${NAME}0`,
    'oci-wif-0123456789abcde',
    'oci-wif-0123456789abcdeF',
    `${NAME}${path.sep}..`,
    `x${path.sep}..${path.sep}${NAME}`,
  ])('named %s is not removed: a step may have changed the saved state', (name) => {
    const directory = [path.resolve('/'), name].join('');
    expect(isWorkDirectory(directory)).toBe(false);
  });

  it('is not removed by a relative path', () => {
    expect(isWorkDirectory(NAME)).toBe(false);
  });

  it('is removed with all that it contains; a missing one is no error', async () => {
    const directory = path.join(temporaryDirectory(), 'a');
    mkdirSync(path.join(directory, 'b'), { recursive: true });
    writeFileSync(path.join(directory, 'b', 'c'), '');
    await removeTree(directory);
    expect(existsSync(directory)).toBe(false);
    await removeTree(directory);
  });
});

describe('an error of the file system', () => {
  const withCode = (code: unknown): unknown => Object.assign(new Error('x'), { code });

  it('names the path and the cause in words', () => {
    const failure = diskFailure(withCode('ENOSPC'), '/a');
    expect([failure.message, failure.kind]).toEqual(['Cannot write profile: /a: no space left on the device', 'files']);
    expect(failure.cause).toMatchObject({ code: 'ENOSPC' });
  });

  it.each([
    [withCode('EWEIRD'), 'EWEIRD'],
    [withCode(5), 'an unknown error'],
    [undefined, 'an unknown error'],
    [null, 'an unknown error'],
  ])('of another kind is named %#', (error, name) => {
    expect(diskFailure(error, '/a').message).toContain(`the operating system reported ${name}`);
  });

  it('passes a failure on', () => {
    const failure = new Failure('files', 'Cannot write profile', 'why');
    expect(diskFailure(failure, '/a')).toBe(failure);
  });

  it.each([
    [withCode('ENOENT'), true],
    [withCode('EACCES'), false],
    [undefined, false],
  ])('says that nothing is there %#', (error, expected) => {
    expect(isMissing(error)).toBe(expected);
  });
});
