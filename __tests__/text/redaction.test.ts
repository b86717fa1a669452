// No form of a protected secret is left in a text.

import { base64, ENCODINGS } from './encodings.ts';
import { printable } from '../../src/text/printable.ts';
import { protectSecret, redact } from '../../src/text/redaction.ts';
import { sessionKey } from '../profile/session-keys.ts';

const SECRET = `Idcs/9<4>c'7e+A~"b0%zz&d2\\5f=8`;

describe.each([
  ['alone', '', ''],
  ['in a sentence', 'got ', ' back'],
  ['between other escapes', '%41 &amp; \\u0041\\n: ', ', %41 &amp; \\u0041'],
])('%s, a secret', (_where, before, after) => {
  test.each(Object.entries(ENCODINGS))('that is repeated %s is redacted, and nothing beside it', (_name, echo) => {
    protectSecret(SECRET);
    const redacted = redact(`${before}${echo(SECRET)}${after}`);
    expect([redacted.slice(0, before.length), redacted.slice(redacted.length - after.length)]).toEqual([before, after]);
    // In base64, what stands at its ends can have bits of its neighbors alone.
    expect(redacted.slice(before.length, redacted.length - after.length)).toMatch(/^\w{0,2}\(redacted\)(=*|%3D)$/);
  });
});

