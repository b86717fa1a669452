// The checks between a job and OCI, which `doctor` and `explain` share, and the result of one.

import type { Failure } from '../failure.ts';
import type { CredentialsGiven } from '../federation/client-assertion.ts';
import type { TokenType } from '../federation/exchange-request.ts';
import type { HttpClient } from '../http/client.ts';
import type { LoginSubject } from '../renewal/subject-source.ts';
import type { Administrator } from '../setup/api/administrator.ts';
import type { Timing } from '../clock.ts';

/** In the order in which they are run: a check comes after those that it depends on. */
export const CHECKS = {
  dns: 'DNS of the domain',
  tls: 'TLS of the domain',
  domain: 'identity domain',
  clock: 'clock',
  'subject-token': 'subject token',
  issuer: 'issuer and its keys',
  trust: 'trust of the issuer',
  signature: 'signature of the subject token',
  rules: 'rules of the trust',
  client: 'client credentials',
  exchange: 'token exchange',
  session: 'session token of this exchange',
  profile: 'profile on disk',
  'saved-session': 'session token of the profile',
  variables: 'environment variables',
  'signed-call': 'signed call',
  tools: 'tools',
} as const;

export type CheckName = keyof typeof CHECKS;

export interface CheckResult {
  check: CheckName;
  state: 'ok' | 'failed' | 'not checked';
  /** What the check saw, what is wrong first. If the check was not made: why. */
  seen: string[];
  /** What to do, the most likely fix first. */
  next: string[];
  /** Whether the domain may decide otherwise, because of something of which nobody says publicly what it does. */
  uncertain?: true;
}

/** A result, and what later checks need from this one: undefined if they cannot be made. */
export interface Checked<T> {
  result: CheckResult;
  found?: T | undefined;
}

export function ok(check: CheckName, ...seen: string[]): CheckResult {
  return { check, state: 'ok', seen, next: [] };
}

export function failed(check: CheckName, seen: string | readonly string[], ...next: string[]): CheckResult {
  return { check, state: 'failed', seen: [seen].flat(), next };
}

/** @param why completes the sentence "not checked: …" */
export function notChecked(check: CheckName, why: string, ...next: string[]): CheckResult {
  return { check, state: 'not checked', seen: [why], next };
}

/** @returns the check as failed, in the words of the failure */
export function failedWith(check: CheckName, failure: Failure): CheckResult {
  return failed(check, failure.message, ...hintsOf(failure));
}

/** @returns the lines of the hint */
export function hintsOf({ hint }: Failure): string[] {
  return hint === undefined ? [] : hint.split('\n');
}

/** Collects what a check sees that may find several problems at once. */
export interface Findings {
  saw: (...texts: string[]) => void;
  /** Something of which is not known what the domain does. */
  doubt: (text: string) => void;
  /** @param next what to do about it */
  problem: (text: string, ...next: string[]) => void;
  /** Failed if there is a problem. */
  result: () => CheckResult;
}

export function findingsOf(check: CheckName): Findings {
  const seen: string[] = [];
  const problems: string[] = [];
  const next = new Set<string>();
  let doubted = false;
  return {
    saw: (...texts) => void seen.push(...texts),
    doubt(text) {
      seen.push(text);
      doubted = true;
    },
    problem(text, ...what) {
      problems.push(text);
      for (const each of what) next.add(each);
    },
    result() {
      if (problems.length > 0) return failed(check, [...problems, ...seen], ...next);
      return { ...ok(check, ...seen), ...(doubted ? { uncertain: true as const } : {}) };
    },
  };
}

// What the doctor is given. Everything is optional: a check whose input is missing is not made.

export interface DoctorRequest extends CredentialsGiven {
  /** Origin of the identity domain. */
  domainUrl: string | undefined;
  clientId: string | undefined;
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
  administrator: Administrator | undefined;
  environment: NodeJS.ProcessEnv;
}

export interface CheckTools {
  http: HttpClient;
  timing: Timing;
}
