// As whom setup asks: signatures with the administrator's own profile, or a personal access token. No administrator application is made.
//
// The signer and the readers of profiles are oci-common's. Its clients are not used: oci-identitydomains and oci-identity add 3.9 MB to
// the bundle (5.2 MB in all, the budget is 3), lack the regenerator of client secrets, and know neither our deadlines and retries nor proxies.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import { endpointOverride } from '../../oci-sdk/endpoint-override.ts';
import type { HttpRequest } from '../../http/client.ts';
import { printable, quoted } from '../../text/printable.ts';

export interface AdminRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** JSON text. */
  body?: string | undefined;
}

/** Makes the request of one attempt: the date is part of what is signed. */
export type Authorize = (request: AdminRequest) => Promise<HttpRequest>;

export interface Administrator {
  /** For the identity domain. */
  authorize: Authorize;
  /** For IAM, which takes signatures only. */
  signed: { authorize: Authorize; tenancy: string; region: string; identityEndpoint: string } | undefined;
  /** For messages. */
  description: string;
}

export interface AdministratorOptions {
  /** Section of the OCI config. */
  profile: string | undefined;
  configFile: string | undefined;
  /** OCI_WIF_ADMIN_TOKEN. Secret. */
  token: string | undefined;
}

/** @throws Failure `input` when there is neither a token nor a usable profile */
export async function findAdministrator(options: AdministratorOptions): Promise<Administrator> {
  const { token } = options;
  if (token === undefined || token === '') return readProfile(options);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('input', 'Invalid input', 'OCI_WIF_ADMIN_TOKEN holds blanks or line breaks; expected: one token');
  }
  const bearer: Authorize = (request) =>
    Promise.resolve(requestOf(request, { ...headersOf(request), authorization: `Bearer ${token}` }));
  // With a token for the domain, a profile is needed for policies only.
  const signed = options.profile === undefined ? undefined : (await readProfile(options)).signed;
  return { authorize: bearer, signed, description: 'the access token in OCI_WIF_ADMIN_TOKEN' };
}

export function configFileOf(given: string | undefined): string {
  const path = given ?? process.env.OCI_CLI_CONFIG_FILE ?? process.env.OCI_CONFIG_FILE ?? '~/.oci/config';
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

async function readProfile(options: AdministratorOptions): Promise<Administrator> {
  const profile = options.profile ?? process.env.OCI_CLI_PROFILE ?? 'DEFAULT';
  const file = configFileOf(options.configFile);
  const { ConfigFileAuthenticationDetailsProvider, ConfigFileReader, DefaultRequestSigner, SessionAuthDetailProvider } =
    await import('oci-common');
  try {
    if (!existsSync(file)) throw new Error('missing');
    const isSession = ConfigFileReader.parseFileFromPath(file, profile).get('security_token_file');
    const Provider = isSession ? SessionAuthDetailProvider : ConfigFileAuthenticationDetailsProvider;
    const provider = new Provider(file, profile);
    const signer = new DefaultRequestSigner(provider);
    const region = provider.getRegion();
    const authorize: Authorize = async (request) => {
      const headers = new Headers({ ...headersOf(request), 'x-date': new Date().toUTCString() });
      await signer.signHttpRequest({ method: request.method, uri: request.url, headers, body: request.body });
      return requestOf(request, Object.fromEntries(headers));
    };
    const identityEndpoint =
      endpointOverride('oci_identity.IdentityClient') ??
      `https://identity.${region.regionId}.oci.${region.realm.secondLevelDomain}`;
    const tenancy = provider.getTenantId();
    const signed = { authorize, tenancy, region: region.regionId, identityEndpoint };
    return { authorize, signed, description: `the profile ${quoted(profile)} in ${file}` };
  } catch (cause) {
    // The SDK's texts may repeat parts of the config.
    throw new Failure(
      'input',
      'Invalid input',
      `the administrator's profile ${quoted(profile)} in ${printable(file)} cannot be used`,
      {
        hint: existsSync(file)
          ? 'check that it has tenancy, region, fingerprint, key_file and either user (API key) or security_token_file (oci session authenticate), and that these files exist; choose another with --profile'
          : 'there is no such file: run "oci session authenticate" or "oci setup config", name another with --oci-config-file, or set OCI_WIF_ADMIN_TOKEN to a personal access token',
        cause,
      },
    );
  }
}

function headersOf({ body, url }: AdminRequest): Record<string, string> {
  const type = url.includes('/admin/v1/') ? 'application/scim+json' : 'application/json';
  return {
    accept: type,
    'opc-request-id': randomUUID().replaceAll('-', ''),
    ...(body === undefined ? {} : { 'content-type': type }),
  };
}

function requestOf({ method, url, body }: AdminRequest, headers: Record<string, string>): HttpRequest {
  return { method, url, headers, ...(body === undefined ? {} : { body }) };
}
