// A job that was killed, as on a self-hosted runner that lost power, runs no post step. A later login or logout removes what it left.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeVariables, type Job, type StepResult } from '../../emulator/runner.ts';
import { PROC, PROCESS_START, unless } from '../platform.ts';
import { runCli } from '../cli/cli-fixture.ts';
import { jwt } from '../federation/tokens.ts';
import {
  errorsOf,
  nodeOptions,
  openActionFixture,
  REPOSITORY,
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

describe('while another job with the same profile and home is running', () => {
  let running: Job;
  let step: StepResult;
  let home: string;
  let before: Record<string, string>;
  beforeEach(async () => {
    running = fixture.job();
    home = join(running.home, '.oci');
    step = await asRunner(() => running.main(fixture.inputs));
    expect(errorsOf(step)).toEqual([]);
    before = snapshot(home);
    fixture.emulator.requests.clear();
  });

  unless(RUNNER ?? PROCESS_START)(
    'a login is refused before anything is requested, and the profile stays',
    async () => {
      const other = fixture.job({}, { home: running.home, node: killedRunner });
      for (const cleanup of ['true', 'false']) {
        const refused = await other.main({ ...fixture.inputs, cleanup });
        expect(errorsOf(refused)).toEqual([
          `Cannot write profile: the profile WIF in ${home} belongs to another job that is still running (process ${process.pid}). ` +
            'What to do: give each job its own directory with oci-home (in a workflow: oci-home: ${{ runner.temp }}/.oci), or choose another profile',
        ]);
        expect([refused.exitCode, refused.exported, fixture.asked(), snapshot(home)]).toEqual([1, {}, [], before]);
        await other.post(refused);
        expect(snapshot(home)).toEqual(before);
      }
    },
  );

  unless(RUNNER)('a login with another profile or in another directory succeeds', async () => {
    const other = fixture.job({}, { home: running.home, node: killedRunner });
    for (const inputs of [{ profile: 'OTHER' }, { 'oci-home': join(other.directory, 'temp', '.oci') }]) {
      const login = await other.main({ ...fixture.inputs, ...inputs });
      expect([errorsOf(login), warningsOf(login)]).toEqual([[], []]);
      await other.post(login);
    }
    expect(snapshot(home)).toEqual(before);
  });

  unless(RUNNER)('a second login of the same job succeeds', async () => {
    const second = await asRunner(() => running.main(fixture.inputs));
    expect([errorsOf(second), warningsOf(second)]).toEqual([[], []]);
    await running.post(second);
    await running.post(step);
    expect(snapshot(home)).toEqual({});
  });

  unless(RUNNER ?? PROCESS_START)('oci-wif login is refused and names its flags', async () => {
    const login = await runCli(
      [
        ...['login', '--domain-url', fixture.emulator.url, '--client-id', fixture.trust.clientId],
        ...['--region', 'eu-frankfurt-1', '--subject-token-env', 'SUBJECT'],
      ],
      {
        ...nodeOptions(),
        ...homeVariables(running.home),
        NODE_EXTRA_CA_CERTS: fixture.emulator.caFile,
        OCI_WIF_CLIENT_SECRET: fixture.trust.clientSecret,
        SUBJECT: await fixture.emulator.github.mint({ repository: REPOSITORY }, 'https://cloud.oracle.com'),
      },
    );
    expect([login.code, snapshot(home)]).toEqual([1, before]);
    expect(login.stderr).toContain('belongs to another job that is still running');
    expect(login.stderr).toMatch(/its own directory with --oci-home .* or choose another --profile\n/);
  });
});

unless(RUNNER)('a login after a killed job with the same profile warns while its token is valid', async () => {
  const { job, home } = await leftBehind();
  const next = fixture.job({}, { home: job.home });
  const step = await next.main(fixture.inputs);
  expect([errorsOf(step), warningsOf(step)]).toEqual([
    [],
    [expect.stringContaining(`The profile WIF in ${home} belongs to another job, which was killed or cannot be seen`)],
  ]);
  await next.post(step);
});

/** Makes this process the Runner.Worker of a step, so that the job goes on when the step has ended. */
async function asRunner<T>(run: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux') return run();
  const name = readFileSync('/proc/self/comm', 'utf8');
  writeFileSync('/proc/self/comm', 'Runner.Worker');
  try {
    return await run();
  } finally {
    writeFileSync('/proc/self/comm', name.trim());
  }
}
