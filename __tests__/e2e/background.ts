// The background of a job: its processes, found as the runner finds them, and the journal of the renewal.

import { execFileSync } from 'node:child_process';
import { createPrivateKey, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { StepResult } from '../../emulator/runner.ts';
import { type JournalEntry, readJournal } from '../../src/renewal/journal.ts';
import { recordFile } from '../../src/profile/record.ts';
import { type LoginName, type LoginRecord } from '../../src/profile/record.ts';
import { PROC } from '../platform.ts';
import { signedCall } from '../../emulator/__tests__/signed-request.ts';
import type { ActionFixture } from './action-fixture.ts';

/** The variable by which a runner finds the processes that its job has left, with another value for each job. */
export const tracking = (): { RUNNER_TRACKING_ID: string } => ({ RUNNER_TRACKING_ID: `github_${randomUUID()}` });

/** Processes whose environment holds the job's tracking id; on a system that shows no environment, those of the steps that were noted. */
export function processesOf(job: { environment: Record<string, string> }): number[] {
  const wanted = `RUNNER_TRACKING_ID=${job.environment.RUNNER_TRACKING_ID ?? '?'}`;
  if (process.platform === 'darwin') return processesShownByPs(wanted);
  if (PROC !== undefined) return (noted.get(wanted) ?? []).filter(exists);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readOrNothing(`/proc/${pid}/environ`).split('\0').includes(wanted))
    .map(Number);
}

const noted = new Map<string, number[]>();

/** Makes the background process of this step known to {@link processesOf}. */
export function noteProcess(job: { environment: Record<string, string> }, step: StepResult): void {
  const { process: renewer } = renewalOf(step);
  const tracked = `RUNNER_TRACKING_ID=${job.environment.RUNNER_TRACKING_ID ?? '?'}`;
  if (renewer) noted.set(tracked, [...(noted.get(tracked) ?? []), renewer.pid]);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The arguments and the environment of a process, as every process of this account can see them. */
export function shownOf(pid: number): string {
  if (process.platform === 'darwin')
    return execFileSync('/bin/ps', ['-Eww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return ['environ', 'cmdline'].map((name) => readOrNothing(`/proc/${pid}/${name}`)).join(' ');
}

/** `-E` shows the environment behind the command. */
function processesShownByPs(wanted: string): number[] {
  return execFileSync('/bin/ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((line) => line.split(' ').includes(wanted))
    .map((line) => Number.parseInt(line, 10));
}

export function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** The record of the step's login, as it was when a test first asked for it: a logout removes the file. */
export function recordOf(step: StepResult): LoginRecord {
  const record = records.get(step) ?? (JSON.parse(readFileSync(recordFileOf(step), 'utf8')) as LoginRecord);
  records.set(step, record);
  return record;
}

const records = new WeakMap<StepResult, LoginRecord>();

export const recordFileOf = (step: StepResult): string => recordFile(JSON.parse(step.state.login ?? '') as LoginName);

export const renewalOf = (step: StepResult): NonNullable<LoginRecord['renewal']> => recordOf(step).renewal!;

export const journalOf = (step: StepResult): Promise<JournalEntry[]> => readJournal(renewalOf(step).directory);

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Waits until the condition is true. @throws Error after this many seconds */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 120): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await pause(50);
  }
}

/** Sends a request that reads token and key again, as some tools do. @returns the status: 200, 401 … */
export async function callWith(fixture: ActionFixture, step: StepResult): Promise<number> {
  const keyId = `ST$${readFileSync(step.outputs['token-file']!, 'utf8')}`;
  const key = createPrivateKey(readFileSync(step.outputs['key-file']!, 'utf8'));
  return (await signedCall(fixture.emulator, '/n', { keyId, key })).status;
}
