// The client credentials, an exchange that is tried again, and the session token.

import { checkClient, checkExchange, checkSession } from '../../src/diagnosis/check-domain.ts';
import { redact } from '../../src/text/redaction.ts';
import type { HttpClient, HttpResponse } from '../../src/http/client.ts';
import { jwt, key, NOW, sessionClaims, TENANCY } from '../federation/tokens.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { answering, json } from './domain-in-memory.ts';

const DOMAIN = 'https://domain.example';
const CLIENT = { domainUrl: DOMAIN, clientId: 'client-1', clientSecret: 'a-client-secret' };
const timing = fakeTiming();

describe('the client credentials', () => {
  const check = (answer: Partial<HttpResponse>) =>
    checkClient(CLIENT, {}, { http: answering({ [`${DOMAIN}/oauth2/v1/token`]: answer }), timing });

  test('are accepted, and the access token, which nobody needs, is kept out of all output', async () => {
    expect(await check(json({ access_token: 'an-access-token-to-hide' }))).toMatchObject({
      state: 'ok',
      seen: ['the domain accepts the client ID and the client secret'],
    });
    expect(redact('got an-access-token-to-hide')).not.toContain('an-access-token-to-hide');
  });

  test.each([['not JSON'], ['{}'], ['{"access_token": 5}']])('are accepted also with the answer %s', async (body) => {
    expect((await check({ body })).state).toBe('ok');
  });

  test.each([
    [{ error: 'invalid_scope', error_description: 'no scope' }, '(invalid_scope: no scope)'],
    [{ error: 'unauthorized_client' }, '(unauthorized_client)'],
  ])('of a client that gets no scope are no failure: %j', async (body, words) => {
    const { state, seen } = await check(json(body, 400));
    expect([state, seen]).toEqual([
      'ok',
      [`the domain knows the client, but gives it no scope, which the exchange does not need ${words}`],
    ]);
  });

  test('are refused', async () => {
    const answer = json({ error: 'invalid_client', error_description: 'Wrong.' }, 401);
    const { state, seen, next } = await check({ ...answer, headers: { 'opc-request-id': 'id-7' } });
    expect([state, seen]).toEqual(['failed', ['the domain answered 401 invalid_client: Wrong.', 'request ID: id-7']]);
    expect(next[0]).toMatch(/^The domain does not accept client-id and client-secret/);
    expect((await check(answer)).seen).toEqual(['the domain answered 401 invalid_client: Wrong.']);
  });

  test('meet a server that is no identity domain', async () => {
    expect(await check({ status: 403, body: '<html>' })).toMatchObject({
      state: 'failed',
      seen: ['the domain answered 403 without an OAuth error code'],
    });
  });
});

describe('the exchange', () => {
  const subject = { raw: 'first.subject.token', claims: {} };
  const request = { ...CLIENT, tokenType: 'rpst', resourceType: 'ci' } as const;

  /** A client that sends the request as often as a transient error would make it. */
  function sending(times: number, bodies: URLSearchParams[]): HttpClient {
    return {
      async send(_what, prepare) {
        for (let attempt = 1; attempt <= times; attempt++) {
          const { body } = await prepare(attempt, false);
          bodies.push(new URLSearchParams(body));
        }
        return json({ token: 'session.token.x' });
      },
    };
  }

  test('sends the token of the check first, and another one with each further attempt', async () => {
    const bodies: URLSearchParams[] = [];
    let asked = 0;
    const tokens = () => Promise.resolve({ ...subject, raw: `further.token.${++asked}` });
    const { result, found } = await checkExchange(request, subject, tokens, { http: sending(3, bodies), timing });
    expect(bodies.map((body) => body.get('subject_token'))).toEqual([
      'first.subject.token',
      'further.token.1',
      'further.token.2',
    ]);
    expect(bodies[0]!.get('public_key')).toBe(found!.key.publicKeyBase64);
    expect(result).toMatchObject({ state: 'ok', seen: ['the domain exchanged the token for a session (RPST)'] });
    expect(found!.token).toBe('session.token.x');
  });
});

describe('the session token', () => {
  const check = (tenancy: string | undefined) =>
    checkSession({ token: jwt(sessionClaims()), key: key }, { tokenType: 'upst', tenancy }, NOW);

  test('of the tenancy that was expected', () => {
    expect(check(TENANCY)).toEqual({
      check: 'session',
      state: 'ok',
      seen: [
        'principal ocid1.user.oc1..aaaauser',
        `tenancy ${TENANCY}, as expected`,
        'it contains the key of this exchange and expires in 60 min',
      ],
      next: [],
    });
  });

  test('of a tenancy that nobody named', () => {
    expect(check(undefined).seen[1]).toBe(`tenancy ${TENANCY} (give --tenancy to compare it)`);
  });

  test('of another tenancy', () => {
    expect(() => check('ocid1.tenancy.oc1..other')).toThrow(/^Wrong tenancy: /);
  });
});
