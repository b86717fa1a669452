// Oracle's own clients for identity domains and IAM against the emulator, in a process that trusts its certificate authority.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { sessionToken } from './exchange.ts';
import { signedCall } from './signed-request.ts';

const PROGRAM = fileURLToPath(new URL('sdk-admin-calls.mjs', import.meta.url));
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

async function runSdk(...more: string[]): Promise<Record<string, unknown>> {
  const { configFile } = await emulator.domain.administrator();
  const args = [PROGRAM, configFile, emulator.url, emulator.tenancy, emulator.issuer, ...more];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: emulator.directory, NODE_EXTRA_CA_CERTS: emulator.caFile },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

test('the SDK creates a trust and reads it, and a job then logs in with it', async () => {
  const results = await runSdk();
  expect(results).toMatchObject({
    serviceUser: true,
    active: true,
    found: { total: 1, items: 1 },
    rules: ['repository eq octo/app'],
    patched: 2,
    certificates: [['ci', true]],
    members: [true],
    policy: { state: 'ACTIVE', isTime: true },
    policies: [[expect.stringMatching(/^Allow group id ocid1\.group\./)]],
    description: 'changed',
    regions: [{ regionKey: 'FRA', regionName: 'eu-frankfurt-1', status: 'READY', isHomeRegion: true }],
    homeRegionKey: 'FRA',
    domains: [{ displayName: 'Default', url: emulator.url }],
    compartment: true,
  });
  expect(results.found).not.toHaveProperty('rules');
  expect(Date.parse(String(results.created))).not.toBeNaN();
  // The SDK knows no SCIM errors: all that is left of them is the status.
  const refused = { serviceCode: 'None', hasRequestId: true };
  expect(results.again).toEqual({ ...refused, statusCode: 409, message: 'Conflict' });
  expect(results.deletion).toEqual({ ...refused, statusCode: 400, message: 'Bad Request' });
  expect(results.stale).toMatchObject({ statusCode: 412 });
  expect(results.policyAgain).toMatchObject({ statusCode: 409, serviceCode: 'PolicyAlreadyExists' });
  expect(results.unreadable).toMatchObject({ statusCode: 400, serviceCode: 'InvalidParameter' });

  // In force at once: the group may read the namespace.
  const keyId = `ST$${await sessionToken(emulator, results.client as SeededTrust)}`;
  const answer = await signedCall(emulator, '/n/', { keyId });
  expect([answer.status, answer.text]).toEqual([200, '"emulatorns"']);
});

test('the SDK removes everything again', async () => {
  await runSdk('clean');
  const { users, groups, apps, trusts, clientCertificates } = emulator.domain.store;
  const { policies } = emulator.iam;
  expect([users, groups, apps, trusts, clientCertificates, policies].map(({ size }) => size)).toEqual([
    1, 0, 0, 0, 0, 0,
  ]);
  expect(emulator.policies.statements).toEqual([]);
});
