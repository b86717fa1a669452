// The options of `oci-wif setup`. Flags, help, types, the keys of the file of --config and of Oracle's setupConfig.ini come from these tables.

/** A question on a terminal. */
export interface Question {
  message: string;
  /** Shown until something is typed. */
  placeholder?: string | undefined;
  /** The answer if nothing is typed. */
  byDefault?: string | undefined;
}

type Option = {
  /** The heading of a group of the help, which begins with this option. */
  heading?: string;
  help: string;
  /** True: every setup needs it. */
  required?: true;
  /** The value if the flag is not given. */
  default?: string;
  /** True: without its value, more would be allowed than the user wanted, so an empty value does not mean the default. */
  narrows?: true;
  /** True: has an effect only if setup changes the domain, so it cannot be used with --output. */
  changesDomain?: true;
  /** `section.key` of setupConfig.ini. */
  ini?: string;
  question?: Question;
} & ({ type: 'text' | 'list'; /** What the help shows in `<…>`. */ argument: string } | { type: 'switch' });

type Options = Readonly<Record<string, Option>>;

/** As in `--provider`. */
export const PROVIDER_NAMES = [
  'github',
  'gitlab',
  'azure-devops',
  'bitbucket',
  'buildkite',
  'circleci',
  'hcp-terraform',
  'jenkins',
  'spacelift',
  'entra',
  'google',
  'aws',
  'okta',
  'keycloak',
  'kubernetes',
  'spiffe',
  'oidc',
] as const;

export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** The options that describe a workload. Each provider takes some of them and says what it asks for them on a terminal. */
const WORKLOAD = {
  issuer: {
    type: 'text',
    argument: 'url',
    help: 'issuer, exactly as in the iss claim of the tokens',
    ini: 'trustconfiguration.issuer',
  },
  repository: {
    type: 'text',
    argument: 'owner/name',
    help: 'github: repository; owner/* for all of an owner, with --job-workflow-ref or --require repo_property_…',
  },
  branch: { type: 'list', argument: 'name', help: 'jobs on this branch' },
  tag: { type: 'list', argument: 'name', help: 'jobs on this tag' },
  environment: {
    type: 'list',
    argument: 'name',
    help: 'github, gitlab: jobs that use this environment; bitbucket: UUID of a deployment environment',
  },
  subjectForm: {
    type: 'text',
    argument: 'names|immutable',
    help: 'github: form of the subject, if GitHub does not say it; immutable with the two IDs',
  },
  ownerId: {
    type: 'text',
    argument: 'number',
    help: 'github: ID of the owner, for owner/* or a repository with immutable subjects',
  },
  repositoryId: {
    type: 'text',
    argument: 'id',
    help: 'github: ID of the repository, for immutable subjects; bitbucket: UUID of the repository',
  },
  pullRequest: {
    type: 'switch',
    help: 'github: jobs for pull requests; anyone who can open one in the repository can use the trust',
  },
  jobWorkflowRef: {
    type: 'list',
    argument: 'ref',
    help: 'github: jobs of this reusable workflow, owner/name/.github/workflows/file.yml@refs/heads/main, on any branch of the caller',
  },
  subject: { type: 'list', argument: 'text', help: 'sub claim of the tokens; * matches any text' },
  githubUrl: { type: 'text', argument: 'url', help: 'github: GitHub Enterprise Server' },
  githubApiUrl: { type: 'text', argument: 'url', help: 'github: API of the server, if it has a different URL' },
  project: {
    type: 'text',
    argument: 'name',
    help: 'gitlab: project with its groups; azure-devops: project; circleci: project ID',
  },
  organization: { type: 'text', argument: 'name', help: 'azure-devops, buildkite: organization' },
  organizationId: { type: 'text', argument: 'id', help: 'azure-devops, circleci: ID of the organization' },
  pipeline: { type: 'text', argument: 'name', help: 'azure-devops, buildkite: pipeline' },
  serviceConnection: {
    type: 'text',
    argument: 'name',
    help: 'azure-devops: jobs that may use this service connection',
  },
  workspace: { type: 'text', argument: 'name', help: 'bitbucket: workspace' },
  workspaceId: { type: 'text', argument: 'id', help: 'hcp-terraform: runs of this workspace, ws-…' },
  space: { type: 'text', argument: 'id', help: 'spacelift: space' },
  stack: { type: 'text', argument: 'id', help: 'spacelift: stack' },
  runType: { type: 'list', argument: 'type', help: 'spacelift: runs of this type, e.g. TRACKED' },
  tenant: { type: 'text', argument: 'guid', help: 'entra: directory (tenant) ID' },
  objectId: {
    type: 'text',
    argument: 'guid',
    help: 'entra: object ID of the service principal or managed identity',
  },
  tokenVersion: { type: 'text', argument: '1|2', help: 'entra: version of the tokens (default: 2)' },
  serviceAccount: {
    type: 'text',
    argument: 'name',
    help: 'google: email address of the service account; kubernetes: its name',
  },
  serviceAccountId: { type: 'text', argument: 'number', help: 'google: unique ID of the service account' },
  namespace: { type: 'text', argument: 'name', help: 'kubernetes: namespace of the service account' },
  roleArn: { type: 'text', argument: 'arn', help: 'aws: IAM role' },
  authorizedParty: { type: 'text', argument: 'client', help: 'keycloak: client ID (azp claim)' },
  require: {
    type: 'list',
    argument: 'claim=value',
    help: 'additional condition, e.g. repo_property_tier=prod for a custom property on GitHub; * in the value matches any text',
    narrows: true,
  },
} as const satisfies Options;

