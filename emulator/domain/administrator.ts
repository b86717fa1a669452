// An administrator for tests: user, role, API key, a profile on disk for command lines, and a personal access token.

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegisteredApiKey } from './api-key.ts';
import { addUser } from './resources.ts';
import type { DomainStore, User } from './store.ts';

export interface AdministratorOptions {
  /** Default: `admin`. */
  userName?: string;
  /** Name of the profile. Default: `DEFAULT`. */
  profile?: string;
  /** Default: `eu-frankfurt-1`. */
  region?: string;
  /** A user without the role: has everything except permissions. */
  withoutRights?: boolean;
}

export interface Administrator {
  user: User;
  /** `tenancy/user/fingerprint` */
  keyId: string;
  privateKeyPem: string;
  /** Section in `configFile`. */
  profile: string;
  configFile: string;
  configText: string;
  keyFile: string;
  /** A bearer token that replaces the signature. For the domain only: IAM requires signatures. */
  accessToken: string;
}

/** The part of the domain that an administrator needs. */
export interface AdministeredDomain {
  tenancy: string;
  store: DomainStore;
  registerApiKey(user: User): Promise<RegisteredApiKey>;
}

/** @param directory in which a new one is made for this administrator's files */
export async function createAdministrator(
  domain: AdministeredDomain,
  directory: string,
  options: AdministratorOptions,
): Promise<Administrator> {
  const { userName = 'admin', profile = 'DEFAULT', region = 'eu-frankfurt-1', withoutRights = false } = options;
  const user = addUser(domain.store, { userName });
  if (!withoutRights) domain.store.administrators.add(user.ocid);
  const { keyId, fingerprint, privateKeyPem = '' } = await domain.registerApiKey(user);
  const accessToken = randomBytes(32).toString('base64url');
  domain.store.accessTokens.set(accessToken, user.ocid);

  const home = join(await mkdtemp(join(directory, 'administrator-')), '.oci');
  const [configFile, keyFile] = [join(home, 'config'), join(home, 'oci_api_key.pem')];
  const configText = [
    `[${profile}]`,
    `user=${user.ocid}`,
    `fingerprint=${fingerprint}`,
    `tenancy=${domain.tenancy}`,
    `region=${region}`,
    `key_file=${keyFile}`,
    '',
  ].join('\n');
  await mkdir(home, { mode: 0o700 });
  await writeFile(keyFile, privateKeyPem, { mode: 0o600 });
  await writeFile(configFile, configText, { mode: 0o600 });
  return { user, keyId, privateKeyPem, profile, configFile, configText, keyFile, accessToken };
}
