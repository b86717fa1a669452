// The administrator that setup acts as: requests are signed with an OCI profile, or carry a personal access token.
//
// oci-common reads the profile and signs. The SDK's clients are not used: oci-identitydomains and oci-identity add 3.9 MB to the bundle
// (5.2 MB in all; the budget is 3), cannot regenerate a client secret, and have neither our deadlines and retries nor proxies.

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeDirectory } from '../../system/directories.ts';
import { Failure } from '../../failure.ts';
import type { HttpRequest } from '../../http/client.ts';
import { endpointOverride } from '../../oci-sdk/endpoint-override.ts';
import { firstGiven } from '../../text/form.ts';
import { printable, quoted } from '../../text/printable.ts';
import { problemOfProfile } from './administrator-profile.ts';

export interface AdminRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** JSON text. */
  body?: string | undefined;
}

/** Builds the request for one attempt; each attempt is signed anew because the signature covers the date. */
type Authorize = (request: AdminRequest) => Promise<HttpRequest>;

export interface Administrator {
  /** For the identity domain. */
  authorize: Authorize;
  /** For IAM, which accepts only signed requests. */
  signed: { authorize: Authorize; tenancy: string; region: string; identityEndpoint: string } | undefined;
  /** For messages. */
  description: string;
}

export interface AdministratorOptions {
  /** Name of a profile in the OCI config. */
  profile: string | undefined;
  configFile: string | undefined;
  /** OCI_WIF_ADMIN_TOKEN. Secret. */
  token: string | undefined;
}

/** @throws Failure `input` if there is neither a token nor a usable profile */
export async function findAdministrator(options: AdministratorOptions): Promise<Administrator> {
  const token = options.token?.trim();
  if (token === undefined || token === '') return readProfile(options);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure(
      'input',
      'Invalid input',
      'OCI_WIF_ADMIN_TOKEN contains spaces, line breaks or other characters that no token has; expected: one token',
    );
  }
  const bearer: Authorize = (request) =>
    Promise.resolve(requestOf(request, { ...headersOf(request), authorization: `Bearer ${token}` }));
  // With a token for the domain, a profile is needed only for policies.
  const signed = options.profile === undefined ? undefined : (await readProfile(options)).signed;
  return { authorize: bearer, signed, description: 'the access token in OCI_WIF_ADMIN_TOKEN' };
}

function configFileOf(given: string | undefined): string {
  const { OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE } = process.env;
  const path = firstGiven(given, OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE) ?? '~/.oci/config';
  return path.startsWith('~/') ? join(homeDirectory('--oci-config-file'), path.slice(2)) : path;
}

async function readProfile(options: AdministratorOptions): Promise<Administrator> {
  const profile = firstGiven(options.profile, process.env.OCI_CLI_PROFILE) ?? 'DEFAULT';
  const file = configFileOf(options.configFile);
  let problem: string | undefined;
  try {
    problem = problemOfProfile(readFileSync(file, 'utf8'), profile);
    if (problem !== undefined) throw new Error('refused');
    const { profileSigner } = await import('../../oci-sdk/profile-signer.ts');
    const { tenancy, region, realmDomain, sign } = await profileSigner(file, profile);
    const authorize: Authorize = async (request) =>
      requestOf(request, await sign({ ...request, headers: headersOf(request) }));
    const identityEndpoint =
      endpointOverride('oci_identity.IdentityClient') ?? `https://identity.${region}.oci.${realmDomain}`;
    const signed = { authorize, tenancy, region, identityEndpoint };
    return { authorize, signed, description: `the profile ${quoted(profile)} in ${file}` };
  } catch (cause) {
    // The SDK's messages may contain parts of the config.
    throw new Failure(
      'input',
      'Invalid input',
      `the administrator's profile ${quoted(profile)} in ${printable(file)} cannot be used${problem === undefined ? '' : `: ${problem}`}`,
      {
        hint: existsSync(file)
          ? problem !== undefined
            ? 'correct this, or choose another profile with --profile'
            : 'check that it has tenancy, region, fingerprint, key_file and either user (API key) or security_token_file (oci session authenticate), and that these files exist; choose another with --profile'
          : 'there is no such file: run "oci session authenticate" or "oci setup config", select another file with --oci-config-file, or set OCI_WIF_ADMIN_TOKEN to a personal access token',
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
