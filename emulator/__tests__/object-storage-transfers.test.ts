// Object Storage: uploads in parts, ranges, copies, renames, and URLs that need no signature.

import { createHash } from 'node:crypto';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { newCompartment, type Verb } from '../policy.ts';
import { requestLine } from '../request-line.ts';
import { sessionToken } from './exchange.ts';
import { httpsCall, type Answer, type Call } from './https-call.ts';
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
beforeEach(async () => {
  emulator.policies.statements.length = 0;
  for (const things of ['buckets', 'uploads', 'preauthenticatedRequests'] as const) {
    emulator.objectStorage[things].clear();
  }
  allow('manage');
  for (const name of ['box', 'other']) await json('POST', '/n/mine/b', { name, compartmentId: compartment });
});

function allow(verb: Verb, resource = 'object-family'): void {
  emulator.policies.allow({ principal: { user: seeded.user.ocid }, verb, resource, in: 'tenancy' });
}
function allowOnly(verb: Verb, resource?: string): void {
  emulator.policies.statements.length = 0;
  allow(verb, resource);
}
function call(method: string, target: string, more: Partial<SignedCall> = {}): Promise<Answer> {
  return signedCall(emulator, target, { keyId, method, ...more });
}
function json(method: string, target: string, body: object): Promise<Answer> {
  return call(method, target, { body: JSON.stringify(body) });
}
function put(target: string, body: string, headers: Record<string, string | undefined> = {}): Promise<Answer> {
  return call('PUT', target, {
    body,
    bodyUnsigned: true,
    afterSigning(sent) {
      for (const [name, value] of Object.entries(headers)) {
        if (value === undefined) Reflect.deleteProperty(sent, name);
        else sent[name] = value;
      }
    },
  });
}
function get(target: string, headers: Record<string, string> = {}): Promise<Answer> {
  return call('GET', target, { afterSigning: (sent) => Object.assign(sent, headers) });
}
const outcome = (answer: Answer) => [answer.status, answer.text === '' ? '' : answer.json().code];
const md5 = (data: string | Buffer): Buffer => createHash('md5').update(data).digest();
const [BOX, UPLOADS] = ['/n/mine/b/box/o', '/n/mine/b/box/u'];
const content = (name: string, bucket = 'box'): string | undefined =>
  emulator.objectStorage.buckets.get(bucket)?.objects.get(name)?.body.toString();

