// The login with any host: what it undoes, whom it refuses, what it warns of and what it leaves if something fails.

import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClientCertificate } from '../../emulator/domain/certificate.ts';
import { systemTiming, type Timing } from '../../src/clock.ts';
import { readSubjectToken } from '../../src/federation/subject-token.ts';
import type { LoginHost, LoginRequest, LoginResult } from '../../src/login/host-interface.ts';
import { logIn } from '../../src/login/log-in.ts';
import { readSettings } from '../../src/login/settings.ts';

import { findLogins, type LoginName } from '../../src/profile/record.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { identify } from '../../src/system/process-identity.ts';
import { trustAuthority } from '../action/in-process.ts';
import { EXCHANGE, openActionFixture, snapshot, type ActionFixture } from '../e2e/action-fixture.ts';
import { jwt } from '../federation/tokens.ts';
import { LINKS, PROCESS_START, unless } from '../platform.ts';
import { loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

let fixture: ActionFixture;
let distrustAuthority: () => void;
beforeAll(async () => {
  fixture = await openActionFixture({}, { upstLifetimeSeconds: 500 });
  distrustAuthority = trustAuthority(fixture.emulator.ca);
});
afterAll(async () => {
  distrustAuthority();
  await fixture.stop();
  removeTemporaryDirectories();
});

let ociHome: string;
let warnings: string[];
/** The names that the host was given. */
let names: (LoginName | undefined)[];
let result: LoginResult | undefined;
const services = (): typeof fixture.emulator.services => fixture.emulator.services;
let atFirst: typeof fixture.emulator.services;
const environment = { ...process.env };
beforeEach(() => {
  ociHome = join(temporaryDirectory(), '.oci');
  [warnings, names, result, atFirst] = [[], [], undefined, [...services()]];
  fixture.emulator.faults.clear();
  process.env.CLIENT_HOST_OVERRIDES = `oci_object_storage.ObjectStorageClient=${fixture.emulator.url}`;
});
afterEach(() => {
  services().splice(0, services().length, ...atFirst);
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
});

async function login(
  settings: Record<string, string> = {},
  changes: Partial<LoginHost> = {},
  { subject, timing }: { subject?: LoginRequest['subject']; timing?: Timing } = {},
): Promise<void> {
  const values: Record<string, string> = { ...fixture.inputs, 'oci-home': ociHome, ...settings };
  const request: LoginRequest = {
    ...readSettings({ nameOf: (name) => name, valueOf: (name) => values[name] }),
    subject: subject ?? { given: readSubjectToken(await mintToken(), 'x') },
  };
  const host: LoginHost = {
    product: 'oci-wif',
    mask: () => undefined,
    info: () => undefined,
    warn: (line) => warnings.push(line),
    settingName: (setting) => `<${setting}>`,
    saveName: (name) => names.push(name),
    replacesEarlierLogins: true,
    jobId: undefined,
    identifyJob: () => Promise.resolve(undefined),
    longestRenewal: undefined,
    publish: (published) => void (result = published),
    ...changes,
  };
  await logIn(request, host, timing);
}

function mintToken(): Promise<string> {
  return fixture.emulator.github.mint({ repository: 'acme/app' }, 'https://cloud.oracle.com');
}

/** Runs when the exchange is requested, before it is answered. */
function duringExchange(call: () => Promise<void> | void): void {
  services().unshift(async ({ path }) => {
    if (path === EXCHANGE) await call();
    return undefined;
  });
}

test('the record names the process of the login, so that another login leaves it alone', async () => {
  await login();
  const [found] = await findLogins(ociHome, 'WIF');
  expect(found?.record.process).toEqual(await identify(process.pid));
});

test.each([
  ['undoes an earlier one of the same program first', 'oci-wif', true, 1],
  ['leaves an earlier one of another program', 'oci-wif-action', true, 2],
  ['leaves an earlier one where each has a logout of its own', 'oci-wif', false, 2],
] as const)('a login %s', async (_name, product, replacesEarlierLogins, left) => {
  await login({}, { product });
  await login({}, { replacesEarlierLogins });
  expect(await findLogins(ociHome, 'WIF')).toHaveLength(left);
});

test('a login leaves an expired one whose job could not be seen, because it may be just being written', async () => {
  await writeProfile(loginRequest(ociHome, 0, { profile: 'OLD', token: jwt({ exp: 1 }) }), () => undefined);
  await login();
  expect(await findLogins(ociHome, 'OLD')).toHaveLength(1);
});

test('a login removes an expired one whose job is over', async () => {
  const job = { pid: process.pid, start: '1' };
  await writeProfile(loginRequest(ociHome, 0, { profile: 'OLD', token: jwt({ exp: 1 }), job }), () => undefined);
  await login();
  expect(await findLogins(ociHome, 'OLD')).toHaveLength(process.platform === 'win32' ? 1 : 0);
});

unless(PROCESS_START)('a profile that another job takes during the exchange is refused, and stays', async () => {
  const job = await identify(process.pid);
  mkdirSync(ociHome, { mode: 0o700 });
  duringExchange(async () => {
    await writeProfile(loginRequest(ociHome, 0, { job }), () => undefined);
  });
  await expect(login()).rejects.toMatchObject({
    message: expect.stringContaining('belongs to another job that is still running') as unknown,
  });
  expect(readFileSync(join(ociHome, 'sessions', 'WIF', 'token'), 'utf8')).toBe('header.token-0.signature');
});

unless(LINKS)('if a failed login cannot be undone, its name stays, so that a logout can try again', async () => {
  services().unshift(({ path }) => {
    if (path !== '/n') return undefined;
    rmSync(join(ociHome, 'config'));
    symlinkSync('/nowhere', join(ociHome, 'config'));
    return { status: 401, body: '{"code":"NotAuthenticated"}' };
  });
  await expect(login({ verify: 'true' })).rejects.toMatchObject({ kind: 'denial' });
  expect(names).toEqual([expect.objectContaining({ profile: 'WIF' })]);
  expect(warnings.join('\n')).toContain('config is a symbolic link');
});

test('a failed login that is undone has no name any more', async () => {
  fixture.emulator.faults.add({ path: '/n', kind: 'status', status: 401, body: { code: 'NotAuthenticated' } });
  await expect(login({ verify: 'true' })).rejects.toMatchObject({ kind: 'denial' });
  expect([names.at(-1), existsSync(ociHome), result]).toEqual([undefined, false, undefined]);
});

test('commands that take all of their time leave the exchange its own', async () => {
  const directory = temporaryDirectory();
  const key = await fixture.emulator.domain.addClientCertificate(fixture.trust.app, 'ci');
  const { x509Base64Certificate } = findClientCertificate(fixture.emulator.domain.store, 'ci')!;
  const certificate = new X509Certificate(Buffer.from(x509Base64Certificate, 'base64')).toString();
  writeFileSync(join(directory, 'token'), await mintToken());
  writeFileSync(join(directory, 'key'), key);
  // Each leaves a file, from which on the clock of the login is 20 seconds later.
  const command = (name: string, output: string): string => {
    const ended = `fs.writeFileSync(__dirname + '/${name}.ended', '')`;
    writeFileSync(
      join(directory, `${name}.cjs`),
      `const fs = require('fs'); process.stdout.write(${output}); ${ended};`,
    );
    return `"${process.execPath}" "${join(directory, `${name}.cjs`)}"`;
  };
  const token = command('token', `fs.readFileSync(__dirname + '/token')`);
  const signing = command(
    'sign',
    `require('crypto').sign('sha256', fs.readFileSync(0), fs.readFileSync(__dirname + '/key')).toString('base64')`,
  );
  const ended = (): number => ['token', 'sign'].filter((name) => existsSync(join(directory, `${name}.ended`))).length;
  const timing = { ...systemTiming, now: () => Date.now() + 20_000 * (ended() - 2) };
  await login(
    {
      'client-secret': '',
      'client-authentication': 'private_key_jwt',
      'client-certificate': certificate,
      'client-signing-command': signing,
      'max-attempts': '1',
      'request-timeout': '20',
    },
    {},
    {
      timing,
      subject: { source: { command: token, directory, environment: { ...environment } as Record<string, string> } },
    },
  );
  expect([ended(), result?.login.token]).toEqual([2, expect.any(String)]);
});

test('a session that is too short for Terraform is refused before anything is written', async () => {
  await expect(login({ 'terraform-federation': 'true' })).rejects.toMatchObject({
    message: expect.stringMatching(/^Session token rejected: the domain granted a session of \d+ s/) as unknown,
    hint: 'let the domain grant longer sessions, or use renew: true without terraform-federation',
  });
  expect(existsSync(ociHome)).toBe(false);
});

test('warns of variables that win over this login, and only of those', async () => {
  const passphrase = 'OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE';
  Object.assign(process.env, { OCI_CLI_USER: 'me', TF_VAR_token_exchange_auth: 'x', [passphrase]: 'x' });
  await login();
  expect(warnings).toEqual([
    'The OCI CLI uses OCI_CLI_USER instead of what this login provides; remove this variable from the environment',
  ]);
  expect(snapshot(ociHome)['sessions/WIF/token']).toBeDefined();
});
