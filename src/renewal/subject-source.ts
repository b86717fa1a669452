// The sources from which a new subject token can be requested at any time: GitHub, a file that the platform refreshes, a command.

import { requestIdToken, type IdTokenSource } from '../federation/id-token.ts';
import { readSubjectToken, type SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import type { CommandSource } from './token-command.ts';

export type SubjectSource = IdTokenSource | FileSource | CommandSource;

export interface FileSource {
  /** Absolute, because the background process runs in another directory. */
  file: string;
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
  // Loaded on demand: the action has no other source than GitHub.
  if ('file' in source) {
    const { readTextFile } = await import('../files/text-file.ts');
    return readSubjectToken((await readTextFile('--subject-token-file', source.file)).trim(), '--subject-token-file');
  }
  const { readTokenFromCommand } = await import('./token-command.ts');
  return readSubjectToken(
    await readTokenFromCommand(source, timeout),
    'what --subject-token-command printed (exit code 0)',
  );
}
