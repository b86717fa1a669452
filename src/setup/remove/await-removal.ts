// Waits until the domain shows a removal: a PATCH that removes something may be accepted and have no effect (oci-federation.md §9).

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import type { Timing } from '../../timing.ts';
import type { RemovalStep } from './removal-step.ts';

/** Milliseconds between two reads. */
const PAUSE = 5_000;
const READS = 12;

/**
 * Reads until nothing is left to remove, for at most a minute.
 *
 * @param remaining reads the objects and returns the steps that are still to do
 * @param appName the application whose deactivation stops every login, for the hint
 * @throws Failure `mismatch` that says what still exists and what to do
 */
export async function awaitRemoval(
  remaining: () => Promise<readonly RemovalStep[]>,
  appName: string,
  timing: Timing,
): Promise<void> {
  for (let read = 1; ; read++) {
    const left = (await remaining()).filter(({ removal }) => removal !== undefined);
    if (left.length === 0) return;
    if (read === READS) throw notRemoved(left, appName);
    await timing.sleep(PAUSE);
  }
}

function notRemoved(left: readonly RemovalStep[], appName: string): Failure {
  const lines = left.flatMap(({ title, details, removal }) => {
    const parts = details.filter((line) => line.startsWith('- ')).map((line) => `  ${line.slice(2)}`);
    return removal?.kind === 'patch-trust' && parts.length > 0 ? [`${title} still accepts:`, ...parts] : [title];
  });
  const trusts = left.some(({ removal }) => removal?.kind === 'patch-trust' || removal?.kind === 'delete-trust');
  return new Failure(
    'mismatch',
    'Unexpected response',
    `the domain accepted the removal, but after ${((READS - 1) * PAUSE) / 1000} seconds it still shows:\n${lines.join('\n')}`,
    {
      hint: trusts
        ? `run the same command again; if the domain shows the same, deactivate the application ${printable(appName)} in the console (in the identity domain, under Integrated applications): then nobody can exchange a token with it`
        : 'run the same command again; if the domain shows the same, remove these objects in the console',
    },
  );
}
