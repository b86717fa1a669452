// Container Engine for Kubernetes (OKE): the kubeconfig of a cluster.

import { readFields, type Reply, type Service } from '../message.ts';
import { errorReply, notAuthorizedOrNotFound } from '../object-storage/reply.ts';
import { createSignedService, type SignedCall, type SignedServiceOptions } from '../signed-service.ts';
import type { Cluster, Clusters } from './clusters.ts';

const VERSION = '/20180222/';

export function createClusterService(clusters: Clusters, options: SignedServiceOptions): Service {
  return createSignedService(VERSION, options, (call) => {
    const { method, path } = call.request;
    const [, id] = /^clusters\/([^/]+)\/kubeconfig\/content$/.exec(path.slice(VERSION.length)) ?? [];
    if (method === 'POST' && id !== undefined) return createKubeconfig(call, clusters.all.get(decodeURIComponent(id)));
    return errorReply(404, 'NotFound', `The emulator has no operation ${method} ${path}`);
  });
}

function createKubeconfig({ request, may }: SignedCall, cluster: Cluster | undefined): Reply {
  if (!cluster || !may('use', 'clusters', cluster.compartmentId)) return notAuthorizedOrNotFound();
  const { tokenVersion = '2.0.0', endpoint = 'PUBLIC_ENDPOINT' } = readFields(request.body);
  if (tokenVersion !== '2.0.0') return errorReply(400, 'InvalidParameter', 'Only the tokenVersion 2.0.0 is supported.');
  if (endpoint !== 'PUBLIC_ENDPOINT')
    return errorReply(400, 'InvalidParameter', 'The cluster has only a public endpoint.');
  return { status: 200, headers: { 'content-type': 'application/x-yaml' }, body: kubeconfigOf(cluster) };
}

/** The form that OKE returns, with its empty `kind`. */
function kubeconfigOf({ id, region, suffix, server, ca }: Cluster): string {
  return `---
apiVersion: v1
kind: ""
clusters:
- name: cluster-${suffix}
  cluster:
    server: ${server}
    certificate-authority-data: ${Buffer.from(ca).toString('base64')}
users:
- name: user-${suffix}
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: oci
      args:
      - ce
      - cluster
      - generate-token
      - --cluster-id
      - ${id}
      - --region
      - ${region}
      env: []
contexts:
- name: context-${suffix}
  context:
    cluster: cluster-${suffix}
    user: user-${suffix}
current-context: context-${suffix}
`;
}
