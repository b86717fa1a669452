// SCIM itself: searching, choosing attributes, patching, replacing, and the errors that say what was wrong.

import { USER_EXTENSION, type Group } from '../domain/store.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { adminClient, APP, refusalOf, SCHEMAS, SERVICE_USER, type AdminClient } from './admin-client.ts';

let emulator: Emulator;
let admin: AdminClient;
beforeAll(async () => {
  emulator = await startEmulator();
  admin = adminClient(emulator, await emulator.domain.administrator({ userName: 'admin@example.com' }));
});
afterAll(() => emulator.stop());
beforeEach(() => {
  const { users, groups, apps, trusts } = emulator.domain.store;
  for (const [id, { userName }] of users) if (userName !== 'admin@example.com') users.delete(id);
  for (const map of [groups, apps, trusts]) map.clear();
});

describe('searching', () => {
  beforeEach(async () => {
    const tags = [{ key: 'made-by', value: 'setup' }];
    await admin.create('Users', { userName: 'ci-deploy', ...SERVICE_USER, tags });
    await admin.create('Users', { userName: 'ci-test', ...SERVICE_USER, active: false });
    await admin.create('Users', { userName: 'He said "no"', ...SERVICE_USER });
  });

  const cases: [filter: string, names: string[]][] = [
    ['userName eq "ci-deploy"', ['ci-deploy']],
    ['USERNAME EQ "CI-DEPLOY"', ['ci-deploy']],
    ['userName eq "ci"', []],
    ['userName sw "ci-"', ['ci-deploy', 'ci-test']],
    ['userName co "example"', ['admin@example.com']],
    ['userName ew "test"', ['ci-test']],
    [String.raw`userName eq "He said \"no\""`, ['He said "no"']],
    ['userName sw "ci-" and active eq false', ['ci-test']],
    ['userName sw "ci-" and not active eq false', ['ci-deploy']],
    ['userName sw "ci-" and active ne false', ['ci-deploy']],
    ['active eq "false"', []],
    ['userName eq "ci-test" or userName eq "ci-deploy" and active eq false', ['ci-test']],
    ['(userName eq "ci-test" or userName eq "ci-deploy") and active eq true', ['ci-deploy']],
    [`${USER_EXTENSION}:serviceUser eq true and userName co "c"`, ['ci-deploy', 'ci-test']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ci-test"', ['ci-test']],
    ['tags.key eq "made-by" and tags.value eq "setup"', ['ci-deploy']],
    ['tags pr', ['ci-deploy']],
    ['userName eq "a and b"', []],
  ];
  for (const [filter, names] of cases) {
    test(filter, async () => {
      const found = await admin.find('Users', filter);
      expect(found.map(({ userName }) => userName).sort()).toEqual([...names].sort());
    });
  }

  const bad = [
    'userName',
    'userName eq',
    'userName eq ci-deploy',
    'userName eq "x',
    'userName is "x"',
    'nothing eq "x"',
    'description eq "x"',
    '(userName eq "x"',
    'userName eq "x" )',
    'userName eq "x" userName eq "y"',
    'userName eq null',
  ];
  for (const filter of bad) {
    test(`${filter}: refused`, async () => {
      const answer = await admin.call('GET', `Users?filter=${encodeURIComponent(filter)}`);
      expect([answer.status, answer.json().scimType]).toEqual([400, 'invalidFilter']);
    });
  }

  test('page by page', async () => {
    const page = (await admin.call('GET', 'Users?startIndex=2&count=2')).json();
    expect(page).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 4,
      startIndex: 2,
      itemsPerPage: 2,
    });
    expect((page.Resources as { userName: string }[]).map(({ userName }) => userName)).toEqual([
      'ci-deploy',
      'ci-test',
    ]);
    expect((await admin.call('GET', 'Users?startIndex=5')).json()).toMatchObject({ totalResults: 4, Resources: [] });
    expect((await admin.call('GET', 'Users?count=0')).json()).toMatchObject({ totalResults: 4, Resources: [] });
    expect((await admin.call('GET', 'Users?count=all')).status).toBe(400);
  });

  test('returns the requested attributes and those that are always returned', async () => {
    const [one] = await admin.find(
      'Users',
      'userName eq "ci-deploy"',
      `&attributes=ocid,${USER_EXTENSION}:serviceUser,tags.key`,
    );
    expect(one).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      ocid: expect.stringMatching(/^ocid1\.user\./) as string,
      userName: 'ci-deploy',
      [USER_EXTENSION]: { serviceUser: true },
      tags: [{ key: 'made-by' }],
    });
    expect((await admin.call('GET', 'Users?attributeSets=some')).status).toBe(400);
    const [always] = await admin.find('Users', 'userName eq "ci-deploy"', '&attributeSets=always');
    expect(Object.keys(always ?? {}).sort()).toEqual(['id', 'userName']);
  });
});

