// Tokens for databases, requested with a session by tools that know nothing of the emulator.

import { createPrivateKey, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newCompartment } from '../../emulator/policy.ts';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { PROVISION } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

describeWith({ oci: PROVISION }, 'oci iam db-token get', () => {
  const database = {
    id: 'ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaa',
    compartmentId: newCompartment(),
    address: { serviceName: 'app_low', host: 'adb.eu-frankfurt-1.oraclecloud.com:1522' },
  };
  let fixture: ConsumerFixture;
  let job: ConsumerJob;
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    job = await fixture.logIn();
    const allowed = { verb: 'use', resource: 'database-connections', in: database.compartmentId } as const;
    fixture.emulator.policies.allow({ principal: { user: fixture.trust.user.ocid }, ...allowed });
  });
  afterAll(() => fixture.stop());

  const get = (directory: string, scope: string): Promise<ToolResult> =>
    job.step('oci', ['iam', 'db-token', 'get', '--db-token-location', directory, '--scope', scope]);

  test('gets one for the scope that the policy covers, with which a database lets the owner of the key in', async () => {
    const directory = join(job.directory, 'db-token');
    fixture.proxy.tunnels.length = 0;
    printed(await get(directory, `urn:oracle:db::id::${database.compartmentId}::${database.id}`));
    expect(fixture.proxy.tunnels).toEqual(['auth.eu-frankfurt-1.oraclecloud.com:443']);
    expect(readdirSync(directory).sort()).toEqual(['oci_db_key.pem', 'oci_db_key_public.pem', 'token']);
    const [token, key] = ['token', 'oci_db_key.pem'].map((name) => readFileSync(join(directory, name), 'utf8'));

    // What python-oracledb sends as AUTH_HEADER and AUTH_SIGNATURE.
    const { serviceName, host } = database.address;
    const header = `date: ${new Date().toUTCString()}\n(request-target): ${serviceName}\nhost: ${host}`;
    const signature = sign('RSA-SHA256', Buffer.from(header), createPrivateKey(key ?? '')).toString('base64');
    const { databases } = fixture.emulator;
    const login = { token: token ?? '', header, signature };
    expect(await databases.verifyLogin(login, database)).toMatchObject({ sub: fixture.trust.user.ocid, ptype: 'user' });
    const other = { ...database, id: `${database.id}b` };
    expect(await databases.verifyLogin(login, other)).toMatch(/^the scope /);
  });

  test('gets none for all databases, because the policy covers only a compartment', async () => {
    const { exitCode, stdout, stderr } = await get(join(job.directory, 'none'), 'urn:oracle:db::id::*');
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain('NotAuthorizedOrNotFound');
  });
});
