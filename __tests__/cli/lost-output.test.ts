// Output that cannot be written: exit code and state agree, no secret is lost silently, and there is no stack trace. One case of each kind;
// lost-output.slow.test.ts has the other streams, places and commands.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless, FULL_DEVICE, POSIX_SHELL, unless } from '../platform.ts';
import { CLI, withCliFixture } from './cli-fixture.ts';
import { inside, withInsideFixture } from './in-process.ts';
import {
  CANNOT_WRITE,
  closedPipe,
  GITHUB,
  limited,
  loginArguments,
  redirected,
  ROTATE,
  run,
  SECRET,
  secretOf,
  traces,
  works,
} from './redirected-output.ts';

describe('the help', () => {
  test('ends quietly when its reader has ended', () =>
    withCliFixture(async (fixture) => {
      expect(await closedPipe(fixture, ['--help'])).toEqual({ code: 0, stdout: '', stderr: '' });
    }));

  unless(FULL_DEVICE)('fails on a full disk with one message', () =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await redirected(fixture, '>/dev/full', ['--help']);
      expect([code, stderr]).toEqual([
        1,
        'Cannot write output: stdout: no space left on the device; the command itself ended with exit code 0. ' +
          'What to do: direct the output to a place that can be written\n',
      ]);
    }),
  );
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('a login', () => {
  test.each<[string, string, string[]]>([
    ['whose report cannot be written', '>/dev/full', []],
    ['whose exports nobody gets', '>/dev/null', ['--export', 'sh']],
  ])('%s fails with one message and leaves nothing behind', (_title, redirection, more) =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await redirected(fixture, redirection, [...(await loginArguments(fixture)), ...more]);
      expect([code, stderr.match(/^Cannot write output: .*$/gm)]).toEqual([1, [expect.stringContaining('stdout')]]);
      expect(traces(fixture)).toEqual({});
    }),
  );

  test('whose report on stderr cannot be written leaves nothing behind, and tells the shell', () =>
    withCliFixture(async (fixture) => {
      const args = [...(await loginArguments(fixture)), '--export', 'sh'];
      const { code, stdout } = await redirected(fixture, '2>/dev/full', args);
      expect([code, stdout.trim().split('\n').at(-1)]).toEqual([1, 'false']);
      expect(traces(fixture)).toEqual({});
    }));

  test('succeeds when the reader of its report has ended, and fails when that of its exports has', () =>
    withCliFixture(async (fixture) => {
      const args = await loginArguments(fixture);
      expect(await closedPipe(fixture, args)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(traces(fixture)).toHaveProperty('config');
      expect((await closedPipe(fixture, ['logout'])).code).toBe(0);
      expect(traces(fixture)).toEqual({});
      const { code, stderr } = await closedPipe(fixture, [...args, '--export', 'sh']);
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining('stdout: the program that reads it has ended; the login is undone'),
      ]);
      expect(traces(fixture)).toEqual({});
    }));

  test('whose report does not fit into its file is undone', () =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await limited(fixture, 30, await loginArguments(fixture));
      expect([code, CANNOT_WRITE.exec(stderr)]).toEqual([1, expect.anything()]);
      expect(traces(fixture)).toEqual({});
    }));
});

