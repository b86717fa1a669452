// Applies a plan step by step. If a step fails, the next run finds what exists and continues from there.

import type { Timing } from '../../clock.ts';
import { Failure } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import { type IdentityDomain, readUntil } from '../api/domain.ts';
import { type ExistingTrust, findExistingTrust } from '../api/existing-trust.ts';
import type { Policies } from '../api/policy.ts';
import { clientIdOf, groupOcid, ownersOf, ownerTag, type Resource } from '../api/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { type Change, createsSecret, planSetup, statementsOf, type Step, stepsToDo } from '../plan.ts';
import {
  inAcceptedForm,
  newApp,
  newGroup,
  newMember,
  newPolicy,
  newTrust,
  newUser,
  required,
  trustOperations,
  trustReferences,
} from './bodies.ts';
import { addCertificate, type ClientKeyFiles } from './client-certificate.ts';
import type { ReservedPlace, SecretStore } from './client-secret.ts';

interface ApplyOptions extends Omit<ApplyContext, 'desired' | 'state' | 'secretPlace'> {
  secretStore: SecretStore;
  /** Called before each step that changes something. */
  report: (step: Step, number: number, of: number) => void;
}

/**
 * @param found the objects from which `steps` were planned
 * @returns the objects as the domain shows them afterwards
 * @throws Failure, also if the domain does not show a change within a minute; its hint says how to continue
 */
export async function applySetup(
  desired: DesiredTrust,
  found: ExistingTrust,
  steps: readonly Step[],
  options: ApplyOptions,
): Promise<ExistingTrust> {
  const busy = stepsToDo(steps);
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
    furtherHint: `${exists}; ${howToContinue(error)}`,
  });
}

/** The service would refuse the same command again. */
export function howToContinue({ kind }: Failure): string {
  return kind === 'denial'
    ? 'once this is corrected, run the command again to continue'
    : 'run the same command again to continue';
}

