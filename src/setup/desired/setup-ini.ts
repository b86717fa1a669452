// Reads setupConfig.ini of Oracle's published Python sample as options of setup.

import { readIniFile, refuseUnknownKeys } from '../../text/ini-file.ts';
import type { SetupOptions } from './options.ts';

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
        'ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is created',
      ]
    : [];
  // Objects that the sample does not name get the name of the service user.
  if (options.serviceUser !== undefined) options.name = options.serviceUser.replace(/[^\w.-]/g, '-');
  return { options, profile: ini.get(PROFILE_KEY)?.value, notes };
}
