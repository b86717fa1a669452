// What a login leaves on disk, and what it refuses to touch.

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { Failure as FailureType } from '../../src/failure.ts';
import type { LoginName } from '../../src/profile/record.ts';
import type { ProfileRequest } from '../../src/profile/write-profile.ts';
import { watchDiskWrites, watchedFs } from './disk-writes.ts';
import { loginId, loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';
import { startLogin } from './start-login.ts';

jest.unstable_mockModule('node:fs/promises', () => watchedFs);
const { Failure } = await import('../../src/failure.ts');
const { keepProfile } = await import('../../src/profile/record.ts');
const { removeProfile } = await import('../../src/profile/remove-profile.ts');
const { writeProfile } = await import('../../src/profile/write-profile.ts');

afterEach(() => {
  watchDiskWrites(undefined);
  removeTemporaryDirectories();
});

/** The failure of a login that must not have changed or announced anything. */
async function refusal(root: string, request: ProfileRequest): Promise<FailureType> {
  const before = snapshot(root);
  let announced = false;
  const error: unknown = await writeProfile(request, () => (announced = true)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Failure);
  expect(snapshot(root)).toEqual(before);
  expect(announced).toBe(false);
  return error as FailureType;
}

test('writes the same private files as `oci session authenticate`, and a config that refers to them', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, 'new', '.oci');
  const request = loginRequest(home);
  const { paths, warnings } = await writeProfile(request, () => undefined);

  expect(warnings).toEqual([]);
  expect(snapshot(home)).toEqual({
    config: `600 [WIF]
tenancy=ocid1.tenancy.oc1..aaaa
fingerprint=${request.fingerprint}
region=eu-frankfurt-1
key_file=${home}/sessions/WIF/oci_api_key.pem
security_token_file=${home}/sessions/WIF/token
`,
    sessions: '700 directory',
    [`sessions/.WIF.${loginId(0)}`]: '700 directory',
    [`sessions/.WIF.${loginId(0)}/record.json`]: expect.stringMatching(/^600 /) as unknown,
    'sessions/WIF': '700 directory',
    'sessions/WIF/oci_api_key.pem': `600 ${request.privateKeyPem}`,
    'sessions/WIF/oci_api_key_public.pem': `600 ${request.publicKeyPem}`,
    'sessions/WIF/token': '600 header.token-0.signature',
  });
  expect(statSync(path.join(root, 'new')).mode & 0o777).toBe(0o700);
  expect(paths).toEqual({
    ociHome: home,
    givenHome: home,
    configFile: `${home}/config`,
    sessionsDirectory: `${home}/sessions`,
    sessionDirectory: `${home}/sessions/WIF`,
    tokenFile: `${home}/sessions/WIF/token`,
    keyFile: `${home}/sessions/WIF/oci_api_key.pem`,
    publicKeyFile: `${home}/sessions/WIF/oci_api_key_public.pem`,
    databaseTokenDirectory: `${home}/db-token`,
  });
});

test('gives the name of the login before the first byte, without a secret', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, '.oci');
  mkdirSync(home);
  writeFileSync(path.join(home, 'config'), '[WIF]\npass_phrase=hunter2\n');
  const before = snapshot(root);
  const request = loginRequest(home);
  let loginName: LoginName | undefined;
  await writeProfile(request, (announced) => {
    loginName = announced;
    expect(snapshot(root)).toEqual(before);
  });
  expect(loginName).toEqual({
    ociHome: home,
    profile: 'WIF',
    loginId: loginId(0),
    missingDirectories: 1,
  });
  expect(JSON.parse(JSON.stringify(loginName))).toEqual(loginName);
});

test('never lets the config refer to missing files', async () => {
  const home = temporaryDirectory();
  await writeProfile(loginRequest(home, 0), () => undefined);
  const request = loginRequest(home, 1);
  const seen: string[] = [];
  watchDiskWrites(({ call, path: written }) => {
    if (!readFileSync(path.join(home, 'config'), 'utf8').includes(request.fingerprint)) return;
    seen.push(`${call} ${path.basename(written)}`);
    expect(readFileSync(path.join(home, 'sessions/WIF/token'), 'utf8')).toBe(request.token);
  });
  await writeProfile(request, () => undefined);
  expect(seen).toEqual(['rmdir config.lock']);
});

