// The client secret: shown once, in a private file or on stdout alone, in no message, regenerated on request, handed to gh through stdin.

import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import type { FaultKind } from '../../emulator/faults.ts';
import { jsonReply } from '../../emulator/message.ts';
import { POSIX_SHELL, PROC, SIGNALS, unless } from '../platform.ts';
import { withCliFixture, type CliFixture, type CliOptions, type CliResult } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

function app({ emulator }: CliFixture): { name: string; clientSecret: string } {
  const [only] = emulator.domain.store.apps.values();
  return only!;
}

async function works(fixture: CliFixture, secret: string): Promise<boolean> {
  return (await exchange(fixture.emulator, { clientId: app(fixture).name, clientSecret: secret })).status === 200;
}

test('is saved by default only to a file that only its owner can read', () =>
  withInsideFixture(async (fixture) => {
    const { stdout, stderr } = await fixture.setup(GITHUB);
    const directory = join(fixture.home, '.config', 'oci-wif');
    const [name, ...others] = readdirSync(directory);
    expect(others).toEqual([]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600);
    const secret = readFileSync(join(directory, name!), 'utf8');
    expect(await works(fixture, secret)).toBe(true);
    expect(stdout + stderr).not.toContain(secret);
  }));

test('is printed alone on stdout on request, with the report on stderr', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout, stderr } = await fixture.setup([...GITHUB, '--client-secret-stdout']);
    expect(code).toBe(0);
    expect(stdout).toBe(`${app(fixture).clientSecret}\n`);
    expect(stderr).toContain('Done. All changes were read back and compared.');
    expect(stderr).not.toContain(app(fixture).clientSecret);
    expect(readdirSync(fixture.home)).toEqual([]);
  }));

test('is not printed again by a second run, which changes nothing, exits with 1 and says how to get a new one', () =>
  withInsideFixture(async (fixture) => {
    await fixture.setup([...GITHUB, '--client-secret-stdout']);
    const before = fixture.inventory();
    const expiring = ['--allow', 'read buckets in tenancy', '--expires', '2999-01-31'];
    for (const more of [[], ['--tag', 'v1'], expiring]) {
      const { code, stdout, stderr } = await fixture.setup([...GITHUB, ...more, '--client-secret-stdout']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /Setup failed: there is no client secret to print: .*--rotate-secret --client-secret-stdout/,
      );
      expect(fixture.inventory()).toEqual(before);
    }
    expect((await fixture.setup([...GITHUB, '--tag', 'v1', '--client-secret-stdout', '--dry-run'])).code).toBe(3);
    const rotated = await fixture.setup([...GITHUB, '--rotate-secret', '--client-secret-stdout']);
    expect([rotated.code, rotated.stdout]).toEqual([0, `${app(fixture).clientSecret}\n`]);
  }));

describe('a file that is given', () => {
  test('is created private', () =>
    withInsideFixture(async (fixture) => {
      const file = join(fixture.home, 'deep', 'secret');
      expect((await fixture.setup([...GITHUB, '--client-secret-file', file])).code).toBe(0);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(await works(fixture, readFileSync(file, 'utf8'))).toBe(true);
    }));

  const unrelatedFiles: [string, (file: string) => void, RegExp][] = [
    [
      'something else',
      (file) => {
        writeFileSync(file, '-----BEGIN PRIVATE KEY-----\nabc\n', { mode: 0o600 });
      },
      /does not look like a client secret/,
    ],
    [
      'readable by others',
      (file) => {
        writeFileSync(file, 'idcscs-old');
        chmodSync(file, 0o644);
      },
      /can be read by others/,
    ],
    [
      'a directory',
      (file) => {
        mkdirSync(file);
      },
      /is a directory/,
    ],
    [
      'a symbolic link',
      (file) => {
        symlinkSync('/etc/hostname', file);
      },
      /is a symbolic link/,
    ],
  ];
  for (const [title, make, message] of unrelatedFiles) {
    test(`that is ${title} is refused before anything is changed`, () =>
      withInsideFixture(async (fixture) => {
        const file = join(fixture.home, 'mine');
        make(file);
        const { code, stderr } = await fixture.setup([...GITHUB, '--client-secret-file', file]);
        expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
        expect(stderr).toMatch(/^Cannot write secret: /);
        expect(fixture.writes()).toEqual([]);
      }));
  }
});

