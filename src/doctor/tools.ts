// The tools that use a profile, how to ask for their version, and the variables by which they find it.

export interface Tool {
  name: string;
  /** On the PATH; the first that exists is used. */
  programs: readonly string[];
  /** Prints the version. */
  arguments: readonly string[];
  /** The variables of a login that it needs. Empty: it does not read the profile by itself. */
  variables: readonly string[];
  /** What to do instead of setting these variables. */
  otherwise: (profile: string) => string;
}

const CLI = ['OCI_CLI_AUTH', 'OCI_CLI_PROFILE', 'OCI_CLI_CONFIG_FILE'];
const TERRAFORM = ['OCI_AUTH', 'OCI_CONFIG_FILE_PROFILE', 'OCI_REGION', 'TF_HOME_OVERRIDE'];

const terraform = (name: string): Tool => ({
  name,
  programs: [name],
  arguments: ['version'],
  variables: TERRAFORM,
  otherwise: (profile) => `set auth = "SecurityToken", config_file_profile = "${profile}" and region in the provider`,
});

export const TOOLS: readonly Tool[] = [
  {
    name: 'OCI CLI',
    programs: ['oci'],
    arguments: ['--version'],
    variables: CLI,
    otherwise: (profile) => `pass --profile ${profile} --auth security_token`,
  },
  terraform('terraform'),
  terraform('tofu'),
  {
    name: 'ansible',
    programs: ['ansible'],
    arguments: ['--version'],
    variables: ['OCI_CONFIG_FILE', 'OCI_CONFIG_PROFILE', 'OCI_ANSIBLE_AUTH_TYPE'],
    otherwise: (profile) => `set config_profile_name: ${profile} and auth_type: security_token in each task`,
  },
  {
    name: 'kubectl',
    programs: ['kubectl'],
    arguments: ['version', '--client'],
    variables: CLI,
    otherwise: (profile) => `add --profile ${profile} --auth security_token to the arguments of oci in the kubeconfig`,
  },
  {
    name: 'docker',
    programs: ['docker'],
    arguments: ['--version'],
    variables: [],
    otherwise: () => 'does not read the profile: use registry-login',
  },
  {
    name: 'Python SDK',
    programs: ['python3', 'python'],
    arguments: ['-c', 'import importlib.metadata as m; print(m.version("oci"))'],
    variables: [],
    otherwise: () => 'your program must create a SecurityTokenSigner (docs/consumers.md)',
  },
];
