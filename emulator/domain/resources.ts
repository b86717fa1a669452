// Adds users, groups, applications and trusts to the store, with the defaults the real domain has.

import {
  newClientId,
  newClientSecret,
  newResource,
  TRUST_SCHEMA,
  USER_EXTENSION,
  type App,
  type DomainStore,
  type Group,
  type IdentityPropagationTrust,
  type ScimResource,
  type User,
} from './store.ts';

export interface NewUser {
  userName: string;
  /** Default: false, as in the real domain. */
  serviceUser?: boolean;
}

export function addUser(store: DomainStore, { userName, serviceUser = false }: NewUser): User {
  const resource = newResource('User', 'user', 'urn:ietf:params:scim:schemas:core:2.0:User');
  resource.schemas.push(USER_EXTENSION);
  const user: User = { ...resource, userName, active: true, [USER_EXTENSION]: { serviceUser } };
  store.users.set(user.id, user);
  return user;
}

export function addGroup(store: DomainStore, displayName: string, members: User[]): Group {
  const resource = newResource('Group', 'group', 'urn:ietf:params:scim:schemas:core:2.0:Group');
  const group: Group = { ...resource, displayName, members: members.map(({ id }) => ({ value: id, type: 'User' })) };
  store.groups.set(group.id, group);
  return group;
}

export type NewApp = Partial<Omit<App, keyof ScimResource>>;

/** An active confidential application with a random ID and secret by default. */
export function addApp(store: DomainStore, given: NewApp): App {
  const app: App = {
    name: newClientId(),
    displayName: 'GitHub Actions',
    active: true,
    isOAuthClient: true,
    clientType: 'confidential',
    allowedGrants: ['client_credentials'],
    basedOnTemplate: { value: 'CustomWebAppTemplateId' },
    clientSecret: newClientSecret(),
    ...given,
    ...newResource('App', 'domainapp', 'urn:ietf:params:scim:schemas:oracle:idcs:App'),
  };
  store.apps.set(app.id, app);
  return app;
}

export type NewTrust = Partial<Omit<IdentityPropagationTrust, keyof ScimResource>> &
  Pick<IdentityPropagationTrust, 'issuer'>;

/**
 * An active trust; `subjectType` is `User` and impersonation is allowed by default.
 *
 * @throws Error for more than three claim propagations or a name without `ext_`: the real domain refuses to save these.
 */
export function addTrust(store: DomainStore, given: NewTrust): IdentityPropagationTrust {
  const propagations = given.claimPropagations ?? [];
  if (propagations.length > 3) throw new Error('a trust propagates three claims at most');
  const odd = propagations.find((name) => !name.startsWith('ext_'));
  if (odd !== undefined) throw new Error(`claim propagation ${odd} does not begin with ext_`);
  const trust: IdentityPropagationTrust = {
    name: 'github',
    type: 'JWT',
    active: true,
    oauthClients: [],
    subjectType: 'User',
    allowImpersonation: true,
    ...given,
    ...newResource('IdentityPropagationTrust', 'identitypropagationtrust', TRUST_SCHEMA),
  };
  store.trusts.set(trust.id, trust);
  return trust;
}
