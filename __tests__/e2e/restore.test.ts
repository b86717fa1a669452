import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '../../emulator/runner.ts';
import { LINKS, unless } from '../platform.ts';
import {
  type ActionFixture,
  errorsOf,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());

const API_KEY_CONFIG = `# mine, do not touch
[DEFAULT]
user=ocid1.user.oc1..aaaame
fingerprint=00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff
key_file=/home/me/key.pem
tenancy=ocid1.tenancy.oc1..aaaamine
region=us-phoenix-1
pass_phrase=p@ss

[OTHER]
region = eu-zurich-1`;

function withConfig(config: string | Buffer): { job: Job; config: () => string } {
  const job = fixture.job();
  const file = join(job.home, '.oci', 'config');
  mkdirSync(join(job.home, '.oci'), { recursive: true });
  writeFileSync(file, config, { mode: 0o600 });
  return { job, config: () => readFileSync(file, 'latin1') };
}

describe('an existing home', () => {
  it.each([
    ['an API key and no final newline', API_KEY_CONFIG],
    [
      'CRLF and bytes that are no UTF-8',
      Buffer.concat([
        Buffer.from('# caf'),
        Buffer.of(0xe9, 0x0d, 0x0a),
        Buffer.from(API_KEY_CONFIG.replaceAll('\n', '\r\n')),
      ]),
    ],
    [
      'a section of our name in the middle',
      `[A]\nregion=x\n\n[WIF]\nregion=old\npass_phrase=s3cr3t\n\n# about B\n[B]\nregion=y\n`,
    ],
  ])('with %s is put back byte for byte', async (_name, text) => {
    const { job, config } = withConfig(text);
    const before = snapshot(join(job.home, '.oci'));
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([]);
    expect(config()).toContain(`[WIF]\ntenancy=${fixture.emulator.tenancy}\n`);
    expect(config().match(/^\[WIF\]/gm)).toHaveLength(1);
    const post = await job.post(step);
    expect(warningsOf(post)).toEqual([]);
    expect(snapshot(join(job.home, '.oci'))).toEqual(before);
  });

  it('keeps every other byte during the login, and what a later step adds', async () => {
    const { job, config } = withConfig(API_KEY_CONFIG);
    const step = await job.main(fixture.inputs);
    expect(config().startsWith(`${API_KEY_CONFIG}\n`)).toBe(true);
    writeFileSync(join(job.home, '.oci', 'config'), `${config()}\n[LATER]\nregion=z\n`);
    await job.post(step);
    expect(config()).toContain('[LATER]\nregion=z\n');
    expect(config()).not.toContain('[WIF]');
  });

  it('gets its replaced session files back', async () => {
    const { job } = withConfig('[WIF]\nregion=mine\n');
    const session = join(job.home, '.oci', 'sessions', 'WIF');
    mkdirSync(session, { recursive: true });
    writeFileSync(join(session, 'token'), 'my own token', { mode: 0o600 });
    chmodSync(session, 0o700);
    const before = snapshot(job.home);
    const step = await job.main(fixture.inputs);
    expect(readFileSync(join(session, 'token'), 'utf8')).not.toBe('my own token');
    await job.post(step);
    expect(snapshot(job.home)).toEqual(before);
  });
});

describe('several logins in one job', () => {
  it.each([
    ['with one profile', ['WIF', 'WIF']],
    ['with one profile twice', ['WIF', 'OTHER', 'WIF']],
  ])('%s are undone in reverse order, each its own', async (_name, profiles) => {
    const { job } = withConfig(API_KEY_CONFIG);
    const before = snapshot(job.home);
    // Compares only what tools read, not the backups.
    const seen = (): [string, string][] =>
      Object.entries(snapshot(job.home)).filter(([path]) => !path.includes('/sessions/.'));
    const states = [seen()];
    const steps = [];
    for (const profile of profiles) {
      steps.push(await job.main({ ...fixture.inputs, profile, 'export-environment': 'false' }));
      states.push(seen());
    }
    expect(steps.flatMap((step) => errorsOf(step))).toEqual([]);
    for (const step of steps.reverse()) {
      states.pop();
      expect(warningsOf(await job.post(step))).toEqual([]);
      expect(seen()).toEqual(states.at(-1));
    }
    expect(snapshot(job.home)).toEqual(before);
  });

  it('a failed login leaves the earlier one unchanged, and its post step has nothing to do', async () => {
    const job = fixture.job();
    const first = await job.main(fixture.inputs);
    const between = snapshot(job.home);
    const second = await job.main({ ...fixture.inputs, 'client-secret': 'a-wrong-secret' });
    expect(second.exitCode).toBe(1);
    expect(snapshot(job.home)).toEqual(between);
    const post = await job.post(second);
    expect([post.exitCode, warningsOf(post)]).toEqual([0, []]);
    expect(snapshot(job.home)).toEqual(between);
    await job.post(first);
    expect(snapshot(job.home)).toEqual({});
  });
});

