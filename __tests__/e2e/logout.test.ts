// The action in logout/: undoes a login in the middle of a job.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job, StepResult } from '../../emulator/runner.ts';
import {
  type ActionFixture,
  errorsOf,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';
import { LINKS, modeOf, unless } from '../platform.ts';
import { noteProcess, processesOf, recordFileOf } from './background.ts';

runStepsInside();

/** What the post step of a login says that an earlier step has undone. */
const nothingLeft = ({ home }: Job): string =>
  existsSync(join(home, '.oci'))
    ? `Nothing left to clean up: ${join(home, '.oci')} contains nothing of this login\n`
    : `${join(home, '.oci')} no longer exists, so there was no profile to remove\n`;

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());

async function login(job: Job, inputs: Record<string, string> = {}): Promise<StepResult> {
  const step = await job.main({ ...fixture.inputs, ...inputs });
  expect(errorsOf(step)).toEqual([]);
  return step;
}

test('removes the profile, empties the exported variables, and the post step has nothing left to do', async () => {
  const job = fixture.job();
  const step = await login(job);
  const logout = await job.logout();
  expect([logout.exitCode, logout.stderr, errorsOf(logout), warningsOf(logout)]).toEqual([0, '', [], []]);
  expect(logout.stdout).toContain(`Removed the profile WIF and its session from ${join(job.home, '.oci')}\n`);
  expect(snapshot(job.home)).toEqual({});
  expect(Object.keys(step.exported)).toContain('OCI_CLI_AUTH');
  expect(logout.exported).toEqual(Object.fromEntries(Object.keys(step.exported).map((name) => [name, ''])));
  const post = await job.post(step);
  expect([post.exitCode, post.stdout, warningsOf(post)]).toEqual([0, nothingLeft(job), []]);
});

test.each(['post', 'logout'] as const)(
  '%s removes a database token that the job requested, or says that it stays',
  async (end) => {
    const job = fixture.job();
    const directory = join(job.home, '.oci', 'db-token');
    const request = () => {
      mkdirSync(directory, { recursive: true });
      for (const name of ['oci_db_key.pem', 'oci_db_key_public.pem', 'token']) writeFileSync(join(directory, name), '');
    };
    const first = await login(job);
    request();
    const removed = await (end === 'post' ? job.post(first) : job.logout());
    expect([removed.exitCode, warningsOf(removed), snapshot(job.home)]).toEqual([0, [], {}]);

    mkdirSync(directory, { recursive: true });
    const second = await login(job);
    request();
    const left = await (end === 'post' ? job.post(second) : job.logout());
    expect(warningsOf(left)).toEqual([expect.stringContaining(`The database token in ${directory} was not removed: `)]);
    expect(left.stdout).toContain('Removed the profile WIF and its session');
    expect(Object.keys(snapshot(directory))).toHaveLength(3);
  },
);

test('post names a database token that the job requested into ~/.oci, which is not its OCI home', async () => {
  const job = fixture.job();
  const directory = join(job.home, '.oci', 'db-token');
  const step = await login(job, { 'oci-home': join(job.directory, 'oci') });
  mkdirSync(directory, { recursive: true });
  const token = join(directory, 'token');
  writeFileSync(token, '');
  const post = await job.post(step);
  expect([post.exitCode, warningsOf(post)]).toEqual([
    0,
    [expect.stringContaining(`The database token in ${directory} was not removed: it is outside the OCI home`)],
  ]);
  expect(existsSync(token)).toBe(true);

  // Older than the login, or of a login whose own logout removes it.
  const later = await login(job, { 'oci-home': join(job.directory, 'oci') });
  utimesSync(token, 1e9, 1e9);
  expect(warningsOf(await job.post(later))).toEqual([]);
  rmSync(dirname(directory), { recursive: true });
  const own = await login(job);
  const other = await login(job, { 'oci-home': join(job.directory, 'oci') });
  mkdirSync(directory);
  writeFileSync(token, '');
  expect(warningsOf(await job.post(other))).toEqual([]);
  expect(warningsOf(await job.post(own))).toEqual([]);
  expect(snapshot(job.home)).toEqual({});
});

test('restores the config that was there', async () => {
  const job = fixture.job();
  const config = join(job.home, '.oci', 'config');
  mkdirSync(dirname(config), { mode: 0o700 });
  writeFileSync(config, '[WIF]\nuser=me\n[DEFAULT]\nuser=you', { mode: 0o600 });
  const before = snapshot(job.home);
  const step = await login(job);
  await job.logout();
  expect(snapshot(job.home)).toEqual(before);
  expect((await job.post(step)).stdout).toBe(nothingLeft(job));
  expect(snapshot(job.home)).toEqual(before);
});

test('undoes only the logins with its profile, and keeps the variables of another one', async () => {
  const job = fixture.job();
  const first = await login(job, { profile: 'ONE' });
  const second = await login(job, { profile: 'TWO' });
  const again = await login(job, { profile: 'ONE', 'export-environment': 'false' });
  const logout = await job.logout({ profile: 'ONE' });
  expect(logout.stdout.match(/Removed the profile ONE/g)).toHaveLength(2);
  expect(logout.exported).toEqual({});
  expect(job.environment.OCI_CLI_PROFILE).toBe('TWO');
  expect(readdirSync(join(job.home, '.oci', 'sessions'))).toEqual(expect.arrayContaining(['TWO']));
  expect((await job.post(again)).stdout).toBe(nothingLeft(job));
  expect((await job.post(second)).stdout).toContain('Removed the profile TWO');
  expect((await job.post(first)).stdout).toBe(nothingLeft(job));
  expect(snapshot(job.home)).toEqual({});
});

