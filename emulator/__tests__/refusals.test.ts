// The exchange when the domain refuses: each refusal of oci-federation.md §3, and the accepted request that differs in one point.

import { generateKeyPairSync } from 'node:crypto';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { basic, exchange, publicKeyText, sessionKey, type ExchangeOptions } from './exchange.ts';
import type { Answer } from './https-call.ts';

let emulator: Emulator;
let seeded: SeededTrust;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.requests.clear();
  emulator.faults.clear();
  for (const map of [emulator.domain.store.trusts, emulator.domain.store.users, emulator.domain.store.apps])
    map.clear();
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
});
// The starting point of every case works, so that a refusal has the cause the case is about.
afterEach(async () => {
  for (const map of [emulator.domain.store.trusts, emulator.domain.store.users, emulator.domain.store.apps])
    map.clear();
  emulator.faults.clear();
  const fresh = emulator.domain.trustGitHub({ repository: 'octo/app' });
  expect((await exchange(emulator, fresh)).status).toBe(200);
});

const said = (answer: Answer) => [answer.status, answer.json().error, answer.json().error_description];
const reason = (): string | undefined => emulator.requests.at(-1)?.reason;

const CLIENT = [401, 'invalid_client', 'Client authentication failed.'];
const GENERIC = [400, 'invalid_request', expect.stringContaining('missing a required parameter')];

test('every refusal has its own request ID', async () => {
  const answers = [
    await exchange(emulator, { ...seeded, clientSecret: 'x' }),
    await exchange(emulator, { ...seeded, clientSecret: 'x' }),
  ];
  const ids = answers.map(({ headers }) => headers['x-oracle-dms-ecid']);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[0]).not.toBe(ids[1]);
  expect(answers[0]?.headers['opc-request-id']).toBe(ids[0]);
  expect(answers[0]?.headers['content-type']).toBe('application/json');
});

describe('client authentication', () => {
  const cases: [string, (given: SeededTrust) => ExchangeOptions & { credentials?: string }][] = [
    ['a wrong secret', (given) => ({ credentials: basic(given.clientId, 'wrong') })],
    ['a wrong id', (given) => ({ credentials: basic('wrong', given.clientSecret) })],
    ['an empty secret', (given) => ({ credentials: basic(given.clientId, '') })],
    ['a percent-encoded secret', (given) => ({ credentials: basic(given.clientId, encodeURIComponent('a+b/c')) })],
    ['no colon', (given) => ({ credentials: `Basic ${Buffer.from(given.clientId).toString('base64')}` })],
    ['a bearer token', () => ({ credentials: 'Bearer abc' })],
    ['text that is not base64', () => ({ credentials: 'Basic %%%' })],
    ['no credentials', () => ({ credentials: '' })],
  ];
  test.each(cases)('%s', async (_, make) => {
    seeded.app.clientSecret = 'a+b/c';
    const { credentials = '' } = make({ ...seeded, clientSecret: 'a+b/c' });
    expect(said(await exchange(emulator, seeded, { headers: { authorization: credentials } }))).toEqual(CLIENT);
    const good = basic(seeded.clientId, 'a+b/c');
    expect((await exchange(emulator, seeded, { headers: { authorization: good } })).status).toBe(200);
  });

  test('fails for an application that is not active, or not confidential', async () => {
    seeded.app.active = false;
    expect(said(await exchange(emulator, seeded))).toEqual(CLIENT);
    expect(reason()).toContain('not active');
    Object.assign(seeded.app, { active: true, clientType: 'public' });
    expect(said(await exchange(emulator, seeded))).toEqual(CLIENT);
  });

  test('accepts a secret that contains a colon', async () => {
    seeded.app.clientSecret = 'a:b';
    expect((await exchange(emulator, { ...seeded, clientSecret: 'a:b' })).status).toBe(200);
  });
});

describe('the form', () => {
  const pem = sessionKey.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const pkcs1 = sessionKey.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
  const lines = pem.trim().split('\n').slice(1, -1).join('\n');
  const cases: [string, ExchangeOptions, string][] = [
    ['another content type', { headers: { 'content-type': 'application/json' } }, 'content type'],
    ['no content type', { headers: { 'content-type': '' } }, 'content type'],
    [
      'a token type without oci-',
      { form: { requested_token_type: 'urn:oci:token-type:upst' } },
      'requested_token_type',
    ],
    ['no token type', { form: { requested_token_type: undefined } }, 'requested_token_type'],
    [
      'the RFC’s subject token type',
      { form: { subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' } },
      'subject',
    ],
    ['no subject token', { form: { subject_token: undefined } }, 'not a JWT'],
    ['a subject token that is no JWT', { form: { subject_token: 'abc' } }, 'not a JWT'],
    ['no public key', { form: { public_key: undefined } }, 'public_key'],
    ['a whole PEM', { form: { public_key: pem } }, 'one line of base64'],
    ['the body of a PEM with its line breaks', { form: { public_key: lines } }, 'one line of base64'],
    ['base64url', { form: { public_key: publicKeyText().replaceAll('/', '_').replaceAll('+', '-') } }, 'base64'],
    ['a PKCS #1 key', { form: { public_key: pkcs1 } }, 'not an RSA'],
    ['an elliptic-curve key', { form: { public_key: publicKeyText(ec) } }, 'not an RSA'],
    ['a key of 1024 bits', { form: { public_key: publicKeyText(small) } }, '2048'],
    ['a field twice', { body: 'grant_type=client_credentials&grant_type=client_credentials' }, 'twice'],
    ['an RPST without its resource', { rpst: true, form: { res_type: undefined } }, 'res_type'],
    ['an RPST from a trust for users', { rpst: true }, 'for users'],
  ];
  test.each(cases)('%s', async (_, options, why) => {
    expect(said(await exchange(emulator, seeded, options))).toEqual(GENERIC);
    expect(reason()).toContain(why);
  });

  test('a method other than POST', async () => {
    expect(said(await exchange(emulator, seeded, { method: 'PUT' }))).toEqual(GENERIC);
  });

  test('a public key whose plus signs the encoding lost', async () => {
    const text = publicKeyText();
    expect(text).toContain('+');
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:oci:token-type:oci-upst',
      subject_token_type: 'jwt',
      subject_token: await emulator.github.mint({ repository: 'octo/app' }),
    }).toString();
    expect(said(await exchange(emulator, seeded, { body: `${body}&public_key=${text}` }))).toEqual(GENERIC);
    const encoded = await exchange(emulator, seeded, { body: `${body}&public_key=${encodeURIComponent(text)}` });
    expect(encoded.status).toBe(200);
  });

  test('an unknown grant', async () => {
    const answer = await exchange(emulator, seeded, { form: { grant_type: 'password' } });
    expect(said(answer).slice(0, 2)).toEqual([400, 'unsupported_grant_type']);
  });

  test('an RPST for another resource, and a UPST from a trust for resources', async () => {
    emulator.domain.store.trusts.clear();
    const resource = emulator.domain.trustGitHub({ repository: 'octo/app', tokenType: 'rpst', resourceType: 'mine' });
    expect(said(await exchange(emulator, resource, { rpst: true }))).toEqual(GENERIC);
    expect(said(await exchange(emulator, resource))).toEqual(GENERIC);
    expect((await exchange(emulator, resource, { rpst: true, form: { res_type: 'mine' } })).status).toBe(200);
  });
});
