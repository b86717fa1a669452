// The settings of a login: one table for the inputs of the action, the flags of the command line, action.yml and the README, and how they
// are read before anything happens. A wrong value is refused, never corrected.

import { isAbsolute, join, resolve, sep } from 'node:path';
import { homeDirectory } from '../system/directories.ts';
import { invalidInput } from '../failure.ts';
import {
  checkDomainUrl,
  type ClientAuthentication,
  DOMAIN_URL_EXPECTED,
  type GivenCredentials,
  type TokenType,
} from '../federation/exchange-request.ts';
import { readSubjectToken } from '../federation/subject-token.ts';
import { PROFILE_NAME } from '../profile/paths.ts';
import { secretParts } from '../session-key.ts';
import { camelCase, type CamelCase, checkForm, firstGiven, type Form } from '../text/form.ts';
import { isOcid } from '../text/ocid.ts';
import { quoted } from '../text/printable.ts';
import { protectSecret, SHORTEST_MASK } from '../text/redaction.ts';

/** A row of the table. Each setting is an input of the action. */
interface Setting {
  /** What `--help` shows after the name of the flag; empty: a switch. Undefined: the command line has no such flag. */
  readonly flag?: string;
  /** What it is when it is not given or empty. Without a default, it is undefined then. */
  readonly default?: string;
  /** It must be given: what is expected. */
  readonly required?: string;
  readonly secret?: true;
  /** @throws Failure `input` naming the setting, what is wrong and what is accepted; the text of a secret is never repeated */
  readonly read: (value: string, name: string, source: SettingSource) => unknown;
}

const CLIENT_ID_EXPECTED =
  'the client ID of the confidential application (not its OCID or name), without spaces and colons';
const REGION_EXPECTED = 'a region identifier such as eu-frankfurt-1 (not a region key such as fra)';
const CLIENT_SECRET_EXPECTED = 'the client secret of the confidential application, on one line';
const RESOURCE_TYPE_EXPECTED = "the trust's impersonating resource, on one line";

/** In the order in which they are read and listed. */
export const SETTINGS = {
  'domain-url': {
    flag: '<url>',
    required: DOMAIN_URL_EXPECTED,
    read: checkDomainUrl,
  },
  'client-id': {
    flag: '<id>',
    required: CLIENT_ID_EXPECTED,
    // A colon would end it in HTTP Basic authentication.
    read: text({ pattern: /^(?!ocid1\.)[!-9;-~]+$/, expected: CLIENT_ID_EXPECTED }),
  },
  'client-secret': {
    secret: true,
    read: readClientSecret,
  },
  region: {
    flag: '<region>',
    required: REGION_EXPECTED,
    // Only the form: Oracle adds regions often. The TypeScript SDK would use a region key such as fra as it is.
    read: text({ pattern: /^[a-z]{2}(-[a-z0-9]+)+-\d+$/, expected: REGION_EXPECTED }),
  },
  'client-authentication': {
    flag: '<method>',
    default: 'client_secret_basic',
    read: readClientAuthentication,
  },
  'client-key': {
    secret: true,
    // Read as a key only when it is used, because a login without it should not load the code.
    read: (value: string) => value,
  },
  'client-certificate': {
    read: (value: string) => value,
  },
  'client-signing-command': {
    flag: '<command>',
    read: (value: string) => value,
  },
  'client-certificate-alias': {
    flag: '<alias>',
    read: text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: 'text on one line' }),
  },
  tenancy: {
    flag: '<ocid>',
    read: readTenancy,
  },
  'token-type': {
    flag: '<upst|rpst>',
    default: 'upst',
    read: readTokenType,
  },
  'resource-type': {
    flag: '<text>',
    read: text({ pattern: /^[^\p{Cc}]{1,255}$/u, expected: RESOURCE_TYPE_EXPECTED }),
  },
  // The service limits an RPST to twelve hours. Most of Oracle's samples, but not all, give the lifetime in seconds.
  'token-lifetime': {
    flag: '<seconds>',
    read: integer(1, 43_200),
  },
  audience: {
    flag: '<text>',
    default: 'https://cloud.oracle.com',
    read: text({ pattern: /^[\x21-\x7e]+$/, expected: 'text without spaces, e.g. https://cloud.oracle.com' }),
  },
  'subject-token': {
    secret: true,
    read: (value: string, name: string) => readSubjectToken(value, `the input ${name}`),
  },
  profile: {
    flag: '<name>',
    default: 'WIF',
    read: text(PROFILE_NAME),
  },
  'oci-home': {
    flag: '<directory>',
    default: '~/.oci',
    read: readOciHome,
  },
  'export-environment': {
    default: 'true',
    read: readBoolean,
  },
  renew: {
    flag: '',
    default: 'false',
    read: readBoolean,
  },
  'resource-principal-variables': {
    flag: '',
    default: 'false',
    read: readBoolean,
  },
  'terraform-federation': {
    default: 'false',
    read: readBoolean,
  },
  'registry-login': {
    read: readRegistryLogin,
  },
  verify: {
    flag: '',
    default: 'false',
    read: readBoolean,
  },
  cleanup: {
    default: 'true',
    read: readBoolean,
  },
  'job-summary': {
    default: 'false',
    read: readBoolean,
  },
  'mask-ocids': {
    default: 'false',
    read: readBoolean,
  },
  'max-attempts': {
    flag: '<number>',
    default: '4',
    read: integer(1, 10),
  },
  'request-timeout': {
    flag: '<seconds>',
    default: '20',
    read: integer(1, 300),
  },
  'retry-timeout': {
    flag: '<seconds>',
    default: '900',
    read: integer(0, 3_600),
  },
} as const satisfies Record<string, Setting>;

