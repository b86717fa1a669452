// Reads runtimeConfig.ini of Oracle's published Python sample as settings of a login.

import { readIniFile, refuseUnknownKeys } from '../text/ini-file.ts';

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

/** @throws Failure `input` for an unknown key */
export function readLoginIni(text: string, origin: string): LoginIni {
  const ini = readIniFile(text, origin);
  refuseUnknownKeys(ini, Object.values(LOGIN_KEYS).flat(), origin);
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
