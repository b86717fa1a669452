// Terraform runs examples/terraform with nothing but what the built action left behind. The provider is a stand-in for the real one (see
// terraform-composition/main.go) unless OCI_WIF_TERRAFORM_PROVIDER names a directory with the real one: `npm run test:terraform`.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addUser } from '../../emulator/domain/resources.ts';
import { processesOf, tracking } from '../e2e/background.ts';
import { withActionFixture, REPOSITORY, type ActionFixture } from '../e2e/action-fixture.ts';
import { buildStandIn, givenProvider, logIn, succeeded, TERRAFORM_TOOLS, type TerraformJob } from './terraform-run.ts';
import { BUILD_TIMEOUT, describeWith } from './toolchain.ts';

const letIn = ({ emulator, trust }: ActionFixture): void => {
  const principal = { user: trust.user.ocid };
  emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
};

/** What signed each request to Object Storage: `ST` for a session token, else the ID of an API key. */
const signers = ({ emulator }: ActionFixture): string[] =>
  emulator.requests
    .filter(({ path }) => path.startsWith('/n'))
    .map(({ headers }) => /keyId="([^"]*)"/.exec(headers.authorization ?? '')?.[1] ?? 'unsigned')
    .map((keyId) => keyId.replace(/^ST\$.*/, 'ST'));

/** An administrator's API key, as a profile `[DEFAULT]` that the job found, and what it signs with. */
async function administratorKey({ emulator }: ActionFixture) {
  const user = addUser(emulator.domain.store, { userName: 'administrator' });
  emulator.policies.allow({
    principal: { user: user.ocid },
    verb: 'manage',
    resource: 'object-family',
    in: 'tenancy',
  });
  const { keyId, fingerprint, privateKeyPem } = await emulator.domain.registerApiKey(user);
  const keyFile = join(emulator.directory, 'administrator.pem');
  writeFileSync(keyFile, privateKeyPem ?? '', { mode: 0o600 });
  const values = { user: user.ocid, fingerprint, key_file: keyFile, tenancy: emulator.tenancy, region: 'uk-london-1' };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  return { keyId, user: user.ocid, fingerprint, keyFile, config: `[DEFAULT]\n${lines.join('')}` };
}

/** The post step ends the background process; a test that fails before it must not leave one. */
async function withFederation(
  fixture: ActionFixture,
  inputs: Record<string, string>,
  play: (job: TerraformJob) => Promise<void>,
  environment: Record<string, string> = {},
) {
  const given = { environment: { ...environment, ...tracking() } };
  const job = await logIn(fixture, { 'terraform-federation': 'true', ...inputs }, given);
  try {
    await play(job);
    expect(await job.post(job.login)).toMatchObject({ exitCode: 0 });
  } finally {
    for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
  }
}

const exchanges = ({ emulator }: ActionFixture) => emulator.requests.filter(({ form }) => form !== undefined);

const provider = givenProvider === undefined ? 'the stand-in' : 'a given provider';

