// The OCI SDK for Java in a later step of a job: examples/java as it is, and what the session token provider does with our files over time.

import { createPublicKey } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonReply } from '../../emulator/message.ts';
import type { Job } from '../../emulator/runner.ts';
import { publicKeyText, sessionToken } from '../../emulator/__tests__/exchange.ts';
import { withActionFixture, REPOSITORY, snapshot, type ActionFixture } from '../e2e/action-fixture.ts';
import { buildExample, exampleJar, javaEnvironment, olderLibraries, REGION, startSession } from './java-run.ts';
import { BUILD_TIMEOUT, describeWith, runTool, type ToolResult } from './toolchain.ts';

const tools = {
  java: 'a JDK, 17 or newer, e.g. apt-get install openjdk-17-jdk-headless',
  keytool: 'it comes with the JDK',
  mvn: 'Maven 3.8 or newer, e.g. apt-get install maven',
};
const REFRESH = '/v1/authentication/refresh';

const letIn = ({ emulator, trust }: ActionFixture): void => {
  const principal = { user: trust.user.ocid };
  emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
};

/** @throws Error with the step's output when the login fails */
async function logIn(fixture: ActionFixture, job: Job, inputs: Record<string, string> = {}) {
  const login = await job.main({ ...fixture.inputs, region: REGION, ...inputs });
  if (login.exitCode !== 0) throw new Error(login.stdout);
  return login;
}

async function runExample(fixture: ActionFixture, job: Job): Promise<ToolResult> {
  return runTool('java', ['-jar', exampleJar, fixture.emulator.tenancy, 'made-by-java'], {
    cwd: job.directory,
    environment: await javaEnvironment(fixture, job),
    timeout: 60_000,
  });
}

const asked = ({ emulator }: ActionFixture, path: string): number =>
  emulator.requests.filter((request) => request.path === path).length;

/** From now on the token is refused, as after an hour. The clock cannot be moved for this, because requests contain a date. */
function expire({ emulator }: ActionFixture, token: string): void {
  emulator.services.unshift((request) =>
    request.header('authorization')?.includes(token) === true
      ? jsonReply(401, { code: 'NotAuthenticated', message: 'The required information was not provided.' })
      : undefined,
  );
}

/** Another token for the same key, as with `renew`. */
async function renewToken({ emulator, trust }: ActionFixture, tokenFile: string): Promise<void> {
  const publicKey = readFileSync(join(dirname(tokenFile), 'oci_api_key_public.pem'), 'utf8');
  const renewed = await sessionToken(emulator, trust, {
    job: { repository: REPOSITORY },
    form: { public_key: publicKeyText(createPublicKey(publicKey)) },
  });
  writeFileSync(tokenFile, renewed);
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 120_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited two minutes in vain');
    await sleep(50);
  }
}

