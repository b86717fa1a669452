// Object Storage: operations, field names, and which principal may do what.

import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { newCompartment, type Verb } from '../policy.ts';
import { sessionToken } from './exchange.ts';
import type { Answer } from './https-call.ts';
import { signedCall, type SignedCall } from './signed-request.ts';

let emulator: Emulator;
let seeded: SeededTrust;
let keyId: string;
const compartment = newCompartment();

beforeAll(async () => {
  emulator = await startEmulator({ namespace: 'mine' });
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.policies.statements.length = 0;
  emulator.objectStorage.buckets.clear();
});

function allow(verb: Verb, resource = 'object-family', where = 'tenancy'): void {
  emulator.policies.allow({ principal: { user: seeded.user.ocid }, verb, resource, in: where });
}
function call(method: string, target: string, more: Partial<SignedCall> = {}): Promise<Answer> {
  return signedCall(emulator, target, { keyId, method, ...more });
}
function create(name: string, compartmentId = compartment, more: object = {}): Promise<Answer> {
  return call('POST', '/n/mine/b', { body: JSON.stringify({ name, compartmentId, ...more }) });
}
const outcome = (answer: Answer) => [answer.status, answer.text === '' ? '' : answer.json().code];

describe('a bucket', () => {
  beforeEach(() => {
    allow('manage');
  });

  test('is created and shown with the fields the SDKs read', async () => {
    const made = await create('box', compartment, { freeformTags: { a: 'b' }, storageTier: 'Archive' });
    expect(made.status).toBe(200);
    const shown = await call('GET', '/n/mine/b/box?fields=approximateCount');
    expect(shown.json()).toEqual(made.json());
    expect(shown.json()).toMatchObject({
      namespace: 'mine',
      name: 'box',
      compartmentId: compartment,
      createdBy: seeded.user.ocid,
      etag: shown.headers.etag,
      freeformTags: { a: 'b' },
      publicAccessType: 'NoPublicAccess',
      storageTier: 'Archive',
      versioning: 'Disabled',
      approximateCount: 0,
    });
    expect(Date.parse(shown.json().timeCreated as string)).not.toBeNaN();
    const head = await call('HEAD', '/n/mine/b/box');
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', shown.headers.etag]);
  });

  test('has a unique name', async () => {
    await create('box');
    expect(outcome(await create('box'))).toEqual([409, 'BucketAlreadyExists']);
    expect(outcome(await create('no/slash'))).toEqual([400, 'InvalidBucketName']);
    expect(outcome(await call('POST', '/n/mine/b', { body: 'no json' }))).toEqual([400, 'InvalidBucketName']);
  });

  test('is listed only in its compartment, page by page', async () => {
    for (const name of ['c', 'a', 'b']) await create(name);
    await create('elsewhere', emulator.tenancy);
    const names = (answer: Answer) => (JSON.parse(answer.text) as { name: string }[]).map(({ name }) => name);
    const first = await call('GET', `/n/mine/b/?compartmentId=${compartment}&limit=2`);
    expect(names(first)).toEqual(['a', 'b']);
    const page = first.headers['opc-next-page'] as string;
    const second = await call('GET', `/n/mine/b?compartmentId=${compartment}&limit=2&page=${page}`);
    expect([names(second), second.headers['opc-next-page']]).toEqual([['c'], undefined]);
    expect(outcome(await call('GET', '/n/mine/b'))).toEqual([400, 'MissingParameter']);
  });

  test('can be deleted only if it is empty', async () => {
    await create('box');
    await call('PUT', '/n/mine/b/box/o/a', { body: 'x' });
    expect(outcome(await call('DELETE', '/n/mine/b/box'))).toEqual([409, 'BucketNotEmpty']);
    await call('DELETE', '/n/mine/b/box/o/a');
    expect((await call('DELETE', '/n/mine/b/box')).status).toBe(204);
    expect(outcome(await call('GET', '/n/mine/b/box'))).toEqual([404, 'BucketNotFound']);
    expect(outcome(await call('DELETE', '/n/mine/b/box'))).toEqual([404, 'BucketNotFound']);
  });
});

