// The requests that setup sends to the domain and to IAM, whole, and what it makes of each kind of answer.

import type { HttpClient, HttpRequest } from '../../../src/http/client.ts';
import type { Administrator, AdminRequest } from '../../../src/setup/api/administrator.ts';
import { identityDomain, type IdentityDomain } from '../../../src/setup/api/domain.ts';
import { findExistingTrust } from '../../../src/setup/api/existing-trust.ts';
import { ownerOfPolicy, policies, type Policies, policyTags } from '../../../src/setup/api/policy.ts';
import { attributesOf, type ResourceType, validationsOf } from '../../../src/setup/api/scim.ts';
import { desiredTrust } from '../desired-trust.ts';

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** @param answer for each request */
function connect(answer: (request: AdminRequest) => Answer, region = 'eu-frankfurt-1') {
  const requests: AdminRequest[] = [];
  const authorize = (request: AdminRequest): Promise<HttpRequest> => {
    requests.push(request);
    return Promise.resolve({ method: request.method, url: request.url, headers: {} });
  };
  const http: HttpClient = {
    async send(_what, prepare) {
      await prepare(1, false);
      const { status = 200, body = {}, headers = {} } = answer(requests.at(-1)!);
      return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
  };
  const administrator: Administrator = {
    authorize,
    signed: {
      authorize,
      tenancy: 'ocid1.tenancy.oc1..t',
      region,
      identityEndpoint: `https://identity.${region}.oci.oc.com`,
    },
    description: 'the profile "ADMIN" in config',
    adviceIfRefused: 'check the key',
  };
  return {
    requests,
    domain: identityDomain('https://domain', administrator, http),
    iam: policies(administrator, http),
    administrator,
    http,
  };
}

const USER = { id: 'u1', userName: 'wif' };
const POLICY = { id: 'p1', name: 'wif', statements: ['Allow x'] };

describe('what is asked for of each resource', () => {
  test.each<[ResourceType, string]>([
    ['Users', 'id,userName,ocid,tags,active,urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User:serviceUser'],
    ['Groups', 'id,displayName,ocid,tags,members'],
    ['Apps', 'id,displayName,ocid,tags,name,active,isOAuthClient,clientType,certificates'],
    ['OAuthClientCertificates', 'id,certificateAlias'],
    [
      'IdentityPropagationTrusts',
      'id,issuer,ocid,tags,active,publicKeyEndpoint,publicCertificate,oauthClients,subjectType,allowImpersonation,impersonationServiceUsers,subjectClaimName,subjectMappingAttribute,impersonatingResource,claimPropagations,clientClaimName,clientClaimValues,claimValidations',
    ],
  ])('%s', (type, attributes) => {
    expect(attributesOf(type)).toBe(attributes);
  });
});

describe('requests to the domain', () => {
  const ATTRIBUTES = 'attributes=id%2CdisplayName%2Cocid%2Ctags%2Cmembers';
  const rows: [string, (domain: IdentityDomain) => Promise<unknown>, AdminRequest][] = [
    [
      'a search',
      (domain) => domain.find('Groups', 'displayName', 'my "group"'),
      {
        method: 'GET',
        url: `https://domain/admin/v1/Groups?filter=displayName%20eq%20%22my%20%5C%22group%5C%22%22&${ATTRIBUTES}&count=50`,
      },
    ],
    [
      'a resource',
      (domain) => domain.get('Groups', 'g1'),
      { method: 'GET', url: `https://domain/admin/v1/Groups/g1?${ATTRIBUTES}` },
    ],
    [
      'a creation',
      (domain) => domain.create('Groups', { a: 1 }),
      { method: 'POST', url: 'https://domain/admin/v1/Groups', body: '{"a":1}' },
    ],
    [
      'a change',
      (domain) => domain.patch('Groups', 'g1', [{ op: 'remove', path: 'x' }]),
      {
        method: 'PATCH',
        url: 'https://domain/admin/v1/Groups/g1',
        body: '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"x"}]}',
      },
    ],
    [
      'a removal',
      (domain) => domain.remove('Groups', 'g1'),
      { method: 'DELETE', url: 'https://domain/admin/v1/Groups/g1' },
    ],
    [
      'an activation',
      (domain) => domain.setAppActive('a1', true),
      {
        method: 'PUT',
        url: 'https://domain/admin/v1/AppStatusChanger/a1',
        body: '{"schemas":["urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger"],"active":true}',
      },
    ],
    [
      'a new secret',
      (domain) => domain.regenerateSecret('a1'),
      {
        method: 'POST',
        url: 'https://domain/admin/v1/AppClientSecretRegenerator',
        body: '{"schemas":["urn:ietf:params:scim:schemas:oracle:idcs:AppClientSecretRegenerator"],"appId":"a1"}',
      },
    ],
  ];
  test.each(rows)('%s', async (_title, call, request) => {
    const { domain, requests } = connect(() => ({ body: { id: 'g1', displayName: 'g', clientSecret: 'the secret' } }));
    await call(domain);
    expect(requests).toEqual([request]);
  });

  test.each(rows)('%s that is refused is a failure', async (_title, call) => {
    const { domain } = connect(() => ({ status: 500, body: 'busy' }));
    await expect(call(domain)).rejects.toMatchObject({ kind: 'denial', phrase: 'Setup failed' });
  });

  test('a search finds only what has exactly the value, because the service ignores its case', async () => {
    const { domain } = connect(() => ({ body: { Resources: [{ id: 'u2', userName: 'WIF' }, USER] } }));
    expect(await domain.find('Users', 'userName', 'wif')).toEqual([USER]);
    expect(await connect(() => ({})).domain.find('Users', 'userName', 'wif')).toEqual([]);
  });

  test('what exists already is not created, and what does not exist counts as read and as removed', async () => {
    const conflict = connect(() => ({ status: 409 })).domain;
    expect(await conflict.create('Users', {})).toBeUndefined();
    await expect(conflict.remove('Users', 'u1')).rejects.toThrow(/was answered 409/);
    const missing = connect(() => ({ status: 404 })).domain;
    expect(await missing.get('Users', 'u1')).toBeUndefined();
    await expect(missing.remove('Users', 'u1')).resolves.toBeUndefined();
    await expect(missing.create('Users', {})).rejects.toThrow(/was answered 404/);
    const created = connect(() => ({ status: 201, body: USER })).domain;
    expect(await created.create('Users', {})).toEqual(USER);
  });

  test.each([{}, { clientSecret: '' }, { clientSecret: 7 }])(
    'an answer without a new secret is none: %j',
    async (body) => {
      await expect(connect(() => ({ body })).domain.regenerateSecret('a1')).rejects.toThrow(
        'Unexpected response: the regeneration of the client secret of the application a1 at https://domain returned no secret',
      );
    },
  );
});

describe('what an answer must have', () => {
  const trust = { id: 't1', issuer: 'https://i' };
  test.each<[ResourceType, object, problem: string]>([
    ['Users', { userName: 'wif' }, 'contains no id'],
    ['Users', { id: '', userName: 'wif' }, 'contains no id'],
    ['Users', { id: null, userName: 'wif' }, 'contains no id'],
    ['Users', { id: 'u/1', userName: 'wif' }, 'contains an invalid id'],
    ['Users', { id: '-u', userName: 'wif' }, 'contains an invalid id'],
    ['Users', { id: 7, userName: 'wif' }, 'contains an invalid id'],
    ['Users', { id: 'u1' }, 'contains no userName'],
    ['Users', { ...USER, active: 'true' }, 'contains an invalid active'],
    ['Users', { ...USER, tags: {} }, 'contains an invalid tags'],
    ['Users', { ...USER, tags: ['x'] }, 'contains an invalid tags[0]'],
    ['Users', { ...USER, tags: [{ key: 'a', value: 'b' }, { key: 'a' }] }, 'contains no tags[1].value'],
    ['Groups', { id: 'g1', displayName: 'g', members: [{ value: 7 }] }, 'contains an invalid members[0].value'],
    ['Apps', { id: 'a1', displayName: ['a'] }, 'contains an invalid displayName'],
    ['IdentityPropagationTrusts', { ...trust, oauthClients: 'x' }, 'contains an invalid oauthClients'],
    [
      'IdentityPropagationTrusts',
      { ...trust, impersonationServiceUsers: [{ rule: 'sub eq a' }] },
      'contains no impersonationServiceUsers[0].value',
    ],
  ])('%s %j', async (type, body, problem) => {
    await expect(connect(() => ({ body })).domain.get(type, 'x')).rejects.toMatchObject({
      kind: 'mismatch',
      message: expect.stringMatching(/^Unexpected response: the answer about the \w+ x contains/) as string,
      detail: expect.stringContaining(problem) as string,
    });
  });

  test('optional attributes may be null, and others are left out', async () => {
    const body = { ...USER, active: null, tags: undefined, more: 'x' };
    expect(await connect(() => ({ body })).domain.get('Users', 'u1')).toEqual(USER);
  });

  test('a rule that has only the OCID of its user is one of that user', async () => {
    const impersonationServiceUsers = [
      { rule: 'sub eq a', value: 'u1', ocid: 'ocid1.user.oc1..u' },
      { rule: 'sub eq b', ocid: 'ocid1.user.oc1..u' },
    ];
    const body = { ...trust, impersonationServiceUsers };
    expect(await connect(() => ({ body })).domain.get('IdentityPropagationTrusts', 't1')).toMatchObject({
      impersonationServiceUsers: [
        { rule: 'sub eq a', value: 'u1' },
        { rule: 'sub eq b', value: 'ocid1.user.oc1..u' },
      ],
    });
  });

  test.each(['<html>', '[]', '7', 'null'])('no JSON object: %s', async (body) => {
    await expect(connect(() => ({ body })).domain.get('Users', 'u1')).rejects.toThrow(
      `Unexpected response: the request for the user u1 returned 200 without the expected JSON (${body.length} characters)`,
    );
  });

  test('claimValidations are told, because nobody knows what the domain does with them', () => {
    expect(validationsOf({ id: 't1', issuer: 'https://i' })).toEqual([]);
    const claimValidations = [{ name: 'a', value: 'b' }, { name: 'c' }];
    expect(validationsOf({ id: 't1', issuer: 'https://i', claimValidations })).toEqual([
      'claimValidations (a: b, c: (no value)), and what the domain checks with them is not documented',
    ]);
  });
});

describe('a refusal', () => {
  const ID = { 'opc-request-id': 'REQUEST' };
  test.each<[Answer, phrase: string, message: RegExp, hint: RegExp]>([
    [
      { status: 401 },
      'Administrator access denied',
      /answered 401: the profile "ADMIN" in config is not accepted$/,
      /^check the key$/,
    ],
    [
      { status: 401, headers: ID },
      'Administrator access denied',
      /answered 401/,
      /^check the key; request ID: REQUEST$/,
    ],
    [
      { status: 403, headers: ID },
      'Administrator access denied',
      /answered 403: the profile "ADMIN" in config does not have permission$/,
      /^give the administrator the domain role Identity Domain Administrator, .*"; request ID: REQUEST$/,
    ],
    [{ status: 401, body: { detail: 'accessDenied' } }, 'Administrator access denied', /not have permission$/, /role/],
    [
      { status: 400, body: { detail: 'Not authorized' } },
      'Administrator access denied',
      /not have permission$/,
      /role/,
    ],
    [
      { status: 403, body: { message: 'use the home region' } },
      'Setup failed',
      /403/,
      /^IAM accepts changes only in the home/,
    ],
    [
      { status: 404, headers: ID },
      'Setup failed',
      /answered 404$/,
      /^check --domain-url, .*: it does not exist, or the profile .* REQUEST$/,
    ],
    [{ status: 400 }, 'Setup failed', /answered 400$/, /^nothing of this step was done; .*no further details$/],
    [
      { status: 400, body: { detail: 'the name is too long' } },
      'Setup failed',
      /answered 400 \(.*the name is too long.*\)$/,
      /^correct what the answer says; nothing of this step was done$/,
    ],
    [
      { status: 400, body: { detail: 'bad publicKeyEndpoint' } },
      'Setup failed',
      /answered 400 \(.*bad publicKeyEndpoint.*\)$/,
      /^the domain downloads the key set when a trust is created/,
    ],
  ])('%j', async (answer, phrase, message, hint) => {
    const failure: unknown = await connect(() => answer)
      .domain.patch('Users', 'u1', [])
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'denial',
      phrase,
      detail: expect.stringMatching(/^the change of the user u1 at https:\/\/domain was answered/) as string,
    });
    expect(failure).toMatchObject({
      detail: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    });
  });
});

