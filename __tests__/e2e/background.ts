// What goes on behind a job: its processes, found as the runner finds them, and the journal of the renewal.

import { readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { StepResult } from '../../emulator/runner.ts';
import { readJournal, type JournalEntry } from '../../src/renewal/journal.ts';
import type { Renewal } from '../../src/renewal/launch.ts';
import { signedCall } from '../emulator/signed-request.ts';
import type { Stage } from './stage.ts';
import { createPrivateKey } from 'node:crypto';

/** The variable by which a runner finds what its job has left running, with a value of its own for each job. */
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

/** Looks until it is so. @throws Error after the time, in seconds */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await pause(50);
  }
}

/** A call as a consumer makes it that reads token and key for each: 200, 401 … */
export async function callWith(stage: Stage, step: StepResult): Promise<number> {
  const keyId = `ST$${readFileSync(step.outputs['token-file']!, 'utf8')}`;
  const key = createPrivateKey(readFileSync(step.outputs['key-file']!, 'utf8'));
  return (await signedCall(stage.emulator, '/n', { keyId, key })).status;
}
