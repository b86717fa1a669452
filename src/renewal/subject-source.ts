// Where subject tokens come from that can be asked for again: GitHub, a file that the platform refreshes, a command.

import { requestIdToken, type IdTokenSource } from '../federation/id-token.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import type { CommandSource } from './command.ts';

export type SubjectSource = IdTokenSource | FileSource | CommandSource;

export interface FileSource {
  /** Absolute: whoever reads it later is in another directory. */
  file: string;
}

/**
 * @param timeout seconds for a command
 * @throws Failure what requestIdToken throws; `input` for a file that cannot be read or what is no JWT; `fault` for a command that fails
 */
export async function requestSubjectToken(
  http: HttpClient,
  source: SubjectSource,
  timeout: number,
): Promise<SubjectToken> {
  if ('requestUrl' in source) return requestIdToken(http, source);
  // Loaded when needed: the action asks GitHub only.
  if ('file' in source) {
    const { readTextFile } = await import('../files/text-file.ts');
    return readSubjectToken((await readTextFile('--subject-token-file', source.file)).trim(), '--subject-token-file');
  }
  const { outputOf } = await import('./command.ts');
  return readSubjectToken(await outputOf(source, timeout), 'what --subject-token-command printed (exit code 0)');
}
