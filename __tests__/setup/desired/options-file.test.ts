// What setup reads: plan files, Oracle's INI files, keys and certificates, statements and dates.

import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { rsaKeyPair } from '../../../emulator/rsa-keys.ts';
import { readLoginIni } from '../../../src/cli/login.ts';
import { Failure } from '../../../src/failure.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import {
  certificateForKey,
  keySource,
  publicKeyOf,
  type RsaJwk,
  rsaKeys,
  sameKey,
} from '../../../src/setup/desired/issuer-keys.ts';
import { readOptionsFile, readSetupIni } from '../../../src/setup/desired/options-file.ts';
import {
  composeStatement,
  expiryCondition,
  expiryOf,
  readAllowance,
  readExpiry,
  resourceConditions,
} from '../../../src/setup/desired/statement.ts';
import { readIniFile } from '../../../src/text/ini.ts';

describe('files of --config', () => {
  test('contain flags by their names, and lists for repeatable flags', () => {
    expect(
      readOptionsFile(
        'domain-url: https://x\nbranch: main\ntag: [a, b]\npull-request: true\nservice-account-id: 123\nname:\n',
        'p',
      ),
    ).toEqual({
      domainUrl: 'https://x',
      branch: ['main'],
      tag: ['a', 'b'],
      pullRequest: true,
      serviceAccountId: '123',
    });
  });
  test.each([
    ['a', /contains no keys/],
    ['- a', /contains no keys/],
    ['branch: {a: b}', /p: branch is a group of keys; expected: text/],
    ['repository: [a]', /p: repository is a list/],
    ['pull-request: yes', /p: pull-request is "yes"; expected: true or false/],
    ['name: 1.5', /p: name is 1.5/],
    ['service-account-id: 123456789012345678901', /expected: text, in quotes/],
    ['constructor: x', /has the key "constructor"/],
    ['a: b: c', /is not valid YAML \(line 1\)/],
  ])('%j', (text, message) => {
    expect(() => readOptionsFile(text, 'p')).toThrow(message);
  });
});

describe("Oracle's INI files", () => {
  test("are read as Python's configparser reads them", () => {
    const ini = readIniFile('\uFEFF# c\n; c\r\n[A b]\nKey = v ; w # x\nother: "q"\nE =\n', 'f');
    expect([...ini].map(([key, { value }]) => [key, value])).toEqual([
      ['a b.key', 'v ; w # x'],
      ['a b.other', '"q"'],
      ['a b.e', ''],
    ]);
  });
  test('a line that is neither a section nor a key is reported without its text', () => {
    expect(() => readIniFile('[A]\nhunter2\n', 'f')).toThrow(
      /f has neither a section nor a key with a value in line 2/,
    );
    expect(() => readIniFile('a = hunter2\n', 'f')).not.toThrow(/hunter2/);
    expect(() => readIniFile('a = b\n', 'f')).toThrow(/line 1/);
  });
  test('a continuation belongs to the value above it, and a duplicate key is refused', () => {
    expect(readIniFile('[A]\nk = one\n  two é\n', 'f').get('a.k')?.value).toBe('one\ntwo é');
    expect(() => readIniFile('[A]\nk = hunter2\nK = b\n', 'f')).toThrow(
      'Invalid input: f has a key in line 3 that it already has above; expected: each key once',
    );
  });
  test('setup reads its keys', () => {
    const { options, profile, notes } = readSetupIni(
      '[OCIConfig]\nCLI_PROFILE=me\n[ServiceUserConfig]\nUSER_NAME=wif user\n',
      'f',
    );
    expect({ options, profile, notes }).toEqual({
      options: { provider: 'oidc', serviceUser: 'wif user', name: 'wif-user' },
      profile: 'me',
      notes: [],
    });
  });
  test('an unknown key is reported as the file spells it', () => {
    expect(() => readLoginIni('[WIFConfig]\nSecret = hunter2\n', 'f')).toThrow(/"\[wifconfig\] SECRET" in line 2/);
  });
});

const { publicKey } = await rsaKeyPair('issuer');
const foreign = await rsaKeyPair('foreign');

