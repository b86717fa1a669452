// rclone's backend for Object Storage with what the built action left behind, by each of its ways to authenticate.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

const tools = { rclone: PROVISION };

let fixture: ConsumerFixture;
let job: ConsumerJob;
const open = (trusted: Parameters<typeof openConsumerFixture>[0] = {}) => {
  beforeAll(async () => {
    fixture = await openConsumerFixture(trusted);
    job = await fixture.logIn();
  });
  afterAll(() => fixture.stop());
  beforeEach(() => {
    fixture.emulator.requests.clear();
  });
};

/** rclone takes the settings of the remote `oci:` from the environment, so a job needs no config file. */
const remote = (provider: string, compartment: string): Record<string, string> => ({
  RCLONE_CONFIG_OCI_TYPE: 'oracleobjectstorage',
  RCLONE_CONFIG_OCI_PROVIDER: provider,
  RCLONE_CONFIG_OCI_NAMESPACE: 'emulatorns',
  RCLONE_CONFIG_OCI_COMPARTMENT: compartment,
  RCLONE_CONFIG_OCI_REGION: 'eu-frankfurt-1',
});
const profile = (file: string, name: string): Record<string, string> => ({
  RCLONE_CONFIG_OCI_CONFIG_FILE: file,
  RCLONE_CONFIG_OCI_CONFIG_PROFILE: name,
});
const session = (): Record<string, string> =>
  profile(job.login.outputs['config-file'] ?? '', job.login.outputs.profile ?? '');

const rclone = (provider: string, args: string[], environment: Record<string, string> = {}): Promise<ToolResult> =>
  job.step('rclone', ['--retries', '1', '--low-level-retries', '1', ...args], {
    RCLONE_CONFIG: '/dev/null',
    ...remote(provider, job.compartment),
    ...environment,
  });

async function roundTrip(provider: string, environment: Record<string, string> = {}): Promise<string> {
  const folder = join(job.directory, 'workspace');
  writeFileSync(join(folder, 'hello.txt'), 'héllo');
  printed(await rclone(provider, ['copy', join(folder, 'hello.txt'), 'oci:from-rclone'], environment));
  const names = printed(await rclone(provider, ['lsf', 'oci:from-rclone'], environment));
  const text = printed(await rclone(provider, ['cat', 'oci:from-rclone/hello.txt'], environment));
  printed(await rclone(provider, ['deletefile', 'oci:from-rclone/hello.txt'], environment));
  return names + text;
}

const NO_RESOURCE_PRINCIPAL =
  'can not create resource principal, environment variable: OCI_RESOURCE_PRINCIPAL_VERSION, not present';

test('docs/consumers.md shows the variables that are set here', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/consumers.md', import.meta.url)), 'utf8');
  const shown = [...page.matchAll(/^ +(RCLONE_CONFIG_\w+): /gm)].map(([, name]) => name);
  const set = Object.keys({ ...remote('user_principal_auth', ''), ...profile('', '') });
  expect(shown.sort()).toEqual(set.sort());
});

describeWith(tools, 'rclone', () => {
  open();

  test('creates a bucket, copies, lists, reads and deletes with user_principal_auth and the profile', async () => {
    expect(await roundTrip('user_principal_auth', session())).toBe('hello.txt\nhéllo');
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('signs with the API key if the profile names a user, and is refused', async () => {
    const bent = job;
    job = await fixture.logIn();
    job.editConfig((text) => text.replace('[WIF]\n', '[WIF]\nuser=ocid1.user.oc1..aaaa\n'));
    const { exitCode, stderr } = await rclone('user_principal_auth', ['lsf', 'oci:'], session());
    job = bent;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Error Code: NotAuthenticated')]);
  });

  const accountConfig = join(userInfo().homedir, '.oci', 'config');
  const isFree = !existsSync(accountConfig);
  const reason = isFree ? '' : ` (not run: rclone would use ${accountConfig})`;
  (isFree ? test : test.skip)(`uses a session in the profile DEFAULT with env_auth${reason}`, async () => {
    const other = job;
    job = await fixture.logIn({ profile: 'DEFAULT' });
    const text = await roundTrip('env_auth');
    job = other;
    expect(text).toBe('hello.txt\nhéllo');
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test.each([
    ['env_auth', 'did not find a proper configuration for tenancy'],
    ['resource_principal_auth', NO_RESOURCE_PRINCIPAL],
    ['workload_identity_auth', NO_RESOURCE_PRINCIPAL],
    ['no_auth', 'Error Code: NotAuthenticated'],
  ])('does not find the session with %s', async (provider, message) => {
    const { exitCode, stderr } = await rclone(provider, ['lsf', 'oci:from-rclone']);
    expect([exitCode === 0, stderr]).toEqual([false, expect.stringContaining(message)]);
    expect(fixture.signers()).toEqual([]);
  });
});

describeWith(tools, 'rclone with an RPST', () => {
  open({ tokenType: 'rpst' });

  test('uses the profile with user_principal_auth', async () => {
    expect(await roundTrip('user_principal_auth', session())).toBe('hello.txt\nhéllo');
  });

  test('needs no profile with resource_principal_auth', async () => {
    expect(await roundTrip('resource_principal_auth')).toBe('hello.txt\nhéllo');
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('cannot use workload_identity_auth outside a cluster', async () => {
    const { exitCode, stderr } = await rclone('workload_identity_auth', ['lsf', 'oci:from-rclone']);
    expect([exitCode === 0, stderr]).toEqual([
      false,
      expect.stringContaining('error getting Kubernetes Service Account Token'),
    ]);
    expect(fixture.signers()).toEqual([]);
  });
});
