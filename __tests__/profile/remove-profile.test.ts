// What a logout does if the home was changed after the login, and what it never does.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { recordFile } from '../../src/profile/record.ts';
import { fingerprintOf, keepProfile, type LoginName, updateRecord } from '../../src/profile/record.ts';
import { remainsOf, removeProfile } from '../../src/profile/remove-profile.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { nameWorkDirectory } from '../../src/system/directories.ts';
import { LINKS, unless } from '../platform.ts';
import { loginId, loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

afterEach(removeTemporaryDirectories);

async function login(home: string, number = 0, changes: Parameters<typeof loginRequest>[2] = {}): Promise<LoginName> {
  let loginName: LoginName | undefined;
  await writeProfile(loginRequest(home, number, changes), (announced) => (loginName = announced));
  return loginName!;
}

/** A home in use, with a profile that a login replaces. */
function usedHome(): string {
  const home = path.join(temporaryDirectory(), '.oci');
  mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
  writeFileSync(path.join(home, 'sessions', 'WIF', 'token'), 'the token before');
  writeFileSync(path.join(home, 'config'), '# mine\n[WIF]\nuser=before\n');
  return home;
}

test('a login and a logout restore the home', async () => {
  const home = usedHome();
  const before = snapshot(home);
  const loginName = await login(home);
  // As it comes out of the runner's state.
  const recalled = JSON.parse(JSON.stringify(loginName)) as LoginName;
  expect(await removeProfile(recalled)).toEqual({ warnings: [], section: 'restored', files: 'restored' });
  expect(snapshot(home)).toEqual(before);
});

test('a second removal does nothing and reports nothing', async () => {
  const home = usedHome();
  const loginName = await login(home);
  await removeProfile(loginName);
  const before = snapshot(home);
  expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'absent', files: 'absent' });
  expect(snapshot(home)).toEqual(before);
});

test('a temporary file that a killed process left beside a record does not hinder a later change of the record', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, '.oci');
  const [first, second] = [await login(home, 0), await login(home, 1, { profile: 'B' })];
  writeFileSync(path.join(path.dirname(recordFile(second)), '.record.json.new'), '{"ha');
  // The second login takes over what the first has created.
  expect((await removeProfile(first)).warnings).toEqual([]);
  expect((await removeProfile(second)).warnings).toEqual([]);
  expect(readdirSync(root)).toEqual([]);
});

test('keeps what a later step added to the home', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, '.oci');
  const loginName = await login(home);
  writeFileSync(path.join(home, 'config'), `${readFileSync(path.join(home, 'config'), 'utf8')}[MINE]\nuser=u\n`);
  writeFileSync(path.join(home, 'oci_cli_rc'), '[OCI_CLI_SETTINGS]\n');
  writeFileSync(path.join(home, 'sessions', 'WIF', 'note'), 'mine');
  expect((await removeProfile(loginName)).warnings).toEqual([]);
  expect(Object.keys(snapshot(root)).sort()).toEqual([
    '.oci',
    '.oci/config',
    '.oci/oci_cli_rc',
    '.oci/sessions',
    '.oci/sessions/WIF',
    '.oci/sessions/WIF/note',
  ]);
  expect(readFileSync(path.join(home, 'config'), 'utf8')).toBe('[MINE]\nuser=u\n');
});

test('keeps a file added beside ours when the old files are restored', async () => {
  const home = usedHome();
  const loginName = await login(home);
  writeFileSync(path.join(home, 'sessions', 'WIF', 'note'), 'mine');
  expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'restored', files: 'restored' });
  expect(readdirSync(path.join(home, 'sessions', 'WIF')).sort()).toEqual(['note', 'token']);
  expect(readdirSync(path.join(home, 'sessions'))).toEqual(['WIF']);
});

