// `setup --client-certificate`: a key and its certificate instead of the client secret, and its rotation while jobs log in.

import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from '../../emulator/__tests__/exchange.ts';
import type { App } from '../../emulator/domain/store.ts';
import { assertingClient } from '../../src/federation/client-assertion.ts';
import { isAliasOf } from '../../src/setup/api/scim.ts';
import { runProgram } from '../../src/system/run-program.ts';
import { POSIX_SHELL, unless } from '../platform.ts';
import { inOneLine, type CliFixture, type CliOptions } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main', '--name', 'wif'];
const CERTIFICATE = [...GITHUB, '--client-certificate'];
const INSTANCE = [...GITHUB, '--instance-principal'];
const ALIAS = /oci-wif-[0-9a-f]{32}-\d{8}T\d{9}Z/;

const appOf = ({ emulator }: CliFixture): App => [...emulator.domain.store.apps.values()][0]!;
const aliasesOf = (fixture: CliFixture): string[] =>
  (appOf(fixture).certificates ?? []).map(({ certAlias }) => certAlias);
const keyFileOf = (fixture: CliFixture, alias: string): string =>
  join(fixture.home, '.config', 'oci-wif', `${alias}.pem`);
const saved = ({ home }: CliFixture): string[] => readdirSync(join(home, '.config', 'oci-wif'));

/** Runs setup, and sees to it that no line of a key is shown. */
async function setup(fixture: CliFixture, args: readonly string[], options?: CliOptions) {
  const result = await fixture.setup(args, options);
  expect(result.stdout + result.stderr).not.toMatch(/^[A-Za-z0-9+/=]{60,}$/m);
  return result;
}

/** The status of a token exchange that is authenticated with a key. */
async function exchangeWith(fixture: CliFixture, pem: string): Promise<number> {
  const { emulator } = fixture;
  const clientId = appOf(fixture).name;
  const client = assertingClient({ clientId, clientKey: pem }, (name) => name, runProgram);
  const form = {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await client.assert(emulator.url, Date.now()),
  };
  const headers = { authorization: undefined };
  return (await exchange(emulator, { clientId, clientSecret: '' }, { form, headers })).status;
}

/** Runs setup while one job after the other exchanges its token with the key. */
async function whileJobsLogIn(fixture: CliFixture, pem: string, args: readonly string[]) {
  const statuses = new Set<number>();
  const stream = { isOpen: true };
  const jobs = (async () => {
    while (stream.isOpen) statuses.add(await exchangeWith(fixture, pem));
  })();
  const result = await setup(fixture, args).finally(() => (stream.isOpen = false));
  await jobs;
  return { ...result, statuses };
}

test('saves a key to a private file, and the login with it works; the client secret is not saved', () =>
  withInsideFixture(async (fixture) => {
    const { code, stdout } = await setup(fixture, CERTIFICATE);
    expect(code).toBe(0);
    const [alias = '', ...others] = aliasesOf(fixture);
    expect([alias, others]).toEqual([expect.stringMatching(ALIAS), []]);
    expect(saved(fixture)).toEqual([`${alias}.pem`]);
    const file = keyFileOf(fixture, alias);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = inOneLine(stdout);
    expect(text).toContain(`Tested: the domain accepts the client key.`);
    expect(text).toContain(`gh secret set OCI_CLIENT_KEY --repo octo/app < ${file}`);
    expect(text).toContain('client-authentication: private_key_jwt client-key: ${{ secrets.OCI_CLIENT_KEY }}');
    expect(text).not.toContain('OCI_CLIENT_SECRET');

    const { emulator } = fixture;
    const login = await fixture.cli(
      ['login', '--domain-url', emulator.url, '--client-id', appOf(fixture).name, '--region', 'eu-frankfurt-1'].concat([
        '--client-authentication',
        'private_key_jwt',
        '--client-key-file',
        file,
      ]),
      { environment: emulator.github.runnerEnvironment({ repository: 'octo/app' }) },
    );
    expect([login.code, login.stderr]).toEqual([0, '']);

    emulator.requests.clear();
    const again = await setup(fixture, CERTIFICATE);
    expect([again.code, fixture.writes()]).toEqual([0, []]);
    expect(inOneLine(again.stdout)).toContain(`= client certificate of wif ${alias} (valid until `);
    expect(again.stdout).toContain(`gh secret set OCI_CLIENT_KEY --repo octo/app < ${file}`);
  }));