unless(FULL_DEVICE)('a logout is complete on a full disk, and fails with one message', () =>
  withCliFixture(async (fixture) => {
    expect((await fixture.cli(await loginArguments(fixture))).code).toBe(0);
    const { code, stderr } = await redirected(fixture, '>/dev/full', ['logout']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Cannot write output: stdout: .*; the command itself ended with exit code 0/),
    ]);
    expect(traces(fixture)).toEqual({});
  }),
);

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('setup', () => {
  test('creates the whole trust although its reader ends', () =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await closedPipe(fixture, ['setup', ...fixture.setupArguments(GITHUB)], '[3/');
      expect([code, stderr]).toEqual([0, '']);
      expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
    }));

  test('says that it has done everything when only its JSON is lost', () =>
    withInsideFixture(async (fixture) => {
      const args = ['setup', ...fixture.setupArguments([...GITHUB, '--json'])];
      const { code, stderr } = await redirected(fixture, '>/dev/full', args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('; the command itself ended with exit code 0')]);
      expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
    }));
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('--client-secret-stdout', () => {
  test('changes nothing if stdout cannot take the secret', () =>
    withInsideFixture(async (fixture) => {
      const created = await redirected(fixture, '>/dev/full', ['setup', ...fixture.setupArguments(SECRET)]);
      expect([created.code, created.stderr]).toEqual([
        1,
        expect.stringMatching(/^Cannot write secret: stdout: .*; nothing was changed/m),
      ]);
      expect(fixture.writes()).toEqual([]);
      expect((await fixture.setup(GITHUB)).code).toBe(0);
      const old = secretOf(fixture);
      const rotated = await limited(fixture, 20, ['setup', ...fixture.setupArguments(ROTATE)]);
      expect([rotated.code, await works(fixture, old)]).toEqual([1, true]);
      expect(readFileSync(join(fixture.home, 'out'), 'utf8')).toMatch(/^#+$/);
    }));

  test('says that both secrets are gone if its reader ends, and the same command creates another', () =>
    withInsideFixture(async (fixture) => {
      expect((await fixture.setup(GITHUB)).code).toBe(0);
      const { code, stderr } = await closedPipe(fixture, ['setup', ...fixture.setupArguments(ROTATE)]);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(
          /^Cannot write secret: stdout: .*; the new client secret is lost.*the old secret no longer works, .*; run this command /ms,
        ),
      ]);
      expect(stderr).not.toContain(secretOf(fixture));
      const again = await fixture.setup(ROTATE);
      expect([again.code, await works(fixture, again.stdout.trim())]).toEqual([0, true]);
    }));

  test('leaves no application in use whose secret nobody has, and the same command continues', () =>
    withInsideFixture(async (fixture) => {
      const { code, stderr } = await closedPipe(fixture, ['setup', ...fixture.setupArguments(SECRET)]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('run the same command again to continue')]);
      expect(Object.values(fixture.inventory().apps)).toEqual([false]);
      const again = await fixture.setup(SECRET);
      expect([again.code, await works(fixture, again.stdout.trim())]).toEqual([0, true]);
    }));
});

describeUnless(POSIX_SHELL)('a shell that runs what login prints', () => {
  const wrong: [title: string, args: string[]][] = [
    ['an unknown flag', ['login', '--export', '--nonsense']],
    ['an unknown flag before it', ['login', '--nonsense', '--export=sh']],
    ['an unknown shell', ['login', '--export', 'bash']],
    ['an unknown shell, with =', ['login', '--export=fish']],
    ['a wrong form of output', ['login', '--json', '--export']],
    ['a repeated flag', ['login', '--region', 'a', '--region', 'b', '--export', 'sh']],
    ['a repeated shell', ['login', '--export', 'sh', '--export', 'sh']],
    ['a missing value', ['login', '--export', '--region']],
    ['the command behind its flags', ['--export', 'login']],
    ['a misspelled command', ['lgoin', '--export']],
    ['a misspelled --export', ['login', '--exprot']],
    ['an argument too many', ['login', '--export', 'sh', 'more']],
    ['an empty shell', ['login', '--export', '']],
    ['the help', ['login', '--export', '--help']],
  ];
  test.each(wrong)('stops after %s', (_title, args) =>
    withInsideFixture(async (fixture) => {
      const login = await inside(fixture, args);
      const shell = spawnSync('/bin/sh', ['-ec', 'eval "$1"; echo "went on"', 'sh', login.stdout], {
        encoding: 'utf8',
      });
      expect([login.code, shell.status === 0, shell.stdout]).toEqual([2, false, '']);
    }),
  );

  test('stops after an error, and not after a login', () =>
    withCliFixture(async (fixture) => {
      const script = 'eval "$("$0" "$@")"; echo "went on with $OCI_CLI_PROFILE"';
      const evaluated = (args: readonly string[]) =>
        run(fixture, ['/bin/sh', '-ec', script, process.execPath, CLI, ...args]);
      const refused = await evaluated(['login', '--export', '--nonsense']);
      expect([refused.code === 0, refused.stdout]).toEqual([false, '']);
      const { code, stdout } = await evaluated([...(await loginArguments(fixture)), '--export']);
      expect([code, stdout]).toEqual([0, 'went on with WIF\n']);
    }));
});
