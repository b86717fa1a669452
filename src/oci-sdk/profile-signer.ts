// Signs requests with a profile of an OCI config file, as Oracle's SDK reads it, and says where the calls of a service go.

import {
  ConfigFileAuthenticationDetailsProvider,
  ConfigFileReader,
  DefaultRequestSigner,
  Region,
  SessionAuthDetailProvider,
} from 'oci-common';

interface SignedCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

export interface ProfileSigner {
  tenancy: string;
  /** Region identifier. */
  region: string;
  /** Second-level domain of the region's realm, such as `oraclecloud.com`. */
  realmDomain: string;
  /** Secret. Undefined for an API key. */
  sessionToken: string | undefined;
  /** @returns the headers to send, which include the date and the signature */
  readonly sign: (call: SignedCall) => Promise<Record<string, string>>;
}

/**
 * A profile with `security_token_file` signs with its session token, any other profile with the user's API key.
 *
 * @throws Error with a text of the SDK, which may repeat parts of the config file
 */
export async function profileSigner(configFile: string, profile: string): Promise<ProfileSigner> {
  const provider = await quietly(() => Promise.resolve(readProfile(configFile, profile)));
  const signer = new DefaultRequestSigner(provider);
  const region = fullRegion(provider.getRegion());
  return {
    tenancy: provider.getTenantId(),
    region: region.regionId,
    realmDomain: region.realm.secondLevelDomain,
    sessionToken: /^ST\$(.+)$/s.exec(await provider.getKeyId())?.[1],
    async sign({ method, url, headers: given, body }) {
      const headers = new Headers({ ...given, 'x-date': new Date().toUTCString() });
      await quietly(() => signer.signHttpRequest({ method, uri: url, headers, body }));
      return Object.fromEntries(headers);
    },
  };
}

/** The OCI CLI also accepts the key of a region, in any case: `fra`, `FRA`. The SDK would take it for an unknown region. */
function fullRegion(region: Region): Region {
  const given = region.regionId.toLowerCase();
  const known = Region.values().filter(({ regionId }) => regionId !== region.regionId);
  return known.find(({ regionId, regionCode }) => [regionId, regionCode].includes(given)) ?? region;
}

function readProfile(configFile: string, profile: string): ConfigFileAuthenticationDetailsProvider {
  const isSession = ConfigFileReader.parseFileFromPath(configFile, profile).get('security_token_file');
  return isSession
    ? new SessionAuthDetailProvider(configFile, profile)
    : new ConfigFileAuthenticationDetailsProvider(configFile, profile);
}

/** Keeps the messages of the SDK out of the user's log: it prints every error that it throws, and a warning for a config file without a DEFAULT profile. */
export async function quietly<T>(task: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  // The SDK's signer uses url.parse, and Node 24 prints a warning that users cannot do anything about.
  const deprecations = process.noDeprecation;
  process.noDeprecation = true;
  const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
  const silent = (): void => undefined;
  Object.assign(console, { info: silent, warn: silent });
  try {
    return await task();
  } finally {
    Object.assign(console, original);
    process.noDeprecation = deprecations ?? false;
  }
}

// Sends the calls of a service elsewhere: an emulator, a private endpoint.

/**
 * Reads CLIENT_HOST_OVERRIDES, the variable of Oracle's Terraform provider, so that one setting serves both:
 * `oci_object_storage.ObjectStorageClient=<URL>`, `;` between several.
 *
 * @param client e.g. `oci_identity.IdentityClient`
 */
export function endpointOverride(client: string): string | undefined {
  const entries = (process.env.CLIENT_HOST_OVERRIDES ?? '').split(';').map((entry) => entry.split('='));
  return entries.find(([name]) => name === client)?.[1];
}