test('adds a certificate to an application whose client secret is in use, and the secret keeps working', () =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, GITHUB);
    const { name: clientId, clientSecret } = appOf(fixture);
    const dry = await setup(fixture, [...CERTIFICATE, '--dry-run']);
    expect([dry.code, aliasesOf(fixture)]).toEqual([3, []]);
    expect(dry.stdout).toContain('+ client certificate of wif');
    const { code, stdout } = await setup(fixture, [...CERTIFICATE, '--json']);
    const [alias = ''] = aliasesOf(fixture);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { clientId, clientKeyFile: keyFileOf(fixture, alias) }]);
    expect((await exchange(fixture.emulator, { clientId, clientSecret })).status).toBe(200);
    expect(await exchangeWith(fixture, readFileSync(keyFileOf(fixture, alias), 'utf8'))).toBe(200);
  }));

test('tests the exchange itself with --subject-token-file', () =>
  withInsideFixture(async (fixture) => {
    const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const { code, stdout } = await setup(fixture, [...CERTIFICATE, '--subject-token-file', token]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Tested: the token was exchanged for a session of')]);
    fixture.emulator.domain.deviations.clientAssertions = 'client-credentials';
    const refused = await setup(fixture, [...CERTIFICATE, '--subject-token-file', token]);
    expect(refused.stdout).toContain('Tested: the domain accepts the client key. No report confirms');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Token exchange denied')]);
  }));

describe('--client-public-key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicFile = (fixture: CliFixture): string =>
    fixture.file('public.pem', publicKey.export({ type: 'spki', format: 'pem' }) as string);
  const signingCommand = (fixture: CliFixture): string => {
    fixture.file('elsewhere.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    const program = `const { readFileSync } = require('node:fs');
      const signature = require('node:crypto').sign('sha256', readFileSync(0), readFileSync(__dirname + '/elsewhere.pem'));
      console.log(signature.toString('base64'));`;
    return `"${process.execPath}" "${fixture.file('sign.cjs', program)}"`;
  };

  test('adds a certificate for a key that stays elsewhere, and what setup prints logs in with a command', () =>
    withInsideFixture(async (fixture) => {
      const { code, stdout } = await fixture.setup([...CERTIFICATE, '--client-public-key', publicFile(fixture)]);
      expect(stdout).toContain(
        'days; it is saved to a file, and its private key stays elsewhere (--client-public-key)\n',
      );
      const [alias = ''] = aliasesOf(fixture);
      const file = keyFileOf(fixture, alias);
      const pem = readFileSync(file, 'utf8');
      expect([code, pem]).toEqual([
        0,
        expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n[^-]+-----END CERT[^-]+-----\n$/),
      ]);
      const text = inOneLine(stdout);
      // doctor refuses the two others without the first.
      expect(text).toContain(
        'Not tested: setup cannot sign with a key that stays elsewhere. oci-wif doctor with --client-authentication private_key_jwt, --client-certificate-file and --client-signing-command tests it.',
      );
      expect(text).toContain(`gh variable set OCI_CLIENT_CERTIFICATE --repo octo/app < ${file}`);
      expect(text).toContain(
        'client-authentication: private_key_jwt client-certificate: ${{ vars.OCI_CLIENT_CERTIFICATE }} client-signing-command: SIGNING_COMMAND # https://',
      );
      expect(text).not.toContain('secret set');

      const { emulator } = fixture;
      const login = await fixture.cli(
        [
          'login',
          '--domain-url',
          emulator.url,
          '--client-id',
          appOf(fixture).name,
          '--region',
          'eu-frankfurt-1',
        ].concat(
          ['--client-authentication', 'private_key_jwt', '--client-certificate-file', file],
          ['--client-signing-command', signingCommand(fixture)],
        ),
        { environment: emulator.github.runnerEnvironment({ repository: 'octo/app' }) },
      );
      expect([login.code, login.stderr]).toEqual([0, '']);

      emulator.requests.clear();
      const again = await fixture.setup(CERTIFICATE);
      expect([again.code, fixture.writes()]).toEqual([0, []]);
      expect(again.stdout).toContain(`gh variable set OCI_CLIENT_CERTIFICATE --repo octo/app < ${file}`);
    }));

  test('adds another one beside it, which replaces the variable; the older ones are removed after a question only', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      const rotate = [...GITHUB, '--rotate-client-certificate', '--client-public-key', publicFile(fixture)];
      const { code, stdout } = await fixture.setup(rotate);
      const [, added = ''] = aliasesOf(fixture);
      expect([code, inOneLine(stdout)]).toEqual([
        0,
        expect.stringContaining(
          `gh variable set OCI_CLIENT_CERTIFICATE --repo octo/app < ${keyFileOf(fixture, added)} # Add --env NAME if it is a variable of`,
        ),
      ]);
      const { code: removed, stderr } = await fixture.setup([...GITHUB, '--remove-old-certificates']);
      expect([removed, aliasesOf(fixture).length]).toEqual([2, 2]);
      expect(stderr).toContain(`the key of ${added} is in no file here`);
    }));

  test('another key than that of the certificate is not ignored, and the same one changes nothing', () =>
    withInsideFixture(async (fixture) => {
      const given = [...CERTIFICATE, '--client-public-key', publicFile(fixture)];
      await setup(fixture, CERTIFICATE);
      const before = aliasesOf(fixture);
      const { code, stderr } = await fixture.setup(given);
      expect([code, aliasesOf(fixture)]).toEqual([2, before]);
      expect(inOneLine(stderr)).toMatch(
        /--client-public-key is given, but the application has a certificate already \(.*\), which is not known .*expected: it with --rotate-client-certificate/,
      );
      const rotated = await fixture.setup([...GITHUB, '--rotate-client-certificate', ...given.slice(-2)]);
      expect(rotated.code).toBe(0);
      const again = await fixture.setup(given);
      expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Nothing to change')]);
      expect(inOneLine(again.stdout)).toContain('gh variable set OCI_CLIENT_CERTIFICATE');
    }));

  test('a rotation without it does not move the key to a file, unless a file is asked for', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, [...CERTIFICATE, '--client-public-key', publicFile(fixture)]);
      const before = aliasesOf(fixture);
      const rotate = [...GITHUB, '--rotate-client-certificate'];
      const { code, stderr } = await setup(fixture, rotate);
      expect([code, aliasesOf(fixture), saved(fixture)]).toEqual([2, before, [`${before[0] ?? ''}.pem`]]);
      expect(inOneLine(stderr)).toMatch(
        /stays elsewhere, and --client-public-key is missing; expected: it with the public/,
      );
      const toFile = await setup(fixture, [...rotate, '--client-key-file', join(fixture.home, 'key.pem')]);
      expect([toFile.code, aliasesOf(fixture).length]).toEqual([0, 2]);
    }));

  test('elsewhere than on GitHub, the printed login names the certificate and the command', () =>
    withInsideFixture(async (fixture) => {
      const oidc = [
        '--provider',
        'oidc',
        '--issuer',
        fixture.emulator.provider.issuer,
        '--subject',
        'build:42',
        '--name',
        'wif',
      ];
      const args = [...oidc, '--client-certificate', '--client-public-key', publicFile(fixture)];
      const { code, stdout } = await fixture.setup(args);
      const file = keyFileOf(fixture, aliasesOf(fixture)[0] ?? '');
      expect([code, inOneLine(stdout)]).toEqual([
        0,
        expect.stringContaining(
          `--client-authentication private_key_jwt --client-certificate-file ${file} --client-signing-command SIGNING_COMMAND`,
        ),
      ]);
    }));

  test.each<[flags: string[], message: string]>([
    [GITHUB, '--client-public-key is given, but no certificate is to be added'],
    [[...GITHUB, '--remove-old-certificates'], '--client-public-key is given, but no certificate is to be added'],
    [[...CERTIFICATE, '--subject-token-file', '-'], '--client-public-key and --subject-token-file are given'],
  ])('with %j is refused before anything is sent', (flags, message) =>
    withInsideFixture(async (fixture) => {
      const file = publicFile(fixture);
      fixture.emulator.requests.clear();
      const { code, stderr } = await fixture.setup([...flags, '--client-public-key', file]);
      expect([code, stderr, fixture.emulator.requests.length]).toEqual([2, expect.stringContaining(message), 0]);
    }),
  );

  test('that is a private key is refused, and not shown', () =>
    withInsideFixture(async (fixture) => {
      const file = fixture.file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
      const { code, stderr } = await setup(fixture, [...CERTIFICATE, '--client-public-key', file]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('--client-public-key is not a readable certificate')]);
    }));
});

