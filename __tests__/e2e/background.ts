// The background of a job: its processes, found as the runner finds them, and the journal of the renewal.

import { readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { StepResult } from '../../emulator/runner.ts';
import { readJournal, type JournalEntry } from '../../src/renewal/journal.ts';
import type { Renewal } from '../../src/renewal/launch.ts';
import { signedCall } from '../emulator/signed-request.ts';
import type { ActionFixture } from './action-fixture.ts';
import { createPrivateKey } from 'node:crypto';

/** The variable by which a runner finds the processes that its job has left, with another value for each job. */
export const tracking = (): { RUNNER_TRACKING_ID: string } => ({ RUNNER_TRACKING_ID: `github_${randomUUID()}` });

/** Processes whose environment holds the job's tracking id. */
export function processesOf(job: { environment: Record<string, string> }): number[] {
  const wanted = `RUNNER_TRACKING_ID=${job.environment.RUNNER_TRACKING_ID ?? '?'}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readOrNothing(`/proc/${pid}/environ`).split('\0').includes(wanted))
    .map(Number);
}

export function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

export const renewalOf = (step: StepResult): Renewal => JSON.parse(step.state.renewal ?? 'null') as Renewal;

export const journalOf = (step: StepResult): Promise<JournalEntry[]> => readJournal(renewalOf(step).directory);

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Waits until the condition is true. @throws Error after this many seconds */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
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
