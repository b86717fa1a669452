// IAM: policies as text that Object Storage obeys at once, and what else setup asks of it.

import { createPrivateKey } from 'node:crypto';
import { UnreadableStatement, parseCondition } from '../iam/condition.ts';
import { parseStatement } from '../iam/statement.ts';
import type { Administrator } from '../domain/administrator.ts';
import type { User } from '../domain/store.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { signedAdminCall } from './admin-client.ts';
import { sessionKey, sessionToken } from './exchange.ts';
import { httpsCall, type Answer } from './https-call.ts';
import { signedCall } from './signed-request.ts';

let emulator: Emulator;
let admin: Administrator;
let deploy: User;
/** The tokens of a job, for both kinds of principal. */
let tokens: { upst: string; rpst: string };
beforeAll(async () => {
  emulator = await startEmulator();
  admin = await emulator.domain.administrator();
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  const upst = await sessionToken(emulator, seeded);
  emulator.domain.store.trusts.clear();
  const resource = emulator.domain.trustGitHub({ repository: 'octo/app', tokenType: 'rpst', userName: 'unused' });
  tokens = { upst, rpst: await sessionToken(emulator, resource, { rpst: true }) };
  deploy = seeded.user;
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.iam.policies.clear();
  emulator.policies.statements.length = 0;
  emulator.domain.store.groups.clear();
  emulator.domain.displayName = 'Default';
  emulator.clock.offsetSeconds = 0;
});

