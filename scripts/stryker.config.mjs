// Stryker's configuration for `npm run mutants`.

import { fileURLToPath } from 'node:url';

const folders = (process.env.OCI_WIF_MUTANTS ?? '').split(',');
const plugins = new URL('../.cache/mutants/node_modules/@stryker-mutator/', import.meta.url);

export default {
  plugins: [fileURLToPath(new URL('jest-runner/dist/src/index.js', plugins))],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    // The tests of the same folder, which run the source in their own process. Tests of the built dist would not see the changes.
    enableFindRelatedTests: false,
    config: { testMatch: folders.map((folder) => `<rootDir>/__tests__/${folder}/*.test.ts`) },
  },
  mutate: folders.map((folder) => `src/${folder}/**/*.ts`),
  // The wording of messages is read by people, not by tests.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  tempDirName: '.cache/mutants/sandboxes',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: 'coverage/mutants.json' },
};