type Table = typeof SETTINGS;
export type SettingName = keyof Table;

/**
 * For action.yml, the README and `--help`, in Markdown. The default is added to it. Not in the rows of the table above, because the bundles of
 * the action, which have no use for these texts, would contain them.
 */
export const SETTING_HELP: Readonly<Record<SettingName, string>> = {
  'domain-url':
    'URL of the identity domain, e.g. `https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com`',
  'client-id':
    'client ID of the confidential application that the trust names. With `client-authentication: instance_principal`, it is not sent, and only completes the command that explains a refusal',
  'client-secret':
    'client secret of the confidential application, required unless `client-authentication` has another value than the default. It is of no use without an OIDC token that the trust accepts',
  region: 'region identifier for the profile, e.g. `eu-frankfurt-1`',
  'client-authentication':
    '`client_secret_basic`, or `private_key_jwt` to sign a client assertion with `client-key` or `client-signing-command` instead of sending a client secret, or `instance_principal` to sign the exchange as the OCI compute instance that runs the job (both documented for the endpoint, not confirmed for this exchange)',
  'client-key':
    'RSA private key in PEM, with or without its certificate, only with `client-authentication: private_key_jwt`',
  'client-certificate': 'certificate in PEM, only with `client-signing-command`, whose signatures are checked with it',
  'client-signing-command':
    'shell command that signs the client assertion instead of `client-key`, with a key that never leaves its place, e.g. a key management service. It gets the bytes to sign on stdin and prints the signature (RS256) in base64',
  'client-certificate-alias':
    'alias under which the application has the certificate of the key; default: the common name of the certificate in `client-key` or `client-certificate`',
  tenancy:
    'expected tenancy OCID. The login fails if the session token names another one. The profile uses it if the token names none',
  'token-type': '`upst` (session of a service user) or `rpst` (session of a resource principal)',
  'resource-type':
    'type of the impersonating resource that the trust names; required with `token-type: rpst`, and refused without it',
  'token-lifetime':
    'requested lifetime of the session in seconds, only with `token-type: rpst` (sent as `rpst_exp`); the domain decides what it grants',
  audience: 'audience of the identity token that is requested from GitHub',
  'subject-token': 'JWT of another identity provider, exchanged instead of an identity token of GitHub',
  profile: 'name of the profile, which is a section of the OCI config: `[A-Za-z0-9._-]+`',
  'oci-home': 'directory of the OCI config and the session files',
  'export-environment': 'export the variables that make the OCI CLI, Terraform, Ansible and the SDKs use the profile',
  renew: 'renew the session token in the background until the job ends',
  'resource-principal-variables':
    'also export the session as `OCI_RESOURCE_PRINCIPAL_*`, for Python and TypeScript programs that use a resource principal: they read each renewed token themselves (Go programs that use one refuse the session)',
  'terraform-federation':
    'in addition to the profile, keep an identity token fresh in a file, and export what the Terraform provider (8.22 and later) needs to exchange it itself, including the client secret',
  'registry-login':
    '`true`, or a registry host: also log in to the container registry (OCIR), using `docker login` if Docker is installed',
  verify: 'make one signed Object Storage call and output the namespace',
  cleanup: 'remove in the post step what this step wrote, and restore what it replaced',
  'job-summary': 'add a table to the job summary: principal, tenancy, profile, expiry, subject',
  'mask-ocids':
    "mask the OCIDs of the session, such as tenancy and principal, in the job's log. Later steps can still use the outputs, but the runner does not pass a masked value on as an output of the job",
  'max-attempts':
    'maximum attempts per request for transient errors (network, 408, 425, 5xx); denials are never retried',
  'request-timeout': 'seconds after which a request is given up',
  'retry-timeout':
    'seconds to keep trying while the identity domain or GitHub throttles requests (429, or 503 with `Retry-After`); 0 fails at once',
};

