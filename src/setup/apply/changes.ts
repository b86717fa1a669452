// One function for each kind of change.

import { Failure } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import type { IdentityDomain } from '../administration/domain.ts';
import type { ExistingTrust } from '../administration/existing-trust.ts';
import { clientIdOf, groupOcid, userId } from '../administration/identifiers.ts';
import type { Policies } from '../administration/policy.ts';
import { ownersOf, ownerTag, type Resource } from '../administration/scim.ts';
import type { DesiredTrust } from '../desired/desired-trust.ts';
import { statementsOf } from '../plan/plan.ts';
import type { Change } from '../plan/step.ts';
import { inAcceptedForm } from './certificate-form.ts';
import { newApp, newGroup, newMember, newPolicy, newUser } from './object-bodies.ts';
import { required } from './required.ts';
import type { ReservedPlace } from './secret-file.ts';
import { newTrust, trustOperations } from './trust-body.ts';

export interface ApplyContext {
  desired: DesiredTrust;
  /** The objects that exist; each change that creates an object adds it. */
  state: { -readonly [K in keyof ExistingTrust]: ExistingTrust[K] };
  domain: IdentityDomain;
  /** Undefined if no policy is desired. */
  policies: Policies | undefined;
  policyCompartment: string;
  /** For the client secret; undefined if the plan creates none. */
  secretPlace: ReservedPlace | undefined;
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
    const value = [newMember(userId(required(state.user, 'the service user')))];
    await domain.patch('Groups', required(state.group, 'the group').id, [{ op: 'add', path: 'members', value }]);
  },
  'create-app': async (_change, context) => {
    const { domain, state, desired } = context;
    const app = await domain.create('Apps', newApp(desired));
    state.app = app ?? (await findExisting(domain, 'Apps', 'displayName', desired.appName));
    // An attempt whose answer was lost may have created the application; its secret is lost as well.
    if (app?.clientSecret !== undefined) await activate(context, app.clientSecret);
    else if (ownersOf(state.app).includes(desired.name)) await activateWithNewSecret(context);
    else throw createdByOthers(desired.appName);
  },
  'finish-app': (_change, context) => activateWithNewSecret(context),
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
      (form) => domain.create('IdentityPropagationTrusts', newTrust(desired, app, state.user, form)),
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
          trustOperations(change, desired, trust, app, state.user, form),
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
export async function applyChange(change: Change, context: ApplyContext): Promise<void> {
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
      hint: 'it may be new, or not visible to this administrator: run the same command again in a minute, or choose another --name',
    },
  );
}

async function activateWithNewSecret(context: ApplyContext): Promise<void> {
  await activate(context, await context.domain.regenerateSecret(required(context.state.app, 'the application').id));
}

async function activate({ state, domain, secretPlace }: ApplyContext, secret: string): Promise<void> {
  const app = required(state.app, 'the application');
  await required(secretPlace, 'the file for the client secret').save(clientIdOf(app), secret);
  await domain.setAppActive(app.id, true);
}
