// Where the subject token of a login comes from: it is given once, or requested again for every exchange from GitHub, from a file that the
// platform refreshes, or from a command.

import { Failure } from '../failure.ts';
import {
  type IdTokenSource,
  readSubjectToken,
  requestIdToken,
  type SubjectToken,
} from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { runProgram } from '../system/run-program.ts';
import { readTextFile } from '../system/text-file.ts';

/** A token that was given once cannot be renewed. */
export type LoginSubject = { given: SubjectToken } | { source: SubjectSource };

export type SubjectSource = IdTokenSource | FileSource | CommandSource;

interface FileSource {
  /** Absolute, because the background process runs in another directory. */
  file: string;
}

export interface CommandSource {
  /** The command line for the shell, as the user wrote it. */
  command: string;
  /** The working directory of the login, absolute. */
  directory: string;
  /** The whole environment of the command. Secret. */
  environment: Record<string, string>;
  /** Where the command's stderr goes. Default: the user sees it. */
  stderr?: 'ignore';
}

/**
 * @param timeout seconds for a command
 * @throws Failure as requestIdToken does; `input` for an unreadable file or a token that is not a JWT; `transient` for a command that fails
 */
export async function requestSubjectToken(
  http: HttpClient,
  source: SubjectSource,
  timeout: number,
): Promise<SubjectToken> {
  if ('requestUrl' in source) return requestIdToken(http, source);
  if ('file' in source) return readTokenFile(source.file);
  return readSubjectToken(
    await readTokenFromCommand(source, timeout),
    'what --subject-token-command printed (exit code 0)',
  );
}

/** @throws Failure `input` for an unreadable file, or text that is not a JWT */
export async function readTokenFile(file: string): Promise<SubjectToken> {
  const flag = '--subject-token-file';
  return readSubjectToken((await readTextFile(flag, file)).trim(), flag);
}

/**
 * Runs the user's command for a subject token. Everything it prints is treated as a secret and never repeated, whatever it is.
 *
 * @param timeout seconds
 * @returns what the command printed on stdout, without surrounding white space
 * @throws Failure `transient`: a command that requests the token from a server may succeed the next time
 */
export async function readTokenFromCommand(source: CommandSource, timeout: number): Promise<string> {
  const result = await runProgram({ stderr: 'inherit', ...source, timeout });
  const token = result.stdout.trim();
  const problem = result.problem ?? (token === '' ? 'printed nothing on stdout (exit code 0)' : undefined);
  if (problem !== undefined) throw new Failure('transient', 'No subject token', `--subject-token-command ${problem}`);
  return token;
}

/**
 * GitHub mints a new subject token for every request, so an exchange that is tried again can get a fresh one.
 *
 * @param mask called with every secret before it is used
 * @returns a function that supplies the subject token of the next exchange
 */
export function subjectTokens(
  { subject, requestTimeout }: { subject: LoginSubject; requestTimeout: number },
  http: HttpClient,
  mask: (secret: string) => void,
): () => Promise<SubjectToken> {
  if ('given' in subject) return () => Promise.resolve(subject.given);
  const { source } = subject;
  if ('requestToken' in source) mask(source.requestToken);
  return async () => {
    const token = await requestSubjectToken(http, source, requestTimeout);
    mask(token.raw);
    return token;
  };
}
