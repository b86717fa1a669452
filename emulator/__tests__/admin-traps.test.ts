// The traps of setting up a trust, as in the real domain (oci-federation.md §4).

import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import { selfSigned } from '../certificates.ts';
import { USER_EXTENSION } from '../domain/store.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { adminClient, APP, refusalOf, SERVICE_USER, type AdminClient } from './admin-client.ts';
import { exchange } from './exchange.ts';
import { httpsCall } from './https-call.ts';

let emulator: Emulator;
let admin: AdminClient;
let user: Record<string, string>;
beforeAll(async () => {
  emulator = await startEmulator();
  admin = adminClient(emulator, await emulator.domain.administrator());
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  const { users, groups, apps, trusts, clientCertificates } = emulator.domain.store;
  for (const [id, { userName }] of users) if (userName !== 'admin') users.delete(id);
  for (const map of [groups, apps, trusts, clientCertificates]) map.clear();
  emulator.faults.clear();
  emulator.ownRequests.clear();
  user = await admin.create('Users', { userName: 'deploy', ...SERVICE_USER });
});

function trust(given: object = {}): object {
  return {
    name: 'github',
    type: 'JWT',
    issuer: emulator.issuer,
    active: true,
    publicKeyEndpoint: `${emulator.issuer}/.well-known/jwks`,
    oauthClients: ['client'],
    subjectType: 'User',
    allowImpersonation: true,
    impersonationServiceUsers: [{ rule: 'repository eq octo/app', value: user.id }],
    ...given,
  };
}
const RESOURCE = { subjectType: 'Resource', impersonatingResource: 'github', impersonationServiceUsers: undefined };