describeWith(tools, 'Java', () => {
  beforeAll(() => buildExample(), 2 * BUILD_TIMEOUT);

  test('a running program with the login in RenewedSession.java works across renewals and a second login, without a 401', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      const tokenFile = (await logIn(fixture, job)).outputs['token-file'] ?? '';
      const session = startSession(job, await javaEnvironment(fixture, job), { args: ['renewed-session'] });
      try {
        expect(await session.call()).toBe('emulatorns');
        for (let renewals = 0; renewals < 3; renewals += 1) {
          expire(fixture, readFileSync(tokenFile, 'utf8'));
          await renewToken(fixture, tokenFile);
          expect(await session.call()).toBe('emulatorns');
        }
        await logIn(fixture, job);
        expect(await session.call()).toBe('emulatorns');
        expect(await session.end()).toBe(0);
      } finally {
        session.kill();
      }
      expect(fixture.emulator.requests.filter(({ status }) => status === 401)).toEqual([]);
    }));

  test('the example creates a bucket with an API key in DEFAULT, and requests no other session token', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      mkdirSync(join(job.home, '.oci'));
      const key = 'user=ocid1.user.oc1..other\nfingerprint=00:11\nkey_file=/nowhere.pem\npass_phrase=secret\n';
      writeFileSync(join(job.home, '.oci', 'config'), `[DEFAULT]\n${key}`);
      await logIn(fixture, job);
      const { exitCode, stdout, stderr } = await runExample(fixture, job);
      expect({ exitCode, stdout, stderr }).toMatchObject({
        exitCode: 0,
        stdout: `namespace emulatorns\nbucket made-by-java by ${fixture.trust.user.ocid}\n`,
      });
      expect(fixture.emulator.objectStorage.buckets.has('made-by-java')).toBe(true);
      expect(asked(fixture, REFRESH)).toBe(0);
    }));

  test('the example uses a resource principal’s session token', () =>
    withActionFixture({ tokenType: 'rpst' }, async (fixture) => {
      fixture.emulator.policies.allow({
        principal: { where: { 'request.principal.ext_repository': REPOSITORY } },
        verb: 'manage',
        resource: 'object-family',
        in: 'tenancy',
      });
      const job = fixture.job();
      await logIn(fixture, job, { 'token-type': 'rpst', 'resource-type': 'github' });
      expect(await runExample(fixture, job)).toMatchObject({ exitCode: 0 });
      expect(fixture.emulator.objectStorage.buckets.has('made-by-java')).toBe(true);
    }));

  test('works with a user in the profile and a line break after the token', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      const login = await logIn(fixture, job);
      appendFileSync(login.outputs['config-file'] ?? '', 'user=ocid1.user.oc1..somebody\n');
      appendFileSync(login.outputs['token-file'] ?? '', '\n');
      expect(await runExample(fixture, job)).toMatchObject({ exitCode: 0 });
    }));

  test('the provider’s constructor requests another session token; if refused, it uses ours', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      await logIn(fixture, job);
      const before = snapshot(job.home);
      const session = startSession(job, await javaEnvironment(fixture, job));
      try {
        await until(() => session.log().includes('Unable to refresh session token'));
        expect(await session.call()).toBe('emulatorns');
        expect(await session.end()).toBe(0);
      } finally {
        session.kill();
      }
      expect(asked(fixture, REFRESH)).toBe(1);
      expect(snapshot(job.home)).toEqual(before);
    }));

  test('if the provider receives another session token, it overwrites ours, and the post step still removes the file', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      const login = await logIn(fixture, job);
      const tokenFile = login.outputs['token-file'] ?? '';
      fixture.emulator.services.unshift((request) =>
        request.path === REFRESH ? jsonReply(200, { token: 'another' }) : undefined,
      );
      const session = startSession(job, await javaEnvironment(fixture, job));
      try {
        await until(() => readFileSync(tokenFile, 'utf8') === 'another');
        expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
        await session.end();
      } finally {
        session.kill();
      }
      expect(await job.post(login)).toMatchObject({ exitCode: 0 });
      expect(snapshot(job.home)).toEqual({});
    }));

  test('a running program uses a renewed token, and the token and key of a second login, after a 401', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = fixture.job();
      const login = await logIn(fixture, job);
      const tokenFile = login.outputs['token-file'] ?? '';
      const token = (): string => readFileSync(tokenFile, 'utf8');
      const session = startSession(job, await javaEnvironment(fixture, job));
      try {
        expect(await session.call()).toBe('emulatorns');
        expire(fixture, token());
        expect(await session.call()).toBe('401');

        await renewToken(fixture, tokenFile);
        expect(await session.call()).toBe('emulatorns');

        await logIn(fixture, job);
        fixture.emulator.requests.clear();
        expect(await session.call()).toBe('emulatorns');
        // The key is read for each request, the token after a refusal: the first try has one of each login.
        expect(fixture.emulator.requests.map(({ status }) => status)).toEqual([401, 200]);
        await session.end();
      } finally {
        session.kill();
      }
    }));
});

describeWith(tools, 'Java, SDK 2.x', () => {
  beforeAll(() => buildExample(), 2 * BUILD_TIMEOUT);

  // The oldest version with the provider, and the newest of this line on Maven Central here.
  test.each(['2.38.0', '2.47.0'])(
    'a running program with SDK %s keeps the token it was created with, unless it uses RenewedSession.java',
    async (version) => {
      const libraries = await olderLibraries(version);
      await withActionFixture({}, async (fixture) => {
        letIn(fixture);
        const job = fixture.job();
        const tokenFile = (await logIn(fixture, job)).outputs['token-file'] ?? '';
        const environment = await javaEnvironment(fixture, job);
        const renew = async (): Promise<void> => {
          expire(fixture, readFileSync(tokenFile, 'utf8'));
          await renewToken(fixture, tokenFile);
        };
        const keeping = startSession(job, environment, { libraries });
        try {
          expect(await keeping.call()).toBe('emulatorns');
          await renew();
          expect(await keeping.call()).toBe('401');
        } finally {
          keeping.kill();
        }
        const reading = startSession(job, environment, { libraries, args: ['renewed-session'] });
        try {
          expect(await reading.call()).toBe('emulatorns');
          await renew();
          expect(await reading.call()).toBe('emulatorns');
          expect(await reading.end()).toBe(0);
        } finally {
          reading.kill();
        }
      });
    },
    BUILD_TIMEOUT,
  );
});
