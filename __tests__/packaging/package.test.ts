import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, root, run } from './npm.ts';

/** Bytes. What `npx oci-wif` loads, most of it Oracle's SDK and the licenses. */
const [MOST_PACKED, MOST_UNPACKED] = [700_000, 3_500_000];

const COMMANDS = ['setup', 'explain', 'login', 'logout', 'verify', 'doctor'];

interface Packed {
  filename: string;
  size: number;
  unpackedSize: number;
  files: { path: string }[];
}

let directory: string;
let packed: Packed;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'oci-wif-package-'));
  const { exitCode, stdout, stderr } = npm(['pack', '--json', '--loglevel=error', '--pack-destination', directory]);
  if (exitCode !== 0) throw new Error(stderr);
  [packed] = JSON.parse(stdout) as [Packed];
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('the npm package of the command line', () => {
  it('contains the built command line, its background process, README and license, and nothing else', () => {
    const built = ['dist/cli', 'dist/renew'].flatMap((directory) =>
      readdirSync(join(root, directory)).map((name) => `${directory}/${name}`),
    );
    expect(built).toEqual(expect.arrayContaining(['dist/cli/licenses.txt', 'dist/renew/licenses.txt']));
    expect(packed.files.map(({ path }) => path).sort()).toEqual(
      [...built, 'LICENSE', 'README.md', 'package.json'].sort(),
    );
  });

  const onPosix = process.platform === 'win32' ? it.skip : it;
  onPosix('has an executable program, so that npx runs it in a clone as well (not on Windows)', () => {
    expect(statSync(join(root, 'dist', 'cli', 'index.js')).mode & 0o100).toBe(0o100);
  });

  it('installs no other package and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies', 'private']) {
      expect(manifest).not.toHaveProperty(field);
    }
    const scripts = Object.keys(manifest.scripts as object);
    expect(scripts.filter((name) => /^(pre|post)?(install|prepare|pack|publish)/.test(name))).toEqual([]);
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
  });

  it('is small', () => {
    const figures = `${String(packed.size)} bytes packed, ${String(packed.unpackedSize)} unpacked, ${packed.files.length} files`;
    process.stdout.write(`npm package: ${figures}\n`);
    expect(packed.size).toBeLessThan(MOST_PACKED);
    expect(packed.unpackedSize).toBeLessThan(MOST_UNPACKED);
  });

  describe('run from the packed file in an empty directory', () => {
    let [home, empty]: string[] = [];
    beforeAll(() => {
      [home, empty] = ['home', 'empty'].map((name) => join(directory, name));
      for (const made of [home, empty]) mkdirSync(made ?? '');
    });
    const inEmpty = () => ({
      cwd: empty ?? '',
      env: { npm_config_cache: join(directory, 'cache'), HOME: home ?? '', NO_COLOR: '1' },
    });

    it('starts with npx, without a registry, and leaves nothing there', () => {
      const tarball = join(directory, packed.filename);
      const exec = ['exec', '--offline', '--yes', '--loglevel=error', '--package', tarball, '--', 'oci-wif', '--help'];
      const { exitCode, stdout, stderr } = npm(exec, inEmpty());
      expect({ exitCode, stderr, left: readdirSync(empty ?? '') }).toEqual({ exitCode: 0, stderr: '', left: [] });
      for (const command of COMMANDS) expect(stdout).toContain(command);
    });

    describe('unpacked', () => {
      beforeAll(() => {
        // Relative names, because some versions of tar treat a drive letter as a host.
        expect(run('tar', ['-xzf', packed.filename], { cwd: directory })).toMatchObject({ exitCode: 0, stderr: '' });
      });
      const execute = (...args: string[]) =>
        run(process.execPath, [join(directory, 'package', 'dist', 'cli', 'index.js'), ...args], inEmpty());

      it.each(COMMANDS)('contains everything that "%s" loads', (command) => {
        const { exitCode, stdout, stderr } = execute(command, '--help');
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
        expect(stdout).toContain(`oci-wif ${command}`);
      });

      it('starts a background process for "login --renew", which ends if it receives no request', () => {
        const entry = join(directory, 'package', 'dist', 'renew', 'index.js');
        expect(run(process.execPath, [entry], inEmpty())).toEqual({ exitCode: 0, stdout: '', stderr: '' });
      });

      it('refuses a login without its required settings, with its own message', () => {
        const { exitCode, stderr } = execute('login', '--domain-url', 'http://localhost');
        expect(exitCode).toBe(2);
        expect(stderr).not.toContain('Cannot find');
      });
    });
  });
});

it('installs dependencies without running their install scripts, with every npm', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  expect(npm(['config', 'get', 'ignore-scripts']).stdout.trim()).toBe('true');
});
