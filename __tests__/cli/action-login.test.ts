// The command line finds a login that the action made, by the profile name and the OCI home alone.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../emulator/runner.ts';
import { errorsOf, withActionFixture, snapshot } from '../e2e/action-fixture.ts';
import { CLI } from './cli-fixture.ts';

function cli(job: Job, ...args: string[]): string {
  const env = { PATH: process.env.PATH, HOME: job.home, NODE_EXTRA_CA_CERTS: job.environment.NODE_EXTRA_CA_CERTS };
  return execFileSync(process.execPath, [CLI, ...args], { env, encoding: 'utf8' });
}

it('logout restores the config as it was before the login', () =>
  withActionFixture({}, async (fixture) => {
    const job = fixture.job();
    const home = join(job.home, '.oci');
    mkdirSync(home, { mode: 0o700 });
    writeFileSync(join(home, 'config'), '[DEFAULT]\nregion = us-ashburn-1\n', { mode: 0o600 });
    const before = snapshot(home);
    expect(errorsOf(await job.main(fixture.inputs))).toEqual([]);
    expect(cli(job, 'logout')).toBe(`Removed the profile WIF and its session from ${home}\n`);
    expect(snapshot(home)).toEqual(before);
    expect(cli(job, 'logout')).toContain('No login with the profile WIF');
  }));