test('keeps an old file in the backup if its path is in use, and warns with the path', async () => {
  const home = usedHome();
  writeFileSync(path.join(home, 'sessions', 'WIF', 'note'), 'old');
  const loginName = await login(home);
  writeFileSync(path.join(home, 'sessions', 'WIF', 'note'), 'new');
  const backup = path.join(home, 'sessions', `.WIF.${loginId(0)}`);
  expect((await removeProfile(loginName)).warnings).toEqual([expect.stringContaining(`they are in ${backup}`)]);
  expect(readFileSync(path.join(home, 'sessions', 'WIF', 'note'), 'utf8')).toBe('new');
  expect(readFileSync(path.join(home, 'sessions', 'WIF', 'token'), 'utf8')).toBe('the token before');
  expect(readFileSync(path.join(backup, 'files', 'note'), 'utf8')).toBe('old');
});

test('removes the temporary token file of a killed renewal', async () => {
  const root = temporaryDirectory();
  const loginName = await login(path.join(root, '.oci'));
  writeFileSync(path.join(root, '.oci/sessions/WIF/.token.0123456789abcdef'), 'header.renewed.signature');
  await removeProfile(loginName);
  expect(snapshot(root)).toEqual({});
});

test('keeps files whose names only resemble a temporary token file', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  const names = ['.token.0123.txt', 'my.token.0123'];
  for (const name of names) writeFileSync(path.join(home, 'sessions', 'WIF', name), 'of the user');
  await removeProfile(loginName);
  expect(readdirSync(path.join(home, 'sessions', 'WIF')).sort()).toEqual(names);
});

test('recognizes our files without the public key', async () => {
  const root = temporaryDirectory();
  const loginName = await login(path.join(root, '.oci'));
  rmSync(path.join(root, '.oci/sessions/WIF/oci_api_key_public.pem'));
  expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'removed', files: 'removed' });
  expect(snapshot(root)).toEqual({});
});

test('restores the old session directory if ours was removed', async () => {
  const home = usedHome();
  const before = snapshot(home);
  const loginName = await login(home);
  rmSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
  expect((await removeProfile(loginName)).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

test('says so if the whole home was removed, and does not create it again', async () => {
  const home = usedHome();
  const loginName = await login(home);
  rmSync(home, { recursive: true });
  expect(await removeProfile(loginName)).toMatchObject({ warnings: [], isHomeMissing: true });
  expect(existsSync(home)).toBe(false);
});

test('removes the section if the sessions were removed', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  rmSync(path.join(home, 'sessions'), { recursive: true });
  expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'removed', files: 'absent' });
  expect(snapshot(home)).toEqual({});
});

test('keeps the old section in the backup and warns if the config was removed', async () => {
  const home = usedHome();
  const loginName = await login(home);
  rmSync(path.join(home, 'config'));
  expect((await removeProfile(loginName)).warnings).toEqual([expect.stringContaining('could not be restored')]);
  expect(existsSync(path.join(home, 'config'))).toBe(false);
  expect(readFileSync(path.join(home, `sessions/.WIF.${loginId(0)}/section`), 'utf8')).toBe('[WIF]\nuser=before');
  expect(readFileSync(path.join(home, 'sessions/WIF/token'), 'utf8')).toBe('the token before');
});

test('removes our section from a damaged config and leaves the rest unchanged', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  writeFileSync(path.join(home, 'config'), `what is this\n${readFileSync(path.join(home, 'config'), 'utf8')}[A\n`);
  expect((await removeProfile(loginName)).warnings).toEqual([]);
  expect(readFileSync(path.join(home, 'config'), 'utf8')).not.toContain('fingerprint');
});

test('keeps a section that others wrote under our name, removes our key and keeps the old section in the backup', async () => {
  const home = usedHome();
  const loginName = await login(home);
  writeFileSync(path.join(home, 'config'), '[WIF]\nuser=new\n');
  const removal = await removeProfile(loginName);
  expect(removal).toMatchObject({ section: 'left', files: 'restored' });
  expect(removal.warnings).toEqual([
    expect.stringMatching(/^The profile WIF .* now belongs to another login/),
    expect.stringContaining('could not be restored'),
  ]);
  expect(readFileSync(path.join(home, 'config'), 'utf8')).toBe('[WIF]\nuser=new\n');
});