describe('an upload in parts', () => {
  interface Part {
    partNum: number;
    etag: string;
  }
  async function begin(details: object = {}): Promise<string> {
    const answer = await json('POST', UPLOADS, { object: 'a/big', ...details });
    expect(answer.status).toBe(200);
    return `${UPLOADS}/a/big?uploadId=${answer.json().uploadId as string}`;
  }
  async function part(upload: string, partNum: number, body: string): Promise<Part> {
    const answer = await put(`${upload}&uploadPartNum=${partNum}`, body);
    expect(outcome(answer)).toEqual([200, '']);
    expect(answer.headers['opc-content-md5']).toBe(md5(body).toString('base64'));
    return { partNum, etag: answer.headers.etag as string };
  }
  const commit = (upload: string, partsToCommit?: Part[]) => json('POST', upload, { partsToCommit });

  test('becomes an object when its parts are committed, in the order of their numbers', async () => {
    const upload = await begin({
      contentType: 'text/plain',
      cacheControl: 'no-store',
      metadata: { one: '1', 'opc-meta-two': '2' },
    });
    expect(content('a/big')).toBeUndefined();
    const second = await part(upload, 2, 'world');
    const first = await part(upload, 1, 'hello ');
    await part(upload, 3, 'left out');
    expect(JSON.parse((await get(upload)).text)).toMatchObject([
      { partNumber: 1, etag: first.etag, size: 6, md5: md5('hello ').toString('base64') },
      { partNumber: 2, etag: second.etag, size: 5 },
      { partNumber: 3, size: 8 },
    ]);
    const done = await commit(upload, [second, first]);
    const digest = `${md5(Buffer.concat([md5('hello '), md5('world')])).toString('base64')}-2`;
    expect([done.status, done.headers['opc-multipart-md5']]).toEqual([200, digest]);

    const got = await get(`${BOX}/a/big`);
    expect([got.status, got.text]).toEqual([200, 'hello world']);
    expect(got.headers).toMatchObject({
      etag: done.headers.etag,
      'content-type': 'text/plain',
      'cache-control': 'no-store',
      'opc-meta-one': '1',
      'opc-meta-two': '2',
      'opc-multipart-md5': digest,
    });
    expect(got.headers['content-md5']).toBeUndefined();
    expect(outcome(await commit(upload, [first]))).toEqual([404, 'NoSuchUpload']);
  });

  test('replaces a part that comes twice, and takes only the newest', async () => {
    const upload = await begin();
    const old = await part(upload, 1, 'old');
    const newer = await part(upload, 1, 'new');
    expect(outcome(await commit(upload, [old]))).toEqual([400, 'InvalidUploadPart']);
    expect((await commit(upload, [newer])).status).toBe(200);
    expect(content('a/big')).toBe('new');
  });

  test('can be listed and aborted, and keeps the bucket until then', async () => {
    const upload = await begin();
    await part(upload, 1, 'x');
    expect(JSON.parse((await get(UPLOADS)).text)).toMatchObject([
      { namespace: 'mine', bucket: 'box', object: 'a/big', uploadId: upload.split('=')[1] },
    ]);
    expect(JSON.parse((await get('/n/mine/b/other/u')).text)).toEqual([]);
    expect(outcome(await call('DELETE', '/n/mine/b/box'))).toEqual([409, 'BucketNotEmpty']);
    expect((await call('DELETE', upload)).status).toBe(204);
    expect(JSON.parse((await get(UPLOADS)).text)).toEqual([]);
    expect((await call('DELETE', '/n/mine/b/box')).status).toBe(204);
  });

  test.each(['0', '10001', 'one', ''])('has no part number %j', async (number) => {
    expect(outcome(await put(`${await begin()}&uploadPartNum=${number}`, 'x'))).toEqual([400, 'InvalidUploadPart']);
  });

  test('refuses a part without a length, and one that arrived damaged', async () => {
    const upload = `${await begin()}&uploadPartNum=1`;
    const chunked = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    expect(outcome(await put(upload, 'x', chunked))).toEqual([411, 'ContentLengthRequired']);
    const damaged = await put(upload, 'x', { 'content-md5': md5('y').toString('base64') });
    expect(outcome(damaged)).toEqual([400, 'UnmatchedContentMD5']);
  });

  test('needs parts, the name of its object, and the right to create objects', async () => {
    const upload = await begin();
    expect(outcome(await commit(upload))).toEqual([400, 'InvalidUploadPart']);
    expect(outcome(await json('POST', upload, { partsToCommit: [null] }))).toEqual([400, 'InvalidUploadPart']);
    expect(outcome(await json('POST', UPLOADS, {}))).toEqual([400, 'MissingParameter']);
    expect(outcome(await put(upload.replace('/a/big', '/a/small'), 'x'))).toEqual([404, 'NoSuchUpload']);
    allowOnly('use');
    expect(outcome(await put(`${upload}&uploadPartNum=1`, 'x'))).toEqual([404, 'BucketNotFound']);
    expect(emulator.requests.at(-1)?.reason).toBe('no policy allows to manage objects');
    expect(outcome(await json('POST', UPLOADS, { object: 'x' }))).toEqual([404, 'BucketNotFound']);
  });

  test('does not replace an object if the client forbids it', async () => {
    await put(`${BOX}/a/big`, 'there');
    const upload = await begin();
    const one = await part(upload, 1, 'x');
    const refused = await call('POST', upload, {
      body: JSON.stringify({ partsToCommit: [one] }),
      afterSigning: (sent) => (sent['if-none-match'] = '*'),
    });
    expect(outcome(refused)).toEqual([412, 'IfNoneMatchFailed']);
    expect(content('a/big')).toBe('there');
  });
});

describe('a PUT', () => {
  test('without a length is refused, and stores nothing', async () => {
    const answer = await put(`${BOX}/x`, 'data', { 'content-length': undefined, 'transfer-encoding': 'chunked' });
    expect(outcome(answer)).toEqual([411, 'ContentLengthRequired']);
    expect(content('x')).toBeUndefined();
  });

  test('with the MD5 of other content is refused with both', async () => {
    const [sent, actual] = [md5('other').toString('base64'), md5('data').toString('base64')];
    const answer = await put(`${BOX}/x`, 'data', { 'content-md5': sent });
    expect(answer.json()).toEqual({
      code: 'UnmatchedContentMD5',
      message: `The computed MD5 of the request body (${actual}) does not match the Content-MD5 header (${sent})`,
    });
  });
});

