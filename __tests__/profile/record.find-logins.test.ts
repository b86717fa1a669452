// Logins are found by what they keep beside the profile, and undone without anything else.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordFile } from '../../src/profile/record.ts';
import { findLogins, hasLogins, type LoginName, readRecord, tokenOf } from '../../src/profile/record.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { loginId, loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

afterAll(removeTemporaryDirectories);

it('restores the home byte for byte from the backup', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(path.join(home, 'config'), '# mine\n[WIF]\nregion = old\n', { mode: 0o600 });
  const before = snapshot(home);
  const { name } = await writeProfile(loginRequest(home), () => undefined);
  const found = await findLogins(home, 'WIF');
  expect([found.length, found[0]?.name, found[0]?.record.job]).toEqual([1, name, undefined]);
  expect((await removeProfile(found[0]!.name)).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

it('returns the newest login first, and only logins of the profile', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  for (const number of [0, 1]) await writeProfile(loginRequest(home, number), () => undefined);
  await writeProfile(loginRequest(home, 2, { profile: 'OTHER' }), () => undefined);
  const found = await findLogins(home, 'WIF');
  expect(found.map(({ name }) => name.loginId)).toEqual([loginId(1), loginId(0)]);
  expect(found.every(({ name }) => name.profile === 'WIF')).toBe(true);
});

it.each(['{"half": ', 'null', '{"fingerprint":7,"missingDirectories":1}', '{"fingerprint":"aa:bb"}'])(
  'skips a login whose record is damaged: %s',
  async (damaged) => {
    const home = path.join(temporaryDirectory(), '.oci');
    await writeProfile(loginRequest(home), () => undefined);
    const sessions = path.join(home, 'sessions');
    const backup = readdirSync(sessions).find((name) => name.startsWith('.WIF.'))!;
    for (const name of readdirSync(path.join(sessions, backup))) {
      writeFileSync(path.join(sessions, backup, name), damaged);
    }
    expect(await findLogins(home, 'WIF')).toEqual([]);
  },
);

it.each<[string, (record: Record<string, unknown>) => object]>([
  ['a job without a number', () => ({ job: { pid: '7' } })],
  ['a start that is no text', () => ({ job: { pid: 7, start: 7 } })],
  ['a host that is none', () => ({ host: 'me' })],
  ['a flag that is a text', () => ({ isKept: 'false' })],
  ['a renewal without a directory', () => ({ renewal: { process: undefined } })],
  ['a renewal in a directory that is not its own', () => ({ renewal: { directory: '/home/me' } })],
  [
    'copies of a registry in a directory that is not its own',
    () => ({ registry: { host: 'fra.ocir.io', configFile: '/x/config.json', directory: '/x', madeDirectory: false } }),
  ],
  ['a registry with half of its parts', () => ({ registry: { host: 'fra.ocir.io', configFile: '/etc/config.json' } })],
])('skips a login whose record has %s', async (_what, change) => {
  const home = path.join(temporaryDirectory(), '.oci');
  const { name } = await writeProfile(loginRequest(home), () => undefined);
  const file = recordFile(name);
  const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...record, ...change(record) }));
  expect(await findLogins(home, 'WIF')).toEqual([]);
  expect(await readRecord(name)).toBe('damaged');
});

it('knows whether any login in the home has not been undone', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  expect(await hasLogins(home)).toBe(false);
  const { name } = await writeProfile(loginRequest(home), () => undefined);
  mkdirSync(path.join(home, 'sessions', 'OTHER'));
  expect(await hasLogins(home)).toBe(true);
  await removeProfile(name);
  expect(await hasLogins(home)).toBe(false);
});

it('finds nothing in a home without sessions', async () => {
  expect(await findLogins(path.join(temporaryDirectory(), '.oci'), 'WIF')).toEqual([]);
});

it('finds the logins of all profiles, and the job of each', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  const job = { pid: 4_000_000, start: '7' };
  await writeProfile(loginRequest(home, 0, { job }), () => undefined);
  await writeProfile(
    loginRequest(home, 1, { profile: 'OTHER', job: { pid: 4_000_001, start: undefined } }),
    () => undefined,
  );
  const found = await findLogins(home, undefined);
  expect(found.map(({ name, record }) => [name.profile, record.job])).toEqual([
    ['OTHER', { pid: 4_000_001, start: undefined }],
    ['WIF', job],
  ]);
});

it('skips a login that is undone except for files that could not be put back', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(path.join(home, 'config'), '[WIF]\nuser=before\n');
  const { name } = await writeProfile(loginRequest(home), () => undefined);
  rmSync(path.join(home, 'config'));
  expect((await removeProfile(name)).warnings).toHaveLength(1);
  expect(await findLogins(home, 'WIF')).toEqual([]);
});

it("reads the token of a login, also from a later login's backup", async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  const loginNames: LoginName[] = [];
  for (const number of [0, 1]) {
    loginNames.push((await writeProfile(loginRequest(home, number), () => undefined)).name);
  }
  await writeProfile(loginRequest(home, 2, { profile: 'OTHER' }), () => undefined);
  const [first, second] = loginNames as [LoginName, LoginName];
  expect(await tokenOf(first)).toBe('header.token-0.signature');
  expect(await tokenOf(second)).toBe('header.token-1.signature');
  expect(await tokenOf({ ...second, loginId: '0'.repeat(32) })).toBeUndefined();
  rmSync(path.join(home, 'sessions', 'WIF', 'token'));
  expect(await tokenOf(second)).toBeUndefined();
});
