// Logins of one profile that run at the same time: one logout undoes all of them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshot } from '../e2e/action-fixture.ts';
import { withCliFixture } from './cli-fixture.ts';

test('one logout after several parallel logins of a profile restores the home', () =>
  withCliFixture(async (fixture) => {
    const trust = fixture.emulator.domain.trustGitHub({ repository: 'octo/app' });
    const token = await fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
    const home = join(fixture.home, '.oci');
    mkdirSync(home, { mode: 0o700, recursive: true });
    writeFileSync(join(home, 'config'), '[WIF]\nregion = us-ashburn-1\n', { mode: 0o600 });
    const before = snapshot(home);
    const environment = { OCI_WIF_CLIENT_SECRET: trust.clientSecret, SUBJECT: token };
    const args = [
      ...['login', '--domain-url', fixture.emulator.url, '--client-id', trust.clientId, '--region', 'eu-frankfurt-1'],
      ...['--subject-token-env', 'SUBJECT', '--max-attempts', '1'],
    ];
    const logins = await Promise.all([1, 2, 3, 4].map(() => fixture.cli(args, { environment })));
    expect(logins.map(({ code }) => code)).toEqual([0, 0, 0, 0]);

    expect((await fixture.cli(['logout'])).code).toBe(0);
    expect(snapshot(home)).toEqual(before);
  }));