test('a resource contains its location, its creator and its version', async () => {
  const answer = await admin.post('Groups', { displayName: 'Deployers' });
  const body = answer.json() as unknown as Group & Record<string, string>;
  const location = `${emulator.url}/admin/v1/Groups/${body.id}`;
  expect(answer.headers).toMatchObject({ location, 'content-type': 'application/scim+json' });
  expect(body.meta).toMatchObject({ location, resourceType: 'Group', version: answer.headers.etag });
  expect(body).toMatchObject({
    schemas: SCHEMAS.Groups,
    domainOcid: emulator.domain.ocid,
    tenancyOcid: emulator.tenancy,
  });
  expect(body.ocid).toMatch(/^ocid1\.group\./);
});

describe('patching', () => {
  let path: string;
  let ids: string[];
  beforeEach(async () => {
    const users = await Promise.all(
      ['a', 'b', 'c'].map((userName) => admin.create('Users', { userName, ...SERVICE_USER })),
    );
    ids = users.map(({ id }) => id!);
    const members = ids.slice(0, 2).map((value) => ({ value, type: 'User' }));
    const { id } = await admin.create('Groups', { displayName: 'G', members, tags: [{ key: 'k', value: 'v' }] });
    path = `Groups/${id!}`;
  });
  const members = async (): Promise<string[]> => {
    const body = (await admin.call('GET', `${path}?attributes=members`)).json();
    return ((body.members ?? []) as { value: string }[]).map(({ value }) => ['a', 'b', 'c'][ids.indexOf(value)]!);
  };
  const member = (index: number): object => ({ value: ids[index], type: 'User' });

  test('adds one member or a list, and returns the resource as a GET would', async () => {
    const answer = await admin.patch(path, { op: 'ADD', path: 'members', value: [member(2)] });
    expect(answer.status).toBe(200);
    expect(answer.json()).not.toHaveProperty('members');
    expect(await members()).toEqual(['a', 'b', 'c']);
    await admin.patch(
      path,
      { op: 'remove', path: `members[value eq "${ids[0]!}"]` },
      { op: 'add', path: 'members', value: member(0) },
    );
    expect(await members()).toEqual(['b', 'c', 'a']);
  });

  test('removes one member, those of a filter, or all, and ignores a missing one', async () => {
    const remove = (target: string) => admin.patch(path, { op: 'remove', path: target });
    expect((await remove(`members[value eq "${ids[2]!}"]`)).status).toBe(200);
    expect(await members()).toEqual(['a', 'b']);
    await remove(`members[value eq "${ids[0]!}"]`);
    expect(await members()).toEqual(['b']);
    await admin.patch(path, { op: 'replace', path: 'members', value: [member(0), member(1), member(2)] });
    await remove(`members[value eq "${ids[0]!}" or value eq "${ids[2]!}"]`);
    expect(await members()).toEqual(['b']);
    await remove('members');
    expect(await members()).toEqual([]);
  });

  test('adds tags, and removes the one with the same key and value', async () => {
    const tag = { key: 'k', value: 'w' };
    await admin.patch(path, { op: 'add', path: 'tags', value: [tag, { key: 'k', value: 'v' }] });
    await admin.patch(path, { op: 'remove', path: 'tags[key eq "k" and value eq "v"]' });
    expect((await admin.call('GET', `${path}?attributes=tags`)).json().tags).toEqual([tag]);
    await admin.patch(path, { op: 'replace', path: 'tags[key eq "k"].value', value: 'x' });
    expect((await admin.call('GET', `${path}?attributes=tags`)).json().tags).toEqual([{ key: 'k', value: 'x' }]);
  });

  test('applies all operations or none', async () => {
    const before = (await admin.call('GET', `${path}?attributeSets=all`)).json();
    const answer = await admin.patch(
      path,
      { op: 'replace', path: 'displayName', value: 'H' },
      { op: 'add', path: 'nothing', value: 1 },
    );
    expect([answer.status, answer.json().scimType]).toEqual([400, 'invalidPath']);
    expect((await admin.call('GET', `${path}?attributeSets=all`)).json()).toEqual(before);
  });

  test('accepts attributes without a path', async () => {
    await admin.patch(path, { op: 'replace', value: { displayName: 'H', externalId: 'x' } });
    expect((await admin.call('GET', path)).json()).toMatchObject({ displayName: 'H', externalId: 'x' });
  });

  const bad: [what: string, operation: object, scimType: string][] = [
    ['another verb', { op: 'set', path: 'displayName', value: 'x' }, 'invalidSyntax'],
    ['no value', { op: 'add', path: 'members' }, 'invalidSyntax'],
    ['removing without a path', { op: 'remove' }, 'noTarget'],
    ['removing what is required', { op: 'remove', path: 'displayName' }, 'invalidValue'],
    ['what the service sets', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['what never changes', { op: 'replace', path: 'ocid', value: 'x' }, 'mutability'],
    ['another type', { op: 'replace', path: 'displayName', value: 1 }, 'invalidValue'],
    ['a part that no element has', { op: 'replace', path: 'tags[key eq "z"].value', value: 'x' }, 'noTarget'],
    ['a filter that is none', { op: 'remove', path: 'tags[key]' }, 'invalidFilter'],
    ['an element without what it needs', { op: 'add', path: 'tags', value: [{ key: 'k' }] }, 'invalidValue'],
    [
      'an attribute of nothing',
      { op: 'add', path: 'tags', value: [{ key: 'k', value: 'v', more: 1 }] },
      'invalidSyntax',
    ],
  ];
  for (const [what, operation, scimType] of bad) {
    test(`refuses ${what}`, async () => {
      const answer = await admin.patch(path, operation);
      expect([answer.status, answer.json().scimType]).toEqual([400, scimType]);
      expect(emulator.domain.store.groups.get(path.slice('Groups/'.length))).toMatchObject({ displayName: 'G' });
    });
  }

  test('refuses a body without its schema or without operations', async () => {
    const Operations = [{ op: 'replace', path: 'displayName', value: 'H' }];
    expect((await admin.call('PATCH', path, { Operations })).status).toBe(400);
    expect((await admin.call('PATCH', path, { schemas: SCHEMAS.Groups, Operations })).status).toBe(400);
    expect((await admin.patch(path)).status).toBe(400);
  });

  test('checks the version if requested', async () => {
    const { etag } = (await admin.call('GET', path)).headers;
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'remove', path: 'members' }],
    };
    expect((await admin.call('PATCH', path, body, { 'if-match': 'older' })).status).toBe(412);
    expect((await admin.call('DELETE', path, undefined, { 'if-match': 'older' })).status).toBe(412);
    expect((await admin.call('PATCH', path, body, { 'if-match': String(etag) })).status).toBe(200);
    expect((await admin.call('PATCH', path, body, { 'if-match': String(etag) })).status).toBe(412);
    expect((await admin.call('PATCH', path, body, { 'if-match': '*' })).status).toBe(200);
  });
});

