// Changes the source in small ways, one at a time, and lists the changes that no test notices.
// Usage: npm run mutants [-- folder of src …], default the four folders that handle secrets. docs/mutation-testing.md explains the result.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/jest-runner@9.6.1'];
const FOLDERS = ['federation', 'http', 'profile', 'renewal'];
/** Test files that take seconds: they run only against the changes that no other file has noticed. */
const SECOND_ROUND = {
  profile: 'profile-store profile-removal logins-in-any-order',
  renewal: 'renewer',
};

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const cache = join('.cache', 'mutants');
const stryker = join(cache, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

// Not a devDependency: 170 packages that only this command needs.
if (!existsSync(stryker)) {
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, ...STRYKER]);
}
process.env.OCI_WIF_TEST_KEYS = resolve(cache, 'keys');
// scripts/keys-from-pool.cjs leaves a file in it for each key that was taken.
rmSync(process.env.OCI_WIF_TEST_KEYS, { recursive: true, force: true });
mkdirSync(process.env.OCI_WIF_TEST_KEYS, { recursive: true });

const chosen = process.argv.slice(2);
const scores = (chosen.length > 0 ? chosen : FOLDERS).map((folder) => {
  process.env.OCI_WIF_MUTANTS = folder;
  for (const without of folder in SECOND_ROUND ? [SECOND_ROUND[folder], ''] : ['']) {
    process.env.OCI_WIF_MUTANTS_WITHOUT = without;
    run(process.execPath, [stryker, 'run', join('scripts', 'stryker.config.mjs')]);
  }
  const { files } = JSON.parse(readFileSync(join('coverage', `mutants-${folder}.json`), 'utf8'));
  // Errors come from changes that cannot run at all.
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const counted = states.filter((status) => !/^(Ignored|.*Error)$/.test(status));
  const noticed = counted.filter((status) => status !== 'Survived' && status !== 'NoCoverage');
  const share = ((noticed.length / counted.length) * 100).toFixed(1);
  return `${folder.padEnd(12)} ${share} % of ${counted.length} mutants noticed`;
});
console.log(scores.join('\n'));

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
