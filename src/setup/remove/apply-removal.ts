// Applies the plan of a removal, step by step.

import { Failure } from '../../failure.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import type { Policies } from '../administration/policy.ts';
import type { SecretStore } from '../apply/secret-file.ts';
import type { Timing } from '../../timing.ts';
import { awaitRemoval } from './await-removal.ts';
import { unmarkOperation, type Removal, type RemovalStep } from './removal-step.ts';

export interface RemovalContext {
  domain: IdentityDomain;
  policies: Policies | undefined;
  secretStore: SecretStore;
  /** Reads the objects again. @returns the steps that are still to do */
  remaining: () => Promise<readonly RemovalStep[]>;
  /** Name of the application. */
  appName: string;
  timing: Timing;
  /** Called before each removal. */
  report: (step: RemovalStep, number: number, of: number) => void;
}

/**
 * Returns when the domain no longer shows what was removed.
 *
 * @throws Failure that says what still exists, and whose hint says how to continue
 */
export async function applyRemoval(steps: readonly RemovalStep[], context: RemovalContext): Promise<void> {
  const busy = steps.filter(({ removal }) => removal !== undefined);
  for (const [index, step] of busy.entries()) {
    context.report(step, index + 1, busy.length);
    try {
      if (step.removal) await applyOne(step.removal, context);
      // The rules are a revocation, and the service user cannot be deleted while a rule names it.
      if (step.removal?.kind === 'patch-trust') await confirmOne(step, context);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'mismatch') throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${step.title})`,
        furtherHint: 'run the same command again to continue',
      });
    }
  }
  await awaitRemoval(context.remaining, context.appName, context.timing);
}

async function confirmOne({ title }: RemovalStep, { remaining, appName, timing }: RemovalContext): Promise<void> {
  await awaitRemoval(async () => (await remaining()).filter((step) => step.title === title), appName, timing);
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
