// A job can be killed at any moment. Whatever was done by then, the post step puts everything back.

import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeProfile, writeProfile, type ProfileReceipt } from '../../src/profile/profile-store.ts';
import { loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';
import { startLogin } from './start-login.ts';

afterAll(removeTemporaryDirectories);

const STEPS = [
  'announced',
  'locked',
  'sessions',
  'backup directory',
  'journal',
  'fresh files',
  'old files moved',
  'files',
  'config staged',
  'config',
];

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

describe.each(homes)('killed in $name', ({ furnish }) => {
  test.each(STEPS)('after the step "%s"', async (step) => {
    const root = temporaryDirectory();
    const home = path.join(root, 'deep', '.oci');
    furnish(home);
    const original = snapshot(root);

    const end = await startLogin({ request: loginRequest(home), killAfter: step });
    expect(end).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    expect(end.receipt).toBeDefined();
    letLockGoStale(home);

    expect((await removeProfile(end.receipt!)).warnings).toEqual(
      step === 'announced' && original.deep === undefined ? [expect.stringMatching(/does not exist any more/)] : [],
    );
    expect(snapshot(root)).toEqual(original);
  });
});

test('the list of steps is complete', async () => {
  const seen: string[] = [];
  await writeProfile(loginRequest(path.join(temporaryDirectory(), '.oci')), () => undefined, {
    onStep: (step) => void seen.push(step),
  });
  expect(seen).toEqual(STEPS);
});

test('a login that is killed while it replaces another login leaves the other one working, and both can be undone', async () => {
  for (const step of ['journal', 'old files moved', 'files', 'config']) {
    for (const order of ['killed first', 'killed last']) {
      const root = temporaryDirectory();
      const home = path.join(root, '.oci');
      let first: ProfileReceipt | undefined;
      await writeProfile(loginRequest(home, 0), (receipt) => (first = receipt));
      const whole = snapshot(root);
      const end = await startLogin({ request: loginRequest(home, 1), killAfter: step });
      letLockGoStale(home);
      if (order === 'killed first') {
        await removeProfile(end.receipt!);
        expect(snapshot(root)).toEqual(whole);
        await removeProfile(first!);
      } else {
        await removeProfile(first!);
        await removeProfile(end.receipt!);
      }
      expect(readdirSync(root)).toEqual([]);
    }
  }
});

/** What five seconds do. Only there when the process was killed while it held the lock. */
function letLockGoStale(home: string): void {
  const long = new Date(Date.now() - 60_000);
  try {
    utimesSync(path.join(home, 'config.lock'), long, long);
  } catch {
    // It was not held.
  }
}
