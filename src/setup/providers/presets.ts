// The identity providers except GitHub, as data: issuer, options, rules. Each CI system has a page in docs/ci/ with the sources of its facts.

import type { ProviderName } from '../desired/options.ts';
import type { Term } from '../desired/rule.ts';
import { BRANCH, ENVIRONMENT, type Preset, type PresetOption, SUBJECT, subjectIs, TAG } from './provider.ts';

const UUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** A rule cannot match a value that contains a space. */
const NAME = /^[^\s*:/'"`()\\]+$/;
const SLUG = /^[\w.-]+$/;

const claimIs = (claim: string, value: string): Term => ({ claim, operator: 'eq', value });

const uuid = (question: string, expected: string): PresetOption => ({
  pattern: UUID,
  expected,
  question,
  placeholder: '00000000-0000-0000-0000-000000000000',
  normalize: (value) => value.replace(/[{}]/g, '').toLowerCase(),
});

const slug = (question: string, expected: string, placeholder: string): PresetOption => ({
  pattern: SLUG,
  expected,
  question,
  placeholder,
});

const gitlab: Preset = {
  aliases: ['gitlab-ci'],
  title: 'GitLab CI/CD',
  issuer: () => 'https://gitlab.com',
  ownServer: true,
  publicIssuers: /^https:\/\/gitlab\.com\/?$/,
  pinning: {
    sub: /^project_path:[^*/:]+\//,
    project_path: /^[^*/]+\//,
    project_id: /^[^*]+$/,
    namespace_path: /^[^*]+$/,
    namespace_id: /^[^*]+$/,
  },
  required: {
    project: {
      pattern: /^[\w.-]+(?:\/[\w.-]+)+$/,
      expected: 'the path of one project with its groups, e.g. group/project',
      question: 'Project with its groups',
      placeholder: 'group/project',
    },
  },
  conditions: {
    branch: {
      ...BRANCH,
      rules: (name, { project = '' }) => [[subjectIs(`project_path:${project}:ref_type:branch:ref:${name}`)]],
    },
    tag: {
      ...TAG,
      rules: (name, { project = '' }) => [[subjectIs(`project_path:${project}:ref_type:tag:ref:${name}`)]],
    },
    // The environment is not part of the subject, but a separate claim.
    environment: {
      ...ENVIRONMENT,
      pattern: /^/,
      expected: 'the name of an environment',
      rules: (name, { project = '' }) => [[claimIs('project_path', project), claimIs('environment', name)]],
    },
    subject: SUBJECT,
  },
  known: ({ project = '' }) => [claimIs('project_path', project)],
  label: ({ project = '' }) => project,
  tokenFlags: () => '--subject-token-env OCI_ID_TOKEN',
};

const azureDevops: Preset = {
  aliases: ['ado', 'azure-pipelines'],
  title: 'Azure DevOps',
  issuer: ({ organizationId = '' }) => `https://vstoken.dev.azure.com/${organizationId}`,
  publicIssuers: /^https:\/\/vstoken\.dev\.azure\.com\//,
  pinning: { sub: /^(p|sc):\/\/[^*/]+\/[^*/]+\/[^*/]+$/, prj_id: /^[^*]+$/ },
  required: {
    organizationId: uuid('ID of the organization, as in the claim iss', 'the ID of the organization, a GUID'),
    organization: slug('Organization', 'the name of the organization, as in https://dev.azure.com/NAME', 'octo'),
    project: {
      pattern: NAME,
      expected:
        'the name of the project, without spaces; for a name with spaces, use a rule with IDs (docs/ci/azure-devops.md)',
      question: 'Project',
      placeholder: 'app',
    },
  },
  conditions: {
    branch: {
      ...BRANCH,
      choice: 'jobs of a pipeline on a branch',
      needs: {
        pipeline: {
          pattern: NAME,
          expected:
            'the name of the pipeline, without spaces; for a name with spaces, use a rule with IDs (docs/ci/azure-devops.md)',
          question: 'Pipeline',
          placeholder: 'deploy',
        },
      },
      rules: (name, { organization = '', project = '', pipeline = '' }) => [
        [subjectIs(`p://${organization}/${project}/${pipeline}`), claimIs('rpo_ref', `refs/heads/${name}`)],
      ],
    },
    serviceConnection: {
      pattern: NAME,
      expected: 'the name of the service connection, without spaces',
      question: 'Service connection',
      placeholder: 'oci-production',
      choice: 'jobs that may use a service connection',
      hint: 'protect the connection with approvals and checks',
      rules: (name, { organization = '', project = '' }) => [[subjectIs(`sc://${organization}/${project}/${name}`)]],
    },
    subject: SUBJECT,
  },
  label: ({ organization = '', project = '', pipeline, serviceConnection }) =>
    [organization, project, pipeline ?? serviceConnection].filter(Boolean).join('/'),
  tokenFlags: () => '--subject-token-env OCI_ID_TOKEN',
};

const bitbucket: Preset = {
  aliases: ['bitbucket-pipelines'],
  title: 'Bitbucket Pipelines',
  issuer: ({ workspace = '' }) =>
    `https://api.bitbucket.org/2.0/workspaces/${workspace}/pipelines-config/identity/oidc`,
  publicIssuers: /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\//,
  pinning: { sub: /^\{[0-9a-f-]{36}\}:/, repositoryUuid: /^\{[0-9a-f-]{36}\}$/ },
  required: {
    workspace: slug('Workspace, as in the URL of the repository', 'the ID of the workspace, as in its URL', 'octo'),
    repositoryId: uuid(
      'UUID of the repository (Repository settings > OpenID Connect)',
      'the UUID of the repository; Bitbucket shows it under Repository settings > OpenID Connect',
    ),
  },
  conditions: {
    branch: {
      ...BRANCH,
      rules: (name, { repositoryId = '' }) => [
        [claimIs('repositoryUuid', `{${repositoryId}}`), claimIs('branchName', name)],
      ],
    },
    environment: {
      ...uuid(
        'UUID of the deployment environment (Repository settings > OpenID Connect)',
        'the UUID of a deployment environment; Bitbucket shows it under Repository settings > OpenID Connect',
      ),
      choice: 'steps that use a deployment environment',
      hint: 'restrict who may deploy to it, and from which branch',
      // The last part of the subject is the UUID of the step, which differs in every run.
      rules: (environment, { repositoryId = '' }) => [[subjectIs(`{${repositoryId}}:{${environment}}:*`)]],
    },
    subject: SUBJECT,
  },
  known: ({ repositoryId = '' }) => [claimIs('repositoryUuid', `{${repositoryId}}`)],
  label: ({ workspace = '', repositoryId = '' }) => `${workspace}/${repositoryId}`,
  tokenFlags: () => '--subject-token-env BITBUCKET_STEP_OIDC_TOKEN',
};

const buildkite: Preset = {
  aliases: [],
  title: 'Buildkite',
  issuer: () => 'https://agent.buildkite.com',
  publicIssuers: /^https:\/\/agent\.buildkite\.com\/?$/,
  pinning: {
    sub: /^organization:[^*:]+:/,
    organization_slug: /^[^*]+$/,
    organization_id: /^[^*]+$/,
    pipeline_id: /^[^*]+$/,
  },
  required: {
    organization: slug('Organization, as in the URL of the pipeline', 'the slug of the organization', 'octo'),
    pipeline: slug('Pipeline, as in its URL', 'the slug of the pipeline', 'deploy'),
  },
  conditions: {
    // Neither a slug nor the name of a branch contains a colon, so the two wildcards match only the commit and the step.
    branch: {
      ...BRANCH,
      rules: (name, { organization = '', pipeline = '' }) => [
        [subjectIs(`organization:${organization}:pipeline:${pipeline}:ref:refs/heads/${name}:commit:*:step:*`)],
      ],
    },
    tag: {
      ...TAG,
      rules: (name, { organization = '', pipeline = '' }) => [
        [subjectIs(`organization:${organization}:pipeline:${pipeline}:ref:refs/tags/${name}:commit:*:step:*`)],
      ],
    },
    subject: SUBJECT,
  },
  known: ({ organization = '', pipeline = '' }) => [
    claimIs('organization_slug', organization),
    claimIs('pipeline_slug', pipeline),
  ],
  label: ({ organization = '', pipeline = '' }) => `${organization}/${pipeline}`,
  tokenFlags: (audience) =>
    `--subject-token-command 'buildkite-agent oidc request-token${audience === undefined ? '' : ` --audience ${audience}`}'`,
};

const circleci: Preset = {
  aliases: ['circle'],
  title: 'CircleCI',
  issuer: ({ organizationId = '' }) => `https://oidc.circleci.com/org/${organizationId}`,
  ownServer: true,
  publicIssuers: /^https:\/\/oidc\.circleci\.com(\/|$)/,
  pinning: {
    sub: /^org\/[^*/]+\/project\/[^*/]+\//,
    'oidc.circleci.com/project-id': /^[^*]+$/,
    'oidc.circleci.com/vcs-origin': /^[^*]+$/,
  },
  required: {
    organizationId: uuid('Organization ID (Organization Settings > Overview)', 'the organization ID, a UUID'),
    project: uuid('Project ID (Project Settings > Overview)', 'the project ID, a UUID'),
  },
  conditions: {
    // Not from the subject: it needs wildcards, and the name of another branch can contain what follows them.
    branch: {
      ...BRANCH,
      rules: (name, { project = '' }) => [
        [claimIs('oidc.circleci.com/project-id', project), claimIs('oidc.circleci.com/vcs-ref', `refs/heads/${name}`)],
      ],
    },
    tag: {
      ...TAG,
      rules: (name, { project = '' }) => [
        [claimIs('oidc.circleci.com/project-id', project), claimIs('oidc.circleci.com/vcs-ref', `refs/tags/${name}`)],
      ],
    },
    subject: SUBJECT,
  },
  label: ({ project = '' }) => project,
  notes: () => [
    'no public report has a rule on a claim whose name contains "." or "/", as those of CircleCI do; test it with --subject-token-file',
  ],
  tokenFlags: () => '--subject-token-env CIRCLE_OIDC_TOKEN_V2',
};

const hcpTerraform: Preset = {
  aliases: ['hcp', 'terraform-cloud', 'tfc'],
  title: 'HCP Terraform',
  issuer: () => 'https://app.terraform.io',
  ownServer: true,
  publicIssuers: /^https:\/\/app\.(eu\.)?terraform\.io\/?$/,
  pinning: {
    sub: /^organization:[^*:]+:/,
    terraform_organization_id: /^[^*]+$/,
    terraform_project_id: /^[^*]+$/,
    terraform_workspace_id: /^[^*]+$/,
    terraform_full_workspace: /^organization:[^*:]+:/,
  },
  required: {},
  conditions: {
    // The ID, because the subject contains names: the usual project, "Default Project", has a space that no rule can match.
    workspaceId: {
      pattern: /^ws-[A-Za-z0-9]+$/,
      expected: 'the ID of a workspace, ws-…, as its page shows it below the name',
      question: 'ID of the workspace',
      placeholder: 'ws-…',
      choice: 'runs of a workspace',
      rules: (id) => [[claimIs('terraform_workspace_id', id)]],
    },
    subject: SUBJECT,
  },
  label: ({ workspaceId = '', subject = '' }) => workspaceId || subject,
  notes: () => ['plans and applies can both log in; --require terraform_run_phase=apply restricts the rule to applies'],
  tokenFlags: () => '--subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI',
};

const jenkins: Preset = {
  aliases: [],
  title: 'Jenkins',
  issuerOption: {
    question: 'Issuer, as the credential in Jenkins shows it',
    placeholder: 'https://jenkins.example.org/oidc',
  },
  required: {},
  conditions: {
    subject: {
      ...SUBJECT,
      pattern: /^https?:\/\/\S+\/job\/\S+\/$/,
      expected: 'the URL of the job with the final slash, e.g. https://jenkins.example.org/job/deploy/job/main/',
      question: 'URL of the job, with the final slash',
      placeholder: 'https://jenkins.example.org/job/deploy/job/main/',
    },
  },
  label: ({ subject = '' }) => subject.replace(/^https?:\/\/[^/]+\//, ''),
  tokenFlags: () => '--subject-token-file "$OCI_ID_TOKEN_FILE"',
};

const spacelift: Preset = {
  aliases: [],
  title: 'Spacelift',
  issuerOption: { question: 'URL of the account', placeholder: 'https://octo.app.spacelift.io' },
  publicIssuers: /^https:\/\/[\w-]+\.app\.(us\.)?spacelift\.io\/?$/,
  pinning: { sub: /^space:[^*:]+:(stack|module):[^*:]+:/, callerId: /^[^*]+$/ },
  required: {
    space: slug('ID of the space', 'the ID of the space, as in its URL', 'production-01hxyz'),
    stack: slug('ID of the stack', 'the ID (slug) of the stack, as in its URL', 'infra'),
  },
  conditions: {
    runType: {
      pattern: /^(TRACKED|PROPOSED|TASK|TESTING|DESTROY)$/,
      expected: 'TRACKED, PROPOSED, TASK, TESTING or DESTROY',
      question: 'Type of the runs: TRACKED, PROPOSED (pull requests), TASK, TESTING or DESTROY',
      byDefault: 'TRACKED',
      choice: 'runs of a type',
      rules: (type, { space = '', stack = '' }) =>
        scopesOf(type).map((scope) => [subjectIs(`space:${space}:stack:${stack}:run_type:${type}:scope:${scope}`)]),
    },
    subject: SUBJECT,
  },
  known: ({ stack = '' }) => [claimIs('callerId', stack)],
  label: ({ space = '', stack = '' }) => `${space}/${stack}`,
  tokenFlags: () => '--subject-token-file /mnt/workspace/spacelift.oidc',
};

/** A tracked run has the scope `read` while it plans, unless its stack deploys automatically. */
function scopesOf(runType: string): string[] {
  if (runType === 'TRACKED') return ['read', 'write'];
  return [runType === 'PROPOSED' ? 'read' : 'write'];
}

const spiffe: Preset = {
  aliases: ['spire'],
  title: 'SPIFFE (SPIRE)',
  required: {},
  conditions: {
    subject: {
      ...SUBJECT,
      pattern: /^spiffe:\/\/[a-z0-9._-]+\/[\w./-]+\*?$/,
      expected: 'a SPIFFE ID, spiffe://TRUST-DOMAIN/PATH',
      question: 'SPIFFE ID of the workload',
      placeholder: 'spiffe://example.org/ns/prod/sa/deployer',
    },
  },
  label: ({ subject = '' }) => subject.replace(/^spiffe:\/\//, ''),
  audienceIsList: true,
};

/** Its tokens have the object ID of the service principal as their subject, not the application ID. */
const entra: Preset = {
  aliases: ['azure', 'azuread'],
  title: 'Microsoft Entra ID',
  // https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
  issuer: ({ tenant = '', tokenVersion = '2' }) =>
    tokenVersion === '2' ? `https://login.microsoftonline.com/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`,
  required: {
    tenant: uuid('Directory (tenant) ID', 'the directory (tenant) ID, a GUID'),
    objectId: uuid(
      'Object ID of the service principal or managed identity',
      'the object ID of the service principal (Enterprise applications) or managed identity, a GUID',
    ),
  },
  optional: {
    tokenVersion: {
      pattern: /^[12]$/,
      expected: '2 (iss ends in /v2.0) or 1 (iss is https://sts.windows.net/…)',
      question: 'Version of the tokens',
    },
  },
  conditions: {},
  rules: ({ objectId = '' }) => [[subjectIs(objectId)]],
  label: ({ objectId = '' }) => objectId,
  // Version 1 can also have the URI that was requested.
  audience: ({ tokenVersion = '2' }) =>
    tokenVersion === '2'
      ? {
          pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
          expected:
            'the application (client) ID, a GUID in lower case, of the application for which the tokens are: those of version 2 have it in aud, whatever URI was requested',
        }
      : undefined,
  notes: ({ tokenVersion = '2' }) => [
    `the issuer depends on the token version; setup assumes version ${tokenVersion}. An application whose manifest does not request version 2 gets tokens of version 1 (--token-version 1)`,
  ],
};

/** @see https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const google: Preset = {
  aliases: ['gcp'],
  title: 'Google Cloud',
  issuer: () => 'https://accounts.google.com',
  publicIssuers: /^https:\/\/accounts\.google\.com\/?$/,
  pinning: { sub: /^[^*]+$/, email: /^[^*]+$/ },
  required: {},
  combined: true,
  conditions: {
    serviceAccountId: {
      pattern: /^\d{15,30}$/,
      expected: 'the numeric unique ID of a service account',
      question: 'Unique ID of the service account',
      placeholder: '123456789012345678901',
      choice: 'a service account by its unique ID',
      hint: 'recommended',
      rules: (id) => [[subjectIs(id)]],
    },
    serviceAccount: {
      pattern: /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
      expected: 'the email address of a service account, …@….gserviceaccount.com',
      question: 'Email address of the service account',
      placeholder: 'deploy@project.iam.gserviceaccount.com',
      choice: 'a service account by its email address',
      rules: (email) => [[claimIs('email', email)]],
    },
  },
  label: ({ serviceAccountId, serviceAccount = '' }) =>
    serviceAccountId ?? serviceAccount.replace(/\.gserviceaccount.*$/, '').replace('@', '.'),
  notes: ({ serviceAccountId }) =>
    serviceAccountId === undefined
      ? [
          'after an account is deleted, another one can get its email address, but not its ID: prefer --service-account-id',
        ]
      : [],
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html */
const aws: Preset = {
  aliases: [],
  title: 'AWS',
  issuerOption: {
    pattern: /[^/]$/,
    expected: "the account's own issuer without a final slash, as the IAM console shows it",
  },
  required: {
    roleArn: {
      pattern: /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
      expected: 'the ARN of a role (or user), e.g. arn:aws:iam::123456789012:role/deploy',
      question: 'ARN of the IAM role',
      placeholder: 'arn:aws:iam::123456789012:role/deploy',
    },
  },
  conditions: {},
  rules: ({ roleArn = '' }) => [[subjectIs(roleArn)]],
  label: ({ roleArn = '' }) => roleArn.split('/').at(-1) ?? '',
};

/** @see https://developer.okta.com/docs/reference/api/oidc/ */
const okta: Preset = {
  aliases: [],
  title: 'Okta',
  required: {},
  conditions: { subject: SUBJECT },
  label: ({ subject = '' }) => subject,
};

/** The subject of a client's own token is the UUID of its service account; `azp` is the client ID. */
const keycloak: Preset = {
  aliases: [],
  title: 'Keycloak',
  issuerOption: {
    pattern: /\/realms\/[^/]+$/,
    expected: 'the URL of a realm without a trailing slash, https://HOST/realms/REALM',
    question: 'URL of the realm',
    placeholder: 'https://HOST/realms/REALM',
  },
  required: {},
  combined: true,
  conditions: {
    subject: SUBJECT,
    authorizedParty: {
      pattern: /^/,
      expected: 'the client ID',
      question: 'Client ID, as in the claim azp',
      choice: 'tokens of a client',
      rules: (client) => [[claimIs('azp', client)]],
    },
  },
  label: ({ authorizedParty, subject = '' }) => authorizedParty ?? subject,
  audienceIsList: true,
};

const objectName = (question: string, expected: string): PresetOption => ({
  pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  expected,
  question,
});

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery */
const kubernetes: Preset = {
  aliases: ['k8s'],
  title: 'Kubernetes',
  required: {
    namespace: {
      ...objectName('Namespace of the service account', 'the name of a namespace'),
      placeholder: 'default',
    },
    serviceAccount: objectName('Name of the service account', 'the name of a service account'),
  },
  conditions: {},
  rules: ({ namespace = '', serviceAccount = '' }) => [
    [subjectIs(`system:serviceaccount:${namespace}:${serviceAccount}`)],
  ],
  label: ({ namespace = '', serviceAccount = '' }) => `${namespace}/${serviceAccount}`,
  audienceIsList: true,
};

const oidc: Preset = { ...okta, title: 'another OpenID Connect provider' };

export const PRESETS: Readonly<Record<Exclude<ProviderName, 'github'>, Preset>> = {
  gitlab,
  'azure-devops': azureDevops,
  bitbucket,
  buildkite,
  circleci,
  'hcp-terraform': hcpTerraform,
  jenkins,
  spacelift,
  entra,
  google,
  aws,
  okta,
  keycloak,
  kubernetes,
  spiffe,
  oidc,
};
