// The identity domain: its store, functions to fill it, and the token endpoint.

import type { SigningKey } from '../jwt.ts';
import type { Clock } from '../clock.ts';
import type { Deviations } from '../deviations.ts';
import type { Service } from '../message.ts';
import { createAdministrator, type Administrator, type AdministratorOptions } from './administrator.ts';
import { registerApiKey, type RegisteredApiKey } from './api-key.ts';
import { addClientCertificate } from './certificate.ts';
import type { IdentifySigner } from './client-authentication.ts';
import type { KeySetFetcher } from './key-set.ts';
import { addApp, addGroup, addTrust, addUser, type NewApp, type NewTrust, type NewUser } from './resources.ts';
import { trustGitHub, type GitHubTrust, type SeededTrust } from './seed.ts';
import type { SessionTokenSettings } from './session-token.ts';
import {
  createStore,
  newOcid,
  type App,
  type DomainStore,
  type Group,
  type IdentityPropagationTrust,
  type User,
} from './store.ts';
import { answerTokenRequest } from './token-endpoint.ts';

export interface Domain {
  /** The URL of the domain, without a trailing slash. */
  url: string;
  ocid: string;
  /** The name that policies use before a group. Not needed for groups of the domain `Default`. */
  displayName: string;
  tenancy: string;
  /** The contents of the domain; changes apply from the next request on. */
  store: DomainStore;
  /** How session tokens are created, including wrong ones. */
  sessionTokens: SessionTokenSettings;
  /** How the domain differs from the defaults; changes apply from the next request on. */
  deviations: Deviations;
  /** The key that signs session tokens and access tokens. */
  key: SigningKey;
  addUser(user: NewUser): User;
  addGroup(displayName: string, ...members: User[]): Group;
  addApp(app?: NewApp): App;
  addTrust(trust: NewTrust): IdentityPropagationTrust;
  /** Service user, confidential application and trust for GitHub jobs, ready for an exchange. */
  trustGitHub(trust: GitHubTrust): SeededTrust;
  /** Adds a certificate to an application. @returns its private key, PKCS #8 in PEM, with which the client signs its assertions */
  addClientCertificate(app: App, alias: string): Promise<string>;
  /** Registers an API key: a new key pair, or the given public key. */
  registerApiKey(user: User, publicKeyPem?: string): Promise<RegisteredApiKey>;
  /** Creates an administrator with an API key, a profile on disk that uses it, and a personal access token. */
  administrator(options?: AdministratorOptions): Promise<Administrator>;
}

export interface DomainOptions {
  url: string;
  /** GitHub's issuer, for `trustGitHub`. */
  gitHubIssuer: string;
  tenancy: string;
  key: SigningKey;
  clock: Clock;
  keySets: KeySetFetcher;
  upstLifetimeSeconds: number;
  rpstLifetimeSeconds: number;
  jwkClaim: 'string' | 'object';
  deviations: Deviations;
  /** Called after the domain is complete. */
  identifySigner: IdentifySigner;
  /** The directory for the profiles of administrators. */
  directory: string;
}

export function createDomain(options: DomainOptions): { domain: Domain; service: Service } {
  const { url, tenancy, key, clock, keySets, gitHubIssuer } = options;
  const store = createStore();
  const { upstLifetimeSeconds, rpstLifetimeSeconds, jwkClaim, deviations } = options;
  const sessionTokens: SessionTokenSettings = {
    upstLifetimeSeconds,
    rpstLifetimeSeconds,
    jwkClaim,
    answerField: 'token',
  };

  const domain: Domain = {
    url,
    ocid: newOcid('domain'),
    displayName: 'Default',
    tenancy,
    store,
    sessionTokens,
    deviations,
    key,
    addUser: (user) => addUser(store, user),
    addGroup: (displayName, ...members) => addGroup(store, displayName, members),
    addApp: (app = {}) => addApp(store, app),
    addTrust: (trust) => addTrust(store, trust),
    trustGitHub: (trust) => trustGitHub(store, gitHubIssuer, trust),
    addClientCertificate: (app, alias) => addClientCertificate(store, app, alias),
    registerApiKey: (user, publicKeyPem) => registerApiKey(store, tenancy, user, publicKeyPem),
    administrator: (given = {}) => createAdministrator(domain, options.directory, given),
  };
  const endpoint = {
    store,
    settings: sessionTokens,
    deviations,
    key,
    clock,
    tenancy,
    url,
    keySets,
    usedAssertions: new Set<string>(),
    identifySigner: options.identifySigner,
  };
  const service: Service = (request) =>
    request.path === '/oauth2/v1/token' ? answerTokenRequest(request, endpoint) : undefined;
  return { domain, service };
}
