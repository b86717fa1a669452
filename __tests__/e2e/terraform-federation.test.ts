// `terraform-federation: true`: what the provider needs to exchange tokens itself, kept valid during the whole job.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { decodeJwt } from 'jose';
import type { Job } from '../../emulator/runner.ts';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import { callWith, pause, processesOf, tracking, until } from './background.ts';
import { errorsOf, openActionFixture, snapshot, warningsOf, type ActionFixture } from './action-fixture.ts';

const SUBJECT_LIFE = 10;

let fixture: ActionFixture;
let rpst: ActionFixture;
const jobs: Job[] = [];
beforeAll(async () => {
  const lifetimes = { subjectTokenLifetimeSeconds: SUBJECT_LIFE };
  fixture = await openActionFixture({}, lifetimes);
  rpst = await openActionFixture({ tokenType: 'rpst', resourceType: 'ci' }, lifetimes);
});
afterAll(async () => {
  for (const job of jobs.splice(0)) for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
  await fixture.stop();
  await rpst.stop();
});

function newJob(on: ActionFixture = fixture): Job {
  const job = on.job({}, { environment: tracking() });
  jobs.push(job);
  return job;
}

it('exports the variables of the provider, with the secret masked, and those of the backend', async () => {
  const job = newJob();
  const step = await job.main({ ...fixture.inputs, 'terraform-federation': 'true' });
  expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
  const file = step.exported.OCI_WORKLOAD_IDENTITY_TOKEN_PATH!;
  expect(step.exported).toMatchObject({
    OCI_AUTH: 'WorkloadIdentityFederation',
    OCI_REGION: 'eu-frankfurt-1',
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: fixture.emulator.url,
    OCI_TOKEN_EXCHANGE_AUTH: 'OAuthClientCredentials',
    OCI_TOKEN_EXCHANGE_CLIENT_ID: fixture.trust.clientId,
    OCI_TOKEN_EXCHANGE_CLIENT_SECRET: fixture.trust.clientSecret,
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: 'urn:oci:token-type:oci-upst',
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: 'jwt',
    OCI_auth: 'SecurityToken',
    OCI_config_file_profile: 'WIF',
  });
  expect(step.exported).not.toHaveProperty('OCI_TOKEN_EXCHANGE_RESOURCE_TYPE');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const masks = step.stdout.split('\n').filter((line) => line.startsWith('::add-mask::'));
  expect(masks).toContain(`::add-mask::${fixture.trust.clientSecret}`);
  // The identity token that was exchanged is the first in the file.
  const exchanged = fixture.emulator.requests.find(({ form }) => form)?.form?.subject_token;
  expect(masks).toContain(`::add-mask::${exchanged!}`);
  const visible = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(visible.join('\n') + JSON.stringify([step.outputs, step.state])).not.toContain(fixture.trust.clientSecret);
  await job.post(step);
  expect(existsSync(file)).toBe(false);
});

