// What the runner says of the job: where its identity token comes from, and why it may have none.

import { readFileSync } from 'node:fs';
import { Failure } from '../failure.ts';
import type { IdTokenSource } from '../federation/id-token.ts';

const PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';
const OTHER_PROVIDER = 'or set the input subject-token to a JWT of another identity provider';

/**
 * @param audience of the identity token
 * @throws Failure `input` 'No subject token': the job cannot have one, and why
 */
export function idTokenSource(audience: string): IdTokenSource {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
  const requestToken = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
  if (URL.canParse(requestUrl) && requestToken !== '') return { requestUrl, requestToken, audience };
  const untrusted = untrustedTrigger();
  if (untrusted !== undefined) {
    throw new Failure('input', 'No subject token', `${untrusted}, and GitHub gives such runs no identity token`, {
      hint: 'skip this step for them (if: github.event.pull_request.head.repo.full_name == github.repository), or log in from a workflow that runs after the merge',
    });
  }
  if (process.env.GITHUB_ACTIONS !== 'true') {
    throw new Failure('input', 'No subject token', 'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)', {
      hint: `run it in a workflow with id-token: write, ${OTHER_PROVIDER}`,
    });
  }
  throw new Failure(
    'input',
    'No subject token',
    'the job may not ask GitHub for an identity token: the permission id-token: write is missing',
    {
      hint: `${PERMISSION}; a reusable workflow needs it in the calling job too; ${OTHER_PROVIDER}`,
    },
  );
}

/** Ends the sentence "client-secret is empty: …". */
export function whySecretsAreMissing(): string {
  const untrusted = untrustedTrigger();
  return untrusted === undefined
    ? 'the secret does not exist under that name, or the workflow that calls this one does not pass it on (secrets: inherit)'
    : `${untrusted}, and GitHub passes no secrets to such runs`;
}

/** The triggers whose runs GitHub keeps from secrets and identity tokens. */
function untrustedTrigger(): string | undefined {
  if (process.env.GITHUB_ACTOR === 'dependabot[bot]') return 'this run was started by Dependabot';
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
