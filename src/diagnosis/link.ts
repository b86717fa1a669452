// The links of the chain between a job and OCI, and the result of checking one of them.

import type { Failure } from '../failure.ts';
import type { TokenType } from '../federation/exchange-request.ts';
import type { HttpClient } from '../http/client.ts';
import type { LoginSubject } from '../login/host.ts';
import type { AdministratorOptions } from '../setup/api/administrator.ts';
import type { Timing } from '../timing.ts';

/** In the order in which they are checked: a link comes after those that it depends on. */
export const LINKS = {
  dns: 'DNS of the domain',
  tls: 'TLS of the domain',
  domain: 'identity domain',
  clock: 'clock',
  'subject-token': 'subject token',
  issuer: 'issuer and its keys',
  signature: 'signature of the subject token',
  trust: 'trust and its rules',
  client: 'client credentials',
  exchange: 'token exchange',
  session: 'session token of this exchange',
  profile: 'profile on disk',
  'saved-session': 'session token of the profile',
  variables: 'environment variables',
  'signed-call': 'signed call',
  tools: 'tools',
} as const;

export type LinkName = keyof typeof LINKS;

export interface LinkResult {
  link: LinkName;
  state: 'ok' | 'failed' | 'not checked';
  /** What the check saw. If the link was not checked: why. */
  seen: string[];
  /** What to do, the most likely fix first. */
  next: string[];
}

/** A result, and what later links need from this one: undefined if they cannot be checked. */
export interface Checked<T> {
  result: LinkResult;
  found?: T | undefined;
}

export function ok(link: LinkName, ...seen: string[]): LinkResult {
  return { link, state: 'ok', seen, next: [] };
}

export function failed(link: LinkName, seen: string | readonly string[], ...next: string[]): LinkResult {
  return { link, state: 'failed', seen: [seen].flat(), next };
}

/** @param why completes the sentence "not checked: …" */
export function notChecked(link: LinkName, why: string, ...next: string[]): LinkResult {
  return { link, state: 'not checked', seen: [why], next };
}

/** @returns the link as failed, in the words of the failure */
export function failedWith(link: LinkName, { message, hint }: Failure): LinkResult {
  return failed(link, message, ...(hint === undefined ? [] : hint.split('\n')));
}

// What the doctor is given. Everything is optional: a link whose input is missing is not checked.

export interface DoctorRequest {
  /** Origin of the identity domain. */
  domainUrl: string | undefined;
  clientId: string | undefined;
  /** Secret. */
  clientSecret: string | undefined;
  /** The expected tenancy. */
  tenancy: string | undefined;
  tokenType: TokenType;
  resourceType: string | undefined;
  /** Failure: a token should be there, but is not or is not a JWT. Undefined: none is given, and none can be expected. */
  subject: LoginSubject | Failure | undefined;
  profile: string;
  /** Whether the user named the profile, so that it should exist. */
  profileGiven: boolean;
  /** Absolute. */
  ociHome: string;
  /** Undefined: the trust is not read. */
  administrator: AdministratorOptions | undefined;
  environment: NodeJS.ProcessEnv;
}

export interface DoctorTools {
  http: HttpClient;
  timing: Timing;
}
