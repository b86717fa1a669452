// The exchange when the trust or the subject token is at fault: issuer, key set, signature, times, rules, service user.

import { USER_EXTENSION } from '../domain/store.ts';
import type { SeededTrust } from '../domain/seed.ts';
import { startEmulator, type Emulator } from '../emulator.ts';
import { exchange } from './exchange.ts';
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

const NO_RULE = [401, 'unauthorized_client', 'No rules matched from given token to find impersonation user.'];
const NOT_SERVICE = [401, 'unauthorized_client', 'User requesting is not a service user.'];
const GENERIC = [400, 'invalid_request', expect.stringContaining('missing a required parameter')];

describe('the trust', () => {
  test('does not exist for the issuer, or is not active', async () => {
    seeded.trust.active = false;
    const answer = await exchange(emulator, seeded);
    expect(said(answer)).toEqual([401, 'unauthorized_client', expect.stringContaining(emulator.issuer)]);
    emulator.domain.store.trusts.clear();
    expect((await exchange(emulator, seeded)).status).toBe(401);
  });

  test('exists twice for the issuer', async () => {
    const second = emulator.domain.addTrust({ ...seeded.trust });
    const answer = await exchange(emulator, seeded);
    expect(said(answer)).toEqual([401, 'unauthorized_client', expect.stringContaining(emulator.issuer)]);
    expect(answer.text).toContain('More than one');
    second.active = false;
    expect((await exchange(emulator, seeded)).status).toBe(200);
  });

  test('it does not list the client', async () => {
    seeded.trust.oauthClients = ['another'];
    expect(said(await exchange(emulator, seeded)).slice(0, 2)).toEqual([401, 'unauthorized_client']);
    expect(reason()).toContain('client');
  });

  test('requires the value of a claim; a list of audiences is an error 500, as reported, unless the emulator is told otherwise', async () => {
    Object.assign(seeded.trust, { clientClaimName: 'aud', clientClaimValues: ['https://cloud.oracle.com'] });
    const withAudience = async (audience: unknown): Promise<number> => {
      const subjectToken = await emulator.github.mint({ repository: 'octo/app', claims: { aud: audience } });
      return (await exchange(emulator, seeded, { subjectToken })).status;
    };
    expect(await withAudience('https://cloud.oracle.com')).toBe(200);
    expect(await withAudience(['x', 'https://cloud.oracle.com'])).toBe(500);
    emulator.domain.deviations.audienceLists = 'compared';
    expect(await withAudience(['x', 'https://cloud.oracle.com'])).toBe(200);
    expect(await withAudience(['x'])).toBe(401);
    emulator.domain.deviations.audienceLists = 'error';
    expect(await withAudience('https://github.com/octo')).toBe(401);
    expect(await withAudience([])).toBe(500);
    delete seeded.trust.clientClaimValues;
    expect(await withAudience('https://cloud.oracle.com')).toBe(401);
  });

  test.each([
    ['is unreachable', 'https://localhost:1/jwks', undefined],
    ['is not there', undefined, { kind: 'status', status: 404 } as const],
    ['is not JSON', undefined, { kind: 'malformed' } as const],
    ['is cut off', undefined, { kind: 'truncated' } as const],
    ['is of another shape', undefined, { kind: 'status', status: 200, body: { keys: 'none' } } as const],
  ])('its key set %s', async (_, endpoint, fault) => {
    if (endpoint !== undefined) seeded.trust.publicKeyEndpoint = endpoint;
    if (fault) emulator.faults.add({ path: /jwks$/, ...fault });
    const answer = await exchange(emulator, seeded);
    expect([answer.status, answer.text.includes('signature')]).toEqual([401, true]);
    expect(answer.text).toContain(emulator.issuer);
  });
});