describe('policies', () => {
  const FRANKFURT = 'https://identity.eu-frankfurt-1.oci.oc.com';
  const ZURICH = 'https://identity.eu-zurich-1.oci.oc.com';
  const regions = [
    { regionName: 'eu-frankfurt-1', isHomeRegion: false },
    { regionName: 'eu-zurich-1', isHomeRegion: true },
  ];
  const iamWith = (subscriptions: unknown, other: Answer = { body: POLICY }, region?: string) =>
    connect(
      ({ url }) => (url.endsWith('/regionSubscriptions') ? (subscriptions as Answer) : other),
      ...(region === undefined ? [] : [region]),
    );

  test('are read in every region, by their exact name', async () => {
    const { iam, requests } = connect(() => ({ body: [null, { ...POLICY, name: 'WIF' }, POLICY] }));
    expect(await iam.find('c 1', 'wif')).toEqual(POLICY);
    expect(requests).toEqual([{ method: 'GET', url: `${FRANKFURT}/20160918/policies?compartmentId=c+1&name=wif` }]);
    expect(await connect(() => ({ body: [] })).iam.find('c', 'wif')).toBeUndefined();
    await expect(connect(() => ({ body: {} })).iam.find('c', 'wif')).rejects.toThrow(/without the expected JSON/);
  });

  const newPolicy = { name: 'wif', compartmentId: 'c', description: 'd', statements: ['s'], freeformTags: {} };
  test.each<[string, (iam: Policies) => Promise<unknown>, Partial<AdminRequest>]>([
    ['created', (iam) => iam.create(newPolicy), { method: 'POST', url: '', body: JSON.stringify(newPolicy) }],
    [
      'changed',
      (iam) => iam.replaceStatements('p1', ['s']),
      { method: 'PUT', url: '/p1', body: '{"statements":["s"]}' },
    ],
    ['removed', (iam) => iam.remove('p1'), { method: 'DELETE', url: '/p1' }],
  ])('are %s in the home region, which is asked for once', async (_title, call, request) => {
    const { iam, requests } = iamWith({ body: regions });
    await call(iam);
    await call(iam);
    const sent = { ...request, url: `${ZURICH}/20160918/policies${request.url ?? ''}` };
    expect(requests).toEqual([
      { method: 'GET', url: `${FRANKFURT}/20160918/tenancies/ocid1.tenancy.oc1..t/regionSubscriptions` },
      sent,
      sent,
    ]);
    await expect(call(iamWith({ body: regions }, { status: 500 }).iam)).rejects.toThrow(/was answered 500/);
  });

  test.each<[string, Answer]>([
    ['the regions may not be listed', { status: 404 }],
    ['no region is the home region', { body: [{ regionName: 'eu-zurich-1' }, { isHomeRegion: true }] }],
    ['its name is no name', { body: [{ regionName: 'x.example.org/', isHomeRegion: true }] }],
    ['its name has more behind it', { body: [{ regionName: 'eu/x', isHomeRegion: true }] }],
  ])('are changed in the region of the profile if %s', async (_title, answer) => {
    const { iam, requests } = iamWith(answer);
    await iam.remove('p1');
    expect(requests.at(-1)?.url).toBe(`${FRANKFURT}/20160918/policies/p1`);
  });

  test('that exist are not created, and those that do not exist count as removed', async () => {
    expect(await iamWith({ body: regions }, { status: 409 }).iam.create(newPolicy)).toBeUndefined();
    await expect(iamWith({ body: regions }, { status: 404 }).iam.create(newPolicy)).rejects.toThrow(/answered 404/);
    await expect(iamWith({ body: regions }, { status: 404 }).iam.remove('p1')).resolves.toBeUndefined();
    await expect(iamWith({ body: regions }, { status: 409 }).iam.remove('p1')).rejects.toThrow(/answered 409/);
    expect(await iamWith({ body: regions }).iam.create(newPolicy)).toEqual(POLICY);
  });

  test('are changed where an endpoint override says, which has no other regions', async () => {
    const { administrator, http, requests } = connect(() => ({ body: [{ regionName: 'x', isHomeRegion: true }] }));
    const signed = { ...administrator.signed!, identityEndpoint: 'https://localhost' };
    await policies({ ...administrator, signed }, http).remove('p1');
    expect(requests).toEqual([{ method: 'DELETE', url: 'https://localhost/20160918/policies/p1' }]);
  });

  test('need signed requests', () => {
    const { administrator, http } = connect(() => ({}));
    expect(() => policies({ ...administrator, signed: undefined }, http)).toThrow(/only an access token is given/);
  });

  test('name the setup that created them', () => {
    expect(ownerOfPolicy({ ...POLICY, freeformTags: policyTags('wif') })).toBe('wif');
    expect(ownerOfPolicy({ ...POLICY, freeformTags: { 'oci-wif': 7, other: 'x' } })).toBeUndefined();
    expect(ownerOfPolicy(POLICY)).toBeUndefined();
  });
});

