// Oracle's Python SDK with what the built action left behind, at real host names.

import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../e2e/action-fixture.ts';
import { DOMAIN_URL, OBJECT_STORAGE, openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { talkTo } from './talk.ts';
import { describeWith } from './toolchain.ts';

// The environment that has the OCI CLI has the SDK.
const tools = { oci: PROVISION };
const PROGRAM = fileURLToPath(new URL('python/session.py', import.meta.url));
const ROUND_TRIP = { namespace: 'emulatorns', buckets: ['from-python'], text: 'héllo' };

let fixture: ConsumerFixture;
const open = (trusted: Parameters<typeof openConsumerFixture>[0] = {}) => {
  beforeAll(async () => {
    fixture = await openConsumerFixture(trusted);
  });
  afterAll(() => fixture.stop());
};

async function roundTrip(way: string, environment: Record<string, string> = {}, config?: string): Promise<unknown> {
  const job = await fixture.logIn({}, config);
  fixture.emulator.requests.clear();
  fixture.proxy.tunnels.length = 0;
  const result = await job.step('python', [PROGRAM, way], { COMPARTMENT: job.compartment, ...environment });
  return JSON.parse(printed(result));
}

describeWith(tools, 'the Python SDK', () => {
  open();

  test('creates, reads and deletes with a SecurityTokenSigner', async () => {
    expect(await roundTrip('session-token')).toEqual(ROUND_TRIP);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    expect(new Set(fixture.proxy.tunnels)).toEqual(new Set([OBJECT_STORAGE]));
  });

  test('does so with an API key in DEFAULT', async () => {
    expect(await roundTrip('session-token', {}, await fixture.apiKeyConfig())).toEqual(ROUND_TRIP);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('a client without a signer does not use the session and asks for a user', async () => {
    const job = await fixture.logIn();
    const { exitCode, stderr } = await job.step('python', [PROGRAM, 'plain-client']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/InvalidConfig.*user.*missing/);
  });

  test('keeps the old token in a signer that was created before a renewal', async () => {
    const job = await fixture.logIn();
    const before = job.token();
    const program = talkTo(job, 'python', [PROGRAM, 'session-token-again']);
    try {
      expect(await program.call()).toBe('emulatorns');
      await job.renewToken();
      expect(await program.call()).toBe('emulatorns');
    } finally {
      await program.end();
    }
    expect(fixture.emulator.requests.at(-1)?.headers.authorization).toContain(`keyId="ST$${before}"`);
  });

  test('ignores a user in the profile', async () => {
    const job = await fixture.logIn();
    job.editConfig((text) => text.replace('[WIF]\n', '[WIF]\nuser=ocid1.user.oc1..aaaa\n'));
    const environment = { COMPARTMENT: job.compartment };
    expect(JSON.parse(printed(await job.step('python', [PROGRAM, 'session-token'], environment)))).toEqual(ROUND_TRIP);
  });

  test('cannot send a token with a newline after it', async () => {
    const job = await fixture.logIn();
    appendFileSync(job.login.outputs['token-file']!, '\n');
    const { exitCode, stderr } = await job.step('python', [PROGRAM, 'session-token']);
    expect(exitCode).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/InvalidHeader|Invalid header/);
  });

  test('exchanges the identity token itself with TokenExchangeSigner', async () => {
    const environment = {
      DOMAIN_URL,
      CLIENT_ID: fixture.trust.clientId,
      CLIENT_SECRET: fixture.trust.clientSecret,
      SUBJECT_TOKEN: await fixture.emulator.github.mint({ repository: REPOSITORY }),
    };
    expect(await roundTrip('token-exchange', environment)).toEqual(ROUND_TRIP);
    expect(fixture.emulator.requests[0]).toMatchObject({ path: '/oauth2/v1/token', status: 200 });
  });
});

describeWith(tools, 'the Python SDK with an RPST', () => {
  open({ tokenType: 'rpst' });

  test.each(['session-token', 'resource-principal'])('creates, reads and deletes with a %s signer', async (way) => {
    expect(await roundTrip(way)).toEqual(ROUND_TRIP);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('as a resource principal, reads the renewed token after a 401', async () => {
    const job = await fixture.logIn();
    const program = talkTo(job, 'python', [PROGRAM, 'resource-principal-again']);
    try {
      expect(await program.call()).toBe('emulatorns');
      const again = await job.main(fixture.inputs);
      expect(again.exitCode).toBe(0);
      fixture.emulator.faults.add({ path: '/n', kind: 'status', status: 401, times: 1 });
      expect(await program.call()).toBe('emulatorns');
    } finally {
      await program.end();
    }
    expect(fixture.emulator.requests.at(-1)?.headers.authorization).toContain(`keyId="ST$${job.token()}"`);
  });
});
