// What the user sees: outputs, the lines of the log, and failures.

import { setOutput } from '@actions/core';
import { describeLogin, describeVerification, type LoginResult } from '../login/result.ts';
import { outputProblem } from '../programs/output.ts';
import { describeFailure } from '../text/describe-failure.ts';
import { info, notice, setFailed } from './log.ts';

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

function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** One `::error` command; its lines stay together in the annotation. On stderr, if stdout cannot be written. */
export async function reportFailure(error: unknown): Promise<void> {
  const text = describeFailure(error);
  setFailed(text);
  if ((await outputProblem(true)) !== undefined) process.stderr.write(`${text}\n`);
}
