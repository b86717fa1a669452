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
  const [why, hint] = whyNoToken();
  throw new Failure('input', 'No subject token', why, { hint });
}

function whyNoToken(): [why: string, hint: string] {
  const isSet = (name: string): boolean => process.env[name] === 'true';
  if (isSet('ACT'))
    return ['act runs this job, and it issues no identity tokens', `run it on GitHub, ${OTHER_PROVIDER}`];
  // Forgejo sets the variable of Gitea as well.
  if (isSet('FORGEJO_ACTIONS'))
    return ['Forgejo gave this job no identity token', `set enable-openid-connect: true in the job, ${OTHER_PROVIDER}`];
  if (isSet('GITEA_ACTIONS')) return ['Gitea gave this job no identity token', OTHER_PROVIDER.replace('or ', '')];
  if (!isSet('GITHUB_ACTIONS'))
    return [
      'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)',
      `run the action in a workflow with id-token: write, ${OTHER_PROVIDER}`,
    ];
  const untrusted = untrustedRun();
  if (untrusted)
    return [
      `${untrusted.what}, and GitHub gives such runs no identity token`,
      `${untrusted.skip}, or log in from a workflow that runs after the merge`,
    ];
  return [
    'the job does not have the permission id-token: write',
    `${PERMISSION}; for a reusable workflow, give it to the calling job as well; ${OTHER_PROVIDER}`,
  ];
}

/** @returns what tells this job apart from others that share an OCI home: its run, and the runner's own directory */
export function jobId(): string {
  const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_TEMP'];
  return names.map((name) => process.env[name] ?? '').join(' ');
}

/** Ends the sentence "client-secret is missing: …". @returns undefined if nothing is known about the run that explains it */
export function whyMissing(input: string): string | undefined {
  const run = untrustedRun();
  if (run?.isFork) return `${run.what}, and GitHub passes neither secrets nor variables to such runs`;
  if (input !== 'client-secret') return undefined;
  if (run) return `${run.what}, and GitHub passes only Dependabot's secrets to such runs`;
  return (
    'no secret of that name exists, it belongs to an environment that the job does not name, or the calling workflow does not pass it on ' +
    '(secrets: inherit)'
  );
}

/** `setup` stores these inputs as variables. */
const VARIABLES: Readonly<Record<string, string>> = {
  'domain-url': 'OCI_DOMAIN_URL',
  'client-id': 'OCI_CLIENT_ID',
  region: 'OCI_REGION',
};

/** @returns what to check if a required input is empty, as an unset variable is */
export function whatToCheck(input: string): string | undefined {
  const run = untrustedRun();
  if (run?.isFork) return run.skip;
  if (run && input === 'client-secret')
    return githubTokenSource('') ? `${run.skip}, or add the secret to Dependabot's secrets` : run.skip;
  const variable = VARIABLES[input];
  if (variable === undefined) return undefined;
  return (
    `check that the variable which the workflow passes is set (usually vars.${variable}). A variable of an environment is empty in jobs ` +
    'that do not name the environment. A reusable workflow or composite action gets only what its caller passes'
  );
}

interface UntrustedRun {
  isFork: boolean;
  /** Begins a sentence. */
  what: string;
  /** A hint with the condition that leaves such runs out. */
  skip: string;
}

/**
 * @returns the run if GitHub withholds secrets and identity tokens from it. `pull_request_target` gets both, also for a fork.
 * @see https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
function untrustedRun(): UntrustedRun | undefined {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_ACTOR: actor } = process.env;
  const isPullRequest = /^pull_request(_review|_review_comment)?$/.test(event);
  const run = (isFork: boolean, what: string, condition: string): UntrustedRun => ({
    isFork,
    what,
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
        'github.event.pull_request.head.repo.full_name == github.repository',
      )
    : undefined;
}

function isFromFork(): boolean {
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