async function readBack(
  desired: DesiredTrust,
  { domain, policies, policyCompartment, timing }: ApplyOptions,
): Promise<ExistingTrust> {
  const read = async () => {
    const now = await findExistingTrust(desired, domain, policies, policyCompartment);
    const open = planSetup(desired, now).filter(({ changes, mark }) => changes.length > 0 || mark === 'conflict');
    return { now, open };
  };
  const { now, open } = await readUntil(read, (found) => found.open.length === 0, timing);
  if (open.length === 0) return now;
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

// One function for each kind of change.

interface ApplyContext {
  desired: DesiredTrust;
  /** The objects that exist; each change that creates an object adds it. */
  state: { -readonly [K in keyof ExistingTrust]: ExistingTrust[K] };
  domain: IdentityDomain;
  /** Undefined if no policy is desired. */
  policies: Policies | undefined;
  policyCompartment: string;
  /** For the client secret; undefined if the plan creates none. */
  secretPlace: ReservedPlace | undefined;
  keyFiles: ClientKeyFiles;
  timing: Timing;
  /** Receives one line for the user about what was done differently. */
  note: (line: string) => void;
}

type Handler<Kind extends Change['kind']> = (
  change: Extract<Change, { kind: Kind }>,
  context: ApplyContext,
) => Promise<void>;

const HANDLERS: { [Kind in Change['kind']]: Handler<Kind> } = {
  'create-user': async (_change, { domain, state, desired }) => {
    const user = await domain.create('Users', newUser(desired));
    state.user = user ?? (await findExisting(domain, 'Users', 'userName', desired.userName));
  },
  'create-group': async (_change, { domain, state, desired }) => {
    const group = await domain.create('Groups', newGroup(desired));
    state.group = group ?? (await findExisting(domain, 'Groups', 'displayName', desired.groupName));
  },
  'add-member': async (_change, { domain, state }) => {
    const value = [newMember(required(state.user, 'the service user').id)];
    await domain.patch('Groups', required(state.group, 'the group').id, [{ op: 'add', path: 'members', value }]);
  },
  'create-app': async ({ secret }, context) => {
    const { domain, state, desired } = context;
    const app = await domain.create('Apps', newApp(desired));
    state.app = app ?? (await findExisting(domain, 'Apps', 'displayName', desired.appName));
    // An attempt whose answer was lost may have created the application; its secret is lost as well.
    if (app && secret === false) await activate(context);
    else if (app?.clientSecret !== undefined) await activate(context, app.clientSecret);
    else if (ownersOf(state.app).includes(desired.name)) await finish(context, secret);
    else throw createdByOthers(desired.appName);
  },
  'finish-app': ({ secret }, context) => finish(context, secret),
  'add-certificate': async (_change, { state, domain, keyFiles, timing }) => {
    await addCertificate(required(state.app, 'the application'), { domain, keyFiles, now: timing.now() });
  },
  share: async ({ type }, { domain, state, desired }) => {
    const [object, what] = {
      Users: [state.user, 'the service user'] as const,
      Groups: [state.group, 'the group'] as const,
      Apps: [state.app, 'the application'] as const,
    }[type];
    const resource = required<Resource>(object, what);
    await domain.patch(type, resource.id, [{ op: 'add', path: 'tags', value: [ownerTag(desired.name)] }]);
  },
  'create-trust': async (_change, { domain, state, desired, note }) => {
    const app = required(state.app, 'the application');
    const trust = await inAcceptedForm(
      desired.keys?.source,
      (form) => domain.create('IdentityPropagationTrusts', newTrust(desired, trustReferences(app, state.user), form)),
      note,
    );
    state.trust = trust ?? (await findExisting(domain, 'IdentityPropagationTrusts', 'issuer', desired.issuer));
  },
  'change-trust': async (change, { domain, state, desired, note }) => {
    const trust = required(state.trust, 'the trust');
    const app = required(state.app, 'the application');
    await inAcceptedForm(
      change.keys,
      (form) =>
        domain.patch(
          'IdentityPropagationTrusts',
          trust.id,
          trustOperations(change, desired, trust, trustReferences(app, state.user), form),
        ),
      note,
    );
  },
  'create-policy': async (_change, context) => {
    const { policies, policyCompartment, state, desired } = context;
    state.policy = await policies?.create(newPolicy(desired, policyCompartment, await statements(context)));
  },
  'change-policy': async (_change, context) => {
    const { policies, state } = context;
    await policies?.replaceStatements(required(state.policy, 'the policy').id, await statements(context));
  },
};

/** @throws Failure */
async function applyChange(change: Change, context: ApplyContext): Promise<void> {
  // The key is the kind of the change, so the handler accepts the change.
  const handler = HANDLERS[change.kind] as (change: Change, context: ApplyContext) => Promise<void>;
  await handler(change, context);
}

/** Somebody may use the application's secret, and a new secret would end the old one. */
function createdByOthers(name: string): Failure {
  return new Failure('denial', 'Setup conflict', `somebody else created the application ${quoted(name)} a moment ago`, {
    hint: 'choose another name with --app',
  });
}

/** The answer to the creation of a group may lack its OCID, so the group is read again. A statement without an OCID is never written. */
async function statements({ desired, state, domain }: ApplyContext): Promise<string[]> {
  if (desired.tokenType === 'rpst') return statementsOf(desired, '');
  const group = required(state.group, 'the group');
  const complete = group.ocid ? group : ((await domain.get('Groups', group.id)) ?? group);
  return statementsOf(desired, groupOcid(complete));
}

/** The object did not exist when the plan was made: an attempt whose answer was lost, or somebody else, has created it since. */
async function findExisting<T extends 'Users' | 'Groups' | 'Apps' | 'IdentityPropagationTrusts'>(
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
      hint: 'wait a minute, because it may be new; if the domain still does not show it, this administrator may not see it: choose another --name',
    },
  );
}

async function finish(context: ApplyContext, secret?: false): Promise<void> {
  if (secret === false) await activate(context);
  else
    await activate(context, await context.domain.regenerateSecret(required(context.state.app, 'the application').id));
}

/** @param secret undefined: its clients do not use it */
async function activate({ state, domain, secretPlace }: ApplyContext, secret?: string): Promise<void> {
  const app = required(state.app, 'the application');
  if (secret !== undefined) await required(secretPlace, 'the file for the client secret').save(clientIdOf(app), secret);
  await domain.setAppActive(app.id, true);
}
