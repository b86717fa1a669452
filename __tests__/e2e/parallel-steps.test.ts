// Steps that run at the same time in one job (`background`, `wait`, `cancel`, `parallel`), by the rules of the runner: what a background step exports
// takes effect at its `wait`, `cancel` sends signals to its process, and the post steps run one after the other when every step has ended.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../../emulator/runner.ts';
import { isWindows, unless } from '../platform.ts';
import { callWith, noteProcess, pause, processesOf, until } from './background.ts';
import { EXCHANGE, errorsOf, snapshot, warningsOf } from './action-fixture.ts';
import { RENEW, fixture, newJob, open, login } from './renewing-job.ts';

const succeeded = (step: StepResult): void => {
  expect([errorsOf(step), warningsOf(step), step.exitCode]).toEqual([[], [], 0]);
};

it.each([
  ['of two profiles', ['ONE', 'TWO']],
  ['of one profile', ['ONE', 'ONE']],
])('two logins %s under `parallel` share a home, and their post steps restore it', async (_name, profiles) => {
  await open(3600);
  const job = newJob();
  const config = join(job.home, '.oci', 'config');
  mkdirSync(join(job.home, '.oci'), { mode: 0o700 });
  writeFileSync(config, '[ONE]\nregion=us-ashburn-1\n', { mode: 0o600 });
  const before = snapshot(job.home);
  const steps = await Promise.all(
    profiles.map((profile) =>
      job.main({ ...fixture.inputs, ...RENEW, profile, 'export-environment': 'false' }, { background: true }),
    ),
  );
  for (const step of steps) {
    succeeded(step);
    noteProcess(job, step);
  }
  job.wait(...steps);
  for (const profile of new Set(profiles)) expect(readFileSync(config, 'utf8').split(`[${profile}]\n`)).toHaveLength(2);
  for (const step of steps) expect(await callWith(fixture, step)).toBe(200);
  for (const step of steps) {
    // Of one profile, the login that wrote last owns it: the post step of the other one says so if it comes first, and that its renewal ended
    // if the renewal has noticed it.
    const post = await job.post(step);
    expect([errorsOf(post), post.exitCode]).toEqual([[], 0]);
    expect(
      warningsOf(post).filter((line) => !/now belongs to another login|replaced by another login/.test(line)),
    ).toEqual([]);
  }
  expect(snapshot(job.home)).toEqual(before);
  expect(processesOf(job)).toEqual([]);
});

it('a login in the background is used by the steps after its `wait`, also if another login was made meanwhile', async () => {
  await open(3600);
  const job = newJob();
  const background = job.main({ ...fixture.inputs, profile: 'BACKGROUND' }, { background: true });
  const foreground = await job.main({ ...fixture.inputs, profile: 'FOREGROUND' });
  const step = await background;
  for (const each of [foreground, step]) succeeded(each);
  const used = () => Object.entries(job.environment).filter(([name]) => name.endsWith('_PROFILE'));
  expect(new Set(used().map(([, profile]) => profile))).toEqual(new Set(['FOREGROUND']));
  job.wait(step);
  expect(new Set(used().map(([, profile]) => profile))).toEqual(new Set(['BACKGROUND']));
  for (const each of [step, foreground]) succeeded(await job.post(each));
  expect(snapshot(job.home)).toEqual({});
});

it('a step in the background keeps working across three renewals while other steps log in and out', async () => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const tokens = new Set<string>();
  const statuses = new Set<number>();
  let isOver = false;
  const background = until('the end of the other steps', async () => {
    tokens.add(readFileSync(step.outputs['token-file']!, 'utf8'));
    statuses.add(await callWith(fixture, step));
    await pause(300);
    return isOver;
  });
  for (let renewals = 0; renewals < 3; renewals += 1) {
    const known = tokens.size;
    succeeded(await job.renew());
    await until('a call with the new token', () => tokens.size > known);
  }
  const other = await login(job, { profile: 'OTHER' });
  succeeded(await job.logout({ profile: 'OTHER' }));
  isOver = true;
  await background;
  expect([tokens.size, statuses]).toEqual([4, new Set([200])]);
  for (const each of [other, step]) succeeded(await job.post(each));
  expect(processesOf(job)).toEqual([]);
});

// Windows has no signals: the runner ends the process.
unless(isWindows ? 'Windows has no signals' : undefined).each([
  ['SIGINT', 'while the domain is asked', EXCHANGE],
  ['SIGTERM', 'after the profile was written', '/n'],
] as const)('`cancel` with %s %s leaves nothing after the post step, and no process', async (signal, _moment, path) => {
  await open(3600);
  const job = newJob();
  fixture.emulator.faults.add({ kind: 'hang', path });
  let cancel = (): boolean => false;
  const step = job.main(
    { ...fixture.inputs, ...RENEW, verify: 'true' },
    {
      background: true,
      onStart: (child) => {
        cancel = () => child.kill(signal);
      },
    },
  );
  await until('the request', () => fixture.emulator.requests.some((request) => request.path === path));
  cancel();
  const cancelled = await step;
  expect([cancelled.exitCode, cancelled.signal]).toEqual([null, signal]);
  expect((await job.post(cancelled)).exitCode).toBe(0);
  expect(snapshot(job.home)).toEqual({});
  await until('the end of the background process', () => processesOf(job).length === 0);
});
