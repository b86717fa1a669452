// No form of a protected secret is left in a text.

import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { base64, ENCODINGS } from './encodings.ts';
import { printable } from '../../src/text/printable.ts';
import { protectSecret, redact } from '../../src/text/redaction.ts';

/** A secret that contains this reads as another one, and may be shown up to twelve characters before and after it. */
const ESCAPE = /%[0-9a-f]{2}|\\(u[0-9a-f]{4}|x[0-9a-f]{2}|[bfnrtv"'/\\])|&(#\w+|amp|apos|gt|lt|quot);/i;

/** Printable ASCII, as client secrets and tokens are, and without blanks, which do not count. */
const secrets = fc
  .string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 80 })
  .filter((text) => !text.includes(' ') && new Set(text).size > 3 && !ESCAPE.test(text));
const anything = fc.string({ maxLength: 20 });

test.each(Object.entries(ENCODINGS))('a secret that is repeated %s is redacted', (_name, echo) => {
  fc.assert(
    fc.property(secrets, anything, anything, (secret, before, after) => {
      protectSecret(secret);
      const repeated = echo(secret);
      const redacted = redact(`${before} ${repeated} ${after}`);
      expect(redacted).toContain('(redacted)');
      const left = Array.from({ length: Math.max(repeated.length - 11, 0) }, (_unused, at) =>
        repeated.slice(at, at + 12),
      );
      expect(left.filter((part) => redacted.includes(part))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('a part of a secret is redacted from twelve characters on, wherever it begins', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '2', '3', '4', '5', '6', '7', '-', '_', '.', '~'),
    minLength: 30,
    maxLength: 300,
  });
  fc.assert(
    fc.property(letters, fc.nat(288), fc.integer({ min: 12, max: 60 }), (secret, from, length) => {
      protectSecret(secret);
      const part = secret.slice(Math.min(from, secret.length - 12)).slice(0, length);
      expect(redact(`<${part}>`)).toBe('<(redacted)>');
    }),
    { numRuns: 200 },
  );
});

test('a secret of which one character was changed is redacted beside it', () => {
  protectSecret('idcscs-0f1e2d3c-4b5a-6978-8796');
  expect(redact('idcscs-0f1e2d3c#4b5a-6978-8796')).toBe('(redacted)#(redacted)');
});

test('of secrets that have parts in common, each is redacted to its end', () => {
  protectSecret('hasOwnProperty-isPrototypeOf');
  protectSecret('sPrototypeOCv#__l');
  expect(redact('isPrototypeOCv#__l')).toBe('(redacted)');
  const pieces = fc.array(fc.constantFrom('key-4f1c-9', 'isPrototypeO', '~', 'f_7', 'begin', '0x'), {
    minLength: 3,
    maxLength: 12,
  });
  const secretsInCommon = pieces.map((some) => some.join('')).filter((text) => text.length >= 12);
  fc.assert(
    fc.property(fc.array(secretsInCommon, { minLength: 2, maxLength: 6 }), (similar) => {
      for (const secret of similar) protectSecret(secret);
      for (const secret of similar) expect(redact(`<${secret}>`)).toBe('<(redacted)>');
    }),
  );
});

test('a secret under twelve characters is redacted only as a whole', () => {
  protectSecret('hunter2-ab');
  expect(redact('a hunter2, HUNTER2-AB')).toBe('a hunter2, (redacted)');
});

test('a secret of letters outside ASCII is redacted in bytes and in JSON', () => {
  const secret = 'pässwörd-größe';
  protectSecret(secret);
  for (const echo of [encodeURIComponent(secret), base64(secret), 'p\\u00e4ssw\\u00f6rd-gr\\u00f6\\u00dfe'])
    expect(redact(`got ${echo} back`)).toBe('got (redacted) back');
});

test('text beside secrets stays as it is', () => {
  protectSecret('idcscs-canary-0123456789');
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), (text) => {
      expect(redact(`${text} %41 &amp; \\u0041 + idcscs-canary-0123456789 ${text}`)).toBe(
        `${text} %41 &amp; \\u0041 + (redacted) ${text}`,
      );
    }),
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

test('a JWT is found in a word, and one after another', () => {
  expect(redact('token=eyJhbGciOi.eyJzdWIi.c2ln;x.eyJhbGciOi.eyJzdWIi.c2ln.eyJhbGciOi.eyJzdWIi, eyJ and eyJx')).toBe(
    'token=(redacted);x.(redacted).(redacted), eyJ and eyJx',
  );
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
