// The flags of login and doctor for a client key, from a file or a variable, or for a compute instance, and what is refused. The action has the same settings, and
// e2e/client-assertion.test.ts the refusals of their values.

import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findClientCertificate } from '../../emulator/domain/certificate.ts';
import type { SeededTrust } from '../../emulator/domain/seed.ts';
import { POSIX_SHELL, unless } from '../platform.ts';
import type { CliFixture, CliResult } from './cli-fixture.ts';
import { openInsideFixture } from './in-process.ts';

let fixture: CliFixture;
let trust: SeededTrust;
let key: string;
beforeAll(async () => {
  fixture = await openInsideFixture();
  trust = fixture.emulator.domain.trustGitHub({
    repository: 'octo/app',
    rule: 'sub eq repo:octo/app:ref:refs/heads/main',
  });
  key = await fixture.emulator.domain.addClientCertificate(trust.app, 'ci');
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

const ASSERTION = ['--client-authentication', 'private_key_jwt', '--client-certificate-alias', 'ci'];

async function run(
  command: 'login' | 'doctor',
  flags: string[],
  more: Record<string, string> = {},
): Promise<CliResult> {
  const domain = ['--domain-url', fixture.emulator.url, '--client-id', trust.clientId];
  const region = command === 'login' ? ['--region', 'eu-frankfurt-1'] : [];
  const environment = { ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }), ...more };
  const result = await fixture.cli([command, ...domain, ...region, ...flags], { environment });
  const lines = key.split('\n').filter((line) => line.length > 16 && !line.startsWith('-----'));
  expect(lines.filter((line) => (result.stdout + result.stderr).includes(line))).toEqual([]);
  return result;
}

const KEY_FLAGS: [where: string, flags: () => string[], environment: () => Record<string, string>][] = [
  ['a file', () => ['--client-key-file', fixture.file('client.pem', key)], () => ({})],
  ['OCI_WIF_CLIENT_KEY', () => [], () => ({ OCI_WIF_CLIENT_KEY: key })],
  ['a variable', () => ['--client-key-env', 'DEPLOY_KEY'], () => ({ DEPLOY_KEY: key })],
];

it.each(KEY_FLAGS)('login signs with the key in %s', async (_where, flags, environment) => {
  expect((await run('login', [...ASSERTION, ...flags()], environment())).code).toBe(0);
  const sent = fixture.emulator.requests.filter(({ form }) => form?.client_assertion !== undefined);
  expect(sent.map(({ status, headers }) => [status, headers.authorization])).toEqual([[200, undefined]]);
});

it('doctor checks the client and the exchange with the key', async () => {
  const { stdout } = await run('doctor', ASSERTION, { OCI_WIF_CLIENT_KEY: key });
  expect(stdout).toContain('the domain accepts the client ID and the client assertion');
  expect(stdout).toContain('the domain exchanged the token for a session');
});

it('doctor takes the alias from the certificate that follows the key, and says that it is missing without one', async () => {
  const { x509Base64Certificate } = findClientCertificate(fixture.emulator.domain.store, 'ci')!;
  const certificate = new X509Certificate(Buffer.from(x509Base64Certificate, 'base64')).toString();
  const flags = ['--client-authentication', 'private_key_jwt'];
  const { stdout } = await run('doctor', flags, { OCI_WIF_CLIENT_KEY: `${key}${certificate}` });
  expect(stdout).toContain('the domain accepts the client ID and the client assertion');
  expect(stdout).toMatch(/the certificate of the client key is valid until \d{4}-\d\d-\d\d/);
  expect((await run('doctor', flags, { OCI_WIF_CLIENT_KEY: key })).stdout).toContain(
    'needs the alias of the certificate',
  );
});

it('doctor reads the key before its report', async () => {
  const { code, stdout, stderr } = await run('doctor', ASSERTION, { OCI_WIF_CLIENT_KEY: key.replaceAll('\n', ' ') });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^Invalid input: the client key cannot be read as a private key; expected: an RSA private key/,
  );
  expect(fixture.emulator.requests).toHaveLength(0);
});

