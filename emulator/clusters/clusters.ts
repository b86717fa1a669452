// The Kubernetes clusters (OKE) of the tenancy. Only their kubeconfig is served: tests add the API server.

import { randomBytes } from 'node:crypto';

export interface Cluster {
  /** OCID; it contains the region. */
  id: string;
  compartmentId: string;
  region: string;
  /** The last part of the OCID, as OKE uses it in names. */
  suffix: string;
  /** URL of the API server. */
  server: string;
  /** PEM: the certificate authority of the API server. */
  ca: string;
}

export interface Clusters {
  /** By OCID. */
  all: Map<string, Cluster>;
  /** Adds a cluster, whose API server has a host name that only the proxy resolves. */
  add: () => Cluster;
}

/** @param home the region and the compartment of the clusters, and the certificate authority of their API servers (PEM) */
export function createClusters(home: Pick<Cluster, 'region' | 'compartmentId' | 'ca'>): Clusters {
  const all: Clusters['all'] = new Map();
  return {
    all,
    add() {
      const { region } = home;
      const unique = `aaaaaaaa${randomBytes(26).toString('hex')}`;
      const suffix = `c${unique.slice(-10)}`;
      const id = `ocid1.cluster.oc1.${region}.${unique.slice(0, -11)}${suffix}`;
      const server = `https://${suffix}.${region}.clusters.oci.oraclecloud.com:6443`;
      const cluster = { ...home, id, suffix, server };
      all.set(id, cluster);
      return cluster;
    },
  };
}
