// `oci-wif login --renew`, `oci-wif renew` and --subject-token-command: with the built background process, sessions of seconds, and nothing left
// behind them.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { processesOf, readOrNothing, shownOf, tracking, until } from '../e2e/background.ts';
import { EXCHANGE, snapshot } from '../e2e/action-fixture.ts';
import type { SeededTrust } from '../../emulator/domain/seed.ts';
import type { CheckResult } from '../../src/diagnosis/checks.ts';
import type { LoginRecord } from '../../src/profile/record.ts';
import { readJournal } from '../../src/renewal/journal.ts';
import { openCliFixture, type CliResult, type CliFixture } from './cli-fixture.ts';
import { runInside } from './in-process.ts';

let fixture: CliFixture;
let trust: SeededTrust;
/** The tracking ID by which the processes of a test are found. */
let job: { environment: Record<string, string> };

async function open(upstLifetimeSeconds = 3600): Promise<void> {
  fixture = await openCliFixture({ upstLifetimeSeconds });
  trust = fixture.emulator.domain.trustGitHub({ repository: 'octo/app' });
  fixture.emulator.policies.allow({
    principal: { user: trust.user.ocid },
    verb: 'read',
    resource: 'objectstorage-namespaces',
    in: 'tenancy',
  });
  job = { environment: { ...tracking(), OCI_WIF_CLIENT_SECRET: trust.clientSecret, RUNNER_TEMP: fixture.home } };
}

afterEach(async () => {
  // A test that failed must not leave a process behind for twelve hours.
  for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
  await fixture.close();
});

const mint = (): Promise<string> =>
  fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');

const loginArguments = (more: readonly string[]): string[] => [
  ...['login', '--domain-url', fixture.emulator.url, '--client-id', trust.clientId, '--region', 'eu-frankfurt-1'],
  ...(more.includes('--max-attempts') ? [] : ['--max-attempts', '1']),
  ...more,
];

