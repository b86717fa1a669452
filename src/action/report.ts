// What the user sees: outputs, the lines of the log, the job summary, and failures.

import { info, notice, setFailed, setOutput, warning } from '@actions/core';
import { appendFile } from 'node:fs/promises';
import { audienceOf } from '../federation/subject-token.ts';
import { describeLogin, describeVerification, type LoginResult } from '../login/result.ts';
import { describeFailure } from '../text/describe-failure.ts';
import { printable } from '../text/printable.ts';
import { redact } from '../text/redaction.ts';

export function setOutputs({ request, login, paths, verification }: LoginResult): void {
  setOutput('profile', request.profile);
  setOutput('config-file', paths.configFile);
  setOutput('token-file', paths.tokenFile);
  setOutput('key-file', paths.keyFile);
  setOutput('region', request.region);
  setOutput('tenancy', login.tenancy);
  setOutput('principal', login.principal);
  setOutput('expires-at', login.expiresAt.toISOString());
  if (verification?.allowed) setOutput('namespace', verification.namespace);
}

/** @param now milliseconds since the epoch */
export function logResult(result: LoginResult, now: number, renewalEndsWith: string): void {
  for (const line of describeLogin(result, now, renewalEndsWith)) info(line);
  // As an annotation too: it may explain why a later step fails.
  const { verification } = result;
  if (verification?.allowed === false) notice(`The login works. ${capitalised(describeVerification(verification))}`);
}

export async function writeSummary({ request, login, subject, paths }: LoginResult): Promise<void> {
  const rows: [string, string][] = [
    ['Principal', login.principal],
    ['Tenancy', login.tenancy],
    ['Profile', `${request.profile} (${paths.configFile})`],
    ['Expires', login.expiresAt.toISOString()],
    ['Subject', printable(subject.claims.sub ?? '')],
    ['Audience', printable(audienceOf(subject.claims))],
  ];
  const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${escapeHtml(redact(value))}</td></tr>`).join('');
  try {
    const file = process.env.GITHUB_STEP_SUMMARY ?? '';
    await appendFile(file, `<h3>Oracle Cloud login</h3>\n<table>${table}</table>\n`);
  } catch {
    warning('The job summary could not be written (GITHUB_STEP_SUMMARY). The login is not affected');
  }
}

/** Claims are the identity provider's text, and the summary is HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** One `::error` command; its lines stay together in the annotation. */
export function reportFailure(error: unknown): void {
  setFailed(describeFailure(error));
}
