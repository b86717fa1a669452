// The exchange when the domain accepts: the contents of the session token, for users and for resources.

import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { SessionTokenSettings } from '../domain/session-token.ts';
import { USER_EXTENSION } from '../domain/store.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { basic, exchange, JOB, sessionClaims, sessionKey, sessionToken } from './exchange.ts';
import { httpsCall } from './https-call.ts';

let emulator: Emulator;
let settings: SessionTokenSettings;
beforeAll(async () => {
  emulator = await startEmulator();
  settings = { ...emulator.domain.sessionTokens };
});
afterAll(() => emulator.stop());
beforeEach(() => {
  const { store, sessionTokens } = emulator.domain;
  for (const map of [store.trusts, store.users, store.apps]) map.clear();
  for (const name of Object.keys(sessionTokens)) Reflect.deleteProperty(sessionTokens, name);
  Object.assign(sessionTokens, settings);
  emulator.requests.clear();
  emulator.ownRequests.clear();
});

const now = (): number => Math.floor(Date.now() / 1000);

describe('a UPST', () => {
  test('contains the service user, the tenancy, the provider’s subject and our key, and is valid for an hour', async () => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    const answer = await exchange(emulator, seeded);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.json())).toEqual(['token']);
    expect(answer.headers['opc-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.headers['x-oracle-dms-ecid']).toBe(answer.headers['opc-request-id']);

    const { payload } = await jwtVerify(answer.json().token as string, emulator.domain.key.publicKey);
    expect(payload).toMatchObject({
      sub: seeded.user.ocid,
      tenant: emulator.tenancy,
      source_authn_prin: 'repo:octo/app:ref:refs/heads/main',
      ttype: 'upst',
    });
    expect(payload.jwk).toBe(JSON.stringify(sessionKey.publicKey.export({ format: 'jwk' })));
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(Math.abs((payload.iat ?? 0) - now())).toBeLessThan(10);
    expect(payload).not.toHaveProperty('res_tenant');
  });

  test('has the configured lifetime, but never more than an hour', async () => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    emulator.domain.sessionTokens.upstLifetimeSeconds = 4;
    const short = await sessionClaims(emulator, seeded);
    expect((short.exp ?? 0) - (short.iat ?? 0)).toBe(4);
    emulator.domain.sessionTokens.upstLifetimeSeconds = 7200;
    const long = await sessionClaims(emulator, seeded);
    expect((long.exp ?? 0) - (long.iat ?? 0)).toBe(3600);
  });

  test('belongs to the mapped user, without a source principal, if the trust does not impersonate', async () => {
    const seeded = emulator.domain.trustGitHub({
      repository: 'octo/app',
      trust: { allowImpersonation: false, subjectClaimName: 'actor', subjectMappingAttribute: 'userName' },
    });
    const person = emulator.domain.addUser({ userName: 'octocat' });
    const claims = await sessionClaims(emulator, seeded);
    expect(claims.sub).toBe(person.ocid);
    expect(claims).not.toHaveProperty('source_authn_prin');

    const unrelated = await exchange(emulator, seeded, { job: { ...JOB, actor: 'nobody' } });
    expect(unrelated.status).toBe(401);
  });

  test('uses the last of several matching rules', async () => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    const second = emulator.domain.addUser({ userName: 'second', serviceUser: true });
    seeded.trust.impersonationServiceUsers?.push({ rule: 'sub co octo', value: second.id });
    expect((await sessionClaims(emulator, seeded)).sub).toBe(second.ocid);
  });
});

describe('an RPST', () => {
  test('contains the JWT’s subject, both tenancy claims, the resource and the propagated claims, and is valid for twenty minutes', async () => {
    const seeded = emulator.domain.trustGitHub({
      repository: 'octo/app',
      tokenType: 'rpst',
      claimPropagations: ['ext_repository', 'ext_ref', 'ext_missing'],
    });
    const claims = await sessionClaims(emulator, seeded, { rpst: true });
    expect(claims).toMatchObject({
      sub: 'repo:octo/app:ref:refs/heads/main',
      tenant: emulator.tenancy,
      res_tenant: emulator.tenancy,
      res_type: 'github',
      ttype: 'rpst',
      var_ext_repository: 'octo/app',
      var_ext_ref: 'refs/heads/main',
    });
    expect(claims).not.toHaveProperty('var_ext_missing');
    expect(claims).not.toHaveProperty('source_authn_prin');
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(1200);
  });

  test.each([
    ['9000', 9000],
    ['1', 1],
    ['43200', 43_200],
    ['43201', 43_200],
  ])('asked for %s seconds lives %d', async (asked, granted) => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app', tokenType: 'rpst' });
    const claims = await sessionClaims(emulator, seeded, { rpst: true, form: { rpst_exp: asked } });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(granted);
  });

  test.each(['', '0', '-5', '1.5', '60m', '1e3', ' 60'])(
    'with a requested lifetime of %j is refused',
    async (asked) => {
      const seeded = emulator.domain.trustGitHub({ repository: 'octo/app', tokenType: 'rpst' });
      const answer = await exchange(emulator, seeded, { rpst: true, form: { rpst_exp: asked } });
      expect([answer.status, answer.json().error]).toEqual([400, 'invalid_request']);
    },
  );

  test('needs a trust with at most three propagated claims that start with ext_', () => {
    const trust = { issuer: 'https://issuer.example', subjectType: 'Resource' as const };
    const four = ['ext_a', 'ext_b', 'ext_c', 'ext_d'];
    expect(() => emulator.domain.addTrust({ ...trust, claimPropagations: four })).toThrow('three');
    expect(() => emulator.domain.addTrust({ ...trust, claimPropagations: ['repository'] })).toThrow('ext_');
  });
});

