// The job in which a login runs: where its identity token comes from, why there is none, and how requests name the job.

import { readFileSync } from 'node:fs';
import { Failure } from '../failure.ts';
import type { IdTokenSource } from '../federation/subject-token.ts';
import { objectOf, oneOf, parseJson } from '../text/form.ts';

const PERMISSION = 'give the job "permissions: { id-token: write, contents: read }"';

/**
 * @param audience of the identity token
 * @returns undefined outside a GitHub job that may request identity tokens
 * @see github-runner.md, "Identity token"
 */
export function githubTokenSource(audience: string): IdTokenSource | undefined {
  const requestUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '';
  // Trimmed, because a script that sets the variables from a file with CRLF leaves a CR, which no header may contain.
  const requestToken = (process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '').trim();
  return URL.canParse(requestUrl) && requestToken !== '' ? { requestUrl, requestToken, audience } : undefined;
}

/** Digits, so that nothing needs to be escaped, and the header stays short. */
const NUMBER = /^\d{1,20}$/;

/**
 * The User-Agent of a login's requests, by which an administrator finds the run: the product and, in a job of GitHub Actions, a comment with
 * numbers (RFC 9110 §10.1.5). It contains no name, because proxies log this header, and the name of a private repository may be confidential.
 */
export function userAgentOfJob(product: string): string {
  const variables = { 'run-id': 'RUN_ID', 'run-attempt': 'RUN_ATTEMPT', 'repository-id': 'REPOSITORY_ID' };
  const numbers = Object.entries(variables)
    .map(([name, variable]) => ({ name, value: process.env[`GITHUB_${variable}`] ?? '' }))
    .filter(({ value }) => NUMBER.test(value))
    .map(({ name, value }) => `${name}=${value}`);
  return numbers.length === 0 ? product : `${product} (${numbers.join('; ')})`;
}

/**
 * @param giveToken what to do to use the token of another identity provider
 * @returns undefined: this is not a job of GitHub Actions, or of a program that runs such jobs
 */
export function withoutToken(giveToken: string): Failure | undefined {
  const reason = whyNoToken(giveToken);
  return reason && new Failure('input', 'No subject token', reason[0], { hint: reason[1] });
}

function whyNoToken(giveToken: string): [why: string, hint: string] | undefined {
  const isSet = (name: string): boolean => process.env[name] === 'true';
  if (isSet('ACT')) return ['act runs this job, and it issues no identity tokens', `run it on GitHub, or ${giveToken}`];
  // Forgejo sets the variable of Gitea as well.
  if (isSet('FORGEJO_ACTIONS'))
    return ['Forgejo gave this job no identity token', `set enable-openid-connect: true in the job, or ${giveToken}`];
  if (isSet('GITEA_ACTIONS')) return ['Gitea gave this job no identity token', giveToken];
  if (!isSet('GITHUB_ACTIONS')) return undefined;
  const run = untrustedRun();
  if (run)
    return [
      `${run.what}, and GitHub gives such runs no identity token`,
      `${run.skip}, or log in from a workflow that runs after the merge`,
    ];
  return [
    'the job does not have the permission id-token: write',
    `${PERMISSION}; for a reusable workflow, give it to the calling job as well; or ${giveToken}`,
  ];
}

interface UntrustedRun {
  isFork: boolean;
  /** Begins a sentence. */
  what: string;
  /** Continues it with what GitHub passes to such runs. */
  withheld: string;
  /** A hint with the condition that leaves such runs out. */
  skip: string;
}

/**
 * @returns the run if GitHub withholds secrets and identity tokens from it. `pull_request_target` gets both, also for a fork.
 * @see https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
export function untrustedRun(): UntrustedRun | undefined {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_ACTOR: actor } = process.env;
  const isPullRequest = /^pull_request(_review|_review_comment)?$/.test(event);
  const run = (isFork: boolean, what: string, condition: string): UntrustedRun => ({
    isFork,
    what,
    withheld: `${what}, and GitHub passes ${isFork ? 'neither secrets nor variables' : "only Dependabot's secrets"} to such runs`,
    skip: `skip this step for such runs (if: ${condition})`,
  });
  if (actor === 'dependabot[bot]' && (isPullRequest || /^(push|create|deployment(_status)?)$/.test(event))) {
    const who = isPullRequest ? 'event.pull_request.user.login' : 'actor';
    return run(false, 'Dependabot started this run', `github.${who} != 'dependabot[bot]'`);
  }
  return isPullRequest && isFromFork()
    ? run(
        true,
        'this is a pull request from a fork',
        // Without the first part, runs for a push would be skipped as well.
        'github.event.pull_request == null || github.event.pull_request.head.repo.full_name == github.repository',
      )
    : undefined;
}

function isFromFork(): boolean {
  let text: string;
  try {
    text = readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8');
  } catch {
    return false;
  }
  const event = parseJson(text, objectOf({ pull_request: objectOf({}) }));
  return event !== undefined && !isOfRepository(event, process.env.GITHUB_REPOSITORY);
}

/** The head's repository is null when the fork was deleted. */
function isOfRepository(event: object, repository: string | undefined): boolean {
  const repo = objectOf({ full_name: oneOf(repository) });
  return objectOf({ pull_request: objectOf({ head: objectOf({ repo }) }) })(event);
}