const unreadable: { name: string; spoil: (config: string) => void; says: RegExp }[] = [
  {
    name: 'a directory',
    spoil: (config) => {
      rmSync(config);
      mkdirSync(config);
    },
    says: /config is a directory/,
  },
  {
    name: 'a link',
    spoil: (config) => {
      renameSync(config, `${config}.real`);
      symlinkSync(`${config}.real`, config);
    },
    says: /config is a symbolic link/,
  },
  {
    name: 'too large',
    spoil: (config) => {
      truncateSync(config, 33 * 1024 * 1024);
    },
    says: /config is larger than/,
  },
];

test.each(unreadable)('removes the key and warns if the config is $name', async ({ spoil, says }) => {
  const home = usedHome();
  const loginName = await login(home);
  spoil(path.join(home, 'config'));
  const { warnings, files } = await removeProfile(loginName);
  expect(warnings).toEqual([expect.stringMatching(says), expect.stringContaining('could not be restored')]);
  expect(files).toBe('restored');
  expect(readdirSync(path.join(home, 'sessions', 'WIF'))).toEqual(['token']);
});

test('keeps the old files in the backup if ours cannot be removed', async () => {
  const home = usedHome();
  const loginName = await login(home);
  const live = path.join(home, 'sessions', 'WIF');
  renameSync(live, `${live}.moved`);
  symlinkSync(`${live}.moved`, live);
  const backup = path.join(home, 'sessions', `.WIF.${loginName.loginId}`);
  expect((await removeProfile(loginName)).warnings).toEqual([
    expect.stringContaining('is a symbolic link'),
    expect.stringContaining(`they are in ${backup}`),
  ]);
  expect(readFileSync(path.join(backup, 'files', 'token'), 'utf8')).toBe('the token before');
});

test('warns if another key has replaced ours, although the section is still ours', async () => {
  const home = usedHome();
  const loginName = await login(home);
  const live = path.join(home, 'sessions', 'WIF');
  rmSync(live, { recursive: true });
  mkdirSync(live);
  writeFileSync(path.join(live, 'oci_api_key.pem'), 'of the user');
  const { warnings, section, files } = await removeProfile(loginName);
  expect([section, files]).toEqual(['restored', 'left']);
  expect(warnings[0]).toContain('now belongs to another login and was left unchanged');
  expect(readdirSync(live)).toEqual(['oci_api_key.pem']);
});

