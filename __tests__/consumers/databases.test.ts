// Tokens for databases, requested with a session by tools that know nothing of the emulator, and sent by the drivers to a database.

import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverCertificate } from '../../emulator/certificates.ts';
import { newCompartment } from '../../emulator/policy.ts';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { startDatabaseListener, type DatabaseListener } from './database-listener.ts';
import { nodeOracledb, PROVISION } from './provisioned.ts';
import { describeWith, type ToolResult } from './toolchain.ts';

describeWith({ oci: PROVISION, [nodeOracledb.folder]: PROVISION }, 'oci iam db-token get', () => {
  const database = {
    id: 'ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaa',
    compartmentId: newCompartment(),
  };
  let fixture: ConsumerFixture;
  let job: ConsumerJob;
  let listener: DatabaseListener;
  beforeAll(async () => {
    fixture = await openConsumerFixture();
    job = await fixture.logIn();
    listener = await startDatabaseListener(await serverCertificate());
    const allowed = { verb: 'use', resource: 'database-connections', in: database.compartmentId } as const;
    fixture.emulator.policies.allow({ principal: { user: fixture.trust.user.ocid }, ...allowed });
  });
  afterAll(async () => {
    await listener.stop();
    await fixture.stop();
  });

  const get = (directory: string, scope: string): Promise<ToolResult> =>
    job.step('oci', ['iam', 'db-token', 'get', '--db-token-location', directory, '--scope', scope]);

  test('gets one for the scope that the policy covers, with which a database lets the owner of the key in', async () => {
    const directory = join(job.directory, 'db-token');
    fixture.proxy.tunnels.length = 0;
    printed(await get(directory, `urn:oracle:db::id::${database.compartmentId}::${database.id}`));
    expect(fixture.proxy.tunnels).toEqual(['auth.eu-frankfurt-1.oraclecloud.com:443']);
    expect(readdirSync(directory).sort()).toEqual(['oci_db_key.pem', 'oci_db_key_public.pem', 'token']);

    // Node looks for a package beside the program that imports it.
    const program = join(nodeOracledb.folder, 'login.mjs');
    copyFileSync(fileURLToPath(new URL('node-oracledb/login.mjs', import.meta.url)), program);
    await job.step(process.execPath, [program], {
      TOKEN_DIRECTORY: directory,
      DSN: `tcps://localhost:${String(listener.port)}/app_low`,
    });
    expect(await listener.verify(fixture.emulator, database)).toMatchObject({
      sub: fixture.trust.user.ocid,
      ptype: 'user',
    });
    const other = { ...database, id: `${database.id}b` };
    expect(await listener.verify(fixture.emulator, other)).toMatch(/^the scope /);
  });

  test('gets none for all databases, because the policy covers only a compartment', async () => {
    const { exitCode, stdout, stderr } = await get(join(job.directory, 'none'), 'urn:oracle:db::id::*');
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain('NotAuthorizedOrNotFound');
  });
});
