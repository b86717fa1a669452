// Finds the key of a request: valid and invalid session tokens and API keys.

import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { exchange, sessionKey, sessionToken } from './exchange.ts';
import type { Answer } from './https-call.ts';
import { signedCall, type SignedCall } from './signed-request.ts';

let emulator: Emulator;
let seeded: SeededTrust;
let keyId: string;
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
function expectRefused(answer: Answer, why: RegExp): void {
  expect(answer.status).toBe(401);
  expect(answer.json()).toEqual({
    code: 'NotAuthenticated',
    message: 'The required information to complete authentication was not provided or was incorrect.',
  });
  expect(answer.headers['opc-request-id']).toBeDefined();
  expect(emulator.requests.at(-1)?.reason).toMatch(why);
}

describe('a session token', () => {
  test('is refused after its expiry', async () => {
    emulator.clock.offsetSeconds = 3500;
    const time = (): number => emulator.clock.now();
    expect((await namespace({ time: time() })).status).toBe(200);
    emulator.clock.offsetSeconds = 3700;
    expectRefused(await namespace({ time: time() }), /session token: .*exp/);
  });

  test('must be signed by the domain', async () => {
    const claims = {
      sub: seeded.user.ocid,
      tenant: emulator.tenancy,
      jwk: sessionKey.publicKey.export({ format: 'jwk' }),
    };
    const forged = await new SignJWT({ ...claims, ttype: 'upst' })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(unrelated.privateKey);
    expectRefused(await namespace({ keyId: `ST$${forged}` }), /session token: signature/);
    expectRefused(await namespace({ keyId: 'ST$abc' }), /session token/);
  });

  test('is accepted with its key as an object', async () => {
    emulator.domain.sessionTokens.jwkClaim = 'object';
    const token = await sessionToken(emulator, seeded);
    emulator.domain.sessionTokens.jwkClaim = 'string';
    expect((await namespace({ keyId: `ST$${token}` })).status).toBe(200);
  });

  test.each([
    ['none', undefined],
    ['text that is no JSON', 'abc'],
    ['no key', '{}'],
  ])('with %s as jwk signs nothing', async (_, jwk) => {
    emulator.domain.sessionTokens.alterClaims = (claims) => ({ ...claims, jwk });
    const token = await sessionToken(emulator, seeded);
    delete emulator.domain.sessionTokens.alterClaims;
    expectRefused(await namespace({ keyId: `ST$${token}` }), /no usable jwk/);
  });

  test('bound to another key does not verify our signature', async () => {
    emulator.domain.sessionTokens.boundTo = 'unrelated';
    const token = await sessionToken(emulator, seeded);
    delete emulator.domain.sessionTokens.boundTo;
    expectRefused(await namespace({ keyId: `ST$${token}` }), /does not fit/);
  });

  test('as a keyId without ST$, or the API-key form of a token profile, is unknown', async () => {
    expectRefused(await namespace({ keyId: keyId.slice(3) }), /no key/);
    expectRefused(await namespace({ keyId: `${emulator.tenancy}//aa:bb` }), /no key/);
  });
});

describe('an API key', () => {
  test('signs for the user it is registered for', async () => {
    const admin = emulator.domain.addUser({ userName: 'admin' });
    const key = await emulator.domain.registerApiKey(admin);
    const call = { keyId: key.keyId, key: createPrivateKey(key.privateKeyPem ?? '') };
    expect(key.keyId).toMatch(new RegExp(`^${emulator.tenancy}/${admin.ocid}/([0-9a-f]{2}:){15}[0-9a-f]{2}$`));
    expect((await namespace(call)).status).toBe(404);
    emulator.policies.allow({
      principal: { user: admin.ocid },
      verb: 'read',
      resource: 'object-family',
      in: 'tenancy',
    });
    expect((await namespace(call)).status).toBe(200);
    expectRefused(await namespace({ ...call, key: unrelated.privateKey }), /does not fit/);
  });

  test('can be an existing key, and is refused for service users', async () => {
    const admin = emulator.domain.addUser({ userName: 'brought' });
    const pem = unrelated.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const { keyId: own, privateKeyPem } = await emulator.domain.registerApiKey(admin, pem);
    expect(privateKeyPem).toBeUndefined();
    expect((await namespace({ keyId: own, key: unrelated.privateKey })).status).toBe(404);
    await expect(emulator.domain.registerApiKey(seeded.user, pem)).rejects.toThrow('service user');
  });
});

test('an identity token cannot sign requests', async () => {
  const answer = await exchange(emulator, { ...seeded, clientSecret: 'wrong' });
  expectRefused(await namespace({ keyId: `ST$${answer.text}` }), /pairs|session token/);
});
