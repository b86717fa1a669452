// A job that was killed, as on a self-hosted runner that lost power, runs no post step. A later login or logout removes what it left.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeVariables, type Job } from '../../emulator/runner.ts';
import { PROC, unless } from '../platform.ts';
import { runCli } from '../cli/cli-fixture.ts';
import { jwt } from '../federation/tokens.ts';
import {
  errorsOf,
  nodeOptions,
  openActionFixture,
  snapshot,
  warningsOf,
  type ActionFixture,
} from './action-fixture.ts';

let fixture: ActionFixture;
let bin: string;
/** Calls itself Runner.Worker, runs Node, and ends with it: the job is over as soon as its step is. */
let killedRunner: [string, string];
beforeAll(async () => {
  fixture = await openActionFixture();
  bin = mkdtempSync(join(tmpdir(), 'oci-wif-runner-'));
  const file = join(bin, 'runner.mjs');
  const node = JSON.stringify(process.env.OCI_WIF_TEST_NODE ?? process.execPath);
  const script = `import { spawnSync } from 'node:child_process';
process.title = 'Runner.Worker';
process.exitCode = spawnSync(${node}, process.argv.slice(2), { stdio: 'inherit' }).status;
`;
  writeFileSync(file, script);
  killedRunner = [process.execPath, file];
});
afterAll(async () => {
  rmSync(bin, { recursive: true });
  await fixture.stop();
});

/** On Linux, the runner's process is found in /proc. */
const RUNNER = process.platform === 'linux' ? PROC : undefined;

const NOTE = 'Removed the expired profile WIF, which an earlier job had left behind';

/** A home in which a login was never undone, and whose token has expired since. */
async function leftBehind(): Promise<{ job: Job; home: string; before: Record<string, string> }> {
  const job = fixture.job({}, { node: killedRunner });
  const home = join(job.home, '.oci');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(join(home, 'config'), '[DEFAULT]\nregion=us-ashburn-1\n', { mode: 0o600 });
  const before = snapshot(home);
  expect(errorsOf(await job.main(fixture.inputs))).toEqual([]);
  return { job, home, before };
}

const expire = (home: string): void => {
  writeFileSync(join(home, 'sessions', 'WIF', 'token'), jwt({ exp: 1 }));
};

unless(RUNNER)(
  'the next login removes an expired login of a killed job, and its post step restores the home',
  async () => {
    const { job, home, before } = await leftBehind();
    expire(home);
    const next = fixture.job({}, { home: job.home });
    const step = await next.main({ ...fixture.inputs, profile: 'NEXT' });
    expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
    expect(step.stdout).toContain(NOTE);
    expect(readFileSync(join(home, 'config'), 'utf8')).not.toContain('[WIF]');
    await next.post(step);
    expect(snapshot(home)).toEqual(before);
  },
);

it('the next login keeps a login of a killed job whose token is still valid, because a step may still use it', async () => {
  const { job, home } = await leftBehind();
  const left = snapshot(home);
  const next = fixture.job({}, { home: job.home });
  const step = await next.main({ ...fixture.inputs, profile: 'NEXT' });
  expect(step.stdout).not.toContain('Removed');
  await next.post(step);
  expect(snapshot(home)).toEqual(left);
});

unless(RUNNER)('oci-wif logout --stale removes only expired logins', async () => {
  const { job, home, before } = await leftBehind();
  const logout = () => runCli(['logout', '--stale'], { ...nodeOptions(), ...homeVariables(job.home) });
  const nothing = `No expired logins in ${home}, so there is nothing to do\n`;
  expect(await logout()).toEqual({ code: 0, stdout: nothing, stderr: '' });
  expire(home);
  expect(await logout()).toEqual({ code: 0, stdout: `${NOTE}\n`, stderr: '' });
  expect(snapshot(home)).toEqual(before);
});
