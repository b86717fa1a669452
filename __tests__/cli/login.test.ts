// `oci-wif login`, `verify` and `logout`: one after the other, and what each refuses.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { openCliFixture, type CliResult, type CliFixture } from './cli-fixture.ts';
import { inside } from './in-process.ts';
import { MAIN, trustCommands } from './trust-commands.ts';

let fixture: CliFixture;
beforeEach(async () => {
  fixture = await openCliFixture();
});
afterEach(() => fixture.close());

const { made, token } = trustCommands(() => fixture);

test('logs in, verifies, logs in again and logs out', async () => {
  const { clientId, clientSecretFile } = await made([...MAIN, '--allow', 'read objectstorage-namespaces in tenancy']);
  const home = join(fixture.home, '.oci');
  const login = (more: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> =>
    inside(
      fixture,
      ['login', '--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1', ...more],
      environment,
    );

  const file = await login([
    '--client-secret-file',
    clientSecretFile,
    '--subject-token-file',
    await token(),
    '--verify',
  ]);
  expect(file.stdout).toContain('namespace emulatorns');
  const secret = { OCI_WIF_CLIENT_SECRET: readFileSync(clientSecretFile, 'utf8') };
  const github = { ...secret, ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }) };
  const json = await login(['--json'], github);
  expect(JSON.parse(json.stdout)).toMatchObject({
    profile: 'WIF',
    region: 'eu-frankfurt-1',
    environment: { OCI_CLI_PROFILE: 'WIF' },
  });
  const env = await login(['--subject-token-env', 'ID_TOKEN', '--export', '--profile', 'other'], {
    ...secret,
    ID_TOKEN: readFileSync(await token(), 'utf8'),
  });
  expect(env.stdout).toContain('export OCI_CLI_PROFILE=other\n');
  expect((await inside(fixture, ['verify', '--json'])).stdout).toContain('"namespace": "emulatorns"');
  const config = join(home, 'config');
  expect(readFileSync(config, 'utf8')).toMatch(/\[WIF\][^]*\[other\]/);
  for (const profile of ['WIF', 'other'])
    expect((await inside(fixture, ['logout', '--profile', profile])).code).toBe(0);
  expect(existsSync(config)).toBe(false);
  expect((await inside(fixture, ['logout'])).stdout).toContain('nothing to do');
});

test('a misspelled region is named by login, and by doctor for the profile', async () => {
  const { clientId, clientSecretFile } = await made(MAIN);
  const where = [
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    clientId,
    '--client-secret-file',
    clientSecretFile,
  ];
  const args = [...where, '--region', 'eu-frankfort-1', '--subject-token-file', await token()];
  const unknown = 'is "eu-frankfort-1", which is not in this version\'s list of regions: check the spelling.';
  const { code, stderr } = await inside(fixture, ['login', ...args]);
  expect([code, stderr]).toEqual([0, expect.stringContaining(`Warning: --region ${unknown}`)]);
  const report = await inside(fixture, ['doctor']);
  expect(report.stdout.replace(/\s+/g, ' ')).toContain(`region of [WIF] ${unknown}`);
});

test('a session that Object Storage refuses is removed again', async () => {
  const { clientId, clientSecretFile } = await made(MAIN);
  fixture.emulator.faults.add({
    kind: 'status',
    status: 401,
    path: /^\/n/,
    body: { code: 'NotAuthenticated', message: 'no' },
  });
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    clientId,
    '--client-secret-file',
    clientSecretFile,
  ];
  const { code, stderr } = await inside(fixture, [
    ...args,
    '--region',
    'eu-frankfurt-1',
    '--subject-token-file',
    await token(),
    '--verify',
  ]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Verification failed')]);
  expect(existsSync(join(fixture.home, '.oci'))).toBe(false);
});

