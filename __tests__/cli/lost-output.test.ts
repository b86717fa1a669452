// Output that cannot be written: exit code and state agree, no secret is lost silently, and there is no stack trace.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import { snapshot } from '../e2e/action-fixture.ts';
import { describeUnless, FULL_DEVICE, POSIX_SHELL, unless } from '../platform.ts';
import { CLI, withCliFixture, type CliFixture, type CliResult } from './cli-fixture.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
const CANNOT_WRITE = /^Cannot write output: /m;

/** The redirection is shell text; `$OUT` is a file in the home. */
function redirected(fixture: CliFixture, redirection: string, args: readonly string[]): Promise<CliResult> {
  return run(fixture, ['/bin/sh', '-c', `"$0" "$@" ${redirection}`, process.execPath, CLI, ...args]);
}

/** The reader of stdout ends as soon as it has read the text; without a text, before anything is printed. */
function closedPipe(fixture: CliFixture, args: readonly string[], after?: string): Promise<CliResult> {
  return run(fixture, [process.execPath, CLI, ...args], { after });
}

function run(
  fixture: CliFixture,
  [program = '', ...args]: readonly string[],
  closing?: { after: string | undefined },
): Promise<CliResult> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      env: fixture.environment({ OUT: join(fixture.home, 'out'), PATH: process.env.PATH ?? '' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (closing?.after !== undefined && stdout.includes(closing.after)) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (closing && closing.after === undefined) child.stdout.destroy();
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout, stderr });
    });
  });
}

/** Blocks that a file may have. The files of a login are smaller. */
const LIMIT = 128;

/** stdout is a file that takes so many bytes and no more. */
function limited(fixture: CliFixture, bytes: number, args: readonly string[]): Promise<CliResult> {
  writeFileSync(join(fixture.home, 'out'), '#'.repeat(LIMIT * blockSize(fixture) - bytes));
  const command = `ulimit -f ${LIMIT}; exec "$0" "$@" >> "$OUT"`;
  return run(fixture, ['/bin/sh', '-c', command, process.execPath, CLI, ...args]);
}

/** Some shells count 512 bytes, others 1024. */
function blockSize({ home }: CliFixture): number {
  const file = join(home, 'blocks');
  spawnSync('/bin/sh', ['-c', 'ulimit -f 1; printf "%5000s" x > "$0"', file], { stdio: 'ignore' });
  return statSync(file).size;
}

/** @returns the arguments of a login that succeeds; its secret and its token come from files, so that every way to start it can use them */
async function loginArguments(fixture: CliFixture): Promise<string[]> {
  const { emulator } = fixture;
  const trust = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const token = await emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
  return [
    ...['login', '--domain-url', emulator.url, '--client-id', trust.clientId, '--region', 'eu-frankfurt-1'],
    ...['--client-secret-file', fixture.file('secret', trust.clientSecret)],
    ...['--subject-token-file', fixture.file('token', token), '--max-attempts', '1'],
  ];
}

/** What a login leaves: the profile and its record. */
function traces({ home }: CliFixture): Record<string, string> {
  return existsSync(join(home, '.oci')) ? snapshot(join(home, '.oci')) : {};
}

async function works(fixture: CliFixture, secret: string): Promise<boolean> {
  const [app] = fixture.emulator.domain.store.apps.values();
  return (await exchange(fixture.emulator, { clientId: app!.name, clientSecret: secret })).status === 200;
}

const secretOf = ({ emulator }: CliFixture): string => [...emulator.domain.store.apps.values()][0]!.clientSecret;

describe('help, the version and pure listings', () => {
  for (const args of [['--help'], ['--version'], ['setup', '--help']]) {
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
    ['whose report cannot be written', '>/dev/full', [], 'stdout'],
    ['whose exports cannot be written', '>/dev/full', ['--export', 'sh'], 'stdout'],
    ['whose JSON cannot be written', '>/dev/full', ['--json'], 'stdout'],
    ['whose exports nobody gets', '>/dev/null', ['--export', 'sh'], 'stdout'],
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

  test('whose report on stderr cannot be written leaves nothing behind, and tells the shell', () =>
    withCliFixture(async (fixture) => {
      const args = [...(await loginArguments(fixture)), '--export', 'sh'];
      const { code, stdout } = await redirected(fixture, '2>/dev/full', args);
      expect([code, stdout.trim().split('\n').at(-1)]).toEqual([1, 'false']);
      expect(traces(fixture)).toEqual({});
    }));

  test('whose error cannot be written on stderr says it on stdout, but not to a shell or a program', () =>
    withCliFixture(async (fixture) => {
      const args = [...(await loginArguments(fixture)), '--region', 'nowhere'];
      expect(await redirected(fixture, '2>/dev/full', args)).toEqual({
        code: 2,
        stdout: 'Invalid input: --region is given more than once; expected: the flag once\n',
        stderr: '',
      });
      expect((await redirected(fixture, '2>/dev/full', [...args, '--json'])).stdout).toBe('');
      expect((await redirected(fixture, '2>/dev/full', [...args, '--export=sh'])).stdout).toBe('false\n');
      const unknown = await redirected(fixture, '2>/dev/full', ['login', '--nonsense=secret']);
      expect([unknown.code, unknown.stdout]).toEqual([2, "error: unknown option '--nonsense'\n"]);
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

  test('says that it has done everything when only its JSON is lost', () =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await redirected(fixture, '>/dev/full', [
        'setup',
        ...fixture.setupArguments([...GITHUB, '--json']),
      ]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('; the command itself ended with exit code 0')]);
      expect((await fixture.setup([...GITHUB, '--dry-run'])).code).toBe(0);
    }));
});

describeUnless(FULL_DEVICE ?? POSIX_SHELL)('--client-secret-stdout', () => {
  const SECRET = [...GITHUB, '--client-secret-stdout'];
  const ROTATE = ['--provider', 'github', '--repository', 'octo/app', '--rotate-secret', '--client-secret-stdout'];

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

  test('says that both secrets are gone if its reader ends, and the same command creates another', () =>
    withCliFixture(async (fixture) => {
      await fixture.setup(GITHUB);
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
    withCliFixture(async (fixture) => {
      const { code, stderr } = await closedPipe(fixture, ['setup', ...fixture.setupArguments(SECRET)]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('run the same command again to continue')]);
      expect(Object.values(fixture.inventory().apps)).toEqual([false]);
      const again = await fixture.setup(SECRET);
      expect([again.code, await works(fixture, again.stdout.trim())]).toEqual([0, true]);
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

describeUnless(POSIX_SHELL)('a shell that runs what login prints stops', () => {
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
  for (const [title, args] of wrong) {
    test(`after ${title}`, () =>
      withCliFixture(async (fixture) => {
        const script = 'eval "$("$0" "$@")"; echo "went on"';
        const { code, stdout } = await run(fixture, ['/bin/sh', '-ec', script, process.execPath, CLI, ...args]);
        expect([code === 0, stdout]).toEqual([false, '']);
      }));
  }

  test('not after a login', () =>
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
