// The directories and files that `oci-wif login` writes, where they cannot be created, and where another process changes them meanwhile.

import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODES, PROC, SIGNALS, describeUnless, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { withoutLinkIn } from '../last-failure.ts';
import { nodeOptions } from '../e2e/action-fixture.ts';
import { runCli, type CliFixture, type CliResult } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

/** A user ID that no account database has. */
const NO_ACCOUNT = 471_147;

let fixture: CliFixture;
let args: string[];
let environment: Record<string, string>;

beforeAll(async () => {
  fixture = await openInsideFixture();
  const { clientId, clientSecret } = fixture.emulator.domain.trustGitHub({ repository: 'octo/app' });
  args = [
    ...['login', '--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1'],
    ...['--subject-token-env', 'SUBJECT', '--max-attempts', '1'],
  ];
  const token = await fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
  environment = { OCI_WIF_CLIENT_SECRET: clientSecret, SUBJECT: token };
});
afterEach(removeTemporaryDirectories);
afterAll(() => fixture.close());

function login(more: readonly string[], variables: Record<string, string> = {}): Promise<CliResult> {
  return fixture.cli([...args, ...more], { environment: { ...environment, ...variables } });
}

describeUnless(PROC)('a place where no directory can be created ends the login', () => {
  test('in the path of the OCI home, and the message names it', async () => {
    expect(await login(['--oci-home', '/proc/nope/.oci'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Cannot write profile: /proc/nope cannot be created: its parent takes no directories\n',
    });
  });
});

unless(MODES)(
  'with a umask that takes every access away, the owner can still read what the login creates',
  async () => {
    const home = join(temporaryDirectory(), 'a', '.oci');
    const before = process.umask(0o777);
    let result: CliResult;
    try {
      result = await login(['--oci-home', home]);
    } finally {
      process.umask(before);
    }
    expect(result.stderr).toBe('');
    for (const directory of ['..', '.', 'sessions', 'sessions/WIF'])
      expect([directory, statSync(join(home, directory)).mode & 0o777]).toEqual([directory, 0o700]);
    for (const file of ['config', 'sessions/WIF/token', 'sessions/WIF/oci_api_key.pem'])
      expect([file, statSync(join(home, file)).mode & 0o777]).toEqual([file, 0o600]);
    expect((await fixture.cli(['logout', '--oci-home', home])).code).toBe(0);
    expect(existsSync(home)).toBe(false);
  },
);

/**
 * Replaces the temporary file of the config with a link as soon as it is open or synced: like another process that always wins the
 * race. The events of the files are those of Node, so the login itself runs unchanged.
 */
const RACER = `
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
const { SWAP_AT, VICTIM } = process.env;
const isConfig = (file) => /[/\\\\]\\.config\\.[0-9a-f]+$/.test(String(file));
function swap(file, moment) {
  if (moment !== SWAP_AT || !isConfig(file)) return;
  fs.rmSync(file);
  fs.symlinkSync(VICTIM, file);
}
const { open } = promises;
promises.open = async (file, ...rest) => {
  const handle = await open(file, ...rest);
  if (rest[0] === 'wx') {
    swap(file, 'open');
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      swap(file, 'sync');
    };
  }
  return handle;
};
syncBuiltinESMExports();
`;

describeUnless(MODES ?? SIGNALS)('a process that replaces the temporary config with a link', () => {
  const isRoot = process.getuid?.() === 0;

  test.each(['open', 'sync'])(
    'after its %s cannot make the login change the file behind the link, and the config stays',
    async (moment) => {
      const [root, home] = [temporaryDirectory(), join(temporaryDirectory(), '.oci')];
      const [victim, racer, config] = [join(root, 'victim'), join(root, 'racer.mjs'), join(home, 'config')];
      mkdirSync(home);
      writeFileSync(config, '[OTHER]\nregion=us-ashburn-1\n');
      chmodSync(config, 0o666);
      // Only root can be made to give a file away.
      if (isRoot) for (const each of [home, config]) chownSync(each, 1001, 1001);
      writeFileSync(victim, 'secret', { mode: 0o600 });
      const before = ownership(victim);
      writeFileSync(racer, RACER);
      const NODE_OPTIONS = `${nodeOptions().NODE_OPTIONS} --import ${JSON.stringify(racer)}`;
      const variables = fixture.environment({ ...environment, NODE_OPTIONS, SWAP_AT: moment, VICTIM: victim });
      const { code, stderr } = await runCli([...args, '--oci-home', home], variables);
      expect(ownership(victim)).toEqual(before);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(
          /Cannot write profile: \S+\/\.config\.[0-9a-f]+ was replaced by another program\. What to do: Make sure that no other account can write to \S+\.\n$/,
        ),
      ]);
      expect(readFileSync(config, 'utf8')).toBe('[OTHER]\nregion=us-ashburn-1\n');
      expect(lstatSync(config).isFile()).toBe(true);
    },
  );

  unless(isRoot ? undefined : 'only root can give a file to another account')(
    'or leaves it alone: the config keeps its owner and its mode',
    async () => {
      const home = join(temporaryDirectory(), '.oci');
      const config = join(home, 'config');
      mkdirSync(home);
      writeFileSync(config, '[OTHER]\nregion=us-ashburn-1\n');
      chmodSync(config, 0o640);
      for (const each of [home, config]) chownSync(each, 1001, 1002);
      const before = ownership(config);
      expect((await login(['--oci-home', home])).stderr).toBe('');
      expect(readFileSync(config, 'utf8')).toContain('[WIF]');
      expect(ownership(config)).toEqual(before);
      expect((await fixture.cli(['logout', '--oci-home', home])).code).toBe(0);
      expect(ownership(config)).toEqual(before);
    },
  );
});

