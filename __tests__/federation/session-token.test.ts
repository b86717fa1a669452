import type { Failure } from '../../src/failure.ts';
import { carriesKey, checkSessionToken } from '../../src/federation/session-token.ts';
import { jwt, key, NOW, sessionClaims, TENANCY } from './tokens.ts';

const check = (claims: Record<string, unknown>, tenancy?: string): ReturnType<typeof checkSessionToken> =>
  checkSessionToken(jwt(claims), { key, tokenType: 'upst', tenancy, now: NOW });

const refusal = (claims: Record<string, unknown>, tenancy?: string): Failure => {
  try {
    check(claims, tenancy);
  } catch (error) {
    return error as Failure;
  }
  throw new Error('accepted');
};

it('takes principal, tenancy and expiry from the token', () => {
  expect(check(sessionClaims())).toMatchObject({
    principal: 'ocid1.user.oc1..aaaauser',
    tenancy: TENANCY,
    expiresAt: new Date(NOW + 3_600_000),
  });
});

it.each([
  ['JSON in a string', JSON.stringify({ kty: 'RSA', ...key.jwk })],
  ['an object', { kty: 'RSA', ...key.jwk, alg: 'RS256', kid: 'x' }],
  ['padded base64', { n: `${key.jwk.n}==`, e: key.jwk.e }],
  [
    'a leading zero byte',
    { n: Buffer.concat([Buffer.of(0), Buffer.from(key.jwk.n, 'base64url')]).toString('base64url'), e: key.jwk.e },
  ],
])('accepts jwk as %s', (_name, jwk) => {
  expect(check(sessionClaims({ jwk })).tenancy).toBe(TENANCY);
});

