// Everything setup can be told: the one list behind the flags and the keys of a plan file.

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
  section: 'Where' | 'What to trust' | 'How' | 'What it may do' | 'Names';
  /** For `<…>` in the help. */
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
  domainUrl: text('Where', 'url', 'identity domain, https://idcs-….identity.oraclecloud.com'),
  region: text('Where', 'region', 'region identifier for the printed workflow, e.g. eu-frankfurt-1'),
  provider: text('What to trust', 'name', 'github, gitlab, entra, google, aws, okta, keycloak, kubernetes or oidc'),
  issuer: text('What to trust', 'url', 'the issuer, exactly as in the claim iss of the tokens'),
  repository: text('What to trust', 'owner/name', 'github: the repository'),
  branch: list('What to trust', 'name', 'github, gitlab: jobs on this branch'),
  tag: list('What to trust', 'name', 'github, gitlab: jobs on this tag'),
  environment: list('What to trust', 'name', 'github, gitlab: jobs that name this environment'),
  pullRequest: {
    kind: 'switch',
    section: 'What to trust',
    argument: '',
    help: 'github: jobs of pull requests; whoever can open one in the repository can use the trust',
  },
  subject: list('What to trust', 'text', 'exactly this claim sub; * stands for any text'),
  githubUrl: text('What to trust', 'url', 'github: an enterprise server'),
  githubApiUrl: text('What to trust', 'url', 'github: its API, when elsewhere'),
  project: text('What to trust', 'group/project', 'gitlab: the project'),
  tenant: text('What to trust', 'guid', 'entra: the directory'),
  objectId: text('What to trust', 'guid', 'entra: the service principal or managed identity'),
  tokenVersion: text('What to trust', '1|2', 'entra: version of the tokens, default 2'),
  serviceAccount: text('What to trust', 'name', 'google: its e-mail address; kubernetes: its name'),
  serviceAccountId: text('What to trust', 'number', 'google: unique id of the service account'),
  namespace: text('What to trust', 'name', 'kubernetes: namespace of the service account'),
  roleArn: text('What to trust', 'arn', 'aws: the role'),
  authorizedParty: text('What to trust', 'client', 'keycloak: id of the client (azp)'),
  require: list('What to trust', 'claim=value', 'a further condition; * in the value stands for any text'),
  rule: text('What to trust', 'rule', 'an impersonation rule as it is, with --provider oidc'),
  audience: list('How', 'text', 'admit only tokens for this audience (for everybody who uses the trust)'),
  jwksUrl: text('How', 'url', "the issuer's keys, when discovery does not tell"),
  jwksFile: text('How', 'file', "the issuer's keys as a file, for an issuer that OCI cannot reach"),
  keyId: text('How', 'kid', 'which key of the file'),
  certificate: text('How', 'file', "the issuer's certificate or public key (PEM), for the same"),
  tokenType: text('How', 'upst|rpst', 'become a service user (upst, default) or a resource principal (rpst)'),
  resourceType: text('How', 'text', "rpst: the trust's resource, as the login will name it"),
  propagate: list('How', 'claim', 'rpst: carry this claim into the session token, at most three'),
  allow: list('What it may do', 'statement', '"manage object-family in compartment id ocid1…"'),
  expires: text('What it may do', 'date', 'the statements allow nothing from this day on, YYYY-MM-DD'),
  policyCompartment: text('What it may do', 'ocid', 'where the policy is kept, default the tenancy'),
  name: text('Names', 'name', 'the name everything is made under; default from the provider and the workload'),
  serviceUser: text('Names', 'name', 'service user, default as --name'),
  group: text('Names', 'name', 'group, default as --name'),
  app: text('Names', 'name', 'confidential application, default as --name'),
  trust: text('Names', 'name', 'trust, when it is made; an existing one is found by its issuer'),
  policy: text('Names', 'name', 'policy, default as --name'),
};

const WORKLOAD: readonly (keyof WorkloadOptions)[] = [
  'issuer',
  'subject',
  'repository',
  'branch',
  'tag',
  'environment',
  'pullRequest',
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
];

/** Those that describe the workload to a provider. */
export function workloadOptions(options: SetupOptions): WorkloadOptions {
  return Object.fromEntries(
    WORKLOAD.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
