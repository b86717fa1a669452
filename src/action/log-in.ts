// The action's main step: reads the inputs, or says why one is empty, logs in, and gives the result to the later steps.

import { exportVariable, getInput, setSecret } from '@actions/core';
import { systemTiming, type Timing } from '../clock.ts';
import { Failure, invalidInput } from '../failure.ts';
import type { LoginHost, LoginRequest } from '../login/host-interface.ts';
import { githubTokenSource, untrustedRun, withoutToken } from '../login/job-token.ts';
import { logIn } from '../login/log-in.ts';
import { type LoginSettings, readSettings, SETTING_NAMES, SETTINGS, type SettingSource } from '../login/settings.ts';
import type { LoginSubject } from '../renewal/subject-source.ts';
import { secretParts } from '../session-key.ts';
import { outputProblem } from '../system/output.ts';
import { identifyRunner } from '../system/process-identity.ts';
import { debug, info, logResult, mask, maskWithOcids, setOutputs, warning, writeSummary } from './job-output.ts';
import { checkCommandFiles, jobId, saveLoginName, writeCommandFiles } from './runner-files.ts';

/** @throws Failure of any kind; nothing of this login is left on disk then */
export async function runLogin(timing: Timing = systemTiming): Promise<void> {
  const request = readInputs();
  const { exportEnvironment, jobSummary, maskOcids } = request;
  if (maskOcids && request.tenancy !== undefined) setSecret(request.tenancy);
  checkCommandFiles();
  const host: LoginHost = {
    product: 'oci-wif-action',
    mask: maskOcids ? maskWithOcids : mask,
    info,
    warn: warning,
    settingName: (setting) => setting,
    saveName: saveLoginName,
    // Each step of a job has its own login and its own post step. The post steps run in reverse order.
    replacesEarlierLogins: false,
    jobId: jobId(),
    identifyJob: identifyRunner,
    longestRenewal: undefined,
    async publish(result) {
      await writeCommandFiles(async () => {
        if (exportEnvironment) exportVariables(result.environment);
        setOutputs(result);
        logResult(result, timing.now());
        await requireRunner();
      });
      if (jobSummary) await writeSummary(result, maskOcids);
    },
  };
  await logIn(request, host, timing);
}

/** The runner reads the masks from stdout. Without them, a later step could print a secret of this login. @throws Failure 'Cannot write output' */
async function requireRunner(): Promise<void> {
  const problem = await outputProblem(true);
  if (problem === undefined) return;
  throw new Failure('files', 'Cannot write output', `${problem}; the login is undone`, {
    hint: 'check that the runner is running and that its disk is not full',
  });
}

function exportVariables(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) exportVariable(name, value);
  debug(`Exported ${Object.keys(variables).join(', ')}`);
}

// The inputs of action.yml as the request for a login, validated before anything happens. An empty optional input means its default.

const INPUTS: SettingSource = {
  nameOf: (setting) => setting,
  valueOf: (setting) => getInput(setting),
  whyMissing,
  whereFrom: whatToCheck,
};

/** @throws Failure `input` naming the input, what is wrong and what is accepted; the text of a secret is never repeated */
function readInputs(): LoginRequest {
  maskSecrets();
  const settings = readSettings(INPUTS);
  checkBackgroundProcess(settings);
  checkExport(settings);
  return Object.freeze({ ...settings, subject: subjectOf(settings) });
}

/** Masked before anything else: the runner knows the values of `secrets.*`, but not a value from elsewhere. */
function maskSecrets(): void {
  for (const name of SETTING_NAMES)
    if ('secret' in SETTINGS[name]) for (const part of secretParts(getInput(name))) mask(part);
}

function checkBackgroundProcess({ subjectToken, renew, terraformFederation }: LoginSettings): void {
  const background = renew ? 'renew' : terraformFederation ? 'terraform-federation' : undefined;
  // It must be able to ask for new tokens, which only GitHub gives.
  if (background !== undefined && subjectToken !== undefined)
    throw invalidInput(
      `${background} is true, but subject-token is given, and a token that was given once cannot be renewed`,
      `true only without subject-token`,
    );
}

/** The tools that these inputs are for read variables only. */
function checkExport({ exportEnvironment, terraformFederation, resourcePrincipalVariables }: LoginSettings): void {
  const needed = terraformFederation
    ? 'terraform-federation'
    : resourcePrincipalVariables
      ? 'resource-principal-variables'
      : undefined;
  if (needed !== undefined && !exportEnvironment)
    throw invalidInput(`${needed} is true, but export-environment is false`, 'true only with export-environment: true');
}

/** Without a token of another provider, GitHub is asked. @throws Failure `input` 'No subject token': the job cannot have one, and why */
function subjectOf({ subjectToken, audience }: LoginSettings): LoginSubject {
  if (subjectToken) return { given: subjectToken };
  const source = githubTokenSource(audience);
  if (source) return { source };
  throw (
    withoutToken(OTHER_PROVIDER) ??
    new Failure('input', 'No subject token', 'this is not a GitHub Actions job (GITHUB_ACTIONS is not true)', {
      hint: `run the action in a workflow with id-token: write, or ${OTHER_PROVIDER}`,
    })
  );
}

const OTHER_PROVIDER = 'set the input subject-token to a JWT of another identity provider';

// Why an input is empty.

/** Ends the sentence "client-secret is missing: …". @returns undefined if nothing is known about the run that explains it */
function whyMissing(input: string): string | undefined {
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
function whatToCheck(input: string): string | undefined {
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
