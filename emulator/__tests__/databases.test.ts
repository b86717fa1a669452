// Database tokens: who gets one for which databases, and what a database checks of it.

import { sign, type KeyObject } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { DatabaseLogin } from '../databases/tokens.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { parseCondition } from '../iam/condition.ts';
import { newCompartment, type Statement } from '../policy.ts';
import { rsaKeyPair } from '../rsa-keys.ts';
import { publicKeyText, sessionKey, sessionToken } from './exchange.ts';
import type { Answer } from './https-call.ts';
import { signedCall, type SignedCall } from './signed-request.ts';

const PATH = '/v1/actions/generateScopedAccessToken';
const ALL = 'urn:oracle:db::id::*';
const compartment = newCompartment();
const id = 'ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaa';

let emulator: Emulator;
let user: string;
let keyId: string;
let databaseKey: KeyObject;
let publicKey: string;
beforeAll(async () => {
  emulator = await startEmulator();
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  user = seeded.user.ocid;
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
  const pair = await rsaKeyPair('database');
  databaseKey = pair.privateKey;
  publicKey = publicKeyText(pair.publicKey);
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.policies.statements.length = 0;
});

function allow(more: Partial<Statement> = {}): void {
  const statement = { verb: 'use', resource: 'autonomous-database-family', in: 'tenancy' } as const;
  emulator.policies.allow({ principal: { user }, ...statement, ...more });
}
function ask(body: object, more: Partial<SignedCall> = {}): Promise<Answer> {
  return signedCall(emulator, PATH, {
    keyId,
    method: 'POST',
    body: JSON.stringify({ scope: ALL, publicKey, ...body }),
    ...more,
  });
}
const outcome = (answer: Answer) => [answer.status, answer.json().code ?? 'token'];
const inCompartment = (database?: string): string =>
  `urn:oracle:db::id::${compartment}${database === undefined ? '' : `::${database}`}`;

test('the token is bound to the key, has the scope and is valid for an hour', async () => {
  allow();
  const answer = await ask({});
  expect(outcome(answer)).toEqual([200, 'token']);
  const claims = decodeJwt(answer.json().token as string);
  expect(claims).toMatchObject({
    sub: user,
    iss: 'authService.oracle.com',
    aud: `urn:oracle:db:${emulator.tenancy}`,
    tenant: emulator.tenancy,
    ttype: 'scoped_access',
    ptype: 'user',
    scope: ALL,
    domain_name: 'Default',
  });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
  const { n, e } = JSON.parse(claims.jwk as string) as Record<string, string>;
  const { n: modulus, e: exponent } = databaseKey.export({ format: 'jwk' });
  expect([n, e]).toEqual([modulus, exponent]);
});

test('the public key may also be a PEM file', async () => {
  allow();
  const { publicKey: key } = await rsaKeyPair('database');
  const pem = key.export({ type: 'spki', format: 'pem' });
  expect(outcome(await ask({ publicKey: pem }))).toEqual([200, 'token']);
});

test('a request that is not signed with the session is not authenticated', async () => {
  allow();
  const { privateKey } = await rsaKeyPair('unrelated');
  expect(outcome(await ask({}, { key: privateKey }))).toEqual([401, 'NotAuthenticated']);
  expect(emulator.requests.at(-1)?.reason).toBe('the signature does not fit the request');
});