test('verify reports an expired session, a missing one, and a file without one', async () => {
  expect((await inside(fixture, ['verify'])).code).toBe(2);
  const { clientId, clientSecretFile } = await made(MAIN);
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    clientId,
    '--client-secret-file',
    clientSecretFile,
  ];
  await inside(fixture, [...args, '--region', 'eu-frankfurt-1', '--subject-token-file', await token()]);
  const file = join(fixture.home, '.oci/sessions/WIF/token');
  const [head = '', body = '', tail = ''] = readFileSync(file, 'utf8').split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  writeFileSync(file, [head, Buffer.from(JSON.stringify({ ...claims, exp: 1 })).toString('base64url'), tail].join('.'));
  expect((await inside(fixture, ['verify'])).stderr).toMatch(
    /expired at 1970-01-01T00:00:01.000Z. What to do: log in again; for more than an hour of work, with --renew/,
  );
  const never = Buffer.from(JSON.stringify({ ...claims, exp: 1e20 })).toString('base64url');
  writeFileSync(file, [head, never, tail].join('.'));
  const { code, stdout } = await inside(fixture, ['verify']);
  expect([code, stdout]).toEqual([1, expect.stringContaining('Expires:    (the session token has no valid expiry)\n')]);
  writeFileSync(file, 'nonsense');
  expect((await inside(fixture, ['verify'])).stderr).toContain('does not contain a session token');
});

test.each([
  [['login'], /--domain-url is missing/],
  [
    ['login', '--domain-url', 'https://x', '--client-id', 'a', '--region', 'eu-frankfurt-1'],
    /the client secret is missing: give it with --client-secret-file/,
  ],
  [
    [
      'login',
      '--domain-url',
      'https://x',
      '--client-id',
      'a',
      '--region',
      'eu-frankfurt-1',
      '--client-secret-file',
      devNull,
    ],
    /the client secret is missing: --client-secret-file is empty;/,
  ],
  [
    ['login', '--domain-url', 'https://x', '--client-id', 'a', '--json', '--export'],
    /--json and --export are both given/,
  ],
  [
    ['login', '--domain-url', 'https://x', '--client-id', 'a', '--resource-principal-variables'],
    /--resource-principal-variables is given, but neither --export nor --json, which print the variables; expected: /,
  ],
  [['login', '--domain-url', 'https://x', '--token-type', 'rpst'], /--client-id is missing/],
  [
    ['login', '--domain-url', 'https://x', '--client-secret-file', '-', '--subject-token-file', '-'],
    /--client-secret-file and --subject-token-file both read stdin/,
  ],
  [['login', '--from-ini', '/nowhere'], /--from-ini: "\/nowhere" does not exist/],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await inside(fixture, args);
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test.each([
  [['--subject-token-env', 'NOTHING'], /the environment variable NOTHING is empty/],
  [[], /no token of an identity provider is given/],
  [['--subject-token-env', 'A', '--subject-token-file', 'b'], /--subject-token-file and --subject-token-env are given/],
  [['--token-type', 'rpst'], /--resource-type is missing, but --token-type is rpst/],
  [['--resource-type', 'x'], /--resource-type is "x", but --token-type is upst/],
  [['--token-lifetime', '60'], /--token-lifetime is set, but --token-type is upst/],
  [['--max-attempts', '99'], /--max-attempts is "99"; expected: a whole number from 1 to 10/],
  [['--retry-timeout', '1h'], /--retry-timeout is "1h"; expected: a whole number from 0 to 3600/],
  [['--profile', '..'], /--profile is "\.\."/],
  [['--oci-home', '/a=b'], /--oci-home is "\/a=b"/],
])('login %#: refused before anything is asked', async (more, message) => {
  const args = [
    'login',
    '--domain-url',
    fixture.emulator.url,
    '--client-id',
    'a',
    '--region',
    'eu-frankfurt-1',
    ...more,
  ];
  const { code, stderr } = await inside(fixture, args, { OCI_WIF_CLIENT_SECRET: 'a-client-secret' });
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(fixture.emulator.requests).toHaveLength(0);
});
