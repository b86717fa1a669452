// Compute instances: the metadata service, the session token of an instance, and token exchanges that an instance signs.

import { execFile } from 'node:child_process';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { selfSigned } from '../certificates.ts';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import type { Instance } from '../instances/instance.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { basic, JOB, publicKeyText, sessionKey, sessionToken } from './exchange.ts';
import { signedCall, type SignedCall } from './signed-request.ts';

let emulator: Emulator;
let seeded: SeededTrust;
let instance: Instance;
beforeAll(async () => {
  emulator = await startEmulator();
  seeded = emulator.domain.trustGitHub({ repository: JOB.repository });
  instance = await emulator.startInstance();
});
afterAll(() => emulator.stop());

const document = (path: string, { documents } = instance): string => documents.get(path) ?? '';
const der = (pem: string): string => new X509Certificate(pem).raw.toString('base64');
const leafKey = (of = instance): KeyObject => createPrivateKey(document('identity/key.pem', of));
const reason = (): string => emulator.requests.at(-1)?.reason ?? '';
const federationBody = (of = instance) => ({
  certificate: der(document('identity/cert.pem', of)),
  publicKey: publicKeyText(),
  intermediateCertificates: [der(document('identity/intermediate.pem', of))],
  purpose: 'DEFAULT',
});
const keyId = (of = instance): string =>
  `${emulator.tenancy}/fed-x509/${new X509Certificate(document('identity/cert.pem', of)).fingerprint}`;

function federate(body: object = federationBody(), call: Partial<SignedCall> = {}) {
  const signed = { keyId: keyId(), key: leafKey(), method: 'POST', body: JSON.stringify(body), ...call };
  return signedCall(emulator, '/v1/x509', signed);
}

async function formOf(changes: Record<string, string> = {}): Promise<string> {
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:oci:token-type:oci-upst',
    subject_token: await emulator.github.mint(JOB),
    subject_token_type: 'jwt',
    public_key: publicKeyText(),
  };
  return new URLSearchParams({ ...form, ...changes }).toString();
}

async function signedExchange(changes: Record<string, string> = {}, call: Partial<SignedCall> = {}) {
  const token = (await federate()).json().token as string;
  const body = await formOf(changes);
  const contentType = 'application/x-www-form-urlencoded';
  const signed = { keyId: `ST$${token}`, method: 'POST', body, contentType, ...call };
  return signedCall(emulator, '/oauth2/v1/token', signed);
}

test("Oracle's SDK signs an exchange as the instance, and the session has the rights of the job", async () => {
  const program = fileURLToPath(new URL('instance-calls.mjs', import.meta.url));
  const args = [program, instance.metadataUrl, emulator.url, `${emulator.url}/oauth2/v1/token`, await formOf()];
  const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: emulator.caFile };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { status: number; body: string };
  expect(answer).toMatchObject({ status: 200 });
  const { token } = JSON.parse(answer.body) as { token: string };
  expect(decodeJwt(token)).toMatchObject({ sub: seeded.user.ocid, ttype: 'upst', tenant: emulator.tenancy });
  const asked = instance.requests.map(({ path, status }) => `${path} ${status}`);
  expect(asked).toContain('/opc/v2/identity/key.pem 200');
  expect(asked.filter((line) => !line.endsWith(' 200'))).toEqual([]);
});

test('the metadata service answers only Bearer Oracle', async () => {
  const url = `${instance.metadataUrl}/identity/key.pem`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: 'Bearer oracle' } })).status).toBe(401);
  const headers = { authorization: 'Bearer Oracle' };
  expect((await fetch(url.replace('/v2/', '/v1/'), { headers })).status).toBe(404);
  expect(await (await fetch(url, { headers })).text()).toBe(document('identity/key.pem'));
});

test("a request for the token of an instance needs no signed host, because Oracle's SDK for Go signs none", async () => {
  const beforeSigning = (_headers: unknown, signed: string[]) => signed.splice(signed.indexOf('host'), 1);
  expect((await federate(undefined, { beforeSigning })).status).toBe(200);
  const exchange = await signedExchange({}, { beforeSigning });
  expect([exchange.status, reason()]).toEqual([401, 'host is not signed']);
});

test('an instance gets a token outside a test run too, where no keys are shared', async () => {
  const { OCI_WIF_TEST_KEYS } = process.env;
  delete process.env.OCI_WIF_TEST_KEYS;
  try {
    const other = await emulator.startInstance();
    const answer = await federate(federationBody(other), { key: leafKey(other), keyId: keyId(other) });
    expect([answer.status, reason()]).toEqual([200, '']);
  } finally {
    if (OCI_WIF_TEST_KEYS !== undefined) process.env.OCI_WIF_TEST_KEYS = OCI_WIF_TEST_KEYS;
  }
});

