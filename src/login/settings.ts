// The settings of a login, read and validated once for both hosts before anything happens. A wrong value is refused, never corrected.

import { homedir } from 'node:os';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { invalidInput } from '../failure.ts';
import { checkDomainUrl, DOMAIN_URL_EXPECTED } from '../federation/domain-url.ts';
import type { TokenType } from '../federation/exchange-request.ts';
import { PROFILE_NAME } from '../profile/paths.ts';
import { checkForm, type Form } from '../text/form.ts';
import { ocidPattern } from '../text/ocid.ts';
import { quoted } from '../text/printable.ts';
import { protectSecret, SHORTEST_MASK } from '../text/redaction.ts';

export interface LoginSettings {
  /** Origin of the identity domain: scheme, host, and a port other than 443. */
  readonly domainUrl: string;
  readonly clientId: string;
  /** Secret. */
  readonly clientSecret: string;
  readonly region: string;
  /** The tenancy expected, if the user named one. */
  readonly tenancy: string | undefined;
  readonly tokenType: TokenType;
  readonly resourceType: string | undefined;
  /** Seconds. */
  readonly tokenLifetime: number | undefined;
  readonly profile: string;
  /** Absolute. */
  readonly ociHome: string;
  readonly maxAttempts: number;
  /** Seconds. */
  readonly requestTimeout: number;
  /** Seconds in which throttled requests are repeated. */
  readonly retryTimeout: number;
}

/** As inputs of the action and, with two hyphens in front, as flags of the command line. */
export type SettingName =
  | 'domain-url'
  | 'client-id'
  | 'client-secret'
  | 'region'
  | 'tenancy'
  | 'token-type'
  | 'resource-type'
  | 'token-lifetime'
  | 'audience'
  | 'profile'
  | 'oci-home'
  | 'max-attempts'
  | 'request-timeout'
  | 'retry-timeout'
  | 'renew';

/** What an optional setting is when it is not given or empty. A test keeps action.yml equal to this. */
export const DEFAULTS = {
  'token-type': 'upst',
  audience: 'https://cloud.oracle.com',
  profile: 'WIF',
  'oci-home': '~/.oci',
  'max-attempts': '4',
  'request-timeout': '20',
  'retry-timeout': '900',
} as const satisfies Partial<Record<SettingName, string>>;

type DefaultedSetting = keyof typeof DEFAULTS;

/** Where a host has the values from, and what it calls them. */
export interface SettingSource {
  /** `tenancy` or `--tenancy` */
  nameOf(setting: SettingName): string;
  /** @returns undefined or empty when it is not given */
  valueOf(setting: SettingName): string | undefined;
  /** @returns the likely reason why a required setting is missing, which ends the sentence "<name> is missing: …" */
  whyMissing?(setting: SettingName): string | undefined;
  /** @returns a hint for a required setting that is missing: where such a value usually comes from */
  whereFrom?(setting: SettingName): string | undefined;
  /** Relative paths start here; undefined: they are refused. */
  readonly directory?: string | undefined;
}

/** @throws Failure `input` naming the setting, what is wrong and what is accepted; the text of a secret is never repeated */
export function readSettings(source: SettingSource): LoginSettings {
  const tokenType = readTokenType(source);
  return Object.freeze({
    domainUrl: checkDomainUrl(readRequired(source, 'domain-url', DOMAIN_URL_EXPECTED), source.nameOf('domain-url')),
    clientId: readForm(source, 'client-id', CLIENT_ID),
    clientSecret: readClientSecret(source),
    region: readForm(source, 'region', REGION),
    tenancy: readOptional(source, 'tenancy', TENANCY),
    tokenType,
    resourceType: readResourceType(source, tokenType),
    tokenLifetime: readTokenLifetime(source, tokenType),
    profile: readProfileName(source),
    ociHome: readOciHome(source),
    maxAttempts: readInteger(source, 'max-attempts', 1, 10),
    requestTimeout: readInteger(source, 'request-timeout', 1, 300),
    retryTimeout: readInteger(source, 'retry-timeout', 0, 3_600),
  });
}

/** @throws Failure `input` */
export function readAudience(source: SettingSource): string {
  return readForm(source, 'audience', AUDIENCE);
}

/** @throws Failure `input` */
export function readProfileName(source: SettingSource): string {
  return readForm(source, 'profile', PROFILE_NAME);
}

/** @returns an absolute path. @throws Failure `input` */
export function readOciHome(source: SettingSource): string {
  const name = source.nameOf('oci-home');
  const value = valueOrDefault(source, 'oci-home');
  const path = /^~($|\/)/.test(value) || value.startsWith(`~${sep}`) ? join(homedir(), value.slice(1)) : value;
  const kind = source.directory === undefined ? 'an absolute path, or one that starts with ~/,' : 'a path';
  const expected = `${kind} ${OCI_HOME.expected}`;
  if (source.directory === undefined && !isAbsolute(path))
    throw invalidInput(`${name} is ${quoted(value)}, a relative path`, expected);
  if (lacksDrive(path))
    throw invalidInput(`${name} is ${quoted(value)}, a path without a drive`, 'a path such as C:\\Users\\me\\.oci');
  const absolute = resolve(source.directory ?? '', path);
  if (absolute.length > 1024)
    throw invalidInput(`${name} is ${absolute.length} characters long`, 'at most 1024 characters');
  return checkForm(name, absolute, OCI_HOME.pattern, expected);
}