test('a PUT replaces all attributes that can change, and no others', async () => {
  const tags = [{ key: 'k', value: 'v' }];
  const app = await admin.create('Apps', { ...APP, description: 'before', active: true, tags });
  const path = `Apps/${app.id!}`;
  const put = await admin.call('PUT', path, {
    ...APP,
    schemas: app.schemas,
    displayName: 'Renamed',
    id: 'other',
    name: app.name,
  });
  expect(put.status).toBe(200);
  const after = (await admin.call('GET', `${path}?attributeSets=all`)).json();
  expect(after).toMatchObject({ id: app.id, ocid: app.ocid, name: app.name, displayName: 'Renamed', active: false });
  expect(after).not.toHaveProperty('description');
  expect(after).not.toHaveProperty('tags');
  const renamed = await admin.call('PUT', path, { ...APP, schemas: app.schemas, name: 'f'.repeat(32) });
  expect(renamed.json().scimType).toBe('mutability');
});

describe('bodies', () => {
  const bad: [what: string, body: unknown, messageId: string][] = [
    ['an attribute that is not defined', { schemas: SCHEMAS.Users, userName: 'x', shoeSize: 9 }, 'invalidSyntax'],
    [
      'a part that is not defined',
      { schemas: SCHEMAS.Users, userName: 'x', [USER_EXTENSION]: { robot: true } },
      'invalidSyntax',
    ],
    ['a missing attribute', { schemas: SCHEMAS.Users, ...SERVICE_USER }, 'missingReqAttributes'],
    ['an empty attribute', { schemas: SCHEMAS.Users, userName: '', ...SERVICE_USER }, 'missingReqAttributes'],
    ['no schemas', { userName: 'x', ...SERVICE_USER }, 'missingReqAttributes'],
    ['the schemas of something else', { schemas: SCHEMAS.Groups, userName: 'x', ...SERVICE_USER }, 'invalidSyntax'],
    [
      'text for a truth value',
      { schemas: SCHEMAS.Users, userName: 'x', active: 'true', ...SERVICE_USER },
      'invalidValue',
    ],
    ['text for an object', { schemas: SCHEMAS.Users, userName: 'x', [USER_EXTENSION]: 'service' }, 'invalidValue'],
    ['a list', [], 'invalidSyntax'],
    ['no JSON', '{', 'invalidSyntax'],
  ];
  for (const [what, body, messageId] of bad) {
    test(`with ${what} are refused, and nothing is made`, async () => {
      const answer = await admin.call('POST', 'Users', body);
      expect(refusalOf(answer)).toEqual([400, `error.common.validation.${messageId}`]);
      expect(emulator.domain.store.users.size).toBe(1);
    });
  }

  test('the answer lists the missing attributes', async () => {
    const { detail, schemas, status } = (await admin.post('IdentityPropagationTrusts', { name: 'x' })).json();
    expect(detail).toBe('Missing required attribute(s): type,issuer.');
    expect(status).toBe('400');
    expect(schemas).toEqual([
      'urn:ietf:params:scim:api:messages:2.0:Error',
      'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error',
    ]);
  });

  test('may contain nulls and read-only attributes (ignored), and be plain JSON', async () => {
    const body = { schemas: SCHEMAS.Users, userName: 'x', title: null, id: 'mine', ...SERVICE_USER };
    const answer = await admin.call('POST', 'Users', body, { 'content-type': 'application/json; charset=UTF-8' });
    expect(answer.status).toBe(201);
    expect(answer.json().id).not.toBe('mine');
    expect(answer.json()).not.toHaveProperty('title');
    expect((await admin.call('POST', 'Users', 'userName=x', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

test('a missing resource is not found, and an unknown operation is refused', async () => {
  const nowhere = 'f'.repeat(32);
  for (const [method, path] of [
    ['GET', `Users/${nowhere}`],
    ['DELETE', `Groups/${nowhere}`],
    ['PATCH', `Apps/${nowhere}`],
    ['PUT', `AppStatusChanger/${nowhere}`],
    ['GET', 'Gadgets'],
    ['GET', `Users/${nowhere}/more`],
  ] as const) {
    expect((await admin.call(method, path, method.startsWith('P') ? {} : undefined)).status).toBe(404);
  }
  expect((await admin.call('DELETE', 'Users')).status).toBe(405);
  expect((await admin.call('GET', 'AppClientSecretRegenerator')).status).toBe(405);
});
