// Where the keys of an issuer come from: its discovery document, a key set, a certificate.

import { Failure } from '../../../src/failure.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import { discover, keySource, rsaKeys } from '../../../src/setup/desired/issuer-keys.ts';

const RSA = { kty: 'RSA', n: 'x', e: 'AQAB' };
const KEYS = { keys: [RSA] };

/** @param answers by URL: a status, a body or an error */
function serving(answers: Record<string, unknown>): { http: HttpClient; asked: string[] } {
  const asked: string[] = [];
  const http: HttpClient = {
    async send(what, prepare) {
      const { method, url, headers } = await prepare(1, false);
      asked.push(`${what}: ${method} ${url} ${JSON.stringify(headers)}`);
      const answer = answers[url];
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'number') return { status: answer, headers: {}, body: '' };
      return { status: 200, headers: {}, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
    },
  };
  return { http, asked };
}

const DISCOVERY = 'https://i/.well-known/openid-configuration';

test.each([
  ['https://i', DISCOVERY],
  ['https://i/', DISCOVERY],
  ['https://i/a', 'https://i/a/.well-known/openid-configuration'],
  ['https://i/a//', 'https://i/a//.well-known/openid-configuration'],
])('without options, %s is asked for its keys at %s', async (issuer, url) => {
  const { http, asked } = serving({ [url]: { issuer, jwks_uri: 'https://i/keys' }, 'https://i/keys': KEYS });
  expect(await keySource(issuer, {}, http)).toEqual({
    source: { kind: 'address', url: 'https://i/keys' },
    explicit: false,
  });
  expect(asked).toEqual([
    `the discovery document at ${url}: GET ${url} {"accept":"application/json"}`,
    'the key set at https://i/keys: GET https://i/keys {"accept":"application/json"}',
  ]);
});

test('with --jwks-url, discovery is not asked', async () => {
  const { http, asked } = serving({ 'https://keys': KEYS });
  expect(await keySource('https://i', { jwksUrl: 'https://keys' }, http)).toEqual({
    source: { kind: 'address', url: 'https://keys' },
    explicit: true,
  });
  expect(asked).toHaveLength(1);
});

const discovery = (document: unknown): Record<string, unknown> => ({ [DISCOVERY]: document });
test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'declares another issuer',
    discovery({ issuer: 'https://j', jwks_uri: 'https://i/keys' }),
    /the discovery document at \S+ declares issuer "https:\/\/j", expected "https:\/\/i"; expected: exactly the claim iss/,
  ],
  ['declares none', discovery({ jwks_uri: 'https://i/keys' }), /declares issuer "undefined"/],
  [
    'names no keys',
    discovery({ issuer: 'https://i' }),
    /jwks_uri of https:\/\/i is "undefined"; expected: an https URL/,
  ],
  [
    'names keys without TLS',
    discovery({ issuer: 'https://i', jwks_uri: 'http://i/keys' }),
    /jwks_uri of https:\/\/i is "http/,
  ],
  [
    'is missing',
    discovery(404),
    /the discovery document at \S+ answered 404; expected: an issuer with discovery, or --jwks-url; .*--jwks-file/,
  ],
  ['is a page', discovery('<html>'), /the discovery document at \S+ is not a JSON object \(6 characters\)/],
  ['is null', discovery('null'), /is not a JSON object \(4 characters\)/],
  ['is a text', discovery('"x"'), /is not a JSON object \(3 characters\)/],
  [
    'names a missing key set',
    { ...discovery({ issuer: 'https://i', jwks_uri: 'https://i/keys' }), 'https://i/keys': 500 },
    /the key set at https:\/\/i\/keys answered 500/,
  ],
  [
    'names a key set without keys',
    { ...discovery({ issuer: 'https://i', jwks_uri: 'https://i/keys' }), 'https://i/keys': { keys: [] } },
    /the key set at https:\/\/i\/keys contains no RSA key for signatures/,
  ],
])('a discovery document that %s is refused', async (_title, answers, message) => {
  await expect(keySource('https://i', {}, serving(answers).http)).rejects.toThrow(message);
});

describe('a request that fails', () => {
  test('because the issuer cannot be reached, is told with the alternative', async () => {
    const failure = new Failure('transient', 'Request failed', 'no route', { hint: 'first this' });
    await expect(discover('https://i', serving(discovery(failure)).http)).rejects.toMatchObject({
      message: failure.message,
      hint: expect.stringMatching(/^first this\n.*--jwks-file or --certificate$/) as string,
    });
  });

  test.each([new Failure('denial', 'Request failed', 'the proxy refuses'), new TypeError('a mistake')])(
    'otherwise, is told as it is: %s',
    async (error) => {
      await expect(discover('https://i', serving(discovery(error)).http)).rejects.toBe(error);
    },
  );
});

test('one source of keys is enough', async () => {
  const { http } = serving({});
  for (const given of [
    { jwksUrl: 'https://keys', jwks: '{}' },
    { jwksUrl: 'https://keys', certificate: 'PEM' },
    { jwks: '{}', certificate: 'PEM' },
  ])
    await expect(keySource('https://i', given, http)).rejects.toThrow(/several sources of keys are given/);
  await expect(keySource('https://i', { jwksUrl: 'keys' }, http)).rejects.toThrow(
    /--jwks-url is "keys"; expected: an https URL/,
  );
});

test('the keys for signatures are taken, with what is known of them', () => {
  const named = { ...RSA, kid: 'a', use: 'sig', x5c: ['AA=='], alg: 'RS256' };
  const others = [
    null,
    7,
    {},
    { ...RSA, kty: 'EC' },
    { ...RSA, use: 'enc' },
    { ...RSA, e: 3 },
    { kty: 'RSA', e: 'AQAB' },
  ];
  expect(rsaKeys(JSON.stringify({ keys: [...others, RSA, named] }), 'x')).toEqual([
    RSA,
    { ...RSA, kid: 'a', x5c: ['AA=='] },
  ]);
});

test.each([
  ['a key without a modulus', { keys: [{ ...RSA, n: '' }] }, /--jwks-file holds an RSA key of 0 bits; expected: 2048/],
  ['a broken certificate', { keys: [{ ...RSA, x5c: ['AA=='] }] }, /x5c in --jwks-file is not a readable certificate/],
  ['an object of keys', { keys: RSA }, /--jwks-file contains no RSA key/],
])('a key set with %s is refused', async (_title, jwks, message) => {
  const given = { jwks: JSON.stringify(jwks) };
  await expect(keySource('https://i', given, serving({}).http)).rejects.toThrow(message);
});

test.each([
  ['a private key', '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----'],
  ['a text', 'hunter2'],
  ['a broken certificate', '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----'],
])('%s is no certificate, and is not repeated', async (_title, certificate) => {
  await expect(keySource('https://i', { certificate }, serving({}).http)).rejects.toMatchObject({
    message: expect.stringMatching(
      /^Invalid input: --certificate is not a readable certificate; expected: a PEM/,
    ) as string,
  });
});
