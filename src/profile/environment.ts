// The environment variables that make every tool use the profile without flags.

import path from 'node:path';
import { isSamePath } from '../files/same-path.ts';
import type { ProfilePaths } from './profile-paths.ts';

export interface EnvironmentRequest {
  paths: ProfilePaths;
  profile: string;
  region: string;
  tokenType: 'upst' | 'rpst';
  platform: NodeJS.Platform;
  homes: {
    /** `$HOME` */
    home: string | undefined;
    /** `os.userInfo().homedir`: in a container job it differs from `$HOME`. */
    passwd: string | undefined;
  };
  /** The variables that are set already. */
  environment: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Pure. Rules: the OCI CLI reads OCI_CLI_*; Ansible OCI_CONFIG_FILE, OCI_CONFIG_PROFILE and OCI_ANSIBLE_AUTH_TYPE; the Terraform provider
 * OCI_AUTH, OCI_CONFIG_FILE_PROFILE and OCI_REGION, and always `<home>/.oci/config`; its backend the same names in lower case.
 *
 * Not exported: OCI_CLI_USER, _KEY_FILE, _FINGERPRINT, _TENANCY and _SECURITY_TOKEN_FILE would override every other profile of
 * the job; TF_VAR_* would set the user's Terraform variables of the same name; the Go SDK refuses an empty pass phrase.
 */
export function consumerEnvironment(request: EnvironmentRequest): {
  variables: Record<string, string>;
  warnings: string[];
} {
  const { paths, profile, region, platform } = request;
  const terraform = terraformEnvironment(request);
  return {
    variables: {
      OCI_CLI_AUTH: 'security_token',
      OCI_CLI_PROFILE: profile,
      OCI_CLI_CONFIG_FILE: paths.configFile,
      OCI_CLI_REGION: region,
      // Terraform accepts only this spelling.
      ...(platform === 'win32' ? { OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: 'True' } : {}),
      OCI_CONFIG_FILE: paths.configFile,
      OCI_CONFIG_PROFILE: profile,
      OCI_ANSIBLE_AUTH_TYPE: 'security_token',
      OCI_REGION: region,
      ...terraform.variables,
      ...resourcePrincipalEnvironment(request),
    },
    warnings: terraform.warnings,
  };
}

function terraformEnvironment({ paths, profile, region, platform, homes, environment }: EnvironmentRequest) {
  const native = platform === 'win32' ? path.win32 : path.posix;
  // .oci may be a symbolic link: Terraform follows it.
  const ociHomes = [paths.givenHome, paths.ociHome].filter((home) =>
    isSamePath(native.basename(home), '.oci', platform),
  );
  const [ociHome] = ociHomes;
  if (ociHome === undefined) {
    // If the provider cannot find the named profile, every provider block of the job fails, whatever its auth setting. So export nothing for it.
    const warning =
      `Terraform reads only a directory called .oci, so it does not find the profile in ${paths.givenHome}; ` +
      'for Terraform, use a directory whose path ends with /.oci';
    return { variables: {}, warnings: [warning] };
  }
  const isIn = (home: string | undefined) =>
    home !== undefined && ociHomes.some((each) => isSamePath(each, native.join(home, '.oci'), platform));
  // Go reads the account database, and uses $HOME only if the user has no entry there.
  const providerHome = homes.passwd ?? homes.home;
  const variables = {
    OCI_AUTH: 'SecurityToken',
    OCI_CONFIG_FILE_PROFILE: profile,
    // On Windows, names are not case-sensitive: these would overwrite the three variables above and OCI_REGION.
    ...(platform === 'win32'
      ? {}
      : { OCI_auth: 'SecurityToken', OCI_config_file_profile: profile, OCI_region: region }),
    // A value that is set already would lead Terraform to another config.
    ...(isIn(providerHome) && !isSet('TF_HOME_OVERRIDE', environment)
      ? {}
      : { TF_HOME_OVERRIDE: native.dirname(ociHome) }),
    ...(isIn(homes.home) && !isSet('OCI_HOME_OVERRIDE', environment)
      ? {}
      : { OCI_HOME_OVERRIDE: native.dirname(ociHome) }),
  };
  return { variables, warnings: [] };
}

/**
 * For tools that are configured to use resource principals. They are exported in addition to the profile, which also works without the
 * claim res_tenant that the Go SDK requires of a resource principal.
 */
function resourcePrincipalEnvironment({
  paths,
  region,
  tokenType,
  platform,
}: EnvironmentRequest): Record<string, string> {
  // On Windows the Go SDK treats a path as the token itself, and inline values would put the key into the environment.
  if (tokenType !== 'rpst' || platform === 'win32') return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region,
  };
}

/**
 * Names the variables that a login exports, for a later login of the same job. Not every variable of these names comes from a login: a build
 * machine of OCI presets OCI_RESOURCE_PRINCIPAL_*, and a user may set OCI_AUTH for another directory.
 */
const EXPORTED = 'OCI_WIF_EXPORTED';

/** Any step can change the list, so nothing else is emptied. */
const LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;

/**
 * Empties what an earlier login of the job has exported and this one does not set; otherwise a tool that reads it would act as the earlier
 * login. Terraform, provider and backend, treats an empty value as unset. The SDKs refuse a resource principal with an empty version. What the
 * OCI CLI and Ansible read is set by every login, so it is never emptied here. Pure.
 *
 * @param variables everything that this login sets
 * @returns everything to export; a variable with an empty value is to be unset
 */
export function replaceEarlierLogin(
  variables: Readonly<Record<string, string>>,
  environment: Environment,
): Record<string, string> {
  const earlier = (environment[EXPORTED] ?? '').split(' ').filter((name) => LOGIN_VARIABLE.test(name));
  const emptied = earlier.filter((name) => isSet(name, environment)).map((name) => [name, ''] as const);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(' ') };
}

function isSet(name: string, environment: Environment): boolean {
  return (environment[name] ?? '') !== '';
}
