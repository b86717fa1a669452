// The claims of a token, the keys of its issuer, and its signature.

import { createSign, type KeyObject } from 'node:crypto';
import { rsaKeyPair } from '../../emulator/rsa-keys.ts';
import {
  checkClaims,
  checkIssuedSignature,
  checkIssuerKeys,
  checkSubjectToken,
  checkTrustedSignature,
  type IssuerKeys,
  timeProblem,
} from '../../src/diagnosis/check-token.ts';
import type { CheckResult } from '../../src/diagnosis/checks.ts';
import { Failure } from '../../src/failure.ts';
import type { Claims, SubjectToken } from '../../src/federation/subject-token.ts';
import type { Trust } from '../../src/setup/api/scim.ts';
import { GITHUB_CLAIMS, NOW } from '../federation/tokens.ts';
import { answering, json } from './domain-in-memory.ts';

const SECONDS = NOW / 1000;

describe('the subject token', () => {
  test('is not given', async () => {
    const { result, found } = await checkSubjectToken(undefined, () => NOW);
    expect([result.state, result.seen, found]).toEqual([
      'not checked',
      ['needs a token of the identity provider'],
      undefined,
    ]);
    expect(result.next[0]).toContain('give it with --subject-token-file (- for stdin)');
  });

  test('should be there, but is not', async () => {
    const failure = new Failure('input', 'No subject token', 'why');
    await expect(checkSubjectToken(failure, () => NOW)).rejects.toBe(failure);
  });

  test('is returned with its claims', async () => {
    const token = { raw: 'a.b.c', claims: GITHUB_CLAIMS };
    expect(
      await checkSubjectToken(
        () => Promise.resolve(token),
        () => NOW,
      ),
    ).toEqual({
      result: {
        check: 'subject-token',
        state: 'ok',
        seen: [
          `iss ${GITHUB_CLAIMS.iss}`,
          `sub ${GITHUB_CLAIMS.sub}`,
          `aud ${GITHUB_CLAIMS.aud}`,
          'valid until 2026-11-21T12:05:00.000Z',
        ],
        next: [],
      },
      found: token,
    });
  });

  test('without the registered claims', () => {
    expect(checkClaims({}, NOW)).toEqual({
      check: 'subject-token',
      state: 'failed',
      seen: ['it has no expiry (claim exp)', 'iss (none)', 'sub (none)', 'aud (none)'],
      next: ['The domain accepts only tokens that expire.'],
    });
  });

  test.each<[string, Claims, string | undefined]>([
    [
      'expires at this moment',
      { exp: SECONDS },
      "it expired at 2026-11-21T12:00:00.000Z, and this machine's clock says 2026-11-21T12:00:00.000Z",
    ],
    ['expires in a second', { exp: SECONDS + 1 }, undefined],
    ['is valid from now on', { exp: SECONDS + 9, nbf: SECONDS }, undefined],
    [
      'is valid a second later',
      { exp: SECONDS + 9, nbf: SECONDS + 1 },
      'it is not valid before 2026-11-21T12:00:01.000Z',
    ],
    ['has an nbf that is no number', { exp: SECONDS + 9, nbf: '9999999999' }, undefined],
  ])('that %s', (_title, claims, what) => {
    expect(timeProblem(claims, NOW)?.what).toBe(what);
  });
});

const ISSUER = 'https://issuer.example';
const DISCOVERY = `${ISSUER}/.well-known/openid-configuration`;
const KEYS = `${ISSUER}/keys`;
const DISCOVERED = json({ issuer: ISSUER, jwks_uri: KEYS });

