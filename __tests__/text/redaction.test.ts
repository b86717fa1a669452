// No form of a protected secret is left in a text.

import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { printable } from '../../src/text/printable.ts';
import { protectSecret, redact } from '../../src/text/redaction.ts';

/** Printable ASCII, as client secrets and tokens are. */
const secrets = fc
  .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 60 })
  .filter((text) => !/^\s|\s$/.test(text));
const anything = fc.string({ maxLength: 20 });

const ECHOES: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()),
  'form-encoded': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
  'in JSON': (secret) => JSON.stringify({ secret }),
  'in JSON with escaped slashes': (secret) => JSON.stringify({ secret }).replaceAll('/', '\\/'),
};

test.each(Object.entries(ECHOES))('a secret that is repeated %s is redacted', (_name, echo) => {
  fc.assert(
    fc.property(secrets, anything, anything, (secret, before, after) => {
      protectSecret(secret);
      const redacted = redact(`${before} ${echo(secret)} ${after}`);
      expect(redacted).toContain('(redacted)');
      expect(redacted).not.toContain(echo(secret));
    }),
    { numRuns: 50 },
  );
});

describe.each(['base64', 'base64url'] as const)('a secret that is repeated in %s', (form) => {
  const SECRETS = [
    's3cr3t/+!',
    'idcscs-0123456789-abcdef',
    '\u00ff\u00fe>?~~',
    'p@ss w0rd with "quotes"',
    '>>>>????>>>>????',
  ];
  test.each([0, 1, 2, 3, 4, 5])('after %d other bytes leaves too little to guess it', (count) => {
    for (const secret of SECRETS) {
      protectSecret(secret);
      const redacted = redact(Buffer.from(`${'#'.repeat(count)}${secret}$$$`).toString(form));
      expect(redacted).toContain('(redacted)');
      const [left = '', right = ''] = redacted.split('(redacted)');
      // On each side, at most one character has bits of both the secret and its neighbour.
      expect(Buffer.from(left, 'base64url').length).toBeLessThanOrEqual(count + 1);
      expect(Buffer.from(right, 'base64url').length).toBeLessThanOrEqual(4);
    }
  });
});

test('a secret that contains another one is redacted as a whole', () => {
  protectSecret('inner-secret');
  protectSecret('outer-inner-secret-outer');
  expect(redact('got outer-inner-secret-outer and inner-secret')).toBe('got (redacted) and (redacted)');
});

test('a JWT is redacted without being known', () => {
  expect(redact('got eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0. and eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln')).toBe(
    'got (redacted) and (redacted)',
  );
});

test.each([
  ['as it is', (pem: string) => pem],
  ['on one line', (pem: string) => pem.replaceAll('\n', ' ')],
  ['in JSON', (pem: string) => JSON.stringify(pem)],
  ['cut off', (pem: string) => pem.slice(0, 300)],
])('a private key is redacted %s', (_name, form) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const redacted = redact(`key: ${form(pem)}`);
  expect(redacted).toContain('(redacted)');
  for (const line of pem.split('\n').slice(1, 4)) expect(redacted).not.toContain(line);
});

test('a sentence about PEM headers and a short secret stay readable', () => {
  protectSecret('a');
  const text = 'a PEM that begins with -----BEGIN CERTIFICATE----- or -----BEGIN PUBLIC KEY-----';
  expect(redact(text)).toBe(text);
});

test('the newest hundred secrets stay protected', () => {
  for (let number = 0; number < 150; number += 1) protectSecret(`secret-number-${1000 + number}`);
  expect(redact('secret-number-1149 secret-number-1050')).toBe('(redacted) (redacted)');
});

describe('printable text', () => {
  test('is one line without control characters', () => {
    expect(printable('a\r\n\tb\u2028c\u0000\u001b[31m')).toBe('a b c\\u0000\\u001b[31m');
  });
  test('has no space at its ends', () => {
    expect(printable('\n a b\t')).toBe('a b');
    expect(printable(' ::error::a')).toBe(': :error::a');
  });
  test('shows characters that change the direction of a line as escapes', () => {
    expect(printable('safe\u202egnp.exe\u{e0041}')).toBe('safe\\u202egnp.exe\\u{e0041}');
  });
  test('contains no workflow command, in either form', () => {
    expect(printable('::stop-commands::x')).toBe(': :stop-commands::x');
    expect(printable('a ##[error]b')).toBe('a # #[error]b');
  });
  test('is cut after the limit, but a secret across the limit is redacted first', () => {
    protectSecret('0123456789abcdef');
    expect(printable(`${'x'.repeat(295)}0123456789abcdef`)).toBe(`${'x'.repeat(295)}(reda…`);
  });
});