/** In this process. The background process that a login starts is the built one. */
const cli = (args: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> =>
  runInside(args, fixture.environment({ ...job.environment, ...environment }), { cwd: fixture.home });

const login = (more: readonly string[], environment?: Record<string, string>): Promise<CliResult> =>
  cli(loginArguments(more), environment);

/** In a process of its own. */
const builtCli = (args: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> =>
  fixture.cli(args, { environment: { ...job.environment, ...environment }, cwd: fixture.home });

/** Renamed into place, as a platform does. */
async function refresh(): Promise<string> {
  const token = await mint();
  writeFileSync(join(fixture.home, 'next.jwt'), `${token}\n`);
  renameSync(join(fixture.home, 'next.jwt'), join(fixture.home, 'subject.jwt'));
  return token;
}

/** Subject tokens that the domain was sent, in their order. */
const sent = (): string[] =>
  fixture.emulator.requests.filter(({ path }) => path === EXCHANGE).map(({ form }) => form?.subject_token ?? '');

const sessionToken = (profile = 'WIF'): string =>
  readFileSync(join(fixture.home, '.oci', 'sessions', profile, 'token'), 'utf8');

/** The renewal in the record that logout will use. */
function renewalOf(profile = 'WIF'): LoginRecord['renewal'] {
  const sessions = join(fixture.home, '.oci', 'sessions');
  const directory = existsSync(sessions)
    ? readdirSync(sessions).find((name) => name.startsWith(`.${profile}.`))
    : undefined;
  if (directory === undefined) return undefined;
  return (JSON.parse(readFileSync(join(sessions, directory, 'record.json'), 'utf8')) as LoginRecord).renewal;
}

/** The files in the home, except those of the test and empty directories. */
const left = (): string[] =>
  Object.entries(snapshot(fixture.home))
    .filter(([name, content]) => !content.startsWith('directory') && name !== 'subject.jwt')
    .map(([name]) => name);

/** A shell command that writes a line for each run. It needs no PATH. */
const counting = (command: string): string => `echo run >> runs; ${command}`;
const runs = (): number => readOrNothing(join(fixture.home, 'runs')).split('\n').length - 1;

const RENEWED = /Renewed the session token (once|twice|\d+ times) in the background, last at /;

test('renews from a file that the platform refreshes, also without the file of certificates, and logout leaves nothing', async () => {
  // Long enough for a renewed token to be valid when a busy machine verifies it.
  await open(15);
  const first = await refresh();
  copyFileSync(fixture.emulator.caFile, join(fixture.home, 'ca.pem'));
  const { code, stdout, stderr } = await builtCli(loginArguments(['--subject-token-file', 'subject.jwt', '--renew']), {
    NODE_EXTRA_CA_CERTS: 'ca.pem',
  });
  expect([code, stderr]).toEqual([0, '']);
  rmSync(join(fixture.home, 'ca.pem'));
  expect(stdout).toMatch(/\n {2}renewal: {2}in the background until you log out, or until 20.* at the latest\n/);
  const [token, second] = [sessionToken(), await refresh()];
  expect(processesOf(job)).toEqual([renewalOf()?.process?.pid]);
  await until('two renewals', () => sent().length >= 3);
  await until('the end of the first token', () => Date.now() / 1000 > decodeJwt(token).exp! + 1);
  expect((await builtCli(['verify'])).code).toBe(0);
  expect(sent()[0]).toBe(first);
  expect(new Set(sent().slice(1))).toEqual(new Set([second]));

  const end = await builtCli(['logout']);
  expect([end.code, end.stderr]).toEqual([0, '']);
  expect(end.stdout).toMatch(RENEWED);
  expect(end.stdout).toContain('Removed the profile WIF and its session');
  expect([processesOf(job), left()]).toEqual([[], []]);
});

test('renews with a command that runs for every exchange, in the directory and environment of the login', async () => {
  await open(6);
  await refresh();
  const command = counting('/bin/cat "$NAME.jwt"');
  const args = loginArguments(['--subject-token-command', command, '--renew', '--json']);
  const { code, stdout, stderr } = await builtCli(args, { NAME: 'subject' });
  expect(code).toBe(0);
  const result = JSON.parse(stdout) as { renewedUntil: string };
  expect(Date.parse(result.renewedUntil) - Date.now()).toBeGreaterThan(11.9 * 3600_000);
  expect(stderr).toBe('');
  expect(runs()).toBe(1);
  const second = await refresh();
  await until('a renewal', () => sent().length >= 2);
  expect(sent()[1]).toBe(second);
  expect(runs()).toBeGreaterThanOrEqual(2);
  expect((await cli(['logout'])).stdout).toMatch(RENEWED);
  expect([processesOf(job), left()]).toEqual([[], ['runs']]);
});

test("renews with GitHub's token until the request token expires", async () => {
  await open(6);
  const { code, stdout } = await login(
    ['--renew', '--export'],
    fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }),
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^(export \w+=.*\n)+$/);
  await until('a renewal', () => sent().length >= 2);
  expect(new Set(sent()).size).toBe(sent().length);
  expect((await cli(['logout'])).stdout).toMatch(RENEWED);
  expect(processesOf(job)).toEqual([]);
});

test('keeps secrets out of arguments, variables and files, and does not pass ours to the command', async () => {
  await open();
  await refresh();
  const command = 'echo "$OCI_WIF_CLIENT_SECRET-$OTHER" > given; /bin/cat subject.jwt';
  const environment = { OTHER: 'canary' };
  const args = loginArguments(['--subject-token-command', command, '--renew']);
  expect((await builtCli(args, environment)).code).toBe(0);
  expect(readFileSync(join(fixture.home, 'given'), 'utf8')).toBe('-canary\n');
  const { process: running, directory } = renewalOf()!;
  expect(existsSync(join(directory, 'journal.jsonl'))).toBe(true);
  const seen = shownOf(running!.pid);
  expect(seen).toContain('renew');
  const files = snapshot(fixture.home);
  for (const secret of [trust.clientSecret, 'canary']) {
    expect(seen).not.toContain(secret);
    const holders = Object.entries(files).filter(([, content]) => content.includes(secret));
    expect(holders.map(([name]) => name)).toEqual(secret === 'canary' ? ['given'] : []);
  }
  expect((await cli(['logout'])).stdout).toContain('No renewal was due: the session token expires at ');
});

