// What is said about the trust of an issuer, and the command that would change it.

import { checkTrust, openTrust, passesClientClaim, type TokenRequest } from '../../src/diagnosis/check-trust.ts';
import type { CheckResult } from '../../src/diagnosis/checks.ts';
import { type App, ownerTag, type Trust, type User } from '../../src/setup/api/scim.ts';
import { findAdministrator } from '../../src/setup/api/administrator.ts';
import type { Claims } from '../../src/federation/subject-token.ts';
import { GITHUB_CLAIMS } from '../federation/tokens.ts';
import { answering, domainOf } from './domain-in-memory.ts';

const { iss } = GITHUB_CLAIMS;
const TRUST: Trust = {
  id: 't1',
  issuer: iss,
  active: true,
  publicKeyEndpoint: `${iss}/.well-known/jwks`,
  oauthClients: ['client-1', 'client-2'],
  subjectType: 'User',
  impersonationServiceUsers: [{ rule: 'sub eq repo:acme/app:*', value: 'u1' }],
};
const APP: App = { id: 'a1', displayName: 'ci', name: 'client-1', active: true };
const USER: User = { id: 'u1', userName: 'robot' };
/** Of the command that creates or changes the trust of the token. */
const SETUP =
  'npx oci-wif setup --domain-url https://domain.example --provider github --repository acme/app --branch main --subject-form names';

async function check(
  resources: Parameters<typeof domainOf>[0],
  changes: Partial<TokenRequest> = {},
  claims: object = {},
): Promise<CheckResult & { found: Trust | undefined }> {
  const request = {
    token: { raw: '', claims: { ...GITHUB_CLAIMS, ...claims } },
    domainUrl: 'https://domain.example',
    clientId: 'client-1',
    ...changes,
  };
  const access = { domain: domainOf(resources), policies: undefined, tenancy: undefined };
  const { result, found } = await checkTrust(request, access);
  return { ...result, found };
}
const withTrust = (trust: Partial<Trust>, changes?: Partial<TokenRequest>, claims?: object) =>
  check({ IdentityPropagationTrusts: [{ ...TRUST, ...trust }], Apps: [APP], Users: [USER] }, changes, claims);

test('a trust that is active and accepts the client is ok', async () => {
  expect(await withTrust({})).toEqual({
    check: 'trust',
    state: 'ok',
    seen: ['the trust is active', 'the trust accepts the client client-1'],
    next: [],
    found: TRUST,
  });
});

test('without a client ID, the clients of the trust are listed', async () => {
  const seen = async (trust: Partial<Trust>): Promise<string | undefined> =>
    (await withTrust(trust, { clientId: undefined })).seen[1];
  expect(await seen({})).toBe('the trust accepts the clients client-1, client-2; give --client-id to check yours');
  expect(await seen({ oauthClients: [] })).toContain('accepts the clients (none);');
});

