// The variables with which the Terraform provider (8.22 and later) exchanges tokens itself, whenever it needs a new session token.

import type { LoginRequest } from './request.ts';

/**
 * The `oci` state backend does not know these and keeps reading the profile, through the variables in lower case.
 *
 * @param identityTokenFile the file in which the background process keeps an identity token fresh
 * @param environment the variables that are set already
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs, and oci-federation.md §6
 */
export function federationEnvironment(
  request: LoginRequest,
  identityTokenFile: string,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = request;
  return {
    OCI_AUTH: 'WorkloadIdentityFederation',
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    OCI_TOKEN_EXCHANGE_AUTH: 'OAuthClientCredentials',
    OCI_TOKEN_EXCHANGE_CLIENT_ID: clientId,
    OCI_TOKEN_EXCHANGE_CLIENT_SECRET: clientSecret,
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: 'jwt',
    ...optional('OCI_TOKEN_EXCHANGE_RESOURCE_TYPE', resourceType, environment),
    ...optional('OCI_TOKEN_EXCHANGE_RPST_EXP', tokenLifetime?.toString(), environment),
  };
}

/** The provider would send a value that is set already, also with a login that has none. */
function optional(
  name: string,
  value: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return value === undefined && (environment[name] ?? '') === '' ? {} : { [name]: value ?? '' };
}