describe('a part of an object', () => {
  beforeEach(async () => {
    await put(`${BOX}/ten`, '0123456789');
    await put(`${BOX}/empty`, '');
  });

  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s', async (range, text, contentRange) => {
    const answer = await get(`${BOX}/ten`, { range });
    expect([answer.status, answer.text]).toEqual([206, text]);
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': String(text.length),
      'accept-ranges': 'bytes',
    });
  });

  test.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,4-5', 'lines=0-1'])('%s is ignored', async (range) => {
    const answer = await get(`${BOX}/ten`, { range });
    expect([answer.status, answer.text, answer.headers['accept-ranges']]).toEqual([200, '0123456789', 'bytes']);
  });

  test.each([
    ['ten', 'bytes=10-', 'bytes */10'],
    ['empty', 'bytes=0-0', 'bytes */0'],
    ['ten', 'bytes=-0', 'bytes */10'],
  ])('of %s, %s cannot be returned', async (name, range, contentRange) => {
    const answer = await get(`${BOX}/${name}`, { range });
    expect([...outcome(answer), answer.headers['content-range']]).toEqual([416, 'InvalidRange', contentRange]);
  });

  test('nothing is sent that the client has already', async () => {
    const { etag } = (await get(`${BOX}/ten`)).headers;
    const answer = await get(`${BOX}/ten`, { 'if-none-match': etag as string });
    expect([answer.status, answer.text]).toEqual([304, '']);
    expect((await get(`${BOX}/ten`, { 'if-none-match': 'another' })).status).toBe(200);
  });
});

describe('a rename', () => {
  const rename = (details: object) => json('POST', '/n/mine/b/box/actions/renameObject', details);
  beforeEach(() => put(`${BOX}/old`, 'data', { 'opc-meta-kept': 'yes' }));

  test('moves content and metadata', async () => {
    const answer = await rename({ sourceName: 'old', newName: 'new' });
    expect(answer.status).toBe(200);
    const got = await get(`${BOX}/new`);
    expect([got.text, got.headers.etag, got.headers['opc-meta-kept']]).toEqual(['data', answer.headers.etag, 'yes']);
    expect(content('old')).toBeUndefined();
  });

  test.each([
    [{ sourceName: 'none', newName: 'new' }, 404, 'ObjectNotFound'],
    [{ sourceName: 'old' }, 400, 'MissingParameter'],
    [{ sourceName: 'old', newName: 'taken', newObjIfNoneMatchETag: '*' }, 412, 'IfNoneMatchFailed'],
    [{ sourceName: 'old', newName: 'taken', newObjIfMatchETag: 'another' }, 412, 'IfMatchFailed'],
    [{ sourceName: 'old', newName: 'new', srcObjIfMatchETag: 'another' }, 412, 'IfMatchFailed'],
  ])('%j is refused', async (details, status, code) => {
    await put(`${BOX}/taken`, 'other');
    expect(outcome(await rename(details))).toEqual([status, code]);
    expect([content('old'), content('taken')]).toEqual(['data', 'other']);
  });

  test('needs the right to create and to delete', async () => {
    allowOnly('use');
    expect(outcome(await rename({ sourceName: 'old', newName: 'new' }))).toEqual([404, 'BucketNotFound']);
  });
});

describe('a copy', () => {
  const details = {
    sourceObjectName: 'from',
    destinationRegion: 'eu-frankfurt-1',
    destinationNamespace: 'mine',
    destinationBucket: 'other',
    destinationObjectName: 'to',
  };
  const copy = (more: object = {}) => json('POST', '/n/mine/b/box/actions/copyObject', { ...details, ...more });
  beforeEach(() => put(`${BOX}/from`, 'data'));

  test('is reported by a work request', async () => {
    const answer = await copy();
    expect(answer.status).toBe(202);
    const shown = await get(`/workRequests/${answer.headers['opc-work-request-id'] as string}`);
    expect(shown.json()).toMatchObject({
      operationType: 'COPY_OBJECT',
      status: 'COMPLETED',
      percentComplete: 100,
      compartmentId: compartment,
      resources: [{ actionType: 'READ', entityUri: '/n/mine/b/box/o/from' }, { entityUri: '/n/mine/b/other/o/to' }],
    });
    expect([content('from'), content('to', 'other')]).toEqual(['data', 'data']);
  });

  test.each([
    [{ sourceObjectName: 'none' }, 404, 'ObjectNotFound'],
    [{ destinationBucket: 'none' }, 404, 'BucketNotFound'],
    [{ destinationNamespace: 'theirs' }, 404, 'BucketNotFound'],
    [{ destinationRegion: undefined }, 400, 'MissingParameter'],
    [{ destinationObjectIfNoneMatchETag: '*', destinationObjectName: 'taken' }, 412, 'IfNoneMatchFailed'],
    [{ sourceObjectIfMatchETag: 'another' }, 412, 'IfMatchFailed'],
  ])('%j is refused', async (more, status, code) => {
    await put('/n/mine/b/other/o/taken', 'other');
    expect(outcome(await copy(more))).toEqual([status, code]);
    expect([content('to', 'other'), content('taken', 'other')]).toEqual([undefined, 'other']);
  });

  test('an unknown work request or action is not found', async () => {
    expect(outcome(await get('/workRequests/none'))).toEqual([404, 'NotAuthorizedOrNotFound']);
    expect(outcome(await json('POST', '/n/mine/b/box/actions/shred', {}))).toEqual([404, 'NotFound']);
  });
});

