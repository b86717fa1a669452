// `renew: true`: its process is private, belongs to the job, and ends with the post step.

import { execFile, spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { homeVariables, type Job } from '../../emulator/runner.ts';
import { isWindows, modeOf, PROC, unless } from '../platform.ts';
import { processesOf, readOrNothing, recordFileOf, recordOf, renewalOf, until } from './background.ts';
import { RENEW, fixture, open, newJob, login, left, renewals } from './renewing-job.ts';
import { errorsOf, EXCHANGE, snapshot, warningsOf } from './action-fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('writes its secrets to no file, keeps its own files private, and ends with the post step', async () => {
  await open(3600);
  const job = newJob({ SOME_SECRET: 'canary' });
  const step = await login(job);
  const { directory } = renewalOf(step);
  expect(existsSync(join(directory, 'journal.jsonl'))).toBe(true);
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

it('renews before it is due when a later step runs `oci-wif renew` or the action in renew/, which masks the new token', async () => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const tokens = [readFileSync(step.outputs['token-file']!, 'utf8')];
  const environment = { ...process.env, ...homeVariables(job.home), ...job.environment };
  const renew = await promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli/index.js'), 'renew'], {
    env: environment,
  });
  expect(renew.stdout).toMatch(/^Renewed the session token of the profile WIF; it expires at 20.*Z\n$/);
  tokens.push(readFileSync(step.outputs['token-file']!, 'utf8'));
  const second = await job.renew();
  tokens.push(readFileSync(step.outputs['token-file']!, 'utf8'));
  expect(new Set(tokens).size).toBe(3);
  expect([second.exitCode, second.stderr, second.exported]).toEqual([0, '', {}]);
  expect(second.stdout).toContain(`::add-mask::${tokens[2]!}\n`);
  expect(second.stdout).toContain(
    `Renewed the session token of the profile WIF; it expires at ${second.outputs['expires-at']!}\n`,
  );
  expect((await job.post(step)).stdout).toContain('Renewed the session token twice in the background');
});

it('names the run in the User-Agent of the login and of its renewals, with numbers only', async () => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  expect((await job.renew()).exitCode).toBe(0);
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_REPOSITORY_ID: repository } = job.environment;
  expect([run, attempt, repository]).toEqual(Array(3).fill(expect.stringMatching(/^\d+$/)));
  const sent = fixture.emulator.requests.filter(({ path }) => path === EXCHANGE);
  expect(sent.map(({ headers }) => headers['user-agent'])).toEqual(
    Array(2).fill(`oci-wif-action (run-id=${run!}; run-attempt=${attempt!}; repository-id=${repository!})`),
  );
  await job.post(step);
});

it('the action in renew/ fails the step if the job has no login that renews the profile, or the renewal is refused', async () => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const other = await job.renew({ profile: 'OTHER' });
  expect([other.exitCode, errorsOf(other)]).toEqual([
    1,
    [
      `Renewal failed: no login renews the profile "OTHER" in ${join(job.home, '.oci')}. What to do: log in with --renew (in the action: renew: true)`,
    ],
  ]);
  expect(errorsOf(await job.renew({ profile: '../evil' }))).toEqual([
    expect.stringMatching(/^Invalid input: profile is "..\/evil"/),
  ]);
  fixture.emulator.domain.store.trusts.clear();
  const refused = await job.renew();
  expect([refused.exitCode, errorsOf(refused)]).toEqual([
    1,
    [expect.stringMatching(/^Renewal failed: the session token on disk is still the old one, which expires at 20/)],
  ]);
  await job.post(step);
});

it('loads none of TLS, HTTP and cryptography while it waits for the first renewal, if no variable names certificates', async () => {
  await open(3600);
  const list = join(fixture.emulator.directory, 'modules');
  const action = actionWhoseProgram((code) =>
    [
      "import { writeFileSync as write } from 'node:fs';",
      `process.once('exit', () => write(${JSON.stringify(list)}, process.moduleLoadList.join('\\n')));`,
      'delete process.env.NODE_EXTRA_CA_CERTS;',
      code,
    ].join('\n'),
  );
  const job = newJob({}, { action });
  await job.post(await login(job));
  const loaded = readFileSync(list, 'utf8').split('\n');
  expect(loaded).toContain('NativeModule fs');
  expect(loaded.filter((name) => /^NativeModule (tls|http|https|crypto|child_process)$/.test(name))).toEqual([]);
});

/** A copy of the action with another program for the background process, or none: the process takes no code from the environment. */
function actionWhoseProgram(change: (code: string) => string | undefined): string {
  const action = join(fixture.emulator.directory, 'action');
  for (const file of ['action.yml', 'dist/main', 'dist/post', 'dist/renew'])
    cpSync(join(ROOT, file), join(action, file), { recursive: true });
  const program = join(action, 'dist/renew/index.js');
  const code = change(readFileSync(program, 'utf8'));
  if (code === undefined) rmSync(program);
  else writeFileSync(program, code);
  return action;
}

