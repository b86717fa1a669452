// What the runner's environment says about the job: where its identity token comes from, and why it may have none.

import { readFileSync } from 'node:fs';
import { Failure } from '../failure.ts';
import type { IdTokenSource } from '../federation/identity-token.ts';
import { githubTokenSource } from '../login/subject.ts';

const PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
const OTHER_PROVIDER = 'or set the input subject-token to a JWT of another identity provider';

/**
 * @param audience of the identity token
 * @throws Failure `input` 'No subject token': the job cannot have one, and why
 */
export function identityTokenSource(audience: string): IdTokenSource {
  const source = githubTokenSource(audience);
  if (source) return source;
  const untrusted = untrustedTrigger();
  if (untrusted !== undefined) {
    throw new Failure('input', 'No subject token', `${untrusted}, and GitHub gives such runs no identity token`, {
      hint: 'skip this step for such runs (if: github.event.pull_request.head.repo.full_name == github.repository), or log in from a workflow that runs after the merge',
    });
  }
  if (process.env.GITHUB_ACTIONS !== 'true') {
    throw new Failure('input', 'No subject token', 'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)', {
      hint: `run the action in a workflow with id-token: write, ${OTHER_PROVIDER}`,
    });
  }
  throw new Failure('input', 'No subject token', 'the job does not have the permission id-token: write', {
    hint: `${PERMISSION}; for a reusable workflow, give it to the calling job as well; ${OTHER_PROVIDER}`,
  });
}

/** @returns what tells this job apart from others that share an OCI home: its run, and the runner's own directory */
export function jobId(): string {
  const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_TEMP'];
  return names.map((name) => process.env[name] ?? '').join(' ');
}

/** Ends the sentence "client-secret is missing: …". */
export function whySecretIsMissing(): string {
  const reason =
    'no secret of that name exists, it belongs to an environment that the job does not name, or the calling workflow does not pass it on ' +
    '(secrets: inherit)';
  return whyRunGetsNothing() ?? reason;
}

/** Ends the sentence "domain-url is missing: …". @returns undefined if nothing is known about the run that explains it */
export function whyRunGetsNothing(): string | undefined {
  const untrusted = untrustedTrigger();
  return untrusted === undefined ? undefined : `${untrusted}, and GitHub passes no secrets to such runs`;
}

/** `setup` stores these inputs as variables. */
const VARIABLES: Readonly<Record<string, string>> = {
  'domain-url': 'OCI_DOMAIN_URL',
  'client-id': 'OCI_CLIENT_ID',
  region: 'OCI_REGION',
};

/** @returns what to check if a required input is empty, as an unset variable is */
export function whatToCheck(input: string): string | undefined {
  const variable = VARIABLES[input];
  if (variable === undefined || untrustedTrigger() !== undefined) return undefined;
  return (
    `check that the variable which the workflow passes is set (usually vars.${variable}). A variable of an environment is empty in jobs ` +
    'that do not name the environment. A reusable workflow or composite action gets only what its caller passes'
  );
}

/** GitHub gives runs with these triggers neither secrets nor identity tokens. */
function untrustedTrigger(): string | undefined {
  if (process.env.GITHUB_ACTOR === 'dependabot[bot]') return 'Dependabot started this run';
  return isForkPullRequest() ? 'this is a pull request from a fork' : undefined;
}

function isForkPullRequest(): boolean {
  if (!(process.env.GITHUB_EVENT_NAME ?? '').startsWith('pull_request')) return false;
  try {
    const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8')) as {
      pull_request?: { head?: { repo?: { full_name?: string } | null } };
    };
    // The head's repository is null when the fork was deleted.
    return (
      event.pull_request !== undefined && event.pull_request.head?.repo?.full_name !== process.env.GITHUB_REPOSITORY
    );
  } catch {
    return false;
  }
}
