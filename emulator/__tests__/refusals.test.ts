// The exchange when the domain refuses: each refusal of oci-federation.md §3, and the accepted request that differs in one point.

import { createHash, createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { selfSigned } from '../certificates.ts';
import { findClientCertificate } from '../domain/certificate.ts';
import type { SeededTrust } from '../domain/seed.ts';
import type { ClientCertificate } from '../domain/store.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
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

describe('a client assertion', () => {
  const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const now = (): number => Math.floor(Date.now() / 1000);

  interface Assertion {
    claims?: Partial<Record<keyof JWTPayload, unknown>>;
    header?: { alg?: string; kid?: string; x5t?: string };
    /** The form; undefined leaves a field out. */
    form?: Record<string, string | undefined>;
    headers?: Record<string, string | undefined>;
  }

  const certificateOf = (alias: string): ClientCertificate => findClientCertificate(emulator.domain.store, alias)!;

  const claimsOf = (given: Assertion['claims']): JWTPayload => ({
    iss: seeded.clientId,
    sub: seeded.clientId,
    aud: [`${emulator.url}/`],
    jti: randomUUID(),
    iat: now(),
    exp: now() + 300,
    ...given,
  });

  async function send({ claims, header = { kid: 'ci' }, form, headers }: Assertion, pem?: string): Promise<Answer> {
    const key = createPrivateKey(pem ?? (await emulator.domain.addClientCertificate(seeded.app, 'ci')));
    const assertion = await new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
    const fields = { client_assertion_type: JWT_BEARER, client_assertion: assertion, ...form };
    return exchange(emulator, seeded, { form: fields, headers: headers ?? { authorization: undefined } });
  }

  test('with the alias or the SHA-1 thumbprint of a certificate stands in for the secret', async () => {
    expect((await send({})).status).toBe(200);
    const der = Buffer.from(certificateOf('ci').x509Base64Certificate, 'base64');
    const x5t = createHash('sha1').update(der).digest('base64url');
    expect((await send({ header: { x5t } })).status).toBe(200);
    expect((await send({ form: { client_id: seeded.clientId } })).status).toBe(200);
  });

  test('is for the domain under the name that the client uses', async () => {
    const host = 'idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
    const headers = { host, authorization: undefined };
    expect((await send({ claims: { aud: `https://${host}/` }, headers })).status).toBe(200);
    expect(said(await send({ headers }))).toEqual(CLIENT);
    expect(said(await send({ claims: { aud: `https://${host}/` } }))).toEqual(CLIENT);
  });

  test('may be signed with the key of any of the certificates', async () => {
    const old = await emulator.domain.addClientCertificate(seeded.app, 'old');
    const renewed = await emulator.domain.addClientCertificate(seeded.app, 'new');
    expect((await send({ header: { kid: 'old' } }, old)).status).toBe(200);
    expect((await send({ header: { kid: 'new' } }, renewed)).status).toBe(200);
    expect(said(await send({ header: { kid: 'new' } }, old))).toEqual(CLIENT);
    expect(reason()).toContain('signature');
  });

  const refused: [string, () => Assertion, string][] = [
    ['another issuer', () => ({ claims: { iss: 'other' } }), 'no application other'],
    ['another subject', () => ({ claims: { sub: 'other' } }), '"sub"'],
    ['the audience of the token endpoint', () => ({ claims: { aud: `${emulator.url}/oauth2/v1/token` } }), '"aud"'],
    ['no time', () => ({ claims: { iat: undefined } }), '"iat"'],
    ['a time in the future', () => ({ claims: { iat: now() + 60 } }), 'iat is in the future'],
    ['no expiry', () => ({ claims: { exp: undefined } }), '"exp"'],
    ['an expiry in the past', () => ({ claims: { exp: now() - 5 } }), '"exp"'],
    ['no ID', () => ({ claims: { jti: undefined } }), '"jti"'],
    ['another algorithm', () => ({ header: { kid: 'ci', alg: 'PS256' } }), '"alg"'],
    ['an unknown alias', () => ({ header: { kid: 'other' } }), 'no certificate other'],
    ['no alias', () => ({ header: {} }), 'no kid and no x5t'],
    ['another type', () => ({ form: { client_assertion_type: 'jwt-bearer' } }), 'client_assertion_type jwt-bearer'],
    ['no type', () => ({ form: { client_assertion_type: undefined } }), 'client_assertion_type'],
    ['no assertion', () => ({ form: { client_assertion: undefined } }), 'not a JWT'],
    ['another client ID', () => ({ form: { client_id: 'other' } }), 'client_id'],
  ];
  test.each(refused)('with %s is refused', async (_, make, why) => {
    expect(said(await send(make()))).toEqual(CLIENT);
    expect(reason()).toContain(why);
  });

  test('without a signature is refused', async () => {
    await emulator.domain.addClientCertificate(seeded.app, 'ci');
    const form = { client_assertion_type: JWT_BEARER, client_assertion: new UnsecuredJWT(claimsOf({})).encode() };
    expect(said(await exchange(emulator, seeded, { form, headers: { authorization: undefined } }))).toEqual(CLIENT);
  });

  test('is accepted once', async () => {
    const claims = { jti: randomUUID() };
    expect((await send({ claims })).status).toBe(200);
    expect(said(await send({ claims }))).toEqual(CLIENT);
    expect(reason()).toContain('used before');
  });

  test('together with the secret is refused', async () => {
    const headers = { authorization: basic(seeded.clientId, seeded.clientSecret) };
    expect(said(await send({ headers }))).toEqual(GENERIC);
  });

  test('of an expired certificate, or of an application that is not active, is refused', async () => {
    const pem = await emulator.domain.addClientCertificate(seeded.app, 'ci');
    const certificate = certificateOf('ci');
    const valid = certificate.x509Base64Certificate;
    const day = 24 * 3600_000;
    const times = { notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) };
    const expired = await selfSigned(await rsaKeyPair('client-ci'), 'ci', times);
    certificate.x509Base64Certificate = expired.toString('base64');
    expect(said(await send({}, pem))).toEqual(CLIENT);
    expect(reason()).toContain('not valid now');
    certificate.x509Base64Certificate = valid;
    seeded.app.active = false;
    expect(said(await send({}, pem))).toEqual(CLIENT);
    expect(reason()).toContain('not active');
  });

  test('may be refused for the exchange, and accepted for client credentials', async () => {
    emulator.domain.deviations.clientAssertions = 'client-credentials';
    try {
      expect(said(await send({}))).toEqual(CLIENT);
      const form = { grant_type: 'client_credentials', scope: 'urn:opc:idm:__myscopes__' };
      expect((await send({ form })).status).toBe(200);
    } finally {
      emulator.domain.deviations.clientAssertions = 'every';
    }
  });
});

