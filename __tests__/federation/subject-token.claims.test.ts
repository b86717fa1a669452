import { describeTime, readClaims } from '../../src/federation/subject-token.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: unknown, header: unknown = { alg: 'none' }): string => `${part(header)}.${part(claims)}.c2ln`;

it.each([
  {},
  { iss: 'i', sub: 's', aud: 'a', exp: 1 },
  { aud: ['a', 'b'], exp: 1e300 },
  { own: { of: ['the', 'issuer'] } },
])('reads the claims %j', (claims) => {
  expect(readClaims(token(claims))).toEqual(claims);
});

it.each([
  ['two parts', `${part({})}.${part({})}`],
  ['four parts', `${token({})}.x`],
  ['an empty signature', `${part({})}.${part({})}.`],
  ['a space before', ` ${token({})}`],
  ['a line break behind', `${token({})}\n`],
  ['claims that are not JSON', `${part({})}.bm8.c2ln`],
  ['a header that is not JSON', `bm8.${part({})}.c2ln`],
  ...[null, [], 'text', 7].map((value): [string, string] => [`the claims ${JSON.stringify(value)}`, token(value)]),
  ...[null, [], 'text', 7].map((value): [string, string] => [`the header ${JSON.stringify(value)}`, token({}, value)]),
  ...[{ iss: 7 }, { sub: null }, { aud: 7 }, { aud: ['a', 7] }, { exp: '1' }].map((claims): [string, string] => [
    `a registered claim of another type: ${JSON.stringify(claims)}`,
    token(claims),
  ]),
])('is no JWT: %s', (_name, text) => {
  expect(readClaims(text)).toBeUndefined();
});

it('describes any number as a time', () => {
  expect(describeTime(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(describeTime(1e300)).toBe('an invalid time (1e+300)');
});
