// A job can be killed at any moment. The post step then restores everything.

import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoginName } from '../../src/profile/record.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';
import { startLogin, type LoginEnd } from './start-login.ts';

afterAll(removeTemporaryDirectories);

const homes: { name: string; furnish: (home: string) => void }[] = [
  { name: 'no OCI home', furnish: () => undefined },
  {
    name: 'a home with a profile of the same name',
    furnish: (home) => {
      mkdirSync(path.join(home, 'sessions', 'WIF'), { recursive: true });
      writeFileSync(path.join(home, 'sessions', 'WIF', 'token'), 'the token before');
      writeFileSync(path.join(home, 'config'), '[WIF]\nuser=before\npass_phrase=x\n\n[B]\nk=v');
    },
  },
  {
    name: 'a home with a config and no sessions',
    furnish: (home) => {
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, 'config'), '[B]\nk=v');
    },
  },
];

test.each(homes)(
  'killed before any of its writes to $name, a login can be undone',
  async ({ furnish }) => {
    for (let number = 1; ; number += 1) {
      const root = temporaryDirectory();
      const home = path.join(root, 'deep', '.oci');
      furnish(home);
      const original = snapshot(root);

      const end = await startLogin({ request: loginRequest(home), killBeforeWrite: number });
      expect(end).toMatchObject({ stderr: '', loginName: expect.anything() as unknown });
      letLockGoStale(home);

      expect((await removeProfile(end.loginName!)).warnings).toEqual([]);
      expect({ number, root: snapshot(root) }).toEqual({ number, root: original });
      if (end.signal === null) return;
    }
  },
  300_000,
);

test('a login that is killed while it replaces another login leaves the other one working, and both can be undone', async () => {
  for (const order of ['killed first', 'killed last']) {
    let end: LoginEnd | undefined;
    for (let number = 1; end?.signal !== null; number += 1) {
      const root = temporaryDirectory();
      const home = path.join(root, '.oci');
      let first: LoginName | undefined;
      await writeProfile(loginRequest(home, 0), (loginName) => (first = loginName));
      const whole = snapshot(root);
      end = await startLogin({ request: loginRequest(home, 1), killBeforeWrite: number });
      letLockGoStale(home);
      if (order === 'killed first') {
        await removeProfile(end.loginName!);
        expect({ number, root: snapshot(root) }).toEqual({ number, root: whole });
        await removeProfile(first!);
      } else {
        await removeProfile(first!);
        await removeProfile(end.loginName!);
      }
      expect({ number, root: readdirSync(root) }).toEqual({ number, root: [] });
    }
  }
}, 300_000);

/** Makes the lock old, if the process was killed while it held the lock. */
function letLockGoStale(home: string): void {
  const long = new Date(Date.now() - 60_000);
  try {
    utimesSync(path.join(home, 'config.lock'), long, long);
  } catch {
    // The lock was not held.
  }
}
