// Jobs that log in with `renew: true`. Every test that imports this opens its own emulator, which is stopped after the test.

import type { Job, JobOptions, StepResult } from '../../emulator/runner.ts';
import { journalOf, noteProcess, processesOf, tracking } from './background.ts';
import { errorsOf, openActionFixture, snapshot, warningsOf, type ActionFixture } from './action-fixture.ts';

export const RENEW = { renew: 'true', 'max-attempts': '1' };

export let fixture: ActionFixture;
const jobs: Job[] = [];

export async function open(upstLifetimeSeconds: number): Promise<void> {
  fixture = await openActionFixture({}, { upstLifetimeSeconds });
  fixture.emulator.policies.allow({
    principal: { user: fixture.trust.user.ocid },
    verb: 'read',
    resource: 'objectstorage-namespaces',
    in: 'tenancy',
  });
}

afterEach(async () => {
  // A test that failed must not leave a process behind for six hours.
  for (const job of jobs.splice(0)) for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
  await fixture.stop();
});

export function newJob(environment: Record<string, string> = {}, options: Pick<JobOptions, 'action'> = {}): Job {
  const job = fixture.job({}, { ...options, environment: { ...tracking(), ...environment } });
  jobs.push(job);
  return job;
}

export async function login(job: Job, inputs: Record<string, string> = {}): Promise<StepResult> {
  const step = await job.main({ ...fixture.inputs, ...RENEW, ...inputs });
  expect([errorsOf(step), warningsOf(step), step.exitCode]).toEqual([[], [], 0]);
  noteProcess(job, step);
  return step;
}

export const renewals = async (step: StepResult): Promise<number> =>
  (await journalOf(step)).filter(({ event }) => event === 'renewed').length;

/** The files in the job's directory, except the command files of the steps. */
export const left = (job: Job): string[] =>
  Object.keys(snapshot(job.directory)).filter((name) => !/^(home|temp|workspace)$|^temp\/GITHUB_/.test(name));
