// Waits until the domain shows a removal: a PATCH that removes something may be accepted and have no effect (oci-federation.md §9).

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import type { Timing } from '../../timing.ts';
import type { RemovalStep } from './removal-step.ts';

/** Milliseconds between two reads. */
const PAUSE = 5_000;
const READS = 12;
const SECONDS = ((READS - 1) * PAUSE) / 1000;

/**
 * Reads until nothing is left to remove, for at most a minute.
 *
 * @param remaining reads the objects and returns the steps that are still to do
 * @returns what the domain still shows after that time; empty if everything is gone
 */
export async function awaitRemoval(
  remaining: () => Promise<readonly RemovalStep[]>,
  timing: Timing,
): Promise<RemovalStep[]> {
  for (let read = 1; ; read++) {
    const left = (await remaining()).filter(({ removal }) => removal !== undefined);
    if (left.length === 0 || read === READS) return left;
    await timing.sleep(PAUSE);
  }
}

/**
 * @param left what the domain still shows
 * @param app the application whose deactivation stops every login, and whether it was removed
 * @returns Failure `mismatch` that says what is still trusted and what to do
 */
export function notRemoved(left: readonly RemovalStep[], app: { name: string; removed: boolean }): Failure {
  const lines = left.flatMap(({ title, details, removal }) => {
    const parts = details.filter((line) => line.startsWith('- ')).map((line) => `  ${line.slice(2)}`);
    return removal?.kind === 'patch-trust' && parts.length > 0 ? [`${title} still accepts:`, ...parts] : [title];
  });
  const trusts = left.some(({ removal }) => removal?.kind === 'patch-trust' || removal?.kind === 'delete-trust');
  const name = printable(app.name);
  const then = app.removed
    ? `the application ${name} is removed, so nobody can exchange a token with its secret, but other applications of the trust can; report this to Oracle`
    : `deactivate the application ${name} in the console (in the identity domain, under Integrated applications): then nobody can exchange a token with it`;
  return new Failure(
    'mismatch',
    'Unexpected response',
    `the domain accepted the removal, but after ${SECONDS} seconds it still shows:\n${lines.join('\n')}`,
    {
      hint: `run the same command again; if the domain shows the same, ${trusts ? then : 'remove these objects in the console'}`,
    },
  );
}
