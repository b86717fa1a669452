// The CI systems of docs/ci/: the tokens as each system issues them, and how it runs the commands of its job file.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { componentDocuments } from '../../scripts/tests/gitlab-component.ts';
import type { Job } from './ci-job.ts';

type Claims = Record<string, unknown>;

export interface CiSystem {
  /** Name of the page in docs/ci/. */
  page: string;
  claims: Claims;
  /** Claims of tokens that must be refused. The first one is tried with the job itself. */
  others: Record<string, Claims>;
  /** @param server URL of the token server */
  job(token: string, server: string): Job;
}

const ID = '11111111-2222-3333-4444-555555555555';
const OTHER_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const STEP = '99999999-2222-3333-4444-555555555555';

const read = (path: string): string => readFileSync(path, 'utf8');
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows the file
const yaml = <T>(path: string): T => parse(read(path)) as T;

const buildkiteSubject = (organization: string, ref: string): string =>
  `organization:${organization}:pipeline:deploy:ref:${ref}:commit:9f3182061f1e2cca4702c368cbc039b7dc9d4485:step:deploy`;

const circleClaims = (ref: string, project = OTHER_ID): Claims => ({
  iss: `https://oidc.circleci.com/org/${ID}`,
  sub: `org/${ID}/project/${project}/user/${STEP}/vcs-origin/github.com/octo/app/vcs-ref/${ref}`,
  aud: ID,
  'oidc.circleci.com/project-id': project,
  'oidc.circleci.com/vcs-origin': 'github.com/octo/app',
  'oidc.circleci.com/vcs-ref': ref,
  'oidc.circleci.com/context-ids': [STEP],
  'oidc.circleci.com/ssh-rerun': false,
});

const spaceliftSubject = (stack: string, run: string): string => `space:production:stack:${stack}:run_type:${run}`;

