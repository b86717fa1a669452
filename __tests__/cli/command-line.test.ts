// The command line: help, size, exit codes, stdout, and no prompts without a terminal.

import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCliFixture, CLI, DIST } from './cli-fixture.ts';
import { execFileSync } from 'node:child_process';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

test('dist/cli is at most 3 MB', () => {
  const directory = join(DIST, 'cli');
  const bytes = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(3_000_000);
  expect(bytes).toBeGreaterThan(500_000);
});

test('--help takes less than 0.4 s and loads no SDK', () => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const help = execFileSync(process.execPath, [CLI, '--help'], { encoding: 'utf8' });
    expect(help).toMatch(/setup .*\n[^]*explain .*\n[^]*login .*\n[^]*logout .*\n[^]*verify /);
    return performance.now() - start;
  });
  // The quickest, because the machine may have other things to do.
  expect(Math.min(...times)).toBeLessThan(400);
});

test('the built file runs from a directory without node_modules', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'oci-wif-empty-'));
  expect(execFileSync(process.execPath, [CLI, 'setup', '--help'], { encoding: 'utf8', cwd })).toContain('--repository');
});

test('a dry run shows the plan, changes nothing and exits with 3; after setup it exits with 0', () =>
  withCliFixture(async (fixture) => {
    const dry = await fixture.setup([...GITHUB, '--dry-run']);
    expect(dry).toMatchObject({ code: 3, stderr: '' });
    expect(dry.stdout).toMatch(/ {2}\+ service user wif-github-octo\.app[^]*Nothing was changed/);
    expect(fixture.writes()).toEqual([]);
    expect((await fixture.setup(GITHUB)).code).toBe(0);
    expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
    expect((await fixture.setup([...GITHUB, '--dry-run', '--remove'])).code).toBe(3);
    expect(fixture.inventory().trusts).toHaveLength(1);
  }));

test('without a terminal and without --yes it changes nothing and says so', () =>
  withCliFixture(async (fixture) => {
    const { emulator, administrator } = fixture;
    const args = [
      'setup',
      '--domain-url',
      emulator.url,
      '--github-url',
      emulator.url,
      '--oci-config-file',
      administrator.configFile,
      ...GITHUB,
    ];
    const { code, stderr } = await fixture.cli(args);
    expect([code, stderr]).toEqual([
      2,
      'Invalid input: there is no terminal to ask on; expected: --yes to apply the plan, or --dry-run to preview it\n',
    ]);
    expect(fixture.writes()).toEqual([]);
  }));

test('prints plain text without a terminal, and only JSON on stdout with --json', () =>
  withCliFixture(async (fixture) => {
    const plain = await fixture.setup([...GITHUB, '--dry-run'], {
      environment: { TERM: 'xterm-256color', FORCE_COLOR: '1' },
    });
    // eslint-disable-next-line no-control-regex -- what is looked for
    expect(plain.stdout).not.toMatch(/\u001b/);
    const { stdout, stderr } = await fixture.setup([...GITHUB, '--json']);
    const result = JSON.parse(stdout) as { steps: { mark: string }[] };
    expect(result.steps.map(({ mark }) => mark)).toEqual(['create', 'create', 'create', 'create', 'create']);
    expect(stderr).toContain('Done. All changes were read back and compared.');
  }));

describe('usage errors exit with 2 and print no value that may be a secret', () => {
  test.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['setup', '--client-secret=hunter2'], /unknown option '--client-secret'/],
    [['login', '--client-secret', 'hunter2'], /unknown option '--client-secret'/],
    [['login'], /^Invalid input: --domain-url is missing; expected: an https URL/],
    [['login', '--domain-url', 'https://user:hunter2@x'], /user information \(an @\)/],
    [['explain'], /required option '--subject-token-file <file>' not specified/],
  ])('%j', (args, message) =>
    withCliFixture(async (fixture) => {
      const { code, stdout, stderr } = await fixture.cli(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('hunter2');
      expect(fixture.emulator.requests).toHaveLength(0);
    }),
  );
});

test('a reader that closes stdout early causes no error', () => {
  const text = execFileSync('/bin/sh', ['-c', `"${process.execPath}" "${CLI}" setup --help 2>&1 | head -1`], {
    encoding: 'utf8',
  });
  expect(text).toBe('Usage: oci-wif setup [options]\n');
});
