// The built files: their sizes, and what a plain login must not load.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadedScripts } from '../../scripts/bench/loaded-scripts.ts';
import { actionInputs } from '../../scripts/docs/action-inputs.ts';
import { errorsOf, withActionFixture } from './action-fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

it.each([
  ['dist/main/index.js', 213_000],
  ['dist/post/index.js', 82_000],
  // With the table of settings, because it has two inputs of a login.
  ['dist/logout/index.js', 94_500],
  ['dist/renew-now/index.js', 61_000],
  // One file, because a job may remove or replace its files while the process runs.
  ['dist/renew/index.js', 120_500],
])('%s is at most %i bytes', (path, budget) => {
  expect(statSync(`${root}${path}`).size).toBeLessThanOrEqual(budget);
});

it('the background process is one file', () => {
  expect(readdirSync(`${root}dist/renew`).filter((name) => name.endsWith('.js'))).toEqual(['index.js']);
});

it.each(['main', 'post', 'logout', 'renew-now', 'renew'].map((entry) => `dist/${entry}/index.js`))(
  '%s holds nothing of the OCI SDK and is not minified',
  (path) => {
    const code = read(path);
    expect(code).not.toMatch(/oci-common|oci-objectstorage|ObjectStorageClient\b.*class|opossum/);
    const lines = code.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1_000);
    expect(lines.length).toBeGreaterThan(1_000);
  },
);

// Such a name would change with the content of a file, and with it every line and file of dist that uses it.
it('no name in dist is a hash of the content', () => {
  const names = ['main', 'post', 'logout', 'renew-now', 'renew', 'cli'].flatMap(
    (entry) => read(`dist/${entry}/index.js`).match(/\w+(?=__WEBPACK_IMPORTED_MODULE)/g) ?? [],
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => /_[0-9A-Z]{8}_js/.test(name))).toEqual([]);
});

interface ActionFile {
  runs: { using: string; main: string; post: string };
  inputs: Record<string, { default?: string; required?: boolean }>;
  outputs: Record<string, unknown>;
}
const action = parse(read('action.yml')) as ActionFile;

it('action.yml refers to existing files and declares exactly the outputs that the action sets', () => {
  expect(action.runs.using).toBe('node24');
  expect([action.runs.main, action.runs.post].every((path) => existsSync(`${root}${path}`))).toBe(true);
  const outputs = [...read('src/action/job-output.ts').matchAll(/setOutput\('([a-z-]+)'/g)].map(([, name]) => name);
  expect(new Set(outputs)).toEqual(new Set(Object.keys(action.outputs)));
});

it.each(['logout', 'renew'])(
  '%s/action.yml refers to an existing file and shows the defaults of the login',
  (folder) => {
    const { runs, inputs } = parse(read(`${folder}/action.yml`)) as ActionFile;
    expect([runs.using, existsSync(`${root}${folder}/${runs.main}`)]).toEqual(['node24', true]);
    const shown = Object.entries(inputs).map(([name, input]) => [name, input.default]);
    expect(shown).toEqual(['profile', 'oci-home'].map((name) => [name, actionInputs()[name]?.default]));
  },
);

it('action.yml declares the settings of a login in their order; if not, run npm run docs', () => {
  expect(Object.entries(action.inputs)).toEqual(Object.entries(actionInputs()));
});

it('a login without options loads one file', () =>
  withActionFixture({}, async (fixture) => {
    const job = fixture.job();
    const coverage = join(job.directory, 'coverage');
    await job.main(fixture.inputs, { environment: { NODE_V8_COVERAGE: coverage } });
    expect(loadedScripts(coverage)).toEqual([`${root}dist/main/index.js`]);
  }));

it('an input that is refused loads none of TLS, HTTP, cryptography and the starting of programs', () =>
  withActionFixture({}, async (fixture) => {
    const job = fixture.job();
    const list = join(job.directory, 'modules');
    const write = `process.once('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, process.moduleLoadList.join('\\n')));`;
    const preload = join(job.directory, 'preload.cjs');
    writeFileSync(preload, write);
    const environment = { NODE_OPTIONS: `--require ${JSON.stringify(preload)}` };
    const step = await job.main({ ...fixture.inputs, region: 'x' }, { environment });
    expect(errorsOf(step)).toEqual([expect.stringContaining('region is "x"')]);
    const loaded = readFileSync(list, 'utf8').split('\n');
    expect(loaded).toContain('NativeModule fs');
    expect(loaded.filter((name) => /^NativeModule (tls|http|https|crypto|child_process)$/.test(name))).toEqual([]);
  }));