test('--rotate-secret creates and saves a new secret, and the old one stops working', () =>
  withInsideFixture(async (fixture) => {
    await fixture.setup(GITHUB);
    const old = app(fixture).clientSecret;
    const dry = await fixture.setup([
      '--provider',
      'github',
      '--repository',
      'octo/app',
      '--rotate-secret',
      '--dry-run',
    ]);
    expect([dry.code, await works(fixture, old)]).toEqual([3, true]);
    const { code, stdout } = await fixture.setup([
      '--provider',
      'github',
      '--repository',
      'octo/app',
      '--rotate-secret',
    ]);
    const [, file = ''] = /Client secret: in (\S+)/.exec(stdout) ?? [];
    const secret = readFileSync(file, 'utf8');
    expect(code).toBe(0);
    expect([await works(fixture, secret), await works(fixture, old)]).toEqual([true, false]);
  }));

test('--write-github sets the variables and the secret with gh on the server of the repository, without the secret in the arguments', () =>
  withInsideFixture(async (fixture) => {
    const bin = join(fixture.home, 'bin');
    mkdirSync(bin);
    const log = join(fixture.home, 'gh.log');
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "$GH_HOST: $@ < $(/bin/cat)" >> ${log}\n`, { mode: 0o755 });
    // As of somebody who uses github.com besides.
    const environment = { PATH: bin, GH_HOST: 'github.com' };
    const setup = [
      '--provider',
      'github',
      '--repository',
      'octo/app',
      '--environment',
      'prod',
      '--region',
      'eu-zurich-1',
      '--write-github',
    ];
    expect((await fixture.setup(setup, { environment })).code).toBe(0);
    const { name, clientSecret } = app(fixture);
    expect(readFileSync(log, 'utf8').split('\n')).toEqual([
      'localhost: api repos/octo/app --jq .permissions.push < ',
      `localhost: variable set OCI_DOMAIN_URL --repo octo/app --env prod --body ${fixture.emulator.url} < `,
      `localhost: variable set OCI_CLIENT_ID --repo octo/app --env prod --body ${name} < `,
      'localhost: variable set OCI_REGION --repo octo/app --env prod --body eu-zurich-1 < ',
      `localhost: secret set OCI_CLIENT_SECRET --repo octo/app --env prod < ${clientSecret}`,
      '',
    ]);
  }));

describe('the variables and the secret', () => {
  test.each([
    [['--environment', 'prod'], '--repo octo/app --env prod', /^ {6}environment: "prod"$/m],
    [['--branch', 'dev', '--tag', 'v*', '--environment', 'prod'], '--repo octo/app', /^ {6}# environment: "prod"$/m],
    [['--environment', 'a', '--environment', 'b'], '--repo octo/app', /^ {6}environment: "a" # or "b"$/m],
    [['--branch', 'main'], '--repo octo/app', /runs-on: ubuntu-latest\n {6}steps:/],
  ])('of %j are set where all of these jobs can read them', (args, where, environment) =>
    withInsideFixture(async (fixture) => {
      const { stdout } = await fixture.setup(['--provider', 'github', '--repository', 'octo/app', ...args]);
      const calls = stdout.split('\n').filter((line) => line.startsWith('  GH_HOST=localhost gh '));
      expect(calls.map((line) => / set \S+ (.*?)(?: --body .*| < .*)$/.exec(line)?.[1])).toEqual(Array(4).fill(where));
      expect(stdout).toMatch(environment);
    }),
  );
});

test('the test of the trust waits until the new trust takes effect, and says so', () =>
  withInsideFixture(async (fixture) => {
    const body = {
      error: 'unauthorized_client',
      error_description: 'No rules matched from given token to find impersonation user.',
    };
    fixture.emulator.faults.add({ kind: 'status', status: 401, body, path: '/oauth2/v1/token', times: 1 });
    const token = fixture.file('t', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const { code, stdout } = await fixture.setup([...GITHUB, '--subject-token-file', token]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/not yet: a new trust takes a minute or two [^]*Tested:/);
  }));

test('a test of the trust that fails exits with 1 and the explained denial, and the trust stays', () =>
  withInsideFixture(async (fixture) => {
    const token = fixture.file('t', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const body = {
      error: 'unauthorized_client',
      error_description: 'No rules matched from given token to find impersonation user.',
    };
    fixture.emulator.faults.add({ kind: 'status', status: 401, body, path: '/oauth2/v1/token' });
    const { code, stderr } = await fixture.setup([...GITHUB, '--subject-token-file', token, '--wait', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Token exchange denied: .*No rules matched/);
    expect(fixture.inventory().trusts).toHaveLength(1);
  }));

/** Why a secret could not be saved. */
interface Obstacle {
  title: string;
  only?: string | undefined;
  arrange: (fixture: CliFixture) => { flags?: string[]; options?: CliOptions };
  message: RegExp;
}

const OBSTACLES: Obstacle[] = [
  {
    title: 'is a file',
    arrange: (fixture) => ({ options: { environment: { XDG_CONFIG_HOME: fixture.file('config', 'a file') } } }),
    message: /^Cannot write secret: \S+\/config\S*: a part of this path is not a directory/,
  },
  {
    title: 'is on a full disk',
    only: POSIX_SHELL,
    arrange: () => ({ options: { largestFile: 0 } }),
    message: /^Cannot write secret: \S+: the file would be larger than is allowed here/,
  },
  {
    title: 'cannot be created, at a path without end',
    only: PROC,
    arrange: () => ({ flags: ['--client-secret-file', '/proc/nope/deep/s'] }),
    message: /^Cannot write secret: \/proc\/nope cannot be created: /,
  },
];

describe('if the directory of the secret', () => {
  for (const { title, only, arrange, message } of OBSTACLES) {
    // A limit for files belongs to a process.
    const withFixture = title === 'is on a full disk' ? withCliFixture : withInsideFixture;
    unless(only)(`${title}, --rotate-secret leaves the old secret as it is`, () =>
      withFixture(async (fixture) => {
        await fixture.setup(GITHUB);
        const old = app(fixture).clientSecret;
        fixture.emulator.requests.clear();
        const { flags = [], options } = arrange(fixture);
        const { code, stderr } = await fixture.setup([...GITHUB, '--rotate-secret', ...flags], options);
        expect(stderr).toMatch(message);
        expect([code, fixture.writes(), await works(fixture, old)]).toEqual([1, [], true]);
      }),
    );

    unless(only)(`${title}, setup creates nothing`, () =>
      withFixture(async (fixture) => {
        const { flags = [], options } = arrange(fixture);
        const { code, stderr } = await fixture.setup([...GITHUB, ...flags], options);
        expect(stderr).toMatch(message);
        expect([code, fixture.writes()]).toEqual([1, []]);
      }),
    );
  }
});

describe('if the domain creates a new secret and it', () => {
  const ROTATE = [...GITHUB, '--rotate-secret'];
  const REGENERATOR = '/admin/v1/AppClientSecretRegenerator';
  /** Runs before the domain answers the request for a new secret. */
  const whenRequested = ({ emulator }: CliFixture, act: () => void): void => {
    emulator.services.unshift(({ path }) => {
      if (path === REGENERATOR) act();
      return undefined;
    });
  };
  const CONTINUE =
    /the old secret no longer works, and the new one is lost; run this command \(oci-wif setup --rotate-secret/;

  test('cannot take its name, the message says which private file has it', () =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const file = join(fixture.home, 'new', 'secret');
      whenRequested(fixture, () => {
        mkdirSync(file);
      });
      const { code, stdout, stderr } = await fixture.setup([...ROTATE, '--client-secret-file', file]);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/^Cannot write secret: [^]* the old secret no longer works/),
      ]);
      const [, kept = ''] = /the new one is in (\S+),/.exec(stderr) ?? [];
      expect(statSync(kept).mode & 0o777).toBe(0o600);
      const secret = readFileSync(kept, 'utf8');
      expect(await works(fixture, secret)).toBe(true);
      expect(stdout + stderr).not.toContain(secret);
    }));

  test('cannot be saved at all, the message says how to get another', () =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const file = join(fixture.home, 'new', 'secret');
      whenRequested(fixture, () => {
        rmSync(dirname(file), { recursive: true });
      });
      const { code, stderr } = await fixture.setup([...ROTATE, '--client-secret-file', file]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cannot write secret: /)]);
      expect(stderr).toMatch(CONTINUE);
      expect((await fixture.setup([...ROTATE, '--client-secret-file', file])).code).toBe(1);
      fixture.emulator.services.shift();
      expect((await fixture.setup([...ROTATE, '--client-secret-file', file])).code).toBe(0);
      expect(await works(fixture, readFileSync(file, 'utf8'))).toBe(true);
    }));

  test.each<[string, FaultKind]>([
    ['is missing from the answer', { kind: 'status', status: 200, body: {} }],
    ['is lost with the answer', { kind: 'malformed' }],
  ])('%s, the message says so', (_title, fault) =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const files = readdirSync(join(fixture.home, '.config', 'oci-wif'));
      fixture.emulator.faults.add({ ...fault, path: REGENERATOR });
      const { code, stderr } = await fixture.setup(ROTATE);
      expect(code).toBe(1);
      expect(stderr).toMatch(/the old secret may no longer work; run this command \(oci-wif setup --rotate-secret/);
      expect(readdirSync(join(fixture.home, '.config', 'oci-wif'))).toEqual(files);
    }),
  );

  test('is refused, nothing is said about the old one, and no file stays', () =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const directory = join(fixture.home, '.config', 'oci-wif');
      const files = readdirSync(directory);
      fixture.emulator.services.unshift(({ path }) =>
        path === REGENERATOR ? jsonReply(403, { detail: 'not today' }) : undefined,
      );
      const { code, stderr } = await fixture.setup(ROTATE);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Administrator access denied: /)]);
      expect(stderr).not.toContain('old');
      expect(readdirSync(directory)).toEqual(files);
    }));
});

describe('a signal', () => {
  const directoryOf = ({ home }: CliFixture): string => join(home, '.config', 'oci-wif');
  /** Sends signals to setup when the request with this path has arrived, before it is answered. */
  const interruptedAt = (
    fixture: CliFixture,
    path: string,
    args: readonly string[],
    ...signals: NodeJS.Signals[]
  ): Promise<CliResult> => {
    let send: (signal: NodeJS.Signals) => void = () => undefined;
    fixture.emulator.faults.add({
      kind: 'hang',
      when(request) {
        const isMeant = request.method === 'POST' && request.path === path;
        if (isMeant) signals.forEach(send);
        // After the second signal, nothing waits for the answer.
        return isMeant && signals.length > 1;
      },
    });
    return fixture.setup(args, {
      onStart(kill) {
        send = kill;
      },
    });
  };
  const REGENERATOR = '/admin/v1/AppClientSecretRegenerator';

  unless(SIGNALS).each([
    ['SIGINT', 130, []],
    ['SIGHUP', 129, ['--json']],
  ] as const)(
    'of %s while the domain creates a new secret ends setup only when the secret is saved',
    (signal, code, more) =>
      withCliFixture(async (fixture) => {
        await fixture.setup(GITHUB);
        const rotated = await interruptedAt(fixture, REGENERATOR, [...GITHUB, '--rotate-secret', ...more], signal);
        const file = join(directoryOf(fixture), `${app(fixture).name}.secret`);
        expect(rotated.stderr).toBe(
          '\nThe domain is creating the new client secret, which it shows only once. Setup ends when the secret is saved.\n' +
            `\nInterrupted. The old client secret no longer works; the new one is in ${file}.\n`,
        );
        expect(rotated.code).toBe(code);
        expect(readdirSync(directoryOf(fixture))).toEqual([basename(file)]);
        expect(await works(fixture, readFileSync(file, 'utf8'))).toBe(true);
      }),
  );

  unless(SIGNALS)('that is the second one ends setup at once, and the message says that the secret is lost', () =>
    withCliFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const files = readdirSync(directoryOf(fixture));
      const args = [...GITHUB, '--rotate-secret'];
      const { code, stderr } = await interruptedAt(fixture, REGENERATOR, args, 'SIGINT', 'SIGTERM');
      expect(stderr).toMatch(
        /\nInterrupted\. The old client secret may no longer work, and the new one is lost; run this command \(oci-wif setup --rotate-secret …\) again to create another\.\n$/,
      );
      // Of two signals that are sent at once, either may arrive as the second one.
      expect([130, 143]).toContain(code);
      expect(readdirSync(directoryOf(fixture))).toEqual(files);
    }),
  );

  unless(SIGNALS)('after the first change ends setup with the message how to continue, and no file stays', () =>
    withCliFixture(async (fixture) => {
      const { code, stderr } = await interruptedAt(fixture, '/admin/v1/Apps', GITHUB, 'SIGTERM');
      expect(stderr).toBe('\nInterrupted. Some changes may be made already: run the same command again to continue.\n');
      expect(code).toBe(143);
      expect(readdirSync(directoryOf(fixture))).toEqual([]);
      expect((await fixture.setup(GITHUB)).code).toBe(0);
    }),
  );
});

test('--rotate-secret --dry-run --json prints what would change', () =>
  withInsideFixture(async (fixture) => {
    await fixture.setup(GITHUB);
    const { code, stdout } = await fixture.setup([...GITHUB, '--rotate-secret', '--dry-run', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'would-change', clientId: app(fixture).name });
  }));

describe('a file that is no client secret', () => {
  const FOREIGN = [
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----\n',
    '{"token":"ghp_abc"}',
    'eyJhbGciOiJub25lIn0.e30.',
    'one\ntwo\n',
    'a'.repeat(513),
    'pässword',
  ];

  test('is refused before anything is sent, also if nothing changes, and not uploaded', () =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const bin = join(fixture.home, 'bin');
      mkdirSync(bin);
      const log = join(fixture.home, 'gh.log');
      writeFileSync(join(bin, 'gh'), `#!/bin/sh\n/bin/cat >> ${log}\n`, { mode: 0o755 });
      const file = join(fixture.home, 'foreign');
      fixture.emulator.requests.clear();
      for (const text of FOREIGN) {
        writeFileSync(file, text, { mode: 0o600 });
        const flags = ['--client-secret-file', file, '--write-github'];
        const { code, stderr } = await fixture.setup([...GITHUB, ...flags], { environment: { PATH: bin } });
        expect(stderr).toMatch(/^Cannot write secret: \S+\/foreign exists and does not look like a client secret/);
        expect([code, fixture.emulator.requests.length]).toEqual([1, 0]);
        expect(() => readFileSync(log)).toThrow(/ENOENT/);
        expect(readFileSync(file, 'utf8')).toBe(text);
      }
    }));

  test('is not uploaded from the place where setup saves secrets either', () =>
    withInsideFixture(async (fixture) => {
      await fixture.setup(GITHUB);
      const saved = join(fixture.home, '.config', 'oci-wif', `${app(fixture).name}.secret`);
      writeFileSync(saved, FOREIGN[0]!);
      fixture.emulator.requests.clear();
      const { code, stderr } = await fixture.setup([...GITHUB, '--tag', 'v1', '--write-github']);
      expect([code, fixture.writes()]).toEqual([1, []]);
      expect(stderr).toMatch(/^Cannot write secret: \S+ exists and does not look like a client secret/);
    }));
});
