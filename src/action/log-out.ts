// The action's post step: undoes the login of its main step. It warns and never fails.

import { exportVariable, getInput } from '@actions/core';
import { undoLogin } from '../login/log-out.ts';
import type { LoginReceipt, Remember } from '../login/receipt.ts';
import { readSetting, type SettingSource } from '../login/settings.ts';
import { locateProfile } from '../profile/paths.ts';
import { remainsOf } from '../profile/remove-profile.ts';
import { isSamePath } from '../system/windows.ts';
import { info, setFailed, warning } from './log.ts';
import {
  damagedParts,
  findRecords,
  type FoundRecord,
  hasParts,
  type LoginRecord,
  readRecord,
  recallReceipt,
  recallRecordFile,
  removeRecord,
  writeCommandFiles,
  writeRecord,
} from './runner-files.ts';

export async function runLogout(): Promise<void> {
  const receipt = recallReceipt();
  const { left, isUndone } = await leftOf(receipt);
  removeRecord(recallRecordFile());
  if (isUndone) {
    info('Nothing left to clean up: an earlier step of this job has logged out');
    return;
  }
  const outcome = await undoLogin(left, {
    product: 'oci-wif-action',
    info,
    warn: warning,
    // The job is over, so nothing reads the state any more.
    remember: () => undefined,
  });
  for (const part of damagedParts()) {
    warning(`The saved state of this step (${part}) is damaged, so this part of the login could not be undone`);
  }
  const { profile } = receipt;
  if (damagedParts().includes('profile')) return;
  if (!profile) info('Nothing to clean up: this step wrote no profile, or its input cleanup is false');
  else if (outcome === 'missing') info(`${profile.ociHome} no longer exists, so there was no profile to remove`);
  else if (outcome === 'undone') info(`Removed the profile ${profile.profile} and its session from ${profile.ociHome}`);
}

/**
 * What the action in `logout/` has not undone. Any step can change its record, so the profile counts as undone only if nothing of it is on
 * disk.
 */
async function leftOf(receipt: LoginReceipt): Promise<{ left: LoginReceipt; isUndone: boolean }> {
  const record = readRecord(recallRecordFile());
  if (!record) return { left: receipt, isUndone: false };
  const { profile, renewal, registry } = record.receipt;
  const left = {
    profile: receipt.profile,
    renewal: renewal && receipt.renewal,
    registry: registry && receipt.registry,
  };
  const isRecordedUndone = profile === undefined && renewal === undefined && registry === undefined;
  const hadParts = [receipt.profile, receipt.renewal, receipt.registry].some((part) => part !== undefined);
  if (!isRecordedUndone || !hadParts) return { left, isUndone: false };
  return { left, isUndone: receipt.profile === undefined || (await remainsOf(receipt.profile)).length === 0 };
}

// The action in `logout/`: undoes a login of this job before the job ends, so that later steps have no access to Oracle Cloud.

const SOURCE: SettingSource = { nameOf: (setting) => setting, valueOf: (setting) => getInput(setting) };

/** @throws Failure `input` */
export async function runEarlyLogout(): Promise<void> {
  const [profile, ociHome] = [readSetting(SOURCE, 'profile'), readSetting(SOURCE, 'oci-home')];
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
