// The subject token of a login: given once, or requested again for every exchange.

import type { SubjectToken } from '../federation/subject-token.ts';
import type { HttpClient } from '../http/client.ts';
import { requestSubjectToken } from '../renewal/subject-source.ts';
import type { LoginRequest } from './host.ts';

/**
 * GitHub mints a new subject token for every request, so an exchange that is tried again can get a fresh one.
 *
 * @param mask called with every secret before it is used
 * @returns a function that supplies the subject token of the next exchange
 */
export function subjectTokens(
  { subject, requestTimeout }: Pick<LoginRequest, 'subject' | 'requestTimeout'>,
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