test('the token of the instance names it and the key that was sent', async () => {
  const claims = decodeJwt((await federate()).json().token as string);
  const jwk = sessionKey.publicKey.export({ format: 'jwk' });
  expect(claims).toMatchObject({ sub: instance.ocid, 'opc-instance': instance.ocid, ptype: 'instance' });
  expect(JSON.parse(String(claims.jwk))).toEqual(jwk);
});

test.each<[string, () => Promise<[object, Partial<SignedCall>?]> | [object, Partial<SignedCall>?], number, string]>([
  ['without the intermediate', () => [{ ...federationBody(), intermediateCertificates: [] }], 401, 'authority'],
  [
    'of another authority',
    async () => {
      const keys = await rsaKeyPair('foreign');
      const certificate = (await selfSigned(keys, 'instance')).toString('base64');
      return [{ ...federationBody(), certificate }, { key: keys.privateKey }];
    },
    401,
    'not signed by the authority',
  ],
  ['signed by another key', () => [federationBody(), { key: sessionKey.privateKey }], 401, 'does not fit'],
  ['of another key ID', () => [federationBody(), { keyId: 'ocid1/fed-x509/00' }], 401, 'none of'],
  ['ten minutes old', () => [federationBody(), { time: Date.now() - 600_000 }], 401, 'seconds off'],
  ['with a purpose', () => [{ ...federationBody(), purpose: 'OTHER' }], 400, ''],
  ['without a key', () => [{ ...federationBody(), publicKey: '' }], 400, ''],
])('a request for the token of an instance %s is refused', async (_, make, status, why) => {
  const [body, call] = await make();
  expect((await federate(body, call)).status).toBe(status);
  expect(reason()).toContain(why);
});

const REFUSED = { status: 401, error: 'invalid_client' };

test.each<[string, () => Promise<[Record<string, string>, Partial<SignedCall>?]>, string]>([
  ['by another key', async () => [{}, { key: await otherKey() }], 'does not fit'],
  ['ten minutes ago', () => Promise.resolve([{}, { time: Date.now() - 600_000 }]), 'seconds off'],
  ['without the body', () => Promise.resolve([{}, { bodyUnsigned: true }]), 'is not signed'],
  [
    'for another body',
    () => Promise.resolve([{}, { afterSigning: (headers) => (headers['x-content-sha256'] = 'AAAA') }]),
    'digest',
  ],
  ['by the session of a user', async () => [{}, { keyId: `ST$${await sessionToken(emulator, seeded)}` }], 'no compute'],
])('an exchange signed %s is refused', async (_, make, why) => {
  const answer = await signedExchange(...(await make()));
  expect({ status: answer.status, error: answer.json().error }).toEqual(REFUSED);
  expect(reason()).toContain(why);
});

const otherKey = async (): Promise<KeyObject> => (await rsaKeyPair('foreign')).privateKey;

test('an exchange with a signature and a client ID is refused, and so are client credentials with a signature', async () => {
  const both = await signedExchange({ client_id: seeded.clientId });
  expect([both.status, both.json().error]).toEqual([400, 'invalid_request']);
  const grant = { grant_type: 'client_credentials', scope: 'urn:opc:idm:__myscopes__' };
  expect((await signedExchange(grant)).json().error).toBe('invalid_client');
});

test('an exchange that an instance of another tenancy signs is refused', async () => {
  const other = await startEmulator();
  try {
    const foreign = await other.startInstance();
    const certificate = foreign.documents.get('identity/cert.pem') ?? '';
    const id = `${other.tenancy}/fed-x509/${new X509Certificate(certificate).fingerprint}`;
    const issued = await federate({ ...federationBody(), certificate: der(certificate) }, { keyId: id });
    const answer = await signedExchange({}, { keyId: `ST$${issued.json().token as string}` });
    expect({ status: answer.status, error: answer.json().error }).toEqual(REFUSED);
    expect(reason()).toContain(other.tenancy);
  } finally {
    await other.stop();
  }
});

test('a domain may refuse signed exchanges, and then takes the client credentials', async () => {
  emulator.domain.deviations.signedExchanges = 'refused';
  try {
    const answer = await signedExchange();
    expect({ status: answer.status, error: answer.json().error }).toEqual(REFUSED);
    const headers = { authorization: basic(seeded.clientId, seeded.clientSecret) };
    const afterSigning = (sent: Record<string, string>): unknown => Object.assign(sent, headers);
    expect((await signedExchange({}, { afterSigning: (sent) => void afterSigning(sent) })).status).toBe(200);
  } finally {
    emulator.domain.deviations.signedExchanges = 'accepted';
  }
});