test.each(['config', 'sessions'])('keeps an empty %s that was there before', async (name) => {
  const home = temporaryDirectory();
  if (name === 'config') writeFileSync(path.join(home, name), '');
  else mkdirSync(path.join(home, name), { mode: 0o700 });
  const before = snapshot(home);
  expect((await removeProfile(await login(home))).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

test('removes what a login left that was killed before it changed anything', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  const killed = path.join(home, 'sessions', `.OTHER.${'d'.repeat(32)}`);
  mkdirSync(killed);
  for (const name of ['section', '.section.new', '.record.json.new']) writeFileSync(path.join(killed, name), 'half');
  expect((await removeProfile(loginName)).warnings).toEqual([]);
  expect(existsSync(killed)).toBe(false);
});

test('warns if another process holds the lock', async () => {
  const home = usedHome();
  const loginName = await login(home);
  mkdirSync(path.join(home, 'config.lock'));
  const { warnings } = await removeProfile(loginName, { patience: 300 });
  expect(warnings).toEqual([expect.stringContaining(`another process holds the lock ${home}/config.lock`)]);
});

describe('a database token in the home', () => {
  const FILES = ['oci_db_key.pem', 'oci_db_key_public.pem', 'token'];

  /** As `oci iam db-token get` does. */
  function requestToken(home: string, names = FILES): string {
    const directory = path.join(home, 'db-token');
    mkdirSync(directory, { recursive: true });
    for (const name of names) writeFileSync(path.join(directory, name), 'of the job');
    return directory;
  }

  // The last two are left by a logout that was killed.
  test.each([[FILES], [['token']], [[]]])('is removed if it was requested after the login: %j', async (names) => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    const loginName = await login(home);
    requestToken(home, names);
    expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'removed', files: 'removed' });
    expect(snapshot(root)).toEqual({});
  });

  test('is removed by the last of several logins, whichever was there when it was requested', async () => {
    const root = temporaryDirectory();
    const home = path.join(root, '.oci');
    const first = await login(home, 0);
    const directory = requestToken(home);
    const second = await login(home, 1, { profile: 'B' });
    expect(await removeProfile(first)).toEqual({ warnings: [], section: 'removed', files: 'removed' });
    expect(readdirSync(directory)).toEqual(FILES);
    expect(await removeProfile(second)).toEqual({ warnings: [], section: 'removed', files: 'removed' });
    expect(snapshot(root)).toEqual({});
  });

  test('is removed although another profile stays', async () => {
    const home = temporaryDirectory();
    const kept = await login(home, 0, { profile: 'KEPT' });
    await updateRecord(kept, {
      renewal: { directory: nameWorkDirectory(), process: undefined, sessionExpiresAt: undefined },
    });
    expect(await keepProfile(kept)).toBe(true);
    const loginName = await login(home, 1);
    const directory = requestToken(home);
    expect((await removeProfile(loginName)).databaseTokenLeft).toBeUndefined();
    expect(existsSync(directory)).toBe(false);
  });

  test('stays with what was there before, unchanged and unmentioned', async () => {
    const home = usedHome();
    utimesSync(path.join(requestToken(home), 'token'), 1e9, 1e9);
    const before = snapshot(home);
    expect(await removeProfile(await login(home))).toEqual({ warnings: [], section: 'restored', files: 'restored' });
    expect(snapshot(home)).toEqual(before);
  });

  test('stays in a directory that was there before, and is named', async () => {
    const home = temporaryDirectory();
    const directory = requestToken(home, []);
    const loginName = await login(home);
    requestToken(home);
    expect((await removeProfile(loginName)).databaseTokenLeft).toBe(directory);
    expect(readdirSync(directory)).toEqual(FILES);
  });

  test.each<[string, (directory: string) => void]>([
    [
      'another file',
      (directory) => {
        writeFileSync(path.join(directory, 'tnsnames.ora'), 'of the user');
      },
    ],
    [
      'a directory',
      (directory) => {
        mkdirSync(path.join(directory, 'wallet'));
      },
    ],
  ])('stays beside %s, and is named', async (_name, add) => {
    const home = temporaryDirectory();
    const loginName = await login(home);
    const directory = requestToken(home);
    add(directory);
    const before = snapshot(directory);
    expect(await removeProfile(loginName)).toEqual({
      ...{ warnings: [], section: 'removed', files: 'removed' },
      databaseTokenLeft: directory,
    });
    expect(snapshot(directory)).toEqual(before);
  });

  unless(LINKS).each<[string, (directory: string, elsewhere: string) => void]>([
    [
      'directory',
      (directory, elsewhere) => {
        renameSync(directory, elsewhere);
        symlinkSync(elsewhere, directory);
      },
    ],
    [
      'file',
      (directory, elsewhere) => {
        mkdirSync(elsewhere);
        renameSync(path.join(directory, 'token'), path.join(elsewhere, 'token'));
        symlinkSync(path.join(elsewhere, 'token'), path.join(directory, 'token'));
      },
    ],
  ])('stays behind a link of a %s, which is not followed', async (_name, link) => {
    const root = temporaryDirectory();
    const loginName = await login(path.join(root, '.oci'));
    const directory = requestToken(path.join(root, '.oci'));
    link(directory, path.join(root, 'elsewhere'));
    const before = [snapshot(path.join(root, 'elsewhere')), snapshot(directory)];
    expect((await removeProfile(loginName)).databaseTokenLeft).toBe(directory);
    expect([snapshot(path.join(root, 'elsewhere')), snapshot(directory)]).toEqual(before);
  });
});