describe('an object', () => {
  beforeEach(async () => {
    allow('manage');
    await create('box');
  });

  test('is returned as it was stored', async () => {
    const put = await call('PUT', '/n/mine/b/box/o/dir%2Fa%20b', {
      body: 'text',
      contentType: 'text/plain',
      afterSigning: (headers) => (headers['opc-meta-color'] = 'blue'),
    });
    expect([put.status, put.headers['opc-content-md5']]).toEqual([200, 'HLJR7A1WjeapKbUgxK7Y0Q==']);
    for (const target of ['/n/mine/b/box/o/dir%2Fa%20b', '/n/mine/b/box/o/dir/a%20b']) {
      const got = await call('GET', target);
      expect([got.status, got.text]).toEqual([200, 'text']);
      expect(got.headers).toMatchObject({
        'content-type': 'text/plain',
        'content-length': '4',
        'content-md5': put.headers['opc-content-md5'],
        etag: put.headers.etag,
        'opc-meta-color': 'blue',
      });
    }
    const head = await call('HEAD', '/n/mine/b/box/o/dir%2Fa%20b');
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '4']);
    expect(outcome(await call('GET', '/n/mine/b/box/o/nothing'))).toEqual([404, 'ObjectNotFound']);
    expect(outcome(await call('GET', '/n/mine/b/nobox/o/a'))).toEqual([404, 'BucketNotFound']);
    expect(outcome(await call('DELETE', '/n/mine/b/box/o/nothing'))).toEqual([404, 'ObjectNotFound']);
  });

  test('is stored only if the conditions hold', async () => {
    const put = (headers: Record<string, string>): Promise<Answer> =>
      call('PUT', '/n/mine/b/box/o/a', { body: 'x', afterSigning: (all) => Object.assign(all, headers) });
    const first = await put({ 'if-none-match': '*' });
    expect(first.status).toBe(200);
    expect(outcome(await put({ 'if-none-match': '*' }))).toEqual([412, 'IfNoneMatchFailed']);
    expect(outcome(await put({ 'if-match': 'other' }))).toEqual([412, 'IfMatchFailed']);
    expect((await put({ 'if-match': first.headers.etag as string })).status).toBe(200);
    expect(outcome(await put({ 'content-md5': 'HLJHyydJFiRudDcbZcYNjA==' }))).toEqual([400, 'UnmatchedContentMD5']);
  });

  test('is read and deleted only if it has the given entity tag', async () => {
    const { headers } = await call('PUT', '/n/mine/b/box/o/a', { body: 'x' });
    const conditional = (method: string, etag: string): Promise<Answer> =>
      call(method, '/n/mine/b/box/o/a', { afterSigning: (all) => (all['if-match'] = etag) });
    expect(outcome(await conditional('GET', 'other'))).toEqual([412, 'IfMatchFailed']);
    expect((await conditional('HEAD', 'other')).status).toBe(412);
    expect(outcome(await conditional('DELETE', 'other'))).toEqual([412, 'IfMatchFailed']);
    expect((await conditional('GET', headers.etag as string)).text).toBe('x');
    expect((await conditional('GET', '*')).text).toBe('x');
    expect((await conditional('DELETE', headers.etag as string)).status).toBe(204);
    expect(outcome(await conditional('DELETE', headers.etag as string))).toEqual([404, 'ObjectNotFound']);
    const create = { body: 'x', afterSigning: (all: Record<string, string>) => (all['if-match'] = '*') };
    expect(outcome(await call('PUT', '/n/mine/b/box/o/a', create))).toEqual([412, 'IfMatchFailed']);
  });

  test('is listed by prefix, start, limit and folder', async () => {
    for (const name of ['a', 'dir/b', 'dir/c', 'e']) {
      await call('PUT', `/n/mine/b/box/o/${encodeURIComponent(name)}`, { body: name });
    }
    const list = async (query: string) => {
      const answer = (await call('GET', `/n/mine/b/box/o${query}`)).json();
      const names = (answer.objects as { name: string }[]).map(({ name }) => name);
      return [names, answer.prefixes, answer.nextStartWith];
    };
    expect(await list('')).toEqual([['a', 'dir/b', 'dir/c', 'e'], null, null]);
    expect(await list('?prefix=dir%2F')).toEqual([['dir/b', 'dir/c'], null, null]);
    expect(await list('?limit=2')).toEqual([['a', 'dir/b'], null, 'dir/c']);
    expect(await list('?start=dir%2Fc')).toEqual([['dir/c', 'e'], null, null]);
    expect(await list('?delimiter=%2F')).toEqual([['a', 'e'], ['dir/'], null]);
    const [first] = (await call('GET', '/n/mine/b/box/o?fields=name,size,md5')).json().objects as object[];
    expect(first).toMatchObject({ name: 'a', size: 1, md5: 'DMF1ucDxtqgxw5niaXcmYQ==' });
  });
});