function ownership(file: string): { uid: number; gid: number; mode: number } {
  const { uid, gid, mode } = lstatSync(file);
  return { uid, gid, mode };
}

describeUnless(MODES ?? (process.getuid?.() === 0 ? undefined : 'only root can make a home of another account'))(
  'a home that other users can write',
  () => {
    const home = (uid: number): string => {
      const directory = join(temporaryDirectory(), '.oci');
      mkdirSync(directory);
      chmodSync(directory, 0o777);
      chownSync(directory, uid, uid);
      return directory;
    };

    test('is refused if it belongs to another account, and nothing is written', async () => {
      const directory = home(1001);
      expect(await login(['--oci-home', directory])).toEqual({
        code: 1,
        stdout: '',
        stderr: `Cannot write profile: ${directory} belongs to another account and can be written by other users. What to do: choose another directory with oci-home\n`,
      });
      expect(existsSync(join(directory, 'config'))).toBe(false);
    });

    test('is warned of if it belongs to this account', async () => {
      const directory = home(0);
      const { code, stderr } = await login(['--oci-home', directory]);
      expect([code, stderr]).toEqual([0, expect.stringContaining(`${directory} can be written by other users`)]);
    });
  },
);

describe('a logout', () => {
  test('succeeds if the OCI home was removed, and says so', async () => {
    const home = join(temporaryDirectory(), '.oci');
    expect((await login(['--oci-home', home])).code).toBe(0);
    rmSync(home, { recursive: true });
    const where = ['logout', '--oci-home', home];
    expect(await fixture.cli(where)).toEqual({
      code: 0,
      stdout: `${home} does not exist, so there is nothing to do\n`,
      stderr: '',
    });
  });

  test('does not claim to have removed a profile that somebody else has replaced', async () => {
    const home = join(temporaryDirectory(), '.oci');
    const config = join(home, 'config');
    expect((await login(['--oci-home', home])).code).toBe(0);
    const theirs = readFileSync(config, 'utf8').replace(/^fingerprint=.*$/m, `fingerprint=${'ab:'.repeat(15)}ab`);
    writeFileSync(config, theirs);
    const { stdout, stderr } = await fixture.cli(['logout', '--oci-home', home]);
    expect([stdout, stderr]).toEqual(['', expect.stringContaining(' was left unchanged')]);
    expect(readFileSync(config, 'utf8')).toBe(theirs);
  });
});

describe('without a home directory', () => {
  test('a relative HOME is named, with the ways out', async () => {
    expect(await login([], { HOME: 'home' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Invalid input: HOME is "home", a relative path; expected: an absolute path in HOME or in --oci-home\n',
    });
  });

  describeUnless(MODES ?? (process.getuid?.() === 0 ? undefined : 'only root can run a program as another account'))(
    'for a user ID that has no account',
    () => {
      /** The clone and its files may be readable for their owner only, so the program runs from a copy. */
      function loginWithoutAccount(directory: string, more: string[]): Promise<CliResult> {
        chmodSync(directory, 0o755);
        cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), join(directory, 'dist'), { recursive: true });
        execFileSync('chmod', ['-R', 'a+rX', join(directory, 'dist')]);
        const authority = join(directory, 'ca.pem');
        copyFileSync(fixture.emulator.caFile, authority);
        chmodSync(authority, 0o644);
        for (const name of ['home', 'state']) {
          mkdirSync(join(directory, name));
          chownSync(join(directory, name), NO_ACCOUNT, NO_ACCOUNT);
        }
        const variables = { ...environment, NODE_EXTRA_CA_CERTS: authority, XDG_STATE_HOME: join(directory, 'state') };
        return new Promise((resolve) => {
          execFile(
            process.execPath,
            [join(directory, 'dist', 'cli', 'index.js'), ...args, ...more],
            { cwd: directory, env: variables, uid: NO_ACCOUNT, gid: NO_ACCOUNT },
            (error, stdout, stderr) => {
              resolve(withoutLinkIn({ code: Number(error?.code ?? 0), stdout, stderr }));
            },
          );
        });
      }

      test('HOME is asked for, or an absolute directory', async () => {
        expect(await loginWithoutAccount(temporaryDirectory(), [])).toEqual({
          code: 2,
          stdout: '',
          stderr:
            'Invalid input: HOME is not set, and the account has no home directory; ' +
            'expected: an absolute path in HOME or in --oci-home\n',
        });
      });

      test('an absolute directory is enough', async () => {
        const directory = temporaryDirectory();
        const ociHome = join(directory, 'home', '.oci');
        const { code, stderr } = await loginWithoutAccount(directory, ['--oci-home', ociHome]);
        expect([code, stderr]).toEqual([0, expect.not.stringContaining('Internal error')]);
        expect(readFileSync(join(ociHome, 'config'), 'utf8')).toContain('[WIF]');
      });
    },
  );
});