test('names what is left of a login that could not be undone', async () => {
  const home = usedHome();
  writeFileSync(path.join(home, 'config'), '[A]\nk=v\n[WIF]\nuser=before\n');
  const loginName = await login(home);
  expect(await remainsOf(loginName)).toEqual([
    `the section [WIF] in ${home}/config`,
    `${home}/sessions/WIF`,
    `${home}/sessions/.WIF.${loginName.loginId}`,
  ]);
  await removeProfile(loginName);
  expect(await remainsOf(loginName)).toEqual([]);
  expect(await remainsOf({ ...loginName, profile: '../x' })).toEqual([]);
});

describe('another login has the profile', () => {
  test('with cleanup: no key of ours remains, and its removal does not restore ours', async () => {
    const home = usedHome();
    const before = snapshot(home);
    const first = await login(home, 0);
    const second = await login(home, 1);
    const removal = await removeProfile(first);
    expect(removal).toMatchObject({ section: 'left', files: 'left' });
    expect(removal.warnings).toEqual([expect.stringMatching(/^The profile WIF .* now belongs to another login/)]);
    expect(JSON.stringify(snapshot(home))).not.toContain('token-0');
    expect(JSON.stringify(snapshot(home))).not.toContain(fingerprintOf(first));
    expect(await removeProfile(second)).toEqual({ warnings: [], section: 'restored', files: 'restored' });
    expect(snapshot(home)).toEqual(before);
  });

  test.each(['[A]\nk=v', '[WIF]\nk=v'])(
    'the first to go hands on what is known of a missing final newline: %j',
    async (original) => {
      const home = temporaryDirectory();
      writeFileSync(path.join(home, 'config'), original);
      const first = await login(home, 0);
      const second = await login(home, 1);
      await removeProfile(first);
      await removeProfile(second);
      expect(readFileSync(path.join(home, 'config'), 'utf8')).toBe(original);
    },
  );

  test('without cleanup: its profile stays, and what ours replaced is kept, with a warning', async () => {
    const home = usedHome();
    const first = await login(home, 0);
    await keepProfile(await login(home, 1));
    const whole = readFileSync(path.join(home, 'config'), 'utf8');
    const removal = await removeProfile(first);
    expect(removal).toMatchObject({ section: 'left', files: 'left' });
    expect(removal.warnings).toHaveLength(2);
    expect(readFileSync(path.join(home, 'config'), 'utf8')).toBe(whole);
    expect(readFileSync(path.join(home, 'sessions/WIF/token'), 'utf8')).toBe('header.token-1.signature');
  });

  test('two logins with cleanup: every key and every empty backup is removed, in either order', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const root = temporaryDirectory();
      const home = path.join(root, '.oci');
      const loginNames = [await login(home, 0), await login(home, 1)];
      await keepProfile(await login(home, 2));
      for (const number of order) await removeProfile(loginNames[number]!);
      expect(Object.keys(snapshot(home)).sort()).toEqual([
        'config',
        'sessions',
        'sessions/WIF',
        'sessions/WIF/oci_api_key.pem',
        'sessions/WIF/oci_api_key_public.pem',
        'sessions/WIF/token',
      ]);
      expect(JSON.stringify(snapshot(home))).toContain('token-2');
    }
  });
});