describe('what exists', () => {
  const rule = (value: string): object => ({ rule: 'sub eq a', value });
  const trust = {
    id: 't1',
    issuer: 'https://issuer',
    impersonationServiceUsers: [rule('u1'), rule('u2'), rule('u2'), rule('u3')],
  };
  const objects: Record<string, object[]> = {
    Users: [{ id: 'u1', userName: 'the user' }],
    Groups: [{ id: 'g1', displayName: 'the group' }],
    Apps: [{ id: 'a1', displayName: 'the app' }],
    IdentityPropagationTrusts: [trust],
  };
  const withObjects = (changes: Record<string, object[]> = {}) =>
    connect(({ url }) => {
      const [, type = '', id] = /\/admin\/v1\/(\w+)(?:\/(\w+))?/.exec(url) ?? [];
      if (url.includes('/policies')) return { body: [{ ...POLICY, name: 'the policy' }] };
      if (id === undefined) return { body: { Resources: { ...objects, ...changes }[type] } };
      return id === 'u2' ? { body: { id: 'u2', userName: 'other' } } : { status: 404 };
    });

  test('is found by its names, with the names of the users in the rules', async () => {
    const { domain, iam, requests } = withObjects();
    expect(await findExistingTrust(desiredTrust, domain, iam, 'c')).toEqual({
      user: objects.Users?.[0],
      group: objects.Groups?.[0],
      app: objects.Apps?.[0],
      trust,
      policy: { ...POLICY, name: 'the policy' },
      userNames: new Map([
        ['u1', 'the user'],
        ['u2', 'other'],
      ]),
    });
    const asked = requests.map(({ url }) => /(?:v1|20160918)\/(\w+(?:\/\w+)?)/.exec(url)?.[1]);
    expect(asked).toEqual(['IdentityPropagationTrusts', 'Users', 'Groups', 'Apps', 'policies', 'Users/u2', 'Users/u3']);
  });

  test('for a resource principal is no user and no group', async () => {
    const { domain, requests } = withObjects({ IdentityPropagationTrusts: [] });
    const found = await findExistingTrust({ ...desiredTrust, tokenType: 'rpst' }, domain, undefined, 'c');
    expect(found).toEqual({
      user: undefined,
      group: undefined,
      app: objects.Apps?.[0],
      trust: undefined,
      policy: undefined,
      userNames: new Map(),
    });
    expect(requests).toHaveLength(2);
  });

  const RENAME = /^remove or rename all but one of x1, x2; nothing was changed$/;
  test.each([
    [
      'IdentityPropagationTrusts',
      trust,
      '2 trusts for the issuer "https://issuer"',
      /^delete all but one of \w+, x2; nothing was changed$/,
    ],
    ['Users', { id: 'x1', userName: 'the user' }, '2 users "the user"', RENAME],
    ['Groups', { id: 'x1', displayName: 'the group' }, '2 groups "the group"', RENAME],
    ['Apps', { id: 'x1', displayName: 'the app' }, '2 applications "the app"', RENAME],
  ])('twice is a conflict: %s', async (type, object, what, hint) => {
    const { domain } = withObjects({ [type]: [object, { ...object, id: 'x2' }] });
    await expect(findExistingTrust(desiredTrust, domain, undefined, 'c')).rejects.toMatchObject({
      message: `Setup conflict: the domain has ${what}`,
      hint: expect.stringMatching(hint) as string,
    });
  });
});
