// The command line: help, size, exit codes, stdout, and no prompts without a terminal.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLAG_NAMES, flagOf, OPTION_ROWS } from '../../src/setup/desired/options.ts';
import { withCliFixture, CLI, DIST } from './cli-fixture.ts';
import { inside, runInside, withInsideFixture } from './in-process.ts';
import { execFileSync } from 'node:child_process';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

test('dist/cli is at most 3 MB', () => {
  const directory = join(DIST, 'cli');
  const bytes = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(3_000_000);
  expect(bytes).toBeGreaterThan(500_000);
});

test.each(['setup', 'explain', 'login', 'renew', 'logout', 'verify', 'doctor'])(
  'the help of %s has an example, and lines of at most 100 columns',
  async (command) => {
    const { stdout: help } = await runInside([command, '--help'], {});
    expect(help).toContain('Example');
    // A URL is not broken.
    expect(help.split('\n').filter((line) => line.length > 100 && !/^ *https:\S+$/.test(line))).toEqual([]);
  },
);

test.each([
  ['setup', ['--domain-url', '--provider']],
  ['login', ['--domain-url', '--client-id', '--region']],
  ['doctor', []],
  ['explain', []],
])('the help of %s marks the flags that it requires', async (command, required) => {
  const { stdout: help } = await runInside([command, '--help'], {});
  const flags = help.split(/\n(?= {2}-)/);
  const marked = flags.filter((text) => text.replace(/\s+/g, ' ').includes('(required)'));
  expect(marked.map((text) => /--[\w-]+/.exec(text)?.[0])).toEqual(required);
});

test('--help lists the commands and loads only the first file of the bundle, not the SDK', () => {
  const directory = mkdtempSync(join(tmpdir(), 'oci-wif-help-'));
  try {
    const alone = join(directory, 'index.js');
    copyFileSync(CLI, alone);
    // A bundle is an ES module.
    writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
    const help = execFileSync(process.execPath, [alone, '--help'], { encoding: 'utf8' });
    expect(help).toMatch(/setup .*\n[^]*explain .*\n[^]*login .*\n[^]*logout .*\n[^]*verify /);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the built file runs from a directory without node_modules', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'oci-wif-empty-'));
  expect(execFileSync(process.execPath, [CLI, 'setup', '--help'], { encoding: 'utf8', cwd })).toContain('--repository');
});

test('a dry run shows the plan, changes nothing and exits with 3; after setup it exits with 0', () =>
  withInsideFixture(async (fixture) => {
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
  withInsideFixture(async (fixture) => {
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

test('prints plain text without a terminal, and nothing but JSON with --json', () =>
  withCliFixture(async (fixture) => {
    const plain = await fixture.setup([...GITHUB, '--dry-run'], {
      environment: { TERM: 'xterm-256color', FORCE_COLOR: '1' },
    });
    // eslint-disable-next-line no-control-regex -- what is looked for
    expect(plain.stdout).not.toMatch(/\u001b/);
    const dry = await inside(fixture, ['setup', ...fixture.setupArguments([...GITHUB, '--json', '--dry-run'])]);
    expect([(JSON.parse(dry.stdout) as { status: string }).status, dry.stderr]).toEqual(['would-change', '']);
    const { stdout, stderr } = await inside(fixture, ['setup', ...fixture.setupArguments([...GITHUB, '--json'])]);
    const result = JSON.parse(stdout) as { steps: { mark: string }[] };
    expect(result.steps.map(({ mark }) => mark)).toEqual(['create', 'create', 'create', 'create', 'create']);
    expect(stderr).toBe('');
  }));

describe('usage errors exit with 2 and print no value that may be a secret', () => {
  test.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['setup', '--client-secret=hunter2'], /unknown option '--client-secret'/],
    [['login', '--client-secret', 'hunter2'], /unknown option '--client-secret'/],
    [['login'], /^Invalid input: --domain-url is missing; expected: an https URL/],
    [['login', '--domain-url', 'https://user:hunter2@x'], /user information \(an @\)/],
    [['explain'], /^No subject token: no token of an identity provider is given/],
  ])('%j', (args, message) =>
    withInsideFixture(async (fixture) => {
      const { code, stdout, stderr } = await fixture.cli(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('hunter2');
      expect(fixture.emulator.requests).toHaveLength(0);
    }),
  );
});

test('the help of setup has headings, and says which options can be repeated; for a shell it goes to stderr', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout } = await fixture.cli(['setup', '--help']);
    expect(code).toBe(0);
    for (const name of FLAG_NAMES) {
      const { heading, type } = OPTION_ROWS[name];
      if (heading !== undefined) expect(stdout).toContain(`\n${heading}:\n`);
      const [, help = ''] = stdout.split(`\n  ${flagOf(name)} `);
      const [own = ''] = help.split(/\n\n|\n {2}--/);
      expect([name, own.includes('(repeatable)')]).toEqual([name, type === 'list']);
    }
    const forShell = await fixture.cli(['login', '--export=sh', '--help']);
    expect([forShell.code, forShell.stdout]).toEqual([2, 'false\n']);
    expect(forShell.stderr).toContain('Usage: oci-wif login');
  }));

test('a reader that closes stdout early causes no error', () => {
  const text = execFileSync('/bin/sh', ['-c', `"${process.execPath}" "${CLI}" setup --help 2>&1 | head -1`], {
    encoding: 'utf8',
  });
  expect(text).toBe('Usage: oci-wif setup [options]\n');
});

test('--version and -V print the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  for (const flag of ['--version', '-V']) {
    expect(execFileSync(process.execPath, [CLI, flag], { encoding: 'utf8' })).toBe(`${version}\n`);
  }
});