describe('a trust that is not active', () => {
  const advised = async (resources: Parameters<typeof domainOf>[0], changes: Partial<TokenRequest> = {}) => {
    const { state, seen, next } = await check(resources, changes);
    expect([state, seen[0]]).toEqual(['failed', 'the trust is not active']);
    return next[0];
  };
  const trusts = (trust: Partial<Trust> = {}) => ({
    IdentityPropagationTrusts: [{ ...TRUST, active: false, ...trust }],
  });
  const owned = (...names: string[]) => ({ tags: names.map(ownerTag) });

  test.each<[string, Parameters<typeof domainOf>[0], string]>([
    [
      'whose objects another program created: the command names them',
      { ...trusts(), Apps: [APP], Users: [USER] },
      ' --app ci --service-user robot',
    ],
    [
      'of a setup: the command has its name',
      { ...trusts(), Apps: [{ ...APP, ...owned('blue') }], Users: [{ ...USER, ...owned('blue') }] },
      ' --name blue --app ci --service-user robot',
    ],
    [
      'whose objects are called as the setup: they need no flags',
      {
        ...trusts(),
        Apps: [{ ...APP, displayName: 'blue', ...owned('blue') }],
        Users: [{ ...USER, userName: 'blue', ...owned('blue') }],
      },
      ' --name blue',
    ],
    [
      'with two users: the one of the same setup is named',
      {
        ...trusts({
          impersonationServiceUsers: [
            { rule: 'sub eq a', value: 'u1' },
            { rule: 'sub eq b', value: 'u2' },
            { rule: 'sub eq c', value: 'u2' },
          ],
        }),
        Apps: [{ ...APP, ...owned('blue') }],
        Users: [USER, { ...USER, id: 'u2', userName: 'second', ...owned('red', 'blue') }],
      },
      ' --name blue --app ci --service-user second',
    ],
    [
      'with two users of other setups: none is named',
      {
        ...trusts({
          impersonationServiceUsers: [
            { rule: 'sub eq a', value: 'u1' },
            { rule: 'sub eq b', value: 'u2' },
          ],
        }),
        Users: [USER, { ...USER, id: 'u2', ...owned('red') }],
      },
      '',
    ],
    [
      'without an application: the setup of its only user is named',
      { ...trusts(), Users: [{ ...USER, ...owned('blue') }] },
      ' --name blue --service-user robot',
    ],
    [
      'whose user was removed',
      { ...trusts(), Apps: [{ ...APP, displayName: 'blue', ...owned('blue') }] },
      ' --name blue',
    ],
    [
      'for resource principals: the command has its resource type',
      { ...trusts({ subjectType: 'Resource', impersonatingResource: 'ci', impersonationServiceUsers: [] }) },
      ' --token-type rpst --resource-type ci',
    ],
  ])('%s', async (_title, resources, flags) => {
    expect(await advised(resources)).toBe(`Activate it with: ${SETUP}${flags}`);
  });

  test('with the keys in the trust itself: the command needs them from a file', async () => {
    const { next } = await check({ IdentityPropagationTrusts: [{ id: 't1', issuer: iss, active: false }] });
    expect(next.slice(0, 2)).toEqual([
      'In keys.json, give the key set (JWKS) of the issuer, because OCI cannot reach it.',
      `Activate it with: ${SETUP} --jwks-file keys.json`,
    ]);
  });

  test('of users: a resource type that the user gave is not passed on', async () => {
    expect(await advised(trusts({ impersonationServiceUsers: [] }), { resourceType: 'ci' })).not.toContain(
      '--token-type',
    );
  });
});

describe('no trust for the issuer', () => {
  test('the command creates it, for the resource type of the request', async () => {
    const { state, seen, next, found } = await check({}, { resourceType: 'ci' });
    expect({ state, seen, next, found }).toEqual({
      state: 'failed',
      seen: [`the domain has no trust for the issuer ${iss}`],
      next: [`Create it with: ${SETUP} --token-type rpst --resource-type ci`],
      found: undefined,
    });
  });

  test.each([
    [iss, `${iss}/`],
    [`${iss}/`, iss],
  ])('a token of %s and a trust for %s', async (issuer, other) => {
    const { seen } = await check({ IdentityPropagationTrusts: [{ ...TRUST, issuer: other }] }, {}, { iss: issuer });
    expect(seen[0]).toBe(
      `the domain has no trust for the issuer ${issuer}; it has one for ${other}, which differs only in the trailing slash`,
    );
  });

  test('a token without an issuer', async () => {
    expect((await check({}, {}, { iss: undefined })).seen[0]).toBe('the domain has no trust for the issuer (none)');
  });
});

describe('several trusts for one issuer', () => {
  const OTHER: Trust = { ...TRUST, id: 't2', oauthClients: ['client-9'] };

  test('are a problem if several are active: what the others have, and how to delete them', async () => {
    const { state, seen, next, found } = await check({ IdentityPropagationTrusts: [OTHER, TRUST], Apps: [APP] });
    expect({ state, seen, next, found }).toEqual({
      state: 'failed',
      seen: [
        `the domain has 2 active trusts for the issuer ${iss}, and then refuses every token`,
        'the checks are about the trust t1',
        'the trust t2 has the rules sub eq repo:acme/app:* and the clients client-9',
        'the trust is active',
        'the trust accepts the client client-1',
      ],
      next: [
        'Keep one of these trusts, give it all the rules and clients that your jobs need, and delete the others.',
        't2 is deleted with: oci identity-domains identity-propagation-trust delete --endpoint https://domain.example --identity-propagation-trust-id t2',
      ],
      found: TRUST,
    });
  });

  test('of which only one is active: it is checked, and nobody knows what the domain does', async () => {
    const { state, uncertain, seen, found } = await check({
      IdentityPropagationTrusts: [{ ...OTHER, oauthClients: ['client-1'], active: false }, TRUST],
      Apps: [APP],
    });
    expect([state, uncertain, found]).toEqual(['ok', true, TRUST]);
    expect(seen[0]).toBe(
      'the trust t2 has the rules sub eq repo:acme/app:* and the clients client-1, and is not active: whether the domain accepts tokens while it has this trust too is not known, and setup refuses. Delete it if no job needs it',
    );
  });
});

