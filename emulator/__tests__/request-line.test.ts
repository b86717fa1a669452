// The line that the emulator's command line prints for a request: what was refused and why, and never a secret.

import { requestLine } from '../request-line.ts';
import type { RequestRecord } from '../request-log.ts';

const TIME = new Date(2026, 0, 31, 12, 4, 31).getTime();
const SECRET = 'idcscs-0f8fad5b-d9cb-469f-a165-70867728950e';
const CLIENT = '0123456789abcdef0123456789abcdef';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2lnbmF0dXJl';

const line = (record: Partial<RequestRecord>, how: { isOwn?: boolean; colors?: boolean } = {}): string =>
  requestLine(
    { time: TIME, method: 'GET', path: '/n', target: '/n', headers: {}, status: 200, ...record },
    { isOwn: false, colors: false, ...how },
  );
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

test('shows time, method, path and status, without the query', () => {
  expect(line({ target: '/n?compartmentId=x' })).toBe('12:04:31 GET /n 200');
  expect(line({ path: '/_services/token/.well-known/jwks' }, { isOwn: true })).toBe(
    '12:04:31 GET /_services/token/.well-known/jwks 200 (by the domain)',
  );
});

test('shows why a request was refused, or that it was not answered', () => {
  const refused = { method: 'POST', path: '/oauth2/v1/token', status: 401, reason: `no application ${CLIENT}` };
  expect(line({ ...refused, headers: basic(`${CLIENT}:${SECRET}`) })).toBe(
    '12:04:31 POST /oauth2/v1/token 401: no application …abcdef',
  );
  expect(line(refused, { colors: true })).toContain('\u001b[31m401\u001b[39m: no application');
  const unanswered: RequestRecord = {
    time: TIME,
    method: 'GET',
    path: '/n',
    target: '/n',
    headers: {},
    fault: 'reset',
  };
  expect(requestLine(unanswered, { isOwn: false, colors: false })).toBe('12:04:31 GET /n no answer: fault: reset');
});

test('shortens IDs to their last characters', () => {
  const ocid = `ocid1.policy.oc1..aaaaaaaa${'0'.repeat(46)}abc123`;
  expect(line({ path: `/20160918/policies/${ocid}` })).toBe('12:04:31 GET /20160918/policies/ocid1.policy…abc123 200');
  expect(line({ path: `/admin/v1/Apps/${CLIENT}` })).toBe('12:04:31 GET /admin/v1/Apps/…abcdef 200');
});

describe('a secret is not shown', () => {
  const tenantKey = 'a-passphrase';
  test.each<[string, Partial<RequestRecord>]>([
    ['the client secret, sent in place of the client ID', { headers: basic(`${tenantKey}:${CLIENT}`) }],
    ['the client secret, in a form', { form: { client_secret: tenantKey } }],
    ['the subject token, of any form', { form: { subject_token: tenantKey } }],
    ['an access token', { headers: { authorization: `Bearer ${tenantKey}` } }],
  ])('%s', (_what, sent) => {
    const shown = line({ status: 400, reason: `unknown: ${tenantKey}`, path: `/n/${tenantKey}`, ...sent });
    expect(shown).toBe('12:04:31 GET /n/(secret) 400: unknown: (secret)');
  });

  test.each([
    ['a JWT in another field', TOKEN, '(token)'],
    ['a part of a JWT', 'eyJhbGciOiJSUzI1NiJ9', '(token)'],
    ['a client secret in another field', SECRET, '(secret)'],
    ['a token of GitHub', 'ghp_0123456789abcdef', '(secret)'],
    ['an opaque token', 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v', '(hidden)'],
  ])('%s', (_what, secret, replacement) => {
    const shown = line({ status: 400, reason: `scope ${secret}`, path: `/n/${secret}` });
    expect(shown).toBe(`12:04:31 GET /n/${replacement} 400: scope ${replacement}`);
  });

  test('nor anything that a terminal would interpret, or a second line', () => {
    expect(line({ status: 500, path: '/n/\u001b[2J', reason: 'Error: x\n  at y' })).toBe(
      '12:04:31 GET /n/?[2J 500: Error: x',
    );
  });
});