test('a login ends the process of an earlier login of the same profile, but of no other profile', async () => {
  await open();
  await refresh();
  const renewing = ['--subject-token-file', 'subject.jwt', '--renew'];
  await login(renewing);
  await login([...renewing, '--profile', 'OTHER']);
  const [first, other] = [renewalOf()!, renewalOf('OTHER')!];
  const again = await login(renewing);
  expect(again.stdout).toContain('No renewal was due');
  expect(existsSync(first.directory)).toBe(false);
  const pids = (): number[] => processesOf(job).sort((a, b) => a - b);
  expect(pids()).toEqual([other.process!.pid, renewalOf()!.process!.pid].sort((a, b) => a - b));
  // Without --renew as well.
  expect((await login(['--subject-token-file', 'subject.jwt'])).code).toBe(0);
  expect(pids()).toEqual([other.process!.pid]);
  expect((await cli(['logout'])).stdout).not.toContain('renewal');
  expect((await cli(['logout', '--profile', 'OTHER'])).code).toBe(0);
  expect([pids(), left()]).toEqual([[], []]);
});

test('logout reports a killed process, and cleans up', async () => {
  await open();
  await refresh();
  const renewing = ['--subject-token-file', 'subject.jwt', '--renew'];
  await login(renewing);
  process.kill(renewalOf()!.process!.pid, 'SIGKILL');
  await until('its end', () => processesOf(job).length === 0);
  const killed = await cli(['logout']);
  expect([killed.code, killed.stderr]).toEqual([
    0,
    expect.stringMatching(/^Warning: The background process was killed/),
  ]);
  await login(renewing);
  const { directory } = renewalOf()!;
  execFileSync('rm', ['-r', join(fixture.home, '.oci')]);
  await until('its end', () => processesOf(job).length === 0);
  // No logout can find the login any more, so the process has removed its directory itself.
  expect(existsSync(directory)).toBe(false);
  const gone = await cli(['logout']);
  expect([gone.code, gone.stderr]).toEqual([0, '']);
});

test('doctor says that the last renewal was refused, when and why, while the session is still valid', async () => {
  await open(40);
  await refresh();
  expect((await login(['--subject-token-file', 'subject.jwt', '--renew'])).code).toBe(0);
  const findings = async (): Promise<CheckResult> => {
    const report = JSON.parse((await cli(['doctor', '--json'])).stdout) as { checks: CheckResult[] };
    return report.checks.find(({ check }) => check === 'saved-session')!;
  };
  const before = await findings();
  expect(before.state).toBe('ok');
  expect(before.seen.join('\n')).toMatch(
    /^(No renewal was due: the session token expires|Renewed the session token .* last) at 20/m,
  );

  fixture.emulator.domain.store.trusts.clear();
  const { directory } = renewalOf()!;
  await until('a denial', async () => (await readJournal(directory)).some(({ event }) => event === 'failed'));
  const after = await findings();
  expect(after.state).toBe('failed');
  expect(after.seen).toEqual([
    expect.stringMatching(
      /^Renewing the session token in the background failed once \(20.*Z\) and has not succeeded since\. Token exchange denied: /,
    ),
  ]);
  expect(after.next.join('\n')).toContain('npx oci-wif explain');
  expect(processesOf(job)).toHaveLength(1);
  expect((await cli(['logout'])).stderr).toContain('has not succeeded since. Token exchange denied: ');
});

