// The inputs of the actions in `logout/` and `renew/`: which login of the job they are about.

import { getInput } from '@actions/core';
import type { LoginRequest } from '../login/host-interface.ts';
import { readSetting, type SettingSource } from '../login/settings.ts';

const INPUTS: SettingSource = { nameOf: (setting) => setting, valueOf: (setting) => getInput(setting) };

/** @throws Failure `input` */
export function readLoginPlace(): Pick<LoginRequest, 'profile' | 'ociHome'> {
  return { profile: readSetting(INPUTS, 'profile'), ociHome: readSetting(INPUTS, 'oci-home') };
}
