// Logins are found by what they keep beside the profile, and undone without any other receipt.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hasBackups, type ProfileReceipt } from '../../src/profile/backup.ts';
import { findLogins, tokenOf } from '../../src/profile/find-logins.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

afterAll(removeTemporaryDirectories);

it('restores the home byte for byte from the backup', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(path.join(home, 'config'), '# mine\n[WIF]\nregion = old\n', { mode: 0o600 });
  const before = snapshot(home);
  const { receipt } = await writeProfile(loginRequest(home), () => undefined);
  const found = await findLogins(home, 'WIF');
  expect(found).toEqual([{ receipt, job: undefined }]);
  expect((await removeProfile(found[0]!.receipt)).warnings).toEqual([]);
  expect(snapshot(home)).toEqual(before);
});

it('returns the newest login first, and only logins of the profile', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  for (const number of [0, 1]) await writeProfile(loginRequest(home, number), () => undefined);
  await writeProfile(loginRequest(home, 2, { profile: 'OTHER' }), () => undefined);
  const found = await findLogins(home, 'WIF');
  expect(found.map(({ receipt }) => receipt.loginId)).toEqual(['1'.repeat(16), '0'.repeat(16)]);
  expect(found.every(({ receipt }) => receipt.profile === 'WIF')).toBe(true);
});

it.each(['{"half": ', 'null', '{"fingerprint":7,"missingDirectories":1}', '{"fingerprint":"aa:bb"}'])(
  'skips a login whose journal is damaged: %s',
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

it('takes a start of the job that is no text for an unknown one', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  await writeProfile(loginRequest(home, 0, { job: { pid: 4_000_000, start: '7' } }), () => undefined);
  const journal = path.join(home, 'sessions', `.WIF.${'0'.repeat(16)}`, 'journal.json');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"7"', '7'));
  expect((await findLogins(home, 'WIF')).map(({ job }) => job)).toEqual([{ pid: 4_000_000, start: undefined }]);
});

it('knows whether any login in the home has not been undone', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  expect(await hasBackups(home)).toBe(false);
  const { receipt } = await writeProfile(loginRequest(home), () => undefined);
  mkdirSync(path.join(home, 'sessions', 'OTHER'));
  expect(await hasBackups(home)).toBe(true);
  await removeProfile(receipt);
  expect(await hasBackups(home)).toBe(false);
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
  expect(found.map(({ receipt, job: owner }) => [receipt.profile, owner])).toEqual([
    ['OTHER', { pid: 4_000_001, start: undefined }],
    ['WIF', job],
  ]);
});

it('skips a login that is undone except for files that could not be put back', async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(path.join(home, 'config'), '[WIF]\nuser=before\n');
  const { receipt } = await writeProfile(loginRequest(home), () => undefined);
  rmSync(path.join(home, 'config'));
  expect((await removeProfile(receipt)).warnings).toHaveLength(1);
  expect(await findLogins(home, 'WIF')).toEqual([]);
});

it("reads the token of a login, also from a later login's backup", async () => {
  const home = path.join(temporaryDirectory(), '.oci');
  const receipts: ProfileReceipt[] = [];
  for (const number of [0, 1]) {
    receipts.push((await writeProfile(loginRequest(home, number), () => undefined)).receipt);
  }
  await writeProfile(loginRequest(home, 2, { profile: 'OTHER' }), () => undefined);
  const [first, second] = receipts as [ProfileReceipt, ProfileReceipt];
  expect(await tokenOf(first)).toBe('header.token-0.signature');
  expect(await tokenOf(second)).toBe('header.token-1.signature');
  expect(await tokenOf({ ...second, fingerprint: '00:'.repeat(15) + '00' })).toBeUndefined();
  rmSync(path.join(home, 'sessions', 'WIF', 'token'));
  expect(await tokenOf(second)).toBeUndefined();
});
