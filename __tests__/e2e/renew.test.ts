// `renew: true`: its process is private, belongs to the job, and ends with the post step.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Job } from '../../emulator/runner.ts';
import { modeOf, PROC, unless } from '../platform.ts';
import { processesOf, readOrNothing, renewalOf, until } from './background.ts';
import { RENEW, fixture, open, newJob, login, left } from './renewing-job.ts';
import { errorsOf, snapshot, warningsOf } from './action-fixture.ts';

it('writes its secrets to no file, keeps its own files private, and ends with the post step', async () => {
  await open(3600);
  const job = newJob({ SOME_SECRET: 'canary' });
  const step = await login(job);
  const { directory } = renewalOf(step);
  await until('a journal', () => existsSync(join(directory, 'journal.jsonl')));
  const files = snapshot(job.directory);
  for (const secret of secretsOf(job)) {
    expect(Object.entries(files).filter(([, content]) => content.includes(secret))).toEqual([]);
    expect(JSON.stringify(step.state)).not.toContain(secret);
  }
  expect(modeOf(directory, 0o700)).toBe(0o700);
  expect(modeOf(join(directory, 'journal.jsonl'), 0o600)).toBe(0o600);
  expect(processesOf(job)).toHaveLength(1);
  expect((await job.post(step)).stdout).toContain(
    `No renewal was due: the session token expires at ${step.outputs['expires-at']!}`,
  );
  expect(processesOf(job)).toEqual([]);
  expect(left(job)).toEqual([]);
});

it('loads none of TLS, HTTP and cryptography while it waits for the first renewal', async () => {
  await open(3600);
  const job = newJob();
  const directory = job.environment.RUNNER_TEMP ?? job.directory;
  const preload = join(directory, 'list-modules.mjs');
  writeFileSync(
    preload,
    `import { writeFileSync } from 'node:fs';
    process.once('exit', () => writeFileSync(${JSON.stringify(join(directory, 'modules-'))} + process.pid, process.moduleLoadList.join('\\n')));`,
  );
  job.environment.NODE_OPTIONS = `--import ${pathToFileURL(preload).href}`;
  const step = await login(job);
  await until('a journal', () => existsSync(join(renewalOf(step).directory, 'journal.jsonl')));
  await job.post(step);
  const loaded = readFileSync(join(directory, `modules-${renewalOf(step).process!.pid}`), 'utf8').split('\n');
  expect(loaded).toContain('NativeModule fs');
  expect(loaded.filter((name) => /^NativeModule (tls|http|https|crypto|child_process)$/.test(name))).toEqual([]);
});

unless(PROC)('passes its secrets in no argument and no variable, and keeps no pipe of the step', async () => {
  await open(3600);
  const job = newJob({ SOME_SECRET: 'canary' });
  await login(job);
  const [pid] = processesOf(job);
  const environment = readOrNothing(`/proc/${pid!}/environ`);
  const seen = `${environment} ${readOrNothing(`/proc/${pid!}/cmdline`)}`;
  const names = environment
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => line.slice(0, line.indexOf('=')));
  expect(names.sort()).toEqual(['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'RUNNER_TRACKING_ID']);
  for (const secret of secretsOf(job)) expect(seen).not.toContain(secret);
  // The step has returned, so its pipes were closed while the process lives on with none of them.
  const descriptors = execFileSync('ls', ['-l', `/proc/${pid!}/fd`], { encoding: 'utf8' });
  expect(descriptors).toMatch(/ [12] -> \/dev\/null\n/);
});

const secretsOf = (job: Job): string[] => [
  fixture.trust.clientSecret,
  job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN!,
  'canary',
];

it('if killed, is reported by the post step, which cleans up', async () => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  process.kill(renewalOf(step).process!.pid, 'SIGKILL');
  await until('its end', () => processesOf(job).length === 0);
  const post = await job.post(step);
  expect(post.exitCode).toBe(0);
  expect(warningsOf(post)).toEqual([expect.stringMatching(/^The background process was killed/)]);
  expect(left(job)).toEqual([]);
});

it('with several logins, each post step ends its own process', async () => {
  await open(3600);
  const job = newJob();
  const first = await login(job, { profile: 'ONE' });
  const second = await login(job, { profile: 'TWO', cleanup: 'false' });
  expect(processesOf(job)).toHaveLength(2);
  expect((await job.post(second)).stdout).toContain('No renewal was due');
  expect(processesOf(job)).toEqual([renewalOf(first).process!.pid]);
  expect(warningsOf(await job.post(first))).toEqual([]);
  expect(processesOf(job)).toEqual([]);
});

it('a login that fails leaves no process', async () => {
  await open(3600);
  const job = newJob();
  const step = await job.main({ ...fixture.inputs, ...RENEW, 'client-secret': 'a-wrong-secret' });
  expect(step.exitCode).toBe(1);
  await until('its end', () => processesOf(job).length === 0, 10);
  expect([step.state, left(job)]).toEqual([{}, []]);
});

it.each([
  ['no record', 'no json'],
  ['a directory of another name', JSON.stringify({ directory: tmpdir(), process: { pid: 1, start: '1' } })],
  ['a process that has become another', undefined],
])('post harms nothing when the state holds %s', async (_name, renewal) => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const bystander = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60_000)'], { stdio: 'ignore' });
  const other = JSON.stringify({ ...renewalOf(step), process: { pid: bystander.pid, start: '1' } });
  const post = await job.post({ ...step, state: { ...step.state, renewal: renewal ?? other } });
  expect(post.exitCode).toBe(0);
  expect([bystander.exitCode, bystander.signalCode, existsSync(tmpdir())]).toEqual([null, null, true]);
  bystander.kill();
  // Its profile was removed under it, so the true one ends too.
  await until('its end', () => processesOf(job).length === 0);
});

it('is refused with a given token of another provider, because no new one can be requested', async () => {
  await open(3600);
  const job = newJob({ ACTIONS_ID_TOKEN_REQUEST_URL: '' });
  const given = await fixture.emulator.github.mint({ repository: 'acme/app' });
  expect(errorsOf(await job.main({ ...fixture.inputs, ...RENEW, 'subject-token': given }))).toEqual([
    'Invalid input: renew is true, but subject-token is given, and a token that was given once cannot be renewed; expected: true only without subject-token',
  ]);
  expect(errorsOf(await job.main({ ...fixture.inputs, ...RENEW }))).toEqual([
    expect.stringMatching(/^No subject token: /),
  ]);
  expect(processesOf(job)).toEqual([]);
});
