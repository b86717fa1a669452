// Stryker's configuration for `npm run mutants`.

import { fileURLToPath } from 'node:url';

const folder = process.env.OCI_WIF_MUTANTS;
// The tests of the other folders start programs, or wait for a lock.
const isFast = folder === 'http' || folder === 'federation';
const without = process.env.OCI_WIF_MUTANTS_WITHOUT ?? '';

export default {
  plugins: [fileURLToPath(new URL('stryker-runner.mjs', import.meta.url))],
  testRunner: 'jest-by-file',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    // The tests of the same folder, which run the source in their own process. Tests of the built dist would not see the changes.
    enableFindRelatedTests: false,
    config: {
      testMatch: [`<rootDir>/__tests__/${folder}/*.test.ts`],
      // Two files start programs for seconds. The others are those that mutants.mjs leaves for its second round.
      testPathIgnorePatterns: ['slow\\.test\\.ts$', 'two-processes', ...without.split(' ').filter(Boolean)],
      // Each change would get new keys. mutants.mjs names a directory for all of them.
      globalSetup: null,
      globalTeardown: null,
      // Milliseconds: many changes make a request wait forever.
      testTimeout: isFast ? 5_000 : 20_000,
    },
  },
  // Three files of the renewal run only in the background process, which the tests in e2e/ start from dist.
  mutate: [`src/${folder}/**/*.ts`, '!src/renewal/{launch,process,removal-signal}.ts'],
  // The wording of messages is read by people, not by tests.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // Values that are computed when a module is loaded are not changed: that would run all tests. Except where this takes no time: a test of the
  // federation loads its tables on demand, and Stryker would try changes in them with that test alone.
  ignoreStatic: folder !== 'federation',
  // Runs only what changed since the run before: new tests against the changes that no test had noticed.
  incremental: true,
  incrementalFile: `.cache/mutants/${folder}.json`,
  concurrency: Number(process.env.OCI_WIF_MUTANT_PROCESSES ?? 2),
  // A busy machine must not make a change look noticed.
  timeoutMS: isFast ? 8_000 : 20_000,
  tempDirName: '.cache/mutants/sandboxes',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: `coverage/mutants-${folder}.json` },
};
