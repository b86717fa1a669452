// Which principal may do what with buckets and objects.

import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { newCompartment, type Statement, type Verb } from '../policy.ts';
import { sessionToken } from './exchange.ts';
import type { Answer } from './https-call.ts';
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
beforeEach(() => {
  emulator.policies.statements.length = 0;
  emulator.objectStorage.buckets.clear();
});

function allow(verb: Verb, resource = 'object-family', where = 'tenancy'): void {
  emulator.policies.allow({ principal: { user: seeded.user.ocid }, verb, resource, in: where });
}
function call(method: string, target: string, more: Partial<SignedCall> = {}): Promise<Answer> {
  return signedCall(emulator, target, { keyId, method, ...more });
}
function create(name: string, compartmentId = compartment, more: object = {}): Promise<Answer> {
  return call('POST', '/n/mine/b', { body: JSON.stringify({ name, compartmentId, ...more }) });
}
const outcome = (answer: Answer) => [answer.status, answer.text === '' ? '' : answer.json().code];

describe('a policy', () => {
  const denied = { namespace: [404, 'NamespaceNotFound'], list: [404, 'NotAuthorizedOrNotFound'] };
  const namespace = (): Promise<Answer> => call('GET', '/n');

  test('allows nothing by default', async () => {
    expect(outcome(await namespace())).toEqual(denied.namespace);
    expect(outcome(await call('GET', `/n/mine/b?compartmentId=${compartment}`))).toEqual(denied.list);
    expect(outcome(await create('box'))).toEqual(denied.list);
  });

  test('for a compartment covers the compartments inside it, and not the one around it', async () => {
    const outer = emulator.iam.addCompartment('outer');
    const middle = emulator.iam.addCompartment('middle', outer);
    const inner = emulator.iam.addCompartment('inner', middle);
    allow('manage', 'object-family', middle.id);
    expect(outcome(await create('in-it', middle.id))[0]).toBe(200);
    expect(outcome(await create('inside-it', inner.id))[0]).toBe(200);
    expect(outcome(await create('around-it', outer.id))).toEqual(denied.list);
  });

  test('for a compartment does not allow reading the namespace', async () => {
    allow('manage', 'object-family', compartment);
    expect(outcome(await namespace())).toEqual(denied.namespace);
    expect((await create('box')).status).toBe(200);
    expect(outcome(await create('other', newCompartment()))).toEqual(denied.list);
  });

  test('for the tenancy allows reading the namespace', async () => {
    allow('inspect', 'objectstorage-namespaces');
    expect(outcome(await namespace())).toEqual(denied.namespace);
    allow('read', 'objectstorage-namespaces');
    expect((await namespace()).json()).toBe('mine');
    expect(outcome(await create('box'))).toEqual(denied.list);
  });

  const OBJECT = '/n/mine/b/box/o/a';
  const operations: [string, Verb, string, () => Promise<Answer>][] = [
    ['list buckets', 'inspect', 'buckets', () => call('GET', `/n/mine/b?compartmentId=${compartment}`)],
    ['see that a bucket is there', 'inspect', 'buckets', () => call('HEAD', '/n/mine/b/box')],
    ['read a bucket', 'read', 'buckets', () => call('GET', '/n/mine/b/box')],
    ['create a bucket', 'manage', 'buckets', () => create('new')],
    ['delete a bucket', 'manage', 'buckets', () => call('DELETE', '/n/mine/b/empty')],
    ['list objects', 'inspect', 'objects', () => call('GET', '/n/mine/b/box/o')],
    ['read an object', 'read', 'objects', () => call('GET', OBJECT)],
    ['replace an object', 'use', 'objects', () => call('PUT', OBJECT, { body: 'y' })],
    ['create an object', 'manage', 'objects', () => call('PUT', '/n/mine/b/box/o/new', { body: 'y' })],
    ['delete an object', 'manage', 'objects', () => call('DELETE', OBJECT)],
  ];
  test.each(operations)('to %s needs %s %s', async (_, verb, resource, operation) => {
    const verbs: Verb[] = ['inspect', 'read', 'use', 'manage'];
    allow('manage');
    await create('box');
    await create('empty');
    await call('PUT', OBJECT, { body: 'x' });
    emulator.policies.statements.length = 0;
    const less = verbs[verbs.indexOf(verb) - 1];
    if (less) allow(less, resource);
    allow('manage', resource === 'buckets' ? 'objects' : 'buckets');
    expect((await operation()).status).toBe(404);
    allow(verb, resource);
    expect((await operation()).status).toBeLessThan(300);
  });

  test('can apply to all resources', async () => {
    allow('manage', 'all-resources');
    expect((await namespace()).status).toBe(200);
  });

  test('can refer to a group by name or OCID, not by SCIM ID, and applies to its members', async () => {
    const group = emulator.domain.addGroup('deployers', seeded.user);
    const statement = (name: string): Statement => ({
      principal: { group: name },
      verb: 'read',
      resource: 'object-family',
      in: 'tenancy',
    });
    emulator.policies.allow(statement(group.id));
    expect((await namespace()).status).toBe(404);
    for (const name of [group.ocid, 'deployers']) {
      emulator.policies.statements.length = 0;
      emulator.policies.allow(statement(name));
      expect((await namespace()).status).toBe(200);
    }
    group.members = [];
    expect((await namespace()).status).toBe(404);
  });

  test('for one user does not apply to another', async () => {
    const other = emulator.domain.addUser({ userName: 'other' });
    emulator.policies.allow({
      principal: { user: other.ocid },
      verb: 'manage',
      resource: 'object-family',
      in: 'tenancy',
    });
    expect((await namespace()).status).toBe(404);
  });

  test('does not apply to a token of another tenancy', async () => {
    allow('read');
    emulator.domain.sessionTokens.tenancy = 'ocid1.tenancy.oc1..other';
    const token = await sessionToken(emulator, seeded);
    delete emulator.domain.sessionTokens.tenancy;
    expect((await call('GET', '/n', { keyId: `ST$${token}` })).status).toBe(404);
    expect((await namespace()).status).toBe(200);
  });

  test('allows a resource principal that meets all conditions', async () => {
    const own = await startEmulator();
    const rpst = own.domain.trustGitHub({ repository: 'octo/app', tokenType: 'rpst' });
    const token = `ST$${await sessionToken(own, rpst, { rpst: true })}`;
    const conditions = (where: Record<string, string>): void => {
      own.policies.statements.length = 0;
      own.policies.allow({ principal: { where }, verb: 'read', resource: 'object-family', in: 'tenancy' });
    };
    const status = async (): Promise<number> => (await signedCall(own, '/n', { keyId: token })).status;
    const type = { 'request.principal.type': 'identityfederateddomainapp' };
    try {
      conditions({ ...type, 'request.principal.ext_repository': 'octo/app' });
      expect(await status()).toBe(200);
      conditions({ ...type, 'request.principal.ext_repository': 'octo/other' });
      expect(await status()).toBe(404);
      conditions({ 'request.principal.name': 'repo:octo/app:ref:refs/heads/main' });
      expect(await status()).toBe(200);
      conditions({ 'request.principal.type': 'user' });
      expect(await status()).toBe(404);
      conditions({ ...type, 'request.principal.ext_ref': 'refs/heads/main' });
      expect(await status()).toBe(404);
      own.policies.allow({
        principal: { user: rpst.user.ocid },
        verb: 'manage',
        resource: 'object-family',
        in: 'tenancy',
      });
      expect(await status()).toBe(404);
    } finally {
      await own.stop();
    }
  });
});
