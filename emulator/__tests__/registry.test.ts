// The container registry: its tokens, only for signed requests, the protocol of Docker clients, and the API of its repositories.

import { createHash } from 'node:crypto';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { addImage } from '../registry/registry.ts';
import { sessionToken } from './exchange.ts';
import { httpsCall, type Answer } from './https-call.ts';
import { signedCall } from './signed-request.ts';

const TOKEN = '/20180419/docker/token';
let emulator: Emulator;
let seeded: SeededTrust;
let keyId: string;
beforeAll(async () => {
  emulator = await startEmulator();
  seeded = emulator.domain.trustGitHub({ repository: 'octo/app' });
  keyId = `ST$${await sessionToken(emulator, seeded)}`;
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.policies.statements.length = 0;
  emulator.registry.repositories.clear();
});

const get = (path: string, authorization?: string): Promise<Answer> =>
  httpsCall(emulator, `${emulator.url}${path}`, {
    method: 'GET',
    headers: authorization === undefined ? {} : { authorization },
  });
const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
const token = async (): Promise<string> => (await signedCall(emulator, TOKEN, { keyId })).json().token as string;
const allow = (verb: 'inspect' | 'read' | 'manage'): void => {
  emulator.policies.allow({ principal: { user: seeded.user.ocid }, verb, resource: 'repos', in: 'tenancy' });
};

test('a signed request gets a token that the registry remembers', async () => {
  const answers = [await signedCall(emulator, TOKEN, { keyId }), await signedCall(emulator, TOKEN, { keyId })];
  const tokens = answers.map((answer) => answer.json().token as string);
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) {
    expect(emulator.registry.tokens.get(token)).toMatchObject({ kind: 'user', ocid: seeded.user.ocid });
  }
});

test('a request without a signature gets none', async () => {
  const answer = await httpsCall(emulator, `${emulator.url}${TOKEN}`, { method: 'GET', headers: {} });
  expect([answer.status, answer.json().code]).toEqual([401, 'NotAuthenticated']);
});

test('it is read only', async () => {
  expect((await signedCall(emulator, TOKEN, { keyId, method: 'POST', body: '{}' })).status).toBe(405);
});

