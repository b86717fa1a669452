// Request signatures: those of every client are accepted, and each single defect is refused.

import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { sessionToken } from './exchange.ts';
import { httpsCall, type Answer } from './https-call.ts';
import { signedCall, type SignedCall, type Variant } from './signed-request.ts';

let emulator: Emulator;
let seeded: SeededTrust;
let keyId: string;
const BUCKETS = '/n/emulatorns/b/';
const unrelated = await rsaKeyPair('unrelated');

beforeAll(async () => {
  emulator = await startEmulator();
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  emulator.policies.allow({
    principal: { user: seeded.user.ocid },
    verb: 'manage',
    resource: 'object-family',
    in: 'tenancy',
  });
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
});
afterAll(() => emulator.stop());
afterEach(() => {
  emulator.clock.offsetSeconds = 0;
  emulator.objectStorage.buckets.clear();
});

const namespace = (call: Partial<SignedCall> = {}): Promise<Answer> => signedCall(emulator, '/n', { keyId, ...call });
const create = (call: Partial<SignedCall> = {}): Promise<Answer> => {
  const body = JSON.stringify({ name: 'box', compartmentId: emulator.tenancy });
  return signedCall(emulator, BUCKETS, { keyId, method: 'POST', body, ...call });
};
function expectRefused(answer: Answer, why: RegExp): void {
  expect(answer.status).toBe(401);
  expect(answer.json()).toEqual({
    code: 'NotAuthenticated',
    message: 'The required information to complete authentication was not provided or was incorrect.',
  });
  expect(answer.headers['opc-request-id']).toBeDefined();
  expect(emulator.requests.at(-1)?.reason).toMatch(why);
}

describe.each<Variant>(['python', 'go', 'typescript'])('a client that signs as %s', (variant) => {
  test('gets, posts, puts and deletes', async () => {
    const got = await namespace({ variant });
    expect([got.status, got.text]).toEqual([200, '"emulatorns"']);
    expect((await create({ variant })).status).toBe(200);
    const put = { keyId, variant, method: 'PUT', body: 'text', contentType: 'text/plain' };
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a', put)).status).toBe(200);
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a', { keyId, variant, method: 'HEAD' })).status).toBe(
      200,
    );
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a', { keyId, variant, method: 'DELETE' })).status).toBe(
      204,
    );
  });

  test('may leave only the body of an object upload unsigned', async () => {
    expectRefused(await create({ variant, bodyUnsigned: true }), /content-length is not signed/);
    expect((await create({ variant })).status).toBe(200);
    const upload = { keyId, variant, method: 'PUT', body: 'text', bodyUnsigned: true };
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a', upload)).status).toBe(200);
  });

  test('is refused with another key', async () => {
    expectRefused(await namespace({ variant, key: unrelated.privateKey }), /does not fit/);
  });
});

describe('the signature covers', () => {
  test('the query, byte for byte', async () => {
    const target = `${BUCKETS}?compartmentId=${encodeURIComponent(emulator.tenancy)}&b=%7e&a=1+2`;
    expect((await signedCall(emulator, target, { keyId })).status).toBe(200);
  });

  test('the path as sent, doubled slashes and lower-case escapes included', async () => {
    await create();
    const body = { keyId, method: 'PUT', body: 'x' };
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a%2fb//c', body)).status).toBe(200);
    expect([...(emulator.objectStorage.buckets.get('box')?.objects.keys() ?? [])]).toEqual(['a/b//c']);
  });

  test('the target: a signature for another path does not fit', async () => {
    const other = await signedCall(emulator, '/n?x=1', {
      keyId,
      beforeSigning: (_headers, signed) => signed.push('x-extra'),
      afterSigning: (headers) => (headers['x-extra'] = 'added later'),
    });
    expectRefused(other, /does not fit/);
  });

  test('the method', async () => {
    let authorization = '';
    const date = new Date().toUTCString();
    await namespace({
      beforeSigning: (headers) => (headers.date = date),
      afterSigning: (headers) => (authorization = headers.authorization ?? ''),
    });
    const { host } = new URL(emulator.url);
    const replay = (method: string) =>
      httpsCall(emulator, `${emulator.url}/n`, { method, headers: { authorization, date, host } });
    expect((await replay('GET')).status).toBe(200);
    expectRefused(await replay('DELETE'), /does not fit/);
  });

  test('the host with its port', async () => {
    expectRefused(
      await namespace({
        beforeSigning: (headers) => (headers.host = 'localhost'),
        afterSigning: (headers) => (headers.host = new URL(emulator.url).host),
      }),
      /does not fit/,
    );
  });

  test('an absent header as an empty one', async () => {
    await create();
    const put = { keyId, method: 'PUT', body: 'x', contentType: '' };
    expect((await signedCall(emulator, '/n/emulatorns/b/box/o/a', put)).status).toBe(200);
  });

  test('a GET’s unsigned content type not at all', async () => {
    const answer = await namespace({ afterSigning: (headers) => (headers['content-type'] = 'application/json') });
    expect(answer.status).toBe(200);
  });
});

