// The inputs of action.yml as the request for a login, validated before anything happens. An empty optional input means its default.

import { getInput } from '@actions/core';
import { invalidInput } from '../failure.ts';
import { readSubjectToken } from '../federation/subject-token.ts';
import type { LoginRequest, LoginSubject } from '../login/host.ts';
import { readAudience, readSettings, type SettingSource } from '../login/settings.ts';
import { checkForm } from '../text/form.ts';
import { quoted } from '../text/printable.ts';
import { identityTokenSource, whatToCheck, whyRunGetsNothing, whySecretIsMissing } from './job.ts';
import { mask } from './log.ts';

export interface Inputs {
  request: LoginRequest;
  /** Export the variables that make every consumer use the profile. */
  exportEnvironment: boolean;
  jobSummary: boolean;
  /** Mask the OCIDs of the session in the log. */
  maskOcids: boolean;
}

const SOURCE: SettingSource = {
  nameOf: (setting) => setting,
  valueOf: (setting) => getInput(setting),
  whyMissing: (setting) => (setting === 'client-secret' ? whySecretIsMissing() : whyRunGetsNothing()),
  whereFrom: whatToCheck,
};

/** @throws Failure `input` naming the input, what is wrong and what is accepted; the text of a secret is never repeated */
export function readInputs(): Inputs {
  maskSecrets('client-secret', 'subject-token');
  const settings = readSettings(SOURCE);
  const exportEnvironment = readBoolean('export-environment', true);
  const renew = readBackgroundSwitch('renew');
  const terraformFederation = readBackgroundSwitch('terraform-federation');
  // The provider is configured by variables alone.
  if (terraformFederation && !exportEnvironment)
    throw invalidInput(
      'terraform-federation is true, but export-environment is false',
      'true only with export-environment: true',
    );
  const request = Object.freeze({
    ...settings,
    renew,
    terraformFederation,
    registryLogin: readRegistryLogin(),
    verify: readBoolean('verify', false),
    cleanup: readBoolean('cleanup', true),
    subject: readSubject(),
  });
  return {
    request,
    exportEnvironment,
    jobSummary: readBoolean('job-summary', false),
    maskOcids: readBoolean('mask-ocids', false),
  };
}

/** Masked before anything else: the runner knows the values of `secrets.*`, but not a value from elsewhere. */
function maskSecrets(...names: string[]): void {
  for (const name of names) mask(getInput(name));
}

/** Without a token of another provider, GitHub is asked. */
function readSubject(): LoginSubject {
  const audience = readAudience(SOURCE);
  const token = getInput('subject-token');
  if (token !== '') return { given: readSubjectToken(token, 'the input subject-token') };
  return { source: identityTokenSource(audience) };
}

/** Accepts the three spellings that YAML 1.2 (core schema) has for each of true and false. */
function readBoolean(name: string, byDefault: boolean): boolean {
  const value = getInput(name);
  if (value === '') return byDefault;
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  if (['false', 'False', 'FALSE'].includes(value)) return false;
  throw invalidInput(`${name} is ${quoted(value)}`, 'true or false');
}

/** The background process must be able to ask for new tokens, which only GitHub gives. */
function readBackgroundSwitch(name: string): boolean {
  const value = readBoolean(name, false);
  if (!value || getInput('subject-token') === '') return value;
  throw invalidInput(
    `${name} is true, but subject-token is given, and a token that was given once cannot be renewed`,
    `true only without subject-token`,
  );
}

/** A signed request goes to this host, so it must have the form of one of Oracle's registries. */
function readRegistryLogin(): true | string | undefined {
  const value = getInput('registry-login');
  if (['', 'false', 'False', 'FALSE'].includes(value)) return undefined;
  if (['true', 'True', 'TRUE'].includes(value)) return true;
  const pattern = /^([a-z0-9-]+\.ocir\.io|ocir\.[a-z0-9-]+\.oci(\.[a-z0-9-]+){2,4})$/;
  return checkForm(
    'registry-login',
    value,
    pattern,
    'true, false, or a registry host such as fra.ocir.io, without a path',
  );
}
