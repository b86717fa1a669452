// Applies the plan of a removal, step by step.

import { Failure } from '../../failure.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import type { Policies } from '../administration/policy.ts';
import type { SecretStore } from '../apply/secret-file.ts';
import { unmarkOperation, type Removal, type RemovalStep } from './removal-step.ts';

export interface RemovalContext {
  domain: IdentityDomain;
  policies: Policies | undefined;
  secretStore: SecretStore;
  /** Called before each removal. */
  report: (step: RemovalStep, number: number, of: number) => void;
}

/** @throws Failure, whose hint says to run the same command again */
export async function applyRemoval(steps: readonly RemovalStep[], context: RemovalContext): Promise<void> {
  const busy = steps.filter(({ removal }) => removal !== undefined);
  for (const [index, step] of busy.entries()) {
    context.report(step, index + 1, busy.length);
    try {
      if (step.removal) await applyOne(step.removal, context);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${step.title})`,
        furtherHint: 'run the same command again to continue',
      });
    }
  }
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
    await secretStore.discard(clientId);
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