test('keeps the modes of existing files', async () => {
  const home = temporaryDirectory();
  chmodSync(home, 0o755);
  writeFileSync(path.join(home, 'config'), '[A]\nk=v\n');
  chmodSync(path.join(home, 'config'), 0o640);
  await writeProfile(loginRequest(home), () => undefined);
  expect(statSync(home).mode & 0o777).toBe(0o755);
  expect(statSync(path.join(home, 'config')).mode & 0o777).toBe(0o640);
});

test('warns once of a home and a config that other users can write, with the command that corrects it', async () => {
  const home = temporaryDirectory();
  chmodSync(home, 0o777);
  writeFileSync(path.join(home, 'config'), '[A]\nk=v\n');
  chmodSync(path.join(home, 'config'), 0o666);
  const { warnings } = await writeProfile(loginRequest(home), () => undefined);
  expect(warnings).toEqual([
    `${home} can be written by other users. To change that, run: chmod go-w ${home}`,
    `${home}/config can be written by other users. To change that, run: chmod go-w ${home}/config`,
  ]);
});

const asRoot = process.getuid?.() === 0;
const onlyRoot = asRoot ? test : test.skip;

onlyRoot(`the owner of the config is kept${asRoot ? '' : ' (skipped: only root can give files away)'}`, async () => {
  const home = temporaryDirectory();
  writeFileSync(path.join(home, 'config'), '');
  execFileSync('chown', ['65534:65533', path.join(home, 'config')]);
  await writeProfile(loginRequest(home), () => undefined);
  expect(statSync(path.join(home, 'config'))).toMatchObject({ uid: 65534, gid: 65533 });
});

test('without cleanup, overwrites the old files and keeps no backup', async () => {
  const home = temporaryDirectory();
  const directory = path.join(home, 'sessions', 'WIF');
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'token'), 'the token before');
  writeFileSync(path.join(directory, 'note'), 'not ours');
  const request = loginRequest(home);
  await keepProfile((await writeProfile(request, () => undefined)).name);
  expect(Object.keys(snapshot(home)).sort()).toEqual([
    'config',
    'sessions',
    'sessions/WIF',
    'sessions/WIF/note',
    'sessions/WIF/oci_api_key.pem',
    'sessions/WIF/oci_api_key_public.pem',
    'sessions/WIF/token',
  ]);
  expect(readFileSync(path.join(directory, 'token'), 'utf8')).toBe(request.token);
});

test('without cleanup, removal still removes what the login created', async () => {
  const root = temporaryDirectory();
  const { name } = await writeProfile(loginRequest(path.join(root, '.oci')), () => undefined);
  await keepProfile(name);
  expect(await removeProfile(name)).toEqual({ warnings: [], section: 'removed', files: 'removed' });
  expect(snapshot(root)).toEqual({});
});

test('writes real paths into the config if the home is a link', async () => {
  const root = temporaryDirectory();
  mkdirSync(path.join(root, 'real'));
  symlinkSync(path.join(root, 'real'), path.join(root, '.oci'));
  const { paths } = await writeProfile(loginRequest(path.join(root, '.oci')), () => undefined);
  expect(paths).toMatchObject({ ociHome: `${root}/real`, givenHome: `${root}/.oci` });
  expect(readFileSync(path.join(root, 'real', 'config'), 'utf8')).toContain(`key_file=${root}/real/sessions/WIF/`);
});

test('allows the profile DEFAULT, and warns if the config has another one', async () => {
  const home = temporaryDirectory();
  const warningsOf = async (number: number) =>
    (await writeProfile(loginRequest(home, number, { profile: 'DEFAULT' }), () => undefined)).warnings;
  expect(await warningsOf(0)).toEqual([]);
  expect(await warningsOf(1)).toEqual([]);
  appendFileSync(path.join(home, 'config'), '[A]\nk=v\n');
  expect(await warningsOf(2)).toEqual([expect.stringMatching(/inherit .* DEFAULT/)]);
});

test('warns of the config as it is after the login', async () => {
  const home = temporaryDirectory();
  writeFileSync(path.join(home, 'config'), '; note\n[DEFAULT]\nauthentication_type=x\n');
  expect((await writeProfile(loginRequest(home, 0), () => undefined)).warnings).toHaveLength(2);
  const replaced = await writeProfile(loginRequest(home, 1, { profile: 'DEFAULT' }), () => undefined);
  expect(replaced.warnings).toEqual([expect.stringMatching(/";"/), expect.stringMatching(/inherit .* DEFAULT/)]);
});

