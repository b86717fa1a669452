// Applies a plan step by step. If a step fails, the next run finds what exists and continues from there.

import { Failure } from '../../failure.ts';
import type { Timing } from '../../timing.ts';
import { findExistingTrust, type ExistingTrust } from '../administration/existing-trust.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { createsSecret, hasChanges, planSetup } from '../plan/plan.ts';
import type { Step } from '../plan/step.ts';
import { applyChange, type ApplyContext } from './changes.ts';
import type { SecretStore } from './secret-file.ts';

export interface ApplyOptions extends Omit<ApplyContext, 'desired' | 'state' | 'secretPlace'> {
  secretStore: SecretStore;
  timing: Timing;
  /** Called before each step that changes something. */
  report: (step: Step, number: number, of: number) => void;
}

/**
 * @param found the objects from which `steps` were planned
 * @returns the objects as the domain shows them afterwards
 * @throws Failure, also if the domain does not show a change within a minute; its hint says to run the same command again
 */
export async function applySetup(
  desired: DesiredTrust,
  found: ExistingTrust,
  steps: readonly Step[],
  options: ApplyOptions,
): Promise<ExistingTrust> {
  const busy = steps.filter(({ changes }) => changes.length > 0);
  const secretPlace = createsSecret(busy) ? await options.secretStore.reserve(found.app?.name) : undefined;
  const context: ApplyContext = { ...options, desired, state: { ...found }, secretPlace };
  try {
    for (const [index, step] of busy.entries()) {
      options.report(step, index + 1, busy.length);
      try {
        for (const change of step.changes) await applyChange(change, context);
      } catch (error) {
        throw resumable(error, step, busy.slice(0, index));
      }
    }
  } finally {
    await secretPlace?.release();
  }
  return readBack(desired, options);
}

function resumable(error: unknown, step: Step, done: readonly Step[]): unknown {
  if (!(error instanceof Failure)) return error;
  const exists =
    done.length === 0 ? 'nothing was changed before it' : `done before: ${done.map(({ title }) => title).join(', ')}`;
  return error.with({
    detail: `${error.detail} (at the step: ${step.title})`,
    furtherHint: `${exists}; run the same command again to continue`,
  });
}

async function readBack(
  desired: DesiredTrust,
  { domain, policies, policyCompartment, timing }: ApplyOptions,
): Promise<ExistingTrust> {
  for (let attempt = 1; ; attempt++) {
    const now = await findExistingTrust(desired, domain, policies, policyCompartment);
    const open = planSetup(desired, now).filter((step) => hasChanges([step]) || step.mark === 'conflict');
    if (open.length === 0) return now;
    if (attempt === 12) {
      const lines = open.flatMap(({ title, details }) => [title, ...details.map((line) => `  ${line}`)]);
      throw new Failure(
        'mismatch',
        'Unexpected response',
        `the domain accepted every change, but reading them back shows differences:\n${lines.join('\n')}`,
        {
          hint: 'run the same command again; if the differences remain, compare the objects in the console',
        },
      );
    }
    await timing.sleep(5_000);
  }
}
