import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './npm.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-02-03

### Added

- A thing.

## [1.1.0] - 2026-01-02

- Older.

## [1.0.0] - soon

[1.2.0]: https://example.com/1.2.0
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-notes-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function notes(tag: string, version: string, changelog = CHANGELOG, emulatorVersion = version) {
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ version }));
  mkdirSync(join(directory, 'emulator'));
  writeFileSync(join(directory, 'emulator', 'package.json'), JSON.stringify({ version: emulatorVersion }));
  writeFileSync(join(directory, 'CHANGELOG.md'), changelog);
  return run(process.execPath, [join(root, 'scripts', 'build', 'release-notes.mjs'), tag, directory]);
}

it('prints what the changelog says about the version, without its heading and links', () => {
  expect(notes('v1.2.0', '1.2.0')).toEqual({ exitCode: 0, stdout: '### Added\n\n- A thing.\n', stderr: '' });
});

it.each([
  [
    'a tag that is not the version of package.json',
    'v1.2.0',
    '1.2.1',
    CHANGELOG,
    'but package.json has the version 1.2.1',
  ],
  ['a tag without its v', '1.2.0', '1.2.0', CHANGELOG, 'the tag is "1.2.0"'],
  ['a version that the changelog does not have', 'v1.3.0', '1.3.0', CHANGELOG, 'has no section "## [1.3.0]"'],
  ['a version without a date', 'v1.0.0', '1.0.0', CHANGELOG, 'no date: "## [1.0.0] - soon"'],
  [
    'a version about which nothing is said',
    'v1.0.0',
    '1.0.0',
    '## [1.0.0] - 2026-01-01\n\n',
    'says nothing about 1.0.0',
  ],
])('refuses %s', (_what, tag, version, changelog, said) => {
  const { exitCode, stdout, stderr } = notes(tag, version, changelog);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(said);
});

it('refuses an emulator with another version', () => {
  const { exitCode, stdout, stderr } = notes('v1.2.0', '1.2.0', CHANGELOG, '1.1.0');
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'package.json has the version 1.2.0, but emulator/package.json has 1.1.0\n',
  });
});

it('finds the section of the version that package.json has, released or not', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`\n## [${version}] - `);
});
