// The inputs of action.yml as the request for a login, validated before anything happens. An empty optional input means its default.

import { getInput } from '@actions/core';
import { invalidInput } from '../failure.ts';
import type { LoginRequest } from '../login/host-interface.ts';
import type { LoginSubject } from '../renewal/subject-source.ts';
import { type LoginSettings, readSettings, SETTING_NAMES, SETTINGS, type SettingSource } from '../login/settings.ts';
import { identityTokenSource, whatToCheck, whyMissing } from './job.ts';
import { mask } from './job-output.ts';

const INPUTS: SettingSource = {
  nameOf: (setting) => setting,
  valueOf: (setting) => getInput(setting),
  whyMissing,
  whereFrom: whatToCheck,
};

/** @throws Failure `input` naming the input, what is wrong and what is accepted; the text of a secret is never repeated */
export function readInputs(): LoginRequest {
  maskSecrets();
  const settings = readSettings(INPUTS);
  checkBackgroundProcess(settings);
  return Object.freeze({ ...settings, subject: subjectOf(settings) });
}

/** Masked before anything else: the runner knows the values of `secrets.*`, but not a value from elsewhere. */
function maskSecrets(): void {
  for (const name of SETTING_NAMES) if ('secret' in SETTINGS[name]) mask(getInput(name));
}

function checkBackgroundProcess({ subjectToken, renew, terraformFederation, exportEnvironment }: LoginSettings): void {
  const background = renew ? 'renew' : terraformFederation ? 'terraform-federation' : undefined;
  // It must be able to ask for new tokens, which only GitHub gives.
  if (background !== undefined && subjectToken !== undefined)
    throw invalidInput(
      `${background} is true, but subject-token is given, and a token that was given once cannot be renewed`,
      `true only without subject-token`,
    );
  // The provider is configured by variables alone.
  if (terraformFederation && !exportEnvironment)
    throw invalidInput(
      'terraform-federation is true, but export-environment is false',
      'true only with export-environment: true',
    );
}

/** Without a token of another provider, GitHub is asked. */
function subjectOf({ subjectToken, audience }: LoginSettings): LoginSubject {
  return subjectToken ? { given: subjectToken } : { source: identityTokenSource(audience) };
}
