// CI systems, and SPIFFE, whose tokens need no more than data: issuer, options, rules. Each has a page in docs/ci/ with the sources of its facts.

import type { Term } from '../desired/rule.ts';
import type { Preset, PresetOption } from './preset.ts';
import { subjectIs } from './provider.ts';

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

const branch = {
  pattern: /^(?!refs\/)[^\s:]+$/,
  expected: 'the name of a branch, e.g. main, without refs/heads/',
  question: 'Branch',
  byDefault: 'main',
  choice: 'jobs on a branch',
};

const tag = {
  pattern: branch.pattern,
  expected: 'the name of a tag, e.g. v1, or v* for all that start with v, without refs/tags/',
  question: 'Tag; v* means every tag that starts with v',
  placeholder: 'v*',
  choice: 'jobs for a tag',
};

const azureDevops: Preset = {
  name: 'azure-devops',
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
      ...branch,
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
  },
  label: ({ organization = '', project = '', pipeline, serviceConnection }) =>
    [organization, project, pipeline ?? serviceConnection].filter(Boolean).join('/'),
  tokenFlags: () => '--subject-token-env OCI_ID_TOKEN',
};

const bitbucket: Preset = {
  name: 'bitbucket',
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
      ...branch,
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
  },
  known: ({ repositoryId = '' }) => [claimIs('repositoryUuid', `{${repositoryId}}`)],
  label: ({ workspace = '', repositoryId = '' }) => `${workspace}/${repositoryId}`,
  tokenFlags: () => '--subject-token-env BITBUCKET_STEP_OIDC_TOKEN',
};

const buildkite: Preset = {
  name: 'buildkite',
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
      ...branch,
      rules: (name, { organization = '', pipeline = '' }) => [
        [subjectIs(`organization:${organization}:pipeline:${pipeline}:ref:refs/heads/${name}:commit:*:step:*`)],
      ],
    },
    tag: {
      ...tag,
      rules: (name, { organization = '', pipeline = '' }) => [
        [subjectIs(`organization:${organization}:pipeline:${pipeline}:ref:refs/tags/${name}:commit:*:step:*`)],
      ],
    },
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
  name: 'circleci',
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
      ...branch,
      rules: (name, { project = '' }) => [
        [claimIs('oidc.circleci.com/project-id', project), claimIs('oidc.circleci.com/vcs-ref', `refs/heads/${name}`)],
      ],
    },
    tag: {
      ...tag,
      rules: (name, { project = '' }) => [
        [claimIs('oidc.circleci.com/project-id', project), claimIs('oidc.circleci.com/vcs-ref', `refs/tags/${name}`)],
      ],
    },
  },
  label: ({ project = '' }) => project,
  notes: [
    'no public report has a rule on a claim whose name contains "." or "/", as those of CircleCI do; test it with --subject-token-file',
  ],
  tokenFlags: () => '--subject-token-env CIRCLE_OIDC_TOKEN_V2',
};

const hcpTerraform: Preset = {
  name: 'hcp-terraform',
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
  },
  label: ({ workspaceId = '', subject = '' }) => workspaceId || subject,
  notes: ['plans and applies can both log in; --require terraform_run_phase=apply restricts the rule to applies'],
  tokenFlags: () => '--subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI',
};

const jenkins: Preset = {
  name: 'jenkins',
  aliases: [],
  title: 'Jenkins',
  required: {},
  conditions: {},
  subject: {
    pattern: /^https?:\/\/\S+\/job\/\S+\/$/,
    expected: 'the URL of the job with the final slash, e.g. https://jenkins.example.org/job/deploy/job/main/',
    question: 'URL of the job, with the final slash',
    placeholder: 'https://jenkins.example.org/job/deploy/job/main/',
  },
  label: ({ subject = '' }) => subject.replace(/^https?:\/\/[^/]+\//, ''),
  tokenFlags: () => '--subject-token-file "$OCI_ID_TOKEN_FILE"',
};

const spacelift: Preset = {
  name: 'spacelift',
  aliases: [],
  title: 'Spacelift',
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
  name: 'spiffe',
  aliases: ['spire'],
  title: 'SPIFFE (SPIRE)',
  required: {},
  conditions: {},
  subject: {
    pattern: /^spiffe:\/\/[a-z0-9._-]+\/[\w./-]+\*?$/,
    expected: 'a SPIFFE ID, spiffe://TRUST-DOMAIN/PATH',
    question: 'SPIFFE ID of the workload',
    placeholder: 'spiffe://example.org/ns/prod/sa/deployer',
  },
  label: ({ subject = '' }) => subject.replace(/^spiffe:\/\//, ''),
  audienceIsList: true,
};

export const PRESETS: readonly Preset[] = [
  azureDevops,
  bitbucket,
  buildkite,
  circleci,
  hcpTerraform,
  jenkins,
  spacelift,
  spiffe,
];
