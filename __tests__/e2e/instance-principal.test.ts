// `client-authentication: instance_principal`: a login on a compute instance in OCI, with nothing stored; what the domain gets, and what is refused.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { decodeJwt } from 'jose';
import type { Instance } from '../../emulator/instances/instance.ts';
import {
  type ActionFixture,
  errorsOf,
  EXCHANGE,
  openActionFixture,
  runStepsInside,
  snapshot,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
let instance: Instance;
let inputs: Record<string, string>;
let environment: Record<string, string>;
beforeAll(async () => {
  fixture = await openActionFixture();
  instance = await fixture.emulator.startInstance();
  const { url: proxy } = await fixture.emulator.startProxy();
  // The federation endpoint is found through the proxy, the metadata service only without one.
  const proxies = {
    https_proxy: proxy,
    http_proxy: 'http://127.0.0.1:9',
    no_proxy: 'localhost',
    NODE_USE_ENV_PROXY: '1',
  };
  environment = { OCI_METADATA_BASE_URL: instance.metadataUrl, ...proxies };
  inputs = { ...fixture.inputs, 'client-secret': '', 'client-authentication': 'instance_principal' };
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
  instance.requests.length = 0;
});

const sent = (path: string) => fixture.emulator.requests.filter((request) => request.path === path);
const metadata = (path: string): string => instance.documents.get(path) ?? '';
const tokenOf = (authorization = ''): string => /keyId="ST\$([^"]+)"/.exec(authorization)?.[1] ?? '';

it('logs in and renews with a signature of the instance for each exchange, and shows and stores its key and token nowhere', async () => {
  const job = fixture.job({}, { environment: { ...environment, RUNNER_DEBUG: '1' } });
  const step = await job.main({ ...inputs, renew: 'true' });
  expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  // Any earlier step can set the variable for the job.
  expect(step.stdout).toContain(
    `OCI_METADATA_BASE_URL is set: the identity of this instance comes from ${instance.metadataUrl}\n`,
  );
  const renewed = await job.renew();
  expect([renewed.exitCode, errorsOf(renewed)]).toEqual([0, []]);

  const exchanges = sent(EXCHANGE);
  expect(exchanges.map(({ status }) => status)).toEqual([200, 200]);
  expect(exchanges.flatMap(({ form = {} }) => Object.keys(form)).filter((name) => name.includes('client'))).toEqual([]);
  const tokens = exchanges.map(({ headers }) => tokenOf(headers.authorization));
  for (const token of tokens) expect(decodeJwt(token)).toMatchObject({ sub: instance.ocid });
  expect(sent('/v1/x509').map(({ headers }) => headers.host)).toEqual(
    Array(2).fill('auth.eu-frankfurt-1.oraclecloud.com'),
  );
  expect(step.outputs.principal).toBe(fixture.trust.user.ocid);

  const lines = metadata('identity/key.pem')
    .split('\n')
    .filter((line) => line.length > 16 && !line.startsWith('-----'));
  const seen = [step.stdout, step.stderr, step.summary, step.exported, step.state, snapshot(job.directory), renewed];
  const text = JSON.stringify(seen);
  const leaked = [...lines, ...tokens].filter((secret) => text.includes(secret));
  expect([lines.length > 20, tokens.length, leaked]).toEqual([true, 2, []]);
  expect((await job.post(step)).exitCode).toBe(0);
});

it('asks the metadata service again after a transient error', async () => {
  instance.troubles.push(429, 503);
  const step = await fixture.job({}, { environment }).main(inputs);
  expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  expect(instance.requests.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 503]);
});

it('lets the Terraform provider sign as the instance, without a client ID and a client secret', async () => {
  const job = fixture.job({}, { environment });
  const step = await job.main({ ...inputs, 'terraform-federation': 'true' });
  expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  expect(step.exported).toMatchObject({ OCI_TOKEN_EXCHANGE_AUTH: 'InstancePrincipal' });
  const names = Object.keys(step.exported).filter((name) => name.startsWith('OCI_TOKEN_EXCHANGE_CLIENT'));
  expect(names).toEqual([]);
  expect((await job.post(step)).exitCode).toBe(0);
});

it.each([
  ['client-secret', 'idcscs-of-the-past', 'client_secret_basic'],
  ['client-key', 'a key', 'private_key_jwt'],
  ['client-certificate-alias', 'ci', 'private_key_jwt'],
])('refuses %s before anything happens', async (name, value, method) => {
  const step = await fixture.job({}, { environment }).main({ ...inputs, [name]: value });
  const problem = `${name} is given, but client-authentication is instance_principal; expected: a value only with ${method}`;
  expect(errorsOf(step)).toEqual([expect.stringContaining(`Invalid input: ${problem}`)]);
  expect([fixture.emulator.requests.length, instance.requests.length]).toEqual([0, 0]);
});