describe('a Docker client', () => {
  test('is sent to the token endpoint, which takes the token as a password', async () => {
    const unauthorized = await get('/v2/');
    const host = new URL(emulator.url).host;
    expect([unauthorized.status, unauthorized.headers['www-authenticate']]).toEqual([
      401,
      `Bearer realm="${emulator.url}${TOKEN}",service="${host}",scope=""`,
    ]);
    const answer = await get(`${TOKEN}?service=${host}`, basic('BEARER_TOKEN', await token()));
    expect((await get('/v2/', `Bearer ${answer.json().token as string}`)).status).toBe(200);
  });

  test.each(['a token that was not issued', 'another username'])('is refused with %s', async (wrong) => {
    const [username, password] = wrong === 'another username' ? ['octocat', await token()] : ['BEARER_TOKEN', 'x'];
    expect((await get(TOKEN, basic(username, password))).status).toBe(401);
    expect((await get('/v2/', 'Bearer x')).status).toBe(401);
  });

  test('pulls an image if a policy lets its principal read repositories', async () => {
    const repository = emulator.registry.addRepository({ displayName: 'app/web', compartmentId: emulator.tenancy });
    const digest = addImage(repository, 'v1');
    const bearer = `Bearer ${await token()}`;
    const image = `/v2/${emulator.objectStorage.namespace}/app/web`;
    expect((await get(`${image}/manifests/v1`, bearer)).status).toBe(403);
    allow('read');
    const manifest = await get(`${image}/manifests/v1`, bearer);
    expect([manifest.status, manifest.headers['docker-content-digest']]).toEqual([200, digest]);
    const { layers } = manifest.json() as { layers: { digest: string }[] };
    expect((await get(`${image}/blobs/${layers[0]?.digest ?? ''}`, bearer)).status).toBe(200);
    expect((await get(`${image}/manifests/v2`, bearer)).status).toBe(404);
    expect((await get('/v2/elsewhere/app/web/manifests/v1', bearer)).status).toBe(404);
  });

  describe('pushes', () => {
    const repository = () => `/v2/${emulator.objectStorage.namespace}/app/new`;
    const send = (method: string, path: string, bearer: string, body = '') =>
      httpsCall(emulator, new URL(path, emulator.url).href, { method, headers: { authorization: bearer }, body });
    const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

    test('a blob in two parts and a manifest, into a repository that is created, if a policy lets it manage repositories', async () => {
      const bearer = `Bearer ${await token()}`;
      allow('read');
      expect((await send('POST', `${repository()}/blobs/uploads/`, bearer)).status).toBe(403);
      allow('manage');
      const begun = await send('POST', `${repository()}/blobs/uploads/`, bearer);
      expect(begun.status).toBe(202);
      const appended = await send('PATCH', String(begun.headers.location), bearer, 'hello ');
      expect([appended.status, appended.headers.range]).toEqual([202, '0-5']);
      const digest = digestOf('hello world');
      const ended = await send('PUT', `${String(appended.headers.location)}?digest=${digest}`, bearer, 'world');
      expect([ended.status, ended.headers['docker-content-digest']]).toEqual([201, digest]);
      expect((await get(`${repository()}/blobs/${digest}`, bearer)).text).toBe('hello world');
      expect((await send('PUT', `${repository()}/manifests/v1`, bearer, '{}')).status).toBe(201);
      for (const reference of ['v1', digestOf('{}')]) {
        expect((await get(`${repository()}/manifests/${reference}`, bearer)).text).toBe('{}');
      }
    });

    test('nothing whose digest is another one, and nothing to an upload that was not begun', async () => {
      const bearer = `Bearer ${await token()}`;
      allow('manage');
      const { headers } = await send('POST', `${repository()}/blobs/uploads/`, bearer);
      const wrong = digestOf('other');
      const answers = [
        await send('PUT', `${String(headers.location)}?digest=${wrong}`, bearer, 'hello'),
        await send('PUT', `${repository()}/manifests/${wrong}`, bearer, '{}'),
        await send('PATCH', `${repository()}/blobs/uploads/other`, bearer, 'hello'),
        await send('DELETE', `${repository()}/manifests/v1`, bearer),
      ];
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 405]);
    });
  });
});

describe('the API of the repositories', () => {
  const REPOSITORIES = '/20160918/container/repositories';
  const list = (name: string): Promise<Answer> =>
    signedCall(emulator, `${REPOSITORIES}?compartmentId=${emulator.tenancy}&displayName=${name}`, { keyId });
  const create = (details: object): Promise<Answer> =>
    signedCall(emulator, REPOSITORIES, { keyId, method: 'POST', body: JSON.stringify(details) });

  test('creates a repository once, and lists it by name', async () => {
    allow('manage');
    const details = { compartmentId: emulator.tenancy, displayName: 'app/web' };
    const created = await create(details);
    expect(created.json()).toMatchObject({ ...details, isPublic: false, createdBy: seeded.user.ocid });
    expect((await create(details)).status).toBe(409);
    const { items } = (await list('app/web')).json() as { items: object[] };
    expect(items).toMatchObject([{ ...details, namespace: emulator.objectStorage.namespace }]);
    expect((await list('other')).json().items).toEqual([]);
  });

  test.each([{ displayName: 'app/web' }, { compartmentId: 'ocid1.tenancy.oc1..x', displayName: 'App Web' }])(
    '%j is refused',
    async (details) => {
      allow('manage');
      expect((await create(details)).status).toBe(400);
    },
  );

  test('hides everything from those whom no policy lets see it', async () => {
    expect((await list('app/web')).json().code).toBe('NotAuthorizedOrNotFound');
    allow('inspect');
    expect((await list('app/web')).status).toBe(200);
    expect((await create({ compartmentId: emulator.tenancy, displayName: 'app/web' })).json().code).toBe(
      'NotAuthorizedOrNotFound',
    );
  });
});