test('ends the renewal, and the post step does not report its end as a failure', async () => {
  const job = fixture.job({}, { environment: { RUNNER_TRACKING_ID: 'github_logout' } });
  const step = await login(job, { renew: 'true', 'terraform-federation': 'true' });
  noteProcess(job, step);
  expect(processesOf(job)).toHaveLength(1);
  const logout = await job.logout();
  expect(processesOf(job)).toEqual([]);
  expect(logout.stdout).toMatch(/No renewal was due|Renewed the identity token/);
  expect(job.environment.OCI_TOKEN_EXCHANGE_CLIENT_SECRET).toBe('');
  expect((await job.post(step)).stdout).toBe(nothingLeft(job));
});

test('a second logout, or one with another profile, changes nothing and warns', async () => {
  const job = fixture.job();
  const step = await login(job);
  const before = snapshot(job.home);
  const other = await job.logout({ profile: 'OTHER' });
  expect([other.exitCode, other.exported, snapshot(job.home)]).toEqual([0, {}, before]);
  expect(warningsOf(other)).toEqual([
    expect.stringContaining(
      `This job has no login with the profile OTHER in ${join(job.home, '.oci')} that can be undone.`,
    ),
  ]);
  await job.logout();
  expect(warningsOf(await job.logout())).toHaveLength(1);
  expect((await job.post(step)).exitCode).toBe(0);
});

test('refuses a wrong input, and takes empty ones as their defaults', async () => {
  const job = fixture.job();
  const step = await login(job);
  const wrong = await job.logout({ profile: '../evil' });
  expect([wrong.exitCode, errorsOf(wrong)]).toEqual([
    1,
    [expect.stringMatching(/^Invalid input: profile is "..\/evil"/)],
  ]);
  expect((await job.logout({ profile: '', 'oci-home': '' })).stdout).toContain('Removed the profile WIF');
  await job.post(step);
});

unless(LINKS)('fails if something of the login is left, and the post step tries again', async () => {
  const job = fixture.job();
  const step = await login(job);
  const config = join(job.home, '.oci', 'config');
  renameSync(config, join(job.directory, 'moved'));
  symlinkSync(join(job.directory, 'moved'), config);
  const logout = await job.logout();
  expect(logout.exitCode).toBe(1);
  expect(errorsOf(logout)).toEqual([
    expect.stringContaining('The login with the profile WIF could not be undone completely'),
  ]);
  expect(job.environment.OCI_CLI_PROFILE).toBe('');
  rmSync(config);
  renameSync(join(job.directory, 'moved'), config);
  expect((await job.post(step)).stdout).toContain('Removed the profile WIF');
  expect(snapshot(job.home)).toEqual({});
});

test('its record of the login is private and holds no secret, and a damaged one does not keep the post step from removing the profile', async () => {
  const job = fixture.job();
  const step = await login(job);
  const record = recordFileOf(step);
  const text = readFileSync(record, 'utf8');
  expect([dirname(dirname(record)), modeOf(record, 0o600)]).toEqual([join(job.home, '.oci', 'sessions'), 0o600]);
  expect(text).not.toContain(fixture.trust.clientSecret);
  expect(text).not.toMatch(/eyJ|PRIVATE/);
  for (const damaged of ['', 'null', '{}', JSON.stringify({ ...(JSON.parse(text) as object), host: 'me' })]) {
    writeFileSync(record, damaged);
    expect(warningsOf(await job.logout())).toHaveLength(1);
  }
  const post = await job.post(step);
  expect(warningsOf(post)).toEqual([expect.stringMatching(/^The record of the login \(.*\) is damaged\. /)]);
  expect(post.stdout).toContain('Removed the profile WIF');
  expect(snapshot(job.home)).toEqual({});
});

test('leaves a login alone that another job has made in the same home', async () => {
  const first = fixture.job();
  const step = await login(first, { profile: 'FIRST' });
  const before = snapshot(first.home);
  const second = fixture.job({}, { home: first.home });
  expect(warningsOf(await second.logout({ profile: 'FIRST' }))).toEqual([
    expect.stringContaining('This job has no login with the profile FIRST'),
  ]);
  expect(snapshot(first.home)).toEqual(before);
  expect((await first.logout({ profile: 'FIRST' })).stdout).toContain('Removed the profile FIRST');
  await first.post(step);
});

test('ends the renewal of a login whose profile stays (cleanup: false), and keeps the profile', async () => {
  const job = fixture.job({}, { environment: { RUNNER_TRACKING_ID: 'github_kept' } });
  const step = await login(job, { renew: 'true', cleanup: 'false' });
  noteProcess(job, step);
  expect(processesOf(job)).toHaveLength(1);
  const logout = await job.logout();
  expect([errorsOf(logout), processesOf(job)]).toEqual([[], []]);
  expect(logout.stdout).toContain(`The profile WIF stays in ${join(job.home, '.oci')}, as its login was told\n`);
  expect(Object.keys(snapshot(job.home)).filter((file) => /record|section|files/.test(file))).toEqual([]);
  expect(snapshot(job.home)).toHaveProperty(['.oci/sessions/WIF/token']);
  expect(warningsOf(await job.post(step))).toEqual([]);
});
