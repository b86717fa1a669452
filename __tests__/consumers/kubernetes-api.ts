// The API server of a cluster (OKE), as far as kubectl and Helm ask for it here. It verifies the token as OKE does: the token is a signed URL of
// the service, so the server checks the signature of that request.

import type { Cluster } from '../../emulator/clusters/clusters.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { jsonReply, type Incoming, type Reply, type Service } from '../../emulator/message.ts';
import type { Principal } from '../../emulator/policy.ts';
import { verifyRequest } from '../../emulator/signature/verify.ts';

export interface KubernetesApi {
  /** For the services of the emulator. */
  service: Service;
  /** The session token that signed each accepted cluster token. */
  sessionTokens: string[];
}

export function createKubernetesApi(emulator: Emulator, cluster: Cluster): KubernetesApi {
  const sessionTokens: string[] = [];
  const { host } = new URL(cluster.server);
  const service: Service = async (request) => {
    if (request.header('host') !== host) return undefined;
    const signed = signedRequest(request);
    if (signed?.path !== `/cluster_request/${cluster.id}`)
      return status(401, 'Unauthorized', 'no token of this cluster');
    const { lookUpKey, clock, policies } = emulator;
    const authentication = await verifyRequest(signed, lookUpKey, { now: clock.now() });
    if (!authentication.ok) return status(401, 'Unauthorized', authentication.reason);
    const { principal } = authentication;
    if (!policies.isAllowed(principal, 'use', 'clusters', cluster.compartmentId))
      return status(403, 'Forbidden', 'no policy allows to use clusters');
    sessionTokens.push(/keyId="ST\$([^"]*)"/.exec(signed.headers.authorization ?? '')?.[1] ?? 'none');
    return answer(request, principal);
  };
  return { service, sessionTokens };
}

/** The request that the token contains, as it would arrive at the service. */
function signedRequest(request: Incoming): Incoming | undefined {
  const [, token = ''] = /^Bearer ([\w-]+=*)$/.exec(request.header('authorization') ?? '') ?? [];
  const text = Buffer.from(token, 'base64url').toString();
  if (!URL.canParse(text)) return undefined;
  const { host, pathname: path, searchParams: query } = new URL(text);
  const headers: Record<string, string> = { host };
  for (const name of ['authorization', 'date']) headers[name] = query.get(name) ?? '';
  const header = (name: string): string | undefined => headers[name.toLowerCase()];
  return { method: 'GET', target: path, path, query, header, headers, body: Buffer.alloc(0) };
}

function answer({ method, path }: Incoming, principal: Principal): Reply {
  const username = principal.kind === 'user' ? principal.ocid : principal.name;
  const answers: Record<string, object> = {
    'GET /version': { major: '1', minor: '37', gitVersion: 'v1.37.0' },
    'GET /api': { kind: 'APIVersions', versions: ['v1'] },
    'GET /apis': {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [{ name: 'authentication.k8s.io', versions: [AUTHENTICATION], preferredVersion: AUTHENTICATION }],
    },
    'GET /api/v1': resources('v1', [
      { name: 'nodes', singularName: 'node', kind: 'Node', namespaced: false, verbs: ['get', 'list'] },
      { name: 'secrets', singularName: 'secret', kind: 'Secret', namespaced: true, verbs: ['get', 'list'] },
    ]),
    'GET /apis/authentication.k8s.io/v1': resources('authentication.k8s.io/v1', [
      { name: 'selfsubjectreviews', singularName: '', kind: 'SelfSubjectReview', namespaced: false, verbs: ['create'] },
    ]),
    'POST /apis/authentication.k8s.io/v1/selfsubjectreviews': {
      kind: 'SelfSubjectReview',
      apiVersion: 'authentication.k8s.io/v1',
      status: { userInfo: { username } },
    },
    'GET /api/v1/nodes': {
      kind: 'NodeList',
      apiVersion: 'v1',
      items: [node('10.0.10.2')],
    },
    'GET /api/v1/namespaces/default/secrets': { kind: 'SecretList', apiVersion: 'v1', items: [] },
  };
  const [, name] = /^\/api\/v1\/nodes\/([\w.-]+)$/.exec(path) ?? [];
  const found = name === undefined ? answers[`${method} ${path}`] : node(name);
  return found ? jsonReply(method === 'POST' ? 201 : 200, found) : status(404, 'NotFound', 'not served here');
}

const node = (name: string): object => ({ kind: 'Node', apiVersion: 'v1', metadata: { name }, spec: {}, status: {} });

const AUTHENTICATION = { groupVersion: 'authentication.k8s.io/v1', version: 'v1' };

function resources(groupVersion: string, list: object[]): object {
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: list };
}

function status(code: number, reason: string, cause: string): Reply {
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: reason, reason, code };
  return { ...jsonReply(code, body), reason: cause };
}
