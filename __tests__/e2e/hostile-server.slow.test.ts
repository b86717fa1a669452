// Whatever a server answers, the user gets one error without a secret, and nothing is left on disk.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLI } from '../cli/cli-fixture.ts';
import { homeVariables, type Job } from '../../emulator/runner.ts';
import { isWindows } from '../platform.ts';
import { formsOf, hostileAnswers } from './hostile-answers.ts';
import { errorsOf, EXCHANGE, openActionFixture, snapshot, warningsOf, type ActionFixture } from './action-fixture.ts';

const SECRET = 's3cr3t/+ "canary"%&=0123456789';
const ONE_ATTEMPT = { 'max-attempts': '1', 'request-timeout': '2', 'retry-timeout': '0' };

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture({ clientSecret: SECRET });
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.faults.clear();
});

interface Outcome {
  exitCode: number | null;
  errors: string[];
  /** Everything printed, without the masks. */
  output: string;
}

function secretsOf(job: Job): string[] {
  return [SECRET, job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''];
}

function expectNoSecret(output: string, job: Job): void {
  for (const secret of secretsOf(job)) {
    for (const form of formsOf(secret, fixture.trust.clientId)) expect(output).not.toContain(form);
  }
  expect(output).not.toContain('MIIEvQIBADANBgkqhkiG9w0BAQEFAASC');
}

async function runAction(job: Job, inputs: Record<string, string>): Promise<Outcome> {
  const step = await job.main({ ...fixture.inputs, ...ONE_ATTEMPT, ...inputs }, { environment: { RUNNER_DEBUG: '1' } });
  const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const output = [...lines, step.stderr, step.summary, JSON.stringify([step.outputs, step.exported, step.state])];
  return { exitCode: step.exitCode, errors: errorsOf(step), output: output.join('\n') };
}

async function runCommandLine(job: Job): Promise<Outcome> {
  const flags = {
    ...ONE_ATTEMPT,
    'domain-url': fixture.emulator.url,
    'client-id': fixture.trust.clientId,
    region: 'eu-frankfurt-1',
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [CLI, 'login', '--json', ...args], {
    env: { PATH: process.env.PATH, ...homeVariables(job.home), OCI_WIF_CLIENT_SECRET: SECRET, ...job.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, errors: errors.trim() === '' ? [] : [errors.trim()], output: output + errors };
}

/** Where a login meets a server, and how the login is run. */
const PLACES: { name: string; path: string | RegExp; run: (job: Job) => Promise<Outcome> }[] = [
  { name: "GitHub's token endpoint", path: /\/idtoken\//, run: (job) => runAction(job, {}) },
  { name: 'the identity domain', path: EXCHANGE, run: (job) => runAction(job, {}) },
  { name: 'Object Storage', path: '/n', run: (job) => runAction(job, { verify: 'true' }) },
  { name: 'the identity domain, to the command line', path: EXCHANGE, run: runCommandLine },
];

/** On Windows every twelfth: the client that reads the answers is the same, and what differs is how its process reports them. */
const isTried = (_answer: unknown, index: number): boolean => !isWindows || index % 12 === 0;

const NAMES = hostileAnswers([''], '')
  .filter(isTried)
  .map(({ name }) => name);

/** Object Storage may refuse the namespace: the login is kept, with a notice. */
const isNoPolicy = (place: string, name: string): boolean => place === 'Object Storage' && /^status 40[34],/.test(name);

describe.each(PLACES)('$name answers', ({ name: place, path, run }) => {
  test.each(NAMES.filter((name) => !isNoPolicy(place, name)))('%s', async (name) => {
    const job = fixture.job();
    const answer = hostileAnswers(secretsOf(job), fixture.trust.clientId).find((candidate) => candidate.name === name);
    fixture.emulator.faults.add({ path, ...answer!.fault });
    const { exitCode, errors, output } = await run(job);
    expectNoSecret(output, job);
    expect(errors).toEqual([expect.stringMatching(/^[A-Z][\w ]+: /)]);
    expect(errors[0]).not.toMatch(/Internal error/);
    expect(output).not.toMatch(/^\s*(::(stop-commands|add-mask)|##\[)/m);
    expect(exitCode).toBe(1);
    expect(snapshot(join(job.home, '.oci'))).toEqual({});
    expect(readdirSync(job.home).filter((file) => !['.local', 'AppData'].includes(file))).toEqual([]);
    job.remove();
  });
});

test('a registry that answers anything costs only a warning', async () => {
  const proxy = await fixture.emulator.startProxy();
  for (const { name, fault } of hostileAnswers([SECRET], fixture.trust.clientId).filter(isTried)) {
    const job = fixture.job({}, { environment: { https_proxy: proxy.url } });
    fixture.emulator.faults.clear();
    fixture.emulator.faults.add({ path: '/20180419/docker/token', ...fault });
    const step = await job.main({ ...fixture.inputs, ...ONE_ATTEMPT, 'registry-login': 'true' });
    const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expectNoSecret(`${lines.join('\n')}${step.stderr}`, job);
    expect({ name, exitCode: step.exitCode, errors: errorsOf(step), warnings: warningsOf(step).length }).toEqual({
      name,
      exitCode: 0,
      errors: [],
      warnings: 1,
    });
    await job.post(step);
    expect(snapshot(job.home)).toEqual({});
    job.remove();
  }
}, 300_000);