describe('renew', () => {
  const RENEWING = ['--subject-token-file', 'subject.jwt', '--renew'];
  const NO_RENEWAL =
    /^Renewal failed: no login renews the profile "WIF" in .* What to do: log in with --renew \(in the action: renew: true\)\n$/;

  test('returns when a new token is on disk, each time, long before one is due', async () => {
    await open();
    await refresh();
    await login([...RENEWING, '--profile', 'OTHER']);
    expect((await login(RENEWING)).code).toBe(0);
    const tokens = [sessionToken()];
    while (tokens.length < 3) {
      const subject = await refresh();
      const { code, stdout, stderr } = await cli(['renew']);
      tokens.push(sessionToken());
      const expiry = new Date(decodeJwt(tokens.at(-1)!).exp! * 1000).toISOString();
      expect([code, stdout, stderr]).toEqual([
        0,
        `Renewed the session token of the profile WIF; it expires at ${expiry}\n`,
        '',
      ]);
      expect(sent().at(-1)).toBe(subject);
    }
    expect(new Set(tokens).size).toBe(3);
    expect(sent()).toHaveLength(4);
    const { directory } = renewalOf()!;
    expect((await readJournal(directory)).map(({ event }) => event)).toEqual([
      ...['started', 'requested', 'renewed', 'requested', 'renewed'],
    ]);
    expect(readdirSync(directory)).toEqual(['journal.jsonl']);
    expect((await cli(['verify'])).code).toBe(0);
    expect((await cli(['logout'])).stdout).toContain('Renewed the session token twice in the background');
    expect((await cli(['logout', '--profile', 'OTHER'])).stdout).toContain('No renewal was due');
    expect([processesOf(job), left()]).toEqual([[], []]);
  });

  test('ends with 1 and the reason if the renewal is refused, and the old token stays', async () => {
    await open();
    await refresh();
    await login(RENEWING);
    const token = sessionToken();
    fixture.emulator.domain.store.trusts.clear();
    const refused = await cli(['renew']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(
      /^Renewal failed: the session token on disk is still the old one, which expires at 20.*Z; the next attempt is at 20.*Z\. Token exchange denied: /,
    );
    expect(refused.stderr).toContain('npx oci-wif explain');
    // A file that is gone is no invalid flag of this command.
    rmSync(join(fixture.home, 'subject.jwt'));
    const missing = await cli(['renew']);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('subject.jwt')]);
    expect(sessionToken()).toBe(token);
    expect(processesOf(job)).toHaveLength(1);
  });

  test('a renewal that is refused twice for one reason is one warning, though each answer has its own request ID', async () => {
    await open();
    await refresh();
    await login(RENEWING);
    fixture.emulator.domain.store.trusts.clear();
    const ids = [await cli(['renew']), await cli(['renew'])].map(
      ({ stderr }) => /request ID: +(\S+)/.exec(stderr)![1]!,
    );
    expect(new Set(ids).size).toBe(2);
    const { stderr } = await cli(['logout']);
    expect(stderr).toMatch(
      /^Warning: Renewing the session token in the background failed twice \(20.*Z to 20.*Z\) and has/,
    );
    expect(stderr.match(/Warning:|request ID:.*/g)).toEqual(['Warning:', expect.stringContaining(ids[1]!)]);
  });

  test('a record that somebody changed is named by renew, doctor and logout, and logout removes the profile', async () => {
    await open();
    await refresh();
    await login(RENEWING);
    const sessions = join(fixture.home, '.oci', 'sessions');
    const record = join(
      sessions,
      readdirSync(sessions).find((name) => name.startsWith('.WIF.'))!,
      'record.json',
    );
    const before = JSON.parse(readFileSync(record, 'utf8')) as LoginRecord;
    const renewal = { ...before.renewal, directory: fixture.home };
    writeFileSync(record, JSON.stringify({ ...before, renewal }));
    const renewed = await cli(['renew']);
    expect([renewed.code, renewed.stderr]).toEqual([
      1,
      `Renewal failed: the record of the login (${record}) is damaged. What to do: log in with --renew (in the action: renew: true)\n`,
    ]);
    const { code, stdout } = await cli(['doctor']);
    const said = `the record of its login (${record}) is damaged`;
    expect([code, stdout.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining(said)]);
    const end = await cli(['logout']);
    expect([end.code, end.stderr]).toEqual([
      0,
      expect.stringContaining(`(${record}) is damaged. Its renewal, if any, ends by itself`),
    ]);
    expect(existsSync(join(fixture.home, 'subject.jwt'))).toBe(true);
    await until('the end of the renewal', () => processesOf(job).length === 0);
  });

  test('ends with 1 where no renewal runs, and says how to start one', async () => {
    await open();
    const { code, stdout, stderr } = await cli(['renew']);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(NO_RENEWAL)]);
    await refresh();
    await login(['--subject-token-file', 'subject.jwt']);
    expect(await cli(['renew'])).toMatchObject({ code: 1, stderr: expect.stringMatching(NO_RENEWAL) as unknown });
    await login(RENEWING);
    process.kill(renewalOf()!.process!.pid, 'SIGKILL');
    await until('its end', () => processesOf(job).length === 0);
    const killed = await cli(['renew']);
    expect([killed.code, killed.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^Renewal failed: the background process was killed after 20.*Z\. What to do: log in with --renew/,
      ),
    ]);
    expect(readdirSync(renewalOf()!.directory)).toEqual(['journal.jsonl']);
    expect((await cli(['logout'])).code).toBe(0);
    expect(left()).toEqual([]);
  });
});