describe('the client', () => {
  test('that the domain does not know', async () => {
    const { state, seen, next } = await withTrust({}, { clientId: 'client-9' });
    expect([state, seen[0], next]).toEqual([
      'failed',
      'the domain has no application with the client ID client-9; the trust accepts client-1, client-2',
      ['Use the client ID of an application in this domain, not its name or OCID.'],
    ]);
  });

  test('whose application is not active', async () => {
    const { state, seen, next } = await check({
      IdentityPropagationTrusts: [TRUST],
      Apps: [{ ...APP, active: false }],
    });
    expect([state, seen, next]).toEqual([
      'failed',
      ['the application ci is not active', 'the trust is active', 'the trust accepts the client client-1'],
      ['Activate it in the console, or run setup again.'],
    ]);
  });

  test.each([
    [['client-2'], 'client-2'],
    [[], '(none)'],
  ])('that is not among %j', async (oauthClients, accepted) => {
    const { state, seen, next } = await withTrust({ oauthClients });
    expect([state, seen[0], next]).toEqual([
      'failed',
      `the trust does not accept the client client-1; it accepts ${accepted}`,
      [`Use one of these, or add it with: ${SETUP} --app ci --service-user robot`],
    ]);
  });
});

describe('a claim that the trust restricts', () => {
  test.each<[string, Partial<Trust>, object, string[], string[]]>([
    [
      'the audience, accepted',
      { clientClaimName: 'aud', clientClaimValues: ['x', 'oci'] },
      { aud: 'oci' },
      ["the trust accepts the token's audience oci"],
      [],
    ],
    [
      'the audience, refused',
      { clientClaimName: 'aud', clientClaimValues: ['x', 'oci'] },
      { aud: 'other' },
      ["the token's audience is other, and the trust accepts only x, oci"],
      ['Request a token with the audience x (GitHub: the input audience; GitLab: aud in id_tokens).'],
    ],
    [
      'the audience, which the token does not have',
      { clientClaimName: 'aud', clientClaimValues: ['oci'] },
      { aud: undefined },
      ["the token's audience is (none), and the trust accepts only oci"],
      ['Request a token with the audience oci (GitHub: the input audience; GitLab: aud in id_tokens).'],
    ],
    [
      'another claim, refused',
      { clientClaimName: 'actor', clientClaimValues: ['me'] },
      { actor: 'you' },
      ["the token's claim actor is you, and the trust accepts only me"],
      ['Use a token with one of these values.'],
    ],
  ])('%s', async (_title, trust, claims, seen, next) => {
    const result = await withTrust(trust, {}, claims);
    expect(result.state).toBe(next.length === 0 ? 'ok' : 'failed');
    expect(result.seen).toEqual(expect.arrayContaining(seen));
    expect(result.next).toEqual(next);
  });

  test('an audience that is a list is mentioned, also if one of its values is accepted', async () => {
    const { state, seen } = await withTrust(
      { clientClaimName: 'aud', clientClaimValues: ['oci'] },
      {},
      { aud: ['other', 'oci'] },
    );
    expect([state, seen.slice(1, 3)]).toEqual([
      'ok',
      [
        "the trust accepts the token's audience other, oci",
        'its audience is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500',
      ],
    ]);
  });

  test.each<[Partial<Trust>, Claims, boolean]>([
    [{}, {}, true],
    [{ clientClaimName: 'aud', clientClaimValues: ['a'] }, { aud: 'a' }, true],
    [{ clientClaimName: 'aud', clientClaimValues: ['a'] }, { aud: ['b', 'a'] }, true],
    [{ clientClaimName: 'aud', clientClaimValues: ['a'] }, { aud: 'b' }, false],
    [{ clientClaimName: 'aud' }, { aud: 'a' }, false],
    [{ clientClaimName: 'run', clientClaimValues: ['5'] }, { run: 5 }, false],
    [{ clientClaimName: 'aud', clientClaimValues: ['a'] }, {}, false],
  ])('%j with %j: %s', (trust, claims, passes) => {
    expect(passesClientClaim({ id: 't1', issuer: iss, ...trust }, claims)).toBe(passes);
  });
});

test('an administrator with only an access token cannot read policies', async () => {
  const options = { profile: undefined, configFile: undefined, token: 'header.payload.signature' };
  const access = openTrust('https://domain.example', await findAdministrator(options), answering({}));
  expect([access.policies, access.tenancy]).toEqual([undefined, undefined]);
});
