// What a login starts in addition to the profile, run in this process: the registry login and the renewal process.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inputDefaults } from '../../emulator/runner.ts';
import { openActionFixture, type ActionFixture } from '../e2e/action-fixture.ts';
import { runLogin } from '../../src/action/log-in.ts';
import { runLogout } from '../../src/action/log-out.ts';
import { recordFile } from '../../src/profile/record.ts';
import { type LoginName, type LoginRecord } from '../../src/profile/record.ts';
import { asInputs, runInProcess, trustAuthority, type Outcome } from './in-process.ts';

let fixture: ActionFixture;
let proxyUrl: string;
let directory: string;
let distrustAuthority: () => void;
beforeAll(async () => {
  fixture = await openActionFixture();
  distrustAuthority = trustAuthority(fixture.emulator.ca);
  proxyUrl = (await fixture.emulator.startProxy()).url;
});
afterAll(async () => {
  distrustAuthority();
  await fixture.stop();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-beside-'));
  mkdirSync(join(directory, 'temp'));
  mkdirSync(join(directory, 'programs'));
  fixture.emulator.faults.clear();
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const environment = (): Record<string, string> => ({
  ...fixture.emulator.github.runnerEnvironment({ repository: 'acme/app' }),
  https_proxy: proxyUrl,
  // For the background process, which is a program of its own.
  NODE_EXTRA_CA_CERTS: fixture.emulator.caFile,
  HOME: directory,
  DOCKER_CONFIG: join(directory, 'docker'),
  RUNNER_TEMP: join(directory, 'temp'),
  PATH: `${join(directory, 'programs')}:/usr/bin:/bin`,
});

const login = (inputs: Record<string, string>): Promise<Outcome> =>
  runInProcess(
    {
      ...environment(),
      ...asInputs({ ...inputDefaults('.'), ...fixture.inputs, 'oci-home': join(directory, '.oci'), ...inputs }),
    },
    () => runLogin(),
  );

const logout = ({ state }: Outcome): Promise<Outcome> =>
  runInProcess(
    { ...environment(), ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])) },
    runLogout,
  );

const docker = (script: string): void => {
  const file = join(directory, 'programs', 'docker');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

describe('the registry', () => {
  const config = (): string => join(directory, 'docker', 'config.json');

  it("is logged in to without a daemon, in Docker's config file, which is restored", async () => {
    docker("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    mkdirSync(join(directory, 'docker'));
    const before = '{"auths": {"ghcr.io": {"auth": "bWU6eA=="}}}\n';
    writeFileSync(config(), before);
    const step = await login({ 'registry-login': 'true' });
    expect(step.error).toBeUndefined();
    const { auths } = JSON.parse(readFileSync(config(), 'utf8')) as { auths: Record<string, { auth: string }> };
    expect(Object.keys(auths).sort()).toEqual(['fra.ocir.io', 'ghcr.io']);
    expect((await logout(step)).stdout).toContain('Logged out of the registry fra.ocir.io\n');
    expect(readFileSync(config(), 'utf8')).toBe(before);
  });

  it('is logged out of also if the profile stays (cleanup: false)', async () => {
    docker("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    const step = await login({ 'registry-login': 'true', cleanup: 'false' });
    expect((await logout(step)).stdout).toBe(
      'Logged out of the registry fra.ocir.io\nNothing to clean up: this step wrote no profile, or its input cleanup is false\n',
    );
    expect(step.outputs['token-file']).toBeDefined();
    expect(existsSync(step.outputs['token-file']!)).toBe(true);
  });

  it('is logged in to with docker if available', async () => {
    docker(`cat > "${directory}/given"; echo "$*" >> "${directory}/calls"`);
    const step = await login({ 'registry-login': 'eu-frankfurt-1.ocir.io' });
    expect(step.error).toBeUndefined();
    expect(readFileSync(join(directory, 'calls'), 'utf8')).toContain('login eu-frankfurt-1.ocir.io');
    expect(step.stdout).toContain(`::add-mask::${readFileSync(join(directory, 'given'), 'utf8')}`);
    // Docker has saved the password where it is told to, so it is not in its config as well.
    expect(existsSync(config())).toBe(false);
    expect((await logout(step)).error).toBeUndefined();
  });

  it('that refuses causes a warning: the login is kept', async () => {
    fixture.emulator.faults.add({
      path: '/20180419/docker/token',
      kind: 'status',
      status: 401,
      body: { code: 'NotAuthenticated' },
    });
    const step = await login({ 'registry-login': 'true' });
    expect(step.error).toBeUndefined();
    expect(step.stdout).toMatch(/^::warning::Registry login failed: .*401/m);
    expect(step.outputs.profile).toBe('WIF');
  });
});

describe('the process that renews', () => {
  const program = process.argv[1];
  beforeEach(() => {
    // It is started beside the program that runs, which is main when a runner starts it.
    process.argv[1] = resolve('dist/main/index.js');
  });
  afterEach(() => {
    process.argv[1] = program!;
  });

  it('is started, reported and ended, and nothing remains', async () => {
    const step = await login({ renew: 'true', 'terraform-federation': 'true' });
    expect(step.error).toBeUndefined();
    expect(step.stdout).toContain('  renewal:  in the background until the job ends, or until ');
    expect(step.exported).toMatchObject({ OCI_AUTH: 'WorkloadIdentityFederation' });
    const file = step.exported.OCI_WORKLOAD_IDENTITY_TOKEN_PATH!;
    expect(readFileSync(file, 'utf8').split('.')).toHaveLength(3);
    const { process: renewer } = (
      JSON.parse(readFileSync(recordFile(JSON.parse(step.state.login!) as LoginName), 'utf8')) as LoginRecord
    ).renewal!;
    expect(() => process.kill(renewer!.pid, 0)).not.toThrow();
    const post = await logout(step);
    expect(post.stdout).not.toContain('::warning::');
    expect(() => process.kill(renewer!.pid, 0)).toThrow();
    expect(readdirSync(join(directory, 'temp'))).toEqual([]);
  });

  it('that cannot be started causes a warning: the login is kept', async () => {
    process.argv[1] = join(directory, 'programs', 'nothing');
    const step = await login({ renew: 'true' });
    expect(step.error).toBeUndefined();
    expect(step.stdout).toContain(
      `::warning::The background process could not be started: ${process.argv[1]}: this does not exist. The session is not renewed and ends at `,
    );
    expect(readdirSync(join(directory, 'temp'))).toEqual([]);
    expect((await logout(step)).error).toBeUndefined();
  });

  it.each([
    ['renew', { renew: 'true' }],
    ['terraform-federation', { 'terraform-federation': 'true' }],
  ])('%s is refused with a token that was given', async (name, inputs) => {
    const token = await fixture.emulator.provider.mint();
    const step = await login({ ...inputs, 'subject-token': token });
    expect(step.error).toMatchObject({
      message: expect.stringContaining(`${name} is true, but subject-token is given`) as unknown,
    });
  });
});