type ValueOf<N extends SettingName> =
  ReturnType<Table[N]['read']> | (Table[N] extends { default: string } | { required: string } ? never : undefined);

/** The URL of the domain is an origin, the OCI home is absolute, times are in seconds. */
export type LoginSettings = Omit<AllSettings, `client${'Id' | 'Secret' | 'Key' | 'CertificateAlias'}`> &
  Readonly<GivenCredentials>;

type AllSettings = { readonly [N in SettingName as CamelCase<N>]: ValueOf<N> };

export const SETTING_NAMES = /* @__PURE__ */ Object.keys(SETTINGS) as readonly SettingName[];

/** Where a host has the values from, and what it calls them. */
export interface SettingSource {
  /** `tenancy` or `--tenancy` */
  readonly nameOf: (setting: SettingName) => string;
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
  const entries = SETTING_NAMES.map((name) => [camelCase(name), readSetting(source, name)]);
  const settings = Object.fromEntries(entries) as AllSettings;
  checkTokenType(settings, source);
  const { clientAuthentication, clientSecret, clientKey, clientSigningCommand } = settings;
  // Whether the others fit, federation/client-assertion.ts says, which only a login that has one of them loads.
  if (
    clientAuthentication === 'client_secret_basic' &&
    (clientSecret ?? clientKey ?? clientSigningCommand) === undefined
  )
    throw missing(source, 'client-secret', CLIENT_SECRET_EXPECTED);
  return Object.freeze(settings as LoginSettings);
}

/** @throws Failure `input` also if the setting is required and not given */
export function readSetting<N extends SettingName>(source: SettingSource, setting: N): ValueOf<N> {
  const { default: byDefault, required }: Setting = SETTINGS[setting];
  const value = givenValue(source, setting) ?? byDefault;
  if (value !== undefined) return readValue(value, setting, source);
  if (required !== undefined) throw missing(source, setting, required);
  return undefined as ValueOf<N>;
}

/** @returns undefined if the setting is not given, also if it is required or has a default. @throws Failure `input` */
export function readIfGiven<N extends SettingName>(source: SettingSource, setting: N): ValueOf<N> | undefined {
  const value = givenValue(source, setting);
  return value === undefined ? undefined : readValue(value, setting, source);
}

/** What the setting is if it is not given. */
export function defaultOf<N extends SettingName>(setting: N): ValueOf<N> {
  return readSetting({ nameOf: (name) => name, valueOf: () => undefined }, setting);
}

/** An empty value is what an unset variable, a composite action or a reusable workflow passes. */
function givenValue(source: SettingSource, setting: SettingName): string | undefined {
  return firstGiven(source.valueOf(setting));
}

