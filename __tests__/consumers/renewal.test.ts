// Tools that outlive their session token: what `renew: true` is for.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { newBucket, type StoredObject } from '../../emulator/object-storage/store.ts';
import type { Reply, Service } from '../../emulator/message.ts';
import { isRunning } from '../../src/system/process-identity.ts';
import { journalOf, renewalOf, until } from '../e2e/background.ts';
import { warningsOf } from '../e2e/action-fixture.ts';
import { openConsumerFixture, printed, type ConsumerJob, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { talkTo } from './talk.ts';
import { describeWith, runTool } from './toolchain.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Milliseconds for which each tool keeps working. */
const AT_WORK = 40_000;

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
  const { process: renewer } = renewalOf(job.login);
  try {
    const refused = (await work(job)) ?? 0;
    const renewals = (await journalOf(job.login)).filter(({ event }) => event === 'renewed');
    expect(fixture.emulator.requests.filter(({ status }) => status === 401).slice(refused)).toEqual([]);
    return renewals.length;
  } finally {
    const post = await job.post(job.login);
    expect(warningsOf(post)).toEqual([]);
    expect(await isRunning(renewer!)).toBe(false);
  }
}

/** A program with one client: every call must be answered, whenever the token is renewed or expires. */
async function keepCalling(
  job: ConsumerJob,
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const conversation = talkTo(job, program, args, environment);
  try {
    const end = Date.now() + AT_WORK;
    while (Date.now() < end) {
      expect(await conversation.call()).toBe('emulatorns');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await conversation.end();
  }
}

const python = (job: ConsumerJob, way: string): Promise<void> =>
  keepCalling(job, 'python', [file('python/session.py'), `${way}-again`], {
    PYTHONPATH: file('../../examples/python'),
    PYTHONDONTWRITEBYTECODE: '1',
  });

/** The SDK does not support proxies. */
const typescript = (job: ConsumerJob, way: string): Promise<void> =>
  keepCalling(job, process.execPath, [file('typescript/session.mjs'), `${way}-again`], {
    NODE_OPTIONS: `--import ${file('typescript/to-emulator.mjs')}`,
    OCI_EMULATOR_PORT: new URL(fixture.emulator.url).port,
  });

describeWith({ 'go-session': PROVISION, oci: PROVISION }, 'one client, across six six-second tokens', () => {
  test.each<[string, (job: ConsumerJob) => Promise<void>]>([
    ['Go SDK', (job) => keepCalling(job, 'go-session', ['session-token-again'])],
    ['Python SDK with the signer in examples/python', (job) => python(job, 'renewed-session')],
    ['TypeScript SDK with the provider in examples/node', (job) => typescript(job, 'renewed-session')],
  ])(
    'of the %s works without a 401',
    async (_name, work) => {
      const renewals = await withRenewal(6, async (job) => {
        await work(job);
        return 0;
      });
      expect(renewals).toBeGreaterThanOrEqual(6);
    },
    120_000,
  );
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

describeWith({ oci: PROVISION }, 'one client with resource-principal-variables, across four ten-second tokens', () => {
  const inputs = { renew: 'true', 'resource-principal-variables': 'true' };

  test('of the Python SDK answers every call, because it reads the token again after a 401', async () => {
    const work = async (job: ConsumerJob): Promise<number> => {
      await python(job, 'resource-principal');
      // Each was followed by the same request with the token of the file, which was answered.
      const refused = fixture.emulator.requests.filter(({ status }) => status === 401).length;
      expect(refused).toBeGreaterThanOrEqual(3);
      return refused;
    };
    expect(await withRenewal(10, work, inputs)).toBeGreaterThanOrEqual(3);
  }, 120_000);

  test('of the TypeScript SDK works without a 401, because it reads the token again when its own is about to expire', async () => {
    const work = async (job: ConsumerJob): Promise<number> => {
      await typescript(job, 'resource-principal');
      // The provider keeps its token to the end, so it has used few of the renewed ones.
      const signed = fixture.emulator.requests.map(({ headers }) => headers.authorization ?? '');
      const tokens = new Set(signed.map((header) => /keyId="(ST\$[^"]+)"/.exec(header)?.[1]).filter(Boolean));
      expect(tokens.size).toBeGreaterThanOrEqual(4);
      return 0;
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

const page = readFileSync(file('../../docs/long-jobs.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) =>
  [parse(text) as Step | Step[]].flat(),
);
interface Step {
  uses?: string;
  run?: string;
}

describeWith({ oci: PROVISION }, 'one command of the OCI CLI after the step of docs/long-jobs.md', () => {
  test('is signed with the new token', async () => {
    const { emulator } = fixture;
    const bucket = newBucket({ name: 'my-bucket', compartmentId: emulator.tenancy });
    emulator.objectStorage.buckets.set('my-bucket', bucket);
    const [renew, ...others] = blocks.filter((steps) => steps.some(({ uses }) => uses?.includes('/renew@')));
    expect(others).toEqual([]);
    const work = async (job: ConsumerJob): Promise<undefined> => {
      const cwd = join(job.directory, 'workspace');
      writeFileSync(join(cwd, 'backup.tar'), 'content');
      const first = job.token();
      for (const { uses, run = '' } of renew ?? []) {
        if (uses !== undefined) expect(await job.renew()).toMatchObject({ exitCode: 0 });
        else if (!run.startsWith('pipx install ')) {
          const script = run.replaceAll('my-namespace', 'emulatorns');
          const environment = job.stepEnvironment();
          printed(await runTool('bash', ['-e', '-c', script], { cwd, environment, timeout: 50_000 }));
        }
      }
      expect(job.token()).not.toBe(first);
      const signed = emulator.requests.filter(({ path }) => path.startsWith('/n/')).map(({ headers }) => headers);
      expect(signed.length).toBeGreaterThan(0);
      for (const { authorization } of signed) expect(authorization).toContain(`keyId="ST$${job.token()}"`);
    };
    expect(await withRenewal(600, work)).toBe(1);
    expect(bucket.objects.get('backup.tar')?.body.toString()).toBe('content');
  });
});

describeWith({ oci: PROVISION }, 'an upload with the OCI CLI that takes longer than its token', () => {
  const loops = blocks.flat().flatMap(({ run }) => (run?.includes('for try in') ? [run] : []));

  /** Runs a loop of docs/long-jobs.md in the bucket `my-bucket`, where each request to upload takes this long. */
  async function upload(
    delayMs: number,
    prepare: (workspace: string) => void,
    loop: string | undefined,
  ): Promise<ReadonlyMap<string, StoredObject>> {
    const { emulator } = fixture;
    const bucket = newBucket({ name: 'my-bucket', compartmentId: emulator.tenancy });
    emulator.objectStorage.buckets.set('my-bucket', bucket);
    emulator.faults.add({ kind: 'delay', method: 'PUT', path: /^\/n\/emulatorns\/b\/my-bucket\/[ou]\//, delayMs });
    const work = async (job: ConsumerJob): Promise<number> => {
      const cwd = join(job.directory, 'workspace');
      prepare(cwd);
      const script = loop?.replaceAll('my-namespace', 'emulatorns') ?? 'exit 1';
      printed(
        await runTool('bash', ['-e', '-c', script], { cwd, environment: job.stepEnvironment(), timeout: 250_000 }),
      );
      const refused = emulator.requests.filter(({ status }) => status === 401).length;
      expect(refused).toBeGreaterThanOrEqual(1);
      return refused;
    };
    try {
      expect(await withRenewal(20, work)).toBeGreaterThanOrEqual(3);
    } finally {
      emulator.faults.clear();
    }
    return bucket.objects;
  }

  test('of many files is complete at the end of the loop in docs/long-jobs.md', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}.txt`);
    const prepare = (workspace: string): void => {
      mkdirSync(join(workspace, 'site'));
      for (const name of names) writeFileSync(join(workspace, 'site', name), `content of ${name}`);
    };
    const twoAtOnce = loops[0]?.replace('--no-overwrite', '--no-overwrite --parallel-upload-count 2');
    const objects = await upload(1000, prepare, twoAtOnce);
    const stored = [...objects].map(([name, { body }]) => [name, body.toString()]);
    expect(stored.sort()).toEqual(names.map((name) => [name, `content of ${name}`]).sort());
  }, 300_000);

  test('of one file in parts is complete at the end of the loop in docs/long-jobs.md', async () => {
    const content = randomBytes(55 << 20);
    const prepare = (workspace: string): void => {
      writeFileSync(join(workspace, 'backup.tar'), content);
    };
    const oneByOne = loops[1]?.replace(
      '--name backup.tar',
      '--name backup.tar --part-size 10 --parallel-upload-count 1',
    );
    const objects = await upload(5000, prepare, oneByOne);
    expect([...objects.keys()]).toEqual(['backup.tar']);
    expect(objects.get('backup.tar')?.body.equals(content)).toBe(true);
  }, 300_000);
});

describeWith({ rclone: PROVISION }, 'one copy with rclone', () => {
  test('works while three of its tokens expire, without a 401', async () => {
    const { emulator } = fixture;
    const bucket = newBucket({ name: 'from-rclone', compartmentId: emulator.tenancy });
    emulator.objectStorage.buckets.set('from-rclone', bucket);
    const names = ['1.txt', '2.txt', '3.txt', '4.txt'];
    const tokens: string[] = [];

    // Each file is stored at once, and the answer comes when the token that signed the request has expired.
    const services = [...emulator.services];
    const answerWhenExpired: Service = async (request) => {
      if (request.method !== 'PUT' || !request.path.startsWith('/n/emulatorns/b/from-rclone/o/')) return undefined;
      const [, token = ''] = /keyId="ST\$([^"]+)"/.exec(request.header('authorization') ?? '') ?? [];
      tokens.push(token);
      let reply: Reply | undefined;
      for (const service of services) reply ??= await service(request);
      if (tokens.length < names.length) await until('the token expires', () => Date.now() > expiryOf(token));
      return reply;
    };

    const copy = async (job: ConsumerJob): Promise<undefined> => {
      const cwd = join(job.directory, 'workspace');
      mkdirSync(join(cwd, 'site'));
      for (const name of names) writeFileSync(join(cwd, 'site', name), `content of ${name}`);
      const environment = job.stepEnvironment({
        RCLONE_CONFIG: '/dev/null',
        RCLONE_CONFIG_OCI_TYPE: 'oracleobjectstorage',
        RCLONE_CONFIG_OCI_PROVIDER: 'user_principal_auth',
        RCLONE_CONFIG_OCI_CONFIG_FILE: job.login.outputs['config-file'] ?? '',
        RCLONE_CONFIG_OCI_CONFIG_PROFILE: job.login.outputs.profile ?? '',
        RCLONE_CONFIG_OCI_NAMESPACE: 'emulatorns',
        RCLONE_CONFIG_OCI_REGION: 'eu-frankfurt-1',
      });
      const once = ['--retries', '1', '--low-level-retries', '1', '--transfers', '1'];
      const args = [...once, 'copy', 'site', 'oci:from-rclone'];
      printed(await runTool('rclone', args, { cwd, environment, timeout: 150_000 }));
    };
    emulator.services.unshift(answerWhenExpired);
    try {
      expect(await withRenewal(12, copy)).toBeGreaterThanOrEqual(3);
    } finally {
      emulator.services.shift();
    }
    expect(new Set(tokens).size).toBe(names.length);
    const stored = [...bucket.objects].map(([name, { body }]) => [name, body.toString()]);
    expect(stored.sort()).toEqual(names.map((name) => [name, `content of ${name}`]));
  }, 200_000);
});

/** Milliseconds since the epoch. */
function expiryOf(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  return claims.exp * 1000;
}
