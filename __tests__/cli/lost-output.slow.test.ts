// Output that cannot be written, at every place: each stream, each way to lose it, each command. lost-output.test.ts has one case of each kind.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless, FULL_DEVICE, POSIX_SHELL, unless } from '../platform.ts';
import { withoutLink } from '../last-failure.ts';
import { CLI, withCliFixture } from './cli-fixture.ts';
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

describe('help, the version and pure listings', () => {
  for (const args of [['--version'], ['setup', '--help']]) {
    test(`${args.join(' ')} ends quietly when its reader has ended`, () =>
      withCliFixture(async (fixture) => {
        expect(await closedPipe(fixture, args)).toEqual({ code: 0, stdout: '', stderr: '' });
      }));

    unless(FULL_DEVICE)(`${args.join(' ')} on a full disk fails with one message`, () =>
      withCliFixture(async (fixture) => {
        const { code, stderr } = await redirected(fixture, '>/dev/full', args);
        expect([code, stderr]).toEqual([
          1,
          'Cannot write output: stdout: no space left on the device; the command itself ended with exit code 0. ' +
            'What to do: direct the output to a place that can be written\n',
        ]);
      }),
    );
  }

  unless(POSIX_SHELL)('fail if only the last bytes do not fit into the file', () =>
    withCliFixture(async (fixture) => {
      const whole = await fixture.cli(['--help']);
      const missing = await limited(fixture, Buffer.byteLength(whole.stdout) - 1, ['--help']);
      expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(CANNOT_WRITE)]);
      expect((await limited(fixture, Buffer.byteLength(whole.stdout), ['--help'])).code).toBe(0);
    }),
  );
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('a login', () => {
  const cases: [title: string, redirection: string, more: string[], stream: string][] = [
    ['whose exports cannot be written', '>/dev/full', ['--export', 'sh'], 'stdout'],
    ['whose JSON cannot be written', '>/dev/full', ['--json'], 'stdout'],
    ['whose stdout is closed, with --export', '>&-', ['--export', 'sh'], 'stdout'],
  ];
  for (const [title, redirection, more, stream] of cases) {
    test(`${title} fails with one message and leaves nothing behind`, () =>
      withCliFixture(async (fixture) => {
        const { code, stderr } = await redirected(fixture, redirection, [...(await loginArguments(fixture)), ...more]);
        expect([code, stderr.match(/^Cannot write output: .*$/gm)]).toEqual([1, [expect.stringContaining(stream)]]);
        expect(traces(fixture)).toEqual({});
      }));
  }

  test('whose error cannot be written on stderr says it on stdout, but not to a shell or a program', () =>
    withCliFixture(async (fixture) => {
      const args = [...(await loginArguments(fixture)), '--region', 'nowhere'];
      const { code, stdout, stderr } = await redirected(fixture, '2>/dev/full', args);
      expect([code, withoutLink(stdout), stderr]).toEqual([
        2,
        'Invalid input: --region is given more than once; expected: the flag once\n',
        '',
      ]);
      expect((await redirected(fixture, '2>/dev/full', [...args, '--json'])).stdout).toBe('');
      expect((await redirected(fixture, '2>/dev/full', [...args, '--export=sh'])).stdout).toBe('false\n');
      const unknown = await redirected(fixture, '2>/dev/full', ['login', '--nonsense=secret']);
      expect([unknown.code, unknown.stdout]).toEqual([2, "error: unknown option '--nonsense'\n"]);
    }));

  test.each([1, 60])('with room for %d bytes: exit code and files agree', (bytes) =>
    withCliFixture(async (fixture) => {
      const args = await loginArguments(fixture);
      for (const more of [[], ['--export', 'sh'], ['--json']]) {
        const { code, stderr } = await limited(fixture, bytes, [...args, ...more]);
        expect([code, stderr]).toEqual([1, expect.stringMatching(CANNOT_WRITE)]);
        expect(traces(fixture)).toEqual({});
      }
    }),
  );
});

