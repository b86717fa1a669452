// A GitHub job, and the claims of its token.

import type { JWTPayload } from 'jose';

export interface GitHubJob {
  /** `owner/name` */
  repository: string;
  /** Full ref. Default: `refs/heads/main`, or `refs/pull/7/merge` for a pull request. */
  ref?: string;
  /** The job's environment, which replaces the ref in the subject. */
  environment?: string;
  /** Default: `push`. `pull_request` replaces the ref in the subject, unless an environment does. */
  event?: string;
  /** `immutable` adds the IDs of owner and repository to the subject. Default: `classic`. */
  subject?: 'classic' | 'immutable';
  ownerId?: string;
  repositoryId?: string;
  /** The repository's custom properties that the organization includes in tokens: each becomes a claim `repo_property_<name>`. */
  properties?: Record<string, string>;
  /** The claims of a customized subject, e.g. `repository_owner_id` and `repo_property_tier`. `repo` and `context` are the parts of the default. */
  includeClaimKeys?: readonly string[];
  actor?: string;
  workflow?: string;
  /** File name in `.github/workflows/`. */
  workflowFile?: string;
  runId?: string;
  sha?: string;
  /** False: a job without `id-token: write`, of a fork or Dependabot, which cannot request a token. */
  idToken?: boolean;
  /** Lifetime of the request token in seconds. Default: six hours. */
  requestTokenLifetimeSeconds?: number;
  /** Claims that replace or add to GitHub's, or remove them with `undefined`. */
  claims?: Record<string, unknown>;
}

/** Returns the job with all defaults. */
export interface DescribedJob {
  owner: string;
  repository: string;
  ownerId: string;
  repositoryId: string;
  ref: string;
  refType: 'branch' | 'tag';
  refName: string;
  event: string;
  environment: string | undefined;
  actor: string;
  workflow: string;
  workflowRef: string;
  runId: string;
  sha: string;
  subject: string;
}

export function describeJob(job: GitHubJob): DescribedJob {
  const [owner = '', name = ''] = job.repository.split('/');
  const event = job.event ?? 'push';
  const ref = job.ref ?? (event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main');
  const ownerId = job.ownerId ?? '1001';
  const repositoryId = job.repositoryId ?? '2002';
  const prefix = job.subject === 'immutable' ? `${owner}@${ownerId}/${name}@${repositoryId}` : job.repository;
  return {
    owner,
    repository: job.repository,
    ownerId,
    repositoryId,
    ref,
    refType: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    refName: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    event,
    environment: job.environment,
    actor: job.actor ?? 'octocat',
    workflow: job.workflow ?? 'deploy',
    workflowRef: `${job.repository}/.github/workflows/${job.workflowFile ?? 'deploy.yml'}@${ref}`,
    runId: job.runId ?? '3003',
    sha: job.sha ?? '0123456789abcdef0123456789abcdef01234567',
    subject: `repo:${prefix}:${subjectContext(event, ref, job.environment)}`,
  };
}

/** github-runner facts: environment first, then pull request, then the ref. A colon would end the field, so it is encoded. */
function subjectContext(event: string, ref: string, environment: string | undefined): string {
  if (environment !== undefined) return `environment:${environment.replaceAll(':', '%3A')}`;
  return event === 'pull_request' ? 'pull_request' : `ref:${ref}`;
}

/** GitHub's claims about the job, without `iss`, `aud`, times and the job's own `claims`. IDs are text. */
export function jobClaims(job: GitHubJob): JWTPayload {
  const { subject, ...described } = describeJob(job);
  const claims = {
    repository: described.repository,
    repository_id: described.repositoryId,
    repository_owner: described.owner,
    repository_owner_id: described.ownerId,
    repository_visibility: 'private',
    ref: described.ref,
    ref_type: described.refType,
    ref_protected: 'true',
    ...(described.environment === undefined ? {} : { environment: described.environment }),
    event_name: described.event,
    head_ref: described.event === 'pull_request' ? 'topic' : '',
    base_ref: described.event === 'pull_request' ? 'main' : '',
    workflow: described.workflow,
    workflow_ref: described.workflowRef,
    workflow_sha: described.sha,
    job_workflow_ref: described.workflowRef,
    job_workflow_sha: described.sha,
    actor: described.actor,
    actor_id: '4004',
    check_run_id: '6006',
    run_id: described.runId,
    run_number: '5',
    run_attempt: '1',
    runner_environment: 'github-hosted',
    sha: described.sha,
    ...Object.fromEntries(
      Object.entries(job.properties ?? {}).map(([name, value]) => [`repo_property_${name}`, value]),
    ),
  };
  return { sub: customizedSubject(subject, job, { ...claims, ...job.claims }), ...claims };
}

/** `include_claim_keys` of GitHub's API: each claim with its name, in this order. */
function customizedSubject(subject: string, { includeClaimKeys }: GitHubJob, claims: Record<string, unknown>): string {
  if (includeClaimKeys === undefined) return subject;
  const [, repo = '', context = ''] = /^(repo:[^:]+):(.*)$/.exec(subject) ?? [];
  return includeClaimKeys
    .flatMap((key) => {
      if (key === 'repo') return [repo];
      if (key === 'context') return [context];
      const value = claims[key];
      return typeof value === 'string' ? [`${key}:${value.replaceAll(':', '%3A')}`] : [];
    })
    .join(':');
}

/** The runner's variables that a login may read, except the two for the identity token. */
export function jobEnvironment(job: GitHubJob): Record<string, string> {
  const described = describeJob(job);
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: described.actor,
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: described.event,
    GITHUB_JOB: 'deploy',
    GITHUB_REF: described.ref,
    GITHUB_REF_NAME: described.refName,
    GITHUB_REF_TYPE: described.refType,
    GITHUB_REPOSITORY: described.repository,
    GITHUB_REPOSITORY_ID: described.repositoryId,
    GITHUB_REPOSITORY_OWNER: described.owner,
    GITHUB_REPOSITORY_OWNER_ID: described.ownerId,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: described.runId,
    GITHUB_RUN_NUMBER: '5',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: described.sha,
    GITHUB_WORKFLOW: described.workflow,
    GITHUB_WORKFLOW_REF: described.workflowRef,
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}
