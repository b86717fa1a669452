// Requests the job's identity token from GitHub, as `core.getIDToken` does, but with our deadline, retries and messages.

import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { readErrorBody } from '../http/error-body.ts';
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
  const answer = await http.send(`the request for GitHub's identity token`, () => ({
    method: 'GET',
    url: url.href,
    headers: { authorization: `Bearer ${source.requestToken}`, accept: 'application/json' },
  }));
  if (answer.status !== 200) {
    const said = readErrorBody(answer.body);
    throw new Failure(
      'denial',
      'Identity token request refused',
      `GitHub answered ${answer.status} to the request for an identity token${said ? ` (${said.description ?? said.error})` : ''}`,
      {
        hint: 'check that the job has "permissions: id-token: write" and started less than about six hours ago, and see https://www.githubstatus.com for incidents',
      },
    );
  }
  return readSubjectToken(valueOf(answer.body), "GitHub's answer to the request for an identity token");
}

function valueOf(body: string): string {
  let value: unknown;
  try {
    value = (JSON.parse(body) as { value?: unknown } | null)?.value;
  } catch {
    value = undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw new Failure(
      'mismatch',
      'Unexpected response',
      `GitHub answered the request for an identity token with 200 but without a token (${body.length} characters)`,
      {
        hint: 'check https_proxy and no_proxy: a proxy may have answered instead of GitHub',
      },
    );
  }
  return value;
}
