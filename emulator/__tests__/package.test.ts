// The npm package of the emulator: packed, installed in an empty directory, and used as its README says.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createJob } from '../runner.ts';
import { errorsOf } from '../../__tests__/e2e/action-fixture.ts';
import { npm, root, run } from '../../__tests__/packaging/npm.ts';

/** Bytes, most of them the library that creates certificates. */
const [MOST_PACKED, MOST_UNPACKED] = [250_000, 1_300_000];

interface Packed {
  filename: string;
  size: number;
  unpackedSize: number;
  files: { path: string }[];
}

interface Manifest {
  version: string;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
  publishConfig: object;
}

const manifestIn = (directory: string) => JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
const [ours, manifest] = [manifestIn(root), manifestIn(join(root, 'emulator'))];

let directory: string;
let packed: Packed;
let emulatorProcess: ChildProcess | undefined;
beforeAll(() => {
  // Without symbolic links: npm prints paths without them.
  directory = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-emulator-package-'));
  for (const name of ['home', 'empty', 'cache']) mkdirSync(join(directory, name));
  packed = pack('--workspace', 'oci-wif-emulator');
});
afterAll(() => {
  // A failed test leaves it running: npx and the emulator are a process group.
  const isRunning = emulatorProcess?.exitCode === null && emulatorProcess.signalCode === null;
  if (isRunning) process.kill(-(emulatorProcess?.pid ?? 0), 'SIGTERM');
  rmSync(directory, { recursive: true });
});

function pack(...args: string[]): Packed {
  const { exitCode, stdout, stderr } = npm([
    'pack',
    ...args,
    '--ignore-scripts=false',
    '--json',
    '--silent',
    '--pack-destination',
    directory,
  ]);
  if (exitCode !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as [Packed])[0];
}

it('contains the built program, README and licences, and nothing else', () => {
  const expected = ['LICENSE', 'README.md', 'build/cli.js', 'build/licenses.txt', 'package.json'];
  expect(packed.files.map(({ path }) => path).sort()).toEqual(expected);
  expect(readFileSync(join(root, 'emulator', 'LICENSE'))).toEqual(readFileSync(join(root, 'LICENSE')));
  const licences = readFileSync(join(root, 'emulator', 'build', 'licenses.txt'), 'utf8');
  for (const library of ['@peculiar/x509', 'jose', 'reflect-metadata']) expect(licences).toContain(`\n${library}@`);
});

it('is small', () => {
  const { size, unpackedSize } = packed;
  process.stdout.write(`npm package of the emulator: ${size} bytes packed, ${unpackedSize} unpacked\n`);
  expect(size).toBeLessThan(MOST_PACKED);
  expect(unpackedSize).toBeLessThan(MOST_UNPACKED);
});

it('has the version of the command line, and its libraries in the exact versions that the tests use', () => {
  expect(manifest.version).toBe(ours.version);
  for (const [library, version] of Object.entries(manifest.devDependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(ours.devDependencies[library] ?? version).toBe(version);
  }
});

it('installs no other package and runs nothing when it is installed', () => {
  for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies', 'private']) {
    expect(manifest).not.toHaveProperty(field);
  }
  expect(Object.keys(manifest.scripts)).toEqual(['prepack', 'test']);
  expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
});

const onPosix = process.platform === 'win32' ? it.skip : it;
onPosix(
  'installed without a registry, serves "oci-wif setup" and the built action (not on Windows: a POSIX shell)',
  async () => {
    const [empty, home] = [join(directory, 'empty'), join(directory, 'home')];
    // Nothing of this process: `npm test` sets variables that lead npm back to this checkout.
    const environment = {
      PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
      HOME: home,
      npm_config_cache: join(directory, 'cache'),
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    };
    const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const inEmpty = (script: string) => run('env', ['-i', ...assignments, 'sh', '-c', script], { cwd: empty });
    const tarballs = [packed.filename, pack().filename].map((name) => `'${join(directory, name)}'`);
    expect(inEmpty(`npm install --no-audit --no-fund --loglevel=error ${tarballs.join(' ')}`)).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const installed = readdirSync(join(empty, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed.sort()).toEqual(['oci-wif', 'oci-wif-emulator']);

    emulatorProcess = spawn('npx', ['oci-wif-emulator', '--repository', 'acme/tool'], {
      cwd: empty,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    let output = '';
    const { stdout } = emulatorProcess;
    stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (!output.includes('Requests to the emulator:') && stdout) await once(stdout, 'data');
    const [load = ''] = /^\. .+$/m.exec(output) ?? [];
    const [setup = ''] = /^npx oci-wif setup [^]+?(?=\n\n)/m.exec(output) ?? [];
    const set = inEmpty(`${load}\n${setup}`);
    expect(set).toMatchObject({ exitCode: 0, stderr: '' });
    expect(set.stdout).toContain('Done. All changes were read back and compared.');

    const { stdout: variables } = inEmpty(`${load}\nenv -0; cat "$EMULATOR_DIR/client-secret"`);
    const [clientSecret = '', ...entries] = variables.split('\0').reverse();
    const exported = Object.fromEntries(entries.map((entry) => entry.split(/=(.*)/s).slice(0, 2))) as Record<
      string,
      string
    >;
    const { OCI_DOMAIN_URL = '', OCI_CLIENT_ID = '', OCI_REGION = '', ...job } = exported;
    const action = createJob({ environment: job, home });
    try {
      const step = await action.main({
        'domain-url': OCI_DOMAIN_URL,
        'client-id': OCI_CLIENT_ID,
        'client-secret': clientSecret,
        region: OCI_REGION,
        verify: 'true',
      });
      expect(errorsOf(step)).toEqual([]);
      expect(step).toMatchObject({ exitCode: 0, stderr: '', outputs: { namespace: 'emulatorns' } });
      expect(await action.post(step)).toMatchObject({ exitCode: 0, stderr: '' });
    } finally {
      action.remove();
    }
    process.kill(-(emulatorProcess.pid ?? 0), 'SIGINT');
    await once(emulatorProcess, 'exit');
    expect(output).toContain('The emulator has stopped and removed its files.');
  },
);
