// The action's post step undoes the login of its main step, and the action in `logout/` one of this job before the job ends.

import { exportVariable, getInput } from '@actions/core';
import type { LoginRequest, LogoutHost } from '../login/host-interface.ts';
import { describeOutcome, endLogin } from '../login/log-out.ts';
import { readSetting, type SettingSource } from '../login/settings.ts';
import { exportedNames } from '../profile/environment.ts';
import { findLogins, type FoundLogin, type LoginName } from '../profile/record.ts';
import { locateProfile } from '../profile/paths.ts';
import { identifyRunner } from '../system/process-identity.ts';
import { isSamePath } from '../system/windows.ts';
import { info, setFailed, warning } from './job-output.ts';
import { jobId, recallLoginName, writeCommandFiles } from './runner-files.ts';

const HOST: LogoutHost = { product: 'oci-wif-action', info, warn: warning };

const NOTHING = 'Nothing to clean up: this step wrote no profile, or its input cleanup is false';

/** The post step. It warns and never fails. */
export async function runLogout(): Promise<void> {
  const name = recallLoginName();
  if (name === 'damaged') {
    warning('The saved state of this step is damaged, so its login could not be undone');
    return;
  }
  const outcome = name && (await endLogin(name, HOST));
  if (!name || !outcome || outcome === 'kept') {
    info(NOTHING);
    return;
  }
  if (outcome === 'missing' && !/^(false)?$/i.test(getInput('registry-login'))) {
    warning(
      `The record of the login was removed with ${name.ociHome}, so a login to a container registry could not be undone. ` +
        'Log out of the registry before the directory is removed',
    );
  }
  report(describeOutcome(outcome, name));
}

function report(sentence: string | undefined): void {
  if (sentence !== undefined) info(sentence);
}

const INPUTS: SettingSource = { nameOf: (setting) => setting, valueOf: (setting) => getInput(setting) };

/** The inputs of the actions in `logout/` and `renew/`: which login of the job they are about. @throws Failure `input` */
export function readLoginPlace(): Pick<LoginRequest, 'profile' | 'ociHome'> {
  return { profile: readSetting(INPUTS, 'profile'), ociHome: readSetting(INPUTS, 'oci-home') };
}

/** The action in `logout/`: afterwards, the later steps have no access to Oracle Cloud. @throws Failure `input` */
export async function runEarlyLogout(): Promise<void> {
  const { profile, ociHome } = readLoginPlace();
  const logins = await loginsOfJob(ociHome, profile);
  if (logins.length === 0) {
    warning(
      `This job has no login with the profile ${profile} in ${ociHome} that can be undone. Check the inputs profile and oci-home. ` +
        'A login with cleanup: false stays until the end of the job',
    );
    return;
  }
  for (const { name } of logins) await undoEarly(name);
}

async function loginsOfJob(ociHome: string, profile: string): Promise<FoundLogin[]> {
  const logins = await findLogins(ociHome, profile);
  const [id, runner] = [jobId(), await identifyRunner()];
  // The number of a process is the same for all steps of a job, but Windows does not tell when it started.
  return logins.filter(
    ({ record }) =>
      record.jobId === id &&
      (record.job?.start === undefined || runner?.start === undefined || record.job.start === runner.start),
  );
}

async function undoEarly(name: LoginName): Promise<void> {
  // Before the undo, because the directory may be removed.
  const isExported = await isInEnvironment(name);
  const outcome = await endLogin(name, HOST);
  if (isExported) await clearVariables();
  if (outcome === 'failed')
    setFailed(`The login with the profile ${name.profile} could not be undone completely; see the warnings above`);
  report(describeOutcome(outcome, name));
}

/** Whether the environment still leads to this login, and not to a later one with another profile or directory. */
async function isInEnvironment({ ociHome, profile }: LoginName): Promise<boolean> {
  const { OCI_CLI_PROFILE: current, OCI_CLI_CONFIG_FILE: config } = process.env;
  if (current !== profile) return false;
  const { configFile } = await locateProfile(ociHome, profile);
  return isSamePath(configFile, config);
}

/** A step can set variables for the later steps, but not remove them. */
async function clearVariables(): Promise<void> {
  await writeCommandFiles(() => {
    for (const name of exportedNames(process.env)) exportVariable(name, '');
  });
}
