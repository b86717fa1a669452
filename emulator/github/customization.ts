// GitHub's REST answer about the subjects of a repository's tokens: `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`.

import { randomBytes } from 'node:crypto';
import { jsonReply, type Reply, type Service } from '../message.ts';

/** Fields as GitHub names them. */
interface SubjectCustomization {
  use_default: boolean;
  include_claim_keys?: string[];
  use_immutable_subject?: boolean;
  /** `repo:owner/name`, or with IDs behind the names. */
  sub_claim_prefix?: string;
}

export interface CustomizationApi {
  /** `<url>/api/v3`, as an enterprise server has it. `https://api.github.com` through the proxy is answered too. */
  url: string;
  /** A token with read permission. */
  token: string;
  /** Valid tokens without the permission: answered 403. */
  tokensWithoutPermission: Set<string>;
  /** By `owner/name`; any other repository is answered 404. */
  repositories: Map<string, SubjectCustomization>;
  /** Adds a repository with standard subjects, with names or immutable IDs. */
  addRepository(repository: string, options?: { immutable?: boolean; ownerId?: string; repositoryId?: string }): void;
}

const PATH = /^(?:\/api\/v3)?\/repos\/([^/]+\/[^/]+)\/actions\/oidc\/customization\/sub$/;
const DOCUMENTATION =
  'https://docs.github.com/rest/actions/oidc#get-the-customization-template-for-an-oidc-subject-claim-for-a-repository';

export function createCustomizationApi(url: string): { api: CustomizationApi; service: Service } {
  const repositories = new Map<string, SubjectCustomization>();
  const api: CustomizationApi = {
    url: `${url}/api/v3`,
    token: `ghp_${randomBytes(18).toString('hex')}`,
    tokensWithoutPermission: new Set(),
    repositories,
    addRepository(repository, { immutable = false, ownerId = '1001', repositoryId = '2002' } = {}) {
      const [owner = '', name = ''] = repository.split('/');
      const prefix = immutable ? `repo:${owner}@${ownerId}/${name}@${repositoryId}` : `repo:${repository}`;
      repositories.set(repository, { use_default: true, use_immutable_subject: immutable, sub_claim_prefix: prefix });
    },
  };

  const service: Service = (request) => {
    const [, repository] = PATH.exec(request.path) ?? [];
    if (repository === undefined) return undefined;
    if (request.method !== 'GET') return refusal(404, 'Not Found');
    const [, token] = /^(?:Bearer|token) (\S+)$/i.exec(request.header('authorization') ?? '') ?? [];
    if (token === undefined) return refusal(401, 'Requires authentication');
    if (api.tokensWithoutPermission.has(token)) return refusal(403, 'Resource not accessible by personal access token');
    if (token !== api.token) return refusal(401, 'Bad credentials');
    // GitHub ignores case in names.
    const entry = [...repositories].find(([name]) => name.toLowerCase() === repository.toLowerCase());
    return entry
      ? jsonReply(200, entry[1], { 'x-github-request-id': randomBytes(8).toString('hex') })
      : refusal(404, 'Not Found');
  };
  return { api, service };
}

function refusal(status: number, message: string): Reply {
  return {
    ...jsonReply(status, { message, documentation_url: DOCUMENTATION, status: String(status) }),
    reason: message,
  };
}
