// The environment variables that make every tool use the profile without flags, and those that keep a tool from using it.

import path from 'node:path';
import { isSamePath } from '../system/windows.ts';
import type { Homes, ProfilePaths } from './paths.ts';

export interface EnvironmentRequest {
  paths: ProfilePaths;
  profile: string;
  region: string;
  tokenType: 'upst' | 'rpst';
  /** Whether to export a UPST as a resource principal too. */
  resourcePrincipalVariables: boolean;
  platform: NodeJS.Platform;
  homes: Homes;
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
 * claim res_tenant that the Go SDK requires of a resource principal. The Python and TypeScript SDKs take a UPST as well, and read the files again
 * when their token is refused or has expired.
 */
function resourcePrincipalEnvironment({
  paths,
  region,
  tokenType,
  resourcePrincipalVariables,
  platform,
}: EnvironmentRequest): Record<string, string> {
  // On Windows the Go SDK treats a path as the token itself, and inline values would put the key into the environment.
  if (!resourcePrincipalVariables && (tokenType !== 'rpst' || platform === 'win32')) return {};
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: paths.tokenFile,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: paths.keyFile,
    OCI_RESOURCE_PRINCIPAL_REGION: region,
  };
}

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
  const emptied = namesIn(environment)
    .filter((name) => isSet(name, environment))
    .map((name) => [name, ''] as const);
  const names = Object.keys(variables).filter((name) => isSet(name, variables));
  return { ...Object.fromEntries(emptied), ...variables, [EXPORTED]: names.join(' ') };
}

/** @returns every variable that the last login of the job has exported, for a logout, which empties them */
export function exportedNames(environment: Environment): string[] {
  return environment[EXPORTED] === undefined ? [] : [...namesIn(environment), EXPORTED];
}

function namesIn(environment: Environment): string[] {
  return (environment[EXPORTED] ?? '').split(' ').filter((name) => LOGIN_VARIABLE.test(name) && name !== EXPORTED);
}

/**
 * Names the variables that a login exports, for a later login of the same job. Not every variable of these names comes from a login: a build
 * machine of OCI presets OCI_RESOURCE_PRINCIPAL_*, and a user may set OCI_AUTH for another directory.
 */
const EXPORTED = 'OCI_WIF_EXPORTED';

/** Any step can change the list, so nothing else is emptied. */
const LOGIN_VARIABLE = /^(OCI_\w+|TF_HOME_OVERRIDE)$/;

function isSet(name: string, environment: Environment): boolean {
  return (environment[name] ?? '') !== '';
}

export interface OverrideOptions {
  /** Whether the login exports the variables with which the Terraform provider exchanges tokens itself. */
  terraformFederation: boolean;
  /** Whether the login exports the variables of a resource principal. */
  resourcePrincipal: boolean;
}

/**
 * Warns of variables that take precedence over a profile: if they are left over from API keys, a tool ignores the login. Pure.
 *
 * @returns one warning per tool, which names the variables but not their values
 */
export function overrideWarnings(environment: Environment, options: OverrideOptions): string[] {
  return overridingVariables(environment, options).map(
    ({ tool, names }) =>
      `${tool} uses ${names.join(', ')} instead of what this login provides; remove ${names.length === 1 ? 'this variable' : 'these variables'} from the environment`,
  );
}

/** Pure. @returns the variables that are set, by tool; only tools for which there are some */
export function overridingVariables(
  environment: Environment,
  { terraformFederation, resourcePrincipal }: OverrideOptions,
): { tool: string; names: string[] }[] {
  const isGiven = (name: string): boolean => isSet(name, environment);
  const federation = terraformFederation
    ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name))
    : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== undefined) : [];
  return [
    { tool: 'The OCI CLI', names: OCI_CLI.filter(isGiven) },
    { tool: 'The Terraform provider', names: [...TERRAFORM, ...federation].filter(isGiven) },
    { tool: 'The Ansible collection oracle.oci', names: ANSIBLE.filter(isGiven) },
    { tool: 'A tool set to resource principals', names: passphrase },
  ].filter(({ names }) => names.length > 0);
}

/** In the OCI CLI, these take precedence over the config file, for every profile. */
const OCI_CLI = [
  'OCI_CLI_USER',
  'OCI_CLI_FINGERPRINT',
  'OCI_CLI_KEY_FILE',
  'OCI_CLI_KEY_CONTENT',
  'OCI_CLI_TENANCY',
  'OCI_CLI_PASSPHRASE',
  'OCI_CLI_DELEGATION_TOKEN_FILE',
  'OCI_CLI_SECURITY_TOKEN_FILE',
];

/** The Terraform provider reads `TF_VAR_<attribute>` before `OCI_<ATTRIBUTE>`, which is what a login exports. */
const TERRAFORM = ['TF_VAR_auth', 'TF_VAR_config_file_profile', 'TF_VAR_region'];

/** The same, for the variables with which the provider exchanges tokens itself. */
const TERRAFORM_FEDERATION = /^TF_VAR_(token_exchange_\w+|workload_identity_token_path)$/;

/** The Ansible collection `oracle.oci` replaces values of the profile by these. */
const ANSIBLE = ['OCI_USER_KEY_FILE', 'OCI_USER_KEY_PASS_PHRASE', 'OCI_TENANCY'];

/** With a key that is a path, the Python SDK and the OCI CLI fail and the Go SDK refuses the key, even if the value is empty. */
const RESOURCE_PRINCIPAL = ['OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE'];
