// `client-authentication: private_key_jwt`: a login without a client secret, what the domain gets, and what is refused.

import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { selfSigned } from '../../emulator/certificates.ts';
import { findClientCertificate } from '../../emulator/domain/certificate.ts';
import { rsaKeyPair } from '../../emulator/rsa-keys.ts';
import {
  type ActionFixture,
  errorsOf,
  EXCHANGE,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
let key: string;
let foreign: string;
let certificate: string;
let inputs: Record<string, string>;
beforeAll(async () => {
  fixture = await openActionFixture();
  key = await fixture.emulator.domain.addClientCertificate(fixture.trust.app, 'ci');
  const { x509Base64Certificate } = findClientCertificate(fixture.emulator.domain.store, 'ci')!;
  certificate = new X509Certificate(Buffer.from(x509Base64Certificate, 'base64')).toString();
  foreign = (await selfSigned(await rsaKeyPair('foreign'), 'ci')).toString('pem');
  const method = { 'client-authentication': 'private_key_jwt', 'client-key': key, 'client-certificate-alias': 'ci' };
  inputs = { ...fixture.inputs, 'client-secret': '', ...method };
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

const exchanges = () => fixture.emulator.requests.filter(({ path }) => path === EXCHANGE);
const keyLines = (): string[] => key.split('\n').filter((line) => line.length > 16 && !line.startsWith('-----'));

it('logs in and renews with an assertion of its own for each exchange, and shows and stores the key nowhere', async () => {
  const job = fixture.job({}, { environment: { RUNNER_DEBUG: '1' } });
  const step = await job.main({ ...inputs, renew: 'true' });
  expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  const renewed = await job.renew();
  expect([renewed.exitCode, errorsOf(renewed)]).toEqual([0, []]);

  const sent = exchanges();
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  expect(sent.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  const assertions = sent.map(({ form }) => form?.client_assertion ?? '');
  expect(assertions.map((assertion) => decodeProtectedHeader(assertion))).toEqual(
    Array(2).fill({ alg: 'RS256', typ: 'JWT', kid: 'ci' }),
  );
  const [first, second] = assertions.map((assertion) => decodeJwt(assertion));
  expect(first).toMatchObject({
    iss: fixture.trust.clientId,
    sub: fixture.trust.clientId,
    aud: [`${fixture.emulator.url}/`],
    exp: (first?.iat ?? 0) + 300,
  });
  expect(second?.jti).not.toBe(first?.jti);

  const stdout = step.stdout.split('\n');
  for (const line of keyLines()) expect(stdout).toContain(`::add-mask::${line}`);
  const shown = stdout.filter((line) => !line.startsWith('::add-mask::')).join('\n');
  const stored = JSON.stringify([step.stderr, step.summary, step.exported, step.state, snapshot(job.directory)]);
  const leaked = keyLines().filter((line) => (shown + stored + renewed.stdout + renewed.stderr).includes(line));
  expect([keyLines().length > 20, leaked]).toEqual([true, []]);
  expect((await job.post(step)).exitCode).toBe(0);
});

it('takes the alias from the certificate in client-key, so that one secret has both', async () => {
  const job = fixture.job();
  const step = await job.main({
    ...inputs,
    'client-key': `${key}${certificate}`,
    'client-certificate-alias': '',
    renew: 'true',
  });
  expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  expect((await job.renew()).exitCode).toBe(0);
  const assertions = exchanges().map(({ form }) => form?.client_assertion ?? '');
  expect(assertions.map((assertion) => decodeProtectedHeader(assertion).kid)).toEqual(['ci', 'ci']);
  expect((await job.post(step)).exitCode).toBe(0);
});

it.each([
  [29, /^::warning::the certificate in client-key expires on \d{4}-\d\d-\d\d, and the domain may refuse/m],
  [-1, /^::warning::the certificate in client-key expired on \d{4}-\d\d-\d\d, and the domain may refuse/m],
])('warns %i days before the certificate in client-key expires', async (days, warning) => {
  const times = { notBefore: new Date(0), notAfter: new Date(Date.now() + days * 24 * 3600_000) };
  const pem = (await selfSigned(await rsaKeyPair('client-ci'), 'ci', times)).toString('pem');
  const step = await fixture.job().main({ ...inputs, 'client-key': `${key}${pem}`, 'client-certificate-alias': '' });
  expect([step.exitCode, step.stdout]).toEqual([0, expect.stringMatching(warning)]);
});

const PRIVATE_KEY = 'an RSA private key of at least 2048 bits in PEM, with its line breaks and without a passphrase';
const pem = (type: 'rsa' | 'ec'): string => {
  const options = { modulusLength: 1024, namedCurve: 'P-256' };
  const { privateKey } = type === 'rsa' ? generateKeyPairSync('rsa', options) : generateKeyPairSync('ec', options);
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
};

it.each<[changes: () => Record<string, string>, problem: string, expected: string]>([
  [
    () => ({ 'client-authentication': 'tls_client_auth' }),
    'client-authentication is "tls_client_auth"',
    'client_secret_basic, private_key_jwt or instance_principal',
  ],
  [() => ({ 'client-key': '' }), 'client-key is missing, but client-authentication is private_key_jwt', PRIVATE_KEY],
  [
    () => ({ 'client-certificate-alias': '' }),
    'client-certificate-alias is missing, but client-authentication is private_key_jwt',
    'the alias under which the application has the certificate of the key; or append the certificate to client-key, if its common name is the alias',
  ],
  [
    () => ({ 'client-key': `${key}${foreign}` }),
    'client-key has the certificate of another key',
    'the certificate of the key, or none',
  ],
  [
    () => ({ 'client-key': `${key}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n` }),
    'client-key has a certificate that cannot be read',
    'the certificate of the key in PEM, or none',
  ],
  [
    () => ({ 'client-secret': 'idcscs-of-the-past' }),
    'client-secret is given, but client-authentication is private_key_jwt',
    'a value only with client_secret_basic',
  ],
  [
    () => ({ 'client-authentication': '', 'client-secret': 'idcscs-of-today' }),
    'client-key is given, but client-authentication is client_secret_basic',
    'a value only with private_key_jwt',
  ],
  [
    () => ({ 'client-authentication': '' }),
    'client-key is given, but client-authentication is client_secret_basic',
    'a value only with private_key_jwt',
  ],
  [
    () => ({ 'client-authentication': '', 'client-secret': 'idcscs-of-today', 'client-key': '' }),
    'client-certificate-alias is given, but client-authentication is client_secret_basic',
    'a value only with private_key_jwt',
  ],
  [
    () => ({ 'terraform-federation': 'true' }),
    'terraform-federation is true, but client-authentication is private_key_jwt, and the Terraform provider needs a client secret',
    'true only with client_secret_basic',
  ],
  [() => ({ 'client-key': key.replaceAll('\n', ' ') }), 'client-key cannot be read as a private key', PRIVATE_KEY],
  [() => ({ 'client-key': pem('ec') }), 'client-key is not an RSA key', PRIVATE_KEY],
  [() => ({ 'client-key': pem('rsa') }), 'client-key is an RSA key of 1024 bits', PRIVATE_KEY],
])('refuses before anything happens: case %#', async (changes, problem, expected) => {
  const step = await fixture.job().main({ ...inputs, ...changes() });
  expect(errorsOf(step)).toEqual([expect.stringContaining(`Invalid input: ${problem}; expected: ${expected}`)]);
  expect(fixture.emulator.requests).toHaveLength(0);
});

it('says what to check if the domain does not accept the assertion, and offers no new secret', async () => {
  const step = await fixture.job().main({ ...inputs, 'client-certificate-alias': 'other' });
  const [error = ''] = errorsOf(step);
  expect(error).toContain('answered 401 invalid_client');
  expect(error).toContain('the application has the certificate of client-key, under the alias "other"');
  expect(error).toContain('use client-authentication: client_secret_basic');
  expect(error).toContain(' the trust accepts it, with: npx oci-wif explain ');
  expect(error).not.toContain('--rotate-secret');
});

describe('client-signing-command', () => {
  let directory: string;
  let signing: Record<string, string>;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'signer-'));
    writeFileSync(join(directory, 'key.pem'), key);
    writeFileSync(
      join(directory, 'sign.cjs'),
      `const { constants, sign } = require('node:crypto');
      const { readFileSync } = require('node:fs');
      const [encoding, padding] = process.argv.slice(2);
      const key = readFileSync(__dirname + '/key.pem');
      const signature = sign('sha256', readFileSync(0), { key, padding: constants[padding] });
      process.stdout.write(encoding === 'vault' ? 'vault:v1:' + signature.toString('base64') : signature.toString(encoding));`,
    );
    const certificateOnly = { 'client-key': '', 'client-certificate-alias': '', 'client-certificate': certificate };
    signing = { ...inputs, ...certificateOnly, 'client-signing-command': signer('base64') };
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  const signer = (encoding: string, padding = 'RSA_PKCS1_PADDING'): string =>
    `"${process.execPath}" "${join(directory, 'sign.cjs')}" ${encoding} ${padding}`;
  const fails = (code: string): string => `"${process.execPath}" -e "${code}"`;

  it('logs in and renews with signatures of a command, and no secret of the client is in the job', async () => {
    const secret = 'a-token-of-the-runner';
    const job = fixture.job(
      {},
      { environment: { RUNNER_DEBUG: '1', ACTIONS_RUNTIME_TOKEN: secret, SIGNER_TOKEN: 'ok' } },
    );
    const checked = `"${process.execPath}" -e "process.exit(process.env.ACTIONS_RUNTIME_TOKEN ? 3 : process.env.SIGNER_TOKEN === 'ok' ? 0 : 4)" && ${signer('base64')}`;
    const step = await job.main({ ...signing, 'client-signing-command': checked, renew: 'true' });
    expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
    const renewed = await job.renew();
    expect([renewed.exitCode, errorsOf(renewed)]).toEqual([0, []]);
    const sent = exchanges();
    expect(sent.map(({ status, headers }) => [status, headers.authorization])).toEqual(Array(2).fill([200, undefined]));
    const assertions = sent.map(({ form }) => form?.client_assertion ?? '');
    expect(assertions.map((assertion) => decodeProtectedHeader(assertion).kid)).toEqual(['ci', 'ci']);

    const seen = [step.stdout, step.stderr, step.summary, step.exported, step.state, snapshot(job.directory), renewed];
    const text = JSON.stringify(seen);
    const leaked = [...keyLines(), ...assertions, secret].filter((each) => text.includes(each));
    expect([keyLines().length > 20, leaked]).toEqual([true, []]);
    expect((await job.post(step)).exitCode).toBe(0);
  });

  it('says in the post step why a renewal failed whose command could not sign any more', async () => {
    const job = fixture.job();
    const credentials = join(directory, 'credentials');
    writeFileSync(credentials, '');
    const command = `"${process.execPath}" -e "require('node:fs').readFileSync(process.argv[1])" "${credentials}" && ${signer('base64')}`;
    const step = await job.main({ ...signing, 'client-signing-command': command, renew: 'true' });
    expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
    rmSync(credentials);
    const why = /Signing failed: client-signing-command ended with exit code 1: .*ENOENT/;
    expect(errorsOf(await job.renew())).toEqual([expect.stringMatching(why)]);
    expect(warningsOf(await job.post(step))).toEqual([expect.stringMatching(why)]);
    expect(exchanges()).toHaveLength(1);
  });

  it.each([['base64url'], ['vault']])('accepts a signature in the form %s', async (encoding) => {
    const step = await fixture.job().main({ ...signing, 'client-signing-command': signer(encoding) });
    expect([step.exitCode, errorsOf(step)]).toEqual([0, []]);
  });

  it.each<[what: string, command: () => string, message: string, hint: string]>([
    [
      'ends with an error',
      () => fails("console.error('::error::the vault is sealed'); process.exitCode = 7"),
      'client-signing-command ended with exit code 7: : :error::the vault is sealed',
      'run the command by itself',
    ],
    ['prints nothing', () => fails('0'), 'client-signing-command printed nothing on stdout (exit code 0)', 'in base64'],
    [
      'fails in a pipeline, whose exit code is that of its end',
      () =>
        `${fails("console.error('the vault is sealed'); process.exitCode = 7")} | ${fails('process.stdin.resume()')}`,
      'client-signing-command printed nothing on stdout (exit code 0): the vault is sealed',
      'in base64',
    ],
    [
      'prints the bytes of the signature',
      () => signer('latin1'),
      'client-signing-command printed 256 characters that are not base64 (exit code 0)',
      'append "| base64"',
    ],
    [
      'signs with another padding',
      () => signer('base64', 'RSA_PKCS1_PSS_PADDING'),
      'client-signing-command printed a signature with PSS padding, which RS256 does not have (exit code 0)',
      'signature_algorithm=pkcs1v15 in Vault',
    ],
    [
      'signs something else',
      () => `${fails("process.stdout.write('a hash')")} | ${signer('base64')}`,
      'client-signing-command printed a signature that the key of client-certificate did not make (exit code 0)',
      'the certificate is of the key with which the command signs',
    ],
  ])('says what to do if the command %s, and asks no domain for a session', async (_what, command, message, hint) => {
    const step = await fixture.job().main({ ...signing, 'client-signing-command': command() });
    const [error = ''] = errorsOf(step);
    expect(error).toMatch(/^Signing failed: /);
    expect([step.exitCode, error]).toEqual([1, expect.stringContaining(message)]);
    expect(error).toContain(hint);
    expect(exchanges()).toEqual([]);
  });

  it('shows no part of a secret that the command prints, because the runner masks only the whole', async () => {
    const secret = Array.from({ length: 60 }, (_, index) => `part-${index}`).join('-');
    const job = fixture.job({}, { environment: { SIGNER_TOKEN: secret } });
    const command = fails(
      "console.error('no', process.env.SIGNER_TOKEN, 'is wrong, '.repeat(30)); process.exitCode = 1",
    );
    const [error = ''] = errorsOf(await job.main({ ...signing, 'client-signing-command': command }));
    expect(error).toMatch(/ended with exit code 1: … is wrong, is wrong/);
    expect(error).not.toContain('part-');
  });

  it('ends a command that takes longer than request-timeout', async () => {
    const command = fails('setInterval(() => 0, 1000)');
    const step = await fixture.job().main({ ...signing, 'client-signing-command': command, 'request-timeout': '1' });
    expect(errorsOf(step)).toEqual([
      expect.stringContaining('Signing failed: client-signing-command did not end within 1 s'),
    ]);
  });

  it.each<[changes: () => Record<string, string>, problem: string, expected: string]>([
    [() => ({ 'client-key': key }), 'client-key and client-signing-command are both given', 'one of them'],
    [
      () => ({ 'client-certificate': '' }),
      'client-certificate is missing, but client-signing-command is given',
      'the certificate in PEM of the key that the command signs with',
    ],
    [
      () => ({ 'client-signing-command': '' }),
      'client-certificate is given, but client-signing-command is not',
      'a value only with client-signing-command; client-key can contain its own certificate',
    ],
    [
      () => ({ 'client-certificate': key }),
      'client-certificate cannot be read as a certificate',
      'a certificate in PEM, with its line breaks',
    ],
    [
      () => ({ 'client-authentication': '', 'client-secret': 'idcscs-of-today' }),
      'client-certificate is given, but client-authentication is client_secret_basic',
      'a value only with private_key_jwt',
    ],
    [
      () => ({ 'client-authentication': '', 'client-certificate': '' }),
      'client-signing-command is given, but client-authentication is client_secret_basic',
      'a value only with private_key_jwt',
    ],
    [
      () => ({ 'client-authentication': '', 'client-secret': 'idcscs-of-today', 'client-certificate': '' }),
      'client-signing-command is given, but client-authentication is client_secret_basic',
      'a value only with private_key_jwt',
    ],
  ])('refuses before anything happens: case %#', async (changes, problem, expected) => {
    const step = await fixture.job().main({ ...signing, ...changes() });
    expect(errorsOf(step)).toEqual([expect.stringContaining(`Invalid input: ${problem}; expected: ${expected}`)]);
    expect(fixture.emulator.requests).toHaveLength(0);
  });

  it('names the certificate if the domain does not accept the assertion', async () => {
    const step = await fixture.job().main({ ...signing, 'client-certificate-alias': 'other' });
    expect(errorsOf(step)[0]).toContain(
      'the application has the certificate of client-certificate, under the alias "other"',
    );
  });
});
