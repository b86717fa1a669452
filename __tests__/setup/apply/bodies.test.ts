// The request bodies of setup, whole: what the domain and IAM get for each object and each change.

import { Failure } from '../../../src/failure.ts';
import { USER_EXTENSION, type App, type Trust, type User } from '../../../src/setup/api/scim.ts';
import {
  inAcceptedForm,
  newApp,
  newGroup,
  newMember,
  newPolicy,
  newTrust,
  newUser,
  required,
  trustOperations,
  trustReferences,
} from '../../../src/setup/apply/bodies.ts';
import type { DesiredTrust } from '../../../src/setup/desired/desired-trust.ts';
import { certificateForKey, oneLineOf, type RsaJwk } from '../../../src/setup/desired/issuer-keys.ts';
import { readRule } from '../../../src/setup/desired/rule.ts';
import type { TrustChange } from '../../../src/setup/plan.ts';
import { rsaKeyPair } from '../../../emulator/rsa-keys.ts';
import { desiredTrust } from '../desired-trust.ts';

const ADDRESS = { kind: 'address' as const, url: 'https://issuer/keys' };

const desired: DesiredTrust = {
  ...desiredTrust,
  rules: [readRule('sub eq a')!, readRule('sub eq b or x co c')!],
  keys: { source: ADDRESS, explicit: false },
};
const tags = [{ key: 'oci-wif', value: 'wif' }];
const references = { clientId: 'client', serviceUserId: 'u' };

describe('what is created', () => {
  test('a service user', () => {
    expect(newUser(desired)).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', USER_EXTENSION],
      userName: 'the user',
      [USER_EXTENSION]: { serviceUser: true },
      tags,
    });
  });

  test('a group without members, and a member', () => {
    expect(newGroup(desired)).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'the group',
      tags,
    });
    expect(newMember('u')).toEqual({ value: 'u', type: 'User' });
  });

  test('a confidential application that is not active yet', () => {
    expect(newApp(desired)).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:App'],
      displayName: 'the app',
      basedOnTemplate: { value: 'CustomWebAppTemplateId' },
      isOAuthClient: true,
      clientType: 'confidential',
      allowedGrants: ['client_credentials'],
      active: false,
      tags,
    });
  });

  test('a policy', () => {
    expect(newPolicy(desired, 'c', ['Allow x'])).toEqual({
      compartmentId: 'c',
      name: 'the policy',
      description: 'What wif may do (created by oci-wif setup)',
      statements: ['Allow x'],
      freeformTags: { 'oci-wif': 'wif' },
    });
  });

  const common = {
    schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust'],
    name: 'the trust',
    type: 'JWT',
    issuer: 'https://issuer',
    active: true,
    oauthClients: ['client'],
    allowImpersonation: true,
    tags,
  };
  const keys = { publicKeyEndpoint: 'https://issuer/keys' };
  const ofUser = {
    ...common,
    subjectType: 'User',
    impersonationServiceUsers: [
      { rule: 'sub eq a', value: 'u' },
      { rule: 'sub eq b or x co c', value: 'u' },
    ],
  };
  const rpst = { tokenType: 'rpst' as const, rules: [], resourceType: 'ci' };
  const ofResource = { ...common, ...keys, subjectType: 'Resource', impersonatingResource: 'ci' };
  test.each<[string, Partial<DesiredTrust>, object]>([
    ['a service user', {}, { ...ofUser, ...keys }],
    [
      'certain audiences',
      { audiences: ['a', 'b'] },
      { ...ofUser, ...keys, clientClaimName: 'aud', clientClaimValues: ['a', 'b'] },
    ],
    ['no keys', { keys: undefined }, ofUser],
    ['a resource principal', rpst, ofResource],
    [
      'a resource principal with claims',
      { ...rpst, propagations: ['a', 'b'] },
      { ...ofResource, claimPropagations: ['ext_a', 'ext_b'] },
    ],
  ])('a trust of %s', (_title, changes, body) => {
    expect(newTrust({ ...desired, ...changes }, references, 'one line of base64')).toEqual(body);
  });

  test('a trust of a service user that nobody created is not sent', () => {
    const nobody = { clientId: 'client', serviceUserId: undefined };
    expect(() => newTrust(desired, nobody, 'PEM')).toThrow(/the service user, which was just created, cannot be found/);
  });

  test('a trust with a certificate, in the form that the domain accepts', async () => {
    const { publicKey } = await rsaKeyPair('github');
    const pem = certificateForKey(publicKey.export({ format: 'jwk' }) as unknown as RsaJwk);
    const given = { ...desired, keys: { source: { kind: 'certificate' as const, pem }, explicit: true } };
    expect(newTrust(given, references, 'PEM')).toEqual({ ...ofUser, publicCertificate: pem });
    const line = oneLineOf(pem);
    expect(line).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(newTrust(given, references, 'one line of base64')).toEqual({ ...ofUser, publicCertificate: line });
  });

  test('the trust refers to the client by its name, and to the user by its SCIM ID', () => {
    const app: App = { id: 'a', displayName: 'the app', name: 'client' };
    const user: User = { id: 'u', userName: 'the user' };
    expect(trustReferences(app, user)).toEqual(references);
    expect(trustReferences(app, undefined)).toEqual({ clientId: 'client', serviceUserId: undefined });
    expect(() => trustReferences({ id: 'a', displayName: 'the app' }, user)).toThrow(/contains no client ID \(name\)/);
  });
});

