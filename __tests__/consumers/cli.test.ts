// The OCI CLI with nothing but what the built action left behind: real host names, no flag.

import { createPublicKey, verify } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import {
  logInAndExpire,
  OBJECT_STORAGE,
  openConsumerFixture,
  printed,
  type ConsumerJob,
  type ConsumerFixture,
} from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith } from './toolchain.ts';

const tools = { oci: PROVISION };

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

const data = (text: string): unknown => (JSON.parse(text) as { data: unknown }).data;
const oci = async (job: ConsumerJob, ...args: string[]): Promise<string> => printed(await job.step('oci', args));

describeWith(tools, 'the OCI CLI', () => {
  open();
  let job: ConsumerJob;
  beforeAll(async () => {
    job = await fixture.logIn();
  });

  test('reads the namespace without a warning', async () => {
    const result = await job.step('oci', ['os', 'ns', 'get']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(data(result.stdout)).toBe('emulatorns');
    expect(fixture.proxy.tunnels).toEqual([OBJECT_STORAGE]);
    expect(fixture.signers()).toEqual(['ST']);
  });

  test('creates a bucket, puts an object with a body, lists, reads and deletes', async () => {
    const { compartment } = job;
    const file = join(job.directory, 'workspace', 'hello.txt');
    writeFileSync(file, 'héllo');
    await oci(job, 'os', 'bucket', 'create', '--name', 'box', '--compartment-id', compartment);
    await oci(job, 'os', 'object', 'put', '--bucket-name', 'box', '--file', file, '--name', 'a/b c.txt');
    expect(fixture.emulator.objectStorage.buckets.get('box')?.objects.get('a/b c.txt')?.body.toString()).toBe('héllo');
    expect(data(await oci(job, 'os', 'bucket', 'list', '--compartment-id', compartment))).toMatchObject([
      { name: 'box', 'created-by': fixture.trust.user.ocid },
    ]);
    const got = await oci(job, 'os', 'object', 'get', '--bucket-name', 'box', '--name', 'a/b c.txt', '--file', '-');
    expect(got).toBe('héllo');
    await oci(job, 'os', 'object', 'delete', '--bucket-name', 'box', '--object-name', 'a/b c.txt', '--force');
    await oci(job, 'os', 'bucket', 'delete', '--name', 'box', '--force');
    expect(fixture.emulator.objectStorage.buckets.size).toBe(0);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('gets a token from the container registry; raw-request ignores a proxy in the environment', async () => {
    const uri = 'https://fra.ocir.io/20180419/docker/token';
    const request = ['raw-request', '--http-method', 'GET', '--target-uri', uri];
    const { token } = data(await oci(job, '--proxy', fixture.proxy.url, ...request)) as { token: string };
    expect(fixture.emulator.registry.tokens.get(token)).toMatchObject({ ocid: fixture.trust.user.ocid });
    expect(fixture.proxy.tunnels).toEqual(['fra.ocir.io:443']);
  });

  test('creates a token for kubectl that is signed with the session', async () => {
    const cluster = 'ocid1.cluster.oc1.eu-frankfurt-1.aaaa';
    const credential = JSON.parse(await oci(job, 'ce', 'cluster', 'generate-token', '--cluster-id', cluster)) as {
      kind: string;
      status: { token: string };
    };
    expect(credential.kind).toBe('ExecCredential');
    const url = new URL(Buffer.from(credential.status.token, 'base64url').toString());
    expect([url.host, url.pathname]).toEqual([
      'containerengine.eu-frankfurt-1.oraclecloud.com',
      `/cluster_request/${cluster}`,
    ]);
    const part = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(url.searchParams.get('authorization') ?? '')?.[1] ?? '';
    const token = job.token();
    expect(part('keyId')).toBe(`ST$${token}`);
    const signed: Record<string, string> = {
      date: url.searchParams.get('date') ?? '',
      '(request-target)': `get ${url.pathname}`,
      host: url.host,
    };
    const text = part('headers')
      .split(' ')
      .map((name) => `${name}: ${signed[name] ?? ''}`);
    const jwk = JSON.parse(decodeJwt(token).jwk as string) as object;
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const signature = Buffer.from(part('signature'), 'base64');
    expect(verify('RSA-SHA256', Buffer.from(text.join('\n')), key, signature)).toBe(true);
  });

  test('uses a renewed token from the next command on', async () => {
    const token = await job.renewToken();
    expect(data(await oci(job, 'os', 'ns', 'get'))).toBe('emulatorns');
    expect(fixture.emulator.requests.at(-1)?.headers.authorization).toContain(`keyId="ST$${token}"`);
  });

  test('reports an expired session without sending a request', async () => {
    const short = await logInAndExpire(fixture);
    fixture.emulator.requests.clear();
    const { exitCode, stdout, stderr } = await short.step('oci', ['os', 'ns', 'get']);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain('This CLI session has expired');
    expect(fixture.emulator.requests).toEqual([]);
  });

  test('ignores a user in the profile', async () => {
    const bent = await fixture.logIn();
    bent.editConfig((text) => text.replace('[WIF]\n', '[WIF]\nuser=ocid1.user.oc1..aaaa\n'));
    expect(data(await oci(bent, 'os', 'ns', 'get'))).toBe('emulatorns');
  });

  test('cannot decode a token with a newline after it', async () => {
    const bent = await fixture.logIn();
    appendFileSync(bent.login.outputs['token-file']!, '\n');
    const { exitCode, stdout, stderr } = await bent.step('oci', ['os', 'ns', 'get']);
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(/padding|DecodeError/);
  });
});

describeWith(tools, 'the OCI CLI below an API key in DEFAULT', () => {
  open();

  test('uses the session; the API key still works, and has its config back after the job', async () => {
    const config = await fixture.apiKeyConfig();
    const job = await fixture.logIn({}, config);
    fixture.emulator.requests.clear();
    expect(await job.step('oci', ['os', 'ns', 'get'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fixture.signers()).toEqual(['ST']);
    await oci(job, '--profile', 'DEFAULT', '--auth', 'api_key', '--region', 'uk-london-1', 'os', 'ns', 'get');
    const [, user] = /user = (\S+)/.exec(config) ?? [];
    expect(fixture.signers().at(-1)).toContain(`/${user ?? 'no user'}/`);

    await job.post(job.login);
    expect(readFileSync(join(job.home, '.oci', 'config'), 'utf8')).toBe(config);
  });

  test('uses two logins in one job, each with its profile', async () => {
    const job = await fixture.logIn({}, await fixture.apiKeyConfig());
    const second = await job.main({ ...fixture.inputs, profile: 'SECOND', 'export-environment': 'false' });
    expect(second.exitCode).toBe(0);
    await oci(job, 'os', 'ns', 'get');
    await oci(job, '--profile', 'SECOND', 'os', 'ns', 'get');
    const tokens = fixture.emulator.requests
      .filter(({ path }) => path === '/n')
      .map(({ headers }) => /keyId="ST\$([^"]*)"/.exec(headers.authorization ?? '')?.[1]);
    expect(tokens).toEqual([job.login, second].map(({ outputs }) => readFileSync(outputs['token-file'] ?? '', 'utf8')));
  });
});

describeWith(tools, 'the OCI CLI with an RPST', () => {
  open({ tokenType: 'rpst' });

  test('reads the namespace with the profile', async () => {
    const job = await fixture.logIn();
    expect(await job.step('oci', ['os', 'ns', 'get'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fixture.signers()).toEqual(['ST']);
  });

  test('reads it as a resource principal too, without any profile', async () => {
    const job = await fixture.logIn();
    const environment = { OCI_CLI_AUTH: 'resource_principal', OCI_CLI_CONFIG_FILE: '/nonexistent' };
    const result = await job.step('oci', ['os', 'ns', 'get'], environment);
    expect(data(printed(result))).toBe('emulatorns');
  });

  test('creates a token for kubectl as a resource principal, because the region is exported', async () => {
    const job = await fixture.logIn();
    const command = ['ce', 'cluster', 'generate-token', '--cluster-id', 'ocid1.cluster.oc1.eu-frankfurt-1.aaaa'];
    const result = await job.step('oci', command, { OCI_CLI_AUTH: 'resource_principal' });
    expect(printed(result)).toContain('ExecCredential');
  });
});
