// Where a run takes place: a domain, a compartment, and the administrator whose profile signs the requests.

import { randomBytes } from 'node:crypto';
import { type Administrator, findAdministrator } from '../../src/setup/api/administrator.ts';

export const BASE_PREFIX = 'oci-wif-conformance-';

export interface Place {
  domainUrl: string;
  /** OCID of the compartment of the policies, and the only one that they name. */
  compartment: string;
  administrator: Administrator & { signed: NonNullable<Administrator['signed']> };
}

/** @throws Failure `input` if the profile cannot be used */
export async function findPlace(options: {
  domainUrl: string;
  compartment: string;
  profile: string | undefined;
  configFile: string | undefined;
}): Promise<Place> {
  const { domainUrl, compartment, profile, configFile } = options;
  const administrator = await findAdministrator({ profile, configFile, token: undefined });
  const { signed } = administrator;
  if (!signed) throw new Error('a profile signs its requests');
  return { domainUrl, compartment, administrator: { ...administrator, signed } };
}

export function newPrefix(): string {
  return `${BASE_PREFIX}${randomBytes(4).toString('hex')}`;
}