export const CI_SYSTEMS: readonly CiSystem[] = [
  {
    page: 'azure-devops',
    claims: {
      iss: `https://vstoken.dev.azure.com/${ID}`,
      sub: 'p://octo/app/deploy',
      aud: 'api://AzureADTokenExchange',
      org_id: ID,
      prj_id: OTHER_ID,
      def_id: '1',
      rpo_id: 'octo/app',
      rpo_uri: 'https://github.com/octo/app.git',
      rpo_ref: 'refs/heads/main',
      run_id: '5',
    },
    others: {
      'another branch': { rpo_ref: 'refs/heads/dev' },
      'a pull request': { rpo_ref: 'refs/pull/1/merge' },
      'another pipeline': { sub: 'p://octo/app/test', def_id: '2' },
      'a service connection': { sub: 'sc://octo/app/deploy', rpo_ref: undefined },
    },
    job(_token, server) {
      const { steps } = yaml<{ steps: { bash?: string; env?: Record<string, string> }[] }>(
        'examples/ci/azure-pipelines.yml',
      );
      const step = steps.find(({ bash }) => bash !== undefined);
      const values: Record<string, string> = { '$(System.AccessToken)': 'system-token' };
      const variables = Object.entries(step?.env ?? {}).filter(([, value]) => Object.hasOwn(values, value));
      return {
        scripts: [step?.bash ?? ''],
        // Without -e: a step of Azure Pipelines goes on after an error unless its script says otherwise.
        shell: ['bash', '--noprofile', '--norc'],
        variables: {
          ...Object.fromEntries(variables.map(([name, value]) => [name, values[value] ?? ''])),
          SYSTEM_OIDCREQUESTURI: `${server}/oidctoken`,
        },
      };
    },
  },
  {
    page: 'bitbucket',
    claims: {
      iss: 'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc',
      sub: `{${ID}}:{${STEP}}`,
      aud: `ari:cloud:bitbucket::workspace/${OTHER_ID}`,
      workspaceUuid: `{${OTHER_ID}}`,
      repositoryUuid: `{${ID}}`,
      pipelineUuid: `{${STEP}}`,
      stepUuid: `{${STEP}}`,
      branchName: 'main',
    },
    others: {
      'another repository': { repositoryUuid: `{${OTHER_ID}}`, sub: `{${OTHER_ID}}:{${STEP}}` },
      'another branch': { branchName: 'dev' },
    },
    job(token) {
      const { pipelines } = yaml<{ pipelines: { branches: { main: { step: { script: string[] } }[] } } }>(
        'examples/ci/bitbucket-pipelines.yml',
      );
      const scripts = pipelines.branches.main.map(({ step }) => step.script.join('\n'));
      return { scripts, shell: ['bash', '-e'], variables: { BITBUCKET_STEP_OIDC_TOKEN: token } };
    },
  },
  {
    page: 'buildkite',
    claims: {
      iss: 'https://agent.buildkite.com',
      sub: buildkiteSubject('octo', 'refs/heads/main'),
      aud: 'oci',
      organization_slug: 'octo',
      pipeline_slug: 'deploy',
      build_number: 1,
      build_branch: 'main',
      step_key: 'deploy',
    },
    others: {
      'another organization': {
        sub: buildkiteSubject('evil', 'refs/heads/main'),
        organization_slug: 'evil',
      },
      'another branch': { sub: buildkiteSubject('octo', 'refs/heads/dev'), build_branch: 'dev' },
      'a tag with the name of the branch': { sub: buildkiteSubject('octo', 'refs/tags/main') },
    },
    job(token) {
      const { steps } = yaml<{ steps: { command: string }[] }>('examples/ci/buildkite.yml');
      // The pipeline upload replaces "$$" by "$".
      const scripts = steps.map(({ command }) => command.replaceAll('$$', '$'));
      return { scripts, shell: ['bash', '-e'], programs: { 'buildkite-agent': token } };
    },
  },
  {
    page: 'circleci',
    claims: circleClaims('refs/heads/main'),
    others: {
      'another branch': circleClaims('refs/heads/dev'),
      'another project': circleClaims('refs/heads/main', STEP),
      'a branch whose name ends like the subject of main': circleClaims(
        'refs/heads/x/vcs-origin/github.com/octo/app/vcs-ref/refs/heads/main',
      ),
      'a fork': { 'oidc.circleci.com/vcs-origin': 'github.com/evil/app' },
    },
    job(token) {
      interface Command {
        parameters: Record<string, { default: string }>;
        steps: { run: { command: string } }[];
      }
      const { orbs, jobs } = yaml<{
        orbs: { oci: { commands: Record<string, Command> } };
        jobs: { deploy: { steps: (string | { run: string })[] } };
      }>('examples/ci/circleci.yml');
      const commandsOf = (step: string | { run: string }): string[] => {
        if (typeof step !== 'string') return [step.run];
        const { parameters, steps } = orbs.oci.commands[step.replace('oci/', '')] ?? { parameters: {}, steps: [] };
        return steps.map(({ run }) =>
          run.command.replace(/<< parameters\.([\w-]+) >>/g, (_all, name: string) => parameters[name]?.default ?? ''),
        );
      };
      const scripts = jobs.deploy.steps.flatMap(commandsOf);
      return {
        scripts: scripts.slice(0, -1),
        // The last command has "when: always".
        always: scripts.at(-1) ?? '',
        shell: ['bash', '-eo', 'pipefail'],
        variables: { CIRCLE_OIDC_TOKEN_V2: token },
        // Every bash of the job reads it first.
        bashEnv: true,
      };
    },
  },
  {
    page: 'gitlab',
    claims: {
      iss: 'https://gitlab.com',
      sub: 'project_path:group/project:ref_type:branch:ref:main',
      aud: 'oci',
      project_path: 'group/project',
      ref: 'main',
      ref_type: 'branch',
    },
    others: {
      'another branch': { sub: 'project_path:group/project:ref_type:branch:ref:dev', ref: 'dev' },
      'another project': { sub: 'project_path:evil/project:ref_type:branch:ref:main', project_path: 'evil/project' },
    },
    job(token) {
      const [job] = Object.values(
        gitlabComponent(
          yaml<{ include: [{ inputs: Record<string, string> }] }>('examples/ci/gitlab-ci.yml').include[0].inputs,
        ),
      );
      const { deploy } = yaml<{ deploy: { script: string[] } }>('examples/ci/gitlab-ci.yml');
      return {
        // Both run in one shell.
        scripts: [[...(job?.before_script ?? []), ...deploy.script].join('\n')],
        always: (job?.after_script ?? []).join('\n'),
        shell: ['bash', '-eo', 'pipefail'],
        variables: { OCI_ID_TOKEN: token },
      };
    },
  },
  {
    page: 'hcp-terraform',
    claims: {
      iss: 'https://app.terraform.io',
      sub: 'organization:octo:project:Default Project:workspace:prod:run_phase:plan',
      aud: 'oci',
      terraform_organization_id: 'org-GRNbCjYNpBB6NEH9',
      terraform_organization_name: 'octo',
      terraform_project_name: 'Default Project',
      terraform_workspace_id: 'ws-Ab12Cd34Ef56Gh78',
      terraform_workspace_name: 'prod',
      terraform_full_workspace: 'organization:octo:project:Default Project:workspace:prod',
      terraform_run_phase: 'plan',
    },
    others: {
      'another workspace': {
        sub: 'organization:evil:project:Default Project:workspace:prod:run_phase:plan',
        terraform_workspace_id: 'ws-0000000000000000',
      },
    },
    job: (token) => ({
      // What the agent does after the hook: it sets the variables of the file, and runs Terraform.
      scripts: [
        `TFC_AGENT_ENV="$HOME/agent-env"\nexport TFC_AGENT_ENV\n(\n${read('examples/ci/hcp-terraform-hook.sh')})\nset -a\n. "$TFC_AGENT_ENV"\nterraform plan`,
      ],
      shell: ['sh', '-e'],
      variables: { TFC_WORKLOAD_IDENTITY_TOKEN_OCI: token },
    }),
  },
  {
    page: 'jenkins',
    claims: {
      iss: 'https://jenkins.example.org/oidc',
      sub: 'https://jenkins.example.org/job/deploy/job/main/',
      aud: 'oci',
      build_number: 7,
    },
    others: {
      'a pull request': { sub: 'https://jenkins.example.org/job/deploy/job/PR-12/' },
      'another job': { sub: 'https://jenkins.example.org/job/test/job/main/' },
    },
    job(token) {
      const text = read('examples/ci/Jenkinsfile');
      const script = /sh '''\n([^]*?)'''/.exec(text)?.[1] ?? '';
      return {
        scripts: [script],
        always: /always \{\s*sh '([^']*)'/.exec(text)?.[1] ?? '',
        shell: ['sh', '-xe'],
        variables: { OCI_ID_TOKEN_FILE: '/run/oci-id-token' },
        file: { path: '$OCI_ID_TOKEN_FILE', content: token },
      };
    },
  },
  {
    page: 'spacelift',
    claims: {
      iss: 'https://octo.app.spacelift.io',
      sub: spaceliftSubject('infra', 'TRACKED:scope:write'),
      aud: 'octo.app.spacelift.io',
      spaceId: 'production',
      callerType: 'stack',
      callerId: 'infra',
      runType: 'TRACKED',
      scope: 'write',
    },
    others: {
      'a pull request': { sub: spaceliftSubject('infra', 'PROPOSED:scope:read'), runType: 'PROPOSED', scope: 'read' },
      'another stack': { sub: spaceliftSubject('other', 'TRACKED:scope:write'), callerId: 'other' },
    },
    job(token) {
      const { stack_defaults: defaults } = yaml<{
        stack_defaults: { environment: Record<string, string>; before_init: string[]; before_apply: string[] };
      }>('examples/ci/spacelift.yml');
      return {
        // Each hook is a separate command.
        scripts: [...defaults.before_init, 'terraform plan', ...defaults.before_apply, 'terraform apply'],
        shell: ['sh', '-e'],
        variables: defaults.environment,
        file: { path: '/mnt/workspace/spacelift.oidc', content: token },
      };
    },
  },
  {
    page: 'kubernetes',
    claims: {
      iss: 'https://oidc.cluster.example.org',
      sub: 'system:serviceaccount:prod:deployer',
      aud: ['oci'],
      'kubernetes.io': { namespace: 'prod', serviceaccount: { name: 'deployer' } },
    },
    others: {
      'another service account': { sub: 'system:serviceaccount:prod:default' },
      'another namespace': { sub: 'system:serviceaccount:dev:deployer' },
    },
    job(token) {
      const { spec } = yaml<{
        spec: { template: { spec: { containers: [{ command: string[]; args: string[] }] } } };
      }>('examples/ci/kubernetes-job.yml');
      const [{ command, args }] = spec.template.spec.containers;
      return {
        scripts: args,
        shell: command.map((word) => word.replace('-ec', '-e')),
        file: { path: '/var/run/secrets/tokens/oci', content: token },
      };
    },
  },
  {
    page: 'spiffe',
    claims: {
      iss: 'https://spire.example.org',
      sub: 'spiffe://example.org/ns/prod/sa/deployer',
      aud: ['oci'],
    },
    others: { 'another workload': { sub: 'spiffe://example.org/ns/prod/sa/default' } },
    job: (token) => ({
      scripts: [read('examples/ci/spiffe.sh')],
      shell: ['sh'],
      programs: { 'spire-agent': JSON.stringify([{ svids: [{ svid: token }] }, { bundles: {} }]) },
    }),
  },
  {
    page: 'google-cloud',
    claims: {
      iss: 'https://accounts.google.com',
      sub: '123456789012345678901',
      aud: 'oci',
      azp: '123456789012345678901',
      email: 'deploy@project.iam.gserviceaccount.com',
      google: { compute_engine: { project_id: 'project' } },
    },
    others: { 'another service account': { sub: '109876543210987654321', azp: '109876543210987654321' } },
    job: (_token, server) => ({
      scripts: [read('examples/ci/google-cloud.sh')],
      shell: ['sh'],
      variables: { http_proxy: server },
    }),
  },
  {
    page: 'aws',
    claims: {
      iss: 'https://0a1b2c3d.tokens.sts.global.api.aws',
      sub: 'arn:aws:iam::123456789012:role/deploy',
      aud: 'oci',
      'https://sts.amazonaws.com/': { aws_account: '123456789012' },
    },
    others: { 'another role': { sub: 'arn:aws:iam::123456789012:role/test' } },
    job(token) {
      const { phases } = yaml<{ phases: { build: { commands: string[] } } }>('examples/ci/aws-buildspec.yml');
      // With "on-failure: ABORT", the next command does not run after one that failed.
      return { scripts: [phases.build.commands.join('\n')], shell: ['bash', '-e'], programs: { aws: token } };
    },
  },
];

export interface GitlabJob {
  id_tokens: Record<string, { aud: string }>;
  before_script: string[];
  after_script: string[];
}

/** The jobs of the component for the inputs. */
export function gitlabComponent(given: Record<string, string>): Record<string, GitlabJob> {
  return parse(componentDocuments(read('templates/oci-login.yml'), given).jobs) as Record<string, GitlabJob>;
}
