// Oracle's own TypeScript SDK against the emulator, in a process that trusts its certificate authority.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { sessionKey, sessionToken } from './exchange.ts';

const PROGRAM = fileURLToPath(new URL('sdk-calls.mjs', import.meta.url));
let emulator: Emulator;
let seeded: SeededTrust;
beforeEach(async () => {
  emulator = await startEmulator();
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
});
afterEach(() => emulator.stop());

/** Writes a profile as `oci session authenticate` does, and runs the program with it. */
async function runSdk(token: string): Promise<Record<string, unknown>> {
  const home = join(emulator.directory, 'home');
  mkdirSync(home);
  const write = (name: string, text: string): string => {
    writeFileSync(join(home, name), text, { mode: 0o600 });
    return join(home, name);
  };
  const spki = sessionKey.publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('md5')
    .update(spki)
    .digest('hex')
    .replace(/..(?=.)/g, '$&:');
  const keyFile = write('key.pem', sessionKey.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  const lines = [
    '[WIF]',
    `tenancy=${emulator.tenancy}`,
    `fingerprint=${fingerprint}`,
    'region=eu-frankfurt-1',
    `key_file=${keyFile}`,
    `security_token_file=${write('token', token)}`,
  ];
  const config = write('config', `${lines.join('\n')}\n`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [PROGRAM, config, 'WIF', emulator.url, emulator.tenancy],
    { env: { PATH: process.env.PATH, HOME: home, NODE_EXTRA_CA_CERTS: emulator.caFile } },
  );
  // The SDK itself prints to stdout: that the file has no DEFAULT profile, for one.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}

test('a session token signs every request', async () => {
  emulator.policies.allow({
    principal: { user: seeded.user.ocid },
    verb: 'manage',
    resource: 'object-family',
    in: 'tenancy',
  });
  const results = await runSdk(await sessionToken(emulator, seeded));
  expect(results).toMatchObject({
    namespace: 'emulatorns',
    created: 'sdk',
    again: { statusCode: 409, serviceCode: 'BucketAlreadyExists', hasRequestId: true },
    tags: { made: 'by the SDK' },
    buckets: ['sdk'],
    md5: createHash('md5').update('héllo').digest('base64'),
    text: 'héllo',
    meta: { 'opc-meta-color': 'blue' },
    length: 6,
    objects: ['dir/a b+ü.txt'],
    gone: { statusCode: 404, serviceCode: 'ObjectNotFound' },
    bucketGone: { statusCode: 404, serviceCode: 'BucketNotFound' },
  });
});

test('without a policy the namespace is not found', async () => {
  const { namespace } = await runSdk(await sessionToken(emulator, seeded));
  expect(namespace).toMatchObject({ statusCode: 404, serviceCode: 'NamespaceNotFound', hasRequestId: true });
});

test('a token bound to another key is not authenticated', async () => {
  emulator.domain.sessionTokens.boundTo = 'unrelated';
  const { namespace } = await runSdk(await sessionToken(emulator, seeded));
  expect(namespace).toMatchObject({ statusCode: 401, serviceCode: 'NotAuthenticated' });
});

test('a clock that differs by ten minutes is not authenticated', async () => {
  const token = await sessionToken(emulator, seeded);
  emulator.clock.offsetSeconds = 600;
  const { namespace } = await runSdk(token);
  expect(namespace).toMatchObject({ statusCode: 401, serviceCode: 'NotAuthenticated' });
  expect(emulator.requests.at(-1)?.reason).toContain('x-date');
});
