// Tests are TypeScript as ES modules.
const tests = '<rootDir>/__tests__';

export default {
  testEnvironment: 'node',
  // `npm run test:slow` runs the files named *.slow.test.ts, `npm run coverage` those as well.
  testMatch: [`${tests}/**/*.${process.env.OCI_WIF_SLOW_TESTS === 'only' ? 'slow.test' : 'test'}.ts`],
  testPathIgnorePatterns: [
    ...(process.env.OCI_WIF_CONSUMER_TESTS ? [] : [`${tests}/consumers/`]),
    ...(process.env.OCI_WIF_SLOW_TESTS ? [] : ['\\.slow\\.test\\.ts$']),
  ],
  globalSetup: '<rootDir>/scripts/jest-set-up.mjs',
  globalTeardown: '<rootDir>/scripts/jest-tear-down.mjs',
  // Contains another checkout: scripts/test-windows.mjs.
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.mjs' },
  collectCoverage: process.env.OCI_WIF_COVERAGE === 'true',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageReporters: [process.env.CI ? 'text-summary' : 'text'],
  coverageThreshold: { global: { lines: 95 } },
  coverageProvider: 'v8',
  reporters: ['default', ...(process.env.OCI_WIF_TEST_COUNTS ? ['<rootDir>/scripts/count-reporter.mjs'] : [])],
  // One process for all files needs twice the processor time: its heap grows with each file.
  maxWorkers: '100%',
  testTimeout: 60_000,
};