test.each([
  ['client secret', GITHUB, '--client-secret-file'],
  ['client key', CERTIFICATE, '--client-key-file'],
])('a test with a token changes nothing if no file here has the %s', (what, args, flag) =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, args);
    for (const name of saved(fixture)) rmSync(join(fixture.home, '.config', 'oci-wif', name));
    fixture.emulator.requests.clear();
    const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const allow = ['--allow', 'read buckets in tenancy'];
    const { code, stderr } = await setup(fixture, [...args, ...allow, '--subject-token-file', token]);
    expect([code, fixture.writes()]).toEqual([2, []]);
    expect(stderr).toContain(`Invalid input: the test needs the ${what}, which`);
    expect(stderr).toContain(`expected: ${flag} with that file`);
  }),
);

unless(POSIX_SHELL)('--write-github hands the key and its certificate to gh through stdin', () =>
  withInsideFixture(async (fixture) => {
    const bin = join(fixture.home, 'bin');
    mkdirSync(bin);
    const log = join(fixture.home, 'gh.log');
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "gh $@" >> ${log}\n/bin/cat >> ${log}\n`, { mode: 0o755 });
    expect((await setup(fixture, [...CERTIFICATE, '--write-github'], { environment: { PATH: bin } })).code).toBe(0);
    const pem = readFileSync(keyFileOf(fixture, aliasesOf(fixture)[0] ?? ''), 'utf8');
    expect(readFileSync(log, 'utf8')).toContain(`gh secret set OCI_CLIENT_KEY --repo octo/app\n${pem}`);
  }),
);

test.each([
  ['app', true],
  ['app-prod', false],
  ['ap', false],
])('the certificate of app belongs to the client %s: %j', (clientId, isTheirs) => {
  const other = clientId === 'ap' ? 'oci-wif-app-20261129T080000000Z' : `oci-wif-${clientId}-20261129T080000000Z`;
  expect(isAliasOf(clientId === 'ap' ? 'ap' : 'app', other)).toBe(isTheirs);
});

test('a certificate that expires soon gets a note', () =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, CERTIFICATE);
    expect((await setup(fixture, CERTIFICATE)).stdout).not.toContain('--rotate-client-certificate');
    const begin = new Date(Date.now() - 340 * 24 * 3600_000).toISOString().replace(/[-:.]/g, '');
    const alias = `oci-wif-${appOf(fixture).name}-${begin}`;
    for (const certificate of fixture.emulator.domain.store.clientCertificates.values())
      certificate.certificateAlias = alias;
    appOf(fixture).certificates = [{ certAlias: alias }];
    const { code, stdout } = await setup(fixture, CERTIFICATE);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Note: the client certificate of wif expires on [\d-]{10}, and the domain may refuse/m),
    ]);
  }));

test('--remove removes the certificates, their keys, and what an interrupted run left in the domain', () =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, CERTIFICATE);
    await setup(fixture, [...GITHUB, '--rotate-client-certificate']);
    appOf(fixture).certificates?.pop();
    const remove = ['--provider', 'github', '--repository', 'octo/app', '--name', 'wif', '--remove'];
    const { code, stdout } = await setup(fixture, remove);
    expect([code, stdout.match(/- client certificate oci-wif-/g)]).toMatchObject([0, { length: 2 }]);
    expect(fixture.emulator.domain.store.clientCertificates.size).toBe(0);
    expect(saved(fixture)).toEqual([]);
    expect(fixture.inventory()).toEqual({ users: [], groups: {}, apps: {}, trusts: [], policies: {} });
  }));

test('--remove finds all certificates of the client, also if the domain needs several pages to list them', () =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, CERTIFICATE);
    const { clientCertificates } = fixture.emulator.domain.store;
    const [first] = [...clientCertificates.values()];
    for (let i = 100; i < 220; i++) {
      const certificateAlias = `oci-wif-${appOf(fixture).name}-20260101T000000${i}Z`;
      clientCertificates.set(`id${i}`, { ...first!, id: `id${i}`, certificateAlias });
    }
    const remove = ['--provider', 'github', '--repository', 'octo/app', '--name', 'wif', '--remove', '--dry-run'];
    expect((await setup(fixture, remove)).stdout.match(/- client certificate oci-wif-/g)).toHaveLength(121);
  }));

describe('a rotation', () => {
  test('while jobs log in refuses none of them, and an old key ends with its certificate', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      const [old = ''] = aliasesOf(fixture);
      const oldKey = readFileSync(keyFileOf(fixture, old), 'utf8');
      const rotation = await whileJobsLogIn(fixture, oldKey, [...GITHUB, '--rotate-client-certificate']);
      const [, added = ''] = aliasesOf(fixture);
      const newKey = readFileSync(keyFileOf(fixture, added), 'utf8');
      expect([rotation.code, rotation.statuses]).toEqual([0, new Set([200])]);
      expect(inOneLine(rotation.stdout)).toContain(
        `gh secret set OCI_CLIENT_KEY --repo octo/app < ${keyFileOf(fixture, added)}`,
      );
      expect([await exchangeWith(fixture, oldKey), await exchangeWith(fixture, newKey)]).toEqual([200, 200]);

      const removal = await whileJobsLogIn(fixture, newKey, [...GITHUB, '--remove-old-certificates']);
      expect([removal.code, removal.statuses]).toEqual([0, new Set([200])]);
      expect(removal.stdout).toMatch(new RegExp(`^  = ${added} .*\n  - ${old} `, 'm'));
      expect([aliasesOf(fixture), saved(fixture)]).toEqual([[added], [`${added}.pem`]]);
      expect(fixture.emulator.domain.store.clientCertificates.size).toBe(1);
      expect(await exchangeWith(fixture, oldKey)).toBe(401);
    }));

  test('keeps a certificate that somebody adds while the old one is removed', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      await setup(fixture, [...GITHUB, '--rotate-client-certificate']);
      const [, added = ''] = aliasesOf(fixture);
      const { clientCertificates } = fixture.emulator.domain.store;
      const [first] = [...clientCertificates.values()];
      clientCertificates.set('other', { ...first!, id: 'other', certificateAlias: 'of-somebody' });
      fixture.emulator.faults.add({
        kind: 'delay',
        delayMs: 0,
        method: 'PATCH',
        path: /\/Apps\/[^/]+$/,
        times: 1,
        when: () => Boolean(appOf(fixture).certificates?.push({ certAlias: 'of-somebody' })),
      });
      const { code } = await setup(fixture, [...GITHUB, '--remove-old-certificates']);
      expect([code, aliasesOf(fixture)]).toEqual([0, [added, 'of-somebody']]);
    }));

  test('whose answer is lost, and whose repetition is refused as a duplicate, keeps its key', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      fixture.emulator.faults.add({ kind: 'truncated', method: 'PATCH', path: /\/Apps\/[^/]+$/, times: 1 });
      const { code } = await setup(fixture, [...GITHUB, '--rotate-client-certificate']);
      const [, added = ''] = aliasesOf(fixture);
      expect([code, saved(fixture)]).toEqual([0, expect.arrayContaining([`${added}.pem`])]);
      expect(await exchangeWith(fixture, readFileSync(keyFileOf(fixture, added), 'utf8'))).toBe(200);
    }));

  test('is not completed without a question if the newest key cannot be tested', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      await setup(fixture, [...GITHUB, '--rotate-client-certificate']);
      const both = aliasesOf(fixture);
      rmSync(keyFileOf(fixture, both[1]!));
      const { code, stderr } = await setup(fixture, [...GITHUB, '--remove-old-certificates']);
      expect([code, aliasesOf(fixture)]).toEqual([2, both]);
      expect(inOneLine(stderr)).toContain(
        `the key of ${both[1]!} is in no file here, so nothing shows that jobs can log in with it; expected: --client-key-file`,
      );
    }));

  test('whose key the domain refuses is undone, and the older key works', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      const [old = ''] = aliasesOf(fixture);
      const body = { error: 'invalid_client', error_description: 'Client authentication failed.' };
      fixture.emulator.faults.add({ kind: 'status', status: 401, body, path: '/oauth2/v1/token' });
      const { code, stderr } = await setup(fixture, [...GITHUB, '--rotate-client-certificate', '--wait', '0']);
      fixture.emulator.faults.clear();
      expect(code).toBe(1);
      expect(stderr).toMatch(/^Setup failed: the domain refuses the key of the client certificate oci-wif-/);
      expect(stderr).toContain('the new certificate and its key were removed again; the older keys still work');
      expect([aliasesOf(fixture), saved(fixture)]).toEqual([[old], [`${old}.pem`]]);
      expect(await exchangeWith(fixture, readFileSync(keyFileOf(fixture, old), 'utf8'))).toBe(200);
    }));

  test('whose test finds no server says where the key is, and the older key works', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      fixture.emulator.faults.add({ kind: 'status', status: 501, path: '/oauth2/v1/token' });
      const { stderr } = await setup(fixture, [...GITHUB, '--rotate-client-certificate', '--wait', '0']);
      fixture.emulator.faults.clear();
      const [old = '', added = ''] = aliasesOf(fixture);
      expect(stderr).toContain(keyFileOf(fixture, added));
      expect(await exchangeWith(fixture, readFileSync(keyFileOf(fixture, old), 'utf8'))).toBe(200);
    }));

  test('whose key the domain refuses for the exchange of --subject-token-file is undone, too', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      const before = aliasesOf(fixture);
      fixture.emulator.domain.deviations.clientAssertions = 'client-credentials';
      const token = fixture.file('token.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
      const args = [...GITHUB, '--rotate-client-certificate', '--subject-token-file', token, '--wait', '0'];
      const { code, stderr } = await setup(fixture, args);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Token exchange denied: /)]);
      expect(stderr).toContain('the new certificate and its key were removed again');
      expect(aliasesOf(fixture)).toEqual(before);
    }));

  test('never replaces a file with a key', () =>
    withInsideFixture(async (fixture) => {
      const file = join(fixture.home, 'key.pem');
      await setup(fixture, [...CERTIFICATE, '--client-key-file', file]);
      const before = readFileSync(file, 'utf8');
      const args = [...GITHUB, '--rotate-client-certificate', '--client-key-file', file];
      const { code, stderr } = await setup(fixture, args);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cannot write secret: \S+key.pem exists; it was not/)]);
      expect([readFileSync(file, 'utf8'), aliasesOf(fixture).length]).toEqual([before, 1]);
    }));

  test('names a file that cannot be created before anything is changed', () =>
    withInsideFixture(async (fixture) => {
      const file = join(fixture.file('notes.txt', ''), 'key.pem');
      const { code, stderr } = await setup(fixture, [...CERTIFICATE, '--client-key-file', file]);
      const problem = `Cannot write secret: ${file}: a part of this path is not a directory\n`;
      expect([code, stderr, fixture.writes()]).toEqual([1, expect.stringContaining(problem), []]);
    }));

  test('and a later setup refuse a file that is no key before anything is changed', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      fixture.emulator.requests.clear();
      const file = ['--client-key-file', fixture.file('notes.txt', 'no key')];
      const later = await setup(fixture, [...CERTIFICATE, '--tag', 'v1', ...file]);
      expect([later.code, later.stderr]).toEqual([2, expect.stringContaining('cannot be read as a private key')]);
      const rotation = await setup(fixture, [...GITHUB, '--rotate-client-certificate', ...file]);
      expect([rotation.code, fixture.writes()]).toEqual([1, []]);
    }));

  test('that finds no older certificate removes none', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, CERTIFICATE);
      fixture.emulator.requests.clear();
      const { code, stdout } = await setup(fixture, [...GITHUB, '--remove-old-certificates']);
      expect([code, stdout, fixture.writes()]).toEqual([0, expect.stringContaining('Nothing to remove.'), []]);
    }));

  test('keeps a certificate that setup did not create', () =>
    withInsideFixture(async (fixture) => {
      await setup(fixture, GITHUB);
      await fixture.emulator.domain.addClientCertificate(appOf(fixture), 'by-hand');
      for (let time = 0; time < 2; time += 1)
        expect((await setup(fixture, [...GITHUB, '--rotate-client-certificate'])).code).toBe(0);
      const [, , newest] = aliasesOf(fixture);
      expect((await setup(fixture, [...GITHUB, '--remove-old-certificates'])).code).toBe(0);
      expect(aliasesOf(fixture).sort()).toEqual(['by-hand', newest]);
    }));
});

unless(POSIX_SHELL).each([
  ['--rotate-secret', 'OCI_CLIENT_SECRET', '.secret'],
  ['--rotate-client-certificate', 'OCI_CLIENT_KEY', '.pem'],
])('%s --write-github replaces the secret %s of the environment with gh', (flag, secret, suffix) =>
  withInsideFixture(async (fixture) => {
    await setup(fixture, GITHUB);
    const bin = join(fixture.home, 'bin');
    mkdirSync(bin);
    const log = join(fixture.home, 'gh.log');
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "gh $@" >> ${log}\n/bin/cat >> ${log}\n`, { mode: 0o755 });
    const where = ['--provider', 'github', '--repository', 'octo/app', '--environment', 'prod', '--name', 'wif'];
    const { code } = await setup(fixture, [...where, flag, '--write-github'], { environment: { PATH: bin } });
    const name = saved(fixture).find((each) => each.endsWith(suffix)) ?? '';
    const text = readFileSync(join(fixture.home, '.config', 'oci-wif', name), 'utf8');
    expect([code, readFileSync(log, 'utf8')]).toEqual([
      0,
      `gh api repos/octo/app --jq .permissions.push\ngh secret set ${secret} --repo octo/app --env prod\n${text}`,
    ]);
  }),
);