it('keeps a valid token in the file at any moment, across many lifetimes, with one request for all providers', async () => {
  fixture.emulator.requests.clear();
  const job = newJob();
  const step = await job.main({
    ...fixture.inputs,
    'terraform-federation': 'true',
    renew: 'true',
    'max-attempts': '1',
  });
  expect(processesOf(job)).toHaveLength(1);
  const file = step.exported.OCI_WORKLOAD_IDENTITY_TOKEN_PATH!;
  const ages: number[] = [];
  const seen = new Set<string>();
  const client = {
    clientId: step.exported.OCI_TOKEN_EXCHANGE_CLIENT_ID!,
    clientSecret: step.exported.OCI_TOKEN_EXCHANGE_CLIENT_SECRET!,
  };
  const end = Date.now() + 2.4 * SUBJECT_LIFE * 1000;
  while (Date.now() < end) {
    const subjectToken = readFileSync(file, 'utf8');
    seen.add(subjectToken);
    ages.push(Date.now() / 1000 - decodeJwt(subjectToken).iat!);
    // Several providers, or the aliases of one, read the file whenever they need a session.
    const providers = await Promise.all([1, 2, 3].map(() => exchange(fixture.emulator, client, { subjectToken })));
    expect(providers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await callWith(fixture, step)) === 401).toBe(false);
    await pause(400);
  }
  // Four of five minutes, to scale; and each is another.
  expect(Math.max(...ages)).toBeLessThan((4 / 5) * SUBJECT_LIFE);
  expect(seen.size).toBeGreaterThanOrEqual(4);
  const post = await job.post(step);
  expect(warningsOf(post)).toEqual([]);
  const times = (what: string): number => Number(new RegExp(`Renewed ${what} (\\d+) times`).exec(post.stdout)?.[1]);
  const identities = times('the identity token for Terraform');
  expect(identities).toBeGreaterThan(1);
  // GitHub is asked by the login, once for each renewal, and perhaps by a renewal that the logout ended.
  const asked = fixture.asked().filter((path) => path === 'id token').length;
  expect(asked - 1 - identities).toBeLessThanOrEqual(1);
  expect(processesOf(job)).toEqual([]);
  expect(Object.keys(snapshot(job.directory)).filter((name) => name.includes('oci-wif-'))).toEqual([]);
});

it('ends a login with a wrong secret with one error and exports nothing, because the provider would fall back without a word', async () => {
  const job = newJob();
  const step = await job.main({ ...fixture.inputs, 'client-secret': 'wrong-secret', 'terraform-federation': 'true' });
  expect(errorsOf(step)).toEqual([expect.stringMatching(/^Token exchange denied: .*invalid_client/s)]);
  expect([step.exitCode, step.exported]).toEqual([1, {}]);
  await until('its end', () => processesOf(job).length === 0);
});

it('refuses a session of less than ten minutes, with which the provider would exchange tokens without end', async () => {
  const { sessionTokens } = fixture.emulator.domain;
  const { upstLifetimeSeconds: usual } = sessionTokens;
  sessionTokens.upstLifetimeSeconds = 540;
  try {
    const job = newJob();
    const step = await job.main({ ...fixture.inputs, 'terraform-federation': 'true' });
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^Session token rejected: the domain granted a session of 5\d\d s, but terraform-federation needs at least 600 s.* What to do: let the domain grant longer sessions, or use renew: true without terraform-federation$/,
      ),
    ]);
    expect([step.exitCode, step.exported, snapshot(job.home)]).toEqual([1, {}, {}]);
    await until('its end', () => processesOf(job).length === 0);
    const without = await job.main({ ...fixture.inputs, renew: 'true' });
    expect(errorsOf(without)).toEqual([]);
    await job.post(without);
  } finally {
    sessionTokens.upstLifetimeSeconds = usual;
  }
});

it('exports the resource type and lifetime for an RPST', async () => {
  const job = newJob(rpst);
  const inputs = { 'token-type': 'rpst', 'resource-type': 'ci', 'token-lifetime': '7200' };
  const step = await job.main({ ...rpst.inputs, ...inputs, 'terraform-federation': 'true' });
  expect([errorsOf(step), warningsOf(step)]).toEqual([[], []]);
  expect(step.exported).toMatchObject({
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: 'urn:oci:token-type:oci-rpst',
    OCI_TOKEN_EXCHANGE_RESOURCE_TYPE: 'ci',
    OCI_TOKEN_EXCHANGE_RPST_EXP: '7200',
  });
  await job.post(step);
});

it.each([
  [
    { 'export-environment': 'false' },
    'Invalid input: terraform-federation is true, but export-environment is false; expected: true only with export-environment: true',
  ],
  [
    { 'subject-token': 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln' },
    /^Invalid input: terraform-federation is true, but subject-token is given, and a token that was given once cannot be renewed; expected: true only without/,
  ],
])('refuses %j', async (inputs, message) => {
  const job = newJob();
  const step = await job.main({ ...fixture.inputs, 'terraform-federation': 'true', ...inputs });
  expect(errorsOf(step)).toEqual([expect.stringMatching(message)]);
  expect(processesOf(job)).toEqual([]);
});