/** Windows would take Git Bash's `/c/Users/me` for a directory on the current drive. UNC paths have two slashes. */
function lacksDrive(path: string): boolean {
  return process.platform === 'win32' && /^[\\/](?![\\/])/.test(path);
}

/** @throws Failure `input` */
export function readTokenType(source: SettingSource): TokenType {
  const value = valueOrDefault(source, 'token-type');
  return checkForm(source.nameOf('token-type'), value, /^(upst|rpst)$/, 'upst or rpst') as TokenType;
}

/** @throws Failure `input`, without the text of the secret */
export function readClientSecret(source: SettingSource): string {
  const expected = 'the client secret of the confidential application, on one line';
  const value = readRequired(source, 'client-secret', expected);
  protectSecret(value);
  const name = source.nameOf('client-secret');
  if (/\p{Cc}/u.test(value)) throw invalidInput(`${name} contains a line break or another control character`, expected);
  if (value.length < SHORTEST_MASK)
    throw invalidInput(`${name} is too short for a client secret`, `at least ${SHORTEST_MASK} characters`);
  return value;
}

/** @throws Failure `input` if it is missing for an RPST, or given for a UPST */
export function readResourceType(source: SettingSource, tokenType: TokenType): string | undefined {
  const value = readOptional(source, 'resource-type', RESOURCE_TYPE);
  const [name, tokenTypeName] = [source.nameOf('resource-type'), source.nameOf('token-type')];
  if (tokenType === 'rpst' && value === undefined)
    throw invalidInput(`${name} is missing, but ${tokenTypeName} is rpst`, RESOURCE_TYPE.expected);
  if (tokenType === 'upst' && value !== undefined)
    throw invalidInput(`${name} is ${quoted(value)}, but ${tokenTypeName} is upst`, 'a value only for an RPST');
  return value;
}

/** The service limits an RPST to twelve hours. Most of Oracle's samples, but not all, give the lifetime in seconds. */
function readTokenLifetime(source: SettingSource, tokenType: TokenType): number | undefined {
  if (!isGiven(source, 'token-lifetime')) return undefined;
  if (tokenType === 'rpst') return readInteger(source, 'token-lifetime', 1, 43_200);
  throw invalidInput(
    `${source.nameOf('token-lifetime')} is set, but ${source.nameOf('token-type')} is upst`,
    'a value only for an RPST; a UPST lives at most 60 minutes',
  );
}

function readInteger(source: SettingSource, setting: SettingName, least: number, most: number): number {
  const value = valueOrDefault(source, setting);
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw invalidInput(`${source.nameOf(setting)} is ${quoted(value)}`, `a whole number from ${least} to ${most}`);
}

/** @returns undefined if the setting is not given. @throws Failure `input` */
export function readOptional(source: SettingSource, setting: SettingName, form: Form): string | undefined {
  return isGiven(source, setting) ? readForm(source, setting, form) : undefined;
}

function readForm(source: SettingSource, setting: SettingName, { pattern, expected }: Form): string {
  return checkForm(source.nameOf(setting), readRequired(source, setting, expected), pattern, expected);
}

function readRequired(source: SettingSource, setting: SettingName, expected: string): string {
  const value = valueOrDefault(source, setting);
  if (value !== '') return value;
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === undefined ? '' : `: ${why}`}`;
  throw invalidInput(problem, expected, source.whereFrom?.(setting));
}

function valueOrDefault(source: SettingSource, setting: SettingName): string {
  if (isGiven(source, setting)) return source.valueOf(setting) ?? '';
  return setting in DEFAULTS ? DEFAULTS[setting as DefaultedSetting] : '';
}

function isGiven(source: SettingSource, setting: SettingName): boolean {
  return (source.valueOf(setting) ?? '') !== '';
}

// The forms of the settings that the action's inputs and the command line's flags have in common.

/** A colon would end it in HTTP Basic authentication. */
export const CLIENT_ID: Form = {
  pattern: /^[!-9;-~]+$/,
  expected: 'the client ID of the confidential application, without spaces and colons',
};

/** Only the form is checked: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is. */
export const REGION: Form = {
  pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/,
  expected: 'a region identifier such as eu-frankfurt-1 (not a region key such as fra)',
};

export const TENANCY: Form = {
  pattern: new RegExp(`^${ocidPattern('tenancy')}$`),
  expected: 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
};

export const AUDIENCE: Form = {
  pattern: /^[\x21-\x7e]+$/,
  expected: 'text without spaces, e.g. https://cloud.oracle.com',
};

export const RESOURCE_TYPE: Form = {
  pattern: /^[^\p{Cc}]{1,255}$/u,
  expected: "the trust's impersonating resource, on one line",
};

/** Paths are written into the config, whose readers disagree about `=`, `%`, `;` and everything outside ASCII. */
export const OCI_HOME: Form = { pattern: /^[ -$&-:<>-~]{1,1024}$/, expected: 'in printable ASCII without =, % and ;' };