test("a command that fails is run again, and logout reports the failure without the command's output", async () => {
  await open(9);
  await refresh();
  const command = counting('if [ -e broken ]; then echo "hunter2"; exit 3; fi; echo asked >&2; /bin/cat subject.jwt');
  expect((await login(['--subject-token-command', command, '--renew'])).code).toBe(0);
  fixture.file('broken', '');
  await until('two failures', () => runs() >= 3);
  execFileSync('rm', [join(fixture.home, 'broken')]);
  const { directory } = renewalOf()!;
  await until('a renewal', async () => (await readJournal(directory)).some(({ event }) => event === 'renewed'));
  const { code, stdout, stderr } = await cli(['logout']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/failed (once|twice|\d+ times) \(.*\) and succeeded again at /);
  expect(stderr).toContain('No subject token: --subject-token-command ended with exit code 3');
  expect(stdout + stderr).not.toContain('hunter2');
});

test('a process that cannot be started causes a warning, and the login stays', async () => {
  await open();
  await refresh();
  // Not a directory, so the process cannot store anything.
  const { code, stderr } = await login(['--subject-token-file', 'subject.jwt', '--renew'], {
    RUNNER_TEMP: join(fixture.home, 'subject.jwt'),
  });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(
      /^Warning: The background process could not be started: the temporary directory .*subject\.jwt \(RUNNER_TEMP\): a part of this path is not a directory\. The session is not renewed and ends at /,
    ),
  ]);
  expect((await cli(['verify'])).code).toBe(0);
  expect(await cli(['logout'])).toMatchObject({ code: 0, stderr: '' });
  expect([processesOf(job), left()]).toEqual([[], []]);
});