test('a value with spaces that is not in quotes is told to be in quotes', () =>
  withInsideFixture(async (fixture) => {
    const { code, stderr } = await fixture.cli(
      'setup --allow manage object-family in tenancy --branch main'.split(' '),
    );
    expect([code, stderr]).toEqual([
      2,
      "error: too many arguments for 'setup'. Expected 0 arguments but got 3.\n(a value with spaces must be in quotes)\n(use --help for all flags)\n",
    ]);
  }));

describe('an unknown flag that is the beginning of another', () => {
  test.each([
    [
      ['setup', '--repo', 'octo/app'],
      "error: unknown option '--repo'\n(Did you mean one of --repository, --repository-id?)\n",
    ],
    [
      ['login', '--subject=hunter2'],
      "error: unknown option '--subject'\n(Did you mean one of --subject-token-file, --subject-token-env, --subject-token-command?)\n",
    ],
  ])('%j names the other', (args, message) =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await fixture.cli(args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
      expect(stderr).not.toContain('hunter2');
    }),
  );
});

describe('an empty value', () => {
  test('of every flag and variable means its default', () =>
    withInsideFixture(async (fixture) => {
      const empty = [
        '--name=',
        '--region=',
        '--tag=',
        '--branch=',
        '--allow=',
        '--wait=',
        '--profile=',
        '--config=',
        '--app=',
      ];
      const { code, stdout, stderr } = await fixture.setup([...GITHUB, ...empty, '--subject-token-file='], {
        environment: { OCI_CLI_PROFILE: '', OCI_WIF_ADMIN_TOKEN: '', OCI_CLI_CONFIG_FILE: '', OCI_CONFIG_FILE: '' },
      });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Looking for \S+ in \S+, with the profile "DEFAULT" in /m);
      const [app] = fixture.emulator.domain.store.apps.values();
      const secret = fixture.file('secret', app!.clientSecret);
      const token = await fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
      const settings = { 'domain-url': fixture.emulator.url, 'client-id': app!.name, 'client-secret-file': secret };
      const given = { ...settings, 'subject-token-file': fixture.file('token', token) };
      const optional = 'tenancy token-type resource-type token-lifetime audience profile oci-home from-ini';
      const rest = `${optional} max-attempts request-timeout region client-secret-env subject-token-env`.split(' ');
      const login = await fixture.cli(
        ['login', ...Object.entries(given).flatMap(([k, v]) => [`--${k}`, v]), ...rest.map((name) => `--${name}=`)],
        { environment: { OCI_CLI_REGION: 'eu-zurich-1' } },
      );
      expect(login).toMatchObject({
        code: 0,
        stderr: '',
        stdout: expect.stringContaining('profile:  WIF in ') as string,
      });
      expect((await fixture.cli(['logout', '--profile', '', '--oci-home', ''])).code).toBe(0);
    }));

  test.each([['require'], ['audience'], ['expires']])(
    'of --%s, without which the trust would allow more, is refused',
    (flag) =>
      withInsideFixture(async (fixture) => {
        const { code, stderr } = await fixture.setup([
          ...GITHUB,
          '--allow',
          'read buckets in tenancy',
          `--${flag}`,
          '',
        ]);
        expect([code, stderr]).toEqual([2, expect.stringContaining(`--${flag} is ""`)]);
        const plan = fixture.file('wif.yaml', `allow: read buckets in tenancy\n${flag}: ''\n`);
        expect(await fixture.setup([...GITHUB, '--config', plan])).toMatchObject({ code: 2, stderr });
      }),
  );

  test('of the flag for the token counts as not given', () =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await fixture.cli(['explain', '--subject-token-file', '']);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/^No subject token: no token of an identity provider is given.* --subject-token-file /),
      ]);
    }));
});

test.each([
  [['setup', '--repository', 'a/b', '--repository', 'c/d'], '--repository'],
  [['setup', '--wait', '1', '--wait', '2'], '--wait'],
  [['setup', '--remove', '--profile=a', '--profile=b'], '--profile'],
  [['explain', '--subject-token-file', 'a', '--subject-token-file', 'b'], '--subject-token-file'],
  [['login', '--client-id', 'a', '--client-id', 'a'], '--client-id'],
  [['logout', '--profile', 'a', '--profile', 'b'], '--profile'],
])('a flag with one value is refused if it is given twice: %j', (args, flag) =>
  withInsideFixture(async (fixture) => {
    const { code, stderr } = await fixture.cli(args);
    expect([code, stderr]).toEqual([2, `Invalid input: ${flag} is given more than once; expected: the flag once\n`]);
    expect(fixture.emulator.requests).toHaveLength(0);
  }),
);

test('an unknown flag that other commands have is named as theirs', () =>
  withInsideFixture(async (fixture) => {
    const told = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await fixture.cli(args);
      expect(code).toBe(2);
      return stderr;
    };
    const refused = (flag: string, owners: string): string =>
      `error: unknown option '${flag}'\n(${flag} is a flag of ${owners})\n(use --help for all flags)\n`;
    expect(await told('doctor', '--region', 'hunter2')).toBe(refused('--region', 'oci-wif setup and oci-wif login'));
    expect(await told('renew', '--stale')).toBe(refused('--stale', 'oci-wif logout'));
  }));
