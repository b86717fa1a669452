// Tests are TypeScript as ES modules.

import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const tests = '<rootDir>/__tests__';
const withCoverage = process.env.OCI_WIF_COVERAGE === 'true';

/** Files that declare types alone. They have no code to run, but the coverage would count each of their lines as not run. */
function typesAlone() {
  const files = readdirSync('src', { recursive: true }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => [name, readFileSync(`src/${name}`, 'utf8')]);
  return sources.filter(([, source]) => transformSync(source, { loader: 'ts' }).code === '').map(([name]) => name);
}

export default {
  testEnvironment: 'node',
  // `npm run test:slow` runs the files named *.slow.test.ts, `npm run coverage` those as well.
  testMatch: [`${tests}/**/*.${process.env.OCI_WIF_SLOW_TESTS === 'only' ? 'slow.test' : 'test'}.ts`],
  testPathIgnorePatterns: [
    ...(process.env.OCI_WIF_CONSUMER_TESTS ? [] : [`${tests}/consumers/`]),
    ...(process.env.OCI_WIF_SLOW_TESTS ? [] : ['\\.slow\\.test\\.ts$']),
  ],
  globalSetup: '<rootDir>/scripts/tests/jest-set-up.mjs',
  globalTeardown: '<rootDir>/scripts/tests/jest-tear-down.mjs',
  setupFilesAfterEnv: ['<rootDir>/scripts/tests/jest-contexts.mjs', '<rootDir>/scripts/tests/jest-keys.mjs'],
  // Contains another checkout: scripts/platforms/test-windows.mjs.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  // Loaded once for each worker, or not at all.
  moduleNameMapper: {
    '^oci-common$': '<rootDir>/scripts/tests/oci-common.cjs',
    '^@actions/http-client$': '<rootDir>/scripts/tests/http-client.cjs',
    '/emulator/emulator\\.ts$': '<rootDir>/scripts/tests/emulator.cjs',
  },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/tests/jest-transform.mjs' },
  collectCoverage: withCoverage,
  collectCoverageFrom: ['src/**/*.ts', ...(withCoverage ? typesAlone().map((name) => `!src/${name}`) : [])],
  coverageReporters: [process.env.CI ? 'text-summary' : 'text'],
  coverageThreshold: { global: { lines: 95 } },
  coverageProvider: 'v8',
  reporters: ['default', ...(process.env.OCI_WIF_TEST_COUNTS ? ['<rootDir>/scripts/tests/count-reporter.mjs'] : [])],
  // One process for all files needs twice the processor time: its heap grows with each file.
  maxWorkers: '100%',
  // Far more than a test needs: on a busy machine, one that starts ten processes has taken 55 s.
  testTimeout: 300_000,
};