describe('trusts', () => {
  test('refer to users by SCIM ID: an OCID is too long', async () => {
    const answer = await admin.post(
      'IdentityPropagationTrusts',
      trust({ impersonationServiceUsers: [{ rule: 'sub eq x', value: user.ocid }] }),
    );
    expect(refusalOf(answer)).toEqual([400, 'error.common.validation.stringExceedsMaxLimit']);
    expect(emulator.domain.store.trusts.size).toBe(0);
  });

  test('refer to existing users, but not necessarily service users', async () => {
    const unknown = await admin.post(
      'IdentityPropagationTrusts',
      trust({ impersonationServiceUsers: [{ rule: 'sub eq x', value: 'f'.repeat(32) }] }),
    );
    expect(refusalOf(unknown)).toEqual([400, 'error.common.validation.invalidReferenceResource']);
    const person = emulator.domain.addUser({ userName: 'person' });
    const app = await admin.create('Apps', { ...APP, active: true });
    await admin.create(
      'IdentityPropagationTrusts',
      trust({
        oauthClients: [app.name],
        impersonationServiceUsers: [{ rule: 'repository eq octo/app', value: person.id }],
      }),
    );
    const answer = await exchange(emulator, { clientId: app.name!, clientSecret: app.clientSecret! });
    expect(answer.json().error_description).toBe('User requesting is not a service user.');
  });

  const unreachable = [
    ['a path that is not there', () => `${emulator.url}/nowhere`],
    ['a host that is nowhere', () => 'https://jwks.example.com/keys'],
    ['an address without TLS', () => 'http://localhost:1/keys'],
    ['something else than a key set', () => `${emulator.issuer}/.well-known/openid-configuration`],
    ['no URL', () => 'keys'],
  ] as const;
  for (const [what, url] of unreachable) {
    test(`need keys that can be fetched: ${what}`, async () => {
      const answer = await admin.post('IdentityPropagationTrusts', trust({ publicKeyEndpoint: url() }));
      expect(answer.status).toBe(400);
      expect(answer.json().detail).toContain('publicKeyEndpoint');
      expect(emulator.domain.store.trusts.size).toBe(0);
    });
  }

  test('fetch the keys again only if the URL changes', async () => {
    const { id } = await admin.create('IdentityPropagationTrusts', trust());
    const path = `IdentityPropagationTrusts/${id!}`;
    expect(emulator.ownRequests).toHaveLength(1);
    emulator.faults.add({ path: `${new URL(emulator.issuer).pathname}/.well-known/jwks`, kind: 'status', status: 503 });
    expect((await admin.patch(path, { op: 'replace', path: 'description', value: 'x' })).status).toBe(200);
    const moved = await admin.patch(path, {
      op: 'replace',
      path: 'publicKeyEndpoint',
      value: `${emulator.url}/nowhere`,
    });
    expect(moved.status).toBe(400);
    expect(emulator.domain.store.trusts.get(id!)).toMatchObject({
      publicKeyEndpoint: `${emulator.issuer}/.well-known/jwks`,
    });
  });

  test('accept a certificate instead of a URL: base64 of the DER on one line, without armour', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const offline = { publicKeyEndpoint: undefined, issuer: emulator.provider.issuer };
    expect((await admin.post('IdentityPropagationTrusts', trust({ ...offline, publicCertificate: pem }))).status).toBe(
      400,
    );
    const neither = await admin.post('IdentityPropagationTrusts', trust(offline));
    expect(refusalOf(neither)).toEqual([400, 'error.common.validation.missingReqAttributes']);
    const armoured = await emulator.provider.certificate();
    const der = new X509Certificate(armoured).raw.toString('base64');
    const wrapped = der.replace(/.{64}/g, '$&\n');
    for (const publicCertificate of [armoured, wrapped]) {
      const refused = await admin.post('IdentityPropagationTrusts', trust({ ...offline, publicCertificate }));
      expect([refused.status, refused.json().detail]).toEqual([400, expect.stringContaining('publicCertificate')]);
    }
    await admin.create('IdentityPropagationTrusts', trust({ ...offline, publicCertificate: der }));
    emulator.domain.deviations.certificateForm = 'pem';
    const other = { ...offline, issuer: `${offline.issuer}/other` };
    expect((await admin.post('IdentityPropagationTrusts', trust({ ...other, publicCertificate: der }))).status).toBe(
      400,
    );
    await admin.create('IdentityPropagationTrusts', trust({ ...other, publicCertificate: armoured }));
    emulator.domain.deviations.certificateForm = 'der';
  });

  test('are unique for each issuer, compared exactly', async () => {
    await admin.create('IdentityPropagationTrusts', trust());
    const second = await admin.post('IdentityPropagationTrusts', trust({ name: 'another' }));
    expect([second.status, second.json().scimType]).toEqual([409, 'uniqueness']);
    await admin.create(
      'IdentityPropagationTrusts',
      trust({ issuer: emulator.issuer.replace('localhost', 'LOCALHOST') }),
    );
    const both = await Promise.all(
      [1, 2].map(() => admin.post('IdentityPropagationTrusts', trust({ issuer: emulator.provider.issuer }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('propagate at most three claims that start with ext_', async () => {
    const four = ['ext_a', 'ext_b', 'ext_c', 'ext_d'];
    for (const claimPropagations of [four, ['repository'], ['ext_']]) {
      expect((await admin.post('IdentityPropagationTrusts', trust({ ...RESOURCE, claimPropagations }))).status).toBe(
        400,
      );
    }
    const { id } = await admin.create(
      'IdentityPropagationTrusts',
      trust({ ...RESOURCE, claimPropagations: four.slice(0, 3) }),
    );
    const more = await admin.patch(`IdentityPropagationTrusts/${id!}`, {
      op: 'add',
      path: 'claimPropagations',
      value: ['ext_d'],
    });
    expect(more.status).toBe(400);
  });

  test('for resource principals need a resource type', async () => {
    const answer = await admin.post(
      'IdentityPropagationTrusts',
      trust({ ...RESOURCE, impersonatingResource: undefined }),
    );
    expect(refusalOf(answer)).toEqual([400, 'error.common.validation.missingReqAttributes']);
  });

  test('are inactive by default, and keep their name', async () => {
    const { id, active } = await admin.create('IdentityPropagationTrusts', trust({ active: undefined }));
    expect(active).toBe(false);
    const renamed = await admin.patch(`IdentityPropagationTrusts/${id!}`, { op: 'replace', path: 'name', value: 'x' });
    expect(renamed.json().scimType).toBe('mutability');
  });

  test('may answer 204 to a removal and keep what was to be removed', async () => {
    const { id } = await admin.create('IdentityPropagationTrusts', trust());
    const path = `IdentityPropagationTrusts/${id!}`;
    emulator.domain.deviations.trustRemovals = 'ignored';
    const rule = { op: 'remove', path: `impersonationServiceUsers[value eq "${user.id!}"]` };
    const client = { op: 'add', path: 'oauthClients', value: ['other'] };
    const answer = await admin.patch(path, rule, client);
    emulator.domain.deviations.trustRemovals = 'applied';
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(emulator.domain.store.trusts.get(id!)).toMatchObject({
      impersonationServiceUsers: [{ rule: 'repository eq octo/app' }],
      oauthClients: ['client', 'other'],
    });
  });

  test('return their rules only on request, and lose them in a PUT without them', async () => {
    const { id } = await admin.create('IdentityPropagationTrusts', trust());
    const path = `IdentityPropagationTrusts/${id!}`;
    const plain = (await admin.call('GET', path)).json();
    expect(plain).not.toHaveProperty('impersonationServiceUsers');
    expect((await admin.find('IdentityPropagationTrusts', `issuer eq "${emulator.issuer}"`))[0]).toEqual(plain);
    for (const query of ['attributes=impersonationServiceUsers', 'attributeSets=request', 'attributeSets=all']) {
      const { impersonationServiceUsers } = (await admin.call('GET', `${path}?${query}`)).json();
      expect(impersonationServiceUsers).toEqual([{ rule: 'repository eq octo/app', value: user.id, ocid: user.ocid }]);
    }
    expect((await admin.call('PUT', path, plain)).status).toBe(200);
    const after = (await admin.call('GET', `${path}?attributeSets=all`)).json();
    expect(after).not.toHaveProperty('impersonationServiceUsers');
    expect(after.oauthClients).toEqual(['client']);
  });
});

describe('users', () => {
  test('cannot be deleted, without a reason in the answer, while a trust refers to them', async () => {
    const { id } = await admin.create('IdentityPropagationTrusts', trust());
    const refused = await admin.call('DELETE', `Users/${user.id!}`);
    expect([refused.status, refused.json()]).toEqual([
      400,
      { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '400' },
    ]);
    const group = await admin.create('Groups', {
      displayName: 'Deployers',
      members: [{ value: user.id, type: 'User' }],
    });
    const rule = { op: 'remove', path: `impersonationServiceUsers[value eq "${user.id!}"]` };
    expect((await admin.patch(`IdentityPropagationTrusts/${id!}`, rule)).status).toBe(200);
    const removed = await admin.call('DELETE', `Users/${user.id!}`);
    expect([removed.status, removed.text]).toEqual([204, '']);
    expect((await admin.call('GET', `Users/${user.id!}`)).status).toBe(404);
    expect((await admin.call('GET', `Groups/${group.id!}?attributes=members`)).json()).not.toHaveProperty('members');
  });

  test('cannot become service users or persons later', async () => {
    const path = `Users/${user.id!}`;
    const attempts = [
      { op: 'replace', path: `${USER_EXTENSION}:serviceUser`, value: false },
      { op: 'remove', path: `${USER_EXTENSION}:serviceUser` },
      { op: 'replace', path: USER_EXTENSION, value: { serviceUser: false } },
    ];
    for (const attempt of attempts) expect((await admin.patch(path, attempt)).json().scimType).toBe('mutability');
    const put = await admin.call('PUT', path, {
      schemas: user.schemas,
      userName: 'deploy',
      [USER_EXTENSION]: { serviceUser: false },
    });
    expect(put.json().scimType).toBe('mutability');
    expect((await admin.call('GET', path)).json()[USER_EXTENSION]).toEqual({ serviceUser: true });
  });

  test('need an email address only if they are persons', async () => {
    const bare = await admin.post('Users', { userName: 'person' });
    expect(refusalOf(bare)).toEqual([400, 'error.identity.user.primaryEmailNotSpecified']);
    const emails = [{ value: 'p@example.com', type: 'work', primary: true }];
    const person = await admin.create('Users', { userName: 'person', emails });
    expect(person[USER_EXTENSION]).toEqual({ serviceUser: false });
  });
});

describe('names', () => {
  test('of users, groups and applications are unique, ignoring case', async () => {
    await admin.create('Groups', { displayName: 'Deployers' });
    await admin.create('Apps', APP);
    const again = [
      await admin.post('Users', { userName: 'DEPLOY', ...SERVICE_USER }),
      await admin.post('Groups', { displayName: 'deployers' }),
      await admin.post('Apps', { ...APP, displayName: 'ci' }),
    ];
    for (const answer of again) expect([answer.status, answer.json().scimType]).toEqual([409, 'uniqueness']);
  });

  test('can stay the same when the resource changes', async () => {
    const { id } = await admin.create('Groups', { displayName: 'Deployers' });
    expect(
      (await admin.patch(`Groups/${id!}`, { op: 'replace', path: 'displayName', value: 'DEPLOYERS' })).status,
    ).toBe(200);
    await admin.create('Groups', { displayName: 'Others' });
    expect((await admin.patch(`Groups/${id!}`, { op: 'replace', path: 'displayName', value: 'others' })).status).toBe(
      409,
    );
  });
});

describe('applications', () => {
  test('are inactive until activated, and can be deleted only if inactive', async () => {
    const app = await admin.create('Apps', APP);
    const client = { clientId: app.name!, clientSecret: app.clientSecret! };
    expect(app.active).toBe(false);
    expect((await exchange(emulator, client)).json().error).toBe('invalid_client');

    const schemas = ['urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger'];
    const on = await admin.call('PUT', `AppStatusChanger/${app.id!}`, { schemas, active: true });
    expect([on.status, on.json()]).toMatchObject([200, { active: true, id: app.id, ocid: app.ocid, schemas }]);
    expect((await exchange(emulator, client)).json().error).not.toBe('invalid_client');
    expect(refusalOf(await admin.call('DELETE', `Apps/${app.id!}`))).toEqual([
      400,
      'error.apps.app.cannotDeleteActiveApp',
    ]);
    await admin.call('PUT', `AppStatusChanger/${app.id!}`, { schemas, active: false });
    expect((await admin.call('DELETE', `Apps/${app.id!}`)).status).toBe(204);
  });

  test('return their secret only when they are created', async () => {
    const app = await admin.create('Apps', APP);
    expect(app.clientSecret).toMatch(/^idcscs-/);
    expect(app.name).toMatch(/^[0-9a-f]{32}$/);
    const shown = [
      await admin.call('GET', `Apps/${app.id!}?attributeSets=all`),
      await admin.call('GET', `Apps/${app.id!}?attributes=clientSecret`),
      await admin.call('GET', 'Apps?attributes=clientSecret'),
      await admin.patch(`Apps/${app.id!}`, { op: 'replace', path: 'description', value: 'x' }),
      await admin.call('PUT', `Apps/${app.id!}`, { ...APP, schemas: app.schemas }),
    ];
    for (const { status, text } of shown) {
      expect(status).toBe(200);
      expect(text).not.toContain(app.clientSecret);
    }
    expect(emulator.domain.store.apps.get(app.id!)?.clientSecret).toBe(app.clientSecret);
  });

  test('get a new secret only from the regenerator', async () => {
    const app = await admin.create('Apps', APP);
    const schemas = ['urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator'];
    const given = await admin.patch(`Apps/${app.id!}`, { op: 'replace', path: 'clientSecret', value: 'mine' });
    expect(given.json().scimType).toBe('mutability');
    const unknown = await admin.call('POST', 'AppClientSecretRegenerator', { schemas, appId: 'f'.repeat(32) });
    expect(unknown.status).toBe(404);
    const answer = await admin.call('POST', 'AppClientSecretRegenerator', { schemas, appId: app.id });
    expect(answer.status).toBe(201);
    expect(answer.json().clientSecret).toMatch(/^idcscs-/);
    expect(answer.json().clientSecret).not.toBe(app.clientSecret);
  });

  test('cannot have the token-exchange grant, and need a template and a client type', async () => {
    const exchanges = 'urn:ietf:params:oauth:grant-type:token-exchange';
    const refused = await admin.post('Apps', { ...APP, allowedGrants: ['client_credentials', exchanges] });
    expect([refused.status, refused.json().detail]).toEqual([
      400,
      `${exchanges} is not an allowed value of App.allowedGrants.`,
    ]);
    const others = [
      { basedOnTemplate: undefined },
      { basedOnTemplate: { value: 'None' } },
      { clientType: undefined },
      { clientType: 'secret' },
    ];
    for (const other of others) expect((await admin.post('Apps', { ...APP, ...other })).status).toBe(400);
    expect(emulator.domain.store.apps.size).toBe(0);
  });
});

describe('certificates of clients', () => {
  const certificates = 'OAuthClientCertificates';
  const der = async (name: string): Promise<string> =>
    (await selfSigned(await rsaKeyPair(`client-${name}`), name)).toString('base64');

  async function add(alias: string): Promise<string> {
    const body = { certificateAlias: alias, x509Base64Certificate: await der(alias) };
    return (await admin.create(certificates, body)).id!;
  }

  async function assertionOf(alias: string, client: string): Promise<number> {
    const assertion = await new SignJWT({ jti: alias })
      .setProtectedHeader({ alg: 'RS256', kid: alias })
      .setIssuer(client)
      .setSubject(client)
      .setAudience(`${emulator.url}/`)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign((await rsaKeyPair(`client-${alias}`)).privateKey);
    const fields = {
      grant_type: 'client_credentials',
      scope: 'urn:opc:idm:__myscopes__',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return (await httpsCall(emulator, `${emulator.url}/oauth2/v1/token`, { method: 'POST', headers, body })).status;
  }

  test('are added to the domain, and then to an application by alias, where several are valid at once', async () => {
    const app = await admin.create('Apps', { ...APP, active: true });
    const path = `Apps/${app.id!}`;
    await add('old');
    expect(await assertionOf('old', app.name!)).toBe(401);
    const one = (certAlias: string) => ({ op: 'add', path: 'certificates', value: [{ certAlias }] });
    expect((await admin.patch(path, one('old'))).status).toBe(200);
    expect(await assertionOf('old', app.name!)).toBe(200);
    await add('new');
    expect((await admin.patch(path, one('new'))).status).toBe(200);
    const { certificates: both } = (await admin.call('GET', path)).json();
    const [old] = await admin.find(certificates, 'certificateAlias eq "old"');
    const { x509Base64Certificate } = old!;
    expect(both).toMatchObject([{ certAlias: 'old', x509Base64Certificate }, { certAlias: 'new' }]);
    await admin.patch(path, { op: 'replace', path: 'certificates', value: [{ certAlias: 'new' }] });
    expect([await assertionOf('old', app.name!), await assertionOf('new', app.name!)]).toEqual([401, 200]);
  });

  test('are one line of base64, under an alias that no other has, and are not changed', async () => {
    const id = await add('ci');
    const pem = new X509Certificate(Buffer.from(await der('ci'), 'base64')).toString();
    const post = (certificateAlias: string, x509Base64Certificate?: string) =>
      admin.post(certificates, { certificateAlias, x509Base64Certificate });
    for (const text of [pem, 'AAAA', undefined]) expect((await post('other', text)).status).toBe(400);
    expect((await post('CI', await der('ci'))).status).toBe(409);
    const [found] = await admin.find(certificates, 'certificateAlias sw "c"');
    expect(found).toMatchObject({ id, certificateAlias: 'ci' });
    expect(Date.parse(String(found?.certEndDate))).toBeGreaterThan(Date.now());
    for (const method of ['PUT', 'PATCH']) {
      expect((await admin.call(method, `${certificates}/${id}`, {})).status).toBe(405);
    }
  });

  test('must exist before an application names them, once each, and cannot be deleted while it does', async () => {
    const app = await admin.create('Apps', APP);
    const id = await add('ci');
    // The content is read-only in an application.
    const whole = { certAlias: 'unknown', x509Base64Certificate: await der('ci') };
    const odd = [[whole], [{}], [{ certAlias: 'ci' }, { certAlias: 'CI' }]];
    for (const value of odd)
      expect((await admin.patch(`Apps/${app.id!}`, { op: 'add', path: 'certificates', value })).status).toBe(400);
    await admin.patch(`Apps/${app.id!}`, { op: 'add', path: 'certificates', value: [{ certAlias: 'ci' }] });
    expect((await admin.call('DELETE', `${certificates}/${id}`)).status).toBe(400);
    await admin.patch(`Apps/${app.id!}`, { op: 'remove', path: 'certificates' });
    expect((await admin.call('DELETE', `${certificates}/${id}`)).status).toBe(204);
  });
});

test('groups contain users of the domain, each once', async () => {
  const member = { value: user.id, type: 'User' };
  const odd = [
    [member, member],
    [{ value: 'f'.repeat(32), type: 'User' }],
    [{ value: user.id }],
    [{ value: user.id, type: 'App' }],
  ];
  for (const members of odd) expect((await admin.post('Groups', { displayName: 'G', members })).status).toBe(400);
  const long = await admin.post('Groups', { displayName: 'G', members: [{ value: user.ocid, type: 'User' }] });
  expect(refusalOf(long)).toEqual([400, 'error.common.validation.stringExceedsMaxLimit']);

  emulator.domain.deviations.groupOcids = false;
  const bare = await admin.create('Groups', { displayName: 'H' });
  expect((await admin.call('GET', `Groups/${bare.id!}?attributes=ocid`)).json()).not.toHaveProperty('ocid');
  emulator.domain.deviations.groupOcids = true;

  const { id } = await admin.create('Groups', { displayName: 'G' });
  const add = { op: 'add', path: 'members', value: [member] };
  for (let time = 0; time < 2; time += 1) expect((await admin.patch(`Groups/${id!}`, add)).status).toBe(200);
  expect((await admin.call('GET', `Groups/${id!}`)).json()).not.toHaveProperty('members');
  const { members } = (await admin.call('GET', `Groups/${id!}?attributes=members`)).json();
  expect(members).toEqual([{ ...member, ocid: user.ocid, display: 'deploy', name: 'deploy' }]);
  const [found] = await admin.find('Users', 'userName eq "deploy"', '&attributes=groups');
  expect(found?.groups).toMatchObject([{ value: id, display: 'G' }]);
});
