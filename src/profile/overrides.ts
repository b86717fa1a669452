// Variables of the job that win over a profile: left over from API keys, they make a tool ignore the login.

/** The OCI CLI takes these over the config file, for every profile. */
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

/**
 * Pure.
 *
 * @returns one warning a tool, naming the variables and never their values
 */
export function overrideWarnings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  return [
    { tool: 'the OCI CLI takes', names: OCI_CLI.filter(isSet) },
    { tool: 'the Terraform provider takes', names: TERRAFORM.filter(isSet) },
  ]
    .filter(({ names }) => names.length > 0)
    .map(
      ({ tool, names }) =>
        `${names.join(', ')}: already set, and ${tool} this instead of the profile; remove it from the environment of the job`,
    );
}