describe('the issuer', () => {
  const CERTIFICATE = expect.stringMatching(/^If the trust has the keys as a certificate/) as string;
  const check = async (answers: Parameters<typeof answering>[0], iss: string | undefined = ISSUER) => {
    const { result, found } = await checkIssuerKeys({ iss }, answering(answers));
    return { ...result, origin: found?.origin };
  };
  const jwk = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };

  test('shows its keys', async () => {
    const keys = json({ keys: [{ ...jwk, kid: 'one' }, jwk] });
    expect(await check({ [DISCOVERY]: DISCOVERED, [KEYS]: keys })).toEqual({
      check: 'issuer',
      state: 'ok',
      seen: [`key set ${KEYS}`, 'kid one, (none)'],
      next: [],
      origin: `the key set at ${KEYS}`,
    });
  });

  test.each([
    ['http://issuer.example', 'http://issuer.example'],
    ['', '(none)'],
  ])('%j has no discovery document', async (iss, named) => {
    expect(await check({}, iss)).toMatchObject({
      state: 'not checked',
      seen: [`the issuer ${named} is not an https URL, so it has no discovery document`],
      next: [CERTIFICATE],
      origin: undefined,
    });
  });

  test('that the token does not name', async () => {
    const { result } = await checkIssuerKeys({}, answering({}));
    expect([result.state, result.seen[0]]).toEqual([
      'not checked',
      expect.stringContaining('the issuer (none) is not'),
    ]);
  });

  test('whose key set is not there', async () => {
    expect(await check({ [DISCOVERY]: DISCOVERED, [KEYS]: json({}, 404) })).toMatchObject({
      state: 'failed',
      seen: [`the key set at ${KEYS} answered 404`],
      next: [CERTIFICATE],
      origin: undefined,
    });
  });

  test('whose key set has no RSA key', async () => {
    expect(await check({ [DISCOVERY]: DISCOVERED, [KEYS]: json({ keys: [] }) })).toMatchObject({
      state: 'failed',
      seen: [expect.stringContaining(`the key set at ${KEYS} contains no RSA key for signatures`)],
      next: [CERTIFICATE],
    });
  });

  test('that only this machine cannot reach is not a failure', async () => {
    const unreachable = (): never => {
      throw new Failure('transient', 'Request failed', 'no route');
    };
    expect(await check({ [DISCOVERY]: unreachable })).toMatchObject({
      state: 'not checked',
      seen: ['Request failed: no route'],
      next: ['OCI must be able to reach the issuer.', CERTIFICATE],
    });
  });

  test('a mistake of this program is not hidden', async () => {
    await expect(check({})).rejects.toThrow('no answer for');
  });
});

