// Tools that outlive their session token: what `renew: true` is for.

import { fileURLToPath } from 'node:url';
import { isRunning } from '../../src/system/process-identity.ts';
import { journalOf, renewalOf } from '../e2e/background.ts';
import { warningsOf } from '../e2e/action-fixture.ts';
import { openConsumerFixture, printed, type ConsumerJob, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { talkTo } from './talk.ts';
import { describeWith } from './toolchain.ts';

const PYTHON_SESSION = fileURLToPath(new URL('python/session.py', import.meta.url));

/** Milliseconds for which each tool keeps working. */
const AT_WORK = 60_000;

let fixture: ConsumerFixture;
beforeAll(async () => {
  fixture = await openConsumerFixture();
});
afterAll(() => fixture.stop());

/**
 * A job with renewed tokens of this lifetime, in seconds. Its post step ends the renewal, also if the test fails.
 *
 * @param work returns how many of its requests may have been refused, if any
 */
async function withRenewal(
  lifetime: number,
  work: (job: ConsumerJob) => Promise<number | undefined>,
  inputs: Record<string, string> = { renew: 'true' },
): Promise<number> {
  fixture.emulator.domain.sessionTokens.upstLifetimeSeconds = lifetime;
  fixture.emulator.requests.clear();
  const job = await fixture.logIn(inputs);
  try {
    const refused = (await work(job)) ?? 0;
    const renewals = (await journalOf(job.login)).filter(({ event }) => event === 'renewed');
    expect(fixture.emulator.requests.filter(({ status }) => status === 401).slice(refused)).toEqual([]);
    return renewals.length;
  } finally {
    const post = await job.post(job.login);
    expect(warningsOf(post)).toEqual([]);
    expect(await isRunning(renewalOf(job.login).process!)).toBe(false);
  }
}

describeWith({ 'go-session': PROVISION }, 'one process of the Go SDK', () => {
  test('keeps working across many six-second tokens, without a 401', async () => {
    const renewals = await withRenewal(6, async (job) => {
      const program = talkTo(job, 'go-session', ['session-token-again']);
      try {
        const end = Date.now() + AT_WORK;
        while (Date.now() < end) {
          expect(await program.call()).toBe('emulatorns');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      } finally {
        await program.end();
      }
    });
    expect(renewals).toBeGreaterThanOrEqual(6);
  }, 120_000);
});

describeWith({ 'go-session': PROVISION }, 'the Go SDK’s own exchange, which the Terraform provider uses', () => {
  test('exchanges the token in the file again when its session has expired', async () => {
    const work = async (job: ConsumerJob): Promise<number> => {
      const variable = (name: string): string => job.login.exported[`OCI_TOKEN_EXCHANGE_${name}`]!;
      const program = talkTo(job, 'go-session', ['token-exchange-again'], {
        DOMAIN_URL: variable('DOMAIN_URL'),
        CLIENT_ID: variable('CLIENT_ID'),
        CLIENT_SECRET: variable('CLIENT_SECRET'),
        REQUESTED_TOKEN_TYPE: variable('REQUESTED_TOKEN_TYPE'),
        SUBJECT_TOKEN_FILE: job.login.exported.OCI_WORKLOAD_IDENTITY_TOKEN_PATH!,
      });
      // The SDK treats a token as expired five minutes before its end, so each token has ten usable seconds here. A login refuses so short ones.
      fixture.emulator.domain.sessionTokens.upstLifetimeSeconds = 310;
      fixture.emulator.requests.clear();
      let refused = 0;
      try {
        const end = Date.now() + 25_000;
        while (Date.now() < end) {
          let answer = await program.call();
          // The SDK signs with the key and then reads the token. If the token expires between the two, it exchanges it together with a new
          // key, and the signature of this one request is by the old key (oci-go-sdk 65.129.0, common/http_signer.go).
          if (answer === '401 NotAuthenticated') {
            refused += 1;
            answer = await program.call();
          }
          expect(answer).toBe('emulatorns');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      } finally {
        await program.end();
      }
      const exchanged = fixture.emulator.requests.filter(({ form }) => form).map(({ form }) => form!.subject_token);
      expect(exchanged.length).toBeGreaterThanOrEqual(2);
      expect(exchanged.length).toBeLessThanOrEqual(4);
      expect(refused).toBeLessThan(exchanged.length);
      return refused;
    };
    await withRenewal(3600, work, { 'terraform-federation': 'true' });
  }, 120_000);
});

describeWith({ oci: PROVISION }, 'one process of the Python SDK with a resource principals signer', () => {
  test('answers every call across several ten-second tokens with resource-principal-variables, because it reads the token again after a 401', async () => {
    const inputs = { renew: 'true', 'resource-principal-variables': 'true' };
    const work = async (job: ConsumerJob): Promise<number> => {
      const program = talkTo(job, 'python', [PYTHON_SESSION, 'resource-principal-again']);
      try {
        const end = Date.now() + AT_WORK;
        while (Date.now() < end) {
          expect(await program.call()).toBe('emulatorns');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      } finally {
        await program.end();
      }
      // Each was followed by the same request with the token of the file, which was answered.
      const refused = fixture.emulator.requests.filter(({ status }) => status === 401).length;
      expect(refused).toBeGreaterThanOrEqual(3);
      return refused;
    };
    expect(await withRenewal(10, work, inputs)).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

describeWith({ oci: PROVISION }, 'repeated calls of the OCI CLI', () => {
  // It looks at the expiry when it starts and takes a second or two to sign, so what is left must be more than that.
  test('keep working across several tokens, without a 401', async () => {
    const renewals = await withRenewal(15, async (job) => {
      const end = Date.now() + AT_WORK;
      while (Date.now() < end) expect(printed(await job.step('oci', ['os', 'ns', 'get']))).toContain('emulatorns');
    });
    expect(renewals).toBeGreaterThanOrEqual(3);
  }, 120_000);
});
