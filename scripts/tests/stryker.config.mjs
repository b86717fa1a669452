// Stryker's configuration for `npm run mutants`.

import { fileURLToPath } from 'node:url';
import { FOLDERS, OTHER_PROCESSES, SKIPPED } from './mutant-folders.mjs';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = process.env.OCI_WIF_MUTANTS;
const { tests, mutate = [], fast = false } = FOLDERS[folder];

export default {
  plugins: [beside('stryker-runner.mjs')],
  testRunner: 'jest-by-file',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    enableFindRelatedTests: false,
    config: {
      testEnvironment: beside('stryker-environment.cjs'),
      testMatch: tests.flatMap((name) => [
        `<rootDir>/__tests__/${name}/**/*.test.ts`,
        `<rootDir>/__tests__/${name}.test.ts`,
      ]),
      testPathIgnorePatterns: ['slow\\.test\\.ts$', ...OTHER_PROCESSES.map((name) => `/__tests__/${name}\\.`)],
      // Each change would get new keys. mutants.mjs names a directory for all of them.
      globalSetup: null,
      globalTeardown: null,
      // Milliseconds: many changes make a request wait forever. Elsewhere, the limit below is reached first, and a busy machine must not end
      // the first run.
      testTimeout: fast ? 5_000 : 600_000,
    },
  },
  mutate: [`src/${folder}/**/*.ts`, ...mutate],
  mutator: { excludedMutations: SKIPPED },
  coverageAnalysis: 'perTest',
  // Values that are computed when a module is loaded are not changed: that would run all tests. Except where this takes no time: a test of the
  // federation loads its tables on demand, and Stryker would try changes in them with that test alone.
  ignoreStatic: folder !== 'federation',
  // Runs only what changed since the run before: new tests against the changes that no test had noticed.
  incremental: true,
  incrementalFile: `.cache/mutants/${folder}.json`,
  concurrency: Number(process.env.OCI_WIF_MUTANT_PROCESSES ?? 2),
  // A busy machine must not make a change look noticed.
  timeoutMS: fast ? 8_000 : 20_000,
  // Of the first run, with all tests of the folder, on a busy machine.
  dryRunTimeoutMinutes: 30,
  tempDirName: '.cache/mutants/sandboxes',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `coverage/mutants-${folder}.json` },
};
