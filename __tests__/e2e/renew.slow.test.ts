// `renew: true` in real time: sessions of seconds that are renewed, outages, a full disk, and the end of the job.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inputDefaults, type Job } from '../../emulator/runner.ts';
import { callWith, journalOf, pause, processesOf, renewalOf, until } from './background.ts';
import { RENEW, fixture, open, newJob, login, renewals, left } from './renewing-job.ts';
import { EXCHANGE, snapshot, warningsOf } from './action-fixture.ts';

it('keeps every request authenticated across many six-second tokens, and leaves nothing', async () => {
  await open(6);
  const job = newJob();
  const step = await login(job);
  expect(step.stdout).toContain('  renewal:  in the background until the job ends, or until ');
  const key = readFileSync(step.outputs['key-file']!, 'utf8');
  const statuses: number[] = [];
  const end = Date.now() + 16_000;
  while (Date.now() < end) {
    statuses.push(await callWith(fixture, step));
    await pause(100);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(readFileSync(step.outputs['key-file']!, 'utf8')).toBe(key);
  expect(statSync(step.outputs['token-file']!).mode & 0o777).toBe(0o600);

  const [pid] = processesOf(job);
  expect(pid).toBe(renewalOf(step).process?.pid);
  const count = await renewals(step);
  expect(count).toBeGreaterThanOrEqual(3);
  // A renewal at the very end may or may not be counted.
  const post = await job.post(step);
  expect(warningsOf(post)).toEqual([]);
  expect(post.stdout).toMatch(
    new RegExp(
      `Renewed the session token (${count}|${count + 1}) times in the background, last at .*; it expires at .*, and the next renewal was planned for `,
    ),
  );
  expect(processesOf(job)).toEqual([]);
  expect(left(job)).toEqual([]);
});

it('recovers from an outage of the domain that is longer than a renewal interval', async () => {
  await open(16);
  const job = newJob();
  const step = await login(job);
  const down = Date.now() + 12_000;
  fixture.emulator.faults.add({ kind: 'status', status: 503, path: EXCHANGE, when: () => Date.now() < down });
  const statuses: number[] = [];
  while ((await renewals(step)) === 0) {
    statuses.push(await callWith(fixture, step));
    await pause(100);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await callWith(fixture, step)).toBe(200);
  const post = await job.post(step);
  expect(post.exitCode).toBe(0);
  expect(warningsOf(post)).toEqual([
    expect.stringMatching(
      /^Renewing the session token in the background failed (once|twice|\d times) \(.*\) and succeeded again at .*\. Request failed: the token exchange at .* answered 503; tried once/,
    ),
  ]);
  expect(left(job)).toEqual([]);
});

it('retries slowly after a denial, and the post step explains it', async () => {
  await open(3);
  const job = newJob();
  const step = await login(job);
  fixture.emulator.domain.store.trusts.clear();
  await until('a denial', async () => (await journalOf(step)).some(({ event }) => event === 'failed'));
  const asked = fixture.emulator.requests.length;
  await pause(3_000);
  expect(fixture.emulator.requests.length).toBe(asked);
  const post = await job.post(step);
  expect(warningsOf(post)).toEqual([
    expect.stringMatching(
      /^Renewing the session token in the background failed once \(.*\) and has not succeeded since\. Token exchange denied: /,
    ),
  ]);
  expect(warningsOf(post)[0]).toContain('npx oci-wif explain');
});

it.each<[string, (job: Job) => Promise<unknown>, RegExp]>([
  // The record and the journal are gone with it.
  ['the home is gone', (job) => rm(job.home, { recursive: true }), /^$/],
  [
    'the profile is another login’s',
    (job) => job.main(fixture.inputs),
    /The background renewal ended at .*replaced by another login/,
  ],
])('ends by itself when %s, and removes what it kept', async (_name, change, warned) => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const { directory } = renewalOf(step);
  await change(job);
  await until('its end', () => processesOf(job).length === 0);
  const after = snapshot(job.home);
  const post = await job.post(step);
  expect(post.exitCode).toBe(0);
  expect(warningsOf(post).join('\n')).toMatch(warned);
  expect(Object.keys(after).filter((name) => name.includes('.token.'))).toEqual([]);
  expect(existsSync(directory)).toBe(false);
});

it('keeps the old token while the disk is full, and recovers', async () => {
  await open(12);
  const job = newJob();
  const step = await login(job);
  const { pid } = renewalOf(step).process!;
  await until('its start', async () => (await journalOf(step)).length > 0);
  const token = readFileSync(step.outputs['token-file']!, 'utf8');
  // No file of this process may grow any more: what a full disk is to it.
  execFileSync('prlimit', ['--pid', String(pid), '--fsize=0:unlimited']);
  const exchanges = (): number => fixture.emulator.requests.filter(({ path }) => path === EXCHANGE).length;
  await until('a renewal that cannot be written', () => exchanges() >= 2);
  await pause(300);
  expect(readFileSync(step.outputs['token-file']!, 'utf8')).toBe(token);
  expect(Object.keys(snapshot(job.home)).filter((name) => name.includes('.token.'))).toEqual([]);
  execFileSync('prlimit', ['--pid', String(pid), '--fsize=unlimited']);
  await until('a renewal', async () => (await renewals(step)) > 0);
  expect(await callWith(fixture, step)).toBe(200);
  const post = await job.post(step);
  // The line about the failure could not be written at its time, and came later.
  expect(warningsOf(post).join('\n')).toMatch(
    /failed (once|twice|\d+ times) .* succeeded again .*Cannot write profile: .*larger than is allowed/,
  );
  expect(left(job)).toEqual([]);
});

it('outlives the processes between its step and the runner, and ends with the runner process, even if that is killed', async () => {
  await open(3600);
  const job = newJob();
  const script = join(job.directory, 'runner.mjs');
  writeFileSync(
    script,
    `import { spawnSync } from 'node:child_process';
     process.title = 'Runner.Worker';
     const between = "process.exitCode = require('child_process').spawnSync(process.execPath, [process.argv[1]], { stdio: 'inherit' }).status";
     const { status } = spawnSync(process.execPath, ['-e', between, process.argv[2]], { stdio: 'inherit' });
     console.log('main ended with ' + status);
     setInterval(() => undefined, 1000);`,
  );
  const commands = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE'].map((name): [string, string] => [
    name,
    join(job.directory, name),
  ]);
  for (const [, file] of commands) writeFileSync(file, '');
  const inputs = { ...inputDefaults(process.cwd()), ...fixture.inputs, ...RENEW };
  const runner = spawn(process.execPath, [script, join(process.cwd(), 'dist/main/index.js')], {
    env: {
      PATH: process.env.PATH,
      HOME: job.home,
      RUNNER_TEMP: join(job.directory, 'temp'),
      ...Object.fromEntries(commands),
      ...job.environment,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  runner.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const isRunner = (pid: number): boolean => pid === runner.pid;
  await until('the login', () => said.includes('main ended with 0'));
  // Longer than it takes to look twice.
  await pause(9_000);
  expect(processesOf(job).filter((pid) => !isRunner(pid))).toHaveLength(1);
  runner.kill('SIGKILL');
  await until('its end', () => processesOf(job).length === 0);
});
