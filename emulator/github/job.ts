// A GitHub job as a test describes it, and what GitHub's token says about such a job.

import type { JWTPayload } from 'jose';

export interface GitHubJob {
  /** `owner/name` */
  repository: string;
  /** Full ref; `refs/heads/main` when absent, `refs/pull/7/merge` for a pull request. */
  ref?: string;
  /** The environment the job names: it replaces the ref in the subject. */
  environment?: string;
  /** `push` when absent. `pull_request` replaces the ref in the subject, unless an environment does. */
  event?: string;
  /** `immutable` puts the ids of owner and repository into the subject; `classic` when absent. */
  subject?: 'classic' | 'immutable';
  ownerId?: string;
  repositoryId?: string;
  actor?: string;
  workflow?: string;
  /** File name in `.github/workflows/`. */
  workflowFile?: string;
  runId?: string;
  sha?: string;
  /** False plays a job without `id-token: write`, a fork or Dependabot: no token can be asked for. */
  idToken?: boolean;
  /** Life of the request token in seconds; six hours when absent. */
  requestTokenLifetimeSeconds?: number;
  /** Claims that replace or add to GitHub's, or remove them with `undefined`. */
  claims?: Record<string, unknown>;
}

/** The job with every default filled in. */
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

/** What GitHub says about the job: no `iss`, `aud` and times, and without the job's own `claims`. Ids are text. */
export function jobClaims(job: GitHubJob): JWTPayload {
  const described = describeJob(job);
  return {
    sub: described.subject,
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
    run_id: described.runId,
    run_number: '5',
    run_attempt: '1',
    runner_environment: 'github-hosted',
    sha: described.sha,
  };
}

/** The variables of a runner that a login may look at, without the two of the identity token. */
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
