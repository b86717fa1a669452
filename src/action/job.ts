// What the runner's environment says about the job: its identity token, and why an input is empty.

import { Failure } from '../failure.ts';
import type { IdTokenSource } from '../federation/subject-token.ts';
import { githubTokenSource, untrustedRun, withoutToken } from '../login/job-token.ts';

const OTHER_PROVIDER = 'set the input subject-token to a JWT of another identity provider';

/**
 * @param audience of the identity token
 * @throws Failure `input` 'No subject token': the job cannot have one, and why
 */
export function identityTokenSource(audience: string): IdTokenSource {
  const source = githubTokenSource(audience);
  if (source) return source;
  throw (
    withoutToken(OTHER_PROVIDER) ??
    new Failure('input', 'No subject token', 'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)', {
      hint: `run the action in a workflow with id-token: write, or ${OTHER_PROVIDER}`,
    })
  );
}

/** @returns what tells this job apart from others that share an OCI home: its run, and the runner's own directory */
export function jobId(): string {
  const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_TEMP'];
  return names.map((name) => process.env[name] ?? '').join(' ');
}

/** Ends the sentence "client-secret is missing: …". @returns undefined if nothing is known about the run that explains it */
export function whyMissing(input: string): string | undefined {
  const run = untrustedRun();
  if (run && (run.isFork || input === 'client-secret')) return run.withheld;
  if (input !== 'client-secret') return undefined;
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
    `Check that the variable which the workflow passes is set (usually vars.${variable}). A variable of an environment is empty in jobs ` +
    'that do not name the environment. A reusable workflow or composite action gets only what its caller passes.'
  );
}