describeWith(TERRAFORM_TOOLS, `Terraform with ${provider}`, () => {
  beforeAll(async () => {
    if (givenProvider === undefined) await buildStandIn();
  }, 2 * BUILD_TIMEOUT);

  test('plans, creates, finds unchanged and destroys a bucket with an empty provider block', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { buckets } = fixture.emulator.objectStorage;
      const job = await logIn(fixture);

      expect(succeeded(await job.terraform(['plan']))).toContain('Plan: 1 to add, 0 to change');
      expect(buckets.size).toBe(0);

      const applied = succeeded(await job.terraform(['apply', '-auto-approve']));
      expect(applied).toContain('Apply complete! Resources: 1 added');
      expect(applied).toContain('bucket = "emulatorns/made-by-terraform"');
      expect(buckets.get('made-by-terraform')).toMatchObject({
        compartmentId: fixture.emulator.tenancy,
        createdBy: fixture.trust.user.ocid,
        versioning: 'Enabled',
        freeformTags: { 'made-by': 'terraform' },
      });

      expect(succeeded(await job.terraform(['plan', '-detailed-exitcode']))).toContain('No changes.');
      const asked = fixture.emulator.requests.map(({ method, path, status }) => `${method} ${path} ${status ?? ''}`);
      expect(asked).toContain('GET /n/emulatorns/b/made-by-terraform/retentionRules 200');

      succeeded(await job.terraform(['destroy', '-auto-approve']));
      expect(buckets.size).toBe(0);
      expect(new Set(signers(fixture))).toEqual(new Set(['ST']));
    }));

  test('creates the bucket with the commands of README.md', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = await logIn(fixture);
      const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
      const [, commands = 'false'] = /^- run: (terraform init .*)$/m.exec(readme) ?? [];
      expect(succeeded(await job.shell(commands))).toContain('Apply complete! Resources: 1 added');
      expect([...fixture.emulator.objectStorage.buckets.keys()]).toEqual(['made-by-terraform']);
    }));

  test('finds a profile outside HOME and outside the account’s home', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = await logIn(fixture, { 'oci-home': join(fixture.emulator.directory, 'elsewhere', '.oci') });
      succeeded(await job.terraform(['plan']));
      expect(signers(fixture)).toEqual(['ST']);
    }));

  test('uses a resource principal’s session token', () =>
    withActionFixture({ tokenType: 'rpst' }, async (fixture) => {
      fixture.emulator.policies.allow({
        principal: { where: { 'request.principal.ext_repository': REPOSITORY } },
        verb: 'manage',
        resource: 'object-family',
        in: 'tenancy',
      });
      const job = await logIn(fixture, { 'token-type': 'rpst', 'resource-type': 'github' });
      succeeded(await job.terraform(['apply', '-auto-approve']));
      expect(fixture.emulator.objectStorage.buckets.size).toBe(1);
    }));

  test('prefers the session token to an API key in DEFAULT and to one in the environment', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { config, user, fingerprint, keyFile } = await administratorKey(fixture);
      const job = await logIn(fixture, {}, { config });
      const environment = {
        OCI_TENANCY_OCID: fixture.emulator.tenancy,
        OCI_USER_OCID: user,
        OCI_FINGERPRINT: fingerprint,
        OCI_PRIVATE_KEY_PATH: keyFile,
      };
      succeeded(await job.terraform(['apply', '-auto-approve'], environment));
      expect(fixture.emulator.objectStorage.buckets.get('made-by-terraform')?.createdBy).toBe(fixture.trust.user.ocid);
      expect(new Set(signers(fixture))).toEqual(new Set(['ST']));
    }));

  test('ignores a user in the token profile', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = await logIn(fixture);
      job.editConfig((text) => text.replace('[WIF]\n', `[WIF]\nuser=${fixture.trust.user.ocid}\n`));
      succeeded(await job.terraform(['plan']));
      expect(signers(fixture)).toEqual(['ST']);
    }));

  test('signs with the API key of DEFAULT if the token profile has no fingerprint, and is refused', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { config, keyId } = await administratorKey(fixture);
      const job = await logIn(fixture, {}, { config });
      job.editConfig((text) => {
        const [before = '', profile = ''] = text.split('[WIF]\n');
        return `${before}[WIF]\n${profile.replace(/^fingerprint=.*\n/m, '')}`;
      });
      const plan = await job.terraform(['plan']);
      expect(plan.exitCode).toBe(1);
      expect(plan.stderr).toMatch(/401/);
      expect(new Set(signers(fixture))).toEqual(new Set([keyId]));
    }));

  test('sends nothing with a line break after the token, and does not print the token', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const job = await logIn(fixture);
      appendFileSync(job.login.outputs['token-file'] ?? '', '\n');
      const plan = await job.terraform(['plan']);
      expect(plan.exitCode).toBe(1);
      expect(plan.stderr).toContain('invalid header field value');
      expect(plan.stdout + plan.stderr).not.toContain('eyJ');
      expect(signers(fixture)).toEqual([]);
    }));

  test('reports a missing profile after the post step', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { config } = await administratorKey(fixture);
      const job = await logIn(fixture, {}, { config });
      await job.post(job.login);
      const plan = await job.terraform(['plan']);
      expect(plan.exitCode).toBe(1);
      expect(plan.stderr).toContain('configuration file did not contain profile: WIF');
      expect(signers(fixture)).toEqual([]);
    }));

  test('with renew, one apply with parallel resources works across five renewals and the expiry of its first token', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { domain, faults, objectStorage, requests } = fixture.emulator;
      domain.sessionTokens.upstLifetimeSeconds = 20;
      const job = await logIn(fixture, { renew: 'true' }, { environment: tracking() });
      try {
        const many = [
          'resource "oci_objectstorage_bucket" "many" {',
          '  count          = 12',
          '  compartment_id = var.compartment_ocid',
          '  namespace      = data.oci_objectstorage_namespace.this.namespace',
          '  name           = "many-${count.index}"',
          '}\n',
        ];
        writeFileSync(join(job.directory, 'terraform', 'many.tf'), many.join('\n'));
        faults.add({ kind: 'delay', method: 'POST', path: /^\/n\/emulatorns\/b\/?$/, delayMs: 6000 });
        succeeded(await job.terraform(['apply', '-auto-approve', '-parallelism=2']));
        expect(objectStorage.buckets.size).toBe(13);
        expect(Date.now()).toBeGreaterThan(Date.parse(job.login.outputs['expires-at'] ?? ''));
        expect(requests.filter(({ status }) => status === 401)).toEqual([]);
        // The first is that of the login.
        expect(exchanges(fixture).length).toBeGreaterThanOrEqual(6);
        expect(await job.post(job.login)).toMatchObject({ exitCode: 0 });
      } finally {
        for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
      }
    }));

  test('with terraform-federation, creates a bucket with its own session token for the same user', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      await withFederation(fixture, {}, async (job) => {
        const before = exchanges(fixture).length;
        succeeded(await job.terraform(['apply', '-auto-approve']));
        const bucket = fixture.emulator.objectStorage.buckets.get('made-by-terraform');
        expect(bucket?.createdBy).toBe(fixture.trust.user.ocid);
        expect(exchanges(fixture).length).toBeGreaterThan(before);
        const ours = readFileSync(job.login.outputs['token-file'] ?? '', 'utf8');
        const signed = fixture.emulator.requests.filter(({ path }) => path.startsWith('/n'));
        for (const { headers } of signed) {
          expect(headers.authorization).toContain('keyId="ST$');
          expect(headers.authorization).not.toContain(ours);
        }
      });
    }));

  test('with terraform-federation on a compute instance, signs its exchanges as the instance, with nothing stored', () =>
    withActionFixture({}, async (fixture) => {
      letIn(fixture);
      const { emulator } = fixture;
      const { metadataUrl } = await emulator.startInstance();
      const { url: https_proxy } = await emulator.startProxy();
      const environment = { OCI_METADATA_BASE_URL: metadataUrl, https_proxy, no_proxy: 'localhost,127.0.0.1' };
      const inputs = { 'client-secret': '', 'client-authentication': 'instance_principal' };
      await withFederation(
        fixture,
        inputs,
        async (job) => {
          const before = exchanges(fixture).length;
          succeeded(await job.terraform(['apply', '-auto-approve'], environment));
          expect(emulator.objectStorage.buckets.get('made-by-terraform')?.createdBy).toBe(fixture.trust.user.ocid);
          const own = exchanges(fixture).slice(before);
          expect(own.length).toBeGreaterThan(0);
          for (const { status, headers, form = {} } of own) {
            expect([status, headers.authorization]).toEqual([200, expect.stringMatching(/^Signature .*keyId="ST\$/)]);
            expect(Object.keys(form).filter((name) => name.includes('client'))).toEqual([]);
          }
        },
        environment,
      );
    }));

  test('with terraform-federation, requests an RPST for the resource type of the trust', () =>
    withActionFixture({ tokenType: 'rpst', resourceType: 'ci' }, async (fixture) => {
      const principal = { where: { 'request.principal.ext_repository': REPOSITORY } };
      fixture.emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
      await withFederation(fixture, { 'token-type': 'rpst', 'resource-type': 'ci' }, async (job) => {
        succeeded(await job.terraform(['apply', '-auto-approve']));
        expect(fixture.emulator.objectStorage.buckets.size).toBe(1);
        expect(exchanges(fixture).at(-1)?.form).toMatchObject({ res_type: 'ci' });
      });
    }));
});