describe('the body', () => {
  test('must have the digest that is signed', async () => {
    const lie = await create({
      beforeSigning: (headers) => (headers['x-content-sha256'] = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='),
    });
    expectRefused(lie, /digest/);
    expect(emulator.objectStorage.buckets.size).toBe(0);
  });

  test('must have the digest that is sent with an upload, signed or not', async () => {
    await create();
    const upload = { keyId, method: 'PUT', body: 'x', bodyUnsigned: true };
    const wrong = await signedCall(emulator, '/n/emulatorns/b/box/o/a', {
      ...upload,
      afterSigning: (headers) => (headers['x-content-sha256'] = 'AAAA'),
    });
    expectRefused(wrong, /digest/);
  });

  test.each(['content-length', 'content-type', 'x-content-sha256'])('of a POST needs %s signed', async (name) => {
    const answer = await create({ beforeSigning: (_, signed) => signed.splice(signed.indexOf(name), 1) });
    expectRefused(answer, new RegExp(`${name} is not signed`));
  });
});

describe('the headers signed', () => {
  test.each(['(request-target)', 'host', 'date'])('must have %s', async (name) => {
    const answer = await namespace({ beforeSigning: (_, signed) => signed.splice(signed.indexOf(name), 1) });
    expectRefused(answer, /signed/);
  });

  test('must not name one twice', async () => {
    expectRefused(await namespace({ beforeSigning: (_, signed) => signed.push('Host') }), /twice/);
  });
});

describe('the date', () => {
  test.each([
    [-290, 200],
    [290, 200],
    [-310, 401],
    [310, 401],
  ])('%d seconds away gives %d', async (seconds, status) => {
    for (const variant of ['python', 'typescript'] as const) {
      const answer = await namespace({ variant, time: Date.now() + seconds * 1000 });
      expect(answer.status).toBe(status);
    }
  });

  test('is measured on the emulator’s clock', async () => {
    emulator.clock.offsetSeconds = 400;
    expectRefused(await namespace(), /date is 40[01] seconds off/);
    expect((await namespace({ time: Date.now() + 400_000 })).status).toBe(200);
  });

  test('must be one', async () => {
    expectRefused(await namespace({ beforeSigning: (headers) => (headers.date = 'yesterday') }), /not a date/);
  });
});

describe('the Authorization header', () => {
  const change = (edit: (value: string) => string): Promise<Answer> =>
    namespace({ afterSigning: (headers) => (headers.authorization = edit(headers.authorization ?? '')) });

  test.each<[string, (value: string) => string, RegExp]>([
    ['of another scheme', (value) => value.replace('Signature', 'Bearer'), /no Signature/],
    ['of another version', (value) => value.replace('version="1"', 'version="2"'), /version 2/],
    ['of another algorithm', (value) => value.replace('rsa-sha256', 'hmac-sha256'), /algorithm/],
    ['without a key', (value) => value.replace(/keyId="[^"]*",/, ''), /missing/],
    ['without a signature', (value) => value.replace(/signature="[^"]*",/, ''), /missing/],
    ['with a parameter twice', (value) => `${value},version="1"`, /twice/],
    ['with an unquoted parameter', (value) => value.replace('version="1"', 'version=1'), /pairs/],
    ['with a signature that is not base64', (value) => value.replace(/signature="/, 'signature="!'), /base64/],
  ])('%s is refused', async (_, edit, why) => {
    expectRefused(await change(edit), why);
  });

  test('is required', async () => {
    expectRefused(await httpsCall(emulator, `${emulator.url}/n`), /no Signature/);
  });

  test('may have blanks after its commas', async () => {
    expect((await change((value) => value.replaceAll('",', '", '))).status).toBe(200);
  });
});