const call = (method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer> =>
  signedAdminCall(emulator, admin, method, `/20160918/${path}`, body, headers);
const create = (statements: unknown, more: object = {}): Promise<Answer> =>
  call('POST', 'policies', { compartmentId: emulator.tenancy, name: 'ci', description: 'CI', statements, ...more });
const mayReadNamespace = async (kind: 'upst' | 'rpst' = 'upst'): Promise<boolean> =>
  (await signedCall(emulator, '/n/', { keyId: `ST$${tokens[kind]}` })).status === 200;

const READ = 'read objectstorage-namespaces in tenancy';

describe('a statement', () => {
  test('is in force as long as its policy contains it', async () => {
    emulator.domain.addGroup('Deployers', deploy);
    expect(await mayReadNamespace()).toBe(false);
    const { id } = (await create([`Allow group Deployers to ${READ}`])).json();
    expect(await mayReadNamespace()).toBe(true);
    await call('PUT', `policies/${String(id)}`, { statements: [`Allow group Others to ${READ}`] });
    expect(await mayReadNamespace()).toBe(false);
    await call('PUT', `policies/${String(id)}`, { statements: [`Allow group Others, Deployers to ${READ}`] });
    expect(await mayReadNamespace()).toBe(true);
    expect((await call('DELETE', `policies/${String(id)}`)).status).toBe(204);
    expect(await mayReadNamespace()).toBe(false);
    expect((await call('GET', `policies/${String(id)}`)).json().code).toBe('NotAuthorizedOrNotFound');
  });

  test('does not replace what a test allows directly', async () => {
    emulator.policies.allow({
      principal: { user: deploy.ocid },
      verb: 'read',
      resource: 'all-resources',
      in: 'tenancy',
    });
    const { id } = (await create([`Allow group Deployers to ${READ}`])).json();
    await call('DELETE', `policies/${String(id)}`);
    expect(await mayReadNamespace()).toBe(true);
  });

  const groups: [subject: string, domain: string, expected: boolean][] = [
    ["group 'Default'/'Deployers'", 'Default', true],
    ['group default/Deployers', 'Default', true],
    ["group 'Deployers'", 'Default', true],
    ["group 'CI'/'Deployers'", 'CI', true],
    ["group 'CI'/'Deployers'", 'Default', false],
    // The trap: a bare name means the domain `Default`.
    ['group Deployers', 'CI', false],
    ['group Testers', 'Default', false],
    ['dynamic-group Deployers', 'Default', false],
    ['any-user', 'CI', true],
  ];
  for (const [subject, domain, expected] of groups) {
    test(`for ${subject} in the domain ${domain}: ${expected ? 'in force' : 'not for the job'}`, async () => {
      emulator.domain.displayName = domain;
      emulator.domain.addGroup('Deployers', deploy);
      expect((await create([`Allow ${subject} to ${READ}`])).status).toBe(200);
      expect(await mayReadNamespace()).toBe(expected);
    });
  }

  test('identifies a group by OCID; a SCIM ID is accepted and matches nothing', async () => {
    const group = emulator.domain.addGroup('Deployers', deploy);
    expect((await create([`allow group id ${group.id} to ${READ}`])).status).toBe(200);
    expect(await mayReadNamespace()).toBe(false);
    expect((await create([`allow group id ${group.ocid} to ${READ}`], { name: 'second' })).status).toBe(200);
    expect(await mayReadNamespace()).toBe(true);
  });

  test('with conditions checks the claims of an RPST', async () => {
    const type = "request.principal.type='identityfederateddomainapp'";
    const where = (repository: string): string =>
      `Allow any-user to ${READ} where all {${type}, request.principal.ext_repository='${repository}'}`;
    await create([where('octo/other')]);
    expect(await mayReadNamespace('rpst')).toBe(false);
    await create([where('octo/app')], { name: 'second' });
    expect(await mayReadNamespace('rpst')).toBe(true);
    expect(await mayReadNamespace('upst')).toBe(false);
  });

  test("expires by the emulator's clock", async () => {
    const tomorrow = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)}Z`;
    emulator.domain.addGroup('Deployers', deploy);
    await create([`Allow group Deployers to ${READ} where request.utc-timestamp before '${tomorrow}'`]);
    // Asked below the service: the job's token does not live until then.
    const principal = { kind: 'user', ocid: deploy.ocid, tenancy: emulator.tenancy } as const;
    const isAllowed = (): boolean =>
      emulator.policies.isAllowed(principal, 'read', 'objectstorage-namespaces', emulator.tenancy);
    expect([await mayReadNamespace(), isAllowed()]).toEqual([true, true]);
    emulator.clock.offsetSeconds = 2 * 86_400;
    expect(isAllowed()).toBe(false);
  });

  test('applies to one compartment, by OCID or name', async () => {
    const app = emulator.iam.addCompartment('app');
    const inner = emulator.iam.addCompartment('inner', app);
    const other = emulator.iam.addCompartment('other');
    emulator.domain.addGroup('Deployers', deploy);
    const buckets = async (compartment: string): Promise<number> =>
      (
        await signedCall(emulator, `/n/emulatorns/b?compartmentId=${compartment}`, {
          keyId: `ST$${tokens.upst}`,
          key: sessionKey.privateKey,
        })
      ).status;
    await create([`Allow group Deployers to manage object-family in compartment id ${app.id}`]);
    expect(await buckets(app.id)).toBe(200);
    expect(await buckets(other.id)).toBe(404);
    await create(['Allow group Deployers to manage object-family in compartment app:inner'], { name: 'second' });
    expect(await buckets(inner.id)).toBe(200);
    expect(
      (await create(['Allow group Deployers to manage object-family in compartment nowhere'], { name: 'third' }))
        .status,
    ).toBe(400);
  });
});

describe('refused with 400 InvalidParameter', () => {
  const unreadable = [
    '',
    'Permit group A to read buckets in tenancy',
    'Allow group A to look-at buckets in tenancy',
    'Allow group A to read in tenancy',
    'Allow group A to read buckets',
    'Allow group A to read buckets in compartment id app',
    'Allow group A B to read buckets in tenancy',
    "Allow group 'A to read buckets in tenancy",
    'Allow everybody to read buckets in tenancy',
    'Allow any-user else to read buckets in tenancy',
    'Allow any-user to read buckets in tenancy where',
    'Allow any-user to read buckets in tenancy where all {}',
    "Allow any-user to read buckets in tenancy where all {request.principal.type='x'",
    "Allow any-user to read buckets in tenancy where principal.type='x'",
    'Allow any-user to read buckets in tenancy where request.principal.type=x',
    "Allow any-user to read buckets in tenancy where request.principal.type like 'x'",
    "Allow any-user to read buckets in tenancy where request.utc-timestamp before '2027-01-31'",
    "Allow any-user to read buckets in tenancy where request.utc-timestamp before 'tomorrow'",
    "Allow any-user to read buckets in tenancy where request.principal.type='x' request.principal.name='y'",
  ];
  for (const statement of unreadable) {
    test(`"${statement}"`, async () => {
      const answer = await create([`Allow any-user to ${READ}`, statement]);
      expect([answer.status, answer.json().code]).toEqual([400, 'InvalidParameter']);
      expect(emulator.iam.policies.size).toBe(0);
      expect(await mayReadNamespace()).toBe(false);
    });
  }

  test('no statements, or statements that are not text', async () => {
    for (const statements of [[], 'Allow', [1]]) expect((await create(statements)).status).toBe(400);
    expect((await create(undefined)).json().code).toBe('MissingParameter');
  });

  test('a policy with a statement for a place outside its compartment', async () => {
    const app = emulator.iam.addCompartment('app');
    const inner = emulator.iam.addCompartment('inner', app);
    const other = emulator.iam.addCompartment('other');
    const within = (place: string): Promise<Answer> =>
      create([`Allow group A to read buckets in ${place}`], { compartmentId: app.id });
    for (const place of ['tenancy', `compartment id ${emulator.tenancy}`, `compartment id ${other.id}`]) {
      expect((await within(place)).status).toBe(400);
    }
    expect((await within(`compartment id ${inner.id}`)).status).toBe(200);
  });
});

describe('policies', () => {
  test('are listed by compartment and name, which is unique in each', async () => {
    const app = emulator.iam.addCompartment('app');
    const statements = [`Allow any-user to ${READ}`];
    const first = (await create(statements, { freeformTags: { a: 'b' } })).json();
    await create([`Allow group A to read buckets in compartment id ${app.id}`], { compartmentId: app.id });
    expect((await create(statements, { name: 'CI' })).json().code).toBe('PolicyAlreadyExists');
    const list = async (query: string): Promise<unknown> => (await call('GET', `policies?${query}`)).json();
    expect(await list(`compartmentId=${emulator.tenancy}`)).toEqual([first]);
    expect(await list(`compartmentId=${app.id}&name=ci`)).toHaveLength(1);
    expect(await list(`compartmentId=${app.id}&name=other`)).toEqual([]);
    expect((await call('GET', 'policies')).json().code).toBe('MissingParameter');
    expect(first).toMatchObject({
      statements,
      lifecycleState: 'ACTIVE',
      freeformTags: { a: 'b' },
      inactiveStatus: null,
    });
    expect(first).not.toHaveProperty('etag');
  });

  test('are changed only if the version matches', async () => {
    const made = await create([`Allow any-user to ${READ}`]);
    const path = `policies/${String(made.json().id)}`;
    const etag = String(made.headers.etag);
    const change = { description: 'changed' };
    expect((await call('PUT', path, change, { 'if-match': 'older' })).json().code).toBe('NoEtagMatch');
    expect((await call('DELETE', path, undefined, { 'if-match': 'older' })).status).toBe(412);
    const changed = await call('PUT', path, change, { 'if-match': etag });
    expect(changed.json()).toMatchObject(change);
    expect(changed.headers.etag).not.toBe(etag);
    expect((await call('PUT', path, { statements: ['nonsense'] })).status).toBe(400);
    expect(await mayReadNamespace()).toBe(true);
  });

  test('require a valid name, an existing compartment and all required fields', async () => {
    const statements = [`Allow any-user to ${READ}`];
    expect((await create(statements, { name: 'a b' })).json().code).toBe('InvalidParameter');
    expect((await create(statements, { compartmentId: 'ocid1.compartment.oc1..x' })).status).toBe(404);
    for (const name of ['name', 'compartmentId', 'description']) {
      expect((await create(statements, { [name]: undefined })).json().code).toBe('MissingParameter');
    }
  });

  test('can be changed only in the home region', async () => {
    emulator.iam.homeRegion = { key: 'IAD', name: 'us-ashburn-1' };
    const from = async (region: string): Promise<Answer> => {
      const body = {
        compartmentId: emulator.tenancy,
        name: 'ci',
        description: 'CI',
        statements: [`Allow any-user to ${READ}`],
      };
      return signedCall(emulator, '/20160918/policies', {
        keyId: admin.keyId,
        key: createPrivateKey(admin.privateKeyPem),
        method: 'POST',
        body: JSON.stringify(body),
        beforeSigning: (headers) => (headers.host = `identity.${region}.oci.oraclecloud.com`),
      });
    };
    const abroad = await from('eu-frankfurt-1');
    expect([abroad.status, abroad.json().code]).toEqual([403, 'NotAllowed']);
    expect(abroad.json().message).toContain('home region IAD');
    expect((await from('us-ashburn-1')).status).toBe(200);
    emulator.iam.homeRegion = { key: 'FRA', name: 'eu-frankfurt-1' };
  });
});

describe('the caller', () => {
  test('must sign: an access token is not accepted', async () => {
    const headers = { authorization: `Bearer ${admin.accessToken}` };
    const answer = await httpsCall(emulator, `${emulator.url}/20160918/tenancies/${emulator.tenancy}`, { headers });
    expect([answer.status, answer.json().code]).toEqual([401, 'NotAuthenticated']);
  });

  test('without permissions receives nothing, and can do what a policy allows', async () => {
    const asJob = (method: string, path: string, body?: object): Promise<Answer> =>
      signedCall(emulator, `/20160918/${path}`, {
        keyId: `ST$${tokens.upst}`,
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const { tenancy } = emulator;
    const { id } = (await create([`Allow group A to ${READ}`])).json();
    const paths = [
      `tenancies/${tenancy}`,
      `tenancies/${tenancy}/regionSubscriptions`,
      'regions',
      `compartments/${tenancy}`,
      `domains?compartmentId=${tenancy}`,
      `policies?compartmentId=${tenancy}`,
      `policies/${String(id)}`,
    ];
    for (const path of paths) expect((await asJob('GET', path)).json().code).toBe('NotAuthorizedOrNotFound');
    const policy = { compartmentId: tenancy, name: 'own', description: 'x', statements: [`Allow any-user to ${READ}`] };
    expect((await asJob('POST', 'policies', policy)).status).toBe(404);
    expect((await asJob('DELETE', `policies/${String(id)}`)).status).toBe(404);

    emulator.domain.addGroup('Writers', deploy);
    await create(['Allow group Writers to manage policies in tenancy'], { name: 'writers' });
    expect((await asJob('POST', 'policies', policy)).status).toBe(200);

    await create(['Allow group Writers to inspect tenancies in tenancy'], { name: 'inspectors' });
    expect((await asJob('GET', 'regions')).json()).toEqual([emulator.iam.homeRegion]);
  });
});

test('the domain is listed with the port in its URL', async () => {
  const list = async (query = ''): Promise<unknown> =>
    (await call('GET', `domains?compartmentId=${emulator.tenancy}${query}`)).json();
  expect(await list()).toMatchObject([
    { id: emulator.domain.ocid, displayName: 'Default', type: 'DEFAULT', url: emulator.url },
  ]);
  emulator.iam.domainUrl = 'https://idcs-0123.identity.oraclecloud.com';
  emulator.domain.displayName = 'CI';
  expect(await list('&displayName=CI')).toMatchObject([
    {
      url: 'https://idcs-0123.identity.oraclecloud.com:443',
      homeRegionUrl: 'https://idcs-0123.identity.oraclecloud.com:443',
    },
  ]);
  expect(await list('&displayName=Default')).toEqual([]);
  emulator.iam.domainUrl = emulator.url;
});

test('compartments are found by OCID, except in another tenancy', async () => {
  const { id } = emulator.iam.addCompartment('app');
  expect((await call('GET', `compartments/${id}`)).json()).toMatchObject({
    id,
    name: 'app',
    compartmentId: emulator.tenancy,
  });
  expect((await call('GET', 'compartments/ocid1.compartment.oc1..x')).status).toBe(404);
  expect((await call('GET', 'tenancies/ocid1.tenancy.oc1..x')).status).toBe(404);
  expect((await call('GET', 'users')).status).toBe(404);
});

describe('conditions', () => {
  const variables = { 'request.principal.name': 'Repo:octo/app', 'request.utc-timestamp': '2027-01-31T00:00:00.000Z' };
  const cases: [text: string, expected: boolean][] = [
    ["request.principal.name = 'repo:octo/app'", true],
    ["request.principal.name='repo'", false],
    ["request.principal.name != 'repo'", true],
    ["request.principal.missing != 'x'", false],
    ['request.principal.name = /repo:octo*/', true],
    ['request.principal.name = /octo*/', false],
    ["any {request.principal.name='x', request.principal.name='repo:octo/app'}", true],
    ["all {request.principal.name='x', request.principal.name='repo:octo/app'}", false],
    ["all {any {request.principal.name='x', request.principal.name != 'y'}, request.principal.name != 'z'}", true],
    ["request.utc-timestamp before '2027-01-31T00:00Z'", false],
    ["request.utc-timestamp before '2027-01-31T00:01Z'", true],
    ["request.utc-timestamp after '2027-01-30T23:59:59Z'", true],
    ["request.utc-timestamp between '2027-01-01T00:00Z' and '2027-02-01T00:00Z'", true],
    ["request.utc-timestamp between '2027-02-01T00:00Z' and '2027-03-01T00:00Z'", false],
  ];
  for (const [text, expected] of cases)
    test(text, () => {
      expect(parseCondition(text)(variables)).toBe(expected);
    });
});

test('a statement may have any case and spacing', () => {
  const [statement] = parseStatement(
    "ALLOW  Group 'My Domain'/'My Group'  TO Manage Object-Family IN Tenancy",
    'ocid1.tenancy.oc1..t',
    () => undefined,
  );
  expect(statement).toEqual({
    principal: { group: 'My Group', domain: 'My Domain' },
    verb: 'manage',
    resource: 'object-family',
    in: 'tenancy',
  });
  expect(() => parseStatement('nonsense', 't', () => undefined)).toThrow(UnreadableStatement);
});