test('the line feed that a login adds to a config without one is removed with the section behind it', async () => {
  const home = temporaryDirectory();
  const config = path.join(home, 'config');
  writeFileSync(config, '[A]\nk=v');
  const loginNames: LoginName[] = [];
  for (const profile of ['FIRST', 'SECOND', 'THIRD']) {
    loginNames.push(await login(home, loginNames.length, { profile }));
  }
  const [first, second, third] = loginNames;
  await removeProfile(first!);
  await removeProfile(third!);
  expect(readFileSync(config, 'utf8')).toMatch(/^\[A\]\nk=v\n\[SECOND\]\n[^[]+[^\n]\n$/);
  await removeProfile(second!);
  expect(readFileSync(config, 'utf8')).toBe('[A]\nk=v');
});

test('removes only our section if the journal is damaged', async () => {
  const home = temporaryDirectory();
  writeFileSync(path.join(home, 'config'), '[A]\nk=v\n');
  const before = snapshot(home);
  const loginName = await login(home);
  writeFileSync(path.join(home, 'sessions', `.WIF.${loginName.loginId}`, 'record.json'), '{');
  expect((await removeProfile(loginName)).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

test('restores the backup even if its journal is damaged', async () => {
  const home = usedHome();
  const before = snapshot(home);
  for (const journal of ['', '{', 'null', '{"fingerprint":1}']) {
    const loginName = await login(home);
    writeFileSync(path.join(home, `sessions/.WIF.${loginId(0)}/record.json`), journal);
    expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'restored', files: 'restored' });
    expect(snapshot(home)).toEqual(before);
  }
});

test('ignores directories that only look like backups', async () => {
  const home = usedHome();
  const sessions = path.join(home, 'sessions');
  symlinkSync('/etc', path.join(sessions, `.WIF.${'a'.repeat(32)}`));
  writeFileSync(path.join(sessions, `.WIF.${'b'.repeat(32)}`), 'a file');
  mkdirSync(path.join(sessions, `.WIF.${'c'.repeat(32)}`));
  writeFileSync(path.join(sessions, `.WIF.${'c'.repeat(32)}`, 'notes'), 'of the user');
  const before = snapshot(home);
  expect((await removeProfile(await login(home))).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

test('is not stopped by a damaged backup of another profile', async () => {
  const home = temporaryDirectory();
  const loginName = await login(home);
  await login(home, 1, { profile: 'OTHER' });
  symlinkSync('/etc', path.join(home, 'sessions', `.OTHER.${loginId(1)}`, 'files'));
  // Our files are looked for in the backups only if they are not where the login has put them.
  rmSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
  expect(await removeProfile(loginName)).toEqual({ warnings: [], section: 'removed', files: 'absent' });
});

describe('links are not followed out of the home', () => {
  /** A directory outside the home with our key, which a careless removal would delete. */
  function outside(home: string): string {
    const directory = path.join(path.dirname(home), 'outside');
    renameSync(path.join(home, 'sessions', 'WIF'), directory);
    return directory;
  }

  test('from the session directory', async () => {
    const home = usedHome();
    const loginName = await login(home);
    const directory = outside(home);
    symlinkSync(directory, path.join(home, 'sessions', 'WIF'));
    const { warnings } = await removeProfile(loginName);
    expect(warnings[0]).toContain('sessions/WIF is a symbolic link');
    expect(readdirSync(directory)).toHaveLength(3);
  });

  test('from the sessions', async () => {
    const home = usedHome();
    const loginName = await login(home);
    renameSync(path.join(home, 'sessions'), path.join(home, '..', 'moved'));
    symlinkSync('../moved', path.join(home, 'sessions'));
    const before = snapshot(path.join(home, '..', 'moved'));
    expect((await removeProfile(loginName)).warnings).toEqual([expect.stringContaining('sessions is a symbolic link')]);
    expect(snapshot(path.join(home, '..', 'moved'))).toEqual(before);
  });

  test('from the backup', async () => {
    const home = usedHome();
    const loginName = await login(home);
    const backup = path.join(home, 'sessions', `.WIF.${loginId(0)}`);
    renameSync(backup, path.join(home, '..', 'moved'));
    symlinkSync('../../moved', backup);
    const before = snapshot(path.join(home, '..', 'moved'));
    expect((await removeProfile(loginName)).warnings).toEqual([expect.stringContaining('is a symbolic link')]);
    expect(snapshot(path.join(home, '..', 'moved'))).toEqual(before);
  });

  test('from the home itself', async () => {
    const home = usedHome();
    const loginName = await login(home);
    renameSync(home, `${home}.moved`);
    symlinkSync(`${home}.moved`, home);
    const before = snapshot(`${home}.moved`);
    expect((await removeProfile(loginName)).warnings).toEqual([expect.stringContaining('is a symbolic link')]);
    expect(snapshot(`${home}.moved`)).toEqual(before);
  });

  test('from a directory above the home', async () => {
    const home = usedHome();
    const loginName = await login(home);
    const above = path.dirname(home);
    renameSync(above, `${above}-moved`);
    symlinkSync(`${above}-moved`, above);
    try {
      const before = snapshot(`${above}-moved`);
      expect((await removeProfile(loginName)).warnings).toEqual([
        expect.stringContaining('is now a different directory'),
      ]);
      expect(snapshot(`${above}-moved`)).toEqual(before);
    } finally {
      rmSync(above);
      renameSync(`${above}-moved`, above);
    }
  });
});

const INVALID = 'the saved name of the login is not valid';
const altered: { name: string; change: object; says: string }[] = [
  { name: 'a profile that leads out', change: { profile: '..' }, says: 'is not valid: use ' },
  { name: 'a profile with slashes', change: { profile: '../../etc' }, says: 'is not valid: use ' },
  { name: 'an ID that leads out', change: { loginId: 'x/../../../WIF' }, says: INVALID },
  { name: 'an ID with more before it', change: { loginId: `../../${'0'.repeat(32)}` }, says: INVALID },
  { name: 'an ID with more behind it', change: { loginId: `${'0'.repeat(32)}/x` }, says: INVALID },
  { name: 'a home that is relative', change: { ociHome: '.oci' }, says: INVALID },
  { name: 'a home with ..', change: { ociHome: '/tmp/../etc' }, says: INVALID },
  { name: 'an ID that is too short', change: { loginId: '0'.repeat(31) }, says: INVALID },
  { name: 'an invalid count', change: { missingDirectories: 'all' }, says: INVALID },
  { name: 'a home that is no text', change: { ociHome: 7 }, says: 'The profile' },
];

test.each(altered)('an altered name is refused with a warning: $name', async ({ change, says }) => {
  const home = usedHome();
  const loginName = await login(home);
  const before = snapshot(home);
  const { warnings } = await removeProfile({ ...loginName, ...change });
  expect(warnings).toEqual([expect.stringContaining(says)]);
  expect(snapshot(home)).toEqual(before);
});

test('without its directory, the section and the files are found by their key, and only those', async () => {
  const home = usedHome();
  const loginName = await login(home, 0);
  const [kept, moved] = [`.WIF.${loginId(0)}`, 'moved'].map((name) => path.join(home, 'sessions', name)) as [
    string,
    string,
  ];
  renameSync(kept, moved);
  await login(home, 1, { profile: 'OTHER' });
  const { warnings } = await removeProfile(loginName);
  expect(warnings).toEqual([]);
  expect(readFileSync(path.join(home, 'config'), 'utf8')).toMatch(/^# mine\n\[OTHER\]\n/);
  expect(existsSync(path.join(moved, 'files', 'token'))).toBe(true);
});

test('removes no directory that a login cannot have created if the name has too high a count', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, 'empty', '.oci');
  mkdirSync(home, { recursive: true });
  // Whatever the umask is.
  for (const directory of [home, path.dirname(home)]) chmodSync(directory, 0o755);
  const before = snapshot(root);
  await removeProfile({ ...(await login(home)), missingDirectories: 50 });
  expect(snapshot(root)).toEqual(before);
});

test('restores the modes of moved files', async () => {
  const home = usedHome();
  chmodSync(path.join(home, 'config'), 0o644);
  chmodSync(path.join(home, 'sessions', 'WIF', 'token'), 0o640);
  const before = snapshot(home);
  await removeProfile(await login(home));
  expect(snapshot(home)).toEqual(before);
});