describe('the versions of an object', () => {
  interface Version {
    name: string;
    versionId: string;
    isDeleteMarker: boolean;
    size?: number;
  }
  beforeEach(() => {
    allow('manage');
  });
  const list = async (query = ''): Promise<Version[]> =>
    (await call('GET', `/n/mine/b/box/objectversions${query}`)).json().items as Version[];
  const put = (name: string, body: string) => call('PUT', `/n/mine/b/box/o/${name}`, { body });
  const read = async (query = '') => {
    const { status, text } = await call('GET', `/n/mine/b/box/o/a${query}`);
    return status === 200 ? text : status;
  };

  test('are kept if the bucket has versioning, and deleted one by one', async () => {
    await create('box', compartment, { versioning: 'Enabled' });
    const first = await put('a', '1');
    await put('a', '22');
    await put('ab', '4444');
    const gone = await call('DELETE', '/n/mine/b/box/o/a');
    expect([gone.status, gone.headers['is-delete-marker']]).toEqual([204, 'true']);
    expect(await read()).toBe(404);

    const all = await list('?prefix=a');
    expect(all.map(({ name, isDeleteMarker, size }) => [name, isDeleteMarker, size])).toEqual([
      ['a', true, undefined],
      ['a', false, 2],
      ['a', false, 1],
      ['ab', false, 4],
    ]);
    const [marker, second, oldest] = all.map(({ versionId }) => versionId);
    expect([marker, oldest]).toEqual([gone.headers['version-id'], first.headers['version-id']]);
    expect(await read(`?versionId=${oldest}`)).toBe('1');
    expect(await read(`?versionId=${marker}`)).toBe(404);

    const remove = (versionId: string | undefined) => call('DELETE', `/n/mine/b/box/o/a?versionId=${versionId}`);
    expect((await remove(marker)).status).toBe(204);
    expect(await read()).toBe('22');
    expect((await remove(second)).status).toBe(204);
    expect(await read()).toBe('1');
    await call('DELETE', '/n/mine/b/box/o/ab');
    expect((await remove(oldest)).status).toBe(204);
    expect(outcome(await remove(oldest))).toEqual([404, 'ObjectNotFound']);
    expect(outcome(await call('DELETE', '/n/mine/b/box'))).toEqual([409, 'BucketNotEmpty']);
  });

  test('are the current ones alone without versioning, page by page', async () => {
    await create('box');
    for (const name of ['a', 'a', 'b', 'c']) await put(name, 'x');
    const page = await call('GET', '/n/mine/b/box/objectversions?limit=2');
    expect((page.json().items as Version[]).map(({ name }) => name)).toEqual(['a', 'b']);
    const rest = await list(`?limit=2&page=${page.headers['opc-next-page'] as string}`);
    expect(rest.map(({ name }) => name)).toEqual(['c']);
    const [{ versionId } = { versionId: '' }] = await list('?prefix=a');
    expect((await call('DELETE', `/n/mine/b/box/o/a?versionId=${versionId}`)).status).toBe(204);
    expect(await read()).toBe(404);
  });
});

test('the retention rules of a bucket are an empty list, for those who may read it', async () => {
  allow('manage');
  await create('box');
  const rules = await call('GET', '/n/mine/b/box/retentionRules');
  expect([rules.status, rules.json()]).toEqual([200, { items: [] }]);
  expect(outcome(await call('GET', '/n/mine/b/nobox/retentionRules'))).toEqual([404, 'BucketNotFound']);
  expect(outcome(await call('POST', '/n/mine/b/box/retentionRules'))).toEqual([405, 'MethodNotAllowed']);
  emulator.policies.statements.length = 0;
  for (const target of ['/n/mine/b/box/retentionRules', '/n/mine/b/box/objectversions']) {
    expect(outcome(await call('GET', target))).toEqual([404, 'BucketNotFound']);
  }
  expect(emulator.requests.at(-1)?.reason).toBe('no policy allows to inspect objects');
});

describe('what does not exist', () => {
  test('another namespace, an unknown operation, a path that is not UTF-8', async () => {
    allow('manage');
    expect(outcome(await call('GET', '/n/other/b/box'))).toEqual([404, 'NamespaceNotFound']);
    expect(outcome(await call('GET', '/n/mine/x'))).toEqual([404, 'NotFound']);
    expect(outcome(await call('GET', '/n/mine/b/%ff'))).toEqual([400, 'InvalidParameter']);
    expect(outcome(await call('DELETE', '/n'))).toEqual([405, 'MethodNotAllowed']);
  });
});

test('by the documented reading, the namespace needs a policy only if the request names a compartment', async () => {
  const documented = await startEmulator({ namespace: 'mine', deviations: { namespaceReadNeeds: 'nothing' } });
  try {
    const nobody = documented.domain.trustGitHub({ repository: 'octo/app' });
    const key = `ST$${await sessionToken(documented, nobody)}`;
    const read = (target: string): Promise<Answer> => signedCall(documented, target, { keyId: key, method: 'GET' });
    const plain = await read('/n');
    expect([plain.status, plain.json()]).toEqual([200, 'mine']);
    expect(outcome(await read(`/n?compartmentId=${compartment}`))).toEqual([404, 'NamespaceNotFound']);
    expect(outcome(await read('/n/mine'))).toEqual([404, 'NamespaceNotFound']);
  } finally {
    await documented.stop();
  }
  expect(outcome(await call('GET', '/n'))).toEqual([404, 'NamespaceNotFound']);
});
