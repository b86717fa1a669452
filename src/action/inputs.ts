// The inputs of action.yml, validated before anything happens. Wrong text is refused with what is expected, never corrected.

import { getInput, setSecret } from '@actions/core';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import type { TokenType } from '../federation/token-exchange.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import { quoted } from '../text/printable.ts';
import { AUDIENCE, CLIENT_ID, OCI_HOME, REGION, TENANCY } from '../login/setting-forms.ts';
import { checkDomainUrl } from '../federation/domain-url.ts';
import { PROFILE_NAME } from '../profile/profile-name.ts';
import type { Form } from '../text/form.ts';
import { whySecretsAreMissing } from './job.ts';

export interface Settings {
  /** Origin: scheme, host and a port other than 443. */
  readonly domainUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly region: string;
  readonly tenancy: string | undefined;
  readonly tokenType: TokenType;
  readonly resourceType: string | undefined;
  readonly tokenLifetime: number | undefined;
  readonly audience: string;
  /** Of another provider; undefined: ask GitHub. */
  readonly subjectToken: SubjectToken | undefined;
  readonly profile: string;
  /** Absolute. */
  readonly ociHome: string;
  readonly exportEnvironment: boolean;
  /** Keep the session token fresh until the job ends. */
  readonly renew: boolean;
  /** Let the Terraform provider exchange by itself. */
  readonly terraformFederation: boolean;
  /** Log in to the container registry: of the region, or this host. */
  readonly registryLogin: true | string | undefined;
  readonly verify: boolean;
  readonly cleanup: boolean;
  readonly jobSummary: boolean;
  readonly maxAttempts: number;
  /** Seconds. */
  readonly requestTimeout: number;
}

/** @throws Failure `input`, naming the input, what was wrong and what is expected; a secret's text is never repeated */
export function readSettings(): Settings {
  const clientSecret = secret('client-secret');
  const subjectText = secret('subject-token');
  const tokenType = oneOf('token-type', ['upst', 'rpst']);
  const exportEnvironment = boolean('export-environment');
  return Object.freeze({
    domainUrl: checkDomainUrl(getInput('domain-url'), 'domain-url'),
    clientId: matching('client-id', CLIENT_ID),
    clientSecret: requiredSecret('client-secret', clientSecret),
    region: matching('region', REGION),
    tenancy: optional('tenancy', TENANCY),
    tokenType,
    resourceType: resourceType('resource-type', tokenType),
    tokenLifetime: tokenLifetime('token-lifetime', tokenType),
    audience: matching('audience', AUDIENCE),
    subjectToken: subjectText === '' ? undefined : readSubjectToken(subjectText, 'the input subject-token'),
    profile: matching('profile', PROFILE_NAME),
    ociHome: directory('oci-home'),
    exportEnvironment,
    renew: onlyWithGitHub('renew', subjectText),
    terraformFederation: onlyExported('terraform-federation', subjectText, exportEnvironment),
    registryLogin: registryLogin('registry-login'),
    verify: boolean('verify'),
    cleanup: boolean('cleanup'),
    jobSummary: boolean('job-summary'),
    maxAttempts: integer('max-attempts', 1, 10),
    requestTimeout: integer('request-timeout', 1, 300),
  });
}

function refuse(name: string, problem: string, expected: string): Failure {
  return new Failure('input', 'Invalid input', `${name} ${problem}; expected: ${expected}`);
}

/** Masked as soon as it is read: the runner knows `secrets.*`, but not a value that came another way. */
function secret(name: string): string {
  const value = getInput(name);
  if (value !== '') setSecret(value);
  return value;
}

function requiredSecret(name: string, value: string): string {
  const expected = 'the client secret of the confidential application, in one line';
  if (value === '') throw refuse(name, `is empty: ${whySecretsAreMissing()}`, expected);
  if (/[\p{Cc}]/u.test(value)) throw refuse(name, 'contains a line break or another control character', expected);
  return value;
}

