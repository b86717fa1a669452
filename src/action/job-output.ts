// What the job gets to see: lines of the log, outputs, masks and the summary. A line may contain the text of a server or a claim, so each is
// made harmless: it is no workflow command.

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { setOutput, setSecret } from '@actions/core';
import { describeLastFailure } from '../failure.ts';
import { audienceOf, readClaims } from '../federation/subject-token.ts';
import { describeLogin, describeVerification, type LoginResult } from '../login/host-interface.ts';
import { outputProblem, printUnredacted } from '../system/output.ts';
import { ocidsIn, replaceOcids } from '../text/ocid.ts';
import { capitalized, harmless, printable } from '../text/printable.ts';
import { protectSecret, redact, SHORTEST_MASK } from '../text/redaction.ts';

export function info(text: string): void {
  core.info(harmless(text));
}

export function debug(text: string): void {
  core.debug(harmless(text));
}

function notice(text: string): void {
  core.notice(harmless(text));
}

export function warning(text: string): void {
  core.warning(harmless(text));
}

/** The step fails, and its lines stay together in one annotation. */
export function setFailed(text: string): void {
  core.setFailed(harmless(text));
}

// What the user sees: outputs, the lines of the log, and failures.

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
export function logResult(result: LoginResult, now: number): void {
  for (const line of describeLogin(result, now, 'the job ends')) info(line);
  // As an annotation too: it may explain why a later step fails.
  const { verification } = result;
  if (verification?.allowed === false) notice(`The login works. ${capitalized(describeVerification(verification))}`);
}

/** One `::error` command; its lines stay together in the annotation. On stderr, if stdout cannot be written. */
export async function reportFailure(error: unknown): Promise<void> {
  const text = describeLastFailure(error);
  setFailed(text);
  if ((await outputProblem(true)) !== undefined) process.stderr.write(`${text}\n`);
}

// Masks secrets in the job's log.

/** Neither this process nor a later step of the job prints the secret from now on, if it is long enough to be one. */
export function mask(secret: string): void {
  protectSecret(secret);
  if (secret.length < SHORTEST_MASK) return;
  printUnredacted(() => {
    setSecret(secret);
  });
}

/**
 * The same, and masks also the OCIDs that a token contains: the tenancy, the principal and all others. The runner shows them as `***` from
 * now on. This process still needs them, for the outputs, so they are not secrets for `redact`.
 */
export function maskWithOcids(secret: string): void {
  mask(secret);
  for (const ocid of ocidsIn(JSON.stringify(readClaims(secret) ?? {}))) setSecret(ocid);
}

/** The table in the job summary. */
export async function writeSummary(
  { request, login, subject, paths }: LoginResult,
  withoutOcids: boolean,
): Promise<void> {
  const shown = (value: string): string => escapeHtml(redact(withoutOcids ? replaceOcids(value, () => '***') : value));
  const rows: [string, string][] = [
    ['Principal', login.principal],
    ['Tenancy', login.tenancy],
    ['Profile', `${request.profile} (${paths.configFile})`],
    ['Expires', login.expiresAt.toISOString()],
    ['Subject', printable(subject.claims.sub ?? '')],
    ['Audience', printable(audienceOf(subject.claims))],
  ];
  const table = rows.map(([name, value]) => `<tr><th>${name}</th><td>${shown(value)}</td></tr>`).join('');
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

// What a step does when the runner does not get what it prints: masks, warnings and errors.

/** Says so on stderr. @returns whether something could not be written */
export async function hasLostOutput(): Promise<boolean> {
  const problem = await outputProblem(true);
  if (problem !== undefined) process.stderr.write(`Cannot write output: ${problem}\n`);
  return problem !== undefined;
}
