// No form of a protected secret is left in a text: rules that hold for every secret.

import fc from 'fast-check';
import { ENCODINGS, ESCAPE } from './encodings.ts';
import { protectSecret, redact } from '../../src/text/redaction.ts';

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

test('of secrets that consist of the same parts, each is redacted to its end', () => {
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
