// A compute instance: its certificate, as the identity service issues it, and the metadata service that gives it to programs on the instance.

import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { selfSigned, signedBy } from '../certificates.ts';
import { newOcid } from '../domain/store.ts';
import { rsaKeyPair, type RsaKeyPair } from '../rsa-keys.ts';
import { sharedByTheRun } from '../test-run.ts';

export interface Instance {
  ocid: string;
  /** `http://127.0.0.1:PORT/opc/v2`; the real one is at 169.254.169.254. */
  metadataUrl: string;
  /** The documents of the metadata service by their path below `/opc/v2/`; changes apply from the next request on. */
  documents: Map<string, string>;
  /** The paths that clients have requested, each with the status of its answer. */
  requests: { path: string; status: number }[];
  /** The statuses of the next answers, instead of documents. */
  troubles: number[];
  stop(): Promise<void>;
}

/** What signs the certificates of instances. */
interface Authority {
  keys: RsaKeyPair;
  certificate: X509Certificate;
}

let authority: Promise<Authority> | undefined;

/** The same for all emulators of the process, and of a test run. */
export function instanceAuthority(): Promise<Authority> {
  return (authority ??= createAuthority());
}

async function createAuthority(): Promise<Authority> {
  const keys = await rsaKeyPair('instance-authority');
  const make = async (): Promise<string> => (await selfSigned(keys, 'PKISVC Identity Intermediate')).toString('pem');
  return { keys, certificate: new X509Certificate(await sharedByTheRun('instance-authority.certificate', make)) };
}

/** Answers only what has the header `Authorization: Bearer Oracle`, as version 2 of the metadata service does. */
export async function startInstance({ tenancy, region }: { tenancy: string; region: string }): Promise<Instance> {
  const ocid = newOcid('instance');
  const documents = await documentsOf(ocid, tenancy, region);
  const requests: Instance['requests'] = [];
  const troubles: number[] = [];
  const server = createServer(({ url = '', method, headers }, response) => {
    const document = url.startsWith('/opc/v2/') ? documents.get(url.slice('/opc/v2/'.length)) : undefined;
    const isAuthorized = headers.authorization === 'Bearer Oracle' && method === 'GET';
    const status = troubles.shift() ?? (!isAuthorized ? 401 : document === undefined ? 404 : 200);
    requests.push({ path: url, status });
    response.writeHead(status, { 'content-type': 'text/plain' }).end(status === 200 ? document : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ ocid, documents, requests, troubles, metadataUrl: `http://127.0.0.1:${port}/opc/v2` },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function documentsOf(ocid: string, tenancy: string, region: string): Promise<Map<string, string>> {
  const [authority, keys] = await Promise.all([instanceAuthority(), rsaKeyPair('instance')]);
  const names = { certtype: 'instance', compartment: tenancy, instance: ocid, tenant: tenancy };
  const units = Object.entries(names).map(([name, value]) => `OU=opc-${name}:${value}`);
  const subject = [`CN=${ocid.slice(0, 64)}`, ...units].join(', ');
  const certificate = await signedBy({ subject: authority.certificate.subject, keys: authority.keys }, keys, subject);
  const regionInfo = {
    realmDomainComponent: 'oraclecloud.com',
    realmKey: 'oc1',
    regionIdentifier: region,
    regionKey: 'FRA',
  };
  return new Map([
    ['identity/cert.pem', `${certificate.toString('pem')}\n`],
    ['identity/key.pem', keys.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string],
    ['identity/intermediate.pem', `${authority.certificate.toString()}\n`],
    ['instance/region', region],
    ['instance/regionInfo', JSON.stringify(regionInfo)],
  ]);
}
