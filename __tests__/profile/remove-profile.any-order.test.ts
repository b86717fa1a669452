// Several logins share one OCI home. In whatever order they end, the home is restored.

import fc from 'fast-check';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprintOf, type LoginName } from '../../src/profile/record.ts';
import { removeProfile } from '../../src/profile/remove-profile.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { validConfig } from './config-samples.ts';
import { loginId, loginRequest, removeTemporaryDirectories, snapshot, temporaryDirectory } from './oci-home.ts';

afterEach(removeTemporaryDirectories);

interface Before {
  home: 'missing' | 'empty' | 'with sessions';
  config: Buffer | undefined;
  databaseToken: boolean;
  /** Profiles that have a session directory already. */
  sessions: string[];
}

const before: fc.Arbitrary<Before> = fc.record({
  home: fc.constantFrom('missing', 'empty', 'with sessions'),
  config: fc.option(validConfig(), { nil: undefined }),
  databaseToken: fc.boolean(),
  sessions: fc.subarray(['WIF', 'WIF2']),
});

test('three logins of one or several profiles leave nothing, in whatever order they end', async () => {
  const property = fc.asyncProperty(
    before,
    fc.array(fc.constantFrom('WIF', 'WIF2', 'b.c', 'DEFAULT'), { minLength: 1, maxLength: 3 }),
    fc.infiniteStream(fc.nat()),
    async (state, profiles, randomNumbers) => {
      const root = temporaryDirectory();
      const home = path.join(root, 'deep', '.oci');
      furnish(home, state);
      const original = snapshot(root);

      const loginNames: LoginName[] = [];
      for (const [number, profile] of profiles.entries()) {
        await writeProfile(loginRequest(home, number, { profile }), (loginName) => loginNames.push(loginName));
        // In a home that had none before, some step requests a database token.
        const directory = path.join(home, 'db-token');
        if (randomNumbers.next().value! % 2 === 0 || existsSync(directory)) continue;
        mkdirSync(directory);
        writeFileSync(path.join(directory, 'token'), 'of the job');
      }
      expect(snapshot(root)).not.toEqual(original);
      while (loginNames.length > 0) {
        const [loginName] = loginNames.splice(randomNumbers.next().value! % loginNames.length, 1);
        await removeProfile(loginName!);
        for (const still of loginNames) expectWhole(home, still, profiles);
      }
      expect(snapshot(root)).toEqual(original);
    },
  );
  await fc.assert(property, { numRuns: 30 });
});

/** The last login of a profile still works while others are undone. */
function expectWhole(home: string, loginName: LoginName, profiles: string[]): void {
  const number = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].findIndex((each) => loginId(each) === loginName.loginId);
  if (profiles.lastIndexOf(loginName.profile) !== number) return;
  const directory = path.join(home, 'sessions', loginName.profile);
  expect(readFileSync(path.join(directory, 'token'), 'latin1')).toBe(`header.token-${number}.signature`);
  const config = readFileSync(path.join(home, 'config'), 'latin1');
  expect(config).toContain(
    `[${loginName.profile}]\ntenancy=ocid1.tenancy.oc1..aaaa\nfingerprint=${fingerprintOf(loginName)}\n`,
  );
}

function furnish(home: string, { home: kind, config, databaseToken, sessions }: Before): void {
  if (kind === 'missing') return;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (config) {
    writeFileSync(path.join(home, 'config'), config);
    chmodSync(path.join(home, 'config'), 0o644);
  }
  if (databaseToken) {
    mkdirSync(path.join(home, 'db-token'));
    writeFileSync(path.join(home, 'db-token', 'token'), 'of the user');
  }
  if (kind !== 'with sessions') return;
  for (const profile of sessions) {
    mkdirSync(path.join(home, 'sessions', profile), { recursive: true });
    writeFileSync(path.join(home, 'sessions', profile, 'token'), `token of ${profile} before`);
    writeFileSync(path.join(home, 'sessions', profile, 'other file'), 'not ours');
  }
  expect(existsSync(home)).toBe(true);
}
