// Applies the plan of a removal, step by step.

import { Failure } from '../../failure.ts';
import { printable } from '../../text/printable.ts';
import type { Timing } from '../../timing.ts';
import type { IdentityDomain } from '../api/domain.ts';
import type { Policies } from '../api/policy.ts';
import type { SecretStore } from '../apply/secret-file.ts';
import { type Removal, type RemovalStep, unmarkOperation } from './plan-removal.ts';

export interface RemovalContext {
  domain: IdentityDomain;
  policies: Policies | undefined;
  secretStore: SecretStore;
  /** Reads the objects again. @returns the steps that are still to do */
  remaining: () => Promise<readonly RemovalStep[]>;
  /** Name of the application. */
  appName: string;
  timing: Timing;
  /** Receives one line about something unexpected that does not end the removal. */
  warn: (line: string) => void;
  /** Called before each removal. */
  report: (step: RemovalStep, number: number, of: number) => void;
}

/**
 * Returns when the domain no longer shows what was removed. If it keeps rules of the trust, everything else is removed all the same, except
 * the service user, which cannot be deleted while a rule names it.
 *
 * @throws Failure that says what still exists, and whose hint says how to continue
 */
export async function applyRemoval(steps: readonly RemovalStep[], context: RemovalContext): Promise<void> {
  const { report, remaining, appName, timing, warn } = context;
  const busy = steps.filter(({ removal }) => removal !== undefined);
  let trustKept = false;
  for (const [index, step] of busy.entries()) {
    const { removal, title } = step;
    if (trustKept && removal?.kind === 'delete' && removal.type === 'Users') continue;
    report(step, index + 1, busy.length);
    try {
      if (removal) await applyOne(removal, context);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${title})`,
        furtherHint: 'run the same command again to continue',
      });
    }
    if (removal?.kind !== 'patch-trust') continue;
    const ofTrust = async (): Promise<RemovalStep[]> => (await remaining()).filter((other) => other.title === title);
    trustKept = (await awaitRemoval(ofTrust, timing)).length > 0;
    if (trustKept) warn(`the domain accepted the change of the ${title}, but does not show it`);
  }
  const left = trustKept
    ? (await remaining()).filter(({ removal }) => removal !== undefined)
    : await awaitRemoval(remaining, timing);
  const removed = busy.some(({ removal }) => removal?.kind === 'delete-app');
  if (left.length > 0) throw notRemoved(left, { name: appName, removed });
}

type Handler<Kind extends Removal['kind']> = (
  removal: Extract<Removal, { kind: Kind }>,
  context: RemovalContext,
) => Promise<void>;

const HANDLERS: { [Kind in Removal['kind']]: Handler<Kind> } = {
  'delete-trust': ({ id }, { domain }) => domain.remove('IdentityPropagationTrusts', id),
  'patch-trust': async ({ id, operations }, { domain }) => {
    await domain.patch('IdentityPropagationTrusts', id, operations);
  },
  'delete-policy': async ({ id }, { policies }) => {
    await policies?.remove(id);
  },
  'remove-member': async ({ group, user }, { domain }) => {
    await domain.patch('Groups', group, [{ op: 'remove', path: `members[value eq "${user}"]` }]);
  },
  'delete-app': async ({ id, active, clientId }, { domain, secretStore }) => {
    // An active application cannot be deleted.
    if (active) await domain.setAppActive(id, false);
    await domain.remove('Apps', id);
    if (clientId !== undefined) await secretStore.discard(clientId);
  },
  delete: ({ type, id }, { domain }) => domain.remove(type, id),
  unmark: async ({ type, id, name }, { domain }) => {
    await domain.patch(type, id, [unmarkOperation(name)]);
  },
};

async function applyOne(removal: Removal, context: RemovalContext): Promise<void> {
  // The key is the kind of the removal, so the handler accepts the removal.
  const handler = HANDLERS[removal.kind] as (removal: Removal, context: RemovalContext) => Promise<void>;
  await handler(removal, context);
}

// Waits until the domain shows a removal: a PATCH that removes something may be accepted and have no effect (oci-federation.md §9).

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
async function awaitRemoval(remaining: () => Promise<readonly RemovalStep[]>, timing: Timing): Promise<RemovalStep[]> {
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
function notRemoved(left: readonly RemovalStep[], app: { name: string; removed: boolean }): Failure {
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
