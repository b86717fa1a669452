// Oracle's TypeScript SDK with what the built action left behind, at real host names.

import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { talkTo } from './talk.ts';

const file = (name: string): string => fileURLToPath(new URL(`typescript/${name}`, import.meta.url));
const PROGRAM = file('session.mjs');
const ROUND_TRIP = { namespace: 'emulatorns', buckets: ['from-typescript'], text: 'héllo' };

let fixture: ConsumerFixture;
const open = (trusted: Parameters<typeof openConsumerFixture>[0] = {}) => {
  beforeAll(async () => {
    fixture = await openConsumerFixture(trusted);
  });
  afterAll(() => fixture.stop());
};

/** The SDK does not support proxies. */
const toEmulator = (): Record<string, string> => ({
  NODE_OPTIONS: `--import ${file('to-emulator.mjs')}`,
  OCI_EMULATOR_PORT: new URL(fixture.emulator.url).port,
});

async function roundTrip(way: string, config?: string): Promise<unknown> {
  const job = await fixture.logIn({}, config);
  fixture.emulator.requests.clear();
  const environment = { COMPARTMENT: job.compartment, ...toEmulator() };
  return JSON.parse(printed(await job.step(process.execPath, [PROGRAM, way], environment)));
}

const talk = (way: string, job: Awaited<ReturnType<ConsumerFixture['logIn']>>) =>
  talkTo(job, process.execPath, [PROGRAM, `${way}-again`], toEmulator());

describe('the TypeScript SDK', () => {
  open();

  test('creates, reads and deletes with a SessionAuthDetailProvider', async () => {
    expect(await roundTrip('session-token')).toEqual(ROUND_TRIP);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    expect(fixture.emulator.requests[0]?.headers.host).toBe('objectstorage.eu-frankfurt-1.oraclecloud.com');
  });

  test('does so with an API key in DEFAULT', async () => {
    expect(await roundTrip('session-token', await fixture.apiKeyConfig())).toEqual(ROUND_TRIP);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('cannot sign with the provider for API keys', async () => {
    const program = talk('config-file', await fixture.logIn());
    try {
      expect(await program.call()).toBe('401 NotAuthenticated');
    } finally {
      await program.end();
    }
  });

  test('keeps the old token in a provider that was created before a renewal', async () => {
    const job = await fixture.logIn();
    const before = job.token();
    const program = talk('session-token', job);
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
    const environment = { COMPARTMENT: job.compartment, ...toEmulator() };
    const result = await job.step(process.execPath, [PROGRAM, 'session-token'], environment);
    expect(JSON.parse(printed(result))).toEqual(ROUND_TRIP);
  });

  test('ignores a proxy in the environment', async () => {
    const job = await fixture.logIn();
    fixture.proxy.tunnels.length = 0;
    // To an address that nobody listens at, instead of the real host.
    const environment = { ...toEmulator(), OCI_EMULATOR_PORT: '1' };
    const { exitCode, stderr } = await job.step(process.execPath, [PROGRAM, 'session-token'], environment);
    expect([exitCode, fixture.proxy.tunnels]).toEqual([1, []]);
    expect(stderr).toContain('GET https://objectstorage.eu-frankfurt-1.oraclecloud.com/n');
  });

  test('cannot send a token with a newline after it', async () => {
    const job = await fixture.logIn();
    appendFileSync(job.login.outputs['token-file']!, '\n');
    const { exitCode, stderr } = await job.step(process.execPath, [PROGRAM, 'session-token'], toEmulator());
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/invalid header value|not a legal HTTP header value/);
  });
});

describe('the TypeScript SDK with an RPST', () => {
  open({ tokenType: 'rpst' });

  test.each(['session-token', 'resource-principal'])(
    'creates, reads and deletes through its %s provider',
    async (way) => {
      expect(await roundTrip(way)).toEqual(ROUND_TRIP);
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    },
  );
});