describe('without the header Authorization', () => {
  const send = (form: Record<string, string>): Promise<Answer> =>
    exchange(emulator, seeded, { form, headers: { authorization: undefined } });
  const secret = (): Record<string, string> => ({ client_id: seeded.clientId, client_secret: seeded.clientSecret });

  test('ID and secret are accepted as fields of the form, unless the deviation refuses them', async () => {
    expect((await send(secret())).status).toBe(200);
    expect(said(await send({ ...secret(), client_secret: 'wrong' }))).toEqual(CLIENT);
    expect(reason()).toContain('wrong secret');
    emulator.domain.deviations.formSecrets = 'refused';
    try {
      expect(said(await send(secret()))).toEqual(CLIENT);
    } finally {
      emulator.domain.deviations.formSecrets = 'accepted';
    }
  });

  test('a secret in the form beside one in the header is refused', async () => {
    expect((await exchange(emulator, seeded, { form: secret() })).status).toBe(400);
    expect(reason()).toContain('client credentials of several kinds');
  });

  test('the ID alone is enough for a public client only, and only with the deviation', async () => {
    expect(said(await send({ client_id: seeded.clientId }))).toEqual(CLIENT);
    emulator.domain.deviations.publicClients = 'accepted';
    try {
      expect(said(await send({ client_id: seeded.clientId }))).toEqual(CLIENT);
      expect(reason()).toContain('not an active public client');
      seeded.app.clientType = 'public';
      expect((await send({ client_id: seeded.clientId })).status).toBe(200);
    } finally {
      emulator.domain.deviations.publicClients = 'refused';
      seeded.app.clientType = 'confidential';
    }
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