describe('a pre-authenticated request', () => {
  const tomorrow = (): string => new Date(emulator.clock.now() + 24 * 3600_000).toISOString();
  const create = (details: object) =>
    json('POST', '/n/mine/b/box/p', { name: 'share', timeExpires: tomorrow(), ...details });
  const uri = async (details: object) => (await create(details)).json().accessUri as string;
  const anonymous = (target: string, more: Call = {}) => httpsCall(emulator, `${emulator.url}${target}`, more);
  const REFUSED = [404, 'BucketNotFound'];
  beforeEach(() => put(`${BOX}/a/b%20c`, 'data'));

  test('lets anybody read its object and no other', async () => {
    const answer = await create({ accessType: 'ObjectRead', objectName: 'a/b c' });
    const { accessUri, fullPath } = answer.json() as Record<string, string>;
    expect(fullPath).toBe(`${emulator.url}${accessUri ?? ''}`);
    expect(accessUri).toMatch(/^\/p\/[\w-]{64}\/n\/mine\/b\/box\/o\/a\/b%20c$/);
    const got = await anonymous(accessUri ?? '', { headers: { range: 'bytes=1-2' } });
    expect([got.status, got.text]).toEqual([206, 'at']);
    expect(outcome(await anonymous(accessUri ?? '', { method: 'PUT', body: 'x' }))).toEqual(REFUSED);
    expect(outcome(await anonymous((accessUri ?? '').replace('a/b%20c', 'other')))).toEqual(REFUSED);
    expect(emulator.requests.at(-1)?.reason).toBe('the pre-authenticated request is for other objects');
    const [record] = emulator.requests.slice(-1);
    expect(requestLine(record!, { isOwn: false, colors: false })).toContain(
      ' GET /p/(hidden)/n/mine/b/box/o/other 404',
    );
  });

  test('for writing lets anybody write, and read only if it says so', async () => {
    const write = await uri({ accessType: 'AnyObjectWrite' });
    expect((await anonymous(`${write}new`, { method: 'PUT', body: 'written' })).status).toBe(200);
    expect(content('new')).toBe('written');
    expect(outcome(await anonymous(`${write}new`))).toEqual(REFUSED);
    const both = await uri({ accessType: 'AnyObjectReadWrite', objectName: 'ne' });
    expect((await anonymous(`${both}new`)).text).toBe('written');
    expect(outcome(await anonymous(`${both}other`))).toEqual(REFUSED);
    expect(outcome(await anonymous(`${both}new`, { method: 'DELETE' }))).toEqual([405, 'MethodNotAllowed']);
  });

  test('lists objects only if it may', async () => {
    const listing = await uri({ accessType: 'AnyObjectRead', bucketListingAction: 'ListObjects' });
    expect((await anonymous(listing)).json().objects).toMatchObject([{ name: 'a/b c' }]);
    expect(outcome(await anonymous(await uri({ accessType: 'AnyObjectRead' })))).toEqual(REFUSED);
  });

  test('ends at its time, when it is deleted, and when its creator loses the right', async () => {
    const details = { accessType: 'AnyObjectRead' };
    const made = (await create(details)).json() as Record<string, string>;
    const target = `${made.accessUri ?? ''}a/b%20c`;
    const policies = [...emulator.policies.statements];
    emulator.policies.statements.length = 0;
    expect(outcome(await anonymous(target))).toEqual(REFUSED);
    emulator.policies.statements.push(...policies);
    expect((await anonymous(target)).status).toBe(200);
    expect(outcome(await call('DELETE', '/n/mine/b/box'))).toEqual([409, 'BucketNotEmpty']);
    const item = `/n/mine/b/box/p/${encodeURIComponent(made.id ?? '')}`;
    const shown = (await get(item)).json();
    // The URL is in the first answer alone.
    expect(made).toEqual({ ...shown, accessUri: made.accessUri, fullPath: made.fullPath });
    expect(Object.keys(shown)).not.toContain('accessUri');
    expect(JSON.parse((await get('/n/mine/b/box/p')).text)).toEqual([shown]);
    expect((await call('DELETE', item)).status).toBe(204);
    expect(outcome(await anonymous(target))).toEqual(REFUSED);

    const short = await uri({ ...details, timeExpires: new Date(emulator.clock.now() + 60_000).toISOString() });
    expect((await anonymous(`${short}a/b%20c`)).status).toBe(200);
    for (const one of emulator.objectStorage.preauthenticatedRequests.values())
      one.timeExpires = '2020-01-01T00:00:00Z';
    expect(outcome(await anonymous(`${short}a/b%20c`))).toEqual(REFUSED);
    expect(emulator.requests.at(-1)?.reason).toBe('the pre-authenticated request has expired');
  });

  test.each([
    [{ accessType: 'ObjectRead' }, 'MissingParameter'],
    [{ accessType: 'Everything' }, 'InvalidParameter'],
    [{ accessType: 'AnyObjectRead', name: '' }, 'MissingParameter'],
    [{ accessType: 'AnyObjectRead', timeExpires: '2020-01-01T00:00:00Z' }, 'InvalidParameter'],
    [{ accessType: 'AnyObjectRead', timeExpires: 'soon' }, 'InvalidParameter'],
  ])('%j is refused', async (details, code) => {
    expect(outcome(await create(details))).toEqual([400, code]);
  });

  test('gives away no more than its creator has', async () => {
    allowOnly('manage', 'buckets');
    expect(outcome(await create({ accessType: 'AnyObjectRead' }))).toEqual(REFUSED);
    allow('read', 'objects');
    expect((await create({ accessType: 'AnyObjectRead' })).status).toBe(200);
    expect(outcome(await create({ accessType: 'AnyObjectReadWrite' }))).toEqual(REFUSED);
  });

  test('must be one that exists, at one of its paths', async () => {
    const real = await uri({ accessType: 'AnyObjectRead' });
    for (const target of ['/p/none/n/mine/b/box/o/a', real.replace('/o/', '/u/'), real.replace('/mine/', '/theirs/')]) {
      expect(outcome(await anonymous(target))).toEqual(REFUSED);
    }
  });
});