describeUnless(POSIX_SHELL)('if the output does not fit into its file', () => {
  /** The first byte that does not fit, counted from 0. */
  const BYTES = [0, 30];

  test.each(BYTES)('at byte %i, a login is undone', (bytes) =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await limited(fixture, bytes, await loginArguments(fixture));
      expect([code, CANNOT_WRITE.exec(stderr)]).toEqual([1, expect.anything()]);
      expect(traces(fixture)).toEqual({});
    }),
  );

  test.each(BYTES)('at byte %i, every other command does its work and fails with one message', (bytes) =>
    withCliFixture(async (fixture) => {
      const login = await loginArguments(fixture);
      expect((await fixture.cli(login)).code).toBe(0);
      const domain = login.slice(1, 5);
      const token = ['--subject-token-file', join(fixture.home, 'token')];
      const commands = [
        ['verify'],
        ['doctor', ...domain],
        ['explain', ...domain, ...token],
        ['setup', ...fixture.setupArguments(GITHUB), '--dry-run'],
        ['logout'],
      ];
      for (const args of commands) {
        const { code, stderr } = await limited(fixture, bytes, args);
        expect([args[0], code, stderr.match(/^Cannot write output: stdout: .*$/gm)]).toEqual([
          ...[args[0], 1],
          [expect.stringContaining('the command itself ended with exit code')],
        ]);
      }
      expect(traces(fixture)).toEqual({});
    }),
  );
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('setup', () => {
  test.each([undefined, '[3/'])('creates the whole trust although its reader ends (after %j)', (after) =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await closedPipe(fixture, ['setup', ...fixture.setupArguments(GITHUB)], after);
      expect([code, stderr]).toEqual([0, '']);
      expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
      await closedPipe(fixture, ['setup', ...fixture.setupArguments([...GITHUB, '--remove'])], '[1/');
      expect(fixture.inventory()).toMatchObject({ users: [], trusts: [], apps: {} });
    }),
  );

  test.each([0, 100, 1200])('with room for %d bytes of its report: message and domain agree', (bytes) =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await limited(fixture, bytes, ['setup', ...fixture.setupArguments(GITHUB)]);
      expect(code).toBe(1);
      const isNothing = fixture.inventory().users.length === 0;
      expect(stderr).toMatch(
        isNothing ? /^Cannot write output: .*; nothing was changed/ : /; the command itself ended with exit code 0/,
      );
      if (!isNothing) expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
    }),
  );
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('--client-secret-stdout', () => {
  test.each(['>/dev/full', '>/dev/null', '>&-'])('changes nothing with %s', (redirection) =>
    withCliFixture(async (fixture) => {
      const created = await redirected(fixture, redirection, ['setup', ...fixture.setupArguments(SECRET)]);
      expect([created.code, created.stderr]).toEqual([
        1,
        expect.stringMatching(/^Cannot write secret: stdout: .*; nothing was changed/m),
      ]);
      expect(fixture.writes()).toEqual([]);
      await fixture.setup(GITHUB);
      const old = secretOf(fixture);
      const rotated = await redirected(fixture, redirection, ['setup', ...fixture.setupArguments(ROTATE)]);
      expect([rotated.code, await works(fixture, old)]).toEqual([1, true]);
    }),
  );

  test('changes nothing if the file has no room, and otherwise leaves only the secret in it', () =>
    withCliFixture(async (fixture) => {
      const { code } = await limited(fixture, 20, ['setup', ...fixture.setupArguments(SECRET)]);
      expect([code, fixture.writes()]).toEqual([1, []]);
      const out = join(fixture.home, 'out');
      expect(readFileSync(out, 'utf8')).toMatch(/^#+$/);
      writeFileSync(out, 'before\n');
      for (const [redirection, args] of [
        ['>> "$OUT"', SECRET],
        ['1<> "$OUT"', ROTATE],
        ['> "$OUT"', ROTATE],
      ] as const) {
        expect((await redirected(fixture, redirection, ['setup', ...fixture.setupArguments(args)])).code).toBe(0);
        const [before, secret] = [redirection.startsWith('>>') ? 'before\n' : '', `${secretOf(fixture)}\n`];
        expect(readFileSync(out, 'utf8').startsWith(`${before}${secret}`)).toBe(true);
      }
      expect(readFileSync(out, 'utf8')).toBe(`${secretOf(fixture)}\n`);
    }));
});

unless(FULL_DEVICE)(
  'explain, verify, doctor and logout fail with one message on a full disk, and a logout is complete',
  () =>
    withCliFixture(async (fixture) => {
      const args = await loginArguments(fixture);
      expect((await fixture.cli(args)).code).toBe(0);
      const domain = ['--domain-url', fixture.emulator.url];
      for (const command of [
        ['explain', '--subject-token-file', join(fixture.home, 'token')],
        ['explain', '--subject-token-file', join(fixture.home, 'token'), '--json'],
        ['verify'],
        ['verify', '--json'],
        ['doctor', ...domain],
        ['logout'],
      ]) {
        const { code, stderr } = await redirected(fixture, '>/dev/full', command);
        expect([command, code, stderr.match(/Cannot write output/g)]).toEqual([command, 1, ['Cannot write output']]);
      }
      expect(traces(fixture)).toEqual({});
    }),
);

describeUnless(POSIX_SHELL)('a shell that runs what login prints', () => {
  test('goes on after a login', () =>
    withCliFixture(async (fixture) => {
      const script = 'eval "$("$0" "$@")"; echo "went on with $OCI_CLI_PROFILE"';
      const args = await loginArguments(fixture);
      for (const shell of [['--export'], ['--export='], ['--export', 'sh']]) {
        const login = ['/bin/sh', '-ec', script, process.execPath, CLI, ...args, ...shell];
        const { code, stdout } = await run(fixture, login);
        expect([code, stdout]).toEqual([0, 'went on with WIF\n']);
      }
    }));
});