test('handles a config of 10 MB', async () => {
  const home = temporaryDirectory();
  const content = `[A]\n${Array.from({ length: 100_000 }, (_, number) => `key${number}=${'x'.repeat(90)}`).join('\n')}`;
  writeFileSync(path.join(home, 'config'), content);
  let loginName: LoginName | undefined;
  await writeProfile(loginRequest(home), (announced) => (loginName = announced));
  await removeProfile(loginName!);
  expect(readFileSync(path.join(home, 'config'), 'utf8') === content).toBe(true);
});

const PRIVATE = /PRIVATE KEY|signature|hunter2/;

const hostile: { name: string; spoil: (home: string) => void; says: RegExp }[] = [
  {
    name: 'a damaged config',
    spoil: (home) => {
      writeFileSync(path.join(home, 'config'), '[A]\nk=v\n[A]\npass_phrase=hunter2\n');
    },
    says: /^Invalid OCI config file: .*\/config, line 3: /,
  },
  {
    name: 'a config that is a directory',
    spoil: (home) => {
      mkdirSync(path.join(home, 'config'));
    },
    says: /^Cannot write profile: .*\/config is a directory, not a regular file$/,
  },
  {
    name: 'a config that is a link',
    spoil: (home) => {
      writeFileSync(path.join(home, 'real'), '');
      symlinkSync(path.join(home, 'real'), path.join(home, 'config'));
    },
    says: /config is a symbolic link/,
  },
  {
    name: 'a config that is a pipe, which would block a reader',
    spoil: (home) => {
      execFileSync('mkfifo', [path.join(home, 'config')]);
    },
    says: /config is a special file/,
  },
  {
    name: 'a config of more than 32 MB',
    spoil: (home) => {
      writeFileSync(path.join(home, 'config'), '');
      truncateSync(path.join(home, 'config'), 33 * 1024 * 1024);
    },
    says: /config is larger than 33554432 bytes/,
  },
  {
    name: 'sessions that are a link',
    spoil: (home) => {
      mkdirSync(path.join(home, 'elsewhere'));
      symlinkSync('elsewhere', path.join(home, 'sessions'));
    },
    says: /sessions is a symbolic link, not a directory/,
  },
  {
    name: 'sessions that are a file',
    spoil: (home) => {
      writeFileSync(path.join(home, 'sessions'), '');
    },
    says: /sessions is a file, not a directory/,
  },
  {
    name: 'a session directory that is a link',
    spoil: (home) => {
      mkdirSync(path.join(home, 'sessions'));
      symlinkSync('..', path.join(home, 'sessions', 'WIF'));
    },
    says: /sessions\/WIF is a symbolic link/,
  },
  {
    name: 'a key file that is a link',
    spoil: (home) => {
      mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
      symlinkSync('/etc/passwd', path.join(home, 'sessions', 'WIF', 'oci_api_key.pem'));
    },
    says: /oci_api_key.pem is a symbolic link/,
  },
  {
    name: 'a session directory in which all may write',
    spoil: (home) => {
      mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
      chmodSync(path.join(home, 'sessions', 'WIF'), 0o777);
    },
    says: /sessions\/WIF can be written by other users/,
  },
  {
    name: 'sessions in which the group may write',
    spoil: (home) => {
      mkdirSync(path.join(home, 'sessions'));
      chmodSync(path.join(home, 'sessions'), 0o775);
    },
    says: /sessions can be written by other users/,
  },
];

test.each(hostile)('refuses without changing anything: $name', async ({ spoil, says }) => {
  const home = temporaryDirectory();
  spoil(home);
  const failure = await refusal(home, loginRequest(home));
  expect(failure.message).toMatch(says);
  expect(`${failure.message} ${failure.hint ?? ''}`).not.toMatch(PRIVATE);
});

const nonsense: { name: string; change: (root: string) => Partial<ProfileRequest>; says: RegExp }[] = [
  { name: 'a profile that leads out', change: () => ({ profile: '..' }), says: /profile name/ },
  { name: 'a profile with a slash', change: () => ({ profile: '../../x' }), says: /profile name/ },
  {
    name: 'a profile too long for a file name',
    change: () => ({ profile: 'x'.repeat(300) }),
    says: /profile name/,
  },
  { name: 'a tenancy with a newline', change: () => ({ tenancy: 'a\nuser=b' }), says: /the value for tenancy/ },
  { name: 'a region with %', change: () => ({ region: '%(x)s' }), says: /the value for region/ },
  { name: 'a home with =', change: (root) => ({ ociHome: `${root}/a=b` }), says: /the value for key_file holds "="/ },
  {
    name: 'a home below a file',
    change: (root) => {
      writeFileSync(path.join(root, 'file'), '');
      return { ociHome: path.join(root, 'file', '.oci') };
    },
    says: /file\/\.oci: a part of this path is not a directory/,
  },
  {
    name: 'a home that is a link to nowhere',
    change: (root) => {
      symlinkSync('nowhere', path.join(root, '.oci'));
      return { ociHome: path.join(root, '.oci') };
    },
    says: /\.oci is a symbolic link, not a directory/,
  },
];

