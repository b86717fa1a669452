// Carries a plan out, step by step. Every step can be the last: what is there is found again by the next run, which goes on from there.

import { Failure } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import type { Timing } from '../../timing.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import { findExistingTrust, type ExistingTrust } from '../administration/existing-trust.ts';
import { hasChanges, planSetup, statementsOf } from '../plan/plan.ts';
import type { Change, Step } from '../plan/step.ts';
import { policyTags, type Policies } from '../administration/policy.ts';
import type { SecretStore } from './secret-file.ts';
import { newTrust, trustOperations } from './trust-body.ts';
import { APP_SCHEMA, GROUP_SCHEMA, ownersOf, ownerTag, USER_EXTENSION, USER_SCHEMA } from '../administration/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';

export interface ApplyContext {
  domain: IdentityDomain;
  /** Undefined when no policy is desired. */
  policies: Policies | undefined;
  policyCompartment: string;
  secretStore: SecretStore;
  timing: Timing;
  /** Told before each step that changes something. */
  onStep: (step: Step, number: number, of: number) => void;
}

/** What the steps have found and made so far. */
type State = { -readonly [K in keyof ExistingTrust]: ExistingTrust[K] };

/**
 * @param found is what `steps` were planned from
 * @returns what is there now, read back and compared; a change that does not show within a minute is a failure
 * @throws Failure, whose hint says that the same command resumes
 */
export async function applySetup(
  desired: DesiredTrust,
  found: ExistingTrust,
  steps: readonly Step[],
  workshop: ApplyContext,
): Promise<ExistingTrust> {
  const state: State = { ...found };
  const busy = steps.filter(({ changes }) => changes.length > 0);
  for (const [index, step] of busy.entries()) {
    workshop.onStep(step, index + 1, busy.length);
    try {
      for (const change of step.changes) await carryOut(change, desired, state, workshop);
    } catch (error) {
      throw resumable(error, step, busy.slice(0, index));
    }
  }
  return readBack(desired, workshop);
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
  { domain, policies, policyCompartment, timing }: ApplyContext,
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

async function carryOut(change: Change, desired: DesiredTrust, state: State, workshop: ApplyContext): Promise<void> {
  const { domain, policies, policyCompartment } = workshop;
  const tags = [ownerTag(desired.name)];
  switch (change.kind) {
    case 'create-user': {
      const body = {
        schemas: [USER_SCHEMA, USER_EXTENSION],
        userName: desired.userName,
        [USER_EXTENSION]: { serviceUser: true },
        tags,
      };
      state.user = (await domain.create('Users', body)) ?? (await again(domain, 'Users', 'userName', desired.userName));
      return;
    }
    case 'create-group': {
      const body = { schemas: [GROUP_SCHEMA], displayName: desired.groupName, tags };
      state.group =
        (await domain.create('Groups', body)) ?? (await again(domain, 'Groups', 'displayName', desired.groupName));
      return;
    }
    case 'add-member': {
      const value = [{ value: made(state.user).id, type: 'User' }];
      await domain.patch('Groups', made(state.group).id, [{ op: 'add', path: 'members', value }]);
      return;
    }
    case 'create-app': {
      const app = await domain.create('Apps', newApp(desired));
      state.app = app ?? (await again(domain, 'Apps', 'displayName', desired.appName));
      // Made by an attempt whose answer was lost, its secret is lost too.
      if (app?.clientSecret !== undefined) await activate(state, workshop, app.clientSecret);
      else if (ownersOf(state.app).includes(desired.name)) await finishApp(state, workshop);
      else throw appeared(desired.appName);
      return;
    }
    case 'finish-app':
      await finishApp(state, workshop);
      return;
    case 'share': {
      const resource = made({ Users: state.user, Groups: state.group, Apps: state.app }[change.type]);
      await domain.patch(change.type, resource.id, [{ op: 'add', path: 'tags', value: tags }]);
      return;
    }
    case 'create-trust': {
      const body = newTrust(desired, made(state.app), state.user);
      state.trust =
        (await domain.create('IdentityPropagationTrusts', body)) ??
        (await again(domain, 'IdentityPropagationTrusts', 'issuer', desired.issuer));
      return;
    }
    case 'change-trust':
      await domain.patch(
        'IdentityPropagationTrusts',
        made(state.trust).id,
        trustOperations(change, desired, made(state.trust), made(state.app), state.user),
      );
      return;
    case 'create-policy': {
      const body = {
        compartmentId: policyCompartment,
        name: desired.policyName,
        description: `What ${desired.name} may do (created by oci-wif setup)`,
        statements: statementsOf(desired, groupOcid(state)),
        freeformTags: policyTags(desired.name),
      };
      state.policy = await policies?.create(body);
      return;
    }
    case 'change-policy':
      await policies?.replaceStatements(made(state.policy).id, statementsOf(desired, groupOcid(state)));
      return;
  }
}

/** Its secret is somebody's: a new one would lock them out. */
function appeared(name: string): Failure {
  return new Failure('denial', 'Setup conflict', `somebody else created the application ${quoted(name)} a moment ago`, {
    hint: 'choose another name with --app',
  });
}

function made<T>(object: T | undefined): T {
  if (object === undefined)
    throw new Failure('mismatch', 'Unexpected response', 'an object that was just created cannot be found');
  return object;
}

/** It exists already, although it did not a moment ago: an attempt whose answer was lost, or somebody else, made it. */
async function again<T extends 'Users' | 'Groups' | 'Apps' | 'IdentityPropagationTrusts'>(
  domain: IdentityDomain,
  type: T,
  attribute: string,
  value: string,
) {
  const [resource] = await domain.find(type, attribute, value);
  if (resource) return resource;
  throw new Failure(
    'denial',
    'Setup failed',
    `the domain answers that ${quoted(value)} already exists, but does not show it`,
    {
      hint: 'it may be new, or not visible to this administrator: run the same command again in a minute, or choose another --name',
    },
  );
}

/** Inactive until its secret is saved: an active application is one whose secret was. */
function newApp(desired: DesiredTrust): object {
  return {
    schemas: [APP_SCHEMA],
    displayName: desired.appName,
    basedOnTemplate: { value: 'CustomWebAppTemplateId' },
    isOAuthClient: true,
    clientType: 'confidential',
    // The grant of the exchange itself is refused here; any confidential client may exchange.
    allowedGrants: ['client_credentials'],
    active: false,
    tags: [ownerTag(desired.name)],
  };
}

async function finishApp(state: State, workshop: ApplyContext): Promise<void> {
  await activate(state, workshop, await workshop.domain.regenerateSecret(made(state.app).id));
}

async function activate(state: State, { domain, secretStore }: ApplyContext, secret: string): Promise<void> {
  const app = made(state.app);
  await secretStore.save(app.name ?? '', secret);
  await domain.setAppActive(app.id, true);
}

function groupOcid({ group }: State): string {
  return group?.ocid ?? '';
}
