// The command line on Windows, as the built program: setup, login, verify and logout.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless, isWindows, isWine, unless } from '../platform.ts';
import { openCliFixture, type CliFixture, type CliResult } from './cli-fixture.ts';

const TRUST = [
  ...['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'],
  ...['--allow', 'read objectstorage-namespaces in tenancy'],
];

describeUnless(isWindows ? undefined : 'this is not Windows')('on Windows', () => {
  let fixture: CliFixture;
  let clientId: string;
  let secretFile: string;
  beforeAll(async () => {
    fixture = await openCliFixture();
    const { code, stdout } = await fixture.setup([...TRUST, '--json']);
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as { clientId: string; clientSecretFile: string };
    [clientId, secretFile] = [made.clientId, made.clientSecretFile];
  });
  afterAll(() => fixture.close());

  const oci = (): string => join(fixture.home, '.oci');

  async function login(more: string[], environment: Record<string, string> = {}): Promise<CliResult> {
    const { emulator } = fixture;
    const token = fixture.file('subject.jwt', await emulator.github.mint({ repository: 'octo/app' }));
    const args = ['--domain-url', emulator.url, '--client-id', clientId, '--client-secret-file', secretFile];
    const place = ['--region', 'eu-frankfurt-1', '--subject-token-file', token];
    return fixture.cli(['login', ...args, ...place, ...more], { environment });
  }

  it('setup saves the secret below APPDATA, and a second run changes nothing', async () => {
    expect(secretFile.startsWith(join(fixture.home, 'AppData', 'Roaming', 'oci-wif'))).toBe(true);
    expect(readFileSync(secretFile, 'utf8')).toMatch(/^[\x21-\x7e]+$/);
    const again = await fixture.setup([...TRUST, '--dry-run']);
    expect([again.code, again.stderr]).toEqual([0, '']);
  });

  it('login, verify and logout work, also when the directory is spelled in another way', async () => {
    const spelled = `${oci().charAt(0).toLowerCase()}${oci().slice(1).replaceAll('\\', '/')}`;
    const loggedIn = await login(['--verify', '--oci-home', spelled]);
    expect([loggedIn.code, loggedIn.stderr]).toEqual([0, '']);
    expect(loggedIn.stdout).toContain(`WIF in ${join(oci(), 'config')}`);
    const verified = await fixture.cli(['verify', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ profile: 'WIF', namespace: 'emulatorns' });
    const loggedOut = await fixture.cli(['logout']);
    expect([loggedOut.code, loggedOut.stderr]).toEqual([0, '']);
    expect(loggedOut.stdout).toContain('Removed the profile WIF');
    expect(existsSync(oci())).toBe(false);
  });

  it.each([
    ['cmd', {}, /^set "OCI_CLI_PROFILE=WIF"$/m],
    [
      'PowerShell',
      { PSModulePath: 'C:\\Users\\me\\Documents\\PowerShell\\Modules' },
      /^\$env:OCI_CLI_PROFILE = 'WIF'$/m,
    ],
    ['Git Bash', { MSYSTEM: 'MINGW64' }, /^export OCI_CLI_PROFILE=WIF$/m],
  ])('--export prints the commands of %s, from which it is called', async (_name, environment, line) => {
    const { code, stdout } = await login(['--export'], environment);
    expect([code, stdout]).toEqual([0, expect.stringMatching(line)]);
    expect((await fixture.cli(['logout'])).code).toBe(0);
  });

  it('cmd runs the commands of --export, and a tool then finds the profile', async () => {
    const { stdout } = await login(['--export', 'cmd']);
    const script = fixture.file(
      'export.cmd',
      `@echo off\r\n${stdout.replaceAll('\n', '\r\n')}echo %OCI_CLI_CONFIG_FILE%\r\n`,
    );
    const shown = spawnSync('cmd', ['/d', '/c', script], { encoding: 'utf8' }).stdout.trim();
    expect(shown).toBe(join(oci(), 'config'));
    await fixture.cli(['logout']);
  });

  unless(isWine ? 'Wine has no PowerShell' : undefined)('PowerShell runs the commands of --export', async () => {
    const { stdout } = await login(['--export', 'powershell']);
    const script = fixture.file('export.ps1', `${stdout}$env:OCI_CLI_CONFIG_FILE\n`);
    const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script];
    const shown = spawnSync('powershell', args, { encoding: 'utf8' }).stdout.trim();
    expect(shown).toBe(join(oci(), 'config'));
    await fixture.cli(['logout']);
  });

  it('a token command does not get the client secret, although --client-secret-env spells its variable in lower case', async () => {
    const token = fixture.file('subject.jwt', await fixture.emulator.github.mint({ repository: 'octo/app' }));
    const script = fixture.file(
      'token.cjs',
      `if (process.env.OCI_WIF_CLIENT_SECRET) process.exit(3);
      process.stdout.write(require('fs').readFileSync(${JSON.stringify(token)}));`,
    );
    const where = ['--domain-url', fixture.emulator.url, '--client-id', clientId, '--region', 'eu-frankfurt-1'];
    const command = ['--subject-token-command', `"${process.execPath}" "${script}"`];
    const { code, stderr } = await fixture.cli(
      ['login', ...where, ...command, '--client-secret-env', 'oci_wif_client_secret'],
      { environment: { PATH: process.env.PATH ?? '', OCI_WIF_CLIENT_SECRET: readFileSync(secretFile, 'utf8') } },
    );
    expect([code, stderr]).toEqual([0, '']);
    await fixture.cli(['logout']);
  });

  it('--renew renews in the background until logout, which ends the process', async () => {
    const renewing = await login(['--renew']);
    expect([renewing.code, renewing.stderr]).toEqual([0, '']);
    const loggedOut = await fixture.cli(['logout']);
    expect(loggedOut.stdout).toContain('No renewal was due');
    expect(loggedOut.stderr).toBe('');
  });
});