/** The options that describe a setup. The file of --config has them as its keys. */
const SETUP = {
  domainUrl: {
    heading: 'Identity domain',
    type: 'text',
    argument: 'url',
    help: 'URL of the identity domain, https://idcs-….identity.oraclecloud.com',
    required: true,
    ini: 'identitydomain.iam_guid',
    question: {
      message: 'URL of the identity domain (shown in the console on its page)',
      placeholder: 'https://idcs-….identity.oraclecloud.com',
    },
  },
  region: {
    type: 'text',
    argument: 'region',
    help: 'region identifier for the printed workflow, e.g. eu-frankfurt-1',
  },
  provider: {
    heading: 'What to trust',
    type: 'text',
    argument: 'name',
    help: PROVIDER_NAMES.join(', ').replace(/, (?=\S+$)/, ' or '),
    required: true,
  },
  ...WORKLOAD,
  rule: {
    type: 'text',
    argument: 'rule',
    help: 'impersonation rule, used unchanged; with --provider oidc',
    ini: 'trustconfiguration.impersonationrule',
  },
  audience: {
    heading: 'Trust',
    type: 'list',
    argument: 'text',
    help: 'accept only tokens with this audience; applies to everyone who uses the trust',
    narrows: true,
  },
  jwksUrl: {
    type: 'text',
    argument: 'url',
    help: "URL of the issuer's keys (JWKS), if discovery does not provide it",
    ini: 'trustconfiguration.jwk_uri',
  },
  jwksFile: {
    type: 'text',
    argument: 'file',
    help: "file with the issuer's keys (JWKS), for an issuer that OCI cannot reach",
  },
  keyId: { type: 'text', argument: 'kid', help: 'ID of the key to use from --jwks-file' },
  certificate: {
    type: 'text',
    argument: 'file',
    help: "file with the issuer's certificate or public key (PEM), for an issuer that OCI cannot reach",
  },
  tokenType: {
    type: 'text',
    argument: 'upst|rpst',
    help: 'session of a service user (upst) or a resource principal (rpst) (default: upst)',
  },
  resourceType: {
    type: 'text',
    argument: 'text',
    help: 'rpst: resource type of the trust; the login uses the same',
    question: { message: 'Resource type of the trust: any text; the login must use the same' },
  },
  propagate: {
    type: 'list',
    argument: 'claim',
    help: 'rpst: copy this claim into the session token, at most three',
  },
  clientCertificate: {
    type: 'switch',
    help: 'jobs sign with a key, whose certificate the application has, instead of sending the client secret (not confirmed for the token exchange)',
  },
  instancePrincipal: {
    type: 'switch',
    help: 'jobs sign as the OCI compute instance that runs them, so no secret is saved (not confirmed for the token exchange)',
  },
  allow: {
    heading: 'Permissions',
    type: 'list',
    argument: 'statement',
    help: 'policy statement without "allow …", e.g. "manage object-family in compartment id ocid1…"',
    question: {
      message: 'Permissions, as a policy statement without "Allow group …" (or empty)',
      placeholder: 'manage object-family in compartment id ocid1.compartment…',
    },
  },
  expires: {
    type: 'text',
    argument: 'date',
    help: 'day from which the statements grant nothing (YYYY-MM-DD)',
    narrows: true,
  },
  policyCompartment: { type: 'text', argument: 'ocid', help: 'compartment of the policy (default: the tenancy)' },
  name: {
    heading: 'Names',
    type: 'text',
    argument: 'name',
    help: 'name of all objects (default: derived from the provider and the workload)',
    question: { message: 'Name of the setup, which setup printed first' },
  },
  serviceUser: {
    type: 'text',
    argument: 'name',
    help: 'service user (default: --name)',
    ini: 'serviceuserconfig.user_name',
  },
  group: { type: 'text', argument: 'name', help: 'group (default: --name)' },
  app: {
    type: 'text',
    argument: 'name',
    help: 'confidential application (default: --name)',
    ini: 'wifconfig.token_exchange_app_name',
  },
  trust: {
    type: 'text',
    argument: 'name',
    help: 'trust, if it must be created; an existing trust is found by its issuer',
  },
  policy: { type: 'text', argument: 'name', help: 'policy (default: --name)' },
} as const satisfies Options;

