// A login of the command line that is killed at any moment leaves nothing behind once the next logout has run.

import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeOptions, snapshot } from '../e2e/action-fixture.ts';
import { SIGNALS, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { openCliFixture, type CliFixture } from './cli-fixture.ts';

/** Ends the process before the call that changes the disk for the KILL_BEFORE-th time. Loaded into the built program, which runs unchanged. */
const KILLER = `
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
let writes = 0;
for (const name of ['mkdir', 'open', 'rename', 'rm', 'rmdir', 'unlink']) {
  const call = promises[name];
  promises[name] = (...parameters) => {
    const isWrite = name !== 'open' || parameters[1] === 'wx';
    if (isWrite && (writes += 1) === Number(process.env.KILL_BEFORE)) process.kill(process.pid, 'SIGKILL');
    return call(...parameters);
  };
}
syncBuiltinESMExports();
`;

const CONFIG = '[WIF]\nregion=us-ashburn-1\n';

let fixture: CliFixture;
let args: string[];
let environment: Record<string, string>;

beforeAll(async () => {
  fixture = await openCliFixture();
  const { clientId, clientSecret } = fixture.emulator.domain.trustGitHub({ repository: 'octo/app' });
  const token = await fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
  const killer = fixture.file('killer.mjs', KILLER);
  const NODE_OPTIONS = `${nodeOptions().NODE_OPTIONS} --import ${JSON.stringify(killer)}`;
  args = [
    ...['login', '--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1'],
    ...['--subject-token-env', 'SUBJECT', '--max-attempts', '1'],
  ];
  environment = { OCI_WIF_CLIENT_SECRET: clientSecret, SUBJECT: token, NODE_OPTIONS };
});
afterEach(removeTemporaryDirectories);
afterAll(() => fixture.close());

unless(SIGNALS)(
  'killed before any of its writes, a login is undone by a logout, with --stale if it had not written a record',
  async () => {
    const unfinished: number[] = [];
    for (let number = 1; number < 100; number += 1) {
      const root = temporaryDirectory();
      const home = furnish(join(root, '.oci'));
      const before = snapshot(root);
      const places = { HOME: root, XDG_STATE_HOME: join(root, 'state'), TMPDIR: root };
      const login = await fixture.cli([...args, '--oci-home', home], {
        environment: { ...environment, ...places, KILL_BEFORE: String(number) },
      });
      letLockGoStale(home);
      if (readdirSync(join(home, 'sessions')).some((name) => name.startsWith('.'))) unfinished.push(number);
      const logout = ['logout', '--oci-home', home, ...(hasRecord(home) ? [] : ['--stale'])];
      expect([number, (await fixture.cli(logout, { environment: places })).code]).toEqual([number, 0]);
      expect([number, snapshot(root)]).toEqual([number, before]);
      if (login.code === 0) {
        // The killed ones left something at all.
        expect(unfinished.length).toBeGreaterThan(10);
        return;
      }
    }
    throw new Error('the login was killed each time');
  },
  300_000,
);

/** @returns the directory */
function furnish(home: string): string {
  mkdirSync(join(home, 'sessions'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'config'), CONFIG, { mode: 0o600 });
  return home;
}

function hasRecord(home: string): boolean {
  return readdirSync(join(home, 'sessions'), { recursive: true, encoding: 'utf8' }).some((file) =>
    file.endsWith('/record.json'),
  );
}

/** Makes the lock old, if the process was killed while it held the lock. */
function letLockGoStale(home: string): void {
  const long = new Date(Date.now() - 60_000);
  try {
    utimesSync(join(home, 'config.lock'), long, long);
  } catch {
    // The lock was not held.
  }
}
