// Only administrators with a signature or an access token may administer the domain.

import { createPrivateKey } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Administrator } from '../domain/administrator.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { adminClient, APP, refusalOf, SCHEMAS, SERVICE_USER, signedAdminCall } from './admin-client.ts';
import { exchange, sessionKey, sessionToken } from './exchange.ts';
import { httpsCall } from './https-call.ts';
import { signedCall, type Variant } from './signed-request.ts';

let emulator: Emulator;
let admin: Administrator;
beforeEach(async () => {
  emulator = await startEmulator();
  admin = await emulator.domain.administrator();
});
afterEach(() => emulator.stop());

const USER = { schemas: SCHEMAS.Users, userName: 'deploy', ...SERVICE_USER };

for (const variant of ['python', 'go', 'typescript'] satisfies Variant[]) {
  test(`an API key signs for its user, as the ${variant} client does`, async () => {
    const call = { variant, keyId: admin.keyId, key: createPrivateKey(admin.privateKeyPem) };
    const made = await signedCall(emulator, '/admin/v1/Users', {
      ...call,
      method: 'POST',
      body: JSON.stringify(USER),
      contentType: 'application/scim+json',
    });
    expect(made.status).toBe(201);
    const target = '/admin/v1/Users?filter=userName%20eq%20%22deploy%22';
    expect((await signedCall(emulator, target, call)).json().totalResults).toBe(1);
  });
}

test('a session token of an administrator is accepted, one of another user is not', async () => {
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const keyId = `ST$${await sessionToken(emulator, seeded)}`;
  const refused = await signedCall(emulator, '/admin/v1/Users', { keyId, key: sessionKey.privateKey });
  expect(refusalOf(refused)).toEqual([401, 'error.common.common.accessDenied']);
  emulator.domain.addGroup('Identity Domain Administrators', seeded.user);
  const served = await signedCall(emulator, '/admin/v1/Users', { keyId, key: sessionKey.privateKey });
  expect(served.status).toBe(200);
});

test('every answer has request IDs', async () => {
  const { headers } = await signedAdminCall(emulator, admin, 'GET', '/admin/v1/Groups');
  expect(headers['opc-request-id']).toMatch(/^[0-9a-f]{32}$/);
  expect(headers['x-oracle-dms-ecid']).toBe(headers['opc-request-id']);
  const refused = await httpsCall(emulator, `${emulator.url}/admin/v1/Groups`);
  expect(refused.headers['opc-request-id']).toMatch(/^[0-9a-f]{32}$/);
});

describe('refused', () => {
  test('a user without permissions, by signature and by token, and nothing is written', async () => {
    const person = await emulator.domain.administrator({ userName: 'person', withoutRights: true });
    const users = emulator.domain.store.users.size;
    const signed = await signedAdminCall(emulator, person, 'POST', '/admin/v1/Users', USER);
    const bearer = await adminClient(emulator, person).post('Users', USER);
    for (const answer of [signed, bearer]) {
      expect(refusalOf(answer)).toEqual([401, 'error.common.common.accessDenied']);
    }
    expect(emulator.domain.store.users.size).toBe(users);
  });

  test('an unknown access token, and none at all', async () => {
    const unknown = await httpsCall(emulator, `${emulator.url}/admin/v1/Users`, {
      headers: { authorization: 'Bearer x' },
    });
    expect(refusalOf(unknown)).toEqual([401, 'error.common.common.unauthorized']);
    const none = await httpsCall(emulator, `${emulator.url}/admin/v1/Users`);
    expect([none.status, none.json().code]).toEqual([401, 'NotAuthenticated']);
  });

  test('an administrator who is inactive or was removed', async () => {
    const { user } = admin;
    user.active = false;
    expect((await adminClient(emulator, admin).call('GET', 'Users')).status).toBe(401);
    user.active = true;
    const second = adminClient(emulator, await emulator.domain.administrator({ userName: 'second' }));
    expect((await second.call('DELETE', `Users/${user.id}`)).status).toBe(204);
    expect((await adminClient(emulator, admin).call('GET', 'Users')).status).toBe(401);
    expect((await signedAdminCall(emulator, admin, 'GET', '/admin/v1/Users')).status).toBe(401);
  });

  test('a body that the signature does not cover', async () => {
    const unsigned = await signedCall(emulator, '/admin/v1/Users', {
      keyId: admin.keyId,
      key: createPrivateKey(admin.privateKeyPem),
      method: 'POST',
      body: JSON.stringify(USER),
      bodyUnsigned: true,
    });
    expect([unsigned.status, unsigned.json().code]).toEqual([401, 'NotAuthenticated']);
    expect(emulator.requests.at(-1)?.reason).toBe('content-length is not signed');
  });
});

test('an administrator has a profile on disk that the command line can use', async () => {
  const other = await emulator.domain.administrator({ userName: 'ops', profile: 'OPS', region: 'us-ashburn-1' });
  const text = await readFile(other.configFile, 'utf8');
  expect(text).toBe(other.configText);
  const [, fingerprint] = other.keyId.split('/').slice(-2);
  expect(text.split('\n').slice(0, -1)).toEqual([
    '[OPS]',
    `user=${other.user.ocid}`,
    `fingerprint=${fingerprint ?? ''}`,
    `tenancy=${emulator.tenancy}`,
    'region=us-ashburn-1',
    `key_file=${other.keyFile}`,
  ]);
  expect(createPrivateKey(await readFile(other.keyFile, 'utf8')).asymmetricKeyType).toBe('rsa');
  expect((await stat(other.keyFile)).mode & 0o777).toBe(0o600);
});

test('a job can log in with what an administrator has set up', async () => {
  const client = adminClient(emulator, admin);
  const user = await client.create('Users', { userName: 'deploy', ...SERVICE_USER });
  const app = await client.create('Apps', { ...APP, active: true });
  await client.create('IdentityPropagationTrusts', {
    name: 'github',
    type: 'JWT',
    issuer: emulator.issuer,
    active: true,
    publicKeyEndpoint: `${emulator.issuer}/.well-known/jwks`,
    oauthClients: [app.name],
    subjectType: 'User',
    allowImpersonation: true,
    impersonationServiceUsers: [{ rule: 'repository eq octo/app', value: user.id }],
  });
  const { name: clientId = '', clientSecret = '' } = app;
  expect((await exchange(emulator, { clientId, clientSecret })).status).toBe(200);

  const secret = await client.call('POST', 'AppClientSecretRegenerator', {
    schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator'],
    appId: app.id,
  });
  expect((await exchange(emulator, { clientId, clientSecret })).status).toBe(401);
  const renewed = secret.json().clientSecret as string;
  expect((await exchange(emulator, { clientId, clientSecret: renewed })).status).toBe(200);
});