describe('other configurations', () => {
  test('a trust with a certificate needs no JWKS', async () => {
    const seeded = emulator.domain.trustGitHub({
      repository: 'octo/app',
      rule: 'project_path eq group/project',
      trust: { issuer: emulator.provider.issuer, publicCertificate: await emulator.provider.certificateLine() },
    });
    delete seeded.trust.publicKeyEndpoint;
    const claims = await sessionClaims(emulator, seeded, { subjectToken: await emulator.provider.mint() });
    expect(claims.source_authn_prin).toBe('project_path:group/project:ref_type:branch:ref:main');
    expect(emulator.ownRequests).toEqual([]);
  });

  test('the JWKS is fetched over TLS, and the request log of clients does not contain it', async () => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    await sessionToken(emulator, seeded);
    expect(emulator.ownRequests.map(({ path, status }) => [path, status])).toEqual([
      ['/_services/token/.well-known/jwks', 200],
    ]);
    expect(emulator.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/oauth2/v1/token', 200],
    ]);
    expect(emulator.requests[0]?.form).toMatchObject({ subject_token_type: 'jwt' });
    emulator.requests.clear();
    expect(emulator.requests).toEqual([]);
  });

  test('client credentials return an access token for one scope', async () => {
    const { clientId, clientSecret } = emulator.domain.trustGitHub({ repository: 'octo/app' });
    const ask = (scope: string) =>
      httpsCall(emulator, `${emulator.url}/oauth2/v1/token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          authorization: basic(clientId, clientSecret),
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
      });
    const answer = await ask('urn:opc:idm:__myscopes__');
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const { payload } = await jwtVerify(answer.json().access_token as string, emulator.domain.key.publicKey);
    expect(payload.client_id).toBe(clientId);
    const refused = await ask('openid');
    expect([refused.status, refused.json().error]).toEqual([400, 'invalid_scope']);
  });
});

describe('a domain with unusual answers', () => {
  const claimsWith = async (change: (tokens: SessionTokenSettings) => void) => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    change(emulator.domain.sessionTokens);
    return sessionClaims(emulator, seeded);
  };

  test('writes jwk as an object', async () => {
    const claims = await claimsWith((tokens) => (tokens.jwkClaim = 'object'));
    expect(claims.jwk).toEqual(sessionKey.publicKey.export({ format: 'jwk' }));
  });

  test('binds the token to another key', async () => {
    const claims = await claimsWith((tokens) => (tokens.boundTo = 'unrelated'));
    const jwk = JSON.parse(claims.jwk as string) as { kty: string; n: string };
    expect(jwk.kty).toBe('RSA');
    expect(jwk.n).not.toBe(sessionKey.publicKey.export({ format: 'jwk' }).n);
  });

  test('sends an expired token', async () => {
    const claims = await claimsWith((tokens) => (tokens.expired = true));
    expect(claims.exp).toBeLessThan(now());
  });

  test('sends a token of another tenancy, or without a tenancy', async () => {
    const other = await claimsWith((tokens) => (tokens.tenancy = 'ocid1.tenancy.oc1..other'));
    expect(other.tenant).toBe('ocid1.tenancy.oc1..other');
    emulator.domain.store.trusts.clear();
    const none = await claimsWith((tokens) => (tokens.withoutTenancy = true));
    expect(none).not.toHaveProperty('tenant');
  });

  test('sends text that is not a JWT, in another field', async () => {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    Object.assign(emulator.domain.sessionTokens, { raw: 'not.a-jwt', answerField: 'access_token' });
    expect((await exchange(emulator, seeded)).json()).toEqual({ access_token: 'not.a-jwt' });
  });

  test('sends the claims that alterClaims returns', async () => {
    const claims = await claimsWith((tokens) => (tokens.alterClaims = ({ sub, ...rest }) => ({ ...rest, was: sub })));
    expect(claims).not.toHaveProperty('sub');
    expect(claims.was).toMatch(/^ocid1\.user\./);
  });
});

test('every emulator has its own keys, users and port', async () => {
  // Those of a test run share keys and certificates.
  const { OCI_WIF_TEST_KEYS: shared } = process.env;
  delete process.env.OCI_WIF_TEST_KEYS;
  const other = await startEmulator();
  process.env.OCI_WIF_TEST_KEYS = shared;
  try {
    const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
    other.domain.trustGitHub({ repository: 'octo/app', ...seeded });
    const foreign = await exchange(other, seeded, { subjectToken: await emulator.github.mint(JOB) });
    expect(foreign.status).toBe(401);
    expect(foreign.json().error_description).toContain(emulator.issuer);
    expect(other.url).not.toBe(emulator.url);
    await expect(httpsCall({ ca: emulator.ca }, `${other.url}/n`)).rejects.toThrow(/certificate|signature/);
  } finally {
    await other.stop();
  }
});

test('GitHub’s JWKS verifies GitHub’s tokens', async () => {
  const keys = (await httpsCall(emulator, `${emulator.issuer}/.well-known/jwks`)).json() as never;
  const token = await emulator.github.mint(JOB);
  await expect(jwtVerify(token, createLocalJWKSet(keys), { issuer: emulator.issuer })).resolves.toBeDefined();
  expect(decodeJwt(token).iss).toBe(emulator.issuer);
});

test('the store marks service users, but not persons', () => {
  const seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  expect(seeded.user[USER_EXTENSION].serviceUser).toBe(true);
  expect(emulator.domain.addUser({ userName: 'octocat' })[USER_EXTENSION].serviceUser).toBe(false);
  expect(seeded.user.id).toMatch(/^[0-9a-f]{32}$/);
});