describe('what changes in a trust', () => {
  const trust: Trust = { id: 't', issuer: 'https://issuer', publicKeyEndpoint: 'https://old' };
  const nothing: TrustChange = {
    kind: 'change-trust',
    addRules: [],
    addClient: false,
    activate: false,
    keys: undefined,
    addAudiences: [],
    restrictAudience: false,
    addPropagations: [],
    share: false,
  };
  const PEM = { kind: 'certificate' as const, pem: 'PEM' };
  const add = (path: string, value: unknown[]): object => ({ op: 'add', path, value });
  const replace = (path: string, value: unknown): object => ({ op: 'replace', path, value });

  test.each<[string, Partial<TrustChange>, Partial<Trust>, object[]]>([
    ['nothing', {}, {}, []],
    ['a rule', { addRules: ['sub eq a'] }, {}, [add('impersonationServiceUsers', [{ rule: 'sub eq a', value: 'u' }])]],
    ['a client', { addClient: true }, {}, [add('oauthClients', ['client'])]],
    ['its activation', { activate: true }, {}, [replace('active', true)]],
    ['the URL of its keys', { keys: ADDRESS }, {}, [replace('publicKeyEndpoint', 'https://issuer/keys')]],
    [
      'its certificate, which a URL replaces',
      { keys: ADDRESS },
      { publicCertificate: 'old' },
      [replace('publicKeyEndpoint', 'https://issuer/keys'), { op: 'remove', path: 'publicCertificate' }],
    ],
    [
      'the URL of its keys, which a certificate replaces',
      { keys: PEM },
      {},
      [replace('publicCertificate', 'PEM'), { op: 'remove', path: 'publicKeyEndpoint' }],
    ],
    ['a further audience', { addAudiences: ['a'] }, {}, [add('clientClaimValues', ['a'])]],
    [
      'the first audience',
      { addAudiences: ['a'], restrictAudience: true },
      {},
      [replace('clientClaimName', 'aud'), add('clientClaimValues', ['a'])],
    ],
    ['no audience', { restrictAudience: true }, {}, []],
    ['a claim', { addPropagations: ['ext_a'] }, {}, [add('claimPropagations', ['ext_a'])]],
    ['the mark of a setup', { share: true }, {}, [add('tags', tags)]],
  ])('%s', (_title, change, existing, operations) => {
    expect(trustOperations({ ...nothing, ...change }, desired, { ...trust, ...existing }, references, 'PEM')).toEqual(
      operations,
    );
  });

  test('rules are added before the client that may use them', () => {
    const change = { ...nothing, addRules: ['sub eq a'], addClient: true, share: true };
    const paths = trustOperations(change, desired, trust, references, 'PEM').map(({ path }) => path);
    expect(paths).toEqual(['impersonationServiceUsers', 'oauthClients', 'tags']);
  });
});

describe('the form of a certificate', () => {
  const refused = new Failure('denial', 'Setup failed', 'the change was answered 400 (invalid Certificate value)');
  const PEM = { kind: 'certificate' as const, pem: 'PEM' };

  async function send(source: Parameters<typeof inAcceptedForm>[0], ...failures: Error[]) {
    const log: string[] = [];
    const answer = await inAcceptedForm(
      source,
      (form) => {
        log.push(form);
        const failure = failures.shift();
        return failure === undefined ? Promise.resolve(form) : Promise.reject(failure);
      },
      (line) => {
        log.push(line);
      },
    ).catch((error: unknown) => error);
    return { answer, log };
  }

  test('is one line of base64', async () => {
    expect(await send(PEM)).toEqual({ answer: 'one line of base64', log: ['one line of base64'] });
  });

  test('is PEM if the domain refuses the line', async () => {
    expect(await send(PEM, refused)).toEqual({
      answer: 'PEM',
      log: [
        'one line of base64',
        'The domain refused the certificate as one line of base64. Trying once more with PEM armor.',
        'PEM',
        'The domain accepted the certificate with PEM armor.',
      ],
    });
  });

  test('is tried no third time', async () => {
    const { answer, log } = await send(PEM, refused, refused);
    expect(answer).toBe(refused);
    expect(log).toHaveLength(3);
  });

  test.each<[string, Parameters<typeof inAcceptedForm>[0], Error]>([
    ['a URL is refused', ADDRESS, refused],
    ['nothing is said about keys', undefined, refused],
    ['the program has a mistake', PEM, new TypeError('about the certificate')],
    ['the network fails', PEM, new Failure('transient', 'Request failed', 'was answered 400 (certificate)')],
    ['something else is refused', PEM, new Failure('denial', 'Setup failed', 'the change was answered 400 (the name)')],
    ['another status', PEM, new Failure('denial', 'Setup failed', 'the change was answered 403 (certificate)')],
  ])('is not changed if %s', async (_title, source, failure) => {
    expect(await send(source, failure)).toEqual({ answer: failure, log: ['one line of base64'] });
  });
});

test('an object that is needed is named if it does not exist', () => {
  expect(required('x', 'the group')).toBe('x');
  expect(() => {
    required(undefined, 'the group');
  }).toThrow('Unexpected response: the group, which was just created, cannot be found');
});
