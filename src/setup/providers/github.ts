// GitHub Actions, on github.com and on enterprise servers.

import { invalidInput } from '../../failure.ts';
import { checkForm } from '../../text/form.ts';
import type { Term } from '../desired/rule.ts';
import { checkIssuer } from './issuer.ts';
import { githubSubjectPrefix, type SubjectPrefix } from './github-subject-prefix.ts';
import { GITHUB_PINNING } from './public-issuers.ts';
import { subjectIs, type Provider, type Workload, type WorkloadOptions } from './provider.ts';

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

const CONDITIONS = ['branch', 'tag', 'environment', 'pullRequest', 'jobWorkflowRef', 'subject'] as const;

/**
 * Subjects: `repo:O/R:ref:refs/heads/B`, `…:ref:refs/tags/T`, `…:environment:E` (which replaces the ref), `…:pull_request`.
 * The repository `O/*` stands for all repositories of the owner.
 *
 * @see https://docs.github.com/actions/reference/security/oidc
 */
export const github: Provider = {
  name: 'github',
  required: ['repository'],
  oneOf: CONDITIONS,
  optional: ['ownerId', 'repositoryId', 'githubUrl', 'githubApiUrl', 'issuer'],
  async describe(options, context) {
    const repository = checkForm(
      '--repository',
      options.repository ?? '',
      /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/(?:[\w.-]+|\*)$/,
      'owner/name of one repository; run setup once for each, or use --subject',
    );
    const owner = /^(.*)\/\*$/.exec(repository)?.[1];
    if (owner !== undefined) refuseWithoutWorkflow(repository, options);
    const issuer = issuerOf(options);
    const contexts = contextsOf(options);
    const caller: Term =
      owner === undefined
        ? { claim: 'repository', operator: 'eq', value: repository }
        : { claim: 'repository_owner', operator: 'eq', value: owner };
    const { prefix, notes } =
      contexts.length === 0
        ? { prefix: '', notes: [] }
        : (givenPrefix(repository, options) ??
          (await githubSubjectPrefix(repository, contexts[0] ?? '', options, context)));
    return {
      issuer,
      conditions: [
        ...contexts.map((text) => [subjectIs(`${prefix}:${text}`)]),
        ...workflowRefsOf(options).map((workflow) => [caller, workflow]),
        ...(options.subject ?? []).map((subject) => [subjectIs(subject)]),
      ],
      pinning: GITHUB_PINNING,
      known: [caller],
      label: repository,
      notes,
    } satisfies Workload;
  },
};

/** The immutable form, if its IDs are given. @throws Failure `input` if only one of them is */
function givenPrefix(repository: string, { ownerId, repositoryId }: WorkloadOptions): SubjectPrefix | undefined {
  if (ownerId === undefined && repositoryId === undefined) return undefined;
  if (ownerId === undefined || repositoryId === undefined)
    throw invalidInput(
      `only ${ownerId === undefined ? '--repository-id' : '--owner-id'} is given`,
      'both --owner-id and --repository-id; immutable subjects contain both',
    );
  const id = (flag: string, value: string): string =>
    checkForm(flag, value, /^[1-9]\d*$/, `a number; show both with: gh api repos/${repository} --jq '.owner.id, .id'`);
  const [owner = '', name = ''] = repository.split('/');
  const prefix = `repo:${owner}@${id('--owner-id', ownerId)}/${name}@${id('--repository-id', repositoryId)}`;
  return { prefix, notes: [] };
}

function issuerOf({ issuer, githubUrl }: WorkloadOptions): string {
  if (issuer !== undefined) return checkIssuer(issuer);
  if (githubUrl === undefined) return GITHUB_ISSUER;
  const origin = new URL(checkIssuer(githubUrl, '--github-url')).origin;
  return origin === 'https://github.com' ? GITHUB_ISSUER : `${origin}/_services/token`;
}

/**
 * `job_workflow_ref` names the file that contains the job, with its full ref: a reusable workflow, for a job that calls one. A public workflow
 * can be called by every repository on GitHub, so a rule also requires the repository or its owner.
 *
 * @see https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
function workflowRefsOf({ jobWorkflowRef = [] }: WorkloadOptions): Term[] {
  return jobWorkflowRef.map((value) => ({
    claim: 'job_workflow_ref',
    operator: 'eq',
    value: checkForm(
      '--job-workflow-ref',
      value,
      /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(?:refs\/(?:heads|tags)\/[^\s:]+|[0-9a-f]{40})$/,
      'owner/name/.github/workflows/file.yml@ and then refs/heads/main, refs/tags/v1 or a commit, as the caller has it',
    ),
  }));
}

/** Everyone who may create a repository for the owner could write a job that meets any other condition. */
function refuseWithoutWorkflow(
  repository: string,
  { branch, tag, environment, pullRequest, subject }: WorkloadOptions,
): void {
  const others = [branch, tag, environment, subject].some((values) => values !== undefined && values.length > 0);
  if (others || pullRequest === true)
    throw invalidInput(
      `--repository is ${repository}`,
      'all repositories of an owner only with --job-workflow-ref alone',
    );
}

function contextsOf(options: WorkloadOptions): string[] {
  const named = (flag: string, values: readonly string[] | undefined, form: RegExp, expected: string) =>
    (values ?? []).map((value) => checkForm(flag, value, form, expected));
  // A full ref would become refs/heads/refs/heads/…, which matches nothing.
  const ref = /^(?!refs\/)[^\s:]+$/;
  return [
    ...named('--branch', options.branch, ref, 'the name of a branch, e.g. main, without refs/heads/').map(
      (branch) => `ref:refs/heads/${branch}`,
    ),
    ...named(
      '--tag',
      options.tag,
      ref,
      'the name of a tag, e.g. v1, or v* for all that start with v, without refs/tags/',
    ).map((tag) => `ref:refs/tags/${tag}`),
    // GitHub encodes a colon, because it would end the field.
    ...(options.environment ?? []).map((environment) => `environment:${environment.replaceAll(':', '%3A')}`),
    ...(options.pullRequest === true ? ['pull_request'] : []),
  ];
}
