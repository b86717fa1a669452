// Stryker's Jest runner, but for each change it runs only the files with tests that reach the changed line, one after the other, until one
// notices the change: a third of the processor time. The fastest file comes first.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeKey } from './mutant-folders.mjs';

const modules = new URL('../../.cache/mutants/node_modules/@stryker-mutator/', import.meta.url);
const { declareFactoryPlugin, PluginKind } = await import(new URL('api/dist/src/plugin/index.js', modules));
const { jestTestRunnerFactory } = await import(new URL('jest-runner/dist/src/jest-test-runner.js', modules));

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'jest-by-file', createRunner)];

createRunner.inject = jestTestRunnerFactory.inject;
function createRunner(injector) {
  const runner = jestTestRunnerFactory(injector);
  const run = runner.run.bind(runner);
  let testFiles;
  runner.run = (settings) => run({ ...settings, testFiles });
  const dryRun = runner.dryRun.bind(runner);
  const mutantRun = runner.mutantRun.bind(runner);
  const sample = JSON.parse(readFileSync(process.env.OCI_WIF_MUTANT_SAMPLE, 'utf8'));
  const isChosen = sample === null ? () => true : isIn(new Set(sample));

  return Object.assign(runner, {
    async dryRun(options) {
      testFiles = undefined;
      const result = await dryRun(options);
      // Another process may run the changes.
      const tests = (result.tests ?? []).map(({ id, fileName, timeSpentMs }) => [id, { fileName, timeSpentMs }]);
      writeFileSync(TESTS, JSON.stringify(tests));
      return result;
    },
    async mutantRun(options) {
      if (!isChosen(options.activeMutant)) return { status: 'error', errorMessage: 'not in the sample' };
      let result;
      for (testFiles of filesOf(options.testFilter)) {
        result = await mutantRun(options);
        if (result.status !== 'survived') break;
      }
      return result;
    },
  });
}

const TESTS = join(process.env.OCI_WIF_TEST_KEYS, 'tests.json');

/** @returns what to give to Jest, one after the other; undefined means all files */
function filesOf(testIds) {
  if (testIds === undefined) return [undefined];
  const tests = new Map(JSON.parse(readFileSync(TESTS, 'utf8')));
  const times = new Map();
  for (const { fileName, timeSpentMs } of testIds.map((id) => tests.get(id)))
    times.set(fileName, (times.get(fileName) ?? 0) + timeSpentMs);
  return [...times].sort(([, one], [, other]) => one - other).map(([fileName]) => [fileName]);
}

/** The locations of Stryker's own process count lines from 0, and its file names are absolute. */
function isIn(keys) {
  const sources = new Map();
  return (mutant) => {
    const fileName = mutant.fileName.replaceAll('\\', '/').replace(/^.*\/(?=src\/)/, '');
    if (!sources.has(fileName))
      sources.set(fileName, readFileSync(join(process.env.OCI_WIF_MUTANT_ROOT, fileName), 'utf8'));
    return keys.has(changeKey({ ...mutant, fileName }, sources.get(fileName)));
  };
}