describe('cleanup', () => {
  it('false leaves the profile, and post has nothing to do', async () => {
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, cleanup: 'false' });
    const after = snapshot(job.home);
    expect(step.state).toEqual({ login: '' });
    const post = await job.post(step);
    expect(post.stdout).toBe('Nothing to clean up: this step wrote no profile, or its input cleanup is false\n');
    expect(snapshot(job.home)).toEqual(after);
  });

  it('false twice replaces the profile and leaves no backup', async () => {
    const job = fixture.job();
    await job.main({ ...fixture.inputs, cleanup: 'false' });
    const names = Object.keys(snapshot(job.home));
    await job.main({ ...fixture.inputs, cleanup: 'false' });
    expect(Object.keys(snapshot(job.home))).toEqual(names);
  });

  it('undoes a login that was killed after its state was saved, wherever that was', async () => {
    // At most some of these hit between state and last byte; each must end with the home as it was.
    for (const delay of [0, 1, 2, 4, 8]) {
      const { job } = withConfig(API_KEY_CONFIG);
      const before = snapshot(job.home);
      const step = await job.main(fixture.inputs, {
        onStart: (child) => {
          const exchange = fixture.emulator.requests.length;
          const watch = setInterval(() => {
            const done = fixture.emulator.requests
              .slice(exchange)
              .some(({ path, status }) => path.startsWith('/oauth2') && status === 200);
            if (!done) return;
            clearInterval(watch);
            setTimeout(() => child.kill('SIGKILL'), delay);
          }, 1);
        },
      });
      const post = await job.post(step);
      expect(post.exitCode).toBe(0);
      const after = snapshot(job.home);
      // The lock of a killed process stays until another process needs it. The post step needs it only if there is something to undo.
      delete after['.oci/config.lock'];
      expect(after).toEqual(before);
    }
  });

  it.each([
    [
      'vanished',
      (home: string) => {
        rmSync(home, { recursive: true });
      },
    ],
    [
      'lost its config',
      (home: string) => {
        rmSync(join(home, 'config'));
      },
    ],
    [
      'lost its session files',
      (home: string) => {
        rmSync(join(home, 'sessions'), { recursive: true });
      },
    ],
  ])('of a home that %s warns and does not fail', async (_name, damage) => {
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    damage(join(job.home, '.oci'));
    const post = await job.post(step);
    expect(post.exitCode).toBe(0);
    expect(post.stderr).toBe('');
    expect(Object.keys(snapshot(job.home)).filter((path) => /token|pem/.test(path))).toEqual([]);
  });

  unless(LINKS)(
    'says what is left when the config has become a link, and does not claim to have removed it',
    async () => {
      const job = fixture.job();
      const step = await job.main(fixture.inputs);
      const home = join(job.home, '.oci');
      renameSync(join(home, 'config'), join(job.directory, 'moved'));
      symlinkSync(join(job.directory, 'moved'), join(home, 'config'));
      const post = await job.post(step);
      expect(post.exitCode).toBe(0);
      expect(warningsOf(post)).toEqual([
        expect.stringContaining(
          `${join(home, 'config')} is a symbolic link to ${join(job.directory, 'moved')}, which is outside your home`,
        ),
        expect.stringMatching(
          /^Still on this machine: the section \[WIF\] in \S+\/config, \S+\/sessions\/\.WIF\.[0-9a-f]{32}$/,
        ),
      ]);
      expect(post.stdout).not.toContain('Removed');
    },
  );

  unless(LINKS)('follows a config that is a link to a file in the home directory, and restores that file', async () => {
    const job = fixture.job();
    const [home, dotfile] = [join(job.home, '.oci'), join(job.home, 'dotfiles-oci')];
    mkdirSync(home, { mode: 0o700 });
    writeFileSync(dotfile, '# mine\n[OTHER]\nregion=x', { mode: 0o640 });
    symlinkSync('../dotfiles-oci', join(home, 'config'));
    const before = snapshot(job.home);
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([]);
    expect(readFileSync(dotfile, 'utf8')).toMatch(/^# mine\n\[OTHER\]\nregion=x\n\[WIF\]\ntenancy=/);
    expect(lstatSync(join(home, 'config')).isSymbolicLink()).toBe(true);
    expect((await job.post(step)).stdout).toContain('Removed the profile WIF');
    expect(snapshot(job.home)).toEqual(before);
  });

  it.each([
    ['nonsense', 'no json'],
    [
      'a path out of the home',
      JSON.stringify({
        ociHome: tmpdir(),
        profile: '../../etc',
        loginId: 'a'.repeat(32),
        missingDirectories: 0,
      }),
    ],
  ])('of state that is %s removes nothing and does not fail', async (_name, login) => {
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    const before = snapshot(job.home);
    const post = await job.post({ ...step, state: { login } });
    expect(post.exitCode).toBe(0);
    expect(warningsOf(post)).toHaveLength(1);
    expect(post.stdout).not.toContain('Removed');
    expect(snapshot(job.home)).toEqual(before);
  });
});