it.each([
  ['no key', undefined, 'it contains no public key (claim jwk)'],
  [
    'another modulus',
    { n: key.jwk.n.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')), e: key.jwk.e },
    'a public key other than the session key',
  ],
  ['another exponent', { n: key.jwk.n, e: 'Aw' }, 'a public key other than the session key'],
  ['no exponent', { n: key.jwk.n }, 'a public key other than the session key'],
  ['text that is not JSON', 'no json', 'a public key other than the session key'],
  ['null', null, 'a public key other than the session key'],
])('rejects a token with %s', (_name, jwk, why) => {
  const failure = refusal(sessionClaims({ jwk }));
  expect(failure).toMatchObject({ kind: 'mismatch', phrase: 'Session token rejected' });
  expect(failure.message).toContain(why);
});

it.each([
  ['has expired', { exp: NOW / 1000 }, 'it expired at 2026-11-21T12:00:00.000Z, and this machine'],
  ['names no expiry', { exp: undefined }, 'it has no expiry'],
  ['expires in words', { exp: 'tomorrow' }, 'it is not a JWT'],
  ['expires in milliseconds', { exp: NOW + 3_600_000 }, 'is 1795266000000, which is not in seconds'],
  ['expires in microseconds', { exp: (NOW + 3_600_000) * 1000 }, 'which is not in seconds'],
  ['expires at an absurd time', { exp: 1e300 }, 'its expiry (claim exp) is 1e+300, which is not in seconds'],
  ['expires at a negative time', { exp: -1e300 }, 'it expired at an invalid time (-1e+300)'],
  ['expires within a second', { exp: NOW / 1000 + 0.5 }, 'not a whole number of seconds'],
  ['expires after thirteen hours', { exp: NOW / 1000 + 46_800 }, 'after more than twelve hours'],
  ['was issued in the future', { iat: NOW / 1000 + 301 }, 'it is not valid before 2026-11-21T12:05:01.000Z'],
  ['is not valid yet', { nbf: NOW / 1000 + 301 }, 'it is not valid before'],
  ['belongs to a session that has ended', { sess_exp: NOW / 1000 - 1 }, 'it expired at 2026-11-21T11:59:59.000Z'],
  ['is an RPST', { ttype: 'rpst' }, 'it is of the type rpst, but upst was requested'],
  ['names a number as principal', { sub: 7 }, 'it is not a JWT'],
  ['names no principal', { sub: undefined }, 'it has no principal'],
  ['has an empty principal', { sub: '' }, 'it has no principal'],
  [
    'has a tenancy that is none',
    { tenant: 'x\nkey_file=/evil' },
    'its tenancy "x key_file=/evil" is not a tenancy OCID',
  ],
])('rejects a token that %s', (_name, changes, why) => {
  expect(refusal(sessionClaims(changes)).message).toContain(why);
});

it.each([
  ['expires in a second', { exp: NOW / 1000 + 1 }],
  ['expires after twelve hours and five minutes', { exp: NOW / 1000 + 43_500 }],
  ['was issued five minutes in the future', { iat: NOW / 1000 + 300, nbf: NOW / 1000 + 300 }],
  ['has times as text', { iat: 'soon', nbf: 'soon', sess_exp: 'never' }],
  ['belongs to a session that lasts', { sess_exp: NOW / 1000 + 1 }],
  ['names its type in upper case', { ttype: 'UPST' }],
  ['names a type that contains another', { ttype: 'rpst-like' }],
  ['names a type that ends in another', { ttype: 'no-rpst' }],
  ['names a number as its type', { ttype: 7 }],
  ['names an empty tenancy beside a whole one', { tenant: '', res_tenant: TENANCY }],
  ['names a number as tenancy beside a whole one', { tenant: 7, res_tenant: TENANCY }],
])('accepts a token that %s', (_name, changes) => {
  expect(check(sessionClaims(changes)).tenancy).toBe(TENANCY);
});

it.each([
  ['expires one second too late', { exp: NOW / 1000 + 43_501 }, 'after more than twelve hours'],
  ['expires in the year 5138, which is still in seconds', { exp: 1e11 - 1 }, 'it expires at 5138-11-16'],
  ['expires in what must be milliseconds', { exp: 1e11 }, 'which is not in seconds'],
  ['belongs to a session that ends now', { sess_exp: NOW / 1000 }, 'it expired at'],
  ['is an RPST in upper case', { ttype: 'RPST' }, 'it is of the type rpst, but upst was requested'],
  ['has text before its tenancy', { tenant: `x ${TENANCY}` }, 'is not a tenancy OCID'],
  ['has a line break behind its tenancy', { tenant: `${TENANCY}\nx` }, 'is not a tenancy OCID'],
  ['has a tenancy without an ID', { tenant: 'ocid1.tenancy.' }, 'is not a tenancy OCID'],
])('rejects a token that %s', (_name, changes, why) => {
  expect(refusal(sessionClaims(changes)).message).toContain(why);
});

it('rejects a UPST that answers the request for an RPST, and accepts the RPST', () => {
  const as = (ttype: string) => () =>
    checkSessionToken(jwt(sessionClaims({ ttype })), { key, tokenType: 'rpst', tenancy: undefined, now: NOW });
  expect(as('upst')).toThrow('it is of the type upst, but rpst was requested');
  expect(as('rpst')().principal).toBe('ocid1.user.oc1..aaaauser');
});

it('says what to check', () => {
  expect(refusal(sessionClaims({ jwk: { n: 'x', e: 'x' } })).hint).toContain('caching proxy');
  for (const claims of [{ exp: 1 }, { exp: NOW / 1000 + 50_000 }, { nbf: NOW / 1000 + 400 }]) {
    expect(refusal(sessionClaims(claims)).hint).toContain("this machine's clock");
  }
  expect(refusal(sessionClaims(), 'ocid1.tenancy.oc1..other').hint).toContain('Nothing was written');
});

it('compares keys as numbers', () => {
  const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const ours = { n: base64('abcd'), e: base64('010001') };
  expect(carriesKey({ ...ours, n: base64('0000abcd') }, ours)).toBe(true);
  expect(carriesKey({ ...ours, n: base64('ab00cd') }, ours)).toBe(false);
  expect(carriesKey({ ...ours, n: base64('abcd00') }, ours)).toBe(false);
  expect(carriesKey({ ...ours, n: 7 }, ours)).toBe(false);
  expect(carriesKey(undefined, { n: '', e: '' })).toBe(false);
});

it('rejects text that is not a JWT without printing it', () => {
  expect(() => checkSessionToken('s3cr3t', { key, tokenType: 'upst', tenancy: undefined, now: NOW })).toThrow(
    'Session token rejected: the domain answered with a session token that cannot be used: it is not a JWT (6 characters)',
  );
});

describe('tenancy', () => {
  it('is the expected one if token and setting agree', () => {
    expect(check(sessionClaims(), TENANCY).tenancy).toBe(TENANCY);
  });

  it('is refused if it is not the expected one', () => {
    const failure = refusal(sessionClaims(), 'ocid1.tenancy.oc1..other');
    expect(failure).toMatchObject({ kind: 'mismatch', phrase: 'Wrong tenancy' });
    expect(failure.message).toBe(
      `Wrong tenancy: the session token belongs to ${TENANCY}, expected ocid1.tenancy.oc1..other`,
    );
  });

  it('comes from res_tenant in the token of a resource principal', () => {
    expect(check(sessionClaims({ tenant: undefined, res_tenant: TENANCY })).tenancy).toBe(TENANCY);
    expect(refusal(sessionClaims({ tenant: undefined, res_tenant: TENANCY }), 'ocid1.tenancy.oc1..other').phrase).toBe(
      'Wrong tenancy',
    );
  });

  it('comes from the setting if the token contains none', () => {
    expect(check(sessionClaims({ tenant: undefined }), TENANCY).tenancy).toBe(TENANCY);
  });

  it('is reported as missing if neither contains one', () => {
    expect(refusal(sessionClaims({ tenant: undefined })).hint).toContain('set tenancy');
  });
});
