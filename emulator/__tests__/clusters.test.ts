// OKE: the kubeconfig of a cluster, for those whom a policy lets use it.

import { startEmulator, type Emulator } from '../emulator.ts';
import type { Cluster } from '../clusters/clusters.ts';
import { sessionToken } from './exchange.ts';
import type { Answer } from './https-call.ts';
import { signedCall } from './signed-request.ts';

let emulator: Emulator;
let cluster: Cluster;
let keyId: string;
let user: string;
beforeAll(async () => {
  emulator = await startEmulator();
  cluster = emulator.clusters.add();
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  user = seeded.user.ocid;
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.policies.statements.length = 0;
});

const kubeconfig = (details: object, id = cluster.id): Promise<Answer> =>
  signedCall(emulator, `/20180222/clusters/${id}/kubeconfig/content`, {
    keyId,
    method: 'POST',
    body: JSON.stringify(details),
  });
const allow = (verb: 'read' | 'use', resource: string): void => {
  emulator.policies.allow({ principal: { user }, verb, resource, in: 'tenancy' });
};

test('a user of the cluster gets a kubeconfig that creates tokens with the OCI CLI', async () => {
  allow('use', 'cluster-family');
  const answer = await kubeconfig({ tokenVersion: '2.0.0', endpoint: 'PUBLIC_ENDPOINT' });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(`server: ${cluster.server}\n`);
  expect(answer.text).toContain(`- --cluster-id\n      - ${cluster.id}\n`);
});

test('a user who may only read clusters gets the same answer as for a cluster that does not exist', async () => {
  allow('read', 'clusters');
  const refused = await kubeconfig({});
  expect([refused.status, refused.json().code]).toEqual([404, 'NotAuthorizedOrNotFound']);
  allow('use', 'clusters');
  expect((await kubeconfig({}, 'ocid1.cluster.oc1..unknown')).json()).toEqual(refused.json());
});

test.each([{ tokenVersion: '1.0.0' }, { endpoint: 'PRIVATE_ENDPOINT' }])('%j is refused', async (details) => {
  allow('use', 'clusters');
  const answer = await kubeconfig(details);
  expect([answer.status, answer.json().code]).toEqual([400, 'InvalidParameter']);
});
