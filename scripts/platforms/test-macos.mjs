// Runs tests on Linux with what differs on macOS: npm run test:macos [-- test files]. Node says that it runs on macOS, there is no /proc, `ps`
// and other tools refuse what only those of Linux understand, and the temporary directory is a symbolic link. Needs root, to mount.

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What asks for processes, runs programs, or compares paths. */
const TESTS = [
  '__tests__/system',
  '__tests__/renewal',
  '__tests__/login',
  '__tests__/system',
  '__tests__/login/log-out.finished.test.ts',
  '__tests__/cli/renew.test.ts',
  '__tests__/cli/export-commands.test.ts',
  '__tests__/e2e/login.test.ts',
  '__tests__/e2e/logout.test.ts',
  '__tests__/e2e/registry.test.ts',
  '__tests__/e2e/renew.test.ts',
  '__tests__/e2e/restore.test.ts',
  '__tests__/e2e/stale-login.test.ts',
];

const OTHER_OPTIONS =
  'base64 cat chmod chown cp date du find grep head ls mkdir mktemp mv readlink rm sed sort stat tail touch wc';
const MISSING = 'flock ip nproc pidof prlimit script setsid timeout';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stubs = join(root, 'scripts', 'platforms', 'macos');
const preload = `--require=${join(stubs, 'platform.cjs')}`;
const files = process.argv.length > 2 ? process.argv.slice(2) : TESTS;

const directory = mkdtempSync(join(tmpdir(), 'oci-wif-macos-'));
try {
  process.exitCode = run();
} finally {
  rmSync(directory, { recursive: true });
}

/** @returns the exit code */
function run() {
  const place = (name) => join(directory, name);
  for (const name of ['bin', 'temporary', 'proc']) mkdirSync(place(name));
  symlinkSync(place('temporary'), place('link'));
  for (const name of OTHER_OPTIONS.split(' ')) symlinkSync(join(stubs, 'gnu-option'), join(place('bin'), name));
  for (const name of MISSING.split(' ')) symlinkSync(join(stubs, 'missing'), join(place('bin'), name));
  copyFileSync('/bin/ps', place('linux-ps'));
  // Its callers pass it no variables.
  const ps = readFileSync(join(stubs, 'ps'), 'utf8');
  const own = ps.replace('$LINUX_PROC', place('proc')).replace('$LINUX_PS', place('linux-ps'));
  writeFileSync(place('ps'), own, { mode: 0o755 });
  const script = `mount --rbind /proc '${place('proc')}' && mount -t tmpfs none /proc && mount --bind '${place('ps')}' /bin/ps && exec "$@"`;
  const jest = ['--experimental-vm-modules', '--no-warnings', preload, 'node_modules/jest/bin/jest.js'];
  const command = [process.execPath, ...jest, '--watchman=false', ...files];
  const { status } = spawnSync('unshare', ['--mount', 'sh', '-c', script, 'sh', ...command], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${place('bin')}:${process.env.PATH}`,
      TMPDIR: place('link'),
      OCI_WIF_TEST_BUILT: 'true',
      // For the processes that the tests start, which get no other variable of these.
      OCI_WIF_TEST_NODE_OPTIONS: preload,
      // These two look for a binary of the system that process.platform names.
      ESBUILD_BINARY_PATH: join(root, `node_modules/@esbuild/linux-${process.arch}/bin/esbuild`),
      NAPI_RS_NATIVE_LIBRARY_PATH: nativeResolver(),
    },
  });
  return status ?? 1;
}

/** @returns the library of Jest's resolver */
function nativeResolver() {
  const packages = join(root, 'node_modules', '@unrs');
  const [name = ''] = readdirSync(packages).filter((each) => each.startsWith(`resolver-binding-linux-${process.arch}`));
  const [file = ''] = readdirSync(join(packages, name)).filter((each) => each.endsWith('.node'));
  return join(packages, name, file);
}
