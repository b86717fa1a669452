// The options of `oci-wif setup`: the flags and the keys of a plan file come from this one list.

import type { WorkloadOptions } from '../providers/provider.ts';

export interface SetupOptions extends WorkloadOptions {
  domainUrl?: string;
  provider?: string;
  name?: string;
  require?: readonly string[];
  rule?: string;
  audience?: readonly string[];
  jwksUrl?: string;
  jwksFile?: string;
  keyId?: string;
  certificate?: string;
  tokenType?: string;
  resourceType?: string;
  propagate?: readonly string[];
  allow?: readonly string[];
  expires?: string;
  serviceUser?: string;
  group?: string;
  app?: string;
  trust?: string;
  policy?: string;
  policyCompartment?: string;
  region?: string;
}

export type OptionName = keyof SetupOptions;

export interface OptionDescription {
  kind: 'text' | 'list' | 'switch';
  section: 'Identity domain' | 'What to trust' | 'Trust' | 'Permissions' | 'Names';
  /** What the help shows in `<…>`. */
  argument: string;
  help: string;
}

const text = (section: OptionDescription['section'], argument: string, help: string): OptionDescription => ({
  kind: 'text',
  section,
  argument,
  help,
});
const list = (section: OptionDescription['section'], argument: string, help: string): OptionDescription => ({
  kind: 'list',
  section,
  argument,
  help: `${help} (repeatable)`,
});

