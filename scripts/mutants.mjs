// Changes the source in small ways, one at a time, and lists the changes that no test notices.
// Usage: npm run mutants [-- folder of src …], default the four folders that handle secrets. Takes about an hour; docs/mutation-testing.md explains the result.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/jest-runner@9.6.1'];
const FOLDERS = ['federation', 'http', 'profile', 'renewal'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const cache = join('.cache', 'mutants');
const stryker = join(cache, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

// Not a devDependency: 170 packages that only this command needs.
if (!existsSync(stryker)) {
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, ...STRYKER]);
}
const folders = process.argv.slice(2);
process.env.OCI_WIF_MUTANTS = (folders.length > 0 ? folders : FOLDERS).join(',');
run(process.execPath, [stryker, 'run', join('scripts', 'stryker.config.mjs')]);

const { files } = JSON.parse(readFileSync(join('coverage', 'mutants.json'), 'utf8'));
const scores = new Map();
for (const [file, { mutants }] of Object.entries(files)) {
  const [, folder] = file.split('/');
  const score = scores.get(folder) ?? { noticed: 0, all: 0 };
  for (const { status } of mutants) {
    // Errors come from changes that cannot run at all.
    if (/^(Ignored|.*Error)$/.test(status)) continue;
    score.all += 1;
    if (status !== 'Survived' && status !== 'NoCoverage') score.noticed += 1;
  }
  scores.set(folder, score);
}
for (const [folder, { noticed, all }] of scores) {
  console.log(`${folder.padEnd(12)} ${((noticed / all) * 100).toFixed(1)} % of ${all} mutants noticed`);
}

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