test.each(nonsense)('refuses before anything is written: $name', async ({ change, says }) => {
  const root = temporaryDirectory();
  const failure = await refusal(root, loginRequest(path.join(root, '.oci'), 0, change(root)));
  expect(failure.message).toMatch(/^Cannot write profile: /);
  expect(failure.message).toMatch(says);
  expect(`${failure.message} ${failure.hint ?? ''}`).not.toMatch(PRIVATE);
});

describe('a login that fails undoes its changes', () => {
  const onFire = (write: number) => {
    watchDiskWrites(({ number }) => {
      if (number === write) throw Object.assign(new Error('the disk is on fire'), { code: 'EIO' });
    });
  };

  test('at whatever write the disk fails', async () => {
    for (let write = 1; ; write += 1) {
      const root = temporaryDirectory();
      const home = path.join(root, '.oci');
      mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
      writeFileSync(path.join(home, 'sessions', 'WIF', 'token'), 'the token before');
      writeFileSync(path.join(home, 'config'), '[WIF]\nuser=before');
      const before = snapshot(root);
      onFire(write);
      const failure = await writeProfile(loginRequest(home), () => undefined).then(
        () => undefined,
        (error: unknown) => (error as FailureType).message,
      );
      if (failure === undefined) {
        expect(write).toBeGreaterThan(12);
        return;
      }
      expect(failure).toMatch(/^Cannot write profile: .*does not answer/);
      expect({ write, root: snapshot(root) }).toEqual({ write, root: before });
    }
  });

  test('and removes the directories that it created', async () => {
    for (let write = 1; ; write += 1) {
      const root = temporaryDirectory();
      onFire(write);
      const attempt = writeProfile(loginRequest(path.join(root, 'a', 'b', '.oci')), () => undefined);
      if (await attempt.then(Boolean, () => false)) {
        expect(write).toBeGreaterThan(12);
        return;
      }
      expect({ write, root: snapshot(root) }).toEqual({ write, root: {} });
    }
  });

  test('when the disk is full halfway through the config', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    mkdirSync(home);
    writeFileSync(path.join(home, 'config'), `[A]\n${'# note\n'.repeat(100_000)}`);
    const before = snapshot(root);
    const end = await startLogin({ request: loginRequest(home) }, { largestFile: 64 });
    expect(end).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Cannot write profile: .*larger than is allowed here/) as unknown,
    });
    expect(end.loginName).toBeDefined();
    expect(snapshot(root)).toEqual(before);
  });

  test('when the disk is full halfway through a file that replaces one of a profile that stays', async () => {
    const home = temporaryDirectory();
    await keepProfile((await writeProfile(loginRequest(home), () => undefined)).name);
    const before = snapshot(home);
    const end = await startLogin(
      { request: loginRequest(home, 1, { token: 'x'.repeat(100_000) }) },
      { largestFile: 64 },
    );
    expect(end.stderr).toMatch(/larger than is allowed here/);
    expect(snapshot(home)).toEqual(before);
  });
});

onlyRoot(
  `a home in which we may not write${asRoot ? '' : ' (skipped: needs root to become somebody else)'}`,
  async () => {
    const root = temporaryDirectory();
    chmodSync(root, 0o755);
    const before = snapshot(root);
    const end = await startLogin({ request: loginRequest(path.join(root, '.oci')), account: 65534 });
    expect(end.stderr).toBe(`Cannot write profile: ${root}/.oci: permission denied`);
    expect(end.status).toBe(1);
    expect(snapshot(root)).toEqual(before);
  },
);

onlyRoot(`a config that we may not read${asRoot ? '' : ' (skipped: needs root to become somebody else)'}`, async () => {
  const home = temporaryDirectory();
  chmodSync(home, 0o777);
  writeFileSync(path.join(home, 'config'), '', { mode: 0o600 });
  const end = await startLogin({ request: loginRequest(home), account: 65534 });
  expect(end.stderr).toBe(`Cannot write profile: ${home}/config: permission denied`);
  expect(end.loginName).toBeUndefined();
});