/** All flags of `oci-wif setup`. */
export const OPTIONS = {
  ...SETUP,
  profile: {
    heading: 'Administrator (or OCI_WIF_ADMIN_TOKEN, a personal access token)',
    type: 'text',
    argument: 'name',
    help: 'profile with an API key or a session token',
    ini: 'ociconfig.cli_profile',
  },
  ociConfigFile: { type: 'text', argument: 'file', help: 'OCI config file (default: ~/.oci/config)' },
  config: {
    heading: 'From a file',
    type: 'text',
    argument: 'file',
    help: 'YAML file with the flags above, one per line, e.g. "repository: octo/app"',
  },
  fromIni: { type: 'text', argument: 'file', help: "setupConfig.ini of Oracle's Python sample, unchanged" },
  dryRun: { heading: 'Actions', type: 'switch', help: 'show the plan without applying it', changesDomain: true },
  yes: { type: 'switch', help: 'apply the plan without asking' },
  remove: {
    type: 'switch',
    help: 'remove what setup created; with --branch, --tag or --environment, only that rule',
    changesDomain: true,
  },
  keepRules: {
    type: 'switch',
    help: 'with --remove: keep all rules of a service user that other setups use',
    changesDomain: true,
  },
  rotateSecret: {
    type: 'switch',
    help: 'create a new client secret; the old one stops working',
    changesDomain: true,
  },
  rotateClientCertificate: {
    type: 'switch',
    help: 'add a key with its certificate; the older keys keep working',
    changesDomain: true,
  },
  removeOldCertificates: {
    type: 'switch',
    help: 'remove the client certificates that setup created, except the newest; their keys stop working',
    changesDomain: true,
  },
  subjectTokenFile: {
    type: 'text',
    argument: 'file',
    help: 'test the trust with this JWT of the provider (- for stdin)',
    changesDomain: true,
  },
  wait: {
    type: 'text',
    argument: 'seconds',
    help: 'how long the test waits for the new trust to take effect',
    default: '180',
  },
  writeGithub: {
    type: 'switch',
    help: 'set the variables and the secret of the repository, or of the organization for owner/*, with the GitHub CLI (gh)',
    changesDomain: true,
  },
  clientKeyFile: {
    heading: 'Output',
    type: 'text',
    argument: 'file',
    help: 'new file for the client key (default: a private file in your configuration directory)',
    changesDomain: true,
  },
  clientPublicKey: {
    type: 'text',
    argument: 'file',
    help: 'public key (PEM) of a key that stays elsewhere: the new client certificate is for it, and jobs sign with a command',
    changesDomain: true,
  },
  clientSecretFile: {
    type: 'text',
    argument: 'file',
    help: 'file for the client secret (default: a private file in your configuration directory)',
    changesDomain: true,
  },
  printTerraform: {
    type: 'switch',
    help: 'also print the variables with which the Terraform provider exchanges tokens itself',
    changesDomain: true,
  },
  clientSecretStdout: { type: 'switch', help: 'print only the client secret on stdout', changesDomain: true },
  json: { type: 'switch', help: 'print the result as JSON on stdout', changesDomain: true },
  output: {
    type: 'text',
    argument: 'terraform|shell',
    help: 'write the trust as a Terraform module or OCI CLI calls, and change nothing',
  },
  outputDirectory: {
    type: 'text',
    argument: 'directory',
    help: 'directory for --output (default: the name of the setup)',
  },
} as const satisfies Options;