function readValue<N extends SettingName>(value: string, setting: N, source: SettingSource): ValueOf<N> {
  const { secret, read }: Setting = SETTINGS[setting];
  if (secret) for (const part of secretParts(value)) protectSecret(part);
  return read(value, source.nameOf(setting), source) as ValueOf<N>;
}

function missing(source: SettingSource, setting: SettingName, expected: string): Error {
  const why = source.whyMissing?.(setting);
  const problem = `${source.nameOf(setting)} is missing${why === undefined ? '' : `: ${why}`}`;
  return invalidInput(problem, expected, source.whereFrom?.(setting));
}

/** Those of Oracle's SDK, which a test compares. */
const REGIONS = [
  'af-casablanca-1 af-johannesburg-1 ap-batam-1 ap-chiyoda-1 ap-chuncheon-1 ap-chuncheon-2 ap-dcc-canberra-1 ap-dcc-gazipur-1 ap-delhi-1',
  'ap-hyderabad-1 ap-ibaraki-1 ap-kulai-2 ap-melbourne-1 ap-mumbai-1 ap-osaka-1 ap-seoul-1 ap-seoul-2 ap-singapore-1 ap-singapore-2',
  'ap-suwon-1 ap-sydney-1 ap-tokyo-1 ca-montreal-1 ca-toronto-1 eu-amsterdam-1 eu-budapest-1 eu-crissier-1 eu-dcc-dublin-1 eu-dcc-dublin-2',
  'eu-dcc-milan-1 eu-dcc-milan-2 eu-dcc-rating-1 eu-dcc-rating-2 eu-dcc-zurich-1 eu-frankfurt-1 eu-frankfurt-2 eu-jovanovac-1 eu-madrid-1',
  'eu-madrid-2 eu-madrid-3 eu-marseille-1 eu-milan-1 eu-paris-1 eu-stockholm-1 eu-turin-1 eu-zurich-1 il-jerusalem-1 me-abudhabi-1',
  'me-abudhabi-2 me-abudhabi-3 me-abudhabi-4 me-alain-1 me-alrayyan-1 me-dcc-doha-1 me-dcc-muscat-1 me-dubai-1 me-ibri-1 me-jeddah-1',
  'me-riyadh-1 mx-monterrey-1 mx-queretaro-1 sa-bogota-1 sa-riodejaneiro-1 sa-santiago-1 sa-saopaulo-1 sa-valparaiso-1 sa-vinhedo-1',
  'uk-cardiff-1 uk-gov-cardiff-1 uk-gov-london-1 uk-london-1 us-ashburn-1 us-ashburn-2 us-chicago-1 us-gov-ashburn-1 us-gov-chicago-1',
  'us-gov-phoenix-1 us-langley-1 us-luke-1 us-newark-1 us-phoenix-1 us-saltlake-2 us-sanjose-1 us-somerset-1 us-thames-1',
];

/**
 * A region that is not in the list may be a new one, so it is not refused. The tools take a misspelled one and then find no host.
 *
 * @param name of the input that holds the region
 */
export function regionWarning(region: string, name: string): string | undefined {
  // With this variable, Oracle's tools know regions of a cloud of one's own.
  const own = process.env.OCI_REGION_METADATA ?? '';
  if (REGIONS.some((line) => line.split(' ').includes(region)) || own.includes(`"${region}"`)) return undefined;
  return `${name} is ${quoted(region)}, which is not in this version's list of regions: check the spelling. If OCI has the region, it works as well`;
}

/** @throws Failure `input` if a setting does not fit the type of the session token */
export function checkTokenType(
  settings: Pick<LoginSettings, 'tokenType' | 'resourceType' | 'tokenLifetime'>,
  { nameOf }: SettingSource,
): void {
  const { tokenType, resourceType, tokenLifetime } = settings;
  const but = `but ${nameOf('token-type')} is ${tokenType}`;
  if (tokenType === 'rpst' && resourceType === undefined)
    throw invalidInput(`${nameOf('resource-type')} is missing, ${but}`, RESOURCE_TYPE_EXPECTED);
  if (tokenType === 'upst' && resourceType !== undefined)
    throw invalidInput(`${nameOf('resource-type')} is ${quoted(resourceType)}, ${but}`, 'a value only for an RPST');
  if (tokenType === 'upst' && tokenLifetime !== undefined)
    throw invalidInput(
      `${nameOf('token-lifetime')} is set, ${but}`,
      'a value only for an RPST; a UPST lives at most 60 minutes',
    );
}

