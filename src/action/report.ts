// What the user sees: outputs, the lines of the log, the job summary, and failures.

import { info, notice, setFailed, setOutput, summary, warning } from '@actions/core';
import { describeFailure } from '../text/describe-failure.ts';
import type { Login } from '../federation/session-token.ts';
import { audienceOf, type SubjectToken } from '../federation/subject-token.ts';
import { printable } from '../text/printable.ts';
import type { ProfilePaths } from '../profile/profile-store.ts';
import type { Verification } from '../oci-sdk/verify-profile.ts';
import type { Background } from './background.ts';
import type { Settings } from './inputs.ts';

/** Everything a login leaves behind, as far as it may be told. */
export interface LoginReport {
  settings: Settings;
  login: Login;
  subject: SubjectToken;
  paths: ProfilePaths;
  verification: Verification | undefined;
  background: Background | undefined;
}

export function setOutputs({ settings, login, paths, verification }: LoginReport): void {
  setOutput('profile', settings.profile);
  setOutput('config-file', paths.configFile);
  setOutput('token-file', paths.tokenFile);
  setOutput('key-file', paths.keyFile);
  setOutput('region', settings.region);
  setOutput('tenancy', login.tenancy);
  setOutput('principal', login.principal);
  setOutput('expires-at', login.expiresAt.toISOString());
  if (verification?.allowed) setOutput('namespace', verification.namespace);
}

export function logLogin(
  { settings, login, subject, paths, verification, background }: LoginReport,
  now: number,
): void {
  const minutes = Math.round((login.expiresAt.getTime() - now) / 60_000);
  info(`Logged in to Oracle Cloud as ${login.principal}`);
  info(`  tenancy:  ${login.tenancy}`);
  info(`  subject:  ${printable(subject.claims.sub ?? '')}`);
  info(`  profile:  ${settings.profile} in ${paths.configFile}`);
  info(`  expires:  ${login.expiresAt.toISOString()} (in ${minutes} min)`);
  if (background?.running === true) info(`  renewal:  in the background, until the job ends`);
  if (verification?.allowed)
    info(`  verified: a signed call returned the Object Storage namespace ${verification.namespace}`);
  if (verification?.allowed === false) {
    notice(
      `The login works, but no policy lets it read the Object Storage namespace (${verification.status}). Where that is needed: Allow group <group> to read objectstorage-namespaces in tenancy`,
    );
  }
}

export async function writeSummary({ settings, login, subject, paths }: LoginReport): Promise<void> {
  const rows: [string, string][] = [
    ['Principal', login.principal],
    ['Tenancy', login.tenancy],
    ['Profile', `${settings.profile} (${paths.configFile})`],
    ['Expires', login.expiresAt.toISOString()],
    ['Subject', printable(subject.claims.sub ?? '')],
    ['Audience', printable(audienceOf(subject.claims))],
  ];
  const table = rows.map(([name, value]) => [{ data: name, header: true }, { data: escapeHtml(value) }]);
  try {
    await summary.addHeading('Oracle Cloud login', 3).addTable(table).write();
  } catch {
    warning('The job summary could not be written (GITHUB_STEP_SUMMARY); the login is not affected');
  }
}

/** Claims are the identity provider's text, and the summary is HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"|]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One `::error` command; its lines stay together in the annotation. */
export function reportFailure(error: unknown): void {
  setFailed(describeFailure(error));
}
