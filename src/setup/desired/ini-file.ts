// Reads the files of Oracle's published Python sample: setupConfig.ini for setup, runtimeConfig.ini for login.

import { Failure, invalidInput } from '../../failure.ts';
import { quoted } from '../../text/printable.ts';
import type { SetupOptions } from './options.ts';

/** Values by `section.key`, both in lower case. */
export type IniFile = ReadonlyMap<string, { value: string; line: number }>;

/**
 * By the rules of Python's configparser, which wrote and reads these files: `=` or `:` after the key, `#` and `;` begin a comment at the
 * start of a line only (an npm package for INI cuts values at a `;`), quotes are part of the value.
 *
 * @throws Failure `input` with the line number, never the text of the line, which may be a secret
 */
export function readIniFile(text: string, origin: string): IniFile {
  const values = new Map<string, { value: string; line: number }>();
  let section: string | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const header = /^\[([^\]]+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (header !== undefined) section = header.trim().toLowerCase();
    else if (key === undefined || value === undefined || section === undefined) {
      throw invalidInput(
        `${origin} has neither a section nor a key with a value in line ${index + 1}`,
        '[Section] and lines KEY = value below it',
      );
    } else values.set(`${section}.${key.trim().toLowerCase()}`, { value, line: index + 1 });
  }
  return values;
}

const SETUP_KEYS = {
  'identitydomain.iam_guid': 'domainUrl',
  'wifconfig.token_exchange_app_name': 'app',
  'serviceuserconfig.user_name': 'serviceUser',
  'trustconfiguration.issuer': 'issuer',
  'trustconfiguration.jwk_uri': 'jwksUrl',
  'trustconfiguration.impersonationrule': 'rule',
} as const;

/** Keys that are accepted but not used, with a note for the user. */
const PROFILE_KEY = 'ociconfig.cli_profile';
const ADMIN_KEY = 'wifconfig.admin_app_name';

export interface SetupIni {
  options: SetupOptions;
  /** The administrator's profile. */
  profile: string | undefined;
  notes: string[];
}

/** @throws Failure `input` for an unknown key */
export function readSetupIni(text: string, origin: string): SetupIni {
  const ini = readIniFile(text, origin);
  const known = [...Object.keys(SETUP_KEYS), PROFILE_KEY, ADMIN_KEY];
  refuseUnknownKeys(ini, known, origin);
  const options: Record<string, string> = { provider: 'oidc' };
  for (const [key, name] of Object.entries(SETUP_KEYS)) {
    const value = ini.get(key)?.value ?? '';
    if (value !== '') options[name] = value;
  }
  const notes = ini.has(ADMIN_KEY)
    ? [
        'ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is made',
      ]
    : [];
  // Objects that the sample does not name get the name of the service user.
  if (options.serviceUser !== undefined) options.name = options.serviceUser.replace(/[^\w.-]/g, '-');
  return { options, profile: ini.get(PROFILE_KEY)?.value, notes };
}

export interface LoginIni {
  domainUrl: string | undefined;
  clientId: string | undefined;
  /** Secret. */
  clientSecret: string | undefined;
  /** Secret. */
  subjectToken: string | undefined;
  region: string | undefined;
  profile: string | undefined;
}

const LOGIN_KEYS: Readonly<Record<keyof LoginIni, readonly string[]>> = {
  domainUrl: ['identitydomain.iam_guid', 'wifconfig.iam_guid', 'wifconfig.domain_url'],
  clientId: ['wifconfig.oauthclientid', 'wifconfig.client_id'],
  clientSecret: ['wifconfig.oauthclientsecret', 'wifconfig.client_secret'],
  subjectToken: ['wifconfig.jwt', 'wifconfig.jwt_token', 'wifconfig.subject_token', 'token.jwt'],
  region: ['ociconfig.region', 'wifconfig.region'],
  profile: ['ociconfig.cli_profile', 'ociconfig.profile'],
};

/** The keys that {@link readLoginIni} accepts, for the help. */
export const LOGIN_INI_KEYS = Object.values(LOGIN_KEYS).flat();

/** @throws Failure `input` for an unknown key */
export function readLoginIni(text: string, origin: string): LoginIni {
  const ini = readIniFile(text, origin);
  refuseUnknownKeys(ini, LOGIN_INI_KEYS, origin);
  const find = (name: keyof LoginIni): string | undefined =>
    LOGIN_KEYS[name].map((key) => ini.get(key)?.value).find((value) => value !== undefined && value !== '');
  return {
    domainUrl: find('domainUrl'),
    clientId: find('clientId'),
    clientSecret: find('clientSecret'),
    subjectToken: find('subjectToken'),
    region: find('region'),
    profile: find('profile'),
  };
}

function refuseUnknownKeys(ini: IniFile, known: readonly string[], origin: string): void {
  for (const [key, { line }] of ini) {
    if (known.includes(key)) continue;
    throw new Failure(
      'input',
      'Invalid input',
      `${origin} has the key ${quoted(shown(key))} in line ${line}; expected: ${known.map(shown).join(', ')} (in any case)`,
    );
  }
}

function shown(key: string): string {
  const [section = '', name = ''] = key.split(/\.(.*)/s);
  return `[${section}] ${name.toUpperCase()}`;
}
