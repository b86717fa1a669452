// Requests the job's identity token from GitHub, as `core.getIDToken` does, but with our deadline, retries and messages.

import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { readErrorBody } from '../http/error-text.ts';
import { readSubjectToken, type SubjectToken } from './subject-token.ts';

export interface IdTokenSource {
  /** ACTIONS_ID_TOKEN_REQUEST_URL; it already carries a query. */
  requestUrl: string;
  /** ACTIONS_ID_TOKEN_REQUEST_TOKEN. Secret. */
  requestToken: string;
  audience: string;
}

/**
 * @throws Failure `denial` when GitHub refuses, `mismatch` when its answer contains no JWT, and what HttpClient.send throws
 * @see https://docs.github.com/actions/reference/security/oidc
 */
export async function requestIdToken(http: HttpClient, source: IdTokenSource): Promise<SubjectToken> {
  const url = new URL(source.requestUrl);
  url.searchParams.set('audience', source.audience);
  // A firewall lets only known hosts through, and the host of GitHub's tokens is not in any setting.
  const request = `the request for GitHub's identity token`;
  const answer = await http.send(`${request} at ${url.host}`, () => ({
    method: 'GET',
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: 'application/json' },
  }));
  if (answer.status !== 200) {
    const said = readErrorBody(answer.body);
    throw new Failure(
      'denial',
      'Identity token request refused',
      `${url.host} answered ${answer.status} to ${request}${said ? ` (${said.description ?? said.error})` : ''}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents',
      },
    );
  }
  const token = valueIn(answer.body);
  if (token !== undefined) return readSubjectToken(token, `the answer to ${request}`);
  throw new Failure(
    'mismatch',
    'Unexpected response',
    `${url.host} answered 200 to ${request}, but without a token (${answer.body.length} characters)`,
    {
      hint: 'check https_proxy and no_proxy: a proxy may have answered instead of GitHub',
    },
  );
}

function valueIn(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
