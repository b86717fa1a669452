// The action in `logout/`: undoes a login of this job before the job ends, so that later steps have no access to Oracle Cloud.

import { exportVariable, getInput } from '@actions/core';
import { isSamePath } from '../files/same-path.ts';
import { undoLogin } from '../login/log-out.ts';
import type { Remember } from '../login/receipt.ts';
import { readOciHome, readProfileName, type SettingSource } from '../login/settings.ts';
import { locateProfile } from '../profile/profile-paths.ts';
import { writeCommandFiles } from './command-files.ts';
import { findRecords, hasParts, type FoundRecord } from './find-records.ts';
import { info, setFailed, warning } from './log.ts';
import { writeRecord, type LoginRecord } from './login-record.ts';

const SOURCE: SettingSource = { nameOf: (setting) => setting, valueOf: (setting) => getInput(setting) };

/** @throws Failure `input` */
export async function runEarlyLogout(): Promise<void> {
  const [profile, ociHome] = [readProfileName(SOURCE), readOciHome(SOURCE)];
  const logins = findRecords(ociHome, profile).filter(({ record }) => hasParts(record));
  if (logins.length === 0) {
    warning(
      `This job has no login with the profile ${profile} in ${ociHome} that can be undone. Check the inputs profile and oci-home. ` +
        'A login with cleanup: false stays until the end of the job',
    );
    return;
  }
  for (const login of logins) await undo(login);
}

async function undo({ file, record }: FoundRecord): Promise<void> {
  const { profile, ociHome, receipt } = record;
  const remember: Remember = (part, value) => {
    receipt[part] = value;
    writeRecord(file, record);
  };
  // Before the undo, because the directory may be removed.
  const isExported = await isInEnvironment(record);
  const outcome = await undoLogin({ ...receipt }, { product: 'oci-wif-action', info, warn: warning, remember });
  if (isExported) await clearVariables(record.variables);
  if (outcome === 'failed')
    setFailed(`The login with the profile ${profile} could not be undone completely; see the warnings above`);
  if (outcome === 'missing') info(`${ociHome} no longer exists, so there was no profile to remove`);
  if (outcome === 'undone') info(`Removed the profile ${profile} and its session from ${ociHome}`);
}

/** Whether the environment still leads to this login, and not to a later one with another profile or directory. */
async function isInEnvironment({ ociHome, profile }: LoginRecord): Promise<boolean> {
  const { OCI_CLI_PROFILE: current, OCI_CLI_CONFIG_FILE: config } = process.env;
  if (current !== profile) return false;
  const { configFile } = await locateProfile(ociHome, profile);
  return isSamePath(configFile, config);
}

/** A step can set variables for the later steps, but not remove them. */
async function clearVariables(variables: readonly string[]): Promise<void> {
  await writeCommandFiles(() => {
    for (const name of variables) exportVariable(name, '');
  });
}
