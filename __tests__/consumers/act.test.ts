// A workflow file as users write it, run by act: action.yml, inputs, outputs and the order of post steps in a runner that is not ours.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkOut, runWorkflow, type Checkout, type WorkflowResult } from './act-run.ts';
import { openConsumerFixture, printed, type ConsumerFixture } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith } from './toolchain.ts';

const workflow = '__tests__/consumers/act/workflow.yml';

describeWith({ act: PROVISION, oci: PROVISION, git: 'git-scm.com' }, 'act', () => {
  let fixture: ConsumerFixture;
  let checkout: Checkout;
  let result: WorkflowResult;
  beforeAll(async () => {
    checkout = checkOut();
    fixture = await openConsumerFixture();
    result = await runWorkflow(fixture, checkout, { workflow });
  }, 120_000);
  afterAll(async () => {
    checkout.remove();
    await fixture.stop();
  });

  const leftovers = ({ home }: WorkflowResult): boolean => existsSync(join(home, '.oci'));

  test('runs two logins and the OCI CLI, and their post steps in reverse order', () => {
    printed(result);
    expect(result.steps.slice(1)).toEqual([
      'Main Log in',
      'Main Use the OCI CLI',
      'Main Read the outputs',
      'Main Log in again',
      'Main Use both',
      'Main Fail on demand',
      'Post Log in again',
      'Post Log in',
    ]);
    expect(result.log).toContain(`outputs:WIF:${fixture.trust.user.ocid}:emulatorns`);
    expect(result.log).toContain('profile now: SECOND in uk-london-1');
    const hosts = fixture.emulator.requests.filter(({ path }) => path === '/n').map(({ headers }) => headers.host);
    expect(hosts.map((host) => host?.split('.')[1])).toEqual([
      'eu-frankfurt-1',
      'eu-frankfurt-1',
      'uk-london-1',
      'eu-frankfurt-1',
    ]);
    expect(result.log.match(/Removed the profile \w+/g)).toEqual([
      'Removed the profile SECOND',
      'Removed the profile WIF',
    ]);
    expect(leftovers(result)).toBe(false);
  });

  test('sees no secret in the log', () => {
    const { stdout, stderr } = result;
    const secrets = [
      fixture.trust.clientSecret,
      ...fixture.emulator.requests.map(({ form }) => form?.subject_token),
      ...fixture.emulator.requests.map(({ headers }) => /keyId="ST\$([^"]*)"/.exec(headers.authorization ?? '')?.[1]),
    ].filter((secret) => secret !== undefined);
    expect(secrets.length).toBeGreaterThan(6);
    for (const secret of secrets) expect((stdout + stderr).includes(secret)).toBe(false);
  });

  test('runs both post steps after a failed step', async () => {
    const failed = await runWorkflow(fixture, checkout, { workflow, environment: { FAIL_WITH: '3' } });
    expect(failed.exitCode).toBe(1);
    expect(failed.steps.slice(-3)).toEqual(['Main Fail on demand', 'Post Log in again', 'Post Log in']);
    expect(leftovers(failed)).toBe(false);
  });
});
