// Which logins `oci-wif logout` undoes, and what it says when there is none.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { identify } from '../../src/system/process-identity.ts';
import { jwt } from '../federation/tokens.ts';
import { loginOrigin, loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import type { CliResult } from './cli-fixture.ts';
import { runInside } from './in-process.ts';

afterAll(removeTemporaryDirectories);

/** A process that runs no more. */
const OVER = { pid: 4_000_000, start: '1' };
const YEAR = 365 * 24 * 3600;
const now = Math.floor(Date.now() / 1000);
const [EXPIRED, VALID] = [jwt({ exp: now - YEAR }), jwt({ exp: now + YEAR })];

function newHome(): string {
  const ociHome = join(temporaryDirectory(), '.oci');
  mkdirSync(ociHome, { mode: 0o700 });
  return ociHome;
}

const logout = (ociHome: string, ...flags: string[]): Promise<CliResult> =>
  runInside(['logout', '--oci-home', ociHome, ...flags], {});

const sessions = (ociHome: string): string[] =>
  readdirSync(join(ociHome, 'sessions'))
    .filter((name) => !name.startsWith('.'))
    .sort();

test('without a home, or a login in it, there is nothing to do', async () => {
  const ociHome = newHome();
  const missing = join(ociHome, 'missing');
  expect(await logout(missing)).toEqual({
    code: 0,
    stdout: `${missing} does not exist, so there is nothing to do\n`,
    stderr: '',
  });
  expect(await logout(ociHome, '--profile', 'other')).toEqual({
    code: 0,
    stdout: `No login with the profile other in ${ociHome}, so there is nothing to do\n`,
    stderr: '',
  });
  expect(await logout(ociHome, '--stale')).toEqual({
    code: 0,
    stdout: `No expired logins in ${ociHome}, so there is nothing to do\n`,
    stderr: '',
  });
});

test('only the login of the named profile is undone', async () => {
  const ociHome = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token: VALID, job: OVER }), () => undefined);
  await writeProfile(loginRequest(ociHome, 1, { token: VALID, job: OVER, profile: 'other' }), () => undefined);
  const { code, stdout } = await logout(ociHome, '--profile', 'other');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Removed the profile other .*\n$/)]);
  expect(sessions(ociHome)).toEqual(['WIF']);
});

test('a login whose record is damaged is undone by its key, with a warning', async () => {
  const ociHome = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token: VALID, job: OVER }), () => undefined);
  const [directory = ''] = readdirSync(join(ociHome, 'sessions')).filter((each) => each.startsWith('.WIF.'));
  writeFileSync(join(ociHome, 'sessions', directory, 'record.json'), '{');
  const { code, stdout, stderr } = await logout(ociHome);
  expect(stderr).toMatch(/^Warning: The record of the login \(.*record\.json\) is damaged\./);
  expect([code, stdout]).toEqual([0, `Removed the profile WIF and its session from ${ociHome}\n`]);
  expect(readdirSync(ociHome, { recursive: true })).toEqual(['sessions']);
});

test('with --stale, only expired logins are, of all profiles', async () => {
  const ociHome = newHome();
  await writeProfile(loginRequest(ociHome, 0, { token: VALID, job: OVER }), () => undefined);
  for (const [index, profile] of ['other', 'third'].entries())
    await writeProfile(loginRequest(ociHome, index + 1, { token: EXPIRED, job: OVER, profile }), () => undefined);
  const one = await logout(ociHome, '--stale', '--profile', 'third');
  expect([one.code, sessions(ociHome)]).toEqual([0, ['WIF', 'other']]);
  const { code, stdout } = await logout(ociHome, '--stale');
  expect([code, stdout]).toEqual([0, 'Removed the expired profile other, which an earlier job had left behind\n']);
  expect(sessions(ociHome)).toEqual(['WIF']);
});

test('a login of this program is undone before one of the action, and that if there is no other', async () => {
  const ociHome = newHome();
  const job = await identify(process.pid);
  const ofAction = loginRequest(ociHome, 0, { token: VALID, job });
  const own = { ...loginRequest(ociHome, 1, { token: VALID, job }), origin: loginOrigin(1, job) };
  await writeProfile(ofAction, () => undefined);
  await writeProfile({ ...own, origin: { ...own.origin, host: 'oci-wif' } }, () => undefined);
  const removed = { code: 0, stdout: `Removed the profile WIF and its session from ${ociHome}\n`, stderr: '' };
  expect(await logout(ociHome)).toEqual(removed);
  // The login of the action is back, as it was before the other one.
  expect(sessions(ociHome)).toEqual(['WIF']);
  expect(await logout(ociHome)).toEqual(removed);
  expect((await logout(ociHome)).stdout).toContain('nothing to do');
});