it.each([
  ['is "https://127.0.0.1:9/opc/v2"', 'https://127.0.0.1:9/opc/v2'],
  ['is "/opc/v2"', '/opc/v2'],
  ['is "http://127.0.0.1:9/opc/v2?a=b"', 'http://127.0.0.1:9/opc/v2?a=b'],
  ['is "http://[::/opc/v2"', 'http://[::/opc/v2'],
  ['contains user information (an @)', 'http://runner:idcscs-of-a-proxy@127.0.0.1:9/opc/v2'],
])('refuses a metadata service whose URL %s before anything happens', async (problem, OCI_METADATA_BASE_URL) => {
  const step = await fixture.job({}, { environment: { ...environment, OCI_METADATA_BASE_URL } }).main(inputs);
  const expected = 'an http URL without user information and query, such as http://169.254.169.254/opc/v2';
  expect(errorsOf(step)).toEqual([
    expect.stringContaining(`Invalid input: OCI_METADATA_BASE_URL ${problem}; expected: ${expected}`),
  ]);
  expect(step.stdout + step.stderr).not.toContain('idcscs-of-a-proxy');
  expect(fixture.emulator.requests).toHaveLength(0);
});

it('says that this machine is no instance if there is no metadata service', async () => {
  const OCI_METADATA_BASE_URL = 'http://127.0.0.1:9/opc/v2';
  const step = await fixture.job({}, { environment: { ...environment, OCI_METADATA_BASE_URL } }).main(inputs);
  const [error = ''] = errorsOf(step);
  expect(error).toContain(`Request failed: the metadata service at ${OCI_METADATA_BASE_URL}/instance/regionInfo `);
  expect(error).toContain('only on a compute instance in OCI');
  expect(sent(EXCHANGE)).toEqual([]);
});

it.each<[what: string, says: string, answer: (socket: Duplex) => void]>([
  [
    'switches the protocol',
    'answered 101',
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
  ],
  [
    'sends more than a document',
    'answered 200 with more than 256 kB',
    (socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(300 * 1024)}`),
  ],
])('refuses a metadata service that %s', async (_what, says, answer) => {
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        answer(socket);
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const OCI_METADATA_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const step = await fixture.job({}, { environment: { ...environment, OCI_METADATA_BASE_URL } }).main(inputs);
  server.close();
  expect(errorsOf(step)).toEqual([
    expect.stringContaining(
      `Request failed: the metadata service at ${OCI_METADATA_BASE_URL}/instance/regionInfo ${says}`,
    ),
  ]);
});

it('says what answered if it is not the metadata service of OCI', async () => {
  const certificate = metadata('identity/cert.pem');
  instance.documents.set('identity/cert.pem', 'a page of another cloud');
  try {
    const step = await fixture.job({}, { environment }).main(inputs);
    const [error = ''] = errorsOf(step);
    expect(error).toContain(`Unexpected response: ${instance.metadataUrl} does not answer like the metadata service`);
    expect(error).not.toContain('a page of another cloud');
  } finally {
    instance.documents.set('identity/cert.pem', certificate);
  }
});

it('says what to check if the instance gets no token', async () => {
  fixture.emulator.clock.offsetSeconds = 600;
  try {
    const step = await fixture.job({}, { environment }).main(inputs);
    const [error = ''] = errorsOf(step);
    expect(error).toContain('token of this instance to https://auth.eu-frankfurt-1.oraclecloud.com was answered 401');
    expect(error).toContain("this machine's clock is right");
  } finally {
    fixture.emulator.clock.offsetSeconds = 0;
  }
});

it('says what to check if the domain does not accept the signature', async () => {
  fixture.emulator.domain.deviations.signedExchanges = 'refused';
  try {
    const step = await fixture.job({}, { environment }).main(inputs);
    const [error = ''] = errorsOf(step);
    expect(error).toContain('answered 401 invalid_client');
    expect(error).toContain('does not accept the signature of this instance');
    expect(error).toContain('use client-authentication: client_secret_basic');
    expect(error).toContain(' the trust accepts it, with: npx oci-wif explain ');
    expect(error).not.toContain('--rotate-secret');
  } finally {
    fixture.emulator.domain.deviations.signedExchanges = 'accepted';
  }
});
