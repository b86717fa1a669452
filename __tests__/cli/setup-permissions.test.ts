// What setup says about permissions, and that the first proof which it prints works with them.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createJob } from '../../emulator/runner.ts';
import type { CliFixture } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openInsideFixture();
  const id = 'ocid1.compartment.oc1..example';
  fixture.emulator.iam.compartments.set(id, { ...fixture.emulator.iam.addCompartment('ci'), id });
  fixture.emulator.gitHubApi.addRepository('octo/app');
});
afterEach(() => fixture.close());

const MAIN = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];
const STORAGE = ['--allow', 'manage object-family in compartment id ocid1.compartment.oc1..example'];
const NAMESPACE = ['--allow', 'read objectstorage-namespaces in tenancy'];

test('without --allow, the plan and the result say that jobs can log in and then do nothing', async () => {
  const dry = await fixture.setup([...MAIN, '--dry-run']);
  expect(dry.stdout.match(/jobs can log in and then do nothing/g)).toHaveLength(1);
  const { code, stdout } = await fixture.setup(MAIN);
  expect(code).toBe(0);
  const [plan = '', result = ''] = stdout.split('Done. All changes');
  for (const part of [plan, result])
    expect(part).toMatch(
      /without --allow, setup creates no policy\..*404\. Run setup again with, for example, --allow "manage .*" --allow "read objectstorage-namespaces in tenancy"/,
    );
  const json = JSON.parse((await fixture.setup([...MAIN, '--json'])).stdout) as { notes: string[] };
  expect(json.notes.join()).toContain('without --allow');
});

test('a policy in a compartment that does not contain the compartment of a statement: which flags to correct', async () => {
  const { id } = fixture.emulator.iam.addCompartment('other');
  const { code, stderr } = await fixture.setup([...MAIN, ...STORAGE, '--policy-compartment', id]);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /^Setup failed: .* does not exist or is not part of the policy compartment subtree.*\ncorrect --allow or --policy-compartment: a policy can name only/,
    ),
  ]);
  expect((await fixture.setup([...MAIN, ...STORAGE])).code).toBe(0);
});

test('without --allow, a later run says that the policy of the earlier one stays', async () => {
  await fixture.setup([...MAIN, ...STORAGE]);
  const { policies } = fixture.inventory();
  const { code, stdout } = await fixture.setup(MAIN.with(-1, 'dev'));
  expect([code, fixture.inventory().policies]).toEqual([0, policies]);
  expect(stdout).not.toContain('setup creates no policy');
  expect(stdout.match(/without --allow, setup changes no policy: that of an earlier run stays/g)).toHaveLength(1);
});

test.each([
  ['object-family in a compartment', STORAGE, true],
  ['object-family in a compartment, and the namespace', [...STORAGE, ...NAMESPACE], false],
  ['object-family in the tenancy', ['--allow', 'read object-family in tenancy'], false],
  ['inspecting the namespace only', ['--allow', 'manage buckets in tenancy'], true],
  ['something else', ['--allow', 'use clusters in tenancy'], false],
])('the plan says whether the namespace is missing: %s', async (_what, allow, isMissing) => {
  const { code, stdout } = await fixture.setup([...MAIN, ...allow, '--dry-run']);
  expect(code).toBe(3);
  expect(stdout).not.toContain('without --allow');
  expect(stdout.includes('Add --allow "read objectstorage-namespaces in tenancy"')).toBe(isMissing);
});

test('the printed workflow logs in, and its proof succeeds with the policy of the README', async () => {
  const { stdout } = await fixture.setup([...MAIN, ...STORAGE, ...NAMESPACE]);
  expect(stdout).not.toContain('oci os ns get');
  const [, secretFile = ''] = /^Client secret: in (\S+) /m.exec(stdout) ?? [];
  const { job } = await runPrinted(stdout, { '${{ secrets.OCI_CLIENT_SECRET }}': readFileSync(secretFile, 'utf8') });
  expect(job['runs-on']).toBe('ubuntu-latest');
});

