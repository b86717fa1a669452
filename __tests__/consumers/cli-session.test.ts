// `oci session`, whose commands are made for a login in a browser, with the profile that the built action wrote.

import { statSync } from 'node:fs';
import { jsonReply } from '../../emulator/message.ts';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

const REFRESH = '/v1/authentication/refresh';

let fixture: ConsumerFixture;
let job: ConsumerJob;
const session = (...args: string[]): Promise<ToolResult> => job.step('oci', ['session', ...args], { TZ: 'UTC' });
const validUntil = (): string =>
  `Session is valid until ${(job.login.outputs['expires-at'] ?? '').replace('T', ' ').replace('.000Z', '')}\n`;
const requested = (): string[] => fixture.emulator.requests.map(({ path, status }) => `${path} ${status}`);

describeWith({ oci: PROVISION }, 'oci session', () => {
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    job = await fixture.logIn();
  });
  afterAll(() => fixture.stop());
  beforeEach(() => {
    fixture.emulator.requests.clear();
  });

  test('validate --local reports the expiry that the action printed, and sends no request', async () => {
    expect(await session('validate', '--local')).toEqual({ exitCode: 0, stdout: '', stderr: validUntil() });
    expect(requested()).toEqual([]);
  });

  test('validate lists the regions, and fails with 404 unless a policy allows the principal to inspect tenancies', async () => {
    const refused = await session('validate');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('NotAuthorizedOrNotFound');
    expect(refused.stderr).not.toContain('deemed invalid');

    const { emulator, trust } = fixture;
    const principal = { user: trust.user.ocid };
    emulator.policies.allow({ principal, verb: 'inspect', resource: 'tenancies', in: 'tenancy' });
    expect(await session('validate')).toEqual({ exitCode: 0, stdout: '', stderr: validUntil() });
    expect(requested()).toEqual(['/20160918/regions 404', '/20160918/regions 200']);
    expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  });

  test('validate reports a session that the service refuses', async () => {
    fixture.emulator.faults.add({ path: '/20160918/regions', kind: 'status', status: 401, times: 1 });
    const { exitCode, stderr } = await session('validate');
    expect([exitCode, stderr]).toEqual([1, 'Session was deemed invalid by service\n']);
  });

  test('refresh fails if Oracle refuses the token, and the profile keeps working', async () => {
    const before = job.token();
    fixture.emulator.faults.add({ path: REFRESH, kind: 'status', status: 401, times: 1 });
    const { exitCode, stderr } = await session('refresh');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `Attempting to refresh token from https://auth.eu-frankfurt-1.oraclecloud.com${REFRESH}\n`,
    );
    expect(stderr).toContain('Your session is no longer valid and cannot be refreshed.');
    expect(job.token()).toBe(before);
    printed(await job.step('oci', ['os', 'ns', 'get']));
  });

  test('refresh overwrites the token if Oracle issues another one, and the post step still removes it', async () => {
    const renewed = await job.renewToken();
    fixture.emulator.services.unshift((request) =>
      request.path === REFRESH ? jsonReply(200, { token: renewed }) : undefined,
    );
    const older = await job.renewToken();
    expect(older).not.toBe(renewed);
    printed(await session('refresh'));
    expect(job.token()).toBe(renewed);
    const file = job.login.outputs['token-file'] ?? '';
    expect(statSync(file).mode & 0o777).toBe(0o600);
    printed(await job.step('oci', ['os', 'ns', 'get']));
    expect(await job.post(job.login)).toMatchObject({ exitCode: 0 });
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });
});