export const OPTIONS: Readonly<Record<OptionName, OptionDescription>> = {
  domainUrl: text('Identity domain', 'url', 'URL of the identity domain, https://idcs-….identity.oraclecloud.com'),
  region: text('Identity domain', 'region', 'region identifier for the printed workflow, e.g. eu-frankfurt-1'),
  provider: text(
    'What to trust',
    'name',
    'github, gitlab, azure-devops, bitbucket, buildkite, circleci, hcp-terraform, jenkins, spacelift, spiffe, entra, google, aws, okta, keycloak, kubernetes or oidc',
  ),
  issuer: text('What to trust', 'url', 'issuer, exactly as in the iss claim of the tokens'),
  repository: text(
    'What to trust',
    'owner/name',
    'github: repository; owner/* with --job-workflow-ref for all of an owner',
  ),
  branch: list('What to trust', 'name', 'jobs on this branch'),
  tag: list('What to trust', 'name', 'jobs on this tag'),
  environment: list(
    'What to trust',
    'name',
    'github, gitlab: jobs that use this environment; bitbucket: UUID of a deployment environment',
  ),
  ownerId: text('What to trust', 'number', 'github: ID of the owner, for a repository with immutable subjects'),
  repositoryId: text(
    'What to trust',
    'id',
    'github: ID of the repository, for immutable subjects; bitbucket: UUID of the repository',
  ),
  pullRequest: {
    kind: 'switch',
    section: 'What to trust',
    argument: '',
    help: 'github: jobs for pull requests; anyone who can open one in the repository can use the trust',
  },
  jobWorkflowRef: list(
    'What to trust',
    'ref',
    'github: jobs of this reusable workflow, owner/name/.github/workflows/file.yml@refs/heads/main, on any branch of the caller',
  ),
  subject: list('What to trust', 'text', 'sub claim of the tokens; * matches any text'),
  githubUrl: text('What to trust', 'url', 'github: GitHub Enterprise Server'),
  githubApiUrl: text('What to trust', 'url', 'github: API of the server, if it has a different URL'),
  project: text(
    'What to trust',
    'name',
    'gitlab: project with its groups; azure-devops: project; circleci: project ID',
  ),
  organization: text('What to trust', 'name', 'azure-devops, buildkite: organization'),
  organizationId: text('What to trust', 'id', 'azure-devops, circleci: ID of the organization'),
  pipeline: text('What to trust', 'name', 'azure-devops, buildkite: pipeline'),
  serviceConnection: text('What to trust', 'name', 'azure-devops: jobs that may use this service connection'),
  workspace: text('What to trust', 'name', 'bitbucket: workspace'),
  workspaceId: text('What to trust', 'id', 'hcp-terraform: runs of this workspace, ws-…'),
  space: text('What to trust', 'id', 'spacelift: space'),
  stack: text('What to trust', 'id', 'spacelift: stack'),
  runType: list('What to trust', 'type', 'spacelift: runs of this type, e.g. TRACKED'),
  tenant: text('What to trust', 'guid', 'entra: directory (tenant) ID'),
  objectId: text('What to trust', 'guid', 'entra: object ID of the service principal or managed identity'),
  tokenVersion: text('What to trust', '1|2', 'entra: version of the tokens (default: 2)'),
  serviceAccount: text('What to trust', 'name', 'google: email address of the service account; kubernetes: its name'),
  serviceAccountId: text('What to trust', 'number', 'google: unique ID of the service account'),
  namespace: text('What to trust', 'name', 'kubernetes: namespace of the service account'),
  roleArn: text('What to trust', 'arn', 'aws: IAM role'),
  authorizedParty: text('What to trust', 'client', 'keycloak: client ID (azp claim)'),
  require: list('What to trust', 'claim=value', 'additional condition; * in the value matches any text'),
  rule: text('What to trust', 'rule', 'impersonation rule, used unchanged; with --provider oidc'),
  audience: list('Trust', 'text', 'accept only tokens with this audience; applies to everyone who uses the trust'),
  jwksUrl: text('Trust', 'url', "URL of the issuer's keys (JWKS), if discovery does not provide it"),
  jwksFile: text('Trust', 'file', "file with the issuer's keys (JWKS), for an issuer that OCI cannot reach"),
  keyId: text('Trust', 'kid', 'ID of the key to use from --jwks-file'),
  certificate: text(
    'Trust',
    'file',
    "file with the issuer's certificate or public key (PEM), for an issuer that OCI cannot reach",
  ),
  tokenType: text(
    'Trust',
    'upst|rpst',
    'session of a service user (upst) or a resource principal (rpst) (default: upst)',
  ),
  resourceType: text('Trust', 'text', 'rpst: resource type of the trust; the login uses the same'),
  propagate: list('Trust', 'claim', 'rpst: copy this claim into the session token, at most three'),
  allow: list(
    'Permissions',
    'statement',
    'policy statement without "allow …", e.g. "manage object-family in compartment id ocid1…"',
  ),
  expires: text('Permissions', 'date', 'day from which the statements grant nothing (YYYY-MM-DD)'),
  policyCompartment: text('Permissions', 'ocid', 'compartment of the policy (default: the tenancy)'),
  name: text('Names', 'name', 'name of all objects (default: derived from the provider and the workload)'),
  serviceUser: text('Names', 'name', 'service user (default: --name)'),
  group: text('Names', 'name', 'group (default: --name)'),
  app: text('Names', 'name', 'confidential application (default: --name)'),
  trust: text('Names', 'name', 'trust, if it must be created; an existing trust is found by its issuer'),
  policy: text('Names', 'name', 'policy (default: --name)'),
};

/**
 * Without their value, these options would allow more than the user wanted: a trust without the condition, the audience or the expiry. So an
 * empty value, which means the default for every other option, is refused.
 */
export const NARROWING_OPTIONS: ReadonlySet<string> = new Set<OptionName>(['require', 'audience', 'expires']);

const WORKLOAD: readonly (keyof WorkloadOptions)[] = [
  'issuer',
  'subject',
  'repository',
  'branch',
  'tag',
  'environment',
  'pullRequest',
  'jobWorkflowRef',
  'ownerId',
  'repositoryId',
  'githubUrl',
  'githubApiUrl',
  'project',
  'tenant',
  'objectId',
  'tokenVersion',
  'serviceAccount',
  'serviceAccountId',
  'roleArn',
  'namespace',
  'authorizedParty',
  'organization',
  'organizationId',
  'pipeline',
  'serviceConnection',
  'workspace',
  'workspaceId',
  'space',
  'stack',
  'runType',
];

/** The options that describe the workload to a provider. */
export function workloadOptions(options: SetupOptions): WorkloadOptions {
  return Object.fromEntries(
    WORKLOAD.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