// How values are read. The annotations let the build leave the table out of programs that do not use it.

/* @__NO_SIDE_EFFECTS__ */
function text({ pattern, expected }: Form): (value: string, name: string) => string {
  return (value, name) => checkForm(name, value, pattern, expected);
}

/* @__NO_SIDE_EFFECTS__ */
function integer(least: number, most: number): (value: string, name: string) => number {
  return (value, name) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw invalidInput(`${name} is ${quoted(value)}`, `a whole number from ${least} to ${most}`);
  };
}

/** Accepts the three spellings that YAML 1.2 (core schema) has for each of true and false. */
function readBoolean(value: string, name: string): boolean {
  const is = booleanOf(value);
  if (is === undefined) throw invalidInput(`${name} is ${quoted(value)}`, 'true or false');
  return is;
}

function booleanOf(value: string): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  return ['false', 'False', 'FALSE'].includes(value) ? false : undefined;
}

function readTokenType(value: string, name: string): TokenType {
  if (value === 'upst' || value === 'rpst') return value;
  throw invalidInput(`${name} is ${quoted(value)}`, 'upst or rpst');
}

function readTenancy(value: string, name: string): string {
  if (isOcid(value, 'tenancy')) return value;
  throw invalidInput(`${name} is ${quoted(value)}`, 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa');
}

function readClientSecret(value: string, name: string): string {
  if (/\p{Cc}/u.test(value))
    throw invalidInput(`${name} contains a line break or another control character`, CLIENT_SECRET_EXPECTED);
  if (value.length < SHORTEST_MASK)
    throw invalidInput(`${name} is too short for a client secret`, `at least ${SHORTEST_MASK} characters`);
  return value;
}

function readClientAuthentication(value: string, name: string): ClientAuthentication {
  if (value === 'client_secret_basic' || value === 'private_key_jwt' || value === 'instance_principal') return value;
  throw invalidInput(`${name} is ${quoted(value)}`, 'client_secret_basic, private_key_jwt or instance_principal');
}

/** @returns an absolute path */
function readOciHome(value: string, name: string, { directory }: SettingSource): string {
  const path =
    /^~($|\/)/.test(value) || value.startsWith(`~${sep}`) ? join(homeDirectory(name), value.slice(1)) : value;
  const kind = directory === undefined ? 'an absolute path, or one that starts with ~/,' : 'a path';
  const expected = `${kind} in printable ASCII without =, % and ;`;
  if (directory === undefined && !isAbsolute(path))
    throw invalidInput(`${name} is ${quoted(value)}, a relative path`, expected);
  if (lacksDrive(path))
    throw invalidInput(`${name} is ${quoted(value)}, a path without a drive`, 'a path such as C:\\Users\\me\\.oci');
  const absolute = resolve(directory ?? '', path);
  if (absolute.length > 1024)
    throw invalidInput(`${name} is ${absolute.length} characters long`, 'at most 1024 characters');
  // It is written into the config, whose readers disagree about `=`, `%`, `;` and everything outside ASCII.
  return checkForm(name, absolute, /^[ -$&-:<>-~]+$/, expected);
}

/** Windows would take Git Bash's `/c/Users/me` for a directory on the current drive. UNC paths have two slashes. */
function lacksDrive(path: string): boolean {
  return process.platform === 'win32' && /^[\\/](?![\\/])/.test(path);
}

/** A signed request goes to this host, so it must have the form of one of Oracle's registries. */
function readRegistryLogin(value: string, name: string): true | string | undefined {
  const is = booleanOf(value);
  if (is !== undefined) return is || undefined;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return checkForm(name, value, pattern, 'true, false, or a registry host such as fra.ocir.io, without a path');
}
