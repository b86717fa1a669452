// Changes the source in small ways, one at a time, and lists the changes that no test notices.
// Usage: npm run mutants [-- folder of src …], default all folders of mutant-folders.mjs. docs/mutation-testing.md explains the result.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleEmulator } from './bundle-emulator.mjs';
import { changeKey, FOLDERS, SKIPPED, smallestHashes } from './mutant-folders.mjs';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/jest-runner@9.6.1'];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const cache = join('.cache', 'mutants');
const stryker = join(cache, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

// Not a devDependency: 170 packages that only this command needs.
if (!existsSync(stryker)) {
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, ...STRYKER]);
}
process.env.OCI_WIF_TEST_KEYS = resolve(cache, 'keys');

const chosen = process.argv.slice(2);
const unknown = chosen.filter((folder) => !(folder in FOLDERS));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: expected ${Object.keys(FOLDERS).join(', ')}`);

const scores = [];
for (const folder of chosen.length > 0 ? chosen : Object.keys(FOLDERS)) {
  // scripts/tests/keys-from-pool.cjs leaves a file in it for each key that was taken.
  rmSync(process.env.OCI_WIF_TEST_KEYS, { recursive: true, force: true });
  mkdirSync(process.env.OCI_WIF_TEST_KEYS, { recursive: true });
  await bundleEmulator(process.env.OCI_WIF_TEST_KEYS);
  const sample = await sampleOf(folder);
  const sampleFile = resolve(cache, `${folder}-sample.json`);
  writeFileSync(sampleFile, JSON.stringify(sample === undefined ? null : [...sample]));
  Object.assign(process.env, {
    OCI_WIF_MUTANTS: folder,
    OCI_WIF_MUTANT_SAMPLE: sampleFile,
    OCI_WIF_MUTANT_ROOT: process.cwd(),
  });
  run(process.execPath, [stryker, 'run', join('scripts', 'tests', 'stryker.config.mjs')]);
  scores.push(scoreOf(folder, sample));
}
console.log(scores.join('\n'));

/** @returns the keys of the changes to try; undefined: all of them */
async function sampleOf(folder) {
  const { sample, mutate } = FOLDERS[folder];
  if (sample === undefined) return undefined;
  const without = new Set((mutate ?? []).map((pattern) => pattern.replace(/^!/, '')));
  const names = readdirSync(join('src', folder), { recursive: true })
    .map((name) => `src/${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !without.has(name));
  const files = names.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const content = new Map(files.map(({ name, content: text }) => [name, text]));
  const keys = (await changesOf(files)).map((change) => changeKey(change, content.get(change.fileName)));
  return new Set(smallestHashes(keys, sample));
}

/** All changes that Stryker would try in these files. */
async function changesOf(files) {
  const modules = new URL(`../../${cache.replaceAll('\\', '/')}/node_modules/`, import.meta.url);
  const { createInjector } = await import(new URL('typed-inject/dist/src/index.js', modules));
  const { createInstrumenter } = await import(new URL('@stryker-mutator/instrumenter/dist/src/index.js', modules));
  const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  const instrumenter = createInjector()
    .provideValue('logger', silent)
    .provideValue('getLogger', () => silent)
    .provideValue('options', {})
    .injectFunction(createInstrumenter);
  const options = { excludedMutations: SKIPPED, plugins: null, ignorers: [], noHeader: true };
  const { mutants } = await instrumenter.instrument(files, options);
  return mutants.filter(({ status }) => status !== 'Ignored');
}

function scoreOf(folder, sample) {
  const report = JSON.parse(readFileSync(join('coverage', `mutants-${folder}.json`), 'utf8'));
  const changes = Object.entries(report.files).flatMap(([fileName, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, fileName, source })),
  );
  // Errors come from changes that cannot run at all, and from those outside the sample.
  const counted = changes
    .filter((change) => sample === undefined || sample.has(changeKey(change, change.source, 1)))
    .filter(({ status }) => !/^(Ignored|.*Error)$/.test(status));
  const survivors = counted.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const { fileName, source, status, location, replacement } of survivors) {
    const { line, column } = location.start;
    console.log(
      `${fileName}:${line}:${column} ${status}\n  ${source.split('\n')[line - 1].trim()}\n  -> ${replacement}`,
    );
  }
  // Changes outside the sample are not kept as tried: the next sample may have them.
  const incremental = join(cache, `${folder}.json`);
  const kept = JSON.parse(readFileSync(incremental, 'utf8'));
  for (const file of Object.values(kept.files))
    file.mutants = file.mutants.filter(({ status }) => !status.endsWith('Error'));
  writeFileSync(incremental, JSON.stringify(kept));
  const timeouts = counted.filter(({ status }) => status === 'Timeout').length;
  const share = (((counted.length - survivors.length) / counted.length) * 100).toFixed(1);
  return `${folder.padEnd(12)} ${share} % of ${counted.length} changes noticed, ${timeouts} of them by exceeding the time`;
}

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