describe('the signature', () => {
  let own: { privateKey: KeyObject; publicKey: KeyObject };
  let other: { publicKey: KeyObject };
  beforeAll(async () => {
    own = await rsaKeyPair('session');
    other = await rsaKeyPair('issuer');
  });

  function signed(header: object, claims: Claims = { exp: SECONDS + 300 }): SubjectToken {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part(header)}.${part(claims)}`;
    return { raw: `${text}.${createSign('sha256').update(text).sign(own.privateKey, 'base64url')}`, claims };
  }
  const RS256 = { alg: 'RS256', kid: 'k1' };
  const setOf = (key: KeyObject, kid = 'k1', origin = 'the key set'): IssuerKeys => ({
    origin,
    keys: [{ ...(key.export({ format: 'jwk' }) as { kty: 'RSA'; n: string; e: string }), kid }],
  });
  const issued = (token: SubjectToken, keys: IssuerKeys): Promise<CheckResult> => checkIssuedSignature(token, keys);

  test('that a key of the issuer verifies, by its ID', async () => {
    expect(await issued(signed(RS256), setOf(own.publicKey))).toEqual({
      check: 'signature',
      state: 'ok',
      seen: ['kid k1, alg RS256: verified with the key set'],
      next: [],
    });
  });

  test.each<[string, Claims]>([
    ['has expired', { exp: 1000 }],
    ['is not valid yet', { exp: SECONDS + 300, nbf: SECONDS + 200 }],
    ['never expires', {}],
  ])('of a token that %s can be verified: another check reports that', async (_title, claims) => {
    expect((await issued(signed(RS256, claims), setOf(own.publicKey))).state).toBe('ok');
  });

  test('without a key ID', async () => {
    const { state, seen } = await issued(signed({ alg: 'RS256' }), { origin: 'the key', keys: own.publicKey });
    expect([state, seen]).toEqual(['ok', ['kid (none), alg RS256: verified with the key']]);
  });

  test.each<[string, () => IssuerKeys, string]>([
    ['no key has its ID', () => setOf(own.publicKey, 'k2'), 'has no such key'],
    ['the key is another', () => setOf(other.publicKey), 'does not verify the signature'],
    [
      'the key is another, alone',
      () => ({ origin: 'the key set', keys: other.publicKey }),
      'does not verify the signature',
    ],
    [
      'the key is none',
      () => ({ origin: 'the key set', keys: [{ kty: 'RSA', n: '', e: '', kid: 'k1' }] }),
      'cannot verify it',
    ],
  ])('if %s', async (_title, keys, why) => {
    const { state, seen, next } = await issued(signed(RS256), keys());
    expect([state, seen, next]).toEqual([
      'failed',
      [`kid k1, alg RS256: the key set ${why}`],
      [expect.stringMatching(/^Check that the token is of this issuer/)],
    ]);
  });

  test.each([['ES256'], ['xRS256'], ['RS2560'], ['none'], [5]])('with the algorithm %s', async (alg) => {
    const { state, seen, next } = await issued(signed({ alg, kid: 7 }), setOf(own.publicKey));
    expect([state, seen, next]).toEqual([
      'failed',
      [`kid 7, alg ${alg}`],
      ['Make the identity provider sign with RS256: OCI verifies RSA signatures.'],
    ]);
  });

  test.each([['RS384'], ['RS512']])('with %s is compared with the keys', async (alg) => {
    expect((await issued(signed({ alg, kid: 'k1' }), setOf(own.publicKey))).next[0]).toMatch(/^Check that the token/);
  });

  describe('with the keys of the trust', () => {
    const trusted = (trust: Partial<Trust>, known?: IssuerKeys, answers: Parameters<typeof answering>[0] = {}) =>
      checkTrustedSignature(signed(RS256), { id: 't', issuer: ISSUER, ...trust }, known, answering(answers));
    const AT_URL = { publicKeyEndpoint: KEYS };

    test('in the trust itself', async () => {
      const publicCertificate = own.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      expect((await trusted({ publicCertificate })).seen).toEqual([
        'kid k1, alg RS256: verified with the certificate of the trust',
      ]);
      expect(await trusted({})).toMatchObject({
        state: 'failed',
        next: ['Check that the trust has the keys of the issuer, as RSA keys.'],
      });
    });

    test('at a URL, which is asked only if the issuer has not shown the same keys', async () => {
      const known = setOf(own.publicKey, 'k1', `the key set at ${KEYS}`);
      expect((await trusted(AT_URL, known)).state).toBe('ok');
      const elsewhere = setOf(other.publicKey, 'k1', 'the key set at another URL');
      const keys = json({ keys: known.keys });
      expect((await trusted(AT_URL, elsewhere, { [KEYS]: keys })).seen).toEqual([
        `kid k1, alg RS256: verified with the key set at ${KEYS}`,
      ]);
      expect((await trusted(AT_URL, undefined, { [KEYS]: keys })).state).toBe('ok');
    });

    test('that the issuer has replaced', async () => {
      const keys = json({ keys: setOf(own.publicKey, 'k2').keys });
      expect((await trusted(AT_URL, undefined, { [KEYS]: keys })).next[0]).toMatch(
        /^If the issuer has changed its keys, run setup again/,
      );
    });

    test.each<[string, Parameters<typeof answering>[0][string], object]>([
      [
        'is not there',
        json({}, 404),
        {
          state: 'not checked',
          seen: [`the key set at ${KEYS} answered 404`],
          next: ['OCI must be able to reach this URL.'],
        },
      ],
      [
        'cannot be reached from here',
        () => {
          throw new Failure('transient', 'Request failed', 'no route');
        },
        {
          state: 'not checked',
          seen: ['Request failed: no route'],
          next: ['OCI must be able to reach this URL, this machine need not.'],
        },
      ],
      [
        'has no RSA key',
        json({ keys: [] }),
        {
          state: 'failed',
          seen: [expect.stringContaining('contains no RSA key')],
          next: ['Check that the trust has the keys of the issuer, as RSA keys.'],
        },
      ],
    ])('at a URL that %s', async (_title, answer, expected) => {
      expect(await trusted(AT_URL, undefined, { [KEYS]: answer })).toMatchObject(expected);
    });

    test('a mistake of this program is not hidden', async () => {
      await expect(trusted(AT_URL)).rejects.toThrow('no answer for');
    });
  });
});
