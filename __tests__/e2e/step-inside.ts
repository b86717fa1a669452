// Runs a step of the action in this process, from the source.

import { resolve } from 'node:path';
import type { StepRunner } from '../../emulator/runner.ts';
import { runLogin } from '../../src/action/log-in.ts';
import { runEarlyLogout, runLogout } from '../../src/action/log-out.ts';
import { runRenewNow } from '../../src/action/renew-now.ts';
import { reportFailure } from '../../src/action/job-output.ts';
import { redactOutput } from '../../src/system/output.ts';
import { inThisProcess } from '../this-process.ts';

/** What src/main.ts, post.ts, logout.ts and renew-now.ts do. */
const ENTRIES = {
  main: () => runLogin().catch(reportFailure),
  post: runLogout,
  logout: () => runEarlyLogout().catch(reportFailure),
  'renew-now': () => runRenewNow().catch(reportFailure),
};

export const runStepInside: StepRunner = async (entry, { environment, cwd }) => {
  const call = (): Promise<void> => {
    redactOutput();
    return ENTRIES[entry]();
  };
  // Beside the program that runs is the one that renews.
  const argv = [process.execPath, resolve('dist', entry, 'index.js')];
  const { code, stdout, stderr, error } = await inThisProcess(call, { environment, cwd, argv });
  return { exitCode: error === undefined ? code : 1, signal: null, stdout, stderr };
};