// The whole list is in profile/profile-store.test.ts.
describe('a home that is refused', () => {
  type Refused = [name: string, make: (job: Job) => void, message: RegExp];
  const refused: Refused[] = [
    [
      'has a byte order mark',
      (job) => {
        config(job, '\ufeff[DEFAULT]\n');
      },
      /^Invalid OCI config file: .*\.oci.config, line 1\b/,
    ],
    [
      'has a section twice',
      (job) => {
        config(job, '[A]\nx=1\n[A]\npass_phrase=hunter2\n');
      },
      /^Invalid OCI config file: .*\.oci.config, line 3\b/,
    ],
    [
      'is a file',
      (job) => {
        writeFileSync(join(job.home, '.oci'), '');
      },
      /^Cannot write profile: /,
    ],
  ];
  const linked: Refused[] = [
    [
      'has a symbolic link for a config',
      (job) => {
        mkdirSync(join(job.home, '.oci'));
        writeFileSync(join(job.directory, 'elsewhere'), '');
        symlinkSync(join(job.directory, 'elsewhere'), join(job.home, '.oci', 'config'));
      },
      /^Cannot write profile: .*\.oci.config is a symbolic link to .*elsewhere, which is outside your home directory\. What to do: /,
    ],
    [
      'has a link to a directory for a config',
      (job) => {
        mkdirSync(join(job.home, '.oci', 'directory'), { recursive: true });
        symlinkSync('directory', join(job.home, '.oci', 'config'));
      },
      /^Cannot write profile: .*.config is a symbolic link to .*directory, which is not a regular file\. What to do: /,
    ],
    [
      'has a link to nowhere for a config',
      (job) => {
        mkdirSync(join(job.home, '.oci'));
        symlinkSync('nowhere', join(job.home, '.oci', 'config'));
      },
      /^Cannot write profile: .*.config is a symbolic link to a file that does not exist\. What to do: /,
    ],
  ];
  function config(job: Job, text: string): void {
    mkdirSync(join(job.home, '.oci'));
    writeFileSync(join(job.home, '.oci', 'config'), text);
  }

  const reported = async (make: (job: Job) => void, message: RegExp) => {
    const job = fixture.job();
    make(job);
    const before = snapshot(job.home);
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([expect.stringMatching(message)]);
    expect(errorsOf(step)[0]).not.toContain('hunter2');
    expect(step.exitCode).toBe(1);
    expect(snapshot(job.home)).toEqual(before);
    expect([step.outputs, step.exported]).toEqual([{}, {}]);
  };
  it.each(refused)('because it %s is reported and left unchanged', (_name, make, message) => reported(make, message));
  unless(LINKS).each(linked)('because it %s is reported and left unchanged', (_name, make, message) =>
    reported(make, message),
  );

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it : it.skip)("because its config is another user's link (needs root to make one)", async () => {
    const job = fixture.job();
    const link = join(job.home, '.oci', 'config');
    mkdirSync(join(job.home, '.oci'));
    writeFileSync(join(job.home, 'file'), '');
    symlinkSync('../file', link);
    lchownSync(link, 1234, 1234);
    expect(errorsOf(await job.main(fixture.inputs))).toEqual([
      expect.stringContaining(
        `${link} is a symbolic link to ${join(job.home, 'file')}, and one of the two belongs to another user`,
      ),
    ]);
  });

  it.each([
    ['a comment that the TypeScript SDK cannot read', '; mine\n[DEFAULT]\nregion=x\n', /;/],
    ['an inherited authentication_type', '[DEFAULT]\nauthentication_type=instance_principal\n', /authentication_type/],
  ])('not, but warns of %s', async (_name, text, warning) => {
    const { job } = withConfig(text);
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([]);
    expect(warningsOf(step)).toEqual([expect.stringMatching(warning)]);
  });
});