type ValueOf<T extends Option> = T extends { type: 'switch' }
  ? boolean
  : T extends { type: 'list' }
    ? readonly string[]
    : string;

type Values<T extends Options> = { -readonly [Name in keyof T]?: ValueOf<T[Name]> };

export type WorkloadOptions = Values<typeof WORKLOAD>;
export type WorkloadOption = keyof WorkloadOptions;

/** The options that describe a setup. */
export type SetupOptions = Values<typeof SETUP>;
export type OptionName = keyof SetupOptions;

/** `existing`: to remove the setup, or to change its secret or certificates, for which no rule and no permission has to be named. */
export type Purpose = 'set-up' | 'existing';

export type FlagName = keyof typeof OPTIONS;

type WithDefault = { [Name in FlagName]: (typeof OPTIONS)[Name] extends { default: string } ? Name : never }[FlagName];

export type SetupFlags = Omit<Values<typeof OPTIONS>, WithDefault> & Record<WithDefault, string>;

/** The flags whose value Oracle's setupConfig.ini can have. */
export type IniOption = { [Name in FlagName]: (typeof OPTIONS)[Name] extends { ini: string } ? Name : never }[FlagName];

/** The table with the same type for each option. */
export const OPTION_ROWS: Readonly<Record<FlagName, Option>> = OPTIONS;

export const FLAG_NAMES = Object.keys(OPTIONS) as FlagName[];

export function isSetupOption(name: string): name is OptionName {
  return Object.hasOwn(SETUP, name);
}

/** An empty value of these means the default for every command that has a flag of this name. */
export function emptyMeansDefault(name: string): boolean {
  return !FLAG_NAMES.some((flag) => flag === name && OPTION_ROWS[flag].narrows === true);
}

/** The options that describe a setup, without the other flags. */
export function setupOptions(flags: SetupFlags): SetupOptions {
  return pick(flags, SETUP);
}

/** The options that describe the workload to a provider. */
export function workloadOptions(options: SetupOptions): WorkloadOptions {
  return pick(options, WORKLOAD);
}

function pick(given: SetupOptions, table: Options): SetupOptions {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(table, name)));
}

/** @returns the owner if `--repository` is all of its repositories, `owner/*` */
export function wholeOwner(repository: string): string | undefined {
  return /^(.*)\/\*$/.exec(repository)?.[1];
}

/** `serviceAccountId` → `--service-account-id` */
export function flagOf(option: string): string {
  return `--${fileKeyOf(option)}`;
}

/** The key in the file of --config: `serviceAccountId` → `service-account-id` */
export function fileKeyOf(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