describe('the lock', () => {
  test('fails with the path of the lock and writes nothing while another process holds it', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    mkdirSync(path.join(home, 'config.lock'), { recursive: true });
    const before = snapshot(root);
    const attempt = writeProfile(loginRequest(home), () => undefined, { patience: 300 });
    await expect(attempt).rejects.toThrow(`Cannot write profile: another process holds the lock ${home}/config.lock`);
    expect(snapshot(root)).toEqual(before);
  });

  test('takes over the lock of a killed process', async () => {
    const home = temporaryDirectory();
    mkdirSync(path.join(home, 'config.lock'));
    await writeProfile(loginRequest(home), () => undefined);
    expect(existsSync(path.join(home, 'config.lock'))).toBe(false);
    expect(existsSync(path.join(home, 'config'))).toBe(true);
  });

  test('takes over the lock of a killed process that is dated in the future', async () => {
    const home = temporaryDirectory();
    const lock = path.join(home, 'config.lock');
    mkdirSync(lock);
    const tomorrow = new Date(Date.now() + 86_400_000);
    utimesSync(lock, tomorrow, tomorrow);
    await writeProfile(loginRequest(home), () => undefined);
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(path.join(home, 'config'))).toBe(true);
  });

  test('does not change the config if the lock is lost', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    watchDiskWrites(({ path: written }) => {
      if (path.basename(written).startsWith('.config.'))
        rmSync(path.join(home, 'config.lock'), { recursive: true, force: true });
    });
    const attempt = writeProfile(loginRequest(home), () => undefined);
    await expect(attempt).rejects.toThrow('another process holds the lock');
    expect(snapshot(root)).toEqual({});
  });

  test('a login that lost the lock is undone only when no other process holds it', async () => {
    const root = temporaryDirectory();
    const lock = path.join(root, '.oci', 'config.lock');
    let [isLost, isHeldByOther] = [false, false];
    const intrusions: string[] = [];
    let attempts = 0;
    watchDiskWrites(({ call, path: written }) => {
      // The temporary file has a name of its own, so its removal disturbs nobody.
      const isOwn = path.basename(written).startsWith('.config.');
      if (isHeldByOther && written !== lock && !isOwn) intrusions.push(`${call} ${written}`);
      // The other process ends when it sees that somebody waits for it.
      if (isHeldByOther && call === 'mkdir' && (attempts += 1) === 3) {
        isHeldByOther = false;
        rmdirSync(lock);
      }
      if (isLost || !path.basename(written).startsWith('.config.')) return;
      rmSync(lock, { recursive: true });
      mkdirSync(lock);
      [isLost, isHeldByOther] = [true, true];
    });
    const attempt = writeProfile(loginRequest(path.join(root, '.oci')), () => undefined);
    await expect(attempt).rejects.toThrow('another process holds the lock');
    expect([intrusions, attempts]).toEqual([[], 3]);
    expect(snapshot(root)).toEqual({});
  });

  test('reads the config again once the lock is held', async () => {
    const home = temporaryDirectory();
    await writeProfile(loginRequest(home), () => {
      writeFileSync(path.join(home, 'config'), '[A]\nadded=meanwhile\n');
    });
    expect(readFileSync(path.join(home, 'config'), 'utf8')).toMatch(/^\[A\]\nadded=meanwhile\n\[WIF\]\n/);
  });

  test('creates the home again if another process removes it just before the lock', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    mkdirSync(home);
    await writeProfile(loginRequest(home), () => {
      rmSync(home, { recursive: true });
    });
    expect(existsSync(path.join(home, 'sessions', 'WIF', 'token'))).toBe(true);
  });

  test('its removal leaves nothing if another process has removed the home or the config just before the lock', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    for (const removed of [home, path.join(home, 'config')]) {
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, 'config'), '[A]\n');
      const { name } = await writeProfile(loginRequest(home), () => {
        rmSync(removed, { recursive: true });
      });
      expect((await removeProfile(name)).warnings).toEqual([]);
      expect(existsSync(removed)).toBe(false);
    }
  });
});

test('writes nothing if what is called under the lock throws, and the home is as before', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  const seen: boolean[] = [];
  const whileLocked = () => {
    seen.push(existsSync(path.join(home, 'config.lock')));
    return Promise.reject(new Error('in use'));
  };
  await expect(writeProfile(loginRequest(home), () => undefined, { whileLocked })).rejects.toThrow('in use');
  expect([seen, existsSync(home)]).toEqual([[true], false]);
});
