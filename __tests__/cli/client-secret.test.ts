// The client secret: shown once, in a private file or on stdout alone, in no message, regenerated on request, handed to gh through stdin.

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchange } from '../emulator/exchange.ts';
import { atDesk, type Desk } from './desk.ts';

const GITHUB = ['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'];

function app({ emulator }: Desk): { name: string; clientSecret: string } {
  const [only] = emulator.domain.store.apps.values();
  return only!;
}

async function works(desk: Desk, secret: string): Promise<boolean> {
  return (await exchange(desk.emulator, { clientId: app(desk).name, clientSecret: secret })).status === 200;
}

test('is saved by default only to a file that only its owner can read', () =>
  atDesk(async (desk) => {
    const { stdout, stderr } = await desk.setup(GITHUB);
    const directory = join(desk.home, '.config', 'oci-wif');
    const [name, ...others] = readdirSync(directory);
    expect(others).toEqual([]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600);
    const secret = readFileSync(join(directory, name!), 'utf8');
    expect(await works(desk, secret)).toBe(true);
    expect(stdout + stderr).not.toContain(secret);
  }));

test('is printed alone on stdout on request, with the report on stderr', () =>
  atDesk(async (desk) => {
    const { code, stdout, stderr } = await desk.setup([...GITHUB, '--client-secret-stdout']);
    expect(code).toBe(0);
    expect(stdout).toBe(`${app(desk).clientSecret}\n`);
    expect(stderr).toContain('Done. All changes were read back and compared.');
    expect(stderr).not.toContain(app(desk).clientSecret);
    expect(readdirSync(desk.home)).toEqual([]);
  }));

describe('a file that is given', () => {
  test('is created private', () =>
    atDesk(async (desk) => {
      const file = join(desk.home, 'deep', 'secret');
      expect((await desk.setup([...GITHUB, '--client-secret-file', file])).code).toBe(0);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(await works(desk, readFileSync(file, 'utf8'))).toBe(true);
    }));

  const unrelatedFiles: [string, (file: string) => void, RegExp][] = [
    [
      'something else',
      (file) => {
        writeFileSync(file, '-----BEGIN PRIVATE KEY-----\nabc\n', { mode: 0o600 });
      },
      /does not look like a client secret/,
    ],
    [
      'readable by others',
      (file) => {
        writeFileSync(file, 'idcscs-old');
        chmodSync(file, 0o644);
      },
      /can be read by others/,
    ],
    [
      'a directory',
      (file) => {
        mkdirSync(file);
      },
      /is a directory/,
    ],
    [
      'a symbolic link',
      (file) => {
        symlinkSync('/etc/hostname', file);
      },
      /is a symbolic link/,
    ],
  ];
  for (const [title, make, message] of unrelatedFiles) {
    test(`that is ${title} is refused before anything is changed`, () =>
      atDesk(async (desk) => {
        const file = join(desk.home, 'mine');
        make(file);
        const { code, stderr } = await desk.setup([...GITHUB, '--client-secret-file', file]);
        expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
        expect(stderr).toMatch(/^Cannot write secret: /);
        expect(desk.writes()).toEqual([]);
      }));
  }
});

test('--rotate-secret creates and saves a new secret, and the old one stops working', () =>
  atDesk(async (desk) => {
    await desk.setup(GITHUB);
    const old = app(desk).clientSecret;
    const dry = await desk.setup(['--provider', 'github', '--repository', 'octo/app', '--rotate-secret', '--dry-run']);
    expect([dry.code, await works(desk, old)]).toEqual([3, true]);
    const { code, stdout } = await desk.setup(['--provider', 'github', '--repository', 'octo/app', '--rotate-secret']);
    const [, file = ''] = /Client secret: in (\S+)/.exec(stdout) ?? [];
    const secret = readFileSync(file, 'utf8');
    expect(code).toBe(0);
    expect([await works(desk, secret), await works(desk, old)]).toEqual([true, false]);
  }));

test('--write-github sets the variables and the secret with gh, without the secret in the arguments', () =>
  atDesk(async (desk) => {
    const bin = join(desk.home, 'bin');
    mkdirSync(bin);
    const log = join(desk.home, 'gh.log');
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "$@ < $(/bin/cat)" >> ${log}\n`, { mode: 0o755 });
    const environment = { PATH: bin };
    const setup = [
      '--provider',
      'github',
      '--repository',
      'octo/app',
      '--environment',
      'prod',
      '--region',
      'eu-zurich-1',
      '--write-github',
    ];
    expect((await desk.setup(setup, { environment })).code).toBe(0);
    const { name, clientSecret } = app(desk);
    expect(readFileSync(log, 'utf8').split('\n')).toEqual([
      `variable set OCI_DOMAIN_URL --repo octo/app --env prod --body ${desk.emulator.url} < `,
      `variable set OCI_CLIENT_ID --repo octo/app --env prod --body ${name} < `,
      'variable set OCI_REGION --repo octo/app --env prod --body eu-zurich-1 < ',
      `secret set OCI_CLIENT_SECRET --repo octo/app --env prod < ${clientSecret}`,
      '',
    ]);
  }));

test('the test of the trust waits until the new trust takes effect, and says so', () =>
  atDesk(async (desk) => {
    const body = {
      error: 'unauthorized_client',
      error_description: 'No rules matched from given token to find impersonation user.',
    };
    desk.emulator.faults.add({ kind: 'status', status: 401, body, path: '/oauth2/v1/token', times: 1 });
    const token = desk.file('t', await desk.emulator.github.mint({ repository: 'octo/app' }));
    const { code, stdout } = await desk.setup([...GITHUB, '--subject-token-file', token]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/not yet: a new trust takes a minute or two [^]*Tested:/);
  }));

test('a test of the trust that fails exits with 1 and the explained denial, and the trust stays', () =>
  atDesk(async (desk) => {
    const token = desk.file('t', await desk.emulator.github.mint({ repository: 'octo/app', ref: 'refs/heads/dev' }));
    const { code, stderr } = await desk.setup([...GITHUB, '--subject-token-file', token, '--wait', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Token exchange denied: .*No rules matched/);
    expect(desk.inventory().trusts).toHaveLength(1);
  }));