describe('--subject-token-command', () => {
  test('runs again for each attempt of the exchange', async () => {
    await open();
    await refresh();
    fixture.emulator.faults.add({ kind: 'status', status: 503, path: EXCHANGE, times: 1 });
    const { code } = await login([
      ...['--subject-token-command', counting('/bin/cat subject.jwt'), '--max-attempts', '2'],
    ]);
    expect([code, runs()]).toEqual([0, 2]);
    expect((await cli(['logout'])).code).toBe(0);
  });

  test.each<[string, number, RegExp]>([
    ['echo hunter2; echo why >&2; exit 7', 1, /^why\nNo subject token: .*-command ended with exit code 7\n$/],
    ['/nonexistent/program', 1, /No subject token: --subject-token-command ended with exit code 127\n$/],
    ['kill -9 $$', 1, /^No subject token: --subject-token-command was ended by SIGKILL\n$/],
    ['echo', 1, /^No subject token: --subject-token-command printed nothing on stdout \(exit code 0\)\n$/],
    [
      'echo hunter2',
      2,
      /^Invalid subject token: what --subject-token-command printed \(exit code 0\) is not a JWT .*\n$/,
    ],
    ['/usr/bin/yes hunter2', 1, /--subject-token-command printed more than 1048576 characters\n$/],
    ['/bin/sleep 60 & /bin/sleep 60', 1, /^No subject token: --subject-token-command did not end within 1 s\n$/],
    [' ', 2, /^Invalid input: --subject-token-command is empty; expected: /],
  ])('%s: one line, without what it printed, and nothing left', async (command, expected, message) => {
    await open();
    // The others end by themselves, but on a busy machine not within a second.
    const timeout = command.includes('sleep') ? ['--request-timeout', '1'] : [];
    // Where the command prints something on stderr, the stderr of a process of its own is needed.
    const run = command.includes('>&2') ? builtCli : cli;
    const { code, stdout, stderr } = await run(loginArguments(['--subject-token-command', command, ...timeout]));
    expect([code, stdout, stderr]).toEqual([expected, '', expect.stringMatching(message)]);
    expect(stderr).not.toContain('hunter2');
    expect(fixture.emulator.requests).toHaveLength(0);
    await until('the end of what it started', () => processesOf(job).length === 0);
    expect(left()).toEqual([]);
  });

  test('ends when the login is interrupted', async () => {
    await open();
    const args = loginArguments(['--subject-token-command', 'echo run > runs; /bin/sleep 60 & /bin/sleep 60']);
    const running = builtCli(args);
    const interrupt = (): void => {
      const [pid = 0] = processesOf(job).filter((one) => shownOf(one).includes('dist/cli'));
      process.kill(pid, 'SIGINT');
    };
    await until('its start', () => runs() === 1);
    interrupt();
    expect((await running).code).toBe(130);
    await until('the end of what it started', () => processesOf(job).length === 0);
  });
});

test.each<[string[], RegExp]>([
  [
    ['--subject-token-env', 'JWT'],
    /^Invalid input: --renew is given, but --subject-token-env cannot be renewed: an environment variable is set only once; expected: /,
  ],
  [['--subject-token-file', '-'], /--renew is given, but --subject-token-file - cannot be renewed: /],
  [['--subject-token-file', '/dev/null'], /--renew is given, but --subject-token-file .*cannot be renewed: /],
  [
    ['--from-ini', 'runtime.ini'],
    /but the subject token in --from-ini cannot be renewed: the file is written only once/,
  ],
  [['--subject-token-file', 'nowhere'], /--subject-token-file: "\S+nowhere" does not exist/],
  [[], /^No subject token: .* --subject-token-env or --subject-token-command\n$/],
  [
    ['--subject-token-command', 'a', '--subject-token-file', 'b'],
    /--subject-token-(file|command) and --subject-token-(file|command) are given together; expected: one/,
  ],
  [
    ['--subject-token-command', 'a', '--subject-token-env', 'b'],
    /--subject-token-(env|command) and --subject-token-(env|command) are given together; expected: one/,
  ],
])('--renew %j is refused in one line, before anything is asked', async (more, message) => {
  await open();
  const jwt = await mint();
  writeFileSync(join(fixture.home, 'runtime.ini'), `[WIFConfig]\nJWT = ${jwt}\n`);
  const { code, stdout, stderr } = await login(['--renew', ...more], { JWT: jwt });
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
  expect(stderr.split('\n')).toHaveLength(2);
  expect([fixture.emulator.requests.length, processesOf(job), left()]).toEqual([0, [], ['runtime.ini']]);
});