describe('keys', () => {
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'a' } as unknown as RsaJwk;
  const none: HttpClient = {
    send: () => {
      throw new Failure('transient', 'Request failed', 'the thing was refused');
    },
  };
  const source = (options: Parameters<typeof keySource>[1], http = none) => keySource('https://i', options, http);

  test('of a JWKS become a certificate that contains the key', async () => {
    const made = await source({ jwks: JSON.stringify({ keys: [jwk] }) });
    if (made.source.kind !== 'certificate') throw new Error('a certificate was desired');
    expect(new X509Certificate(made.source.pem).publicKey.equals(publicKey)).toBe(true);
    expect(made.explicit).toBe(true);
  });
  test('x5c is used unchanged; two certificates with the same key are equal', () => {
    const pem = certificateForKey(jwk);
    const x5c = [new X509Certificate(pem).raw.toString('base64')];
    expect(certificateForKey({ ...jwk, x5c })).toBe(new X509Certificate(pem).toString());
    expect(sameKey(pem, publicKeyOf(publicKey.export({ type: 'spki', format: 'pem' }) as string, 'x').pem)).toBe(true);
    const other = foreign.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    expect(sameKey(pem, publicKeyOf(other, 'x').pem)).toBe(false);
    expect(sameKey(pem, 'nonsense')).toBe(false);
  });
  test('are selected by ID if there are several', async () => {
    const jwks = JSON.stringify({ keys: [jwk, { ...jwk, kid: 'b' }] });
    await expect(source({ jwks })).rejects.toThrow(/several keys, .*; expected: --key-id with one of a, b/);
    await expect(source({ jwks, keyId: 'c' })).rejects.toThrow(/--key-id is "c"/);
    expect((await source({ jwks, keyId: 'b' })).explicit).toBe(true);
  });
  test.each([
    ['a key ID that is a number', { kid: 7 }],
    ['a certificate chain that is a number', { x5c: 7 }],
    ['certificates that are numbers', { x5c: [7] }],
  ])('with %s are used without it', async (_what, member) => {
    const key = { ...jwk, ...member };
    const made = await source({ jwks: JSON.stringify({ keys: [key] }) });
    if (made.source.kind !== 'certificate') throw new Error('a certificate was desired');
    expect(new X509Certificate(made.source.pem).publicKey.equals(publicKey)).toBe(true);
    await expect(source({ jwks: JSON.stringify({ keys: [{ ...key, kid: 7 }, jwk] }) })).rejects.toThrow(
      /--key-id with one of \(none\), a/,
    );
  });
  test('that are not keys are refused', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
      type: 'spki',
      format: 'pem',
    }) as string;
    await expect(source({ jwks: JSON.stringify({ keys: [small] }) })).rejects.toThrow(/1024 bits; expected: 2048/);
    await expect(source({ jwks: JSON.stringify({ keys: [{ ...jwk, n: 1 }] }) })).rejects.toThrow(/no RSA key/);
    await expect(source({ jwks: JSON.stringify({ keys: [{ ...jwk, use: 'enc' }] }) })).rejects.toThrow(/no RSA key/);
    await expect(source({ jwks: 'nonsense' })).rejects.toThrow(/not a JSON object \(8 characters\)/);
    await expect(source({ certificate: ec })).rejects.toThrow(/not of an RSA key/);
    expect(() => rsaKeys('[]', 'x')).toThrow(/not a JSON object \(2 characters\)/);
    expect(() => rsaKeys('{}', 'x')).toThrow(/no RSA key/);
  });
  test('that cannot be fetched are reported with the alternative', async () => {
    await expect(source({})).rejects.toMatchObject({
      message: 'Request failed: the thing was refused',
      hint: expect.stringContaining('--jwks-file') as string,
    });
  });
});

describe('statements', () => {
  test.each([
    [
      'manage object-family in compartment id ocid1.compartment.oc1..a',
      'Allow group id G to manage object-family in compartment id ocid1.compartment.oc1..a',
    ],
    [
      "  read   buckets in tenancy where target.bucket.name='x'",
      "Allow group id G to read buckets in tenancy where target.bucket.name='x'",
    ],
    ['use instances in compartment A:B', 'Allow group id G to use instances in compartment A:B'],
  ])('%s', (text, statement) => {
    expect(composeStatement('group id G', readAllowance(text), [])).toBe(statement);
  });
  test('conditions are joined', () => {
    const allowance = readAllowance("read buckets in tenancy where target.bucket.name='x'");
    expect(composeStatement('any-user', allowance, ['a', 'b'])).toBe(
      "Allow any-user to read buckets in tenancy where all {a, b, target.bucket.name='x'}",
    );
  });
  test('an expiry is read back', () => {
    const statement = composeStatement('any-user', readAllowance('read buckets in tenancy'), [
      expiryCondition(readExpiry('2027-01-31', 0)),
    ]);
    expect(expiryOf(statement)?.toISOString()).toBe('2027-01-31T00:00:00.000Z');
    expect(expiryOf('Allow group x to read buckets in tenancy')).toBeUndefined();
    expect(readExpiry('2027-01-31T12:30Z', 0)).toBe('2027-01-31T12:30Z');
  });
  test.each(['31.1.2027', '2027-13-01', '2027-02-30', 'never'])('not a date: %s', (text) => {
    expect(() => readExpiry(text, 0)).toThrow(/expected: YYYY-MM-DD/);
  });
  test('an expiry that has passed is refused', () => {
    const noon = Date.UTC(2027, 0, 31, 12);
    for (const past of ['2027-01-31', '2020-01-01', '2027-01-31T12:00Z']) {
      expect(() => readExpiry(past, noon)).toThrow(
        /has passed: the statements would grant nothing; expected: a day in/,
      );
    }
    expect(readExpiry('2027-01-31T12:01Z', noon)).toBe('2027-01-31T12:01Z');
  });
  test('a wildcard cannot become a condition', () => {
    expect(() => resourceConditions([[{ claim: 'sub', operator: 'eq', value: 'a*' }]])).toThrow(
      /cannot be written into a policy/,
    );
  });
});
