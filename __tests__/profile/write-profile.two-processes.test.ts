// Two jobs of a self-hosted runner share one OCI home.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkConfig } from '../../src/profile/config-file.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import { isWindows } from '../platform.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';
import { startLogin } from './start-login.ts';

afterEach(removeTemporaryDirectories);

test.each([
  { name: 'two profiles', profiles: ['ONE', 'TWO'] },
  { name: 'one profile', profiles: ['WIF', 'WIF'] },
])('logins at the same moment, $name: both are whole, and nothing is left of them', async ({ profiles }) => {
  const root = temporaryDirectory();
  const home = path.join(root, '.oci');
  const ends = await Promise.all(
    profiles.map((profile, number) => startLogin({ request: loginRequest(home, number, { profile }) })),
  );
  expect(ends.map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const config = readFileSync(path.join(home, 'config'));
  expect(checkConfig(config, 'config')).toEqual([]);
  for (const profile of profiles) expect(config.toString()).toContain(`[${profile}]\n`);
  expect(readdirSync(home).sort()).toEqual(['config', 'sessions']);

  for (const { loginName } of ends) await removeProfile(loginName!);
  expect(snapshot(root)).toEqual({});
});

test('many parallel logins and logouts leave the home unchanged', async () => {
  const root = temporaryDirectory();
  const home = path.join(root, '.oci');
  mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
  writeFileSync(path.join(home, 'sessions', 'WIF', 'token'), 'the token before');
  writeFileSync(path.join(home, 'config'), '[WIF]\nuser=before\n[B]\nk=v');
  const before = snapshot(root);
  const ends = await Promise.all(
    ['ONE', 'TWO'].map((profile, number) =>
      startLogin({ request: loginRequest(home, number, { profile }), cycles: 40 }),
    ),
  );
  expect(ends.map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(snapshot(root)).toEqual(before);
});

test('many parallel logins and logouts without a home leave at most the empty directory', async () => {
  const root = temporaryDirectory();
  const request = (number: number) => loginRequest(path.join(root, '.oci'), number, { profile: `P${number}` });
  const ends = await Promise.all([0, 1].map((number) => startLogin({ request: request(number), cycles: 40 })));
  expect(ends.map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  // A process may find the home not empty because of the other's lock, and then leaves it.
  expect([{}, { '.oci': `${isWindows ? '666' : '700'} directory` }]).toContainEqual(snapshot(root));
});