test.each([
  ['in JavaScript', (text: string) => text.replace(/["'\\]/g, '\\$&')],
  ['in entities with zeros', (text: string) => text.replace(/[^]/g, (one) => `&#00${one.charCodeAt(0)};`)],
  [
    'in hexadecimal entities with zeros',
    (text: string) => text.replace(/[<>]/g, (one) => `&#X00${one.charCodeAt(0).toString(16)};`),
  ],
  ['in entities in upper case', (text: string) => text.replaceAll('<', '&LT;').replaceAll('&d', '&AMP;d')],
  ['in four rounds of percent encoding', (text: string) => [1, 2, 3, 4].reduce(encodeURIComponent, text)],
  ['with zero bytes in between, as in UTF-16', (text: string) => text.split('').join('\0')],
  ['in UTF-16 in hexadecimal', (text: string) => Buffer.from(text, 'utf16le').toString('hex')],
  ['in hexadecimal behind half a byte', (text: string) => `f${Buffer.from(text).toString('hex')}`],
])('a secret that is repeated %s is redacted', (_name, echo) => {
  protectSecret(SECRET);
  expect(redact(`got ${echo(SECRET)} back`)).toMatch(/^got f?\(redacted\)0{0,2} back$/);
});

test.each(['\\b', '\\f', '\\n', '\\r', '\\t', '\\v', '\t', '\0', ' \n  '])(
  'a secret with %j inside is redacted',
  (blank) => {
    protectSecret('idcscs-0123-4567');
    expect(redact(`got idcscs${blank}-0123${blank}-4567 back`)).toBe('got (redacted) back');
  },
);

test('a secret of six characters is redacted in each encoding, and a shorter one in none', () => {
  const [six, five] = ['hu>ter', 'hun>e'];
  protectSecret(six);
  protectSecret(five);
  for (const echo of Object.values(ENCODINGS)) {
    expect(redact(echo(six))).toContain('(redacted)');
    expect(redact(echo(five))).toBe(echo(five));
  }
});

test('a secret with blanks is redacted with them and without, also in a form', () => {
  protectSecret('1 2 3 4 5');
  expect(redact('1 2 3 4 5, 1 2 3 4 5')).toBe('(redacted), (redacted)');
  protectSecret('pass word or not');
  for (const echo of ['pass word or not', 'passwordornot', 'pass+word+or+not', 'pass%20word%20or%20not'])
    expect(redact(`got ${echo} back`)).toBe('got (redacted) back');
});

test('several secrets are redacted wherever they stand, also beside and within each other', () => {
  for (const secret of ['first-secret-1', 'second-secret-2', 'secret-2-third-3']) protectSecret(secret);
  expect(redact('second-secret-2, first-secret-1, first-secret-1')).toBe('(redacted), (redacted), (redacted)');
  expect(redact('a first-secret-1second-secret-2 b')).toBe('a (redacted)(redacted) b');
  expect(redact('a second-secret-2-third-3 b')).toBe('a (redacted) b');
});

test('eleven characters of a secret are shown, and twelve are not', () => {
  protectSecret('0a-1b-2c-3d-4e-5f-6g-7h-8i-9j');
  for (let from = 0; from <= 29 - 12; from += 1) {
    const part = '0a-1b-2c-3d-4e-5f-6g-7h-8i-9j'.slice(from, from + 12);
    expect(redact(`<${part}>`)).toBe('<(redacted)>');
    expect(redact(`<${part.slice(0, 11)}>`)).toBe(`<${part.slice(0, 11)}>`);
  }
});

test('a part of a secret that repeats itself is redacted from twelve characters on', () => {
  protectSecret('abcabcabcabcabcabcabcabcabcabcabcabc-end-of-it');
  protectSecret('xyz-abcabcabcabcabcabc-0-9-8-7');
  for (const part of ['cabcabcabcabca', 'abcabcabc-end-of', 'xyz-abcabcabc', 'abcabcabc-0-9-8'])
    expect(redact(`<${part}>`)).toBe('<(redacted)>');
});

test('a secret of which one character was changed is redacted beside it', () => {
  protectSecret('idcscs-0f1e2d3c-4b5a-6978-8796');
  expect(redact('idcscs-0f1e2d3c#4b5a-6978-8796')).toBe('(redacted)#(redacted)');
});

test('of secrets that have parts in common, each is redacted to its end', () => {
  protectSecret('hasOwnProperty-isPrototypeOf');
  protectSecret('sPrototypeOCv#__l');
  expect(redact('isPrototypeOCv#__l')).toBe('(redacted)');
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
  const { privateKeyPem: pem } = sessionKey(0);
  const redacted = redact(`key: ${form(pem)}`);
  expect(redacted).toContain('(redacted)');
  for (const line of pem.split('\n').slice(1, 4)) expect(redacted).not.toContain(line);
});

test('a sentence about PEM headers and a short secret stay readable', () => {
  protectSecret('a');
  const text = 'a PEM that begins with -----BEGIN CERTIFICATE----- or -----BEGIN PUBLIC KEY-----';
  expect(redact(text)).toBe(text);
});

test.each([
  ['token=eyJhbGciOi.eyJzdWIi.c2ln;x', 'token=(redacted);x'],
  ['_eyJhbGciOi.eyJzdWIi.c2ln', '_(redacted)'],
  ['a.eyJhbGciOi.eyJzdWIi.c2ln.b', 'a.(redacted).b'],
  ['header.eyJhbGciOi.eyJzdWIi.c2ln', 'header.(redacted)'],
  ['eyJhbGciOi.eyJzdWIi.c2ln.eyJhbGciOi.eyJzdWIi', '(redacted).(redacted)'],
  ['eyJa.b', '(redacted)'],
  ['eyJhbGciOi. eyJhbGciOi', '(redacted) eyJhbGciOi'],
  ['eyJ and eyJx, www.example.com, eyJ.a', 'eyJ and eyJx, www.example.com, eyJ.a'],
])('in %s, each JWT is redacted', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

const BODY = 'MIIEvQIBADANBgkq';
test.each([
  [`<-----BEGIN PRIVATE KEY-----\n${BODY}+/=\n${BODY}\n-----END PRIVATE KEY-----> a`, '<(redacted)> a'],
  [`"-----BEGIN RSA PRIVATE KEY-----\\r\\n${BODY}\\r\\n-----END RSA PRIVATE KEY-----\\n"`, '"(redacted)\\n"'],
  [`-----BEGIN A-----${BODY}-----END A-----BEGIN`, '(redacted)BEGIN'],
  [`-----BEGIN A-----\n \n${BODY}${BODY}, cut off`, '(redacted), cut off'],
  [`-----BEGIN A-----\n${BODY.slice(1)}-`, `-----BEGIN A-----\n${BODY.slice(1)}-`],
  [`-----begin A-----\n${BODY}`, `-----begin A-----\n${BODY}`],
  [`-----BEGIN A-----x\n----${BODY}`, `-----BEGIN A-----x\n----${BODY}`],
])('in %j, a PEM block is redacted', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('the newest hundred secrets stay protected, and those that were named again', () => {
  const secret = (number: number): string => `secret-${number}-${'x'.repeat(number % 7)}`;
  for (let number = 100; number < 200; number += 1) protectSecret(secret(number));
  protectSecret(secret(100));
  protectSecret(secret(200));
  expect(redact(`${secret(100)} ${secret(102)} ${secret(200)}`)).toBe('(redacted) (redacted) (redacted)');
  expect(redact(secret(101))).toBe(secret(101));
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
