// GitHub's token issuer in the form of an enterprise server: token endpoint, discovery and key set below one issuer.

import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { signJwt, type SigningKey } from '../jwt.ts';
import { jsonReply, type Incoming, type Reply, type Service } from '../message.ts';
import { describeJob, jobClaims, jobEnvironment, type GitHubJob } from './job.ts';

export interface GitHub {
  /** Returns the variables that the runner sets for the steps of such a job. The request token in them works until it expires. */
  runnerEnvironment(job: GitHubJob): Record<string, string>;
  /** Returns the token that such a job would get, without a request. */
  mint(job: GitHubJob, audience?: string): Promise<string>;
}

export interface GitHubIssuerOptions {
  /** `https://HOST/_services/token` */
  issuer: string;
  /** Origin of the emulator. */
  url: string;
  key: SigningKey;
  clock: Clock;
  subjectTokenLifetimeSeconds: number;
}

const TOKEN_PATH = '/_services/idtoken/';

export function createGitHub(options: GitHubIssuerOptions): { github: GitHub; service: Service } {
  const { issuer, url, key, clock } = options;
  const issued = new Map<string, { job: GitHubJob; path: string; expires: number }>();

  const mint = (job: GitHubJob, audience?: string): Promise<string> => {
    const now = clock.seconds();
    return signJwt(
      {
        jti: randomUUID(),
        ...jobClaims(job),
        // GitHub's default: the URL of the owner.
        aud: audience === undefined || audience === '' ? `https://github.com/${describeJob(job).owner}` : audience,
        iss: issuer,
        // GitHub sets nbf ten minutes before iat.
        nbf: now - 600,
        iat: now,
        exp: now + options.subjectTokenLifetimeSeconds,
        ...job.claims,
      },
      key,
    );
  };

  const runnerEnvironment = (job: GitHubJob): Record<string, string> => {
    const environment = jobEnvironment(job);
    if (job.idToken === false) return environment;
    const path = `${TOKEN_PATH}${randomUUID()}/${randomUUID()}`;
    const token = requestToken();
    issued.set(token, { job, path, expires: clock.now() + (job.requestTokenLifetimeSeconds ?? 6 * 3600) * 1000 });
    return {
      ...environment,
      // The URL already has a query, so the audience must be added with `&`.
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${path}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
    };
  };

  const answerTokenRequest = async (request: Incoming): Promise<Reply> => {
    if (request.method !== 'GET') return refusal(405, 'The requested resource does not support this method.');
    const [, bearer = ''] = /^Bearer (\S+)$/i.exec(request.header('authorization') ?? '') ?? [];
    const entry = issued.get(bearer);
    if (!entry) return refusal(401, 'The request token is missing or unknown.');
    if (entry.path !== request.path) return refusal(403, 'The request token belongs to another job.');
    if (entry.expires <= clock.now()) return refusal(403, 'The request token has expired.');
    if (request.query.get('api-version') !== '2.0') return refusal(400, 'The api-version is missing.');
    const value = await mint(entry.job, request.query.get('audience') ?? undefined);
    return jsonReply(200, { count: value.length, value });
  };

  const discovery = discoveryDocument(issuer);
  // Under a public name other services may have the same paths, so the host decides.
  const isAt = (address: string, request: Incoming): boolean =>
    request.path === new URL(address).pathname &&
    (issuer.startsWith(url) || request.header('host') === new URL(address).host);
  const service: Service = (request) => {
    if (request.path.startsWith(TOKEN_PATH)) return answerTokenRequest(request);
    if (isAt(`${issuer}/.well-known/openid-configuration`, request)) return jsonReply(200, discovery);
    if (isAt(discovery.jwks_uri, request)) return jsonReply(200, { keys: [key.publicJwk] });
    return undefined;
  };
  return { github: { runnerEnvironment, mint }, service };
}

/** A JWT, as the real one, so that masks apply to it. It is checked against the list of issued tokens. */
function requestToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part({ orch_id: randomUUID() })}.${randomBytes(256).toString('base64url')}`;
}

function refusal(status: number, message: string): Reply {
  return { ...jsonReply(status, { $id: '1', message, typeName: 'AccessDenied', errorCode: 0 }), reason: message };
}

function discoveryDocument(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'repository', 'environment'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}
