// Variables that take precedence over a profile: if they are left over from API keys, a tool ignores the login.

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

export interface OverrideOptions {
  /** Whether the login exports the variables with which the Terraform provider exchanges tokens itself. */
  terraformFederation: boolean;
  /** Whether the login exports the variables of a resource principal. */
  resourcePrincipal: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Pure.
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
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const federation = terraformFederation
    ? Object.keys(environment).filter((name) => TERRAFORM_FEDERATION.test(name))
    : [];
  const passphrase = resourcePrincipal ? RESOURCE_PRINCIPAL.filter((name) => environment[name] !== undefined) : [];
  return [
    { tool: 'The OCI CLI', names: OCI_CLI.filter(isSet) },
    { tool: 'The Terraform provider', names: [...TERRAFORM, ...federation].filter(isSet) },
    { tool: 'The Ansible collection oracle.oci', names: ANSIBLE.filter(isSet) },
    { tool: 'A tool set to resource principals', names: passphrase },
  ].filter(({ names }) => names.length > 0);
}
