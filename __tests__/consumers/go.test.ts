// Oracle's Go SDK with what the built action left behind, by each of its configuration providers, at real host names.

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../e2e/action-fixture.ts';
import { DOMAIN_URL, OBJECT_STORAGE, openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { talkTo } from './talk.ts';
import { describeWith } from './toolchain.ts';

const tools = { 'go-session': PROVISION };
const ROUND_TRIP = { namespace: 'emulatorns', buckets: ['from-go'], text: 'héllo' };

let fixture: ConsumerFixture;
const open = (trusted: Parameters<typeof openConsumerFixture>[0] = {}) => {
  beforeAll(async () => {
    fixture = await openConsumerFixture(trusted);
  });
  afterAll(() => fixture.stop());
  beforeEach(() => {
    fixture.emulator.requests.clear();
    fixture.proxy.tunnels.length = 0;
  });
};

async function roundTrip(
  way: string,
  {
    inputs = {},
    config,
    environment = {},
  }: Partial<Record<'inputs' | 'environment', Record<string, string>>> & {
    config?: string;
  } = {},
): Promise<unknown> {
  const job = await fixture.logIn(inputs, config);
  fixture.emulator.requests.clear();
  const result = await job.step('go-session', [way], { COMPARTMENT: job.compartment, ...environment });
  return JSON.parse(printed(result));
}

describeWith(tools, 'the Go SDK', () => {
  open();

  test.each(['session-token', 'custom-profile', 'custom-profile-session-token'])(
    'creates, reads and deletes through its %s provider',
    async (way) => {
      expect(await roundTrip(way)).toEqual(ROUND_TRIP);
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
      expect(fixture.proxy.tunnels).toContain(OBJECT_STORAGE);
    },
  );

  test.each(['session-token', 'custom-profile'])(
    'keeps to the session through its %s provider below an API key in DEFAULT',
    async (way) => {
      expect(await roundTrip(way, { config: await fixture.apiKeyConfig() })).toEqual(ROUND_TRIP);
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    },
  );

  test('signs with a renewed token in a running process', async () => {
    const job = await fixture.logIn();
    const program = talkTo(job, 'go-session', ['session-token-again']);
    try {
      expect(await program.call()).toBe('emulatorns');
      const token = await job.renewToken();
      expect(await program.call()).toBe('emulatorns');
      expect(fixture.emulator.requests.at(-1)?.headers.authorization).toContain(`keyId="ST$${token}"`);
    } finally {
      await program.end();
    }
  });

  test('is refused after a second login has replaced the key of a running process', async () => {
    const job = await fixture.logIn();
    const program = talkTo(job, 'go-session', ['session-token-again']);
    try {
      expect(await program.call()).toBe('emulatorns');
      expect((await job.main(fixture.inputs)).exitCode).toBe(0);
      expect(await program.call()).toBe('401 NotAuthenticated');
    } finally {
      await program.end();
    }
  });

  test('switches to the API key, and fails, when the profile names a user', async () => {
    const job = await fixture.logIn();
    job.editConfig((text) => text.replace('[WIF]\n', '[WIF]\nuser=ocid1.user.oc1..aaaa\n'));
    const program = talkTo(job, 'go-session', ['custom-profile-again']);
    try {
      expect(await program.call()).toBe('401 NotAuthenticated');
    } finally {
      await program.end();
    }
    expect(fixture.signers().at(-1)).toMatch(/^ocid1\.tenancy.*\/ocid1\.user\.oc1\.\.aaaa\//);
  });

  test('cannot send a token with a newline after it', async () => {
    const job = await fixture.logIn();
    appendFileSync(job.login.outputs['token-file']!, '\n');
    const program = talkTo(job, 'go-session', ['session-token-again']);
    try {
      expect(await program.call()).toMatch(/invalid header field/);
    } finally {
      await program.end();
    }
  });

  test('exchanges the identity token itself', async () => {
    const environment = {
      DOMAIN_URL,
      CLIENT_ID: fixture.trust.clientId,
      CLIENT_SECRET: fixture.trust.clientSecret,
      REQUESTED_TOKEN_TYPE: 'urn:oci:token-type:oci-upst',
      SUBJECT_TOKEN: await fixture.emulator.github.mint({ repository: REPOSITORY }),
    };
    expect(await roundTrip('token-exchange', { environment })).toEqual(ROUND_TRIP);
    expect(fixture.emulator.requests[0]).toMatchObject({
      path: '/oauth2/v1/token',
      status: 200,
      headers: { host: new URL(DOMAIN_URL).host },
    });
  });

  test('refuses the session as a resource principal, and still uses the profile, with resource-principal-variables', async () => {
    const job = await fixture.logIn({ 'resource-principal-variables': 'true' });
    const environment = { COMPARTMENT: job.compartment };
    const { exitCode, stderr } = await job.step('go-session', ['resource-principal'], environment);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no such claim')]);
    expect(JSON.parse(printed(await job.step('go-session', ['session-token'], environment)))).toEqual(ROUND_TRIP);
  });

  test('finds a config outside the account’s home only if the program passes on OCI_CONFIG_FILE', async () => {
    const job = await fixture.logIn({ 'oci-home': join(fixture.emulator.directory, 'elsewhere', '.oci') });
    const environment = { COMPARTMENT: job.compartment };
    expect(JSON.parse(printed(await job.step('go-session', ['session-token'], environment)))).toEqual(ROUND_TRIP);
    // The default provider looks for a profile DEFAULT in the account's home, whatever HOME and the variables say.
    expect((await job.step('go-session', ['default'], environment)).exitCode).toBe(1);
  });
});

describeWith(tools, 'the Go SDK with an RPST', () => {
  open({ tokenType: 'rpst' });

  test.each(['session-token', 'resource-principal'])(
    'creates, reads and deletes through its %s provider',
    async (way) => {
      expect(await roundTrip(way)).toEqual(ROUND_TRIP);
      expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
    },
  );

  test('exchanges the identity token itself', async () => {
    const environment = {
      DOMAIN_URL,
      CLIENT_ID: fixture.trust.clientId,
      CLIENT_SECRET: fixture.trust.clientSecret,
      REQUESTED_TOKEN_TYPE: 'urn:oci:token-type:oci-rpst',
      RESOURCE_TYPE: 'github',
      SUBJECT_TOKEN: await fixture.emulator.github.mint({ repository: REPOSITORY }),
    };
    expect(await roundTrip('token-exchange', { environment })).toEqual(ROUND_TRIP);
  });
});