describe('the subject token', () => {
  beforeEach(() => {
    Object.assign(seeded.trust, {
      issuer: emulator.provider.issuer,
      publicKeyEndpoint: emulator.provider.jwksUri,
      impersonationServiceUsers: [{ rule: 'ref eq main', value: seeded.user.id }],
    });
  });
  const answerTo = async (...[claims, options]: Parameters<Emulator['provider']['mint']>): Promise<Answer> =>
    exchange(emulator, seeded, { subjectToken: await emulator.provider.mint(claims, options) });
  const seconds = (): number => Math.floor(Date.now() / 1000);

  test('is accepted as the provider issued it', async () => {
    expect((await answerTo()).status).toBe(200);
    expect((await answerTo({ aud: ['a', 'b'] })).status).toBe(200);
  });

  test.each([
    ['with a foreign signature', { wrongKey: true }],
    ['without a signature', { alg: 'none' } as const],
    ['signed with the public key as a secret', { alg: 'HS256' } as const],
  ])('%s', async (_, options) => {
    const answer = await answerTo({}, options);
    expect([answer.status, answer.json().error]).toEqual([401, 'invalid_grant']);
    expect(answer.text).toContain('signature');
  });

  test('is refused if it was changed', async () => {
    const [head, body, signature] = (await emulator.provider.mint()).split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, ref: 'main', sub: 'x' })).toString('base64url');
    const answer = await exchange(emulator, seeded, { subjectToken: `${head}.${forged}.${signature}` });
    expect([answer.status, answer.text.includes('signature')]).toEqual([401, true]);
  });

  test.each([
    ['expired', {}, { expired: true }, 'expired'],
    ['without an expiry', { exp: undefined }, {}, 'exp'],
    ['with an expiry in text', { exp: '9999999999' }, {}, 'exp'],
    ['for later', { nbf: Math.floor(Date.now() / 1000) + 3600 }, {}, 'nbf'],
    ['with a number as audience', { aud: 5 }, {}, 'aud'],
    ['with numbers in the audience', { aud: ['a', 5] }, {}, 'aud'],
    ['without an audience', { aud: undefined }, {}, 'aud'],
  ])('%s', async (_, claims, options, word) => {
    const answer = await answerTo(claims, options);
    expect([answer.status, answer.json().error]).toEqual([401, 'invalid_grant']);
    expect(answer.json().error_description).toContain(word);
  });

  test('is refused without an issuer', async () => {
    expect(said(await answerTo({ iss: undefined }))).toEqual(GENERIC);
  });

  test('is accepted within the clock skew of the trust', async () => {
    const late = { exp: seconds() - 30 };
    const early = { nbf: seconds() + 30 };
    expect((await answerTo(late)).status).toBe(401);
    expect((await answerTo(early)).status).toBe(401);
    seeded.trust.clockSkewSeconds = 60;
    expect((await answerTo(late)).status).toBe(200);
    expect((await answerTo(early)).status).toBe(200);
  });
});

describe('impersonation', () => {
  test.each([
    ['another repository', 'repository eq octo/other'],
    ['a quoted value', 'repository eq "octo/app"'],
    ['a value in single quotes', "repository eq 'octo/app'"],
    ['an empty rule', ''],
  ])('no rule matches: %s', async (_, rule) => {
    seeded.trust.impersonationServiceUsers = [{ rule, value: seeded.user.id }];
    expect(said(await exchange(emulator, seeded))).toEqual(NO_RULE);
  });

  test('fails if the trust has no rules', async () => {
    delete seeded.trust.impersonationServiceUsers;
    expect(said(await exchange(emulator, seeded))).toEqual(NO_RULE);
  });

  test('fails for an immutable subject and a rule with names, and vice versa', async () => {
    const classic = 'sub eq repo:octo/app:ref:refs/heads/main';
    const immutable = 'sub eq repo:octo@1001/app@2002:ref:refs/heads/main';
    const answerFor = async (rule: string, subject: 'classic' | 'immutable'): Promise<number> => {
      seeded.trust.impersonationServiceUsers = [{ rule, value: seeded.user.id }];
      return (await exchange(emulator, seeded, { job: { repository: 'octo/app', subject } })).status;
    };
    expect(await answerFor(classic, 'classic')).toBe(200);
    expect(await answerFor(classic, 'immutable')).toBe(401);
    expect(await answerFor(immutable, 'immutable')).toBe(200);
    expect(await answerFor(immutable, 'classic')).toBe(401);
  });

  test('fails if the rule’s user is a person', async () => {
    seeded.user[USER_EXTENSION].serviceUser = false;
    expect(said(await exchange(emulator, seeded))).toEqual(NOT_SERVICE);
  });

  test('fails if the rule contains an OCID, or a user that was removed', async () => {
    seeded.trust.impersonationServiceUsers = [{ rule: 'repository eq octo/app', value: seeded.user.ocid }];
    expect(said(await exchange(emulator, seeded))).toEqual(NOT_SERVICE);
  });
});