test.each([
  ['no scope', { scope: undefined }, 'MissingParameter'],
  ['no key', { publicKey: undefined }, 'MissingParameter'],
  ['an empty scope', { scope: '' }, 'InvalidParameter'],
  ['a scope of another service', { scope: 'urn:oracle:kv::id::*' }, 'InvalidParameter'],
  ['a database without its compartment', { scope: `urn:oracle:db::id::${id}` }, 'InvalidParameter'],
  ['a compartment by name', { scope: 'urn:oracle:db::id::production' }, 'InvalidParameter'],
  ['a tenancy with a database', { scope: `urn:oracle:db::id::ocid1.tenancy.oc1..aaaa::${id}` }, 'InvalidParameter'],
  ['an empty path', { scope: 'urn:oracle:db::path::' }, 'InvalidParameter'],
  [
    'a path with something behind the database',
    { scope: `urn:oracle:db::path::emulator::${id}::x` },
    'InvalidParameter',
  ],
  ['more behind the scope', { scope: `${ALL}::${id}` }, 'InvalidParameter'],
  ['a key that is none', { publicKey: 'bm90IGEga2V5' }, 'InvalidParameter'],
  [
    'a private key',
    { publicKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' },
    'InvalidParameter',
  ],
])('%s is refused', async (_what, body, code) => {
  allow();
  expect(outcome(await ask(body))).toEqual([400, code]);
});

test('an RSA key of 1024 bits is refused', async () => {
  allow();
  const weak =
    'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC2+ShbhFpPzo90w7YN38RZShNe0XEpNLKmKm2pxt6G1rS0//Y2p3gILYiNZzIz55OlyUV68UE1ZUfhmd2K1WH2+zmpoCsRmmRNaF5+WD5zzKVZoeuWXotsRtJs/O2fP8OJlsyFwbcylJ2HDY7TW8XXKdQ0x/q79wC49Q/c0swZ8QIDAQAB';
  expect(outcome(await ask({ publicKey: weak }))).toEqual([400, 'InvalidParameter']);
});

describe('the policy', () => {
  const NOT_AUTHORIZED = [404, 'NotAuthorizedOrNotFound'];

  test('without one there is no token, and the log says which is missing', async () => {
    expect(outcome(await ask({}))).toEqual(NOT_AUTHORIZED);
    expect(emulator.requests.at(-1)?.reason).toBe('no policy allows to use database-connections');
  });

  test('reading databases is not enough; using their connections is', async () => {
    allow({ verb: 'read' });
    expect(outcome(await ask({}))).toEqual(NOT_AUTHORIZED);
    allow({ resource: 'database-connections' });
    expect(outcome(await ask({}))).toEqual([200, 'token']);
  });

  test('of a compartment covers this compartment and a database in it, and nothing else', async () => {
    allow({ in: compartment });
    expect(outcome(await ask({ scope: inCompartment() }))).toEqual([200, 'token']);
    expect(outcome(await ask({ scope: inCompartment(id) }))).toEqual([200, 'token']);
    for (const scope of [ALL, `urn:oracle:db::id::${emulator.tenancy}`, `urn:oracle:db::id::${newCompartment()}`]) {
      expect(outcome(await ask({ scope }))).toEqual(NOT_AUTHORIZED);
    }
  });

  test('does not reach another tenancy', async () => {
    allow();
    expect(outcome(await ask({ scope: `urn:oracle:db::id::${emulator.tenancy}` }))).toEqual([200, 'token']);
    for (const other of ['ocid1.tenancy.oc1..aaaa', 'ocidv1:tenancy:oc1:phx:1460406592660:aaaa']) {
      expect(outcome(await ask({ scope: `urn:oracle:db::id::${other}` }))).toEqual(NOT_AUTHORIZED);
    }
  });

  test('counts for a compartment that the scope names by its path', async () => {
    const outer = emulator.iam.addCompartment('production');
    allow({ in: emulator.iam.addCompartment('shop', outer).id });
    const byPath = (path: string) => ask({ scope: `urn:oracle:db::path::${path}` });
    expect(outcome(await byPath('emulator:production:shop'))).toEqual([200, 'token']);
    expect(outcome(await byPath(`emulator:production:shop::${id}`))).toEqual([200, 'token']);
    for (const other of ['emulator', 'emulator:shop', 'elsewhere:production:shop']) {
      expect(outcome(await byPath(other))).toEqual(NOT_AUTHORIZED);
    }
  });

  test('can name one database', async () => {
    allow({ in: compartment, when: parseCondition(`target.database.id = '${id}'`) });
    expect(outcome(await ask({ scope: inCompartment(id) }))).toEqual([200, 'token']);
    expect(outcome(await ask({ scope: inCompartment(`${id}b`) }))).toEqual(NOT_AUTHORIZED);
    expect(outcome(await ask({ scope: inCompartment() }))).toEqual(NOT_AUTHORIZED);
  });
});

describe('a database', () => {
  const address = { serviceName: 'app_low', host: 'adb.eu-frankfurt-1.oraclecloud.com:1522' };
  const database = { id, compartmentId: compartment, address };

  async function login(scope: string, more: { key?: KeyObject; serviceName?: string } = {}): Promise<DatabaseLogin> {
    allow();
    const token = (await ask({ scope })).json().token as string;
    const { serviceName = address.serviceName, key = databaseKey } = more;
    const date = new Date().toUTCString();
    const header = `date: ${date}\n(request-target): ${serviceName}\nhost: ${address.host}`;
    return { token, header, signature: sign('RSA-SHA256', Buffer.from(header), key).toString('base64') };
  }
  const verify = (one: DatabaseLogin) => emulator.databases.verifyLogin(one, database);

  test.each([
    ['all databases', ALL],
    ['its compartment', inCompartment()],
    ['itself', inCompartment(id)],
  ])('accepts a token for %s, with its key', async (_what, scope) => {
    expect(await verify(await login(scope))).toMatchObject({ sub: user, scope });
  });

  test.each([
    ['another compartment', `urn:oracle:db::id::${newCompartment()}`],
    ['another database', inCompartment(`${id}b`)],
  ])('refuses a token for %s', async (_what, scope) => {
    expect(await verify(await login(scope))).toBe(`the scope ${scope} is another`);
  });

  test('refuses another key, a proof for another service, an expired token and a session token', async () => {
    expect(await verify(await login(ALL, { key: sessionKey.privateKey }))).toBe(
      'the signature is not by the key of the token',
    );
    expect(await verify(await login(ALL, { serviceName: 'app_high' }))).toMatch(/^the header is date: /);
    expect(await verify({ ...(await login(ALL)), token: keyId.slice('ST$'.length) })).toMatch(/signature verification/);
    emulator.databases.tokenLifetimeSeconds = -1;
    const expired = await login(ALL);
    emulator.databases.tokenLifetimeSeconds = 3600;
    expect(await verify(expired)).toMatch(/"exp"/);
  });
});

test('the path takes only POST', async () => {
  const answer = await signedCall(emulator, PATH, { keyId });
  expect(outcome(answer)).toEqual([405, 'MethodNotAllowed']);
});
