// Several logins in one job: the last one wins for every tool, whatever the earlier ones have exported.

import { join } from 'node:path';
import type { StepResult } from '../../emulator/runner.ts';
import { isWindows } from '../platform.ts';
import {
  type ActionFixture,
  errorsOf,
  openActionFixture,
  REPOSITORY,
  runStepsInside,
  warningsOf,
} from './action-fixture.ts';
import { noteProcess, tracking } from './background.ts';

runStepsInside();

let fixture: ActionFixture;
/** Its domain grants RPSTs. */
let rpst: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
  rpst = await openActionFixture({ tokenType: 'rpst', resourceType: 'ci' });
});
afterAll(async () => {
  await fixture.stop();
  await rpst.stop();
});

function succeeded(step: StepResult): StepResult {
  expect(errorsOf(step)).toEqual([]);
  return step;
}

/** Terraform's provider and backend: an empty value counts as unset. */
const homesForTerraform = ({ environment, home }: { environment: Record<string, string>; home: string }) => ({
  provider: environment.TF_HOME_OVERRIDE,
  backend: environment.OCI_HOME_OVERRIDE === '' ? home : (environment.OCI_HOME_OVERRIDE ?? home),
});

test('a login in the default directory after one in another: Terraform uses the last one', async () => {
  const job = fixture.job();
  const temporary = join(job.directory, 'temp', 'login');
  succeeded(await job.main({ ...fixture.inputs, profile: 'ONE', 'oci-home': join(temporary, '.oci') }));
  expect(homesForTerraform(job)).toEqual({ provider: temporary, backend: temporary });
  succeeded(await job.main({ ...fixture.inputs, profile: 'TWO' }));
  expect(homesForTerraform(job)).toEqual({ provider: job.home, backend: job.home });
  expect(job.environment).toMatchObject({ OCI_CONFIG_FILE_PROFILE: 'TWO', OCI_AUTH: 'SecurityToken' });
});

test('a value for the home that somebody else has set does not win over the login', async () => {
  const job = fixture.job({}, { environment: { TF_HOME_OVERRIDE: '/elsewhere', OCI_HOME_OVERRIDE: '/elsewhere' } });
  succeeded(await job.main(fixture.inputs));
  expect(homesForTerraform(job)).toEqual({ provider: job.home, backend: job.home });
});

test('a login in a directory that Terraform cannot use: Terraform does not use the earlier one', async () => {
  const job = fixture.job();
  succeeded(await job.main({ ...fixture.inputs, profile: 'ONE' }));
  const step = succeeded(
    await job.main({ ...fixture.inputs, profile: 'TWO', 'oci-home': join(job.directory, 'else') }),
  );
  expect(warningsOf(step)).toEqual([expect.stringMatching(/^Terraform reads only a directory called \.oci/)]);
  const names = ['OCI_AUTH', 'OCI_CONFIG_FILE_PROFILE', 'TF_HOME_OVERRIDE'];
  const ofBackend = isWindows ? [] : ['OCI_auth', 'OCI_config_file_profile'];
  for (const name of [...names, ...ofBackend]) expect([name, job.environment[name]]).toEqual([name, '']);
  expect(job.environment).toMatchObject({ OCI_CLI_PROFILE: 'TWO', OCI_CONFIG_PROFILE: 'TWO' });
});

test('the variables of a user for another directory stay, because no login has exported them', async () => {
  const job = fixture.job(
    {},
    { environment: { OCI_AUTH: 'InstancePrincipal', OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' } },
  );
  const step = succeeded(await job.main({ ...fixture.inputs, 'oci-home': join(job.directory, 'else') }));
  expect(Object.keys(step.exported)).not.toEqual(expect.arrayContaining(['OCI_AUTH']));
  expect(job.environment).toMatchObject({ OCI_AUTH: 'InstancePrincipal', OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' });
});

test('a login with a UPST after one with an RPST and federation by Terraform: nothing of the RPST is left', async () => {
  const job = rpst.job({}, { environment: tracking() });
  const first = succeeded(
    await job.main({
      ...rpst.inputs,
      ...{ profile: 'ONE', 'token-type': 'rpst', 'resource-type': 'ci', 'token-lifetime': '3600' },
      'terraform-federation': 'true',
    }),
  );
  noteProcess(job, first);
  // A domain has one active trust for each issuer.
  rpst.trust.trust.active = false;
  const upst = rpst.emulator.domain.trustGitHub({ repository: REPOSITORY, userName: 'upst' });
  const second = succeeded(
    await job.main({
      ...rpst.inputs,
      ...{ profile: 'TWO', 'client-id': upst.clientId, 'client-secret': upst.clientSecret },
    }),
  );
  expect(job.environment).toMatchObject({ OCI_AUTH: 'SecurityToken', OCI_CONFIG_FILE_PROFILE: 'TWO' });
  const left = Object.entries(job.environment).filter(
    ([name, value]) => /^OCI_(RESOURCE_PRINCIPAL|TOKEN_EXCHANGE|WORKLOAD_IDENTITY)_/.test(name) && value !== '',
  );
  expect(left).toEqual([]);
  expect(Object.keys(first.exported).filter((name) => name.startsWith('OCI_TOKEN_EXCHANGE_')).length).toBeGreaterThan(
    5,
  );
  await job.post(second);
  await job.post(first);
});

test('the action in logout/ keeps the variables of a later login with the same profile in another directory', async () => {
  const job = fixture.job();
  const first = succeeded(await job.main(fixture.inputs));
  const second = succeeded(
    await job.main({ ...fixture.inputs, 'oci-home': join(job.directory, 'temp', 'login', '.oci') }),
  );
  const logout = await job.logout();
  expect([logout.exitCode, logout.exported]).toEqual([0, {}]);
  expect(job.environment.OCI_CLI_CONFIG_FILE).toBe(second.outputs['config-file']);
  const other = await job.logout({ 'oci-home': join(job.directory, 'temp', 'login', '.oci') });
  expect(other.exported.OCI_CLI_CONFIG_FILE).toBe('');
  await job.post(second);
  await job.post(first);
});