test('the metadata of the namespace', async () => {
  expect((await get('/n/mine')).json()).toMatchObject({ namespace: 'mine', defaultS3CompartmentId: emulator.tenancy });
  allowOnly('manage', 'buckets');
  expect(outcome(await get('/n/mine'))).toEqual([404, 'NamespaceNotFound']);
});

describe('a service that is not here', () => {
  const UNSERVED = 'the emulator serves nothing at this path';
  const log = () => emulator.requests.at(-1)?.reason;

  test('verifies the signature before it finds nothing', async () => {
    const found = await get('/20160918/instances/');
    expect(outcome(found)).toEqual([404, 'NotFound']);
    expect(outcome(await get('/20180401/metrics'))).toEqual([404, 'NotAuthorizedOrNotFound']);
    expect(log()).toBe(UNSERVED);
    expect(outcome(await get('/latest/anything'))).toEqual([404, 'NotAuthorizedOrNotFound']);
    const unsigned = await httpsCall(emulator, `${emulator.url}/20180401/metrics`);
    expect(outcome(unsigned)).toEqual([401, 'NotAuthenticated']);
    const expired = await call('GET', '/20180401/metrics', { time: Date.now() - 3600_000 });
    expect(outcome(expired)).toEqual([401, 'NotAuthenticated']);
    expect(log()).toMatch(/^date is \d+ seconds off$/);
  });

  test('a request that is neither signed nor to an API is told that nothing is here', async () => {
    const answer = await httpsCall(emulator, `${emulator.url}/favicon.ico`);
    expect(outcome(answer)).toEqual([404, 'NotFound']);
    expect(log()).toBe(UNSERVED);
  });
});
