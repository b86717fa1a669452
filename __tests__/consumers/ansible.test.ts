// Ansible with what the built action left behind. ansible-core is the real one. Its modules are stand-ins for the collection oracle.oci, which no registry
// here has, and authenticate as the collection does. examples.test.ts runs the example's workflow in the same way.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConsumerFixture, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { ansibleCollections, PROVISION } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

const NAMESPACE = { 'oracle.oci.oci_object_storage_namespace_facts': {} };

let fixture: ConsumerFixture;
beforeAll(async () => {
  fixture = await openConsumerFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

async function play(job: ConsumerJob, tasks: object[], environment: Record<string, string> = {}): Promise<ToolResult> {
  // JSON is YAML.
  const playbook = [{ hosts: 'localhost', connection: 'local', gather_facts: false, tasks }];
  writeFileSync(join(job.directory, 'workspace', 'playbook.yml'), JSON.stringify(playbook));
  fixture.emulator.requests.clear();
  return job.step('ansible-playbook', ['playbook.yml'], {
    ANSIBLE_COLLECTIONS_PATH: ansibleCollections,
    ...environment,
  });
}

const keyIds = (): string[] =>
  fixture.emulator.requests.map(({ headers }) => /keyId="([^"]*)"/.exec(headers.authorization ?? '')?.[1] ?? '');

describeWith({ 'ansible-playbook': PROVISION }, 'Ansible', () => {
  test('uses the session with auth_type: security_token in a task, without the exported variables', async () => {
    const job = await fixture.logIn({ 'export-environment': 'false' });
    const task = {
      'oracle.oci.oci_object_storage_namespace_facts': {
        config_file_location: job.login.outputs['config-file'],
        config_profile_name: 'WIF',
        auth_type: 'security_token',
      },
    };
    const result = await play(job, [task]);
    expect([result.exitCode, result.stdout]).toEqual([0, expect.stringMatching(/ok=1 .*failed=0/)]);
    expect(keyIds()).toEqual([`ST$${job.token()}`]);
  });

  test('reads the token for each task, with an API key in DEFAULT', async () => {
    const job = await fixture.logIn({}, await fixture.apiKeyConfig());
    const renewed = await job.renewToken();
    const first = await job.renewToken();
    const renewal = {
      'ansible.builtin.copy': { content: renewed, dest: job.login.outputs['token-file'] },
      no_log: true,
    };
    const result = await play(job, [NAMESPACE, renewal, NAMESPACE]);
    expect([result.exitCode, result.stdout]).toEqual([0, expect.stringMatching(/ok=3 .*failed=0/)]);
    expect(keyIds()).toEqual([`ST$${first}`, `ST$${renewed}`]);
  });

  test('asks for a user without OCI_ANSIBLE_AUTH_TYPE, which the action exports', async () => {
    const job = await fixture.logIn();
    const { exitCode, stdout } = await play(job, [NAMESPACE], { OCI_ANSIBLE_AUTH_TYPE: '' });
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/Invalid OCI configuration.*user.*missing/);
    expect(fixture.emulator.requests).toEqual([]);
  });
});
