// The options of setup from a file: `--config wif.yaml`, whose keys are the flags without their dashes, and Oracle's setupConfig.ini.

import { parse, YAMLParseError } from 'yaml';
import { invalidInput } from '../../failure.ts';
import { camelCase, isObject } from '../../text/form.ts';
import { readIniFile, refuseUnknownKeys } from '../../text/ini.ts';
import { quoted } from '../../text/printable.ts';
import {
  emptyMeansDefault,
  FLAG_NAMES,
  type IniOption,
  isSetupOption,
  fileKeyOf,
  OPTION_ROWS,
  type OptionName,
  type SetupOptions,
} from './options.ts';

/**
 * @param text YAML (or JSON): `repository: octo/app`, `branch: [main]`, `pull-request: true`
 * @throws Failure `input` naming the key
 */
export function readOptionsFile(text: string, origin: string): SetupOptions {
  let content: unknown;
  try {
    content = parse(text, { schema: 'core' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? ` (line ${error.linePos?.[0].line ?? '?'})` : '';
    throw invalidInput(`${origin} is not valid YAML${line}`, 'lines "key: value" with the names of the flags of setup');
  }
  if (!isObject(content)) {
    throw invalidInput(`${origin} contains no keys`, 'lines "key: value" with the names of the flags of setup');
  }
  const options: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(content)) {
    const name = camelCase(key);
    if (!isSetupOption(name)) {
      throw invalidInput(
        `${origin} has the key ${quoted(key)}`,
        FLAG_NAMES.filter(isSetupOption).map(fileKeyOf).join(', '),
      );
    }
    // An empty value means the default, as an empty flag does.
    const isEmpty = value === null || value === undefined || (value === '' && emptyMeansDefault(name));
    if (!isEmpty) options[name] = valueOf(name, value, `${origin}: ${key}`);
  }
  return options;
}

function valueOf(name: OptionName, value: unknown, origin: string): unknown {
  switch (OPTION_ROWS[name].type) {
    case 'switch':
      if (typeof value === 'boolean') return value;
      throw invalidInput(`${origin} is ${shown(value)}`, 'true or false');
    case 'list':
      return (Array.isArray(value) ? value : [value]).map((one: unknown) => textOf(one, origin));
    case 'text':
      return textOf(value, origin);
  }
}

/** YAML numbers such as IDs and versions are accepted as text, if JavaScript represents them exactly. */
function textOf(value: unknown, origin: string): string {
  if (typeof value === 'string') return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw invalidInput(`${origin} is ${shown(value)}`, 'text, in quotes if it looks like a number, a date or a boolean');
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a group of keys';
  return JSON.stringify(value);
}

// Reads setupConfig.ini of Oracle's published Python sample as options of setup.

/** Accepted but not used: the user gets a note. */
const ADMIN_KEY = 'wifconfig.admin_app_name';

/** What setup is asked for, by flags, a file or answers on a terminal. */
export interface SetupInput {
  options: SetupOptions;
  /** The administrator's profile. */
  profile: string | undefined;
  notes: string[];
}

/** @throws Failure `input` for an unknown key */
export function readSetupIni(text: string, origin: string): SetupInput {
  const ini = readIniFile(text, origin);
  const keys = FLAG_NAMES.flatMap((name) => {
    const { ini: key } = OPTION_ROWS[name];
    return key === undefined ? [] : [{ name, key }];
  });
  refuseUnknownKeys(ini, [...keys.map(({ key }) => key), ADMIN_KEY], origin);
  const given = keys.map(({ name, key }) => [name, ini.get(key)?.value ?? ''] as const);
  const values: Partial<Record<IniOption, string>> = Object.fromEntries(given.filter(([, value]) => value !== ''));
  const { profile, ...options } = values;
  const notes = ini.has(ADMIN_KEY)
    ? [
        'ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is created',
      ]
    : [];
  // Objects that the sample does not name get the name of the service user.
  const name = options.serviceUser?.replace(/[^\w.-]/g, '-');
  return { options: { provider: 'oidc', ...options, ...(name === undefined ? {} : { name }) }, profile, notes };
}
