// `terraform-federation: true` with Terraform: the provider finds the identity token's file and exchanges by itself. What provider that is:
// see terraform.test.ts.

import { readFileSync } from 'node:fs';
import { processesOf, tracking } from '../e2e/background.ts';
import { onStage, REPOSITORY, type Stage } from '../e2e/stage.ts';
import { buildStandIn, givenProvider, logIn, succeeded, TERRAFORM_TOOLS, type TerraformJob } from './terraform-run.ts';
import { BUILD_TIMEOUT, describeWith } from './toolchain.ts';

/** The post step ends the background process; a test that fails before it must not leave one. */
async function withFederation(
  stage: Stage,
  inputs: Record<string, string>,
  play: (job: TerraformJob) => Promise<void>,
) {
  const job = await logIn(stage, { 'terraform-federation': 'true', ...inputs }, { environment: tracking() });
  try {
    await play(job);
    expect(await job.post(job.login)).toMatchObject({ exitCode: 0 });
  } finally {
    for (const pid of processesOf(job)) process.kill(pid, 'SIGKILL');
  }
}

const exchanges = ({ emulator }: Stage) => emulator.requests.filter(({ form }) => form !== undefined);

describeWith(TERRAFORM_TOOLS, 'Terraform’s own exchange', () => {
  beforeAll(async () => {
    if (givenProvider === undefined) await buildStandIn();
  }, 2 * BUILD_TIMEOUT);

  test('makes a bucket with a session token of its own, for the same user', () =>
    onStage({}, async (stage) => {
      const principal = { user: stage.trust.user.ocid };
      stage.emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
      await withFederation(stage, {}, async (job) => {
        const before = exchanges(stage).length;
        succeeded(await job.terraform(['apply', '-auto-approve']));
        const bucket = stage.emulator.objectStorage.buckets.get('made-by-terraform');
        expect(bucket?.createdBy).toBe(stage.trust.user.ocid);
        expect(exchanges(stage).length).toBeGreaterThan(before);
        const ours = readFileSync(job.login.outputs['token-file'] ?? '', 'utf8');
        const signed = stage.emulator.requests.filter(({ path }) => path.startsWith('/n'));
        for (const { headers } of signed) {
          expect(headers.authorization).toContain('keyId="ST$');
          expect(headers.authorization).not.toContain(ours);
        }
      });
    }));

  test('asks for a resource principal’s session token of the trust’s resource type', () =>
    onStage({ tokenType: 'rpst', resourceType: 'ci' }, async (stage) => {
      const principal = { where: { 'request.principal.ext_repository': REPOSITORY } };
      stage.emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
      await withFederation(stage, { 'token-type': 'rpst', 'resource-type': 'ci' }, async (job) => {
        succeeded(await job.terraform(['apply', '-auto-approve']));
        expect(stage.emulator.objectStorage.buckets.size).toBe(1);
        expect(exchanges(stage).at(-1)?.form).toMatchObject({ res_type: 'ci' });
      });
    }));
});