test('a file of --config may ask for a certificate, but not for generated code with one', () =>
  withInsideFixture(async (fixture) => {
    const lines = ['provider: github', 'repository: octo/app', 'branch: main', 'client-certificate: true'];
    const file = fixture.file('wif.yaml', lines.join('\n'));
    const refusal = await setup(fixture, ['--config', file, '--output', 'shell']);
    expect([refusal.code, refusal.stderr]).toEqual([2, expect.stringContaining('--client-certificate and --output')]);
    expect((await setup(fixture, ['--config', file])).code).toBe(0);
    expect(aliasesOf(fixture)).toHaveLength(1);
  }));

const refused: [flags: string[], message: string][] = [
  [[...CERTIFICATE, '--client-secret-stdout'], '--client-certificate and --client-secret-stdout are given'],
  [[...CERTIFICATE, '--client-secret-file', 's'], '--client-certificate and --client-secret-file are given'],
  [[...CERTIFICATE, '--print-terraform'], 'because the Terraform provider needs the client secret'],
  [[...CERTIFICATE, '--output', 'terraform'], '--client-certificate and --output are given'],
  [[...GITHUB, '--client-key-file', 'k'], '--client-key-file is given without --client-certificate'],
  [[...CERTIFICATE, '--instance-principal'], '--client-certificate and --instance-principal are given'],
  [[...INSTANCE, '--client-secret-file', 's'], '--instance-principal and --client-secret-file are given'],
  [[...INSTANCE, '--output', 'shell'], '--instance-principal and --output are given'],
  [[...INSTANCE, '--client-key-file', 'k'], '--client-key-file is given without --client-certificate'],
  [[...GITHUB, '--rotate-secret', '--rotate-client-certificate'], 'are given; expected: one of them'],
  [
    [...GITHUB, '--rotate-client-certificate', '--client-secret-stdout'],
    '--rotate-client-certificate and --client-sec',
  ],
];
test.each(refused)('%j is refused before anything is sent', (flags, message) =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.requests.clear();
    const { code, stderr } = await setup(fixture, flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect([fixture.emulator.requests.length, readdirSync(fixture.home)]).toEqual([0, []]);
  }),
);
