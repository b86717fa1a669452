// Terraform's backend `oci` with what the built action exported: its requests, played by Oracle's Go SDK, and the backend itself if the PATH has a
// Terraform that contains it.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newBucket } from '../../emulator/object-storage/store.ts';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { runTool, describeWith, type ToolResult } from './toolchain.ts';

const BUCKET = 'states';
const NAMESPACE = 'emulatorns';

let fixture: ConsumerFixture;
const open = () => {
  beforeAll(async () => {
    fixture = await openConsumerFixture();
  });
  afterAll(() => fixture.stop());
};

/** A bucket for states, in which the login of the job may do everything. */
async function bucketWith(versioning: 'Enabled' | 'Disabled'): Promise<ConsumerJob> {
  const { emulator } = fixture;
  emulator.objectStorage.buckets.set(BUCKET, newBucket({ name: BUCKET, compartmentId: emulator.tenancy, versioning }));
  return fixture.logIn();
}

describeWith({ 'go-session': PROVISION }, 'the requests of the backend oci', () => {
  open();

  test.each([
    ['without versioning', 'Disabled', 1],
    ['with versioning', 'Enabled', 2],
  ] as const)('lock, write, conflict, unlock and delete in a bucket %s', async (_what, versioning, versions) => {
    const job = await bucketWith(versioning);
    const result = await job.step('go-session', ['terraform-backend'], { NAMESPACE, BUCKET });
    const steps = (JSON.parse(printed(result)) as { step: string; outcome: string }[]).map(
      ({ step, outcome }) => `${step}: ${outcome}`,
    );
    expect(steps).toEqual([
      'list the workspaces: ok: []',
      'read no state: 404',
      'lock: ok',
      'lock for somebody else: 412 IfNoneMatchFailed',
      'read who holds the lock: ok: first',
      'write the state: ok',
      'read the state: ok: one',
      'replace the state that was read: ok',
      'replace a state that has changed: 412 IfMatchFailed',
      'read a state that has changed: 412 IfMatchFailed',
      'unlock with the tag of another lock: 412 IfMatchFailed',
      'unlock: ok',
      'unlock again: 404',
      'two lock at once: [412 IfNoneMatchFailed ok]',
      'two replace the same state at once: [412 IfMatchFailed ok]',
      'write the state of a workspace: ok',
      'write it again: ok',
      'list the workspaces: ok: [env:/blue/terraform.tfstate]',
      `delete the workspace with all versions: ok: ${versions}`,
      'list the workspaces: ok: []',
    ]);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });
});

/** The version on the PATH, or undefined without Terraform. */
function terraformVersion(): string | undefined {
  const { stdout } = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' });
  try {
    return (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
  } catch {
    return undefined;
  }
}

const version = terraformVersion();
const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
const found = version === undefined ? 'the PATH has none' : `the PATH has ${version}`;
const hasBackend = major > 1 || (major === 1 && minor >= 12);

const REAL = `Terraform's own backend oci${hasBackend ? '' : ` (needs Terraform 1.12 or newer, and ${found})`}`;

// Not an error in CI: without such a Terraform the requests are still played above.
(hasBackend ? describe : describe.skip)(REAL, () => {
  open();

  test('keeps its states and locks in the bucket, with the session of the job', async () => {
    const job = await bucketWith('Enabled');
    const directory = join(job.directory, 'backend');
    mkdirSync(directory);
    writeFileSync(
      join(directory, 'main.tf'),
      `terraform {\n  backend "oci" {\n    bucket    = "${BUCKET}"\n    namespace = "${NAMESPACE}"\n  }\n}\n` +
        'resource "terraform_data" "one" {\n  input = "first"\n}\n',
    );
    const terraform = ([command = '', ...args]: string[]): Promise<ToolResult> =>
      runTool('terraform', [command, '-no-color', ...args], {
        cwd: directory,
        environment: job.stepEnvironment({ CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' }),
        timeout: 50_000,
      });
    const bucket = fixture.emulator.objectStorage.buckets.get(BUCKET);
    const states = (): string[] => [...(bucket?.objects.keys() ?? [])].sort();

    printed(await terraform(['init', '-input=false']));
    printed(await terraform(['apply', '-input=false', '-auto-approve']));
    expect(states()).toEqual(['terraform.tfstate']);
    printed(await terraform(['workspace', 'new', 'blue']));
    printed(await terraform(['apply', '-input=false', '-auto-approve']));
    expect(states()).toEqual(['env:/blue/terraform.tfstate', 'terraform.tfstate']);

    // As another run that holds the lock leaves it.
    const lock = JSON.stringify({
      ID: 'd3adb33f',
      Operation: 'OperationTypeApply',
      Who: 'somebody@else',
      Path: 'blue',
    });
    const state = bucket?.objects.get('env:/blue/terraform.tfstate');
    const name = 'env:/blue/terraform.tfstate.lock';
    if (state) bucket?.objects.set(name, { ...state, name, etag: 'of-the-lock', body: Buffer.from(lock) });
    const locked = await terraform(['plan', '-input=false', '-lock-timeout=0s']);
    expect(locked.exitCode).toBe(1);
    expect(locked.stderr).toContain('somebody@else');
    printed(await terraform(['force-unlock', '-force', 'd3adb33f']));
    printed(await terraform(['destroy', '-input=false', '-auto-approve']));

    printed(await terraform(['workspace', 'select', 'default']));
    printed(await terraform(['workspace', 'delete', 'blue']));
    expect(states()).toEqual(['terraform.tfstate']);
    expect(bucket?.formerVersions.filter((one) => one.name.startsWith('env:'))).toEqual([]);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });
});
