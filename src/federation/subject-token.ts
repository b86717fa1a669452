// The subject token, the identity provider's JWT: GitHub's is requested here. The claims are read without verifying the signature: the domain
// verifies subject tokens, the services verify session tokens, of which the claims are read here as well.

import { Failure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';
import { readErrorBody } from '../http/error-text.ts';
import { firstGiven, isObject, isText, objectOf, optional, parseJson } from '../text/form.ts';
import { protectSecret } from '../text/redaction.ts';

export interface SubjectToken {
  /** The JWT itself. Secret. */
  raw: string;
  claims: Claims;
}

/**
 * Parses a JWT (RFC 7519 §3).
 *
 * @param origin names where it came from, e.g. `subject-token`
 * @throws Failure `input`: not a JWT. The message never contains the text.
 */
export function readSubjectToken(raw: string, origin: string): SubjectToken {
  protectSecret(raw);
  const claims = readClaims(raw);
  if (claims) return { raw, claims };
  const parts = raw.split('.').length;
  throw new Failure(
    'input',
    'Invalid subject token',
    `${origin} is not a JWT (${raw.length} characters in ${parts} part${parts === 1 ? '' : 's'} between dots; a JWT has three)`,
    {
      hint: 'give the token itself, three base64url parts joined by dots, without quotes, the word "Bearer" or a JSON object around it',
    },
  );
}

/** `aud` as text; RFC 7519 §4.1.3 allows one or several. */
export function audienceOf(claims: Claims): string {
  return [claims.aud ?? []].flat().join(', ');
}

/** RFC 7519 §4.1: registered claims. All other claims depend on the issuer. */
export interface Claims {
  iss?: string;
  sub?: string;
  aud?: string | string[];
  /** Seconds since the epoch. */
  exp?: number;
  [name: string]: unknown;
}

/**
 * @returns undefined when the text is not a JWT in compact form (RFC 7519 §3: three base64url parts, two of them JSON objects), or when
 *   a registered claim is not of its type
 */
export function readClaims(jwt: string): Claims | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return undefined;
  const [header = '', claims = ''] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return parseJson(header, isObject) && parseJson(claims, isClaims);
}

/** @param seconds a NumericDate of RFC 7519 §2, which may be any number: seconds since the epoch */
export function describeTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `an invalid time (${seconds})` : date.toISOString();
}

const isClaims = objectOf<Pick<Claims, 'iss' | 'sub' | 'aud' | 'exp'>>({
  iss: optional(isText),
  sub: optional(isText),
  aud: optional((aud): aud is string | string[] => [aud].flat().every(isText)),
  exp: optional((exp) => typeof exp === 'number'),
});

// Requests the job's identity token from GitHub, as `core.getIDToken` does, but with our deadline, retries and messages.

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
  const token = firstGiven(parseJson(answer.body, objectOf({ value: isText }))?.value);
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