it('doctor says how to give a key that is missing', async () => {
  const { stdout } = await run('doctor', ASSERTION);
  expect(stdout).toContain('needs the client key');
  expect(stdout).toContain('Give it with --client-key-file (- for stdin)');
});

it('login and doctor sign as the compute instance that they run on, and doctor checks no client', async () => {
  const instance = await fixture.emulator.startInstance();
  const { url: https_proxy } = await fixture.emulator.startProxy();
  const environment = { OCI_METADATA_BASE_URL: instance.metadataUrl, https_proxy, no_proxy: 'localhost' };
  const flags = ['--client-authentication', 'instance_principal'];
  const login = await run('login', flags, environment);
  const source = `OCI_METADATA_BASE_URL is set: the identity of this instance comes from ${instance.metadataUrl}`;
  expect([login.code, login.stdout]).toEqual([0, expect.stringContaining(source)]);
  const report = (await run('doctor', flags, environment)).stdout.replaceAll(/\s+/g, ' ');
  expect(report).toContain('client credentials, not checked: the exchange names no client: the instance signs it');
  expect(report).toContain(source);
  expect(report).toContain('the domain exchanged the token for a session');
  const sent = fixture.emulator.requests.filter(({ form }) => form?.subject_token !== undefined);
  const signed = [200, expect.stringMatching(/^Signature .*keyId="ST\$/)];
  expect(sent.map(({ status, headers }) => [status, headers.authorization])).toEqual([signed, signed]);
});

/** @returns flags that sign with a key in another place */
function signingFlags(command = SIGNER): string[] {
  fixture.file('key-elsewhere.pem', key);
  fixture.file('sign.cjs', SIGNER_PROGRAM);
  const { x509Base64Certificate } = findClientCertificate(fixture.emulator.domain.store, 'ci')!;
  const pem = new X509Certificate(Buffer.from(x509Base64Certificate, 'base64')).toString();
  const certificate = ['--client-certificate-file', fixture.file('ci.pem', pem)];
  return [
    '--client-authentication',
    'private_key_jwt',
    ...certificate,
    '--client-signing-command',
    command.replace('DIRECTORY', fixture.home),
  ];
}

const SIGNER = `"${process.execPath}" "DIRECTORY/sign.cjs"`;
const SIGNER_PROGRAM = `const { readFileSync } = require('node:fs');
const signature = require('node:crypto').sign('sha256', readFileSync(0), readFileSync(__dirname + '/key-elsewhere.pem'));
console.log(signature.toString('base64'));`;

it('login and doctor sign with a command', async () => {
  expect((await run('login', signingFlags())).code).toBe(0);
  const report = (await run('doctor', signingFlags())).stdout.replaceAll(/\s+/g, ' ');
  expect(report).toContain('the domain accepts the client ID and the client assertion');
  expect(report).toContain('the domain exchanged the token for a session');
});

/** Stands in for the AWS CLI and Vault: reads the bytes to sign where the command says, and prints the signature as they do. */
const SIGNING_CLIENT = `#!${process.execPath}
const { readFileSync } = require('node:fs');
const args = process.argv.slice(2).join(' ');
const [, file] = /--message fileb:\\/\\/(\\S+)/.exec(args) ?? [];
const [, input = ''] = / input=(\\S+)/.exec(args) ?? [];
const text = file ? readFileSync(file) : Buffer.from(input, 'base64');
const signature = require('node:crypto').sign('sha256', text, readFileSync(process.env.HOME + '/key-elsewhere.pem'));
console.log((file ? '' : 'vault:v1:') + signature.toString('base64'));`;

unless(POSIX_SHELL).each(['aws', 'vault'])(
  'the command for %s in docs/setup.md hands over the bytes to sign',
  async (program) => {
    const page = readFileSync(new URL('../../docs/setup.md', import.meta.url), 'utf8');
    const commands = [...page.matchAll(/```yaml\n([^]*?)```/g)].flatMap(([, block = '']) =>
      block.includes('client-signing-command:')
        ? [(parse(block) as { 'client-signing-command': string })['client-signing-command']]
        : [],
    );
    const command = commands.find((each) => each.includes(`${program} `)) ?? '';
    const flags = signingFlags(command);
    const bin = join(fixture.home, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, program), SIGNING_CLIENT, { mode: 0o755 });
    const { code, stderr } = await run('login', flags, { PATH: `${bin}:/usr/bin:/bin` });
    expect([code, stderr]).toEqual([0, '']);
  },
);

it('doctor reports a command that does not sign, and what it said', async () => {
  const { code, stdout } = await run('doctor', signingFlags(`"${process.execPath}" -e "throw 'sealed'"`));
  const report = stdout.replaceAll(/\s+/g, ' ');
  expect([code, report]).toEqual([
    1,
    expect.stringMatching(/Signing failed: --client-signing-command ended with exit code 1: .*sealed/),
  ]);
  expect(report).toContain('run the command by itself, with any text on its stdin');
});

const refused: [what: string, flags: () => string[], environment: () => Record<string, string>, message: string][] = [
  [
    'a secret besides the key',
    () => ASSERTION,
    () => ({ OCI_WIF_CLIENT_KEY: key, OCI_WIF_CLIENT_SECRET: trust.clientSecret }),
    'the client secret is given, but --client-authentication is private_key_jwt; expected: a value only with client_secret_basic',
  ],
  [
    'a key besides the secret',
    () => [],
    () => ({ OCI_WIF_CLIENT_KEY: key, OCI_WIF_CLIENT_SECRET: trust.clientSecret }),
    'the client key is given, but --client-authentication is client_secret_basic; expected: a value only with private_key_jwt',
  ],
  [
    'a directory as the key',
    () => [...ASSERTION, '--client-key-file', fixture.home],
    () => ({}),
    'is a directory; expected: a file that can be read',
  ],
  [
    'a key that is not there',
    () => [...ASSERTION, '--client-key-file', join(fixture.home, 'none')],
    () => ({}),
    'does not exist; expected: a file that can be read',
  ],
  [
    'a key and a token that both come from stdin',
    () => [...ASSERTION, '--client-key-file', '-', '--subject-token-file', '-'],
    () => ({}),
    '--client-key-file and --subject-token-file both read stdin; expected: one of them from a file',
  ],
  [
    'a certificate without a command',
    () => signingFlags().slice(0, 4),
    () => ({}),
    '--client-certificate-file is given, but --client-signing-command is not; expected: a value only with --client-signing-command; the client key can contain its own certificate',
  ],
  [
    'a key besides a command',
    () => signingFlags(),
    () => ({ OCI_WIF_CLIENT_KEY: key }),
    'the client key and --client-signing-command are both given; expected: one of them',
  ],
];
for (const command of ['login', 'doctor'] as const)
  it.each(refused)(`${command} refuses %s and asks nobody`, async (_what, flags, environment, message) => {
    const { code, stdout, stderr } = await run(command, flags(), environment());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Invalid input: /);
    expect(stderr).toContain(message);
    expect(fixture.emulator.requests).toHaveLength(0);
  });

unless(POSIX_SHELL)('a command for the subject token does not get the key', async () => {
  const command = 'test -z "$OCI_WIF_CLIENT_KEY$DEPLOY_KEY" && /bin/cat token.jwt';
  const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
  const flags = [...ASSERTION, '--client-key-env', 'DEPLOY_KEY', '--subject-token-command'];
  const environment = { DEPLOY_KEY: key, OCI_WIF_CLIENT_KEY: key };
  const { code, stderr } = await run('login', [...flags, command.replace('token.jwt', token)], environment);
  expect([code, stderr]).toEqual([0, '']);
});
