// The action's main step: reads the inputs, logs in, and gives the result to the later steps.

import { exportVariable, setSecret } from '@actions/core';
import { Failure } from '../failure.ts';
import type { LoginHost } from '../login/host-interface.ts';
import { logIn } from '../login/log-in.ts';
import { outputProblem } from '../system/output.ts';
import { identifyRunner } from '../system/process-identity.ts';
import { systemTiming, type Timing } from '../clock.ts';
import { readInputs } from './inputs.ts';
import { jobId } from './job.ts';
import { debug, info, logResult, mask, maskWithOcids, setOutputs, warning, writeSummary } from './job-output.ts';
import { checkCommandFiles, saveLoginName, writeCommandFiles } from './runner-files.ts';

const RENEWAL_ENDS_WITH = 'the job ends';

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
    renewalEndsWith: RENEWAL_ENDS_WITH,
    longestRenewal: undefined,
    async publish(result) {
      await writeCommandFiles(async () => {
        if (exportEnvironment) exportVariables(result.environment);
        setOutputs(result);
        logResult(result, timing.now(), RENEWAL_ENDS_WITH);
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