test('with --instance-principal, setup saves no secret, and the printed workflow logs in as printed on a compute instance', async () => {
  const { stdout, stderr } = await fixture.setup([...MAIN, ...STORAGE, ...NAMESPACE, '--instance-principal']);
  expect(stderr).toBe('');
  expect(stdout).toContain('Note: jobs sign the exchange as the compute instance in OCI that runs them');
  expect(stdout.replaceAll('its client secret is not saved', '')).not.toMatch(/secret/i);
  const { metadataUrl } = await fixture.emulator.startInstance();
  const { url: https_proxy } = await fixture.emulator.startProxy();
  const environment = { OCI_METADATA_BASE_URL: metadataUrl, https_proxy, no_proxy: 'localhost' };
  const { job } = await runPrinted(stdout, {}, environment);
  expect(job['runs-on']).toBe('self-hosted');
  const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
  const test = [...MAIN, '--instance-principal', '--subject-token-file', token];
  const tested = await fixture.setup(test, { environment });
  expect([tested.code, tested.stdout]).toEqual([0, expect.stringContaining('Tested: the token was exchanged for')]);
  expect(tested.stdout).toContain(
    `Note: OCI_METADATA_BASE_URL is set: the identity of this instance comes from ${metadataUrl}`,
  );
  const rotated = await fixture.setup([...MAIN, '--rotate-secret']);
  expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringContaining('gh secret set OCI_CLIENT_SECRET')]);
});

test('with --instance-principal, a test with a token changes nothing where setup cannot sign as an instance', async () => {
  const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
  const environment = { OCI_METADATA_BASE_URL: 'http://127.0.0.1:9' };
  const args = [...MAIN, '--instance-principal', '--subject-token-file', token];
  const { code, stderr } = await fixture.setup(args, { environment });
  expect([code, fixture.writes()]).toEqual([1, []]);
  expect(stderr).toContain('Request failed: the metadata service at http://127.0.0.1:9/instance/regionInfo');
  expect(stderr).toContain('nothing was changed; elsewhere than on an instance, leave out --subject-token-file');
});

/** Runs the login of the printed workflow with the built action. @param secrets their values, by expression */
async function runPrinted(
  stdout: string,
  secrets: Record<string, string>,
  environment: Record<string, string> = {},
): Promise<{ job: PrintedJob }> {
  const { emulator } = fixture;
  const printed = /Use it in a workflow:\n([^]*?)(?=\n\S|$(?![^]))/.exec(stdout)?.[1] ?? '';
  const { deploy } = (parse(printed) as { jobs: { deploy: PrintedJob } }).jobs;
  const [, clientId = ''] = /^Client ID: (\w+)$/m.exec(stdout) ?? [];
  const values: Record<string, string> = {
    '${{ vars.OCI_DOMAIN_URL }}': emulator.url,
    '${{ vars.OCI_CLIENT_ID }}': clientId,
    '${{ vars.OCI_REGION }}': 'eu-frankfurt-1',
    ...secrets,
  };
  const inputs = Object.entries(deploy.steps[0]?.with ?? {});
  const job = createJob({
    environment: {
      ...emulator.github.runnerEnvironment({ repository: 'octo/app' }),
      NODE_EXTRA_CA_CERTS: emulator.caFile,
      CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${emulator.url}`,
      ...environment,
    },
  });
  try {
    const step = await job.main(
      Object.fromEntries(inputs.map(([name, value]) => [name, values[String(value)] ?? String(value)])),
    );
    expect([step.exitCode, step.outputs.namespace]).toEqual([0, 'emulatorns']);
  } finally {
    job.remove();
  }
  return { job: deploy };
}

interface PrintedJob {
  'runs-on': string;
  steps: { with: Record<string, string | boolean> }[];
}