function matching(name: string, { pattern, expected }: Form): string {
  const value = getInput(name);
  if (value === '') throw refuse(name, 'is empty', expected);
  if (!pattern.test(value)) throw refuse(name, `is ${quoted(value)}`, expected);
  return value;
}

function optional(name: string, { pattern, expected }: Form): string | undefined {
  return getInput(name) === '' ? undefined : matching(name, { pattern, expected: `${expected}, or empty` });
}

function oneOf<T extends string>(name: string, values: readonly T[]): T {
  const value = getInput(name);
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw refuse(name, value === '' ? 'is empty' : `is ${quoted(value)}`, values.join(' or '));
  return found;
}

/** The three spellings each that YAML 1.2 (core schema) has for true and false. */
function boolean(name: string): boolean {
  const value = getInput(name);
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw refuse(name, value === '' ? 'is empty' : `is ${quoted(value)}`, 'true or false');
}

/** A token that was given is all there is: nobody can be asked for the next one. */
function onlyWithGitHub(name: string, subjectText: string): boolean {
  const value = boolean(name);
  if (value && subjectText !== '') {
    const why = "what goes on in the background must be able to ask for new tokens, and only GitHub's can be asked for";
    throw refuse(name, 'is true, but subject-token is given', `true only without subject-token: ${why}`);
  }
  return value;
}

/** The provider is told by variables alone. */
function onlyExported(name: string, subjectText: string, exportEnvironment: boolean): boolean {
  const value = onlyWithGitHub(name, subjectText);
  if (value && !exportEnvironment) {
    throw refuse(name, 'is true, but export-environment is false', 'true only with export-environment: true');
  }
  return value;
}

/** A signed request goes to that host, so it must have the form of Oracle's registries. */
function registryLogin(name: string): true | string | undefined {
  const value = getInput(name);
  if (['', 'false', 'False', 'FALSE'].includes(value)) return undefined;
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return matching(name, { pattern, expected: 'true, or a registry host such as fra.ocir.io, without a path' });
}

function integer(name: string, least: number, most: number): number {
  const value = getInput(name);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw refuse(name, value === '' ? 'is empty' : `is ${quoted(value)}`, `a whole number from ${least} to ${most}`);
  }
  return number;
}

function resourceType(name: string, tokenType: TokenType): string | undefined {
  const value = optional(name, {
    pattern: /^[^\p{Cc}]{1,255}$/u,
    expected: "text in one line, the trust's impersonating resource",
  });
  if (tokenType === 'rpst' && value === undefined) {
    throw refuse(name, 'is empty, but token-type is rpst', "the trust's impersonating resource");
  }
  if (tokenType === 'upst' && value !== undefined) {
    throw refuse(name, `is ${quoted(value)}, but token-type is upst`, 'a value only with token-type rpst');
  }
  return value;
}

/** The service caps an RPST at twelve hours; whether it reads seconds is what most, not all, of Oracle's samples say. */
function tokenLifetime(name: string, tokenType: TokenType): number | undefined {
  if (getInput(name) === '') return undefined;
  if (tokenType === 'upst')
    throw refuse(
      name,
      'is set, but token-type is upst',
      'a value only with token-type rpst; a UPST lives at most 60 minutes whatever is asked',
    );
  return integer(name, 1, 43_200);
}

function directory(name: string): string {
  const value = getInput(name);
  const expected = `an absolute path, or one that starts with ~/, ${OCI_HOME.expected}`;
  if (value === '') throw refuse(name, 'is empty', expected);
  const path = value === '~' || value.startsWith('~/') ? join(homedir(), value.slice(1)) : value;
  if (!isAbsolute(path)) throw refuse(name, `is ${quoted(value)}, a relative path`, expected);
  if (path.length > 1024) throw refuse(name, `is ${path.length} characters long`, 'at most 1024 characters');
  if (!OCI_HOME.pattern.test(path)) throw refuse(name, `is ${quoted(path)}`, expected);
  return resolve(path);
}