it('renews after a later step has removed the certificates, the action and the code that the job preloads', async () => {
  await open(6);
  const action = actionWhoseProgram((code) => code);
  const job = newJob({ NODE_EXTRA_CA_CERTS: 'own/ca.pem' }, { action });
  const workspace = join(job.directory, 'workspace');
  mkdirSync(join(workspace, 'own'));
  copyFileSync(fixture.emulator.caFile, join(workspace, 'own/ca.pem'));
  // As a tracer for tests, which is found in the workspace only.
  const preload = join(workspace, 'node_modules/tracer/init.js');
  mkdirSync(dirname(preload), { recursive: true });
  writeFileSync(
    preload,
    `require('node:fs').appendFileSync(${JSON.stringify(join(job.directory, 'preloaded'))}, '.');`,
  );
  job.environment.NODE_OPTIONS = '-r tracer/init --require="tracer/init"';
  const step = await login(job);
  expect(readFileSync(join(job.directory, 'preloaded'), 'utf8')).toBe('.');
  for (const place of ['own', 'node_modules']) rmSync(join(workspace, place), { recursive: true });
  rmSync(join(action, 'dist/renew'), { recursive: true });
  delete job.environment.NODE_OPTIONS;
  await until('a renewal', async () => (await renewals(step)) > 0);
  const post = await job.post(step);
  expect(post.stdout).toContain('Renewed the session token');
  expect([warningsOf(post), left(job)]).toEqual([[], ['preloaded']]);
});

it.each<[string, () => { action?: string; environment?: Record<string, string> }, RegExp]>([
  [
    'is missing',
    () => ({ action: actionWhoseProgram(() => undefined) }),
    /: Error: Cannot find module '.*[\\/]renew[\\/]index\.js'\./,
  ],
  ['fails at once', () => ({ action: actionWhoseProgram(() => 'process.exit(7);') }), /: it ended with exit code 7\./],
  [
    'cannot write its journal',
    () => ({
      action: actionWhoseProgram((code) => code.replace('journal.jsonl', 'no/journal.jsonl')),
    }),
    /: Cannot write profile: .*journal\.jsonl: this does not exist\./,
  ],
  [
    'has no temporary directory',
    () => ({ environment: { RUNNER_TEMP: '/nonexistent/temp' } }),
    /: the temporary directory \S*nonexistent.temp \(RUNNER_TEMP\): this does not exist\./,
  ],
  [
    'has no temporary directory of the system',
    () => ({ environment: { RUNNER_TEMP: '', [isWindows ? 'TEMP' : 'TMPDIR']: '/nonexistent/temp' } }),
    /: the temporary directory \S*nonexistent.temp \((TEMP|TMPDIR)\): this does not exist\./,
  ],
])('the login says at once that nothing is renewed if the process %s', async (_name, change, cause) => {
  await open(3600);
  const { action, environment } = change();
  const job = newJob(environment, action === undefined ? {} : { action });
  const step = await job.main({ ...fixture.inputs, ...RENEW });
  expect(errorsOf(step)).toEqual([]);
  const expiry = step.outputs['expires-at']!;
  expect(warningsOf(step)).toEqual([expect.stringMatching(/^The background process could not be started: /)]);
  expect(warningsOf(step)[0]).toMatch(cause);
  expect(warningsOf(step)[0]).toMatch(new RegExp(`\\. The session is not renewed and ends at ${expiry}$`));
  expect(step.stdout).not.toContain('renewal:');
  expect(processesOf(job)).toEqual([]);
  const post = await job.post(step);
  expect([warningsOf(post), left(job)]).toEqual([[], []]);
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
  // The step has returned, so its pipes were closed, while the process lives on.
  expect(processesOf(job)).toEqual([pid]);
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
  await until('its end', () => processesOf(job).length === 0);
  expect([step.state, left(job)]).toEqual([{}, []]);
});

it.each<[string, (renewal: object, pid: number) => unknown]>([
  ['nonsense', () => 'no json'],
  ['a directory of another name', (renewal) => ({ ...renewal, directory: tmpdir(), process: { pid: 1, start: '1' } })],
  ['a process that has become another', (renewal, pid) => ({ ...renewal, process: { pid, start: '1' } })],
])('post harms nothing when the record names as its renewal %s', async (_name, change) => {
  await open(3600);
  const job = newJob();
  const step = await login(job);
  const bystander = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60_000)'], { stdio: 'ignore' });
  const renewal = change(renewalOf(step), bystander.pid!);
  writeFileSync(recordFileOf(step), JSON.stringify({ ...recordOf(step), renewal }));
  const post = await job.post(step);
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
